"""From the address that an athlete knows to the calendar that is to hold the plan."""

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from freshlegs.calendars.caldav.server import CALDAV, DAV, NO_CALDAV, Server, explain_status
from freshlegs.calendars.writing.event import CalendarInfo
from freshlegs.io.server_account import Address
from freshlegs.io.server_errors import make_server_error

_WELL_KNOWN = "/.well-known/caldav"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_THERE = frozenset({404, 405, 410, 501})
_HOPS = 5

_LOOK = (
    '<D:propfind xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>'
    "<D:resourcetype/><D:current-user-principal/><C:calendar-home-set/></D:prop></D:propfind>"
)
_MAKE = (
    '<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>'
    "<D:displayname>{name}</D:displayname>"
    '<C:supported-calendar-component-set><C:comp name="VEVENT"/></C:supported-calendar-component-set>'
    "</D:prop></D:set></C:mkcalendar>"
)


def find_calendar_url(server: Server, info: CalendarInfo) -> tuple[str, bool]:
    """Return the calendar at the server's address, or where that is none, our own one of its user; raises OutputError.

    That is its URL, which ends with a slash, and whether it exists. Our own one is named after the UID of the calendar,
    so that each athlete has one and it is found again.
    """
    url, found = _look(server, server.address.url)
    if _is_calendar(found):
        return _as_folder(url), True
    home = _home(server, url, found)
    own = f"{_as_folder(home)}freshlegs-{hashlib.sha256(info.uid.encode()).hexdigest()[:16]}/"
    return own, has_calendar(server, own)


def make_calendar(server: Server, url: str, name: str) -> None:
    """Make a calendar; one that has been made meanwhile is as good."""
    refused = (403, 405, 409, 501)
    reply = server.ask("MKCALENDAR", url, _MAKE.format(name=escape(name)), accepted=refused)
    if reply.status in refused and not has_calendar(server, url):
        raise make_server_error(url, "this server lets nobody make a calendar; make one there and give its address")


def has_calendar(server: Server, url: str) -> bool:
    """Whether a calendar stands at a URL."""
    reply = server.ask("PROPFIND", url, _LOOK, accepted=_NOT_THERE | {403}, Depth="0")
    return any(map(_is_calendar, reply.properties.values()))


def _look(server: Server, url: str) -> tuple[str, Mapping[str, Any]]:
    """Return what stands at a URL, and where it stands after all redirects within the server."""
    start = url
    for _ in range(_HOPS):
        reply = server.ask("PROPFIND", url, _LOOK, accepted=_REDIRECTS | _NOT_THERE, Depth="0")
        if reply.status in _REDIRECTS:
            target = Address(url).leads_to(reply.location)
            if not server.address.is_of(target):
                named = server.describe(reply.location)
                raise make_server_error(start, f"the server sends us on to {named}; give the address there")
            url = target
        elif found := next(filter(None, reply.properties.values()), None):
            return url, found
        elif urlsplit(url).path == "/":
            url = Address(url).leads_to(_WELL_KNOWN)
        elif url == start and reply.status == 404:
            raise explain_status(start, reply.status)
        else:
            raise make_server_error(start, NO_CALDAV)
    raise make_server_error(start, "the server sends us in circles")


def _home(server: Server, url: str, found: Mapping[str, Any]) -> str:
    """Return where the calendars of the user are."""
    link, principal = _link(found, f"{CALDAV}calendar-home-set"), _link(found, f"{DAV}current-user-principal")
    if not link and not principal:
        raise make_server_error(server.address.url, NO_CALDAV)
    if not link:
        url, found = _look(server, Address(url).leads_to(principal))
        link = _link(found, f"{CALDAV}calendar-home-set")
    if not link:
        raise make_server_error(server.address.url, f"{NO_CALDAV}, or this user has no calendars")
    return Address(url).leads_to(link)


def _link(found: Mapping[str, Any], tag: str) -> str:
    element = found.get(tag)
    return "" if element is None else (element.findtext(f"{DAV}href") or "").strip()


def _is_calendar(found: Mapping[str, Any]) -> bool:
    kinds = found.get(f"{DAV}resourcetype")
    return kinds is not None and kinds.find(f"{CALDAV}calendar") is not None


def _as_folder(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"
