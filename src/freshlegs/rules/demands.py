"""Rules that a question adds to a problem. They are hard, and what is asked, not how to train."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.rules.base import Breach, Rule, StartTimes, Violation
from freshlegs.rules.task import Task
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class StandsOn(Rule):
    """Breach: the session has no place, stands on another day, or does not start at `start`."""

    claim = "A session is where the question puts it."
    sources = ("house",)
    says = "the session is where you ask for it"

    weight: Literal["hard"] = "hard"
    session: str  #: Id
    day: int  #: Day number
    start: int | None = None  #: Minute of the week

    def encode(self, week: Week) -> Iterator[Breach]:
        """Forbid every other place."""
        for session in week.problem.sessions:
            if session.id == self.session:
                yield Breach(-week.stands(session), self.price)
                yield Breach(week.off_days(session, (self.day,)), self.price)
                if self.start is not None:
                    yield Breach(week.starts_among(session, set(week.starts(session)) - {self.start}), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Look where it stands; what is neither placed nor left out yet may still come to stand there."""
        there = (p for p in plan.placements() if p.session.id == self.session)
        elsewhere = any(plan.day(p) != self.day or self.start not in (None, p.start) for p in there)
        if elsewhere or any(session.id == self.session for session in plan.plan.left_out):
            yield Violation((), "it stands elsewhere", self.price)

    def leaves(self, problem: Problem, session: Session, starts: StartTimes) -> StartTimes:
        """Those where the question puts its session."""
        if session.id != self.session:
            return starts
        there = (start for start in starts if problem.clock.day(start) == self.day)
        return tuple(start for start in there if self.start in (None, start))

    def singled_out(self, problem: Problem) -> frozenset[str]:
        """Its session."""
        return frozenset({self.session})


class Differs(Rule):
    """Breach: fewer than `sessions` sessions stand on another day than in a given week.

    Sessions of one kind and length are interchangeable, and to have no place is like another day.
    """

    claim = "A week differs from those that are known already."
    sources = ("house",)
    says = "at least {sessions} sessions are on other days"

    weight: Literal["hard"] = "hard"
    #: Session id and day number of the given week; a session that is not named had no place
    days: tuple[tuple[str, int], ...]
    sessions: int = 2

    def encode(self, week: Week) -> Iterator[Breach]:
        """Count the sessions that stay: as many of a group on a day as there were, at most."""
        stay: list[int] = []
        for group in self._groups(week.problem):
            for day, before in self._before(group).items():
                here = [-week.stands(s) if day is None else week.on_day(s, day) for s in group]
                stay += [week.at_least(count, here) for count in range(1, before + 1)]
        yield Breach(week.at_least(len(week.problem.sessions) - self.sessions + 1, stay), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Compare group by group."""
        here = {p.session.id: plan.day(p) for p in plan.placements()}
        stay = 0
        for group in self._groups(plan.problem):
            stay += (self._before(group) & Counter(here.get(s.id) for s in group)).total()
        if len(plan.problem.sessions) - stay < self.sessions:
            yield Violation((), f"fewer than {self.sessions} sessions differ", self.price)

    def _groups(self, problem: Problem) -> list[list[Session]]:
        groups: dict[tuple[str, str, int], list[Session]] = {}
        for session in problem.sessions:
            groups.setdefault((session.kind, session.title, session.minutes), []).append(session)
        return list(groups.values())

    def _before(self, group: list[Session]) -> Counter[int | None]:
        known = dict(self.days)
        return Counter(known.get(session.id) for session in group)


def add_rules(problem: Task, *rules: Rule) -> Task:
    """Return the problem with these rules added."""
    return replace(problem, rules=(*problem.rules, *rules))
