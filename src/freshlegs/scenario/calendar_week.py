"""A week that stands in a calendar: our own sessions wherever they were dragged, or a week kept by hand."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from freshlegs.calendars.event import uid_of
from freshlegs.calendars.reading.sources import Calendar, calendar_at
from freshlegs.calendars.reading.values import instant
from freshlegs.errors import Fault, InputError, shown
from freshlegs.plan import Plan
from freshlegs.problem import KIND_TAGS
from freshlegs.scenario.finished import Written, assigned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from freshlegs.calendars.reading.contents import Contents
    from freshlegs.calendars.reading.entries import Entry
    from freshlegs.problem import Kind, Problem, Session

_KIND = re.compile(rf"(?:(?:run|lift):?\s+)?({'|'.join(KIND_TAGS)})\b", re.IGNORECASE)
"""How the title of a session begins, in a calendar that was kept by hand."""


def week_of_calendar(problem: Problem, calendar: Calendar | Path | str) -> Plan:
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
        calendar = calendar_at(calendar)
    contents = calendar.read(problem.clock.zone, titles=True)
    if contents.cut_off:
        raise InputError(calendar.name, Fault("", "cut off: the end of the file is missing"))
    plan = _dragged(problem, contents, calendar.name)
    if plan.placements:
        return plan
    faults: list[Fault] = []
    written = list(_written(problem, _newest(contents.entries)))
    if not written:
        allowed = 'allowed: what freshlegs exports of this week, or titles such as "tempo" on its dates'
        faults.append(Fault("", "found no session of this week", allowed))
    return assigned(problem, written, faults, calendar.name)


def _dragged(problem: Problem, contents: Contents, source: str) -> Plan:
    """Return our own sessions as they stand now; raises InputError for times and lengths that they can't have."""
    there = {entry.uid: entry for entry in _newest(contents.own)}
    faults, starts = [], {}
    for session in problem.sessions:
        uid = uid_of(session.id)
        if uid in contents.own_unreadable:
            faults.append(Fault(session.name, f"can't be read there: {contents.own_unreadable[uid]}"))
        elif uid in there and not there[uid].cancelled:
            entry = there[uid]
            fault = _fault(problem, session, entry)
            if fault is not None:
                faults.append(fault)
            elif isinstance(entry.start, datetime):
                starts[session.id] = problem.clock.minute(entry.start)
    if faults:
        raise InputError(source, *faults)
    return Plan.of(problem.sessions, starts)


def _fault(problem: Problem, session: Session, entry: Entry) -> Fault | None:
    """Return what is wrong with where a session stands."""
    clock = problem.clock
    if not isinstance(entry.start, datetime):
        return Fault(session.name, f"is an entry of the whole day {entry.start}", "allowed: a time of day")
    place = _place(problem, entry)
    if _length(entry) != timedelta(minutes=session.minutes):
        now = f"of {_minutes(entry)} min; the scenario asks for {session.minutes} min"
        return Fault(place, f"{session.name} {now}")
    if entry.start.second:
        return Fault(place, f"{session.name} does not start on a whole minute")
    if not 0 <= clock.minute(entry.start) < clock.midnight(clock.days):
        days = f"{clock.day_name(0)} to {clock.day_name(clock.days - 1)}"
        return Fault(place, f"{session.name} stands on {place.partition(' ')[0]}", f"allowed: {days}")
    return None


def _written(problem: Problem, entries: Iterable[Entry]) -> Iterator[Written]:
    """Yield the sessions that somebody put into the calendar by hand."""
    clock = problem.clock
    for entry in entries:
        kind = _kind(entry)
        if kind is None or entry.cancelled or not isinstance(entry.start, datetime):
            continue
        start = clock.minute(entry.start)
        if 0 <= start < clock.midnight(clock.days):
            yield Written(start, kind, _minutes(entry), _place(problem, entry), shown(entry.title))


def _newest(entries: Iterable[Entry]) -> list[Entry]:
    """Return of entries with one UID the last revision; of a series, its first time."""
    newest: dict[object, Entry] = {}
    for number, entry in enumerate(entries):
        known = newest.get(entry.uid or number)
        if known is None or known.revision <= entry.revision:
            newest[entry.uid or number] = entry
    return list(newest.values())


def _kind(entry: Entry) -> Kind | None:
    found = _KIND.match(entry.title.strip())
    return next((kind for kind in KIND_TAGS if found and kind == found[1].lower()), None)


def _length(entry: Entry) -> timedelta:
    start, end = entry.start, entry.end
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return timedelta()
    return instant(end) - instant(start)


def _minutes(entry: Entry) -> int:
    return int(_length(entry).total_seconds() // 60)


def _place(problem: Problem, entry: Entry) -> str:
    start = entry.start
    return f"{start.astimezone(problem.clock.zone):%Y-%m-%d %H:%M}" if isinstance(start, datetime) else str(start)
