"""One athlete of a batch, planned by whichever worker is free: plain data goes there, and plain data comes back."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from freshlegs import __version__
from freshlegs.api.results import ImpossiblePlan, PlanAnswer, TrainingPlan
from freshlegs.api.scenario import Scenario
from freshlegs.api.stored_plan import follow_stored, read_stored
from freshlegs.io.errors import FreshlegsError
from freshlegs.io.files import hash_bytes, hash_path, note_reading
from freshlegs.io.text import to_one_line
from freshlegs.model.limits import Limits
from freshlegs.model.wording import join_words
from freshlegs.planfile import ImpossibleRecord
from freshlegs.planning.athlete_journal import AthleteEntry, BatchStatus


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """What is asked of every athlete of a batch."""

    now: datetime  #: Aware
    today: datetime | None = None  #: The day that is taken for today, if it is told
    seed: int = 0
    seconds: float | None = None  #: Most time for one athlete
    best_effort: bool = False
    restart: bool = False  #: Whether plans that are there are begun anew

    @property
    def day(self) -> date:
        """The day after which a week without a start begins."""
        return (self.today or self.now).date()

    @property
    def monday(self) -> str:
        """The first day of a week that names none."""
        return (self.day + timedelta(days=7 - self.day.weekday())).isoformat()

    def hash_inputs(self, raw: bytes) -> str:
        """Return a hash of a scenario file and of what, beside other files and the day, its plan depends on."""
        asked = (__version__, self.seed, self.seconds, self.best_effort)
        return hash_bytes(repr(asked).encode() + raw)


@dataclass(frozen=True, slots=True)
class AthleteOrder:
    """All that a worker needs to plan an athlete, but for other files that the scenario names."""

    file: Path  #: The scenario
    text: str
    inputs: str
    target: Path  #: Where the plan is written
    way: str  #: Where the scenario is, seen from there
    stored: bytes | None  #: What stands there
    options: BatchOptions
    version: str = __version__


@dataclass(frozen=True, slots=True)
class PlannedAthlete:
    """What came of an athlete, and the plan.json that is to be written; b"" where there is none."""

    entry: AthleteEntry
    plan: bytes = b""


def plan_athlete(order: AthleteOrder) -> PlannedAthlete:
    """Plan one athlete as `freshlegs plan` does; whatever is wrong with one is told of that one."""
    with note_reading() as noted:
        try:
            if order.version != __version__:
                return _end(order, noted, "failed", f"the worker has freshlegs {__version__}, not {order.version}")
            scenario, answer = _plan(order)
        except FreshlegsError as error:
            return _end(order, noted, "refused", _shorten(str(error), order.file))
        except MemoryError:
            return _end(order, noted, "failed", "there is not enough memory left")
        except Exception as error:
            # A defect of ours, which must not cost all others their week.
            return _end(order, noted, "failed", f"freshlegs has a defect: {type(error).__name__}: {error}")
    # A programme that goes on has the start of its first plan.
    monday = "" if "start" in scenario.draft.written.get("week", {}) else order.options.monday
    if not isinstance(answer, TrainingPlan):
        status: BatchStatus = "impossible" if isinstance(answer, ImpossiblePlan) else "undecided"
        return _end(order, noted, status, _explain(answer), monday=monday)
    plan = TrainingPlan(answer.record.model_copy(update={"scenario_file": order.way})).to_json().encode()
    entry = AthleteEntry(
        order.file.stem,
        "planned",
        order.inputs,
        penalty=answer.penalty,
        proved_best=answer.proved_best,
        reads=_name_reads(order.file.parent, noted),
        monday=monday,
        # Where the same comes out again nothing has to be written.
        before="" if order.stored in (None, plan) else hash_bytes(order.stored or b""),
        notes=tuple(to_one_line(note) for note in (*scenario.notes, *answer.notes)),
    )
    return PlannedAthlete(entry, plan)


def is_done(entry: AthleteEntry, inputs: str, options: BatchOptions, file: Path, target: Path) -> bool:
    """Whether an entry is about these very inputs, and what came of them stands where it was written."""
    if entry.inputs != inputs or entry.monday not in ("", options.monday):
        return False
    if any(hash_path(file.parent / way) != known for way, known in entry.reads.items()):
        return False
    if entry.status != "planned":
        return True
    # The entry is written first: a run may have been ended in between. Who replans later keeps what they have.
    return target.is_file() and (not entry.before or hash_path(target) != entry.before)


def _plan(order: AthleteOrder) -> tuple[Scenario, PlanAnswer]:
    options = order.options
    scenario = Scenario.from_text(order.text, str(order.file), today=options.day, best_effort=options.best_effort)
    if order.stored is not None:
        stored = read_stored(order.target, order.stored, restart=options.restart)
        if stored is not None:
            scenario = follow_stored(scenario, stored, options.today, lambda: options.now)
    return scenario, scenario.plan(limits=Limits(seconds=options.seconds, seed=options.seed))


def _end(
    order: AthleteOrder, noted: dict[str, str], status: BatchStatus, says: str, *, monday: str | None = None
) -> PlannedAthlete:
    # Of a faulty scenario nobody knows whether it names its start.
    monday = order.options.monday if monday is None else monday
    reads = _name_reads(order.file.parent, noted)
    return PlannedAthlete(
        AthleteEntry(order.file.stem, status, order.inputs, to_one_line(says), reads=reads, monday=monday)
    )


def _explain(answer: PlanAnswer) -> str:
    """Return in a line why there is no week, and what would help most."""
    record = answer.record
    if not isinstance(record, ImpossibleRecord):
        return "neither a week nor a proof that there is none in the time given"
    because = record.because or join_words([f"{rule.rule} ({rule.says})" for rule in record.clash])
    helps = f"; this helps: {record.fixes[0].change}" if record.fixes else ""
    return f"{because}{helps}"


def _shorten(message: str, file: Path) -> str:
    """Return the lines of a message as one, without the name of the file, under which it is told anyway."""
    return "; ".join(line.removeprefix(f"{file}: ") for line in message.splitlines())


def _name_reads(folder: Path, noted: dict[str, str]) -> dict[str, str]:
    """Return what was read by its way from a folder, so that both may be moved together."""
    found = {}
    for path, known in sorted(noted.items()):
        try:
            found[Path(os.path.relpath(path, folder)).as_posix()] = known
        except ValueError:  # On another drive
            found[path] = known
    return found
