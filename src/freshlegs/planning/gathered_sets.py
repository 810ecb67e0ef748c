"""Sets of several gym logs, gathered: rows of the log, unknown names, and what is to be said of the rest."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from freshlegs.exchange.reading.foreign_names import AppNames
from freshlegs.exchange.reading.gym_sets import GymLog
from freshlegs.exchange.reading.work_sets import JoinedSets, join_sets
from freshlegs.io.errors import Fault
from freshlegs.io.text import to_one_line
from freshlegs.model.wording import format_count, join_words, name_exercise
from freshlegs.planning.imported_log import ImportedFile, ImportRequest, UnknownName
from freshlegs.planning.logged_sessions import EntryKey
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.training_log import LogEntry

MOST_COMPARED = 40
"""Unknown names for which the nearest exercises are looked for; more are those of another thing than lifts."""


class GatheredSets:
    """The sets that files tell so far."""

    def __init__(
        self,
        settings: LiftingSettings,
        own: Mapping[str, str],
        request: ImportRequest,
        end: date | None,
    ) -> None:
        self.exercises, self.unit = {one.id: one for one in settings.exercises}, settings.loads.unit
        self.own, self.request = own, request
        self.end = end  #: The last day that may be told
        self.bad_rows = 0
        self.files: list[ImportedFile] = []
        self.entries: dict[EntryKey, LogEntry] = {}
        self.faults: list[Fault] = []
        self.joined: list[JoinedSets] = []
        self._sources: dict[EntryKey, str] = {}

    @cached_property
    def names(self) -> AppNames:
        """The exercises by what other programs call them; not looked at where there are only activities."""
        return AppNames(self.exercises.values(), self.own)

    def add(self, log: GymLog) -> None:
        """Add what a file tells."""
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
                found = f"{name_exercise(entry.exercise)} of {entry.date} is otherwise in {self._sources[key]}"
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

    def _sum(self, kind: str) -> Counter[str]:
        return sum((getattr(one, kind) for one in self.joined), Counter[str]())
