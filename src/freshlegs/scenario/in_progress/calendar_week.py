"""A week that stands in a calendar: our own sessions wherever they were dragged, or a week kept by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from freshlegs.calendars.reading.calendar_files import Calendar, open_calendar
from freshlegs.calendars.reading.contents import Contents
from freshlegs.calendars.reading.entries import CalendarEntry
from freshlegs.calendars.reading.times import to_utc
from freshlegs.calendars.writing.event import make_private_uid, make_uid
from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.model.clock import Clock
from freshlegs.model.kinds import KINDS, Kind
from freshlegs.model.plan import Plan
from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.planfile import PlannedRecord
from freshlegs.scenario.in_progress.finished_week import Written, assign_sessions
from freshlegs.scenario.schema.tables import MINUTES

_KIND = re.compile(rf"(?:(?:run|lift):?\s+)?({'|'.join(KINDS)})\b", re.IGNORECASE)
"""How the title of a session begins, in a calendar that was kept by hand."""


def read_calendar_week(problem: Problem, calendar: Calendar | Path | str) -> Plan:
    """Return the week that a calendar holds as a plan of this problem.

    Sessions that freshlegs exported are known by their UID, at whatever time they stand now; all else in the calendar
    is then of no concern, and those that it does not hold, or holds as cancelled, are left out. In a calendar without
    any, the entries of the week whose title begins with a kind of session ("tempo", "Run: long") stand for the
    sessions of that kind.

    Parameters
    ----------
    calendar : Calendar, Path or str
        A calendar, or where it is: an .ics file, a folder of them (vdir), or "-".

    Raises
    ------
    InputError
        It is no calendar, holds no session of this week, or sessions of other lengths or outside the week.
    """
    if not isinstance(calendar, Calendar):
        calendar = open_calendar(calendar)
    contents = _contents(calendar, problem.clock.zone)
    plan = _dragged(problem, contents, calendar.name)
    if plan.placements:
        return plan
    faults: list[Fault] = []
    written = list(_written(problem, _newest(contents.entries)))
    if not written:
        allowed = 'allowed: what freshlegs exports of this week, or titles such as "tempo" on its dates'
        faults.append(Fault("", "found no session of this week", allowed))
    return assign_sessions(problem, written, faults, calendar.name)


def apply_calendar(stored: PlannedRecord, calendar: Calendar) -> PlannedRecord:
    """Return a stored plan with its sessions where they stand in a calendar that it was exported to.

    Those that are not there any more have no place, and may be left out as missed ones may.

    Raises
    ------
    InputError
        It is no calendar, holds no session of this plan, or one at a time that it can't have.
    """
    contents = _contents(calendar, stored.zone)
    clock, faults, there = Clock(stored.zone, stored.start, stored.days), [], []
    for session in stored.sessions:
        entry = _own(contents, session.id)
        fault = _unreadable(contents, session.id, session.name) or (entry and _time_fault(clock, session.name, entry))
        if fault:
            faults.append(fault)
        elif entry is not None and isinstance(entry.start, datetime):
            start, minutes = to_utc(entry.start), _minutes(entry)
            times = {"start": start, "end": start + timedelta(minutes=minutes), "minutes": minutes}
            there.append(session.model_copy(update=times))
    if faults:
        raise InputError(calendar.name, *faults)
    if not there:
        raise InputError(calendar.name, Fault("", "found no session of this plan", "allowed: what was exported of it"))
    missing = {session.id for session in stored.sessions} - {session.id for session in there}
    missed = (*stored.missed, *sorted(missing - set(stored.missed)))
    return stored.model_copy(update={"sessions": tuple(there), "missed": missed})


def _contents(calendar: Calendar, home: ZoneInfo) -> Contents:
    contents = calendar.read(home, titles=True)
    if contents.cut_off:
        raise InputError(calendar.name, Fault("", "cut off: the end of the file is missing"))
    return contents


def _dragged(problem: Problem, contents: Contents, source: str) -> Plan:
    """Return our own sessions as they stand now; raises InputError for times and lengths that they can't have."""
    faults, starts = [], {}
    for session in problem.sessions:
        entry = _own(contents, session.id)
        fault = _unreadable(contents, session.id, session.name) or (entry and _fault(problem, session, entry))
        if fault:
            faults.append(fault)
        elif entry is not None and isinstance(entry.start, datetime):
            starts[session.id] = problem.clock.minute(entry.start)
    if faults:
        raise InputError(source, *faults)
    return Plan.of(problem.sessions, starts)


def _own(contents: Contents, session_id: str) -> CalendarEntry | None:
    """Return the entry that was exported of a session, in its last revision; None where there is none any more."""
    entry = next(iter(_newest(entry for entry in contents.own if entry.uid in _uids(session_id))), None)
    return None if entry is None or entry.cancelled else entry


def _uids(session_id: str) -> tuple[str, str]:
    return make_uid(session_id), make_private_uid(session_id)


def _unreadable(contents: Contents, session_id: str, name: str) -> Fault | None:
    found = next((contents.own_unreadable[uid] for uid in _uids(session_id) if uid in contents.own_unreadable), None)
    return None if found is None else Fault(name, f"can't be read there: {found}")


def _fault(problem: Problem, session: Session, entry: CalendarEntry) -> Fault | None:
    """Return what is wrong with where a session stands."""
    if isinstance(entry.start, datetime) and _length(entry) != timedelta(minutes=session.minutes):
        now = f"of {_minutes(entry)} min; the scenario asks for {session.minutes} min"
        return Fault(_place(problem.clock, entry), f"{session.name} {now}")
    return _time_fault(problem.clock, session.name, entry)


def _time_fault(clock: Clock, name: str, entry: CalendarEntry) -> Fault | None:
    """Return what is wrong with the time at which a session stands."""
    if not isinstance(entry.start, datetime):
        return Fault(name, f"is an entry of the whole day {entry.start}", "allowed: a time of day")
    place = _place(clock, entry)
    if entry.start.second:
        return Fault(place, f"{name} does not start on a whole minute")
    if _minutes(entry) not in MINUTES or _length(entry) != timedelta(minutes=_minutes(entry)):
        return Fault(place, f"{name} lasts {_length(entry)}", f"allowed: {MINUTES[0]} to {MINUTES[-1]} minutes")
    if not 0 <= clock.minute(entry.start) < clock.midnight(clock.days):
        days = f"{clock.day_name(0)} to {clock.day_name(clock.days - 1)}"
        return Fault(place, f"{name} stands on {place.partition(' ')[0]}", f"allowed: {days}")
    return None


def _written(problem: Problem, entries: Iterable[CalendarEntry]) -> Iterator[Written]:
    """Yield the sessions that somebody put into the calendar by hand."""
    clock = problem.clock
    for entry in entries:
        kind = _kind(entry)
        if kind is None or entry.cancelled or not isinstance(entry.start, datetime):
            continue
        start = clock.minute(entry.start)
        if 0 <= start < clock.midnight(clock.days):
            yield Written(start, kind, _minutes(entry), _place(clock, entry), repr_for_user(entry.title))


def _newest(entries: Iterable[CalendarEntry]) -> list[CalendarEntry]:
    """Return of entries with one UID the last revision; of a series, its first time."""
    newest: dict[object, CalendarEntry] = {}
    for number, entry in enumerate(entries):
        known = newest.get(entry.uid or number)
        if known is None or known.revision <= entry.revision:
            newest[entry.uid or number] = entry
    return list(newest.values())


def _kind(entry: CalendarEntry) -> Kind | None:
    found = _KIND.match(entry.title.strip())
    return next((kind for kind in KINDS if found and kind == found[1].lower()), None)


def _length(entry: CalendarEntry) -> timedelta:
    start, end = entry.start, entry.end
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return timedelta()
    return to_utc(end) - to_utc(start)


def _minutes(entry: CalendarEntry) -> int:
    return int(_length(entry).total_seconds() // 60)


def _place(clock: Clock, entry: CalendarEntry) -> str:
    start = entry.start
    return f"{start.astimezone(clock.zone):%Y-%m-%d %H:%M}" if isinstance(start, datetime) else str(start)
