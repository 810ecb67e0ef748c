"""A calendar on a server, brought to what is wanted of it: read, written, and read again where others write too."""

import hashlib
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from freshlegs.calendars.caldav.discovery import find_calendar_url, has_calendar, make_calendar
from freshlegs.calendars.caldav.server import CALDAV, CHANGED, DAV, LISTED, Server, connect, explain_status
from freshlegs.calendars.reading.own_events import find_own_uid
from freshlegs.calendars.writing.event import CalendarInfo
from freshlegs.io.errors import OutputError
from freshlegs.io.server_account import Account, Address
from freshlegs.io.server_errors import make_server_error

PAUSES = (0, 0.5, 2, 5)
"""Seconds before each look at a calendar, as long as others change it meanwhile or the server lags behind itself."""

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
_BUSY = "somebody else keeps changing it; try again"
_LAGS = "the server says that an event has changed, and shows it as it was; try again later"
_WEAK = "the server can't tell for certain whether an event has changed (weak ETag), so it is not written over"
_NO_TAG = "the server does not tell whether an event has changed (no ETag), so it is not written over"


@dataclass(frozen=True, slots=True)
class SyncActions:
    """What is to be done to a calendar."""

    #: By UID, a calendar with this one event. One that stands there so already is best not named.
    write: Mapping[str, bytes] = field(default_factory=dict)
    delete: frozenset[str] = frozenset()  #: UIDs that are to go
    doubt: str = ""  #: Why nothing is to be done as long as the calendar looks so; "" where nothing is strange


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
        """Return the events of ours, by UID; raises OutputError for an answer that is no whole list of events.

        What others have written is not looked into.
        """
        reply = self._server.ask("REPORT", self.url, _READ, Depth="1")
        if reply.statuses is None:
            how = "in a form that can't be read" if reply.status == LISTED else f"({reply.status})"
            raise make_server_error(self.url, f"the server does not list what stands in it {how}")
        if any(" 507" in status for status in reply.statuses):
            raise make_server_error(self.url, "the server lists only a part of what stands in it (507)")
        found: dict[str, Resource] = {}
        for link, properties in reply.properties.items():
            data, tag = (_text(properties, name) for name in (f"{CALDAV}calendar-data", f"{DAV}getetag"))
            resource = Resource(Address(self.url).leads_to(link), tag, data.encode())
            # The calendar itself, or another folder, is no event: who fetched it would get all that is in it.
            folder = resource.url.endswith("/") or unquote(resource.url) == unquote(self.url[:-1])
            if folder or not self._server.address.is_of(resource.url):
                continue
            if not data or (not tag and find_own_uid(resource.data)):
                resource = self._fetch(resource)
            if uid := find_own_uid(resource.data):
                found.setdefault(uid, resource)
        return found

    def _fetch(self, resource: Resource) -> Resource:
        """Return an event that was listed without its data or its tag; one that is gone, or not for us, has none."""
        reply = self._server.ask("GET", resource.url, accepted=(403, 404, 410))
        return Resource(resource.url, resource.tag or reply.tag, reply.data if reply.status == 200 else b"")

    def create(self, uid: str, data: bytes) -> bool:
        """Write a new event; return False if something is there; raises ElsewhereError where it is kept elsewhere."""
        url = f"{self.url}{name_resource(uid)}"
        refused = (400, 403, 409)
        reply = self._server.ask("PUT", url, data, accepted=(CHANGED, *refused), **_CALENDAR, If_None_Match="*")
        if reply.status in refused and any(map(_ELSEWHERE.search, reply.because)):
            raise ElsewhereError(f"can't write {self.url}: {_IN_TRASH}")
        if reply.status in refused:
            raise explain_status(url, reply.status)
        return reply.status != CHANGED

    def update(self, resource: Resource, data: bytes) -> bool:
        """Write over an event as it was read; return False if it is not so any more."""
        accepted, tag = (CHANGED, 404, 410), self._tag_of(resource)
        reply = self._server.ask("PUT", resource.url, data, accepted=accepted, **_CALENDAR, If_Match=tag)
        return reply.status not in accepted

    def delete(self, resource: Resource) -> bool:
        """Delete an event as it was read; return False if it is not so any more. Gone already is as good."""
        accepted, tag = (CHANGED, 404, 410), self._tag_of(resource)
        return self._server.ask("DELETE", resource.url, accepted=accepted, If_Match=tag).status != CHANGED

    def _tag_of(self, resource: Resource) -> str:
        if not resource.tag:
            raise make_server_error(self.url, _NO_TAG)
        return resource.tag


def reconcile(
    account: Account,
    info: CalendarInfo,
    decide: Callable[[Mapping[str, bytes]], SyncActions],
    *,
    rehearsal: bool = False,
    sleep: Callable[[float], object] = time.sleep,
) -> str:
    """Bring the plan's calendar on a server to what is wanted; return its URL.

    Of the events of ours that stand there, by UID, `decide` says what is to be done. It is asked anew, after a pause,
    when something changed there meanwhile, so that no decision rests on what is over, and when it is in doubt about
    what stands there. A rehearsal writes nothing. Raises InputError where the caldav package is not installed,
    OutputError where the server refuses, fails, can't be reached, or changes all the time, or where doubt remains; what
    was written until then stands, each event whole.
    """
    with connect(account) as server:
        url, exists = find_calendar_url(server, info)
        collection, there, why = Collection(server, url), dict[str, Resource](), ""
        for pause in PAUSES:
            sleep(pause)
            exists = exists or (pause > 0 and has_calendar(server, url))
            before, there = there, collection.resources() if exists else {}
            wanted = decide({uid: resource.data for uid, resource in there.items()})
            why = wanted.doubt
            if why:
                continue
            if rehearsal:
                return url
            if not exists:
                make_calendar(server, url, info.name)
            undone = _carry_out(collection, wanted, there)
            if not undone:
                return url
            why = _explain_undone(undone, there, before)
        raise make_server_error(url, why)


def _carry_out(collection: Collection, wanted: SyncActions, there: Mapping[str, Resource]) -> list[str]:
    """Do what is wanted; return the UIDs of what was not as it was read. The rest is done all the same."""
    undone, elsewhere = [], list[ElsewhereError]()
    for uid, data in wanted.write.items():
        try:
            done = collection.update(there[uid], data) if uid in there else collection.create(uid, data)
        except ElsewhereError as error:
            elsewhere.append(error)
        else:
            undone += [] if done else [uid]
    undone += [uid for uid in sorted(wanted.delete & there.keys()) if not collection.delete(there[uid])]
    if elsewhere:
        raise elsewhere[0]
    return undone


def _explain_undone(undone: list[str], there: Mapping[str, Resource], before: Mapping[str, Resource]) -> str:
    """Return why events could not be written: others write too, or what the server shows does not change."""
    if any(uid not in there or there[uid] != before.get(uid) for uid in undone):
        return _BUSY
    return _WEAK if any(there[uid].tag.startswith("W/") for uid in undone) else _LAGS


def name_resource(uid: str) -> str:
    """Return the name under which a new event is kept: safe in any URL, and always the same."""
    return f"{hashlib.sha256(uid.encode()).hexdigest()[:40]}.ics"


def _text(properties: Mapping[str, Any], name: str) -> str:
    return (properties[name].text or "") if name in properties else ""
