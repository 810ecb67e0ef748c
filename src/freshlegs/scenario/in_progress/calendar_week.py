"""A week that stands in a calendar: our own sessions wherever they were dragged, or a week kept by hand."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from freshlegs.calendars.reading.calendar_files import Calendar, explain_unread, open_calendar
from freshlegs.calendars.reading.contents import Contents
from freshlegs.calendars.reading.entries import CalendarEntry
from freshlegs.calendars.reading.occurrences import TimeWindow, find_occurrences
from freshlegs.calendars.reading.times import to_utc
from freshlegs.calendars.reading.work import TooMuchError, Work
from freshlegs.calendars.writing.event import make_private_uid, make_uid
from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.model.clock import Clock
from freshlegs.model.kinds import KINDS, USUAL_KINDS, Kind
from freshlegs.model.plan import Plan
from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.planfile.revisions import count_revision, raise_revision
from freshlegs.scenario.in_progress.finished_week import Written, assign_sessions
from freshlegs.scenario.schema.minutes_range import MINUTES

_REVISION = attrgetter("revision")
_Own = TypeVar("_Own", Session, SessionRecord)
_KIND = re.compile(rf"(?:(?:run|lift):?\s+)?({'|'.join(KINDS)})\b", re.IGNORECASE)
"""How the title of a session begins, in a calendar that was kept by hand."""


class Drag(NamedTuple):
    """Where a session stands in a calendar."""

    start: datetime  #: In UTC
    minutes: int
    sequence: int = 0


class LaterChanges(NamedTuple):
    """What an athlete changed in another week than the one that is replanned."""

    number: int  #: Of the week, from 1
    week: PlannedRecord
    drags: dict[str, Drag | None]  #: By session; None for what is gone
    faults: tuple[Fault, ...]  #: Sessions at times that they can't have


class CalendarChanges(NamedTuple):
    """What an athlete changed in a calendar that a plan was exported to."""

    plan: PlannedRecord  #: No earlier than what the calendar holds
    drags: dict[str, Drag | None]  #: By session of the week; None for what is gone
    passed: tuple[str, ...]  #: Sessions of the week that are past, and not there, which tells nothing
    later: tuple[LaterChanges, ...]


def read_calendar_week(problem: Problem, calendar: Calendar | Path | str) -> Plan:
    """Return the week that a calendar holds as a plan of this problem.

    Sessions that freshlegs exported are known by their UID, at whatever time they stand now; all else in the calendar
    is then of no concern, and those that it does not hold, or holds as cancelled, are left out. In a calendar without
    any, the entries of the week whose title begins with a kind of session ("tempo", "Run: long") stand for the
    sessions of that kind. A path may be an .ics file, a folder of them (vdir), or "-". Raises InputError if it is no
    calendar, holds no session of this week, or sessions of other lengths or outside the week.
    """
    if not isinstance(calendar, Calendar):
        calendar = open_calendar(calendar)
    contents = _contents(calendar, problem.clock.zone)
    times, faults = _find_times(contents, problem.sessions, partial(_find_fault, problem))
    if faults:
        raise InputError(calendar.name, *faults.values())
    if times:
        starts = {own_id: problem.clock.minute(there.start) for own_id, there in times.items()}
        return Plan.of(problem.sessions, starts, {own_id: there.minutes for own_id, there in times.items()})
    written = list(_written(problem, _take_place(contents, calendar.name, problem.clock)))
    if not written:
        allowed = 'allowed: what freshlegs exports of this week, or titles such as "tempo" on its dates'
        raise InputError(calendar.name, Fault("", "found no session of this week", allowed))
    week = assign_sessions(problem, written, [], calendar.name)
    calendar.notes.update(dict.fromkeys(explain_unread(contents)))
    return week


def find_drags(
    plan: PlannedRecord, week: PlannedRecord, calendar: Calendar, now: datetime, logged: Container[str] = ()
) -> CalendarChanges:
    """Return what an athlete changed in a calendar that a plan was exported to, in a `week` and in those to come.

    A session that stands where an earlier plan had it, in a revision of that time, was not dragged: the plan was not
    exported since. What is past at `now` was deleted only where a folder lacks it, and never what is `logged`: a file
    to import leaves out what is past. Raises InputError if it is no calendar, holds no session of the plan, or one of
    the week at a time that it can't have.
    """
    contents = _contents(calendar, week.zone)
    times, faults = _look_up(contents, week)
    if faults:
        raise InputError(calendar.name, *faults.values())
    last, revision = find_last_sequence(contents, plan), count_revision(plan)
    later = []
    for number, other in _list_other_weeks(plan, week, now):
        found, wrong = _look_up(contents, other)
        if found or wrong:
            changed = _compare(other, found, last, revision)
            drags = {name: there for name, there in changed.items() if name not in wrong}
            later.append(LaterChanges(number, other, drags, tuple(wrong.values())))
    if not times and not later:
        raise InputError(calendar.name, Fault("", "found no session of this plan", "allowed: what was exported of it"))
    drags = _compare(week, times, last, revision)
    gone = [one for one in week.sessions if drags.get(one.id, one) is None and one.start < now]
    kept = [one for one in gone if one.id in logged or not calendar.is_folder]
    for session in kept:
        del drags[session.id]
    passed = tuple(one.id for one in kept if one.id not in logged and not one.done)
    return CalendarChanges(raise_revision(plan, last), drags, passed, tuple(later))


def _list_other_weeks(plan: PlannedRecord, week: PlannedRecord, now: datetime) -> Iterator[tuple[int, PlannedRecord]]:
    """Yield the other weeks of a programme that are not over, by their numbers."""
    for entry in plan.weeks:
        other = take_week(plan, entry.week, "")
        if entry.start != week.start and other.sessions and max(one.end for one in other.sessions) > now:
            yield entry.week, other


def _compare(week: PlannedRecord, times: Mapping[str, Drag], last: int, revision: int) -> dict[str, Drag | None]:
    """Return which sessions of a week stand elsewhere in a calendar than in the plan; None for those not there."""
    changed: dict[str, Drag | None] = {}
    for session in week.sessions:
        there = times.get(session.id)
        sequence = last if there is None else there.sequence
        if there is not None and (there.start, there.minutes) == (session.start, session.minutes):
            continue
        if sequence >= revision or not _stood_so(week, session, there):
            changed[session.id] = there
    return changed


def _stood_so(week: PlannedRecord, session: SessionRecord, there: Drag | None) -> bool:
    """Whether an earlier plan of the week had a session there; for None, whether it may have had none."""
    first, gone = ({one.session: one.start for one in places} for places in (week.planned_first, week.taken_back))
    if there is None:
        return any(places and session.id not in places for places in (first, gone))
    moves = (*week.replanned.moved, *week.replanned.retimed) if week.replanned else ()
    before = {move.before for move in moves if move.session == session.id}
    return there.start in before or there.start in (first.get(session.id), gone.get(session.id))


def find_last_sequence(contents: Contents, plan: PlannedRecord) -> int:
    """Return the highest SEQUENCE at which a calendar holds a session of a plan."""
    uids = {uid for session in plan.sessions for uid in (make_uid(session.id), make_private_uid(session.id))}
    return max((entry.revision[0] for entry in contents.own if entry.uid in uids), default=0)


def _contents(calendar: Calendar, home: ZoneInfo) -> Contents:
    contents = calendar.read(home, titles=True)
    if contents.cut_off:
        raise InputError(calendar.name, Fault("", "cut off: the end of the file is missing"))
    calendar.notes.update(contents.notes)
    return contents


def _find_times(
    contents: Contents, sessions: Iterable[_Own], find_fault: Callable[[_Own, CalendarEntry], Fault | None]
) -> tuple[dict[str, Drag], dict[str, Fault]]:
    """Return where the exported sessions stand, by id, that are still there; and what is wrong with others."""
    faults, times = dict[str, Fault](), dict[str, Drag]()
    for session in sessions:
        uids = make_uid(session.id), make_private_uid(session.id)
        # What counts is the last revision.
        entry = max(reversed([one for one in contents.own if one.uid in uids]), key=_REVISION, default=None)
        if unreadable := [contents.own_unreadable[uid] for uid in uids if uid in contents.own_unreadable]:
            faults[session.id] = Fault(session.name, f"can't be read there: {unreadable[0]}")
        elif entry is None or entry.cancelled:
            continue
        elif fault := find_fault(session, entry):
            faults[session.id] = fault
        elif isinstance(entry.start, datetime):
            times[session.id] = Drag(to_utc(entry.start), _minutes(entry), entry.revision[0])
    return times, faults


def _look_up(contents: Contents, week: PlannedRecord) -> tuple[dict[str, Drag], dict[str, Fault]]:
    clock = Clock(week.zone, week.start, week.days)
    return _find_times(contents, week.sessions, partial(_find_time_fault, clock))


def _find_fault(problem: Problem, session: Session, entry: CalendarEntry) -> Fault | None:
    lasts = _length(entry)
    if isinstance(entry.start, datetime) and not (
        session.may_last(_minutes(entry)) and lasts == timedelta(minutes=_minutes(entry))
    ):
        now = f"of {_minutes(entry)} min; the scenario asks for {session.minutes_text}"
        return Fault(_place(problem.clock, entry), f"{session.name} {now}")
    return _find_time_fault(problem.clock, session, entry)


def _find_time_fault(clock: Clock, session: Session | SessionRecord, entry: CalendarEntry) -> Fault | None:
    name = session.name
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
    # "Walk" or "Class" in a calendar may be somebody else's: an activity is one that is asked for.
    known = {*USUAL_KINDS} | {one.kind for one in problem.sessions}
    for entry in entries:
        kind = _kind(entry)
        if kind not in known or entry.cancelled or not isinstance(entry.start, datetime):
            continue
        start = clock.minute(entry.start)
        if 0 <= start < clock.midnight(clock.days):
            yield Written(start, kind, _minutes(entry), _place(clock, entry), repr_for_user(entry.title))


def _take_place(contents: Contents, source: str, clock: Clock) -> list[CalendarEntry]:
    """Return the events of a week as they take place in it; raises InputError where a calendar holds too much."""
    window = TimeWindow.of(clock.moment(0), clock.moment(clock.midnight(clock.days)), clock.zone)
    try:
        found = sorted(find_occurrences(contents.entries, window, Work()), key=attrgetter("start"))
    except TooMuchError as error:
        raise InputError(source, Fault("", error.found, error.allowed)) from None
    return [replace(one.entry, start=one.start, end=one.end) for one in found if not one.entry.all_day]


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
