"""Programmes for the commands that plan and check. The solver is loaded where something is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.cli import output
from freshlegs.cli.exits import Answer, Exit
from freshlegs.files import read_text, source_name
from freshlegs.outcome import Impossible, Unfillable

if TYPE_CHECKING:
    from pathlib import Path

    from freshlegs.cli.planning import Asked
    from freshlegs.outcome import Fix
    from freshlegs.programme.planning import Programme, Stuck
    from freshlegs.programme.results import Results
    from freshlegs.record import OutcomeRecord, PlannedRecord
    from freshlegs.solve.search import Limits


def planned_programme(found: Asked, limits: Limits, log: Path | None = None) -> tuple[OutcomeRecord, tuple[Fix, ...]]:
    """Plan all weeks, the lifts after what is logged of them; where one is impossible, look for what would help."""
    from freshlegs.cli.progress import progress
    from freshlegs.programme.planning import Stuck, plan_programme
    from freshlegs.programme.recording import programme_recorded

    with progress("planning weeks", found.draft.weeks) as tick:
        result = plan_programme(found.draft, limits, tick)
    if isinstance(result, Stuck):
        ways_out = _ways_out(result, limits)
        return programme_recorded(result, ways_out), ways_out
    results = _results(result, log) if log is not None else None
    return programme_recorded(result, results=results), ()


def _results(programme: Programme, log: Path) -> Results:
    from freshlegs.programme.results import results_of
    from freshlegs.training.gym import Gym
    from freshlegs.training.log import read_log

    gym = programme.weeks[0].problem.gym or Gym()
    known = {exercise.id for exercise in gym.exercises}
    entries, notes = read_log(read_text(log), source_name(log), known, gym.loads.unit)
    for note in notes:
        output.say(note)
    return results_of(programme.weeks, entries, source_name(log))


def checked_programme(found: Asked, record: PlannedRecord, source: str, *, json: bool) -> Answer:
    """Answer with what the rules say of each week of a stored programme."""
    from freshlegs.programme.checking import check_programme
    from freshlegs.show.checked import checked_data, checked_text

    reports = check_programme(found.draft, record, source)
    code = Exit.IMPOSSIBLE if any(report.broken for report in reports) else Exit.DONE
    if json:
        return Answer(output.machine(checked_data(reports)), code)
    text = checked_text(record, reports, width=output.width(), colour=output.colour())
    return Answer(output.people(text), code)


def _ways_out(stuck: Stuck, limits: Limits) -> tuple[Fix, ...]:
    if isinstance(stuck.outcome, Unfillable):
        from freshlegs.whatif.fixes import gym_fixes

        return gym_fixes(stuck.draft, limits)
    if not isinstance(stuck.outcome, Impossible):
        return ()
    from freshlegs.whatif.coach import Impasse
    from freshlegs.whatif.fixes import fixes

    return fixes(Impasse(stuck.draft, stuck.problem, stuck.outcome.clash), limits)
