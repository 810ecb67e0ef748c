"""Finished weeks as they are given: a plan.json, a calendar, or a text. What reads calendars is loaded for one only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from freshlegs.io.files import decode_text, name_source, read_bytes
from freshlegs.model.plan import Plan
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import parse_plan
from freshlegs.rules.task import Task

if TYPE_CHECKING:
    from freshlegs.calendars.reading.calendar_files import Calendar

CALENDAR_ENDINGS = (".ics", ".ical")
"""Endings of calendar files."""


def _is_there(week: str, test: Callable[[Path], bool] = Path.exists) -> bool:
    try:
        return bool(week.strip()) and test(Path(week))
    except (OSError, ValueError):
        return False


def load_given_week(week: str) -> PlannedRecord | Calendar | None:
    """Return the plan.json or the calendar at a path; None for the text of a week. Raises InputError."""
    if not (week == "-" or week.lower().endswith((".json", *CALENDAR_ENDINGS)) or _is_there(week)):
        return None
    if week.lower().endswith(CALENDAR_ENDINGS) or _is_there(week, Path.is_dir):
        from freshlegs.calendars.reading.calendar_files import open_calendar

        return open_calendar(week)
    raw = read_bytes(week)
    if b"BEGIN:VCALENDAR" in raw[:100].upper():
        from freshlegs.calendars.reading.calendar_files import Calendar

        return Calendar(name_source(week), [raw])
    return parse_plan(decode_text(raw, week), week)


def read_week(task: Task, given: PlannedRecord | Calendar | None, week: str, today: date | None = None) -> Plan:
    """Return a finished week of a task; raises InputError where it can't be read or belongs to another task."""
    # Only finished weeks need it, and planning is in a hurry.
    from freshlegs.scenario.in_progress.finished_week import parse_week, read_stored_week

    if given is None:
        return parse_week(task, week, today)
    if isinstance(given, PlannedRecord):
        return read_stored_week(task, given, week)
    from freshlegs.scenario.in_progress.calendar_week import read_calendar_week

    return read_calendar_week(task, given)
