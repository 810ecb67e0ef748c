"""From a planned week to the events of its calendar."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from freshlegs.calendars.event import Cover, Event, uid_of
from freshlegs.errors import Fault, InputError, InternalError
from freshlegs.problem import GROUPS, KIND_MUSCLES, KIND_TAGS
from freshlegs.text import one_line

if TYPE_CHECKING:
    from datetime import date

    from freshlegs.problem import Kind
    from freshlegs.record import PlannedRecord, SessionRecord

YEARS = range(1971, 2201)
"""Years that calendars are written for; rules of zones begin the year before."""

_SIGNATURE = "Planned by freshlegs"
_BEFOREHAND = timedelta(days=364)

_NAMES: dict[Kind, str] = {"lower": "lower body", "upper": "upper body", "full": "full body"}
_RUNS: dict[Kind, str] = {
    "intervals": "Fast repetitions with easy running between them.",
    "tempo": "A steady run, comfortably hard.",
    "long": "The long run, at an easy pace.",
    "easy": "Easy enough to talk all the way.",
    "race": "Race day.",
}


def events(record: PlannedRecord, *, rest_days: bool, stamp: datetime) -> tuple[Event, ...]:
    """Return the sessions of a week in order of time, and its rest days as entries that take up no time."""
    _refuse_far_years(record)
    found = [_session(record, session, stamp) for session in record.sessions]
    if rest_days:
        found += [_rest_day(record, day, stamp) for day in record.rest_days]
    return tuple(sorted(found, key=lambda event: (_instant(record, event.start), event.uid)))


def cover(record: PlannedRecord, stamp: datetime) -> Cover:
    """Return what a week's calendar says about itself: one and the same calendar for all weeks of a scenario."""
    return Cover(uid_of(record.scenario), _title(record), stamp)


def stamp_of(record: PlannedRecord, stamp: datetime | None) -> datetime:
    """Return when this revision was made, in whole seconds of UTC.

    Without being told, it is taken to be 364 days before the week begins. No clock is asked, so that the same
    plan gives the same bytes; and any later revision that carries a real time is the newer one.

    Raises
    ------
    InternalError
        If the stamp has no zone.
    """
    if stamp is None:
        return _midnight(record, record.start).astimezone(UTC) - _BEFOREHAND
    if stamp.utcoffset() is None:
        raise InternalError(f"the stamp {stamp} of a calendar has no time zone")
    return stamp.astimezone(UTC).replace(microsecond=0)


def _session(record: PlannedRecord, session: SessionRecord, stamp: datetime) -> Event:
    sort = "Lift" if "lift" in KIND_TAGS[session.kind] else "Run"
    name = _NAMES.get(session.kind, session.kind)
    return Event(
        uid=uid_of(session.id),
        start=record.local(session.start),
        end=record.local(session.end),
        summary=f"{sort}: {name} {session.minutes} min",
        description=_lines(_about(session), *session.why, f"Week: {_title(record)}", _SIGNATURE),
        categories=(sort,),
        stamp=stamp,
    )


def _rest_day(record: PlannedRecord, day: date, stamp: datetime) -> Event:
    return Event(
        uid=uid_of(f"{record.scenario}/{day.isoformat()}/rest"),
        start=day,
        end=day + timedelta(days=1),
        summary="Rest day",
        description=_lines("No session today.", f"Week: {_title(record)}", _SIGNATURE),
        categories=("Rest",),
        stamp=stamp,
        busy=False,
    )


def _about(session: SessionRecord) -> str:
    """Return what a session is, in a sentence or two."""
    muscles = [group for group in GROUPS if group in KIND_MUSCLES.get(session.kind, ())]
    if muscles:
        return f"Trains {', '.join(muscles[:-1])} and {muscles[-1]}."
    return _RUNS[session.kind] + (" The hardest run of the week." if session.hardest else "")


def _title(record: PlannedRecord) -> str:
    return one_line(record.title) or one_line(record.scenario) or "Training week"


def _lines(*lines: str) -> str:
    return "\n".join(filter(None, map(one_line, lines)))


def _instant(record: PlannedRecord, moment: datetime | date) -> datetime:
    return (moment if isinstance(moment, datetime) else _midnight(record, moment)).astimezone(UTC)


def _midnight(record: PlannedRecord, day: date) -> datetime:
    return datetime.combine(day, time(), record.zone)


def _refuse_far_years(record: PlannedRecord) -> None:
    far = [session for session in record.sessions if session.start.year not in YEARS or session.end.year not in YEARS]
    if far:
        allowed = f"calendars are for the years {YEARS[0]} to {YEARS[-1]}"
        raise InputError(record.scenario, *(Fault(one_line(s.id), f"starts on {s.start.date()}", allowed) for s in far))
