"""Programmes for the commands that plan and check. The solver is loaded where something is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.cli import output
from freshlegs.cli.exits import Answer, Exit
from freshlegs.io.files import name_source, read_text
from freshlegs.rules.outcome import Impossible, Unfillable

if TYPE_CHECKING:
    from pathlib import Path

    from freshlegs.cli.request import LoadedScenario
    from freshlegs.planfile import OutcomeRecord, PlannedRecord
    from freshlegs.planning.fixes import Fix
    from freshlegs.planning.programme.logged_results import LoggedResults
    from freshlegs.planning.programme.planned_weeks import PlannedProgramme, UnplannedWeek
    from freshlegs.solver.search import Limits


def plan_to_programme_record(
    found: LoadedScenario, limits: Limits, log: Path | None = None
) -> tuple[OutcomeRecord, tuple[Fix, ...]]:
    """Plan all weeks, the lifts after what is logged of them; where one is impossible, look for what would help."""
    from freshlegs.cli.progress_bar import show_progress
    from freshlegs.planning.programme.plan_weeks import plan_programme
    from freshlegs.planning.programme.planned_weeks import UnplannedWeek
    from freshlegs.planning.programme.record_programme import record_programme

    with show_progress("planning weeks", found.draft.weeks) as tick:
        result = plan_programme(found.draft, limits, tick)
    if isinstance(result, UnplannedWeek):
        ways_out = _ways_out(result, limits)
        return record_programme(result, ways_out), ways_out
    results = _results(result, log) if log is not None else None
    return record_programme(result, results=results), ()


def _results(programme: PlannedProgramme, log: Path) -> LoggedResults:
    from freshlegs.planning.programme.logged_results import match_results
    from freshlegs.training.lifting_settings import LiftingSettings
    from freshlegs.training.training_log import read_log

    gym = programme.weeks[0].problem.lifting or LiftingSettings()
    known = {exercise.id for exercise in gym.exercises}
    entries, notes = read_log(read_text(log), name_source(log), known, gym.loads.unit)
    for note in notes:
        output.say(note)
    return match_results(programme.weeks, entries, name_source(log))


def check_stored_programme(found: LoadedScenario, record: PlannedRecord, source: str, *, json: bool) -> Answer:
    """Answer with what the rules say of each week of a stored programme."""
    from freshlegs.planning.programme.checking import check_programme
    from freshlegs.report.checked_week import dump_checked_weeks, render_checked_weeks

    reports = check_programme(found.draft, record, source)
    code = Exit.IMPOSSIBLE if any(report.broken for report in reports) else Exit.DONE
    if json:
        return Answer(output.encode_json(dump_checked_weeks(reports)), code)
    text = render_checked_weeks(record, reports, width=output.measure_width(), colour=output.wants_colour())
    return Answer(output.encode_text(text), code)


def _ways_out(stuck: UnplannedWeek, limits: Limits) -> tuple[Fix, ...]:
    if isinstance(stuck.outcome, Unfillable):
        from freshlegs.planning.fixes import find_lifting_fixes

        return find_lifting_fixes(stuck.draft, limits)
    if not isinstance(stuck.outcome, Impossible):
        return ()
    from freshlegs.planning.fixes import find_fixes
    from freshlegs.planning.single_changes import Infeasible

    return find_fixes(Infeasible(stuck.draft, stuck.problem, stuck.outcome.clash), limits)
