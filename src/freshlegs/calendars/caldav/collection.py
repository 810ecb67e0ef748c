"""A calendar on a server, brought to what is wanted of it: read, written, and read again where others write too."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from freshlegs.calendars.caldav.account import Account, Address
from freshlegs.calendars.caldav.discovery import find_calendar_url, make_calendar
from freshlegs.calendars.caldav.server import CALDAV, CHANGED, DAV, Server, connect, explain_status, make_error
from freshlegs.calendars.reading.own_events import find_own_uid
from freshlegs.calendars.writing.event import CalendarInfo
from freshlegs.io.errors import OutputError

ATTEMPTS = 4
"""How often a calendar is read anew when others change it while it is written."""

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


@dataclass(frozen=True, slots=True)
class SyncActions:
    """What is to be done to a calendar."""

    #: By UID, a calendar with this one event. One that stands there so already is best not named.
    write: Mapping[str, bytes] = field(default_factory=dict)
    delete: frozenset[str] = frozenset()  #: UIDs that are to go


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
        accepted = (CHANGED, 404, 410)
        reply = self._server.ask("PUT", resource.url, data, accepted=accepted, **_CALENDAR, If_Match=resource.tag)
        return reply.status not in accepted

    def delete(self, resource: Resource) -> bool:
        """Delete an event as it was read; return False if it is not so any more. Gone already is as good."""
        reply = self._server.ask("DELETE", resource.url, accepted=(CHANGED, 404, 410), If_Match=resource.tag)
        return reply.status != CHANGED


def reconcile(
    account: Account,
    info: CalendarInfo,
    decide: Callable[[Mapping[str, bytes]], SyncActions],
    *,
    rehearsal: bool = False,
) -> str:
    """Bring the plan's calendar on a server to what is wanted; return its URL.

    Of the events of ours that stand there, by UID, `decide` says what is to be done. It is asked anew when something
    changed there meanwhile, so that no decision rests on what is over. A rehearsal writes nothing. Raises InputError
    where the caldav package is not installed, OutputError where the server refuses, fails, can't be reached, or changes
    all the time; what was written until then stands, each event whole.
    """
    with connect(account) as server:
        url, exists = find_calendar_url(server, info)
        collection = Collection(server, url)
        if rehearsal:
            decide(_list_data(collection.resources()) if exists else {})
            return url
        if not exists:
            make_calendar(server, url, info.name)
        if not any(_carry_out(collection, decide) for _ in range(ATTEMPTS)):
            raise make_error(url, "somebody else keeps changing it; try again")
        return url


def _list_data(there: Mapping[str, Resource]) -> dict[str, bytes]:
    return {uid: resource.data for uid, resource in there.items()}


def _carry_out(collection: Collection, decide: Callable[[Mapping[str, bytes]], SyncActions]) -> bool:
    """Do what is wanted; return False if something was not as it was read. The rest is done all the same."""
    there = collection.resources()
    wanted = decide(_list_data(there))
    done, elsewhere = [], list[ElsewhereError]()
    for uid, data in wanted.write.items():
        try:
            done.append(collection.update(there[uid], data) if uid in there else collection.create(uid, data))
        except ElsewhereError as error:
            elsewhere.append(error)
    done += [collection.delete(there[uid]) for uid in sorted(wanted.delete & there.keys())]
    if elsewhere:
        raise elsewhere[0]
    return all(done)


def name_resource(uid: str) -> str:
    """Return the name under which a new event is kept: safe in any URL, and always the same."""
    return f"{hashlib.sha256(uid.encode()).hexdigest()[:40]}.ics"


def _text(properties: Mapping[str, Any], name: str) -> str:
    return (properties[name].text or "") if name in properties else ""
