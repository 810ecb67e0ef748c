"""Files in, problems and weeks out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from freshlegs.io.files import decode_text, name_source, read_bytes, read_text
from freshlegs.planfile.json_text import parse_plan
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.schema.load import parse_toml

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from freshlegs.calendars.reading.calendar_files import Calendar
    from freshlegs.model.plan import Plan
    from freshlegs.planfile import PlannedRecord
    from freshlegs.rules.task import Task


CALENDARS = (".ics", ".ical")
"""How the names of calendar files end."""


def _is_there(week: str, test: Callable[[Path], bool] = Path.exists) -> bool:
    try:
        return bool(week.strip()) and test(Path(week))
    except (OSError, ValueError):
        return False


def load_draft(
    path: Path | str, *, today: date | None = None, after: PlannedRecord | None = None, best_effort: bool = False
) -> Draft:
    """Return a scenario file as a draft, for what changes it and plans it again; takes what `load_problem` takes."""
    return parse_draft(read_text(path), str(path), today=today, after=after, best_effort=best_effort)


def parse_draft(
    text: str,
    name: str = "week.toml",
    *,
    today: date | None = None,
    after: PlannedRecord | None = None,
    best_effort: bool = False,
) -> Draft:
    """Return the text of a scenario as a draft; `draft.problem()` is the week that it asks for.

    Parameters
    ----------
    name : str
        What messages call it; without its ending it is the id of a scenario that names none, and paths in the text
        are seen from its folder.
    today, after, best_effort
        As in `load_problem`.

    Raises
    ------
    InputError
        It is not TOML. Other faults are raised by `draft.problem()`.
    """
    return Draft(parse_toml(text, name), name, today=today, after=after, best_effort=best_effort)


def load_problem(
    path: Path | str, *, today: date | None = None, after: PlannedRecord | None = None, best_effort: bool = False
) -> Task:
    """Return the week that a scenario file asks for, ready to be planned; of a programme, the week that repeats.

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


def load_given_week(week: str) -> PlannedRecord | Calendar | None:
    """Return the plan.json or the calendar that a week is given by; None for one that is written out.

    Raises
    ------
    InputError
        It can't be read.
    """
    if not (week == "-" or week.lower().endswith((".json", *CALENDARS)) or _is_there(week)):
        return None
    # Only finished weeks need it, and planning is in a hurry.
    from freshlegs.calendars.reading.calendar_files import Calendar, open_calendar

    if week.lower().endswith(CALENDARS) or _is_there(week, Path.is_dir):
        return open_calendar(week)
    raw = read_bytes(week)
    if b"BEGIN:VCALENDAR" in raw[:100].upper():
        return Calendar(name_source(week), [raw])
    return parse_plan(decode_text(raw, week), week)


def load_week(problem: Task, week: str) -> Plan:
    """Return a finished week of a problem: a plan.json or a calendar by its path, or the week itself as a text.

    Raises
    ------
    InputError
        It can't be read, or is not a week of this problem.
    """
    return read_week(problem, load_given_week(week), week)


def read_week(problem: Task, given: PlannedRecord | Calendar | None, week: str) -> Plan:
    """Return a week as `load_week` does, of which the file is read already."""
    from freshlegs.planfile import PlannedRecord
    from freshlegs.scenario.in_progress.finished_week import parse_week, read_stored_week

    if given is None:
        return parse_week(problem, week)
    if isinstance(given, PlannedRecord):
        return read_stored_week(problem, given, week)
    from freshlegs.scenario.in_progress.calendar_week import read_calendar_week

    return read_calendar_week(problem, given)
