"""Shapes that several rules share: days or hours between two sessions, and how many of a kind a day may hold."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

from pydantic import Field

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session, are_together, has_tag
from freshlegs.model.wording import format_count, format_hours, round_half_up
from freshlegs.rules.base import Breach, Hours, Rule, Violation, Weight
from freshlegs.rules.timetable import Neighbours, Timetable
from freshlegs.rules.words import Pair, Range, Week

PerDay = Annotated[int, Field(ge=0, le=10, description="per day")]


def is_training(a: Session, b: Session) -> bool:
    """Whether one of two sessions is a run or a lift; between two other activities rules on recovery are silent."""
    return not ("activity" in a.tags and "activity" in b.tags)


class PairRule(Rule):
    """A rule on two sessions a before b, a tagged `first` and b tagged `then`."""

    looks_at = "pairs"
    first: ClassVar[str]
    then: ClassVar[str]
    either_order: ClassVar[bool] = False

    def concerns_pair(self, a: Session, b: Session) -> bool:
        """Whether the rule speaks of two sessions that have its tags, a before b."""
        return True


class DaysApart(PairRule):
    """A rule on the local dates of two sessions. Breach: day(b) - day(a) = days_apart, for a before b."""

    days_apart: ClassVar[int]
    why: ClassVar[str]  #: The sentence about a breach, "{first}" and "{then}" standing for its sessions

    def encode(self, week: Week) -> Iterator[Breach]:
        """Yield a breach for each pair."""
        for pair in week.pairs(self.first, self.then, either_order=self.either_order):
            if self.concerns_pair(pair.a.session, pair.b.session):
                yield Breach(pair.where(days_apart=self.days_apart), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Count the days of each pair."""
        for pair in plan.pairs(self.first, self.then, either_order=self.either_order):
            if self.concerns_pair(pair.a, pair.b) and pair.days_apart == self.days_apart:
                yield Violation(pair.sessions, self.why.format(first=pair.first, then=pair.then), self.price)

    def shares_day(self, problem: Problem, a: Session, b: Session) -> bool:
        """Not where the one day is what is forbidden, in either order."""
        if self.days_apart or not self.either_order:
            return True
        return not any(self._speaks_of(*pair) for pair in ((a, b), (b, a)))

    def _speaks_of(self, a: Session, b: Session) -> bool:
        return has_tag(a, self.first) and has_tag(b, self.then) and self.concerns_pair(a, b)


class Spacing(PairRule):
    """A rule on the hours between the starts of two sessions.

    start(b) - start(a) < hours - tolerance, for a before b, is a breach. Hours are elapsed hours.
    Subclasses say which pairs (`first`, `then`) and how many hours; one with several prices says so in `tiers`.
    """

    hours: Hours
    tolerance: Annotated[Hours, Field(description="hours by which two starts may be closer than `hours` says")] = 4

    eased_hours: ClassVar[float | None] = None  #: The hours of its weaker copy; None where it has none
    half_for_lifters: ClassVar[bool] = False  #: With priority "lift" a price that the scenario does not name is halved

    @property
    def one_day_is_free(self) -> bool:
        """Whether two sessions of one day may be as close as they like."""
        return False

    def tiers(self, problem: Problem, a: Session, b: Session) -> tuple[tuple[float, int], ...]:
        """Return (hours, price) for two sessions, a before b, tightest first; empty if the rule is silent on them."""
        halved = self.half_for_lifters and problem.priority == "lift" and not self.explicit("weight")
        price = round_half_up(self.price / 2) if halved else self.price
        return ((self.hours, price),) if self.concerns_pair(a, b) else ()

    def encode(self, week: Week) -> Iterator[Breach]:
        """Yield a breach for each pair and tier: closer than this one, not closer than the tighter one."""
        for pair, low, high, _, price in self._reaches(week):
            yield Breach(self._where(week, pair, (low or None, high)), price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Compare the hours of each pair with the tightest tier that they fall under."""
        for pair in plan.pairs(self.first, self.then, either_order=self.either_order):
            for hours, price in self.tiers(plan.problem, pair.a, pair.b):
                if pair.apart < self.minutes(hours) and not self._spares(pair):
                    yield Violation(pair.sessions, self.sentence(pair, hours), price)
                    break

    def least_apart(self, problem: Problem, a: Session, b: Session) -> int:
        """As far as the widest tier reaches."""
        ordered = has_tag(a, self.first) and has_tag(b, self.then)
        if not ordered and not (self.either_order and has_tag(b, self.first) and has_tag(a, self.then)):
            return 0
        return max((self.minutes(hours) for hours, _ in self.tiers(problem, a, b)), default=0)

    def encode_tolerance(self, week: Week) -> Iterator[int]:
        """Yield a literal per pair and tier that is true when the pair keeps the tier only thanks to the tolerance."""
        for pair, _, high, hours, _ in self._reaches(week):
            yield self._where(week, pair, (high, _minutes(hours)))

    def check_tolerance(self, plan: Timetable) -> int:
        """Count the pairs and tiers that hold only thanks to the tolerance."""
        return sum(
            self.minutes(hours) <= pair.apart < _minutes(hours) and not self._spares(pair)
            for pair in plan.pairs(self.first, self.then, either_order=self.either_order)
            for hours, _ in self.tiers(plan.problem, pair.a, pair.b)
        )

    def describe(self) -> str:
        """Say it with the hours: "48 h (44 h will do)"; by default the claim."""
        if not self.says:
            return super().describe()
        enough = f" ({max(0, self.hours - self.tolerance):g} h will do)" if self.tolerance else ""
        return self.says.format(hours=f"{self.hours:g} h{enough}")

    def relaxations(self) -> Iterator[Self]:
        """Yield a copy with the eased hours where those are fewer."""
        if self.eased_hours is not None and self.hours > self.eased_hours:
            yield self.with_parameters(hours=float(self.eased_hours))

    def minutes(self, hours: float) -> int:
        """Return the minutes that must lie between two starts: hours less the tolerance, never below 0."""
        return max(0, _minutes(hours - self.tolerance))

    def sentence(self, pair: Neighbours, hours: float) -> str:
        """Say of one pair how close it is."""
        return f"{pair.first} to {pair.then}: {format_hours(pair.apart)}, less than {hours:g} h"

    def _where(self, week: Week, pair: Pair, apart: Range) -> int:
        """Return a literal: the pair is so far apart, and not on one day where that is free."""
        literal = pair.where(apart=apart)
        if not self.one_day_is_free:
            return literal
        return week.all_of((literal, -pair.where(apart=apart, days_apart=0)))

    def _spares(self, pair: Neighbours) -> bool:
        return self.one_day_is_free and pair.days_apart == 0

    def _reaches(self, week: Week) -> Iterator[tuple[Pair, int, int, float, int]]:
        for pair in week.pairs(self.first, self.then, either_order=self.either_order):
            low = 0
            for hours, price in self.tiers(week.problem, pair.a.session, pair.b.session):
                high = self.minutes(hours)
                yield pair, low, high, hours, price
                low = max(low, high)


class SpacingOrSameDay(Spacing):
    """A spacing of which two sessions of one day may be free: a hard day of two halves, such as a double threshold.

    With `same_day_or` these hours go before `hours`, and day(b) = day(a) is no breach.
    """

    same_day_or: Annotated[float, Field(ge=0, le=120)] | None = Field(
        None, description="hours between two that are not on one day; on one day they are then free"
    )

    @property
    def one_day_is_free(self) -> bool:
        """Whether the scenario says so."""
        return self.same_day_or is not None

    def tiers(self, problem: Problem, a: Session, b: Session) -> tuple[tuple[float, int], ...]:
        """Return the hours and the price, those of `same_day_or` where it is said."""
        found = super().tiers(problem, a, b)
        return found if self.same_day_or is None else tuple((self.same_day_or, price) for _, price in found)

    def least_apart(self, problem: Problem, a: Session, b: Session) -> int:
        """As far as the hours reach; nothing where one day is free."""
        return 0 if self.one_day_is_free else super().least_apart(problem, a, b)

    def describe(self) -> str:
        """Say it with the hours, and that one day is free."""
        if self.same_day_or is None:
            return super().describe()
        there = self.with_parameters(hours=self.same_day_or, same_day_or=None)
        return f"{Spacing.describe(there)}, or are on one day"

    def relaxations(self) -> Iterator[Self]:
        """Yield a copy with the eased hours where those are fewer and hold."""
        if self.same_day_or is None:
            yield from super().relaxations()


class EndToStart(PairRule):
    """A rule on the hours from the end of one session to the start of another.

    start(b) - end(a) < hours, for a before b, is a breach. Elapsed hours without tolerance, also across midnight and
    the week's edge. Silent on two sessions that are asked for in one go.
    """

    hours: Hours

    eased_hours: ClassVar[float | None] = None  #: The hours of its weaker copy; None where it has none

    def encode(self, week: Week) -> Iterator[Breach]:
        """Yield a breach for each pair."""
        for pair in week.pairs(self.first, self.then, either_order=self.either_order):
            if self._is_about(pair.a.session, pair.b.session):
                yield Breach(pair.where(gap=(None, self._minutes)), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Measure what lies between each pair."""
        for pair in plan.pairs(self.first, self.then, either_order=self.either_order):
            if pair.gap < self._minutes and self._is_about(pair.a, pair.b):
                less = f"less than {self.hours:g} h"
                between = f"{format_hours(pair.gap)} from {pair.first} to {pair.then}, {less}"
                why = between if pair.gap >= 0 else f"{pair.first} and {pair.then} overlap"
                yield Violation(pair.sessions, why, self.price)

    def least_apart(self, problem: Problem, a: Session, b: Session) -> int:
        """As long as the first lasts, and the hours."""
        concerned = has_tag(a, self.first) and has_tag(b, self.then)
        turned = self.either_order and has_tag(b, self.first) and has_tag(a, self.then)
        return a.shortest + self._minutes if (concerned or turned) and self._is_about(a, b) else 0

    def relaxations(self) -> Iterator[Self]:
        """Yield a copy with the eased hours where those are fewer."""
        if self.eased_hours is not None and self.hours > self.eased_hours:
            yield self.with_parameters(hours=float(self.eased_hours))

    def _is_about(self, a: Session, b: Session) -> bool:
        return self.concerns_pair(a, b) and not are_together(a, b)

    @property
    def _minutes(self) -> int:
        return _minutes(self.hours)


class AtMostPerDay(Rule):
    """A rule on how many sessions with one tag a local date may hold.

    count(day, tag) > at_most is a breach, its amount the excess.
    """

    looks_at = "days"
    tag: ClassVar[str]
    weight: Weight = "hard"
    at_most: PerDay = 1

    def encode(self, week: Week) -> Iterator[Breach]:
        """One breach for each session above the limit."""
        for day in week.days:
            there = week.on(day, self.tag)
            for excess in range(1, len(there) - self.at_most + 1):
                yield Breach(week.at_least(self.at_most + excess, there), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Count each day."""
        for day in plan.problem.days:
            there = plan.on(day, self.tag)
            excess = len(there) - self.at_most
            if excess > 0:
                names = ", ".join(p.session.name for p in there)
                why = f"{len(there)} on {plan.day_name(day)}, at most {self.at_most}: {names}"
                yield Violation(tuple(p.session for p in there), why, self.price, excess)

    def describe(self) -> str:
        """Say how many."""
        return f"at most {format_count(self.at_most, self.counted)} a day"

    def shares_day(self, problem: Problem, a: Session, b: Session) -> bool:
        """Not two with the tag where a day holds one."""
        return self.at_most > 1 or not (has_tag(a, self.tag) and has_tag(b, self.tag))

    def relaxations(self) -> Iterator[Self]:
        """Yield a copy that allows one more."""
        yield self.with_parameters(at_most=self.at_most + 1)

    @property
    def counted(self) -> str:
        """What people call a session with its tag."""
        return "session" if self.tag in ("any", "training") else self.tag


def _minutes(hours: float) -> int:
    return round(hours * 60)
