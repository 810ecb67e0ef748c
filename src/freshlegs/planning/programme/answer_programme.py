"""A programme planned and recorded, after what is logged of it; where a week is impossible, what would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.io.files import name_source, read_text
from freshlegs.planning.display import NoDisplay
from freshlegs.planning.programme.plan_weeks import plan_programme
from freshlegs.planning.programme.planned_weeks import UnplannedWeek
from freshlegs.planning.programme.record_programme import record_programme, record_unplanned
from freshlegs.rules.outcome import Undecided
from freshlegs.scenario.programme_weeks import outline_draft
from freshlegs.training.lifting_settings import LiftingSettings

if TYPE_CHECKING:
    from pathlib import Path

    from freshlegs.model.limits import Limits
    from freshlegs.planfile import OutcomeRecord
    from freshlegs.planning.display import Display
    from freshlegs.planning.fixes import Fix
    from freshlegs.planning.programme.logged_results import LoggedResults
    from freshlegs.planning.programme.planned_weeks import PlannedProgramme
    from freshlegs.scenario.draft import Draft


def answer_programme(
    draft: Draft, limits: Limits, log: Path | str | None = None, display: Display | None = None
) -> tuple[OutcomeRecord, tuple[Fix, ...], tuple[str, ...]]:
    """Return a programme as plan.json holds it, what would make it possible, and what is to be said about the log.

    Parameters
    ----------
    log : Path or str, optional
        A file with what was lifted so far; without it all goes as planned.
    """
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
    # Only who logs needs it.
    from freshlegs.planning.programme.logged_results import match_results
    from freshlegs.training.training_log import read_log

    settings = programme.weeks[0].task.lifting or LiftingSettings()
    known = {exercise.id for exercise in settings.exercises}
    entries, notes = read_log(read_text(log), name_source(log), known, settings.loads.unit)
    return match_results(programme.weeks, entries, name_source(log)), notes


def _find_fixes(stuck: UnplannedWeek, limits: Limits) -> tuple[Fix, ...]:
    if isinstance(stuck.outcome, Undecided):
        return ()
    from freshlegs.planning.fixes import find_fixes

    return find_fixes(stuck.draft, stuck.asked, stuck.outcome, limits)
