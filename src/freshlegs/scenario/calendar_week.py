"""A week that stands in a calendar file: our own sessions wherever they were dragged, or a week kept by hand."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from freshlegs.calendars.event import uid_of
from freshlegs.calendars.reading import timed_entries
from freshlegs.errors import Fault, InputError, shown
from freshlegs.plan import Plan
from freshlegs.problem import KIND_TAGS
from freshlegs.scenario.finished import Written, assigned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from freshlegs.calendars.reading import Entry
    from freshlegs.problem import Kind, Problem, Session

_KIND = re.compile(rf"(?:(?:run|lift):?\s+)?({'|'.join(KIND_TAGS)})\b", re.IGNORECASE)
"""How the title of a session begins, in a calendar that was kept by hand."""


def week_of_calendar(problem: Problem, text: str, source: str) -> Plan:
    """Return the week of an .ics text as a plan of this problem.

    Sessions that freshlegs exported are known by their UID, at whatever time they stand now; all else in the file is
    then of no concern. In a file without any, the entries of the week whose title begins with a kind of session
    ("tempo", "Run: long") stand for the sessions of that kind.

    Raises
    ------
    InputError
        It is no calendar, holds no session of this week, or sessions of other lengths or outside the week.
    """
    entries = timed_entries(text, problem.clock.zone, source)
    own = {uid_of(session.id): session for session in problem.sessions}
    dragged = [(own[entry.uid], entry) for entry in entries if entry.uid in own]
    if dragged:
        return _dragged(problem, dragged, source)
    faults: list[Fault] = []
    last = problem.clock.midnight(problem.clock.days)
    written = [
        Written(start, kind, _minutes(entry), _place(entry), shown(entry.summary))
        for entry in entries
        if (kind := _kind(entry)) is not None and 0 <= (start := problem.clock.minute(entry.start)) < last
    ]
    if not written:
        allowed = 'allowed: what freshlegs exports of this week, or titles such as "tempo" on its dates'
        faults.append(Fault("", "found no session of this week", allowed))
    return assigned(problem, written, faults, source)


def _dragged(problem: Problem, found: Sequence[tuple[Session, Entry]], source: str) -> Plan:
    faults, starts = [], {}
    last = problem.clock.midnight(problem.clock.days)
    for session, entry in found:
        start = starts[session.id] = problem.clock.minute(entry.start)
        if entry.end - entry.start != timedelta(minutes=session.minutes):
            now = f"of {_minutes(entry)} min; the scenario asks for {session.minutes} min"
            faults.append(Fault(_place(entry), f"{session.name} {now}"))
        elif entry.start.second:
            faults.append(Fault(_place(entry), f"{session.name} does not start on a whole minute"))
        elif not 0 <= start < last:
            days = f"{problem.clock.day_name(0)} to {problem.clock.day_name(problem.clock.days - 1)}"
            faults.append(Fault(_place(entry), f"{session.name} stands on {entry.start.date()}", f"allowed: {days}"))
    if faults:
        raise InputError(source, *faults)
    return Plan.of(problem.sessions, starts)


def _kind(entry: Entry) -> Kind | None:
    found = _KIND.match(entry.summary.strip())
    return next((kind for kind in KIND_TAGS if found and kind == found[1].lower()), None)


def _minutes(entry: Entry) -> int:
    return int((entry.end - entry.start).total_seconds() // 60)


def _place(entry: Entry) -> str:
    return f"{entry.start:%Y-%m-%d %H:%M}"
