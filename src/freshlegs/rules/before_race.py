"""A shape that rules on the days before a race share."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

from pydantic import Field

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.model.wording import format_count
from freshlegs.rules.base import Breach, Violation
from freshlegs.rules.spacing import PairRule
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week
from freshlegs.training.programme.races import RECOVERIES, name_distance

DaysBefore = Annotated[int, Field(ge=0, le=7, description="days before the race")]


class BeforeRace(PairRule):
    """A rule on the days before a race whose distance is known. Breach: day(race) - day(a) <= days, for a before it.

    Each day that it is too near counts.
    """

    first, then = "any", "race"
    forbids: ClassVar[str]  #: What is not done in those days
    five_km: DaysBefore
    ten_km: DaysBefore
    half: DaysBefore
    marathon: DaysBefore
    counts_training: ClassVar[bool] = True  #: Whether a race that is trained through has such days too

    def encode(self, week: Week) -> Iterator[Breach]:
        """Yield a breach for each session and race, and each day that is missing between them."""
        for pair in week.pairs(self.first, self.then):
            a, race = pair.a.session, pair.b.session
            if self.concerns_pair(a, race):
                for most in range(self.count_days(race) + 1):
                    yield Breach(week.any_of(pair.where(days_apart=day) for day in range(most + 1)), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Count the days to each race."""
        for pair in plan.pairs(self.first, self.then):
            days = self.count_days(pair.b)
            if self.concerns_pair(pair.a, pair.b) and pair.days_apart <= days:
                when = f"{format_count(pair.days_apart, 'day')} before" if pair.days_apart else "on the day of"
                better = f"at least {format_count(days + 1, 'is', 'are')} better"
                why = f"{pair.first} stands {when} {pair.then}, {better}"
                yield Violation(pair.sessions, why, self.price, days + 1 - pair.days_apart)

    def describe_for(self, problem: Problem) -> str:
        """Say it of the races that there are."""
        known = [race for race in problem.with_tag("race") if self.count_days(race) >= 0]
        return "; ".join(map(self._say_of, known)) or self.describe()

    def _say_of(self, race: Session) -> str:
        days, before = self.count_days(race), f"before the {name_distance(race.kilometres)}"
        if not days:
            return f"{self.forbids} {before}, on the same day"
        return f"{self.forbids} in the {format_count(days, 'day')} {before}, the closer the worse"

    def count_days(self, race: Session) -> int:
        """Return how many days before a race it speaks of, by its distance; -1 for none, not even its own."""
        if not race.kilometres or (race.trained_through and not self.counts_training):
            return -1
        row = next(index for index, one in enumerate(RECOVERIES) if race.kilometres <= one.kilometres)
        return (self.five_km, self.ten_km, self.half, self.marathon)[row]

    def relaxations(self) -> Iterator[Self]:
        """Yield a copy with a day less before each race."""
        days = {name: value for name, value in self if name != "weight"}
        if any(days.values()):
            yield self.with_parameters(**{name: max(0, value - 1) for name, value in days.items()})
