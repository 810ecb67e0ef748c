"""Small planned weeks, by zone and local times."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from freshlegs.model.kinds import Kind
from freshlegs.planfile import PlannedRecord, SessionRecord

MONDAY = date(2026, 11, 30)


def session(
    kind: Kind, start: datetime, minutes: int = 60, *, number: int = 1, why: tuple[str, ...] = (), hardest: bool = False
) -> SessionRecord:
    end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
    return SessionRecord(
        id=f"small/{MONDAY}/{kind}/{number}", kind=kind, start=start, end=end, minutes=minutes, why=why, hardest=hardest
    )


def easy_runs(zone: str, *starts: str) -> PlannedRecord:
    """Return a week with an easy run of an hour at each local time, given as "2026-11-01T09:00"."""
    times = [datetime.fromisoformat(start) for start in starts]
    times = [time if time.tzinfo else time.replace(tzinfo=ZoneInfo(zone)) for time in times]
    runs = [session("easy", time, number=number) for number, time in enumerate(times, 1)]
    return week(*runs, zone=zone, start=min(times).date())


def week(
    *sessions: SessionRecord, zone: str = "America/New_York", start: date = MONDAY, title: str = "Small week"
) -> PlannedRecord:
    return PlannedRecord(
        scenario="small",
        title=title,
        timezone=zone,
        start=start,
        days=7,
        proved_best=True,
        penalty=0,
        sessions=sessions,
    )


def small_week(title: str = "Small week", why: tuple[str, ...] = ("You fixed this time.",)) -> PlannedRecord:
    """Return a week with one lift and one run."""
    zone = ZoneInfo("America/New_York")
    lift = session("lower", datetime(2026, 11, 30, 7, tzinfo=zone))
    run = session("intervals", datetime(2026, 12, 2, 18, tzinfo=zone), 75, why=why, hardest=True)
    return week(lift, run, title=title)


def entries(data: bytes) -> list[Any]:
    """Return the events of a calendar file; what icalendar calls their properties' types helps no test."""
    return list(Calendar.from_ical(data).events)


def timed(data: bytes) -> list[Any]:
    """Return the events of a calendar file that have a time of day."""
    return [entry for entry in entries(data) if isinstance(entry["DTSTART"].dt, datetime)]
