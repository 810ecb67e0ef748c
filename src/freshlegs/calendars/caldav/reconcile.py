"""A calendar on a server, brought to what is wanted of it: read, written, and read again where others write too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from freshlegs.calendars.caldav.collection import Collection, ElsewhereError
from freshlegs.calendars.caldav.discovery import find_calendar_location, make_calendar
from freshlegs.calendars.caldav.password import Account
from freshlegs.calendars.caldav.refusals import make_error
from freshlegs.calendars.caldav.server import connect
from freshlegs.calendars.writing.event import CalendarInfo

ATTEMPTS = 4
"""How often a calendar is read anew when others change it while it is written."""


@dataclass(frozen=True, slots=True)
class SyncActions:
    """What is to be done to a calendar."""

    #: By UID, a calendar with this one event. One that stands there so already is best not named.
    write: Mapping[str, bytes] = field(default_factory=dict)
    delete: frozenset[str] = frozenset()  #: UIDs that are to go


def reconcile(
    account: Account,
    info: CalendarInfo,
    decide: Callable[[Mapping[str, bytes]], SyncActions],
    *,
    rehearsal: bool = False,
) -> str:
    """Bring the plan's calendar on a server to what is wanted; return its URL.

    Parameters
    ----------
    info : CalendarInfo
        Which calendar it is, and what a new one is called.
    decide : callable
        From the events of ours that stand there, by UID, to what is to be done. Asked anew when something changed
        there meanwhile, so that no decision rests on what is over.
    rehearsal : bool
        Whether nothing is written.

    Raises
    ------
    InputError
        If the caldav package is not installed.
    OutputError
        If the server refuses, fails, can't be reached, or changes all the time. What was written until then stands,
        each event whole.
    """
    with connect(account) as server:
        location = find_calendar_location(server, info)
        if rehearsal:
            decide(_read_held(Collection(server, location.url)) if location.exists else {})
            return location.url
        if not location.exists:
            make_calendar(server, location, info.name)
        collection = Collection(server, location.url)
        for _ in range(ATTEMPTS):
            if _carry_out(collection, decide):
                return location.url
        raise make_error(location.url, "somebody else keeps changing it; try again")


def _read_held(collection: Collection) -> dict[str, bytes]:
    return {uid: resource.data for uid, resource in collection.resources().items()}


def _carry_out(collection: Collection, decide: Callable[[Mapping[str, bytes]], SyncActions]) -> bool:
    """Do what is wanted; return False if something was not as it was read. The rest is done all the same."""
    there = collection.resources()
    wanted = decide({uid: resource.data for uid, resource in there.items()})
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
