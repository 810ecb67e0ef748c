"""What is asked of an export, whatever its target."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from freshlegs.calendars.syncing.revision import Revision, make_revision, pick_newest
from freshlegs.calendars.syncing.updates import CalendarUpdate, LocalNow, make_update
from freshlegs.calendars.writing.event import CalendarInfo, Event
from freshlegs.calendars.writing.events import ExportOptions, describe_calendar, list_events, stamp_revision
from freshlegs.planfile import PlannedRecord


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """A plan that is to be exported."""

    record: PlannedRecord
    #: Returns now, aware; asked only where a calendar is known already. Of one that nobody has seen yet the same plan
    #: gives the same bytes at any time.
    clock: Callable[[], datetime]
    options: ExportOptions = field(default_factory=ExportOptions)
    now: datetime | None = None  #: Now, if it is told
    previous: tuple[Event, ...] = ()  #: What an older calendar held, beside what the target itself knows
    state: Path | None = None  #: Where the calendar is remembered; default: beside it
    rehearsal: bool = False  #: Whether nothing is written
    notices: bool = True  #: Whether a file to import says which sessions were dropped, as cancelled ones

    def list_known(self, *memories: Mapping[str, Revision]) -> dict[str, Revision]:
        """Return the last revision of each event in these memories and in the calendar before.

        What a calendar really holds comes before what is remembered of it: it may have been changed since.
        """
        return pick_newest(*memories, read_revisions(self.previous))

    def prepare_update(self, known: Mapping[str, Revision], aside: Collection[str] = ()) -> CalendarUpdate:
        """Return what is to be written of the plan.

        Parameters
        ----------
        aside : collection of str
            UIDs that are not touched.
        """
        moment = self.find_now(known)
        stamp = stamp_revision(self.record, moment.now if moment is not None else None)
        wanted = (event for event in list_events(self.record, self.options, stamp) if event.uid not in aside)
        rest = {uid: revision for uid, revision in known.items() if uid not in aside}
        return make_update(wanted, rest, set(self.record.dates), moment)

    def find_now(self, known: Mapping[str, Revision]) -> LocalNow | None:
        """Return now; None where it is not told and nothing is known that the past could belong to."""
        if self.now is None and not known:
            return None
        return LocalNow(stamp_revision(self.record, self.now or self.clock()), self.record.zone)

    def describe(self, entries: Iterable[Event]) -> CalendarInfo:
        """Return what the calendar says about itself; it changed when the last of its events did."""
        stamps = [event.stamp for event in entries] or [stamp_revision(self.record, self.now)]
        return describe_calendar(self.record, self.options, max(stamps))


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What came of an export."""

    target: str  #: Where it went
    update: CalendarUpdate  #: What has changed there
    entries: int  #: How many events stand there now, and in how many bytes
    size: int  #: How many events stand there now, and in how many bytes
    by_hand: bool = False  #: Whether what was dropped may have to be deleted by hand
    data: bytes = b""  #: What is meant for standard output
    #: What the athlete moved or deleted in the calendar itself, and what therefore stays so
    moved: tuple[Event, ...] = ()
    #: What the athlete moved or deleted in the calendar itself, and what therefore stays so
    deleted: tuple[Event, ...] = ()
    untouched: bool = False  #: Whether nothing was written because all of it is past
    memory: str = ""  #: What to delete so that everything is written again; default: the target


def read_revisions(events: Iterable[Event]) -> dict[str, Revision]:
    """Return what events that stand in a calendar say about themselves."""
    return {event.uid: make_revision(event) for event in events}
