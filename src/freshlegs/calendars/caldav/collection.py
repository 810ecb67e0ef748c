"""One calendar on a server: its events of ours, and how they are written and deleted."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from freshlegs.calendars.caldav.address import Address
from freshlegs.calendars.caldav.refusals import explain_status
from freshlegs.calendars.caldav.server import CALDAV, CHANGED, DAV, Server
from freshlegs.calendars.reading.own_events import find_own_uid
from freshlegs.io.errors import OutputError

_READ = (
    '<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">'
    "<D:prop><D:getetag/><C:calendar-data/></D:prop>"
    '<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"/></C:comp-filter></C:filter>'
    "</C:calendar-query>"
)
_CALENDAR = {"Content_Type": "text/calendar; charset=utf-8"}
_ELSEWHERE = re.compile(rf"^{re.escape(CALDAV)}no-uid-conflict$|object with uid already exists", re.IGNORECASE)
"""What the standard says (RFC 4791 5.3.2.1), and what Nextcloud says of what lies in its trash."""
_IN_TRASH = "the server keeps some of its events in another calendar or in its trash; delete them there, and try again"


class ElsewhereError(OutputError):
    """An event can't be written, as the server has it in another place."""


@dataclass(frozen=True, slots=True)
class Resource:
    """An event on the server, as it was when it was read; `tag` tells it from what it was and will be."""

    url: str
    tag: str
    data: bytes


class Collection:
    """A calendar on a server."""

    def __init__(self, server: Server, url: str) -> None:
        self._server = server
        self.url = url

    def resources(self) -> dict[str, Resource]:
        """Return the events of ours, by UID. What others have written is not looked into."""
        reply = self._server.ask("REPORT", self.url, _READ, Depth="1")
        found: dict[str, Resource] = {}
        for link, properties in reply.properties.items():
            url = Address(self.url).leads_to(link)
            data, tag = (_text(properties, name) for name in (f"{CALDAV}calendar-data", f"{DAV}getetag"))
            uid = find_own_uid(data.encode())
            if uid and tag and self._server.address.is_of(url):
                found.setdefault(uid, Resource(url, tag, data.encode()))
        return found

    def create(self, uid: str, data: bytes) -> bool:
        """Write a new event; return False if something stands there already.

        Raises
        ------
        ElsewhereError
            The server keeps this event somewhere else.
        """
        url = f"{self.url}{name_resource(uid)}"
        accepted = (CHANGED, 400, 403, 409)
        reply = self._server.ask("PUT", url, data, accepted=accepted, **_CALENDAR, If_None_Match="*")
        if reply.status in (400, 403, 409):
            if any(_ELSEWHERE.search(word) for word in reply.because):
                raise ElsewhereError(f"can't write {self.url}: {_IN_TRASH}")
            raise explain_status(url, reply.status)
        return reply.status != CHANGED

    def update(self, resource: Resource, data: bytes) -> bool:
        """Write over an event as it was read; return False if it is not so any more."""
        accepted = (CHANGED, 404, 410)
        reply = self._server.ask("PUT", resource.url, data, accepted=accepted, **_CALENDAR, If_Match=resource.tag)
        return reply.status not in accepted

    def delete(self, resource: Resource) -> bool:
        """Delete an event as it was read; return False if it is not so any more. Gone already is as good."""
        reply = self._server.ask("DELETE", resource.url, accepted=(CHANGED, 404, 410), If_Match=resource.tag)
        return reply.status != CHANGED


def name_resource(uid: str) -> str:
    """Return the name under which a new event is kept: safe in any URL, and always the same."""
    return f"{hashlib.sha256(uid.encode()).hexdigest()[:40]}.ics"


def _text(properties: Mapping[str, Any], name: str) -> str:
    return (properties[name].text or "") if name in properties else ""
