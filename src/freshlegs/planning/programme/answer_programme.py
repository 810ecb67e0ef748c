"""A programme planned and recorded, its lifts going on from the log; or the fixes of an impossible week."""

from __future__ import annotations

from pathlib import Path

from freshlegs.io.files import name_source, read_text
from freshlegs.model.limits import Limits
from freshlegs.planfile import OutcomeRecord
from freshlegs.planning.display import Display, NoDisplay
from freshlegs.planning.fixes import Fix
from freshlegs.planning.programme.logged_results import LoggedResults
from freshlegs.planning.programme.plan_weeks import plan_programme
from freshlegs.planning.programme.planned_weeks import PlannedProgramme, UnplannedWeek
from freshlegs.planning.programme.record_programme import record_programme, record_unplanned
from freshlegs.rules.task import Undecided
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.programme_weeks import outline_draft
from freshlegs.training.lifting_settings import LiftingSettings


def answer_programme(
    draft: Draft, limits: Limits, log: Path | str | None = None, display: Display | None = None
) -> tuple[OutcomeRecord, tuple[Fix, ...], tuple[str, ...]]:
    """Return the record of a programme, the fixes of an impossible week, and notes about the log (path, optional)."""
    display = display or NoDisplay()
    with display.counting("planning weeks", outline_draft(draft).weeks) as tick:
        found = plan_programme(draft, limits, tick)
    if isinstance(found, UnplannedWeek):
        fixes = _find_fixes(found, limits)
        return record_unplanned(found, fixes), fixes, ()
    if log is None:
        return record_programme(found), (), ()
    results, notes = _read_results(found, log)
    return record_programme(found, results), (), notes


def _read_results(programme: PlannedProgramme, log: Path | str) -> tuple[LoggedResults, tuple[str, ...]]:
    # Needed only with a log.
    from freshlegs.planning.programme.logged_results import match_results
    from freshlegs.training.training_log import read_log

    settings = programme.weeks[0].task.lifting or LiftingSettings()
    known = {exercise.id for exercise in settings.exercises}
    entries, notes = read_log(read_text(log), name_source(log), known, settings.loads.unit)
    return match_results(programme.weeks, entries, name_source(log)), notes


def _find_fixes(unplanned: UnplannedWeek, limits: Limits) -> tuple[Fix, ...]:
    if isinstance(unplanned.outcome, Undecided):
        return ()
    from freshlegs.planning.fixes import find_fixes

    return find_fixes(unplanned.draft, unplanned.asked, unplanned.outcome, limits)
