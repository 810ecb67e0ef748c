"""Runs of the training log -> what a programme goes on from."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from freshlegs.io.errors import Fault, InputError
from freshlegs.model.kinds import KINDS
from freshlegs.model.wording import format_count
from freshlegs.planfile import DoneRunRecord, LoggedRecord
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.history import find_longest_run, find_weekly_minutes, list_known_runs, load_previous_plan
from freshlegs.scenario.programme_weeks import outline_draft
from freshlegs.scenario.resolve_running import find_running
from freshlegs.training.run_log import RunEntry, note_far_longer, note_hard_feelings
from freshlegs.training.runs import LOOK_BACK
from freshlegs.training.training_log import TrainingLog

_DAY_MINUTES = 24 * 60


class RunsToGoOnFrom(NamedTuple):
    """What a log tells of the runs: for the programme, for its notes, and what of it does not count."""

    logged: LoggedRecord | None
    says: tuple[str, ...]
    notes: tuple[str, ...]


def read_logged_runs(draft: Draft, log: TrainingLog, source: str) -> RunsToGoOnFrom:
    """Return the runs from which a draft's programme goes on; None where the log has none of its days or before it.

    Raises InputError with rows of a day on which there is more running than it has minutes.
    """
    outline, scenario = outline_draft(draft), draft.scenario
    first, end = outline.start, outline.first_day(outline.weeks + 1) - timedelta(days=1)
    known = find_running(scenario).known
    minutes = {run: run.count_minutes(known, scenario.athlete.run_level) for run in log.runs}
    _check_long_days(log.runs, minutes, source)
    told = [run for run in log.runs if first - timedelta(days=LOOK_BACK) <= run.date <= end]
    notes = tuple(_note_other_runs(log.runs, first, end, source))
    if not told:
        return RunsToGoOnFrom(None, (), notes)
    runs = tuple(DoneRunRecord(day=run.date, kind=run.kind, minutes=minutes[run]) for run in told)
    until = max([*(lift.date for lift in log.lifts if lift.date <= end), *(run.date for run in told)])
    before, done = draft.after or load_previous_plan(scenario), tuple(run for run in runs if run.day >= first)
    logged = LoggedRecord(
        until=until,
        weekly_minutes=find_weekly_minutes(scenario, before, first, runs),
        longest_run=find_longest_run(scenario, before, first, runs),
        runs=done,
    )
    hard = frozenset(row.name for row in KINDS.values() if "intensity" in row.tags)
    says = (
        *note_counted_runs(logged, len(runs) - len(done)),
        *note_hard_feelings([r for r in told if r.date >= first], hard),
        *note_far_longer(
            ((run.day, run.kind, run.minutes) for run in done),
            list_known_runs(scenario, before, first, logged=[run for run in runs if run.day < first]),
            LOOK_BACK,
        ),
    )
    return RunsToGoOnFrom(logged, says, notes)


def note_counted_runs(logged: LoggedRecord, before: int) -> Iterator[str]:
    """Yield which runs count, and for what."""
    if logged.runs:
        done, longest = sum(run.minutes for run in logged.runs), max(run.minutes for run in logged.runs)
        runs = format_count(len(logged.runs), "run")
        yield (
            f"running goes on from the log: {runs} up to {logged.until}, {done} min, the longest {longest} min; "
            "what comes after is taken as planned"
        )
    if before:
        yield f"{format_count(before, 'run')} of the log before the programme: it begins with what was run until then"


def _note_other_runs(runs: Sequence[RunEntry], first: date, end: date, source: str) -> Iterator[str]:
    """Yield how many runs are of days long before a programme, or after it, and so do not count."""
    sides = (
        (sum((first - run.date).days > LOOK_BACK for run in runs), f"more than {LOOK_BACK} days before {first}, when"),
        (sum(run.date > end for run in runs), f"after {end}, when"),
    )
    for (count, side), happens in zip(sides, ("starts", "ends"), strict=True):
        if count:
            does = "does" if count == 1 else "do"
            yield f"{source}: {format_count(count, 'run')} {side} this programme {happens}, {does} not count."


def _check_long_days(runs: Sequence[RunEntry], minutes: dict[RunEntry, int], source: str) -> None:
    there, faults = Counter[date](), list[Fault]()
    for run in runs:
        there[run.date] += minutes[run]
        if there[run.date] > _DAY_MINUTES:
            allowed = f"a day has {_DAY_MINUTES}"
            faults.append(
                Fault(f"row {run.row}, reps", f"{run.date} has {there[run.date]} min of runs with it", allowed)
            )
    if faults:
        raise InputError(source, *faults[:10])
