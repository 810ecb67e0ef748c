"""A week that is under way, as a problem: what is done stands, what was missed may be left out, the rest is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from freshlegs.io.errors import Fault, InputError
from freshlegs.model.availability import is_inside
from freshlegs.model.kinds import KINDS
from freshlegs.model.session import Placement, Session
from freshlegs.rules.still_ahead import Ill, StillAhead
from freshlegs.scenario.circumstances import WeekInProgress
from freshlegs.scenario.in_progress.days_around import check_same_week, find_days_after, find_days_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from freshlegs.model.clock import Clock
    from freshlegs.planfile import PlannedRecord, SessionRecord
    from freshlegs.rules.base import Rule
    from freshlegs.rules.task import Task
    from freshlegs.scenario.circumstances import Progress
    from freshlegs.scenario.draft import Draft


def open_week(draft: Draft, stored: PlannedRecord, source: str, after: PlannedRecord | None) -> Draft:
    """Return what a scenario asks in the week of a stored plan, as if nothing had happened yet.

    Parameters
    ----------
    source : str
        Names the stored plan in the InputError that is raised where it is of another scenario or of other dates.
    after : PlannedRecord, optional
        The plan of the days before, where the stored plan and [history] do not say it.
    """
    # Where the file leaves the start open, the stored week is the one that follows this day.
    there = replace(draft, today=stored.start - timedelta(days=1))
    if stored.weeks:
        allowed = "take one out: freshlegs show PLAN --week 3 --json > week.json"
        raise InputError(source, Fault("", f"a programme of {len(stored.weeks)} weeks", allowed))
    if there.scenario.is_programme:
        from freshlegs.scenario.programme_weeks import match_stored_week

        own = match_stored_week(there, stored, stored, source)
        return replace(own, after=after or own.after, begun=WeekInProgress(stored))
    check_same_week(there.scenario, stored, source)
    return replace(there, after=after or find_days_before(there.scenario, stored), begun=WeekInProgress(stored))


def apply_progress(problem: Task, begun: WeekInProgress) -> Task:
    """Return the problem of what is left of a week.

    What was done stays, also where the scenario does not ask for it any more. Missed sessions become optional:
    `as_many_as_serve` says what it costs to drop one, so it is placed again where that is cheaper.
    """
    stored, progress = begun.stored, begun.progress
    asked = {session.id for session in problem.sessions}
    of_this_week = f"{problem.id}/{problem.clock.first}/"
    ahead = (e for e in find_days_after(stored) if e.id in asked or not e.id.startswith(of_this_week))
    more = (_stranger(e, place) for place, e in enumerate(stored.sessions, 1) if e.id in progress.done.keys() - asked)
    sessions = (*problem.sessions, *more)
    standing = replace(
        problem,
        sessions=tuple(_as_it_is(problem, session, progress) for session in sessions),
        coming=tuple(_coming(problem.clock, ahead)),
    )
    return replace(standing, rules=(*problem.rules, *_limits(problem, progress)))


def _coming(clock: Clock, entries: Iterable[SessionRecord]) -> Iterator[Placement]:
    for place, entry in enumerate(entries, 1):
        yield Placement(_stranger(entry, place), clock.minute(entry.start))


def _as_it_is(problem: Task, session: Session, progress: Progress) -> Session:
    if session.id not in progress.done:
        return replace(session, optional=session.optional or session.id in progress.missed)
    start, minutes = progress.done[session.id]
    allowed = (
        problem.inside_free_time(start, minutes)
        and session.pin in (None, start)
        and is_inside(problem.clock, start, minutes, session.only)
    )
    return replace(session, done=start, minutes=minutes, starts=(start,) if allowed else ())


def _stranger(entry: SessionRecord, place: int) -> Session:
    """Return a stored session as one that the scenario does not ask for."""
    number = entry.name.rpartition(" ")[2]
    return Session(
        id=entry.id,
        kind=entry.kind,
        number=int(number) if number.isdecimal() else place,
        minutes=entry.minutes,
        optional=True,
        tags=KINDS[entry.kind].tags | ({"hardest"} if entry.hardest else frozenset()),
        muscles=entry.muscles,
    )


def _limits(problem: Task, progress: Progress) -> Iterator[Rule]:
    clock = problem.clock
    if progress.now > 0:
        yield StillAhead(minute=progress.now, called=clock.moment_text(progress.now))
    if progress.ill:
        days = tuple(sorted(progress.ill))
        yield Ill(days=days, called=", ".join(map(clock.day_name, days)))
