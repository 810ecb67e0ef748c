"""The words that rules are written in: as the solver speaks them (protocols), and the same over a finished plan.

A rule imports these words, with the types that they speak of, and never the solver, which implements `Week`, `Pair`
and `Slot` (`solver.week`, `solver.pair`) and `LiftWeek` (`solver.lift_model`). Literals are whole numbers; the
negative of one is its opposite.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from freshlegs.model.plan import Plan
from freshlegs.model.problem import Problem
from freshlegs.model.session import Placement, Session, has_tag
from freshlegs.training.filled_lifts import FilledLifts
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import LiftingProblem

__all__ = [
    "FilledLifts",
    "LiftSlots",
    "LiftWeek",
    "LiftingProblem",
    "Neighbours",
    "Pair",
    "Pick",
    "Placement",
    "Problem",
    "Range",
    "Session",
    "Slot",
    "Timetable",
    "Week",
]

Range = tuple[int | None, int | None]
"""low <= x < high, in minutes; None for an open end."""


class Slot(Protocol):
    """A session as a pair sees it."""

    @property
    def session(self) -> Session:
        """The session."""


class Pair(Protocol):
    """Two sessions that may stand as a before b."""

    @property
    def a(self) -> Slot:
        """The first."""

    @property
    def b(self) -> Slot:
        """The second."""

    def where(self, *, apart: Range = ..., gap: Range = ..., days_apart: int | None = None) -> int:
        """Return a literal: both are placed, a before b, and so far apart.

        low <= start(b) - start(a) < high,  low <= start(b) - end(a) < high,  day(b) - day(a) = days_apart
        """


class Week(Protocol):
    """A week that is being planned."""

    @property
    def problem(self) -> Problem:
        """What is asked for."""

    @property
    def days(self) -> range:
        """The day numbers of the week."""

    def is_on(self, rule: str) -> bool:
        """Whether a rule is on."""

    def placed(self, session: Session) -> int:
        """Return a literal: the session has a place."""

    def starts(self, session: Session) -> tuple[int, ...]:
        """Return the starts that a session may have, in minutes of the week."""

    def starts_among(self, session: Session, starts: Container[int]) -> int:
        """Return a literal: the session is placed, at one of these starts."""

    def off_days(self, session: Session, days: Container[int]) -> int:
        """Return a literal: the session is placed, on a day that is not one of these."""

    def on_day(self, session: Session, day: int) -> int:
        """Return a literal: the session stands on that day."""

    def on(self, day: int, tag: str = "any") -> list[int]:
        """Return the literals "stands on that day" of all sessions with a tag that can."""

    def trains(self, day: int) -> int:
        """Return a literal: a day has training. Of the week, before it, or around the edge of a repeating week."""

    def pairs(self, first: str, then: str, *, either_order: bool = False) -> Iterator[Pair]:
        """Yield every two sessions that may stand as a before b, a tagged `first` and b tagged `then`.

        Also across the edge of a repeating week (b is then in the next copy), from the history, or to what is coming.
        """

    def any_of(self, literals: Iterable[int]) -> int:
        """Return a literal: at least one of these is true."""

    def all_of(self, literals: Iterable[int]) -> int:
        """Return a literal: all of these are true."""

    def at_least(self, count: int, literals: Sequence[int]) -> int:
        """Return a literal: at least so many of these are true."""

    def exceeds(self, more: Sequence[int], fewer: Sequence[int], *, by: int) -> int:
        """Return a literal: so many more of the first are true than of the second."""


class LiftWeek(Protocol):
    """The lifts of a week that are being filled."""

    @property
    def problem(self) -> LiftingProblem:
        """What there is to choose from."""

    @property
    def lifts(self) -> tuple[LiftSlots, ...]:
        """The lifts."""

    def options(self, lift: LiftSlots) -> Iterable[tuple[Pick, int]]:
        """Return what may be chosen for a lift, each with the literal that says so."""

    def which(self, lift: LiftSlots, fits: Callable[[Pick], bool]) -> list[int]:
        """Return the literals of the exercises of a lift that fit."""

    def worth(self, lift: LiftSlots, worth: Callable[[Pick], int]) -> list[tuple[int, int]]:
        """Return what each exercise of a lift is worth, to be summed up."""

    def reaches(self, terms: Sequence[tuple[int, int]], total: int) -> int:
        """Return a literal: the worths of the true literals come to this total or more."""

    def seconds(self, lift: LiftSlots) -> list[tuple[int, int]]:
        """Return what the seconds of a lift are made of, warm-up included."""

    def trains(self, lift: LiftSlots, group: str) -> int:
        """Return a literal: the lift gives the muscle group enough sets."""

    def any_of(self, literals: Iterable[int]) -> int:
        """Return a literal: at least one of these is true."""

    def all_of(self, literals: Iterable[int]) -> int:
        """Return a literal: all of these are true."""

    def at_least(self, count: int, literals: Sequence[int]) -> int:
        """Return a literal: at least so many of these are true."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Two sessions, a before b. Either may stand outside the week: a before it, b after it.

    Parameters
    ----------
    apart : int
        Minutes from the start of a to the start of b.
    gap : int
        Minutes from the end of a to the start of b.
    days_apart : int
        Local dates from a's to b's.
    first, then : str
        What sentences call a and b: also whether it was last week, or is next week.
    """

    a: Session
    b: Session
    apart: int
    gap: int
    days_apart: int
    first: str
    then: str

    @property
    def sessions(self) -> tuple[Session, Session]:
        """Both, in the order in which they stand."""
        return self.a, self.b


class Timetable:
    """A plan seen through the words of the rules.

    Parameters
    ----------
    problem : Problem
        What was asked for.
    plan : Plan
        What stands where.
    rules_on : container of str
        Names of the rules that are on, for a rule that makes way for another.
    """

    def __init__(self, problem: Problem, plan: Plan, rules_on: Container[str] = ()) -> None:
        self.problem = problem
        self.plan = plan
        self._rules_on = rules_on

    def is_on(self, rule: str) -> bool:
        """Whether a rule is on."""
        return rule in self._rules_on

    def placed(self, tag: str = "any") -> list[Placement]:
        """Return the placements whose session carries a tag, in order of their start."""
        return [p for p in self.plan.placements if has_tag(p.session, tag)]

    def left_out(self, *, optional: bool) -> list[Session]:
        """Return the sessions without a place: those that must be placed, or those that may."""
        return [s for s in self.plan.left_out if s.optional == optional]

    def day(self, placement: Placement) -> int:
        """Return the number of the local date a placement belongs to: that of its start."""
        return self.problem.clock.day(placement.start)

    def day_name(self, day: int) -> str:
        """Return a day for people: "Mon 30 Nov"."""
        return self.problem.clock.day_name(day)

    def weekday(self, day: int) -> str:
        """Return a day for people without its date, also one around the edge: "Mon", or "Day3"."""
        around = day % self.problem.clock.days if self.problem.repeats else day
        return self.problem.day_key(around).title()

    def when(self, placement: Placement) -> str:
        """Return a placement's start for people: "Mon 30 Nov 07:00"."""
        return self.problem.clock.moment_text(placement.start)

    def on(self, day: int, tag: str = "any") -> list[Placement]:
        """Return the placements of one day of the week."""
        return [p for p in self._by_day[day] if has_tag(p.session, tag)]

    def trains(self, day: int) -> bool:
        """Whether a day has training: of the week, before it (history), or around the edge of a repeating week."""
        if self.problem.repeats:
            return bool(self._by_day[day % self.problem.clock.days])
        return bool(self._by_day[day]) or any(self.day(p) == day for p in self.problem.history)

    def training_days(self, tag: str = "any") -> list[int]:
        """Return the days of the week that hold a session with the tag."""
        return [day for day in self.problem.days if self.on(day, tag)]

    def pairs(self, first: str, then: str, *, either_order: bool = False) -> Iterator[Neighbours]:
        """Yield each two sessions a before b once, a tagged `first` and b tagged `then`.

        A repeating week also yields the pairs across its edge (b is then in the next copy), another one those
        whose a stands in the history, or b in what is coming. Sessions that start together count in the plan's order.
        """
        for pair in self._all_pairs:
            forward = has_tag(pair.a, first) and has_tag(pair.b, then)
            backward = either_order and has_tag(pair.a, then) and has_tag(pair.b, first)
            if forward or backward:
                yield pair

    def _neighbours(self, a: Placement, b: Placement) -> Neighbours:
        before, after = a.start < 0, b.start >= self.problem.clock.midnight(self.problem.clock.days)
        return Neighbours(
            a.session,
            b.session,
            apart=b.start - a.start,
            gap=b.start - a.end,
            days_apart=self.day(b) - self.day(a),
            first=f"{a.session.kind} of {self.day_name(self.day(a))}" if before else a.session.name,
            then=f"next week's {b.session.name}" if after else b.session.name,
        )

    @cached_property
    def _all_pairs(self) -> list[Neighbours]:
        placements = sorted(self.plan.placements, key=lambda p: (p.start, self._order[p.session.id]))
        inside = [(a, b) for i, a in enumerate(placements) for b in placements[i + 1 :]]
        if self.problem.repeats:
            clock = self.problem.clock
            copies = [Placement(p.session, clock.repeat(p.start, clock.days)) for p in placements]
            across = [(a, b) for a in placements for b in copies if a.session is not b.session]
        else:
            across = [(a, b) for a in self.problem.history for b in placements]
            across += [(a, b) for a in placements for b in self.problem.coming]
        return [self._neighbours(a, b) for a, b in (*inside, *across)]

    @cached_property
    def _order(self) -> dict[str, int]:
        return {session.id: index for index, session in enumerate(self.problem.sessions)}

    @cached_property
    def _by_day(self) -> defaultdict[int, list[Placement]]:
        table: defaultdict[int, list[Placement]] = defaultdict(list)
        for placement in self.plan.placements:
            table[self.day(placement)].append(placement)
        return table
