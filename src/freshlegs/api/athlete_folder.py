"""Many athletes planned one beside the other: a folder of scenario files, and a folder of plans."""

from __future__ import annotations

import errno
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from freshlegs.api.one_athlete import AthleteOrder, BatchOptions, PlannedAthlete, is_done, plan_athlete
from freshlegs.api.results import TrainingPlan
from freshlegs.api.stored_plan import find_way_to_scenario
from freshlegs.calendars.syncing.export_request import ExportRequest
from freshlegs.calendars.syncing.to_file import export_feed
from freshlegs.io.errors import Fault, InputError, OutputError, repr_for_user
from freshlegs.io.files import decode_text, explain_os_error, name_source, read_bytes
from freshlegs.io.safe_writing import make_folder, name_before, write_atomically
from freshlegs.planning.athlete_journal import FINAL, AthleteEntry, AthleteJournal, read_entries
from freshlegs.planning.display import Display, NoDisplay
from freshlegs.planning.executors import Died, Workers
from freshlegs.scenario.schema.load import make_default_id

JOURNAL = "batch.jsonl"
"""What the journal of a folder of plans is called."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
"""Errors after which no other athlete's plan can be written either."""


@dataclass(frozen=True, slots=True)
class BatchFolders:
    """Where the scenarios are, and where the plans are written."""

    athletes: Path
    out: Path
    feeds: bool = False  #: Whether each athlete also gets a calendar to subscribe to

    def list_athletes(self) -> list[str]:
        """Return the names of the scenario files without their ending; raises InputError where there is none."""
        try:
            names = (path.name for path in self.athletes.iterdir())
            found = sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml") and name[0] != ".")
        except OSError as error:
            fault = Fault("", f"can't be read: {explain_os_error(error)}", "a folder of scenario files is wanted")
            raise InputError(name_source(self.athletes), fault) from None
        if not found:
            raise InputError(name_source(self.athletes), Fault("", "a folder without scenario files", "*.toml"))
        return found

    def locate_scenario(self, athlete: str) -> Path:
        """Return where the scenario of an athlete stands."""
        return self.athletes / f"{athlete}.toml"

    def locate_plan(self, athlete: str) -> Path:
        """Return where the plan of an athlete is written."""
        return self.out / f"{athlete}.json"

    def locate_feed(self, athlete: str) -> Path:
        """Return where the calendar of an athlete is written."""
        return self.out / f"{athlete}.ics"


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What came of a folder of athletes."""

    folders: BatchFolders
    athletes: frozenset[str]  #: Their names
    already: int  #: How many of them were done before

    def entries(self) -> Iterator[AthleteEntry]:
        """Yield what came of each athlete, by name."""
        return (entry for entry in read_entries(self.folders.out / JOURNAL) if entry.athlete in self.athletes)


def plan_folder(
    folders: BatchFolders, options: BatchOptions, workers: Workers, display: Display | None = None
) -> BatchResult:
    """Plan every athlete of a folder and write the plans; who is done already, by equal inputs, is not planned again.

    A scenario that can't be planned stops nobody. A run may be ended at any time: the next one goes on from there, and
    what comes out is the same, whatever the workers are. Raises InputError where there are no scenarios, OutputError
    where nothing more can be written, or the workers are gone; what is done by then stays.
    """
    athletes = folders.list_athletes()
    make_folder(folders.out)
    with (
        AthleteJournal(folders.out / JOURNAL) as journal,
        (display or NoDisplay()).counting("athletes", len(athletes)) as advance,
    ):
        batch = _Batch(folders, options, journal)
        try:
            batch.run(athletes, workers, advance)
            journal.sort()
        except OutputError as error:
            left = len(athletes) - batch.done
            if not left:
                raise
            said = f"{error}; {left} of {len(athletes)} athletes are left, and the same command goes on with them"
            raise OutputError(said) from error.__cause__
    return BatchResult(folders, frozenset(athletes), batch.already)


class _Batch:
    """A run over a folder."""

    def __init__(self, folders: BatchFolders, options: BatchOptions, journal: AthleteJournal) -> None:
        self.folders, self.options, self.journal = folders, options, journal
        self.done = self.already = 0

    def run(self, athletes: Sequence[str], workers: Workers, advance: Callable[[], None]) -> None:
        """Plan who is not planned yet, and store each plan as soon as it is there."""
        same = _find_same_ids(self.folders, athletes)
        orders = chain.from_iterable(self._order(athlete, same, advance) for athlete in athletes)
        with closing(workers.run(plan_athlete, orders)) as answers:
            for order, found in answers:
                self._store(order, found)
                self._advance(advance)

    def _advance(self, advance: Callable[[], None]) -> None:
        self.done += 1
        advance()

    def _order(self, athlete: str, same: Mapping[str, str], advance: Callable[[], None]) -> Iterator[AthleteOrder]:
        """Yield what a worker needs to plan an athlete; nothing for one who is done, or can't be read."""
        file, target = self.folders.locate_scenario(athlete), self.folders.locate_plan(athlete)
        try:
            raw = read_bytes(file)
            text = decode_text(raw, file)
            if athlete in same:
                raise InputError(str(file), Fault("id", same[athlete], "give each athlete an id of their own"))
            if not self._is_done(athlete, raw):
                way = find_way_to_scenario(file, target)
                stored = target.read_bytes() if target.is_file() else None
                yield AthleteOrder(file, text, self.options.hash_inputs(raw), target, way, stored, self.options)
                return
            self.already += 1
            if self.folders.feeds and target.is_file() and not self.folders.locate_feed(athlete).exists():
                self._write_feed(athlete, target.read_bytes())
        except InputError as error:
            # As nothing else is known of it, it is looked at again by the next run.
            says = "; ".join(map(str, error.faults))
            self._add(AthleteEntry(athlete, "refused", "", says))
        self._advance(advance)

    def _is_done(self, athlete: str, raw: bytes) -> bool:
        known = None if self.options.restart else self.journal.find(athlete)
        if known is None or known.status not in FINAL:
            return False
        file, target = self.folders.locate_scenario(athlete), self.folders.locate_plan(athlete)
        return is_done(known, self.options.hash_inputs(raw), self.options, file, target)

    def _store(self, order: AthleteOrder, found: PlannedAthlete | Died) -> None:
        """Write what came of an athlete: first that it is so, then the calendar, and last the plan."""
        athlete = order.file.stem
        if isinstance(found, Died):
            says = "the process that planned it died, also when it planned nobody else; is there enough memory?"
            self._add(AthleteEntry(athlete, "failed", order.inputs, says))
            return
        self._add(found.entry)
        if not found.plan:
            return
        try:
            if self.folders.feeds:
                self._write_feed(athlete, found.plan)
            if order.options.restart and order.stored not in (None, found.plan):
                write_atomically(name_before(order.target), order.stored or b"")
            if order.stored != found.plan:
                write_atomically(order.target, found.plan)
        except (OutputError, InputError) as error:
            if isinstance(error.__cause__, OSError) and error.__cause__.errno in _FULL:
                raise
            self._add(AthleteEntry(athlete, "failed", order.inputs, str(error)))

    def _add(self, entry: AthleteEntry) -> None:
        if entry.status != "planned" and self.folders.locate_plan(entry.athlete).exists():
            entry = replace(entry, says=f"{entry.says}; the plan from before stays")
        self.journal.add(entry)

    def _write_feed(self, athlete: str, plan: bytes) -> None:
        record = TrainingPlan.from_json(plan.decode(), athlete).record
        export_feed(ExportRequest(record, lambda: self.options.now), self.folders.locate_feed(athlete))


def _find_same_ids(folders: BatchFolders, athletes: Sequence[str]) -> dict[str, str]:
    """Return the athletes whose id another one has too, with what is wrong: their calendars would be one."""
    first: dict[str, str] = {}
    same: dict[str, str] = {}
    for athlete in athletes:
        for name in _find_id(folders.locate_scenario(athlete)):
            if (other := first.setdefault(name, athlete)) is not athlete:
                for one, also in ((other, athlete), (athlete, other)):
                    same.setdefault(one, f"found {repr_for_user(name)}, which {name_source(also)}.toml has too")
    return same


def _find_id(file: Path) -> Iterator[str]:
    """Yield the id of a scenario; nothing for what is none, of which planning says what is wrong."""
    with suppress(OSError, ValueError, RecursionError):
        written = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
        athlete = written.get("athlete")
        name = athlete.get("name", "") if isinstance(athlete, dict) else ""
        found = written.get("id", make_default_id(name, str(file)) if isinstance(name, str) else None)
        if isinstance(found, str):
            yield found
