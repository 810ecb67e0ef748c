"""From a planned week to the events of its calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from freshlegs.calendars.writing.event import CalendarInfo, Event, make_private_uid, make_uid
from freshlegs.calendars.writing.export_options import ExportOptions
from freshlegs.io.errors import Fault, InputError, InternalError
from freshlegs.io.text import to_one_line
from freshlegs.model.content import LiftContent
from freshlegs.model.kinds import GROUPS, KINDS
from freshlegs.model.wording import join_words
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.training.card import describe_content, summarize_content

WRITABLE_YEARS = range(1971, 2201)
"""Years that calendars are written for; rules of zones begin the year before."""

_SIGNATURE = "Planned by freshlegs"
_BEFOREHAND = timedelta(days=364)


def list_events(record: PlannedRecord, options: ExportOptions, stamp: datetime) -> tuple[Event, ...]:
    """Return the sessions of a week in order of time, and its rest days as entries that take up no time."""
    _refuse_far_years(record)
    make = _session if options.details else _busy_time
    found = [make(record, session, options, stamp) for session in record.sessions]
    if options.rest_days and options.details:
        found += _rest_days(record, stamp)
    return sort_events(found, record.zone)


def sort_events(events: Iterable[Event], zone: ZoneInfo) -> tuple[Event, ...]:
    """Return events by their start; whole days begin at midnight of the athlete's zone."""
    return tuple(sorted(events, key=lambda event: sort_key(event, zone)))


def sort_key(event: Event, zone: ZoneInfo) -> tuple[datetime, str]:
    """Return what events are ordered by."""
    return _instant(event.start, zone), event.uid


def describe_calendar(record: PlannedRecord, options: ExportOptions, stamp: datetime) -> CalendarInfo:
    """Return what a calendar says about itself: one and the same for all weeks of an athlete."""
    if not options.details:
        return CalendarInfo(make_private_uid(record.whose), "Training", stamp)
    name = to_one_line(f"Training: {record.athlete}") if record.athlete else _title(record)
    return CalendarInfo(make_uid(record.whose), name, stamp)


def stamp_revision(record: PlannedRecord, stamp: datetime | None) -> datetime:
    """Return when this revision was made, in whole seconds of UTC.

    Without being told, it is taken to be 364 days before the week begins. No clock is asked, so that the same
    plan gives the same bytes; and any later revision that carries a real time is the newer one.

    Raises
    ------
    InternalError
        If the stamp has no zone.
    """
    if stamp is None:
        return _instant(record.start, record.zone) - _BEFOREHAND
    if stamp.utcoffset() is None:
        raise InternalError(f"the stamp {stamp} of a calendar has no time zone")
    return stamp.astimezone(UTC).replace(microsecond=0)


def _session(record: PlannedRecord, session: SessionRecord, options: ExportOptions, stamp: datetime) -> Event:
    kind = KINDS[session.kind]
    start, end = _times(record, session, options)
    return Event(
        uid=make_uid(session.id),
        start=start,
        end=end,
        summary=f"{': '.join(kind.calendar_words)} {session.minutes} min",
        description=_lines(*_inside(session), *session.why, f"Week: {_title(record)}", _SIGNATURE),
        categories=tuple(word.capitalize() for word in kind.calendar_words),
        stamp=stamp,
        created=stamp,
        busy=options.blocks,
        alarms=options.alarms_of(session.kind),
        colour=kind.calendar_colour,
    )


def _busy_time(record: PlannedRecord, session: SessionRecord, options: ExportOptions, stamp: datetime) -> Event:
    """Return a session as others may see it."""
    start, end = _times(record, session, options)
    return Event(
        uid=make_private_uid(session.id),
        start=start,
        end=end,
        summary="Training",
        description="",
        categories=(),
        stamp=stamp,
        created=stamp,
        busy=options.blocks,
        alarms=options.alarms_of(session.kind),
    )


def _rest_days(record: PlannedRecord, stamp: datetime) -> Iterator[Event]:
    """Yield the rest days, numbered in each week: so one that moves is moved on the phone too, and no other is."""
    count = Counter[date]()
    for day in record.rest_days:
        week = record.start + timedelta(days=(day - record.start).days // record.days * record.days)
        count[week] += 1
        yield _rest_day(record, f"{record.scenario}/{week.isoformat()}/rest/{count[week]}", day, stamp)


def _rest_day(record: PlannedRecord, identity: str, day: date, stamp: datetime) -> Event:
    return Event(
        uid=make_uid(identity),
        start=day,
        end=day + timedelta(days=1),
        summary="Rest day",
        description=_lines("No session today.", f"Week: {_title(record)}", _SIGNATURE),
        categories=("Rest",),
        stamp=stamp,
        created=stamp,
        busy=False,
        colour="silver",
    )


def _times(record: PlannedRecord, session: SessionRecord, options: ExportOptions) -> tuple[datetime, datetime]:
    zone = UTC if options.utc else record.zone
    return session.start.astimezone(zone), session.end.astimezone(zone)


def _inside(session: SessionRecord) -> tuple[str, ...]:
    """Return what is done in a session, the shortest of it first; of a plan that does not say it, what it is for."""
    if session.content is None:
        return (_about(session),)
    about = () if isinstance(session.content, LiftContent) else (_about(session),)
    return (summarize_content(session.content), *about, *describe_content(session.content))


def _about(session: SessionRecord) -> str:
    """Return what a session is, in a sentence or two."""
    kind = KINDS[session.kind]
    if kind.muscles:
        return f"Trains {join_words([group for group in GROUPS if group in kind.muscles])}."
    return kind.about + (" The hardest run of the week." if session.hardest else "")


def _title(record: PlannedRecord) -> str:
    return to_one_line(record.title) or to_one_line(record.scenario) or "Training week"


def _lines(*lines: str) -> str:
    return "\n".join(filter(None, map(to_one_line, lines)))


def _instant(moment: datetime | date, zone: ZoneInfo) -> datetime:
    return (moment if isinstance(moment, datetime) else datetime.combine(moment, time(), zone)).astimezone(UTC)


def _refuse_far_years(record: PlannedRecord) -> None:
    far = [
        session
        for session in record.sessions
        if session.start.year not in WRITABLE_YEARS or session.end.year not in WRITABLE_YEARS
    ]
    if far:
        allowed = f"calendars are for the years {WRITABLE_YEARS[0]} to {WRITABLE_YEARS[-1]}"
        raise InputError(
            record.scenario, *(Fault(to_one_line(s.id), f"starts on {s.start.date()}", allowed) for s in far)
        )
