"""The weeks that every reader is given: those that are shipped, and those in which time itself is difficult."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cache, partial
from pathlib import Path

from freshlegs.planfile import PlannedRecord
from support.calendar_weeks import easy_runs, small_week
from support.command_line import call
from support.paths import SHIPPED_WEEKS

ALARMS = {"": (timedelta(minutes=30),), "long": (timedelta(hours=12), timedelta(days=1)), "upper": ()}
"""When the phone rings before each kind of session."""

SHIPPED = [path for path in SHIPPED_WEEKS if 'status = "planned"' in path.read_text("utf-8")]


@cache
def planned(path: Path) -> PlannedRecord:
    """Return the week of a shipped scenario, or all weeks of a programme; planned once."""
    done = call("plan", path, "--json", folder=path.parent)
    assert done.code == 0, done.err
    return PlannedRecord.model_validate_json(done.out)


WEEKS: dict[str, Callable[[], PlannedRecord]] = {
    "New York, clocks go back": partial(
        easy_runs, "America/New_York", "2026-10-31T09:00", "2026-11-01T07:00", "2026-11-02T09:00"
    ),
    "New York, clocks go forward": partial(
        easy_runs, "America/New_York", "2026-03-07T09:00", "2026-03-08T01:30", "2026-03-08T03:00", "2026-03-09T09:00"
    ),
    "Berlin, clocks go back": partial(
        easy_runs, "Europe/Berlin", "2026-10-24T18:00", "2026-10-25T09:00", "2026-10-26T18:00"
    ),
    "Berlin, clocks go forward": partial(
        easy_runs, "Europe/Berlin", "2026-03-28T18:00", "2026-03-29T01:30", "2026-03-29T09:00", "2026-03-30T18:00"
    ),
    "Sydney, clocks go forward": partial(
        easy_runs, "Australia/Sydney", "2026-10-03T07:00", "2026-10-04T07:00", "2026-10-05T07:00"
    ),
    "Sydney, clocks go back": partial(
        easy_runs, "Australia/Sydney", "2027-04-03T07:00", "2027-04-04T07:00", "2027-04-05T07:00"
    ),
    "Casablanca, where Ramadan moves the clocks": partial(
        easy_runs, "Africa/Casablanca", "2026-02-14T18:00", "2026-02-15T18:00", "2026-02-16T18:00"
    ),
    "Santiago, clocks go forward": partial(
        easy_runs, "America/Santiago", "2026-09-05T18:00", "2026-09-06T07:00", "2026-09-06T18:00"
    ),
    "Tokyo, where clocks stay": partial(easy_runs, "Asia/Tokyo", "2026-11-30T06:00"),
    "the repeated hour, first time and second": partial(
        easy_runs, "America/New_York", "2026-11-01T01:15-04:00", "2026-11-01T01:15-05:00", "2026-11-01T12:00"
    ),
    "from one side of the repeated hour to the other": partial(
        easy_runs, "Europe/Berlin", "2026-10-25T01:30+02:00", "2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00"
    ),
    "texts that need escaping": partial(small_week, title=r"Läufe; C:\Notes, 🏃🏽‍♀️ 跑步" * 9, why=("a, b; c\\n",)),
    **{path.stem: partial(planned, path) for path in SHIPPED},
}
