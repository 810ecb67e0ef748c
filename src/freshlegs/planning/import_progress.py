"""What files tell of a week in progress, in the words of a report: done, missed, done without being planned."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from freshlegs.exchange.reading.foreign_values import normalize_words
from freshlegs.io.errors import NotUnderstoodError
from freshlegs.model.kinds import OWN_LOAD
from freshlegs.planfile import HappeningRecord, PlannedRecord, SessionRecord
from freshlegs.planning.import_activities import MatchedActivity
from freshlegs.planning.imported_log import ImportedLog
from freshlegs.scenario.in_progress.reported_progress import ReportedProgress
from freshlegs.scenario.schema.minutes_range import MINUTES
from freshlegs.written.session_text import find_session_id

_SAME = timedelta(minutes=2)
"""How far apart two tellings of one thing may be."""


class _Happened(NamedTuple):
    """Something that took place."""

    what: str  #: Id of a session, or what was done without being planned
    is_session: bool
    start: datetime  #: On the clock of the plan
    minutes: int


def find_import_progress(
    imported: ImportedLog, week: PlannedRecord, now: datetime, own: ReportedProgress
) -> ReportedProgress:
    """Return a report with what files tell of a stored week until `now`; what the athlete's `own` one says counts more.

    What the plan was told already is not told again. Sessions of which the files should tell, and do not, are missed.
    """
    named = {*_list_named(own, week)}
    told = _Told(week.told)
    done = [one for one in _list_done(imported, week, now) if one.what not in named and not told.has(one)]
    done = [*_keep_apart(done)]
    missed = [*_list_missed(imported, week, now, told)]
    return replace(
        own,
        done=(*own.done, *(f"{one.what}={_say(one)}" for one in done if one.is_session)),
        missed=(*own.missed, *(name for name in missed if name not in named)),
        did=(*own.did, *(f"{one.what} {_say(one)}" for one in done if not one.is_session)),
    )


def _say(one: _Happened) -> str:
    return f"{one.start:%Y-%m-%d %H:%M} {one.minutes}"


def _list_named(own: ReportedProgress, week: PlannedRecord) -> Iterator[str]:
    """Yield the ids of sessions of which the athlete says something."""
    names = {one.id: one.name for one in week.sessions}
    for written in (*own.done, *own.missed, *own.move, *own.drop):
        try:
            yield find_session_id(names, written.partition("=")[0], {})
        except NotUnderstoodError:
            continue  # Whoever reads the report says so.


class _Told:
    """What a plan was told before."""

    def __init__(self, told: tuple[HappeningRecord, ...]) -> None:
        self.last = {one.session: one for one in told if one.session}
        self.did = [one for one in told if one.kind == "did"]

    def has(self, happened: _Happened) -> bool:
        """Whether it was told already."""
        if happened.is_session:
            last = self.last.get(happened.what)
            return last is not None and last.kind in ("done", "did") and _is_told(last, happened)
        return any(_is_told(one, happened) for one in self.did)

    def is_done_or_missed(self, session: SessionRecord) -> bool:
        """Whether somebody said that it was done, or missed where it stands."""
        last = self.last.get(session.id)
        return last is not None and (
            last.kind in ("done", "did") or (last.kind == "missed" and last.at >= session.start)
        )


def _is_told(one: HappeningRecord, happened: _Happened) -> bool:
    near = one.start is not None and abs(one.start - happened.start) <= _SAME
    return near and abs(one.minutes - happened.minutes) <= _SAME / timedelta(minutes=1)


def _list_done(imported: ImportedLog, week: PlannedRecord, now: datetime) -> Iterator[_Happened]:
    there, days = {one.id for one in week.sessions}, frozenset(week.dates)
    seen = set[str]()
    for one in imported.activities:
        start = _find_start(one, week, now)
        if start is None or one.minutes < MINUTES[0]:
            continue
        minutes = min(one.minutes, MINUTES[-1])
        if one.session is not None and one.session.id in there:
            seen.add(one.session.id)
            yield _Happened(one.session.id, True, start, minutes)
        elif one.session is None and start.date() in days:
            yield _Happened(_name_extra(one), False, start, minutes)
    yield from (one for one in _list_lifts(imported.matched, week, now) if one.what not in seen)


def _find_start(one: MatchedActivity, week: PlannedRecord, now: datetime) -> datetime | None:
    """Return when an activity began, by its own clock as if that were the plan's; None for what is still to come."""
    start = one.activity.local.replace(tzinfo=week.zone, second=0, microsecond=0)
    if start >= now and one.activity.moment is not None:
        start = week.local(one.activity.moment).replace(second=0, microsecond=0)
    return start if start < now else None


def _name_extra(one: MatchedActivity) -> str:
    if one.kind != OWN_LOAD:
        return one.kind
    letters = "".join(letter for letter in normalize_words(one.activity.sport) if letter.isalpha() or letter == " ")
    return letters.strip() or OWN_LOAD


def _list_lifts(
    matched: Mapping[tuple[date, str], SessionRecord], week: PlannedRecord, now: datetime
) -> Iterator[_Happened]:
    """Yield the lifts that were done on another day than planned, or earlier on it: when, only their day is known."""
    days: defaultdict[str, Counter[date]] = defaultdict(Counter)
    for (day, _), session in matched.items():
        days[session.id][day] += 1
    for session in week.sessions:
        if session.id not in days:
            continue
        planned = week.local(session.start)
        day = max(days[session.id].items(), key=lambda one: (one[1], one[0]))[0]
        start = planned.replace(year=day.year, month=day.month, day=day.day)
        if start >= now:
            start = week.local(now) - timedelta(minutes=session.minutes)
        if start != planned and start.date() in week.dates:
            yield _Happened(session.id, True, start, min(session.minutes, MINUTES[-1]))


def _keep_apart(done: list[_Happened]) -> Iterator[_Happened]:
    """Yield what was done, by start, none reaching into the next by a rounded minute."""
    ordered = sorted(done, key=lambda one: (one.start, one.what))
    for one, other in pairwise([*ordered, None]):
        if one is not None:
            left = (other.start - one.start) // timedelta(minutes=1) if other is not None else one.minutes
            yield one._replace(minutes=max(MINUTES[0], min(one.minutes, left)))


def _list_missed(imported: ImportedLog, week: PlannedRecord, now: datetime, told: _Told) -> Iterator[str]:
    missed = {one.id for one in imported.missed}
    for session in week.sessions:
        if session.id in missed and session.end <= now and not told.is_done_or_missed(session):
            yield session.id
