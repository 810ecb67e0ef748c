"""Files in, problems and weeks out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from freshlegs.files import read_text
from freshlegs.scenario import load_scenario, resolve
from freshlegs.stored import load_plan

if TYPE_CHECKING:
    from datetime import date

    from freshlegs.plan import Plan
    from freshlegs.problem import Problem
    from freshlegs.record import PlannedRecord
    from freshlegs.scenario import Scenario


def _is_file(week: str) -> bool:
    try:
        return bool(week.strip()) and Path(week).exists()
    except (OSError, ValueError):
        return False


def load_scenario_file(path: Path | str) -> Scenario:
    """Return the scenario that a file holds ("-": standard input); raises InputError with every fault."""
    return load_scenario(read_text(path), str(path))


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
    return resolve(load_scenario_file(path), today=today, after=after, best_effort=best_effort)


def load_week(problem: Problem, week: str) -> Plan:
    """Return a finished week of a problem: a plan.json by its path, or the week itself as a text.

    Raises
    ------
    InputError
        It can't be read, or is not a week of this problem.
    """
    # Only finished weeks need it, and planning is in a hurry.
    from freshlegs.scenario.finished import week_of_record, week_of_text

    if week == "-" or week.endswith(".json") or _is_file(week):
        return week_of_record(problem, load_plan(week), week)
    return week_of_text(problem, week)
