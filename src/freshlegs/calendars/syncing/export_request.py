"""What is asked of an export, whatever its target, and what it therefore writes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from freshlegs.calendars.syncing.memory import Revision, hash_content, pick_newest, read_revisions
from freshlegs.calendars.syncing.updates import CalendarUpdate, LocalNow, make_update, remember_update
from freshlegs.calendars.writing.event import CalendarInfo, Event, make_private_uid
from freshlegs.calendars.writing.events import (
    ExportOptions,
    describe_calendar,
    list_events,
    list_possible_uids,
    round_stamp,
    stamp_revision,
)
from freshlegs.calendars.writing.write import write_item
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

    @property
    def calendar(self) -> str:
        """Whose events are written: one and the same for all weeks of a scenario, with details or without."""
        return make_private_uid(self.record.scenario)

    def list_others(self, memory: Mapping[str, Revision]) -> dict[str, Revision]:
        """Return what is remembered of others' events in the same place, which are not ours to change or take back.

        Earlier versions kept one memory for all scenarios of an athlete.
        """
        ours, of_athlete = ("", self.calendar), make_private_uid(self.record.whose)
        shared = [one for one in memory.values() if one.calendar not in ours and one.calendar == of_athlete]
        own = self._list_own(shared)
        return {uid: one for uid, one in memory.items() if one.calendar not in ours and uid not in own}

    def list_known(self, held: Iterable[Event], memory: Mapping[str, Revision]) -> dict[str, Revision]:
        """Return the last revision of each of our events in a calendar, in the memory of it and in the calendar before.

        What a calendar really holds comes before what is remembered of it: it may have been changed since. An event of
        which nothing is remembered is ours if a plan of this scenario can have written it.
        """
        others, there = self.list_others(memory), tuple(held)
        own = self._list_own(event for event in there if event.uid not in memory)
        here = read_revisions(e for e in there if e.uid not in others and (e.uid in memory or e.uid in own))
        ours = {uid: one for uid, one in memory.items() if uid not in others}
        known = pick_newest(here, ours, read_revisions(self.previous))
        return {uid: one.model_copy(update={"calendar": self.calendar}) for uid, one in known.items()}

    def prepare_update(self, known: Mapping[str, Revision], aside: Collection[str] = ()) -> CalendarUpdate:
        """Return what is to be written of the plan; UIDs that are put aside are not touched."""
        moment = self.find_now(known)
        stamp = stamp_revision(self.record, moment.now if moment is not None else None)
        wanted = (event for event in list_events(self.record, self.options, stamp) if event.uid not in aside)
        rest = {uid: revision for uid, revision in known.items() if uid not in aside}
        return make_update(wanted, rest, set(self.record.dates), moment)

    def prepare_two_way_update(self, memory: Mapping[str, Revision], held: Mapping[str, Event]) -> TwoWayUpdate:
        """Return the next update of a calendar that holds events of ours, and in which the athlete writes too.

        A session that was moved, changed or deleted there stays so while the plan wants it as it was last written.
        """
        moved, deleted = self._find_user_edits(memory, held)
        aside = {event.uid for event in (*moved, *deleted)}
        known = self.list_known(held.values(), memory)
        update = self.prepare_update(known, aside)
        changed = {change.event.uid for change in update.changes}
        stands = {(event.uid, hash_content(event)) for event in held.values() if event.uid not in changed}
        write = {e.uid: write_item(e) for e in update.events if (e.uid, hash_content(e)) not in stands}
        entries, size = len(update.events) + len(moved), sum(map(len, write.values()))
        # What stands there as it should is not written only to count higher: who syncs holds nothing else.
        still = {event.uid: known[event.uid] for event in update.events if event.uid not in write}
        return TwoWayUpdate(
            write,
            frozenset(event.uid for event in update.cancelled),
            self.list_others(memory)
            | remember_update(update, known, self.calendar)
            | still
            | {uid: memory[uid] for uid in aside},
            ExportResult(
                "", update, entries, size, moved=moved, deleted=deleted, others=self.count_others(memory, held.values())
            ),
        )

    def count_others(self, memory: Mapping[str, Revision], held: Iterable[Event]) -> int:
        """Return how many events of others stand in the same place."""
        unknown = [event for event in held if event.uid not in memory]
        strange = {event.uid for event in unknown if not event.cancelled} - self._list_own(unknown)
        return len(strange) + sum(not one.dropped for one in self.list_others(memory).values())

    def find_now(self, known: Mapping[str, Revision]) -> LocalNow | None:
        """Return now; None where it is not told and nothing is known that the past could belong to."""
        if self.now is None and not known:
            return None
        return LocalNow(round_stamp(self.now or self.clock()), self.record.zone)

    def _list_own(self, entries: Iterable[Event | Revision]) -> frozenset[str]:
        """Return the UIDs that are of this scenario, whenever it was planned, among those of some entries."""
        there = tuple(entries)
        if not there:
            return frozenset()
        zone = self.record.zone
        days = {one.start.astimezone(zone).date() if isinstance(one.start, datetime) else one.start for one in there}
        wanted = list_events(self.record, self.options, stamp_revision(self.record, None))
        uids = {one.uid for one in there}
        return frozenset(uids) & (list_possible_uids(self.record.scenario, days) | {event.uid for event in wanted})

    def describe(self, entries: Iterable[Event]) -> CalendarInfo:
        """Return what the calendar says about itself; it changed when the last of its events did."""
        stamps = [event.stamp for event in entries] or [stamp_revision(self.record, self.now)]
        return describe_calendar(self.record, self.options, max(stamps))

    def _find_user_edits(
        self, memory: Mapping[str, Revision], held: Mapping[str, Event]
    ) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
        """Return what was moved or changed there, as it stands there now, and what was deleted, as the plan has it.

        An older revision than was last written is nobody's edit: it came back from a program that lags behind.
        """
        wanted = list_events(self.record, self.options, stamp_revision(self.record, None))
        written = {uid: revision.hash for uid, revision in memory.items() if not revision.dropped}
        as_before = [event.uid for event in wanted if written.get(event.uid) == hash_content(event)]
        there = [held[uid] for uid in as_before if uid in held and held[uid].sequence >= memory[uid].sequence]
        moved = tuple(event for event in there if hash_content(event) != written[event.uid])
        return moved, tuple(event for event in wanted if event.uid in as_before and event.uid not in held)


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What came of an export."""

    target: str  #: Where it went
    update: CalendarUpdate  #: What has changed there
    entries: int  #: How many events stand there now
    size: int  #: In how many bytes
    by_hand: bool = False  #: Whether what was dropped may have to be deleted by hand
    data: bytes = b""  #: What is meant for standard output
    moved: tuple[Event, ...] = ()  #: What the athlete moved in the calendar itself, and what therefore stays so
    deleted: tuple[Event, ...] = ()  #: What the athlete deleted there, and what therefore stays so
    untouched: bool = False  #: Whether nothing was written because all of it is past
    memory: str = ""  #: What to delete so that everything is written again; default: the target
    others: int = 0  #: How many events of other athletes or scenarios were written there, and are left alone


@dataclass(frozen=True, slots=True)
class TwoWayUpdate:
    """An update of a calendar that is synced both ways."""

    write: Mapping[str, bytes]  #: By UID, a calendar with each event that is not there as it should be
    delete: frozenset[str]  #: UIDs that are to go
    remembered: Mapping[str, Revision]  #: What is known of the calendar once this is done
    result: ExportResult  #: What comes of it, its target not filled in
