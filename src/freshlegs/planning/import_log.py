"""Logs of other programs against a plan and its own log: what is new, and what stands in the way of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from freshlegs.exchange.reading.exported_files import open_exports
from freshlegs.exchange.reading.foreign_days import DayOrder
from freshlegs.exchange.reading.foreign_names import AppNames
from freshlegs.exchange.reading.gym_forms import FormName, SetColumn
from freshlegs.exchange.reading.gym_sets import MOST_FOREIGN_ROWS, GymLog, ReadingOptions, read_gym_log
from freshlegs.exchange.reading.work_sets import JoinedSets, join_sets
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.text import to_one_line
from freshlegs.model.wording import format_count, join_words
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planning.import_matches import EntryKey, find_doubtful_rows, find_missed, match_lifts
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.resolve import resolve_draft
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.loads import Unit
from freshlegs.training.log_text import format_rows, leave_out_rows
from freshlegs.training.training_log import LogEntry, name_exercises, read_log

MOST_COMPARED = 40
"""Unknown names for which the nearest exercises are looked for; more are those of another thing than lifts."""


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """Which files are read, and what a person says of them."""

    files: tuple[Path | str, ...]
    form: FormName | None = None  #: Default: as their headers tell
    columns: Mapping[SetColumn, str] | None = None  #: Names in the header of a table, by what they mean
    dates: DayOrder | None = None  #: Which number of 03/04/2025 comes first
    unit: Unit | None = None  #: Of weights that name none; default: that of the plan
    replace: bool = False  #: Take the files' word where the log has something else


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What one file held."""

    name: str
    form: str
    rows: int
    first: date | None  #: Of the days that it tells of
    last: date | None
    order: DayOrder | None  #: In which its dates were read, where they could be two


@dataclass(frozen=True, slots=True)
class UnknownName:
    """What an exercise is called that nobody knows."""

    name: str
    sets: int
    nearest: tuple[str, ...]  #: Ids of the exercises whose names are most like it; empty after the first of many


@dataclass(frozen=True, slots=True)
class ImportedLog:
    """What files tell beyond a log."""

    source: str  #: What messages call the log
    before: str  #: Text of the log
    files: tuple[ImportedFile, ...]
    entries: tuple[LogEntry, ...]  #: What is new, by day
    struck: frozenset[int]  #: Rows of the log that go, the header being row 1
    matched: Mapping[EntryKey, SessionRecord]  #: The lifts of the plan for which rows count
    units: Mapping[str, str]  #: By exercise that is told otherwise than in repetitions: "s" or "m"
    known: int  #: Rows that the log has already
    differing: tuple[tuple[LogEntry, LogEntry], ...]  #: Rows of the log, and what the files have instead
    missed: tuple[SessionRecord, ...]  #: Lifts of the plan, up to the last day that is told, of which nothing is
    unknown: tuple[UnknownName, ...]
    doubts: tuple[tuple[LogEntry, str], ...]  #: What is asked back before it counts, and why
    faults: tuple[Fault, ...]  #: Rows that can't be read, the file in their place
    bad_rows: int
    notes: tuple[str, ...]

    @property
    def is_understood(self) -> bool:
        """Whether every row was read and every exercise is known."""
        return not (self.unknown or self.faults)

    @property
    def text(self) -> str:
        """The log with what is new."""
        left = leave_out_rows(self.before, self.struck) if self.struck else self.before
        return left + format_rows(left, self.entries) if self.entries else self.before

    def confirm(self) -> Self:
        """Return the same with all that is asked back: somebody says that it is right."""
        sure = [replace(entry, sure=True) for entry, _ in self.doubts]
        entries = sorted((*self.entries, *sure), key=lambda one: (one.date, one.row))
        return replace(self, entries=tuple(entries), doubts=())


def import_logs(
    draft: Draft, record: PlannedRecord, request: ImportRequest, *, log: str, source: str, today: date | None
) -> ImportedLog:
    """Return what files of gym apps tell beyond the text of a log, which messages call `source`.

    Days after `today` are refused once the plan has begun. Raises InputError for files that can't be read at all, and
    for a log that is none.
    """
    settings = resolve_draft(draft).task.lifting or LiftingSettings()
    gathered = _Gathered(settings, draft.scenario.names, record, request, today)
    for file in open_exports(request.files):
        gathered.add(read_gym_log(file, gathered.options, gathered.left), file.name)
    if not gathered.files:
        unread = " ".join(gathered.unread) or "there is no file"
        raise InputError("--from", Fault("", unread, "name a gym log itself, and freshlegs says what it can't read"))
    titles = name_exercises({one.id: one.name for one in settings.exercises})
    there = read_log(log, source, titles, settings.loads.unit).lifts if log.strip() else ()
    return _compare(gathered, there, record, log=log, source=source)


def _compare(
    found: "_Gathered", there: Iterable[LogEntry], record: PlannedRecord, *, log: str, source: str
) -> ImportedLog:
    """Return what is new against the rows of a log."""
    logged = {(entry.date, entry.exercise): entry for entry in there}
    fresh = [one for key, one in found.entries.items() if key not in logged]
    others = [(logged[key], one) for key, one in found.entries.items() if key in logged]
    differing = tuple((old, new) for old, new in others if (old.reps, old.load) != (new.reps, new.load))
    replaced = differing if found.request.replace else ()
    now = {**logged, **{(one.date, one.exercise): one for one in (*fresh, *(new for _, new in replaced))}}
    matched = match_lifts(record, now.values())
    new = sorted((*fresh, *(one for _, one in replaced)), key=lambda one: (one.date, one.row))
    doubts = tuple(find_doubtful_rows(new, now.values(), matched))
    doubted = {(entry.date, entry.exercise) for entry, _ in doubts}
    return ImportedLog(
        source=source,
        before=log,
        files=tuple(found.files),
        entries=tuple(one for one in new if (one.date, one.exercise) not in doubted),
        struck=frozenset(old.row for old, one in replaced if (one.date, one.exercise) not in doubted),
        matched=matched,
        units={one.id: one.reps.unit for one in found.exercises.values() if one.reps.unit != "reps"},
        known=len(others) - len(differing),
        differing=() if found.request.replace else differing,
        missed=tuple(find_missed(record, matched, max((day for day, _ in found.entries), default=None))),
        unknown=tuple(found.list_unknown()),
        doubts=doubts,
        faults=tuple(found.faults),
        bad_rows=found.bad_rows,
        notes=tuple(found.list_notes()),
    )


class _Gathered:
    """What the files tell so far."""

    def __init__(
        self,
        settings: LiftingSettings,
        own: Mapping[str, str],
        record: PlannedRecord,
        request: ImportRequest,
        today: date | None,
    ) -> None:
        self.exercises, self.unit = {one.id: one for one in settings.exercises}, settings.loads.unit
        self.names, self.request = AppNames(settings.exercises, own), request
        self.options = ReadingOptions(ZoneInfo(record.timezone), request.form, request.columns, request.dates)
        # Where the athlete is it may be tomorrow already.
        self.end = today + timedelta(days=1) if today is not None and record.start <= today else None
        self.left, self.bad_rows = MOST_FOREIGN_ROWS, 0
        self.files: list[ImportedFile] = []
        self.unread: list[str] = []
        self.entries: dict[EntryKey, LogEntry] = {}
        self.faults: list[Fault] = []
        self.joined: list[JoinedSets] = []
        self._sources: dict[EntryKey, str] = {}

    def add(self, log: GymLog | None, name: str) -> None:
        """Add what a file tells; None is one that is no gym log."""
        if log is None:
            self.unread.append(f"{name}: it is no gym log, and was not read.")
            return
        self.left -= log.rows
        found = join_sets(log, self.names, self.exercises, self.unit, self.request.unit)
        days = [one.day for one in log.sets]
        first, last = min(days, default=None), max(days, default=None)
        self.files.append(ImportedFile(log.source, log.form, log.rows, first, last, log.order))
        self.joined.append(found)
        own = [*self._take(found.entries, log.source)]
        faults = (*log.faults, *found.faults, *own)
        self.faults += (replace(fault, place=f"{log.source} {fault.place}".strip()) for fault in faults)
        self.bad_rows += log.bad_rows + found.bad_rows + len(own)

    def _take(self, entries: Iterable[LogEntry], source: str) -> Iterator[Fault]:
        for entry in entries:
            key, place = (entry.date, entry.exercise), f"row {entry.row}"
            before = self.entries.get(key)
            if self.end is not None and entry.date > self.end:
                yield Fault(place, f"{entry.date} is still to come", f"what was done, until {self.end}")
            elif before is not None and (before.reps, before.load) != (entry.reps, entry.load):
                found = f"{entry.exercise} of {entry.date} is otherwise in {self._sources[key]}"
                yield Fault(place, found, "one of the two files")
            else:
                self.entries[key], self._sources[key] = entry, source

    def list_unknown(self) -> Iterator[UnknownName]:
        """Yield the names that nobody knows, those of most sets first."""
        counts = sum((one.unknown for one in self.joined), Counter[str]())
        for place, (name, count) in enumerate(sorted(counts.items(), key=lambda item: (-item[1], item[0]))):
            yield UnknownName(name, count, self.names.list_nearest(name) if place < MOST_COMPARED else ())

    def list_notes(self) -> Iterator[str]:
        """Yield what there is to say of sets that do not count, and of weights in another unit."""
        yield from self.unread
        for kind, verb in (("warmups", "warm-up set"), ("drops", "drop set"), ("lighter", "set of another weight")):
            if count := sum(getattr(one, kind) for one in self.joined):
                yield f"{format_count(count, verb)} {'does' if count == 1 else 'do'} not count."
        if count := sum(one.undone for one in self.joined):
            yield f"{format_count(count, 'set')} without a repetition {'does' if count == 1 else 'do'} not count."
        for counts, why in ((self._sum("activities"), "no lift"), (self._sum("ignored"), "mapped to none")):
            if counts:
                names = join_words([f"{to_one_line(name)} ({count})" for name, count in counts.items()])
                yield f"Not read, as {'they are' if len(counts) > 1 else 'it is'} {why}: {names}."
        for unit, count in sorted(self._sum("converted").items()):
            yield f"{format_count(count, 'weight')} in {unit} {'is' if count == 1 else 'are'} told in {self.unit} here."
        if count := sum(one.unitless for one in self.joined):
            yield f"{format_count(count, 'weight')} without a unit: taken for {self.unit}; --unit says otherwise."
        for file in self.files:
            if file.order is not None:
                first = "the day" if file.order == "dmy" else "the month"
                yield f"{file.name}: dates such as 03/04/2025 have {first} first (--dates {file.order})."

    def _sum(self, kind: str) -> Counter[str]:
        return sum((getattr(one, kind) for one in self.joined), Counter[str]())
