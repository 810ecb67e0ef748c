"""Programmes for the commands that plan and check. The solver is loaded where something is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.cli import output
from freshlegs.cli.exits import Answer, Exit
from freshlegs.io.files import read_text, source_name
from freshlegs.rules.outcome import Impossible, Unfillable

if TYPE_CHECKING:
    from pathlib import Path

    from freshlegs.cli.request import Asked
    from freshlegs.planfile import OutcomeRecord, PlannedRecord
    from freshlegs.planning.fixes import Fix
    from freshlegs.planning.programme.logged_results import Results
    from freshlegs.planning.programme.planned_weeks import Programme, Stuck
    from freshlegs.solver.search import Limits


def planned_programme(found: Asked, limits: Limits, log: Path | None = None) -> tuple[OutcomeRecord, tuple[Fix, ...]]:
    """Plan all weeks, the lifts after what is logged of them; where one is impossible, look for what would help."""
    from freshlegs.cli.progress_bar import progress
    from freshlegs.planning.programme.plan_weeks import plan_programme
    from freshlegs.planning.programme.planned_weeks import Stuck
    from freshlegs.planning.programme.record_programme import programme_recorded

    with progress("planning weeks", found.draft.weeks) as tick:
        result = plan_programme(found.draft, limits, tick)
    if isinstance(result, Stuck):
        ways_out = _ways_out(result, limits)
        return programme_recorded(result, ways_out), ways_out
    results = _results(result, log) if log is not None else None
    return programme_recorded(result, results=results), ()


def _results(programme: Programme, log: Path) -> Results:
    from freshlegs.planning.programme.logged_results import results_of
    from freshlegs.training.lifting_settings import Gym
    from freshlegs.training.training_log import read_log

    gym = programme.weeks[0].problem.gym or Gym()
    known = {exercise.id for exercise in gym.exercises}
    entries, notes = read_log(read_text(log), source_name(log), known, gym.loads.unit)
    for note in notes:
        output.say(note)
    return results_of(programme.weeks, entries, source_name(log))


def checked_programme(found: Asked, record: PlannedRecord, source: str, *, json: bool) -> Answer:
    """Answer with what the rules say of each week of a stored programme."""
    from freshlegs.planning.programme.checking import check_programme
    from freshlegs.report.checked_week import checked_data, checked_text

    reports = check_programme(found.draft, record, source)
    code = Exit.IMPOSSIBLE if any(report.broken for report in reports) else Exit.DONE
    if json:
        return Answer(output.machine(checked_data(reports)), code)
    text = checked_text(record, reports, width=output.width(), colour=output.colour())
    return Answer(output.people(text), code)


def _ways_out(stuck: Stuck, limits: Limits) -> tuple[Fix, ...]:
    if isinstance(stuck.outcome, Unfillable):
        from freshlegs.planning.fixes import gym_fixes

        return gym_fixes(stuck.draft, limits)
    if not isinstance(stuck.outcome, Impossible):
        return ()
    from freshlegs.planning.fixes import fixes
    from freshlegs.planning.single_changes import Impasse

    return fixes(Impasse(stuck.draft, stuck.problem, stuck.outcome.clash), limits)
