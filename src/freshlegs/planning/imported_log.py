"""What files of other programs tell beyond a plan's own log: before it counts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Self

from freshlegs.exchange.reading.foreign_days import DayOrder
from freshlegs.exchange.reading.gym_forms import SetColumn
from freshlegs.exchange.reading.read_export import ExportForm
from freshlegs.exchange.reading.same_activity import SameActivity
from freshlegs.io.errors import Fault
from freshlegs.planfile import SessionRecord
from freshlegs.planning.import_activities import MatchedActivity
from freshlegs.planning.logged_sessions import EntryKey
from freshlegs.training.loads import Unit
from freshlegs.training.log_text import format_rows, leave_out_rows
from freshlegs.training.run_log import RunEntry
from freshlegs.training.training_log import LogEntry

LoggedRow = LogEntry | RunEntry


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """Which files are read, and what a person says of them."""

    files: tuple[Path | str, ...]
    form: ExportForm | None = None  #: Default: as they tell themselves
    columns: Mapping[SetColumn, str] | None = None  #: Names in the header of a table, by what they mean
    dates: DayOrder | None = None  #: Which number of 03/04/2025 comes first
    unit: Unit | None = None  #: Of weights that name none; default: that of the plan
    sport: str | None = None  #: Of tracks that name none
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
    entries: tuple[LoggedRow, ...]  #: What is new, by day
    struck: frozenset[int]  #: Rows of the log that go, the header being row 1
    matched: Mapping[EntryKey, SessionRecord]  #: The lifts of the plan for which rows count
    units: Mapping[str, str]  #: By exercise that is told otherwise than in repetitions: "s" or "m"
    known: int  #: Rows that the log has already
    differing: tuple[tuple[LoggedRow, LoggedRow], ...]  #: Rows of the log, and what the files have instead
    missed: tuple[SessionRecord, ...]  #: Sessions of the plan, up to the last day that is told, of which nothing is
    unknown: tuple[UnknownName, ...]
    doubts: tuple[tuple[LoggedRow, str], ...]  #: What is asked back before it counts, and why
    faults: tuple[Fault, ...]  #: Rows that can't be read, the file in their place
    bad_rows: int
    notes: tuple[str, ...]
    activities: tuple[MatchedActivity, ...] = ()  #: What was recorded, by start, with what each counts for
    doubles: tuple[SameActivity, ...] = ()  #: What was recorded twice

    @property
    def text(self) -> str:
        """The log with what is new."""
        left = leave_out_rows(self.before, self.struck) if self.struck else self.before
        return left + format_rows(left, self.entries) if self.entries else self.before

    def confirm(self) -> Self:
        """Return the same with all that is asked back: somebody says that it is right."""
        sure = [replace(one, sure=True) if isinstance(one, LogEntry) else one for one, _ in self.doubts]
        entries = sorted((*self.entries, *sure), key=lambda one: (one.date, one.row))
        return replace(self, entries=tuple(entries), doubts=())
