"""The words of the rules over a finished plan, in plain Python: the other side of `rules.words.Week`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Protocol

from freshlegs.model.clock import Clock
from freshlegs.model.plan import Plan
from freshlegs.model.problem import Problem
from freshlegs.model.session import Placement, Session, TrainingPlace, has_tag
from freshlegs.model.wording import format_next


class Neighbours:
    """Two sessions, a before b. Either may stand outside the week: a before it, b after it."""

    __slots__ = ("_clock", "_earlier", "_later", "a", "apart", "b")  # a crowded week has thousands of them

    def __init__(self, earlier: Placement, later: Placement, clock: Clock) -> None:
        self.a, self.b = earlier.session, later.session  #: In the order in which they stand
        self.apart = later.start - earlier.start  #: Minutes from the start of a to the start of b
        self._earlier, self._later, self._clock = earlier, later, clock

    def fits(self, first: str, then: str) -> bool:
        """Whether a is tagged `first` and b `then`."""
        return (first == "any" or first in self.a.tags) and (then == "any" or then in self.b.tags)

    @property
    def sessions(self) -> tuple[Session, Session]:
        """Both, in the order in which they stand."""
        return self.a, self.b

    @property
    def gap(self) -> int:
        """Minutes from the end of a to the start of b."""
        return self.apart - self.a.minutes

    @property
    def days_apart(self) -> int:
        """Local dates from a's to b's."""
        return self._clock.day(self._later.start) - self._clock.day(self._earlier.start)

    @property
    def first(self) -> str:
        """What sentences call a: with its date where it was last week."""
        day = self._clock.day(self._earlier.start)
        return f"{self.a.kind} of {self._clock.day_name(day)}" if self._earlier.start < 0 else self.a.name

    @property
    def then(self) -> str:
        """What sentences call b: also whether it is next week."""
        after = self._later.start >= self._clock.midnight(self._clock.days)
        return f"{format_next(self._clock.days)} {self.b.name}" if after else self.b.name


class RuleInForce(Protocol):
    """What a rule may know of another."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def hard(self) -> bool:
        """Whether a breach is forbidden."""

    def shares_day(self, problem: Problem, a: Session, b: Session) -> bool:
        """Whether it may let two sessions stand on one day."""


def leave_day_to_both(rules: Sequence[RuleInForce], problem: Problem, a: Session, b: Session) -> bool:
    """Whether each hard rule by itself may let two sessions stand on one day."""
    return all(rule.shares_day(problem, a, b) for rule in rules if rule.hard)


def repeat_placement(problem: Problem, placement: Placement) -> Placement:
    """Return the next copy of a placement in a week that repeats."""
    return Placement(placement.session, problem.clock.repeat(placement.start, problem.clock.days))


class Timetable:
    """A plan seen through the words of the rules.

    It knows the rules that are on, for a rule that makes way for another.
    """

    def __init__(self, problem: Problem, plan: Plan, rules: Sequence[RuleInForce] = ()) -> None:
        self.problem = problem
        self.plan = plan
        self._rules = rules
        self._pairs: dict[tuple[str, str, bool], list[Neighbours]] = {}

    def is_on(self, rule: str) -> bool:
        """Whether a rule is on."""
        return any(one.name == rule for one in self._rules)

    def may_share_day(self, a: Session, b: Session) -> bool:
        """Whether the hard rules may let two sessions stand on one day."""
        return leave_day_to_both(self._rules, self.problem, a, b)

    def find_place(self, session: Session) -> TrainingPlace | None:
        """Return where a session of the week stands; None for no place in particular, and around the week."""
        if not session.places:
            return None
        start = next((p.start for p in self.plan.placements if p.session.id == session.id), None)
        return None if start is None else self.problem.find_place(session, start)

    def placements(self, tag: str = "any") -> list[Placement]:
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
            return bool(self.on(day % self.problem.clock.days, "training"))
        past = (p for p in self.problem.history if has_tag(p.session, "training"))
        return bool(self.on(day, "training")) or any(self.day(p) == day for p in past)

    def training_days(self, tag: str = "training") -> list[int]:
        """Return the days of the week that hold a session with the tag."""
        return [day for day in self.problem.days if self.on(day, tag)]

    def pairs(self, first: str, then: str, *, either_order: bool = False) -> Iterator[Neighbours]:
        """Yield each two sessions a before b once, a tagged `first` and b tagged `then`.

        A repeating week also yields the pairs across its edge (b is then in the next copy), another one those
        whose a stands in the history, or b in what is coming. Sessions that start together count in the plan's order.
        """
        asked = first, then, either_order
        if asked not in self._pairs:
            self._pairs[asked] = self._find_pairs(first, then, either_order=either_order)
        return iter(self._pairs[asked])

    def _find_pairs(self, first: str, then: str, *, either_order: bool) -> list[Neighbours]:
        return [pair for pair in self._all_pairs if pair.fits(first, then) or (either_order and pair.fits(then, first))]

    @cached_property
    def _all_pairs(self) -> list[Neighbours]:
        placements = sorted(self.plan.placements, key=lambda p: (p.start, self._order[p.session.id]))
        inside = [(a, b) for i, a in enumerate(placements) for b in placements[i + 1 :]]
        if self.problem.repeats:
            copies = [repeat_placement(self.problem, p) for p in placements]
            across = [(a, b) for a in placements for b in copies if a.session is not b.session]
        else:
            across = [(a, b) for a in self.problem.history for b in placements]
            across += [(a, b) for a in placements for b in self.problem.coming]
        return [Neighbours(a, b, self.problem.clock) for a, b in inside + across]

    @cached_property
    def _order(self) -> dict[str, int]:
        return {session.id: index for index, session in enumerate(self.problem.sessions)}

    @cached_property
    def _by_day(self) -> defaultdict[int, list[Placement]]:
        table: defaultdict[int, list[Placement]] = defaultdict(list)
        for placement in self.plan.placements:
            table[self.day(placement)].append(placement)
        return table
