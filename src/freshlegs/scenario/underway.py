"""A week that is under way, as a problem: what is done stands, what was missed may be left out, the rest is open."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from freshlegs.availability import inside
from freshlegs.errors import Fault, InputError
from freshlegs.plan import Placement
from freshlegs.problem import KIND_MUSCLES, KIND_TAGS, Session
from freshlegs.rule import Breach, Rule, Violation
from freshlegs.scenario.around import check_same_week, days_after, days_before
from freshlegs.scenario.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from freshlegs.clock import Clock
    from freshlegs.problem import Problem
    from freshlegs.record import PlannedRecord, SessionRecord
    from freshlegs.scenario.draft import Draft
    from freshlegs.solve.week import Week
    from freshlegs.timetable import Timetable


class StillAhead(Rule):
    """Breach: start(s) < minute, for s that is not done.

    Parameters
    ----------
    minute : int
        Minute of the week.
    called : str
        What people call it.
    """

    claim = "What is not done yet stands after now."
    sources = ("house",)

    weight: Literal["hard"] = "hard"
    minute: int
    called: str

    def encode(self, week: Week) -> Iterator[Breach]:
        """Forbid the starts that are past."""
        for session in week.problem.sessions:
            if session.done is None:
                past = {start for start in week.starts(session) if start < self.minute}
                yield Breach(week.starts_among(session, past), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Look at each start."""
        for placement in plan.placed():
            if placement.session.done is None and placement.start < self.minute:
                why = f"{placement.session.name} on {plan.when(placement)}, before {self.called}"
                yield Violation((placement.session,), why, self.price)

    def describe(self) -> str:
        """Say it for people."""
        return f"nothing new is placed before {self.called}"


class Ill(Rule):
    """Breach: day(s) in days.

    Parameters
    ----------
    days : tuple of int
        Day numbers.
    called : str
        What people call them.
    """

    claim = "Days without health are days without training."
    sources = ("house",)

    weight: Literal["hard"] = "hard"
    days: tuple[int, ...]
    called: str

    def encode(self, week: Week) -> Iterator[Breach]:
        """Forbid the days."""
        for session in week.problem.sessions:
            yield Breach(week.any_of(week.on_day(session, day) for day in self.days), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Look at each day."""
        for placement in plan.placed():
            if plan.day(placement) in self.days:
                why = f"{placement.session.name} on {plan.when(placement)}, when you are ill"
                yield Violation((placement.session,), why, self.price)

    def describe(self) -> str:
        """Say it for people."""
        return f"no training while you are ill: {self.called}"


@dataclass(frozen=True, slots=True)
class Begun:
    """A week that has begun: the plan of it that is stored, and how far it has come."""

    stored: PlannedRecord
    progress: Progress = field(default_factory=Progress)


def opened(draft: Draft, stored: PlannedRecord, source: str, after: PlannedRecord | None) -> Draft:
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
        from freshlegs.scenario.weeks import week_stored

        own = week_stored(there, stored, stored, source)
        return replace(own, after=after or own.after, begun=Begun(stored))
    check_same_week(there.scenario, stored, source)
    return replace(there, after=after or days_before(there.scenario, stored), begun=Begun(stored))


def under_way(problem: Problem, begun: Begun) -> Problem:
    """Return the problem of what is left of a week.

    What was done stays, also where the scenario does not ask for it any more. Missed sessions become optional:
    `as_many_as_serve` says what it costs to drop one, so it is placed again where that is cheaper.
    """
    stored, progress = begun.stored, begun.progress
    asked = {session.id for session in problem.sessions}
    of_this_week = f"{problem.id}/{problem.clock.first}/"
    ahead = (e for e in days_after(stored) if e.id in asked or not e.id.startswith(of_this_week))
    more = (_stranger(e, place) for place, e in enumerate(stored.sessions, 1) if e.id in progress.done.keys() - asked)
    sessions = (*problem.sessions, *more)
    standing = replace(
        problem,
        sessions=tuple(_as_it_is(problem, _as_stored(session, stored), progress) for session in sessions),
        coming=tuple(_coming(problem.clock, ahead)),
    )
    return replace(standing, rules=(*problem.rules, *_limits(problem, progress)))


def _as_stored(session: Session, stored: PlannedRecord) -> Session:
    """Return a session with the content that it had: who has begun a week keeps its exercises."""
    content = next((entry.content for entry in stored.sessions if entry.id == session.id), None)
    return session if content is None else replace(session, content=content)


def _coming(clock: Clock, entries: Iterable[SessionRecord]) -> Iterator[Placement]:
    for place, entry in enumerate(entries, 1):
        yield Placement(_stranger(entry, place), clock.minute(entry.start))


def _as_it_is(problem: Problem, session: Session, progress: Progress) -> Session:
    if session.id not in progress.done:
        return replace(session, optional=session.optional or session.id in progress.missed)
    start, minutes = progress.done[session.id]
    allowed = (
        problem.inside_free_time(start, minutes)
        and session.pin in (None, start)
        and inside(problem.clock, start, minutes, session.only)
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
        tags=frozenset((entry.kind, *KIND_TAGS[entry.kind], *(["hardest"] if entry.hardest else []))),
        muscles=KIND_MUSCLES.get(entry.kind, frozenset()),
    )


def _limits(problem: Problem, progress: Progress) -> Iterator[Rule]:
    clock = problem.clock
    if progress.now > 0:
        yield StillAhead(minute=progress.now, called=clock.moment_text(progress.now))
    if progress.ill:
        days = tuple(sorted(progress.ill))
        yield Ill(days=days, called=", ".join(map(clock.day_name, days)))
