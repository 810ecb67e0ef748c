"""Files in, problems and weeks out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from freshlegs.files import read_text, source_name
from freshlegs.scenario import Draft, parsed
from freshlegs.stored import load_plan

if TYPE_CHECKING:
    from datetime import date

    from freshlegs.plan import Plan
    from freshlegs.problem import Problem
    from freshlegs.record import PlannedRecord


def _is_file(week: str) -> bool:
    try:
        return bool(week.strip()) and Path(week).exists()
    except (OSError, ValueError):
        return False


def _is_calendar(week: str) -> bool:
    return week.lower().endswith((".ics", ".ical"))


def load_draft(
    path: Path | str, *, today: date | None = None, after: PlannedRecord | None = None, best_effort: bool = False
) -> Draft:
    """Return a scenario file as a draft, for what changes it and plans it again; takes what `load_problem` takes."""
    return Draft(parsed(read_text(path), str(path)), str(path), today=today, after=after, best_effort=best_effort)


def load_problem(
    path: Path | str, *, today: date | None = None, after: PlannedRecord | None = None, best_effort: bool = False
) -> Problem:
    """Return the week that a scenario file asks for, ready to be planned.

    Parameters
    ----------
    today : date, optional
        The week starts on the Monday after, where the file names no start.
    after : PlannedRecord, optional
        The plan of the days before.
    best_effort : bool
        Price what is left out instead of forbidding it.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    return load_draft(path, today=today, after=after, best_effort=best_effort).problem()


def load_stored_week(week: str) -> PlannedRecord | None:
    """Return the plan.json that a week is given by; None for a calendar and a week written out. Raises InputError."""
    given = week == "-" or week.endswith(".json") or (_is_file(week) and not _is_calendar(week))
    return load_plan(week) if given else None


def load_week(problem: Problem, week: str) -> Plan:
    """Return a finished week of a problem: a plan.json or an .ics file by its path, or the week itself as a text.

    Raises
    ------
    InputError
        It can't be read, or is not a week of this problem.
    """
    return week_of(problem, load_stored_week(week), week)


def week_of(problem: Problem, stored: PlannedRecord | None, week: str) -> Plan:
    """Return a week as `load_week` does, of which the plan.json is read already."""
    # Only finished weeks need it, and planning is in a hurry.
    from freshlegs.scenario.finished import week_of_record, week_of_text

    if stored is None and _is_calendar(week):
        from freshlegs.scenario.calendar_week import week_of_calendar

        return week_of_calendar(problem, read_text(week), source_name(week))
    return week_of_text(problem, week) if stored is None else week_of_record(problem, stored, week)
