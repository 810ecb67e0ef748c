"""What was done of a programme so far: what its stored plan knows, and what the training log tells beyond it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from freshlegs.planfile import LiftedRecord, LoggedRecord, PlannedRecord
from freshlegs.planning.programme.lifted import record_row
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.history import list_lifted_before
from freshlegs.scenario.logged_runs import RunsToGoOnFrom, note_counted_runs, read_logged_runs
from freshlegs.scenario.programme_weeks import outline_draft
from freshlegs.scenario.resolve import resolve_draft
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.log_text import LogFile, load_log_text
from freshlegs.training.run_log import RunEntry
from freshlegs.training.training_log import LogEntry, TrainingLog, leave_out_coming, name_exercises, read_log


class TrainingSoFar(NamedTuple):
    """What was done, the runs from which a programme goes on, and what is said about the log."""

    log: TrainingLog
    settings: LiftingSettings  #: By which its exercises and weights are known
    runs: RunsToGoOnFrom
    source: str
    notes: tuple[str, ...]


def read_training(draft: Draft, log: LogFile | None) -> TrainingSoFar | None:
    """Return what was done so far; None where neither a log nor a stored plan tells.

    From its first day on the log is right, and what a stored plan knows of the days before it stays. Raises InputError
    for a log that is none.
    """
    stored = draft.begun.stored.logged if draft.begun is not None else draft.logged
    known = draft.lifted or list_lifted_before(draft.scenario, draft.after)
    if log is None and stored is None and not known:
        return None
    settings = resolve_draft(draft).task.lifting or LiftingSettings()
    lifted = tuple(list_stored_lifts(known, settings))
    if log is None:
        runs = RunsToGoOnFrom(stored, tuple(note_counted_runs(stored, 0)) if stored else (), ())
        told = TrainingLog(lifted, (), tuple(_list_stored_runs(stored)))
        source = draft.begun.source if draft.begun else "the plan before"
        return TrainingSoFar(told, settings, runs, source, ())
    (text, source), start = load_log_text(log), outline_draft(draft).start
    told = read_log(text, source, name_exercises({one.id: one.name for one in settings.exercises}), settings.loads.unit)
    told, coming = leave_out_coming(told, start, draft.today, source)
    first = min(list_done_days(told), default=date.max)
    told = _mark_known(told, lifted)
    older = [run for run in _list_stored_runs(stored) if run.date < first]
    whole = TrainingLog(
        (*(entry for entry in lifted if entry.date < first), *told.lifts), told.notes, (*older, *told.runs)
    )
    runs = read_logged_runs(draft, whole, source)
    if runs.logged is not None and stored is not None and first >= start:
        settled = {"weekly_minutes": stored.weekly_minutes, "longest_run": stored.longest_run}
        runs = runs._replace(logged=runs.logged.model_copy(update=settled))
    elif runs.logged is None and stored is not None and not stored.runs:
        runs = runs._replace(logged=stored)  # it tells of the runs before the first day
    return TrainingSoFar(whole, settings, runs, source, (*told.notes, *coming, *runs.notes))


def record_lifted_before(lifts: Iterable[LogEntry]) -> tuple[LiftedRecord, ...]:
    """Return what was lifted in the days before a programme from which its first weights come."""
    return tuple(map(record_row, sorted(lifts, key=lambda one: (one.date, abs(one.row)))))


def has_new_facts(done: TrainingSoFar, stored: PlannedRecord) -> bool:
    """Whether a log tells of lifts what a stored plan does not know, or takes something back."""
    known = {_name_facts(one) for one in list_stored_lifts((*stored.lifted_before, *stored.lifted), done.settings)}
    return {_name_facts(one) for one in done.log.lifts} != known


def _name_facts(one: LogEntry) -> tuple[date, str, tuple[int, ...], float | None]:
    return one.date, one.exercise, one.reps, one.load


def list_stored_lifts(lifted: Iterable[LiftedRecord], settings: LiftingSettings) -> Iterator[LogEntry]:
    """Yield what a stored plan knows, in rows before those of any file; nothing of exercises that there are not now."""
    known, unit = {exercise.id for exercise in settings.exercises}, settings.loads.unit
    rows = [one for one in lifted if one.exercise in known and one.unit in (None, unit)]
    for row, one in enumerate(rows, 1):
        yield LogEntry(one.day, one.exercise, one.reps, one.load, one.unit, -row, sure=True)


def _mark_known(log: TrainingLog, stored: Iterable[LogEntry]) -> TrainingLog:
    """Return a log whose rows that a stored plan holds already count as there: what is to be said of them was said."""
    known = {_name_facts(one) for one in stored}
    lifts = (replace(one, row=-one.row, sure=True) if _name_facts(one) in known else one for one in log.lifts)
    return log._replace(lifts=tuple(lifts))


def _list_stored_runs(logged: LoggedRecord | None) -> Iterator[RunEntry]:
    for run in logged.runs if logged is not None else ():
        yield RunEntry(run.day, run.kind, run.minutes)


def list_done_days(log: TrainingLog) -> Iterator[date]:
    """Yield the days on which something was done."""
    yield from (entry.date for entry in log.lifts)
    yield from (entry.date for entry in log.runs)
