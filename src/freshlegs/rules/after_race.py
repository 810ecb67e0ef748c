"""A shape that rules on the days after a race share."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from freshlegs.model.problem import Problem
from freshlegs.model.session import Placement, Session, has_tag
from freshlegs.model.wording import format_count
from freshlegs.rules.base import Breach, Violation, Weight
from freshlegs.rules.spacing import PairRule
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week
from freshlegs.training.programme.races import find_recovery, name_distance

DaysAfter = Annotated[int, Field(ge=0, le=14, description="days after the race")]


class AfterRace(PairRule):
    """A rule on the days after a race whose distance is known. Breach: day(b) - day(race) <= days, for b after it."""

    first, then = "race", "any"
    forbids: ClassVar[str]  #: What is not done in those days
    about: ClassVar[Literal["rest", "legs", "hard"]]  #: Which days of a `Recovery` they are

    weight: Weight = "hard"
    five_km: DaysAfter
    ten_km: DaysAfter
    half: DaysAfter
    marathon: DaysAfter

    def encode(self, week: Week) -> Iterator[Breach]:
        """Yield a breach for each race and session after it."""
        for pair in week.pairs(self.first, self.then):
            a, b = pair.a.session, pair.b.session
            if self._speaks_of(a, b):
                days = range(self.count_days(week.problem, a) + 1)
                yield Breach(week.any_of(pair.where(days_apart=day) for day in days), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Count the days from each race."""
        for pair in plan.pairs(self.first, self.then):
            if self._speaks_of(pair.a, pair.b):
                days = self.count_days(plan.problem, pair.a)
                if pair.days_apart <= days:
                    when = f"{format_count(pair.days_apart, 'day')} after" if pair.days_apart else "on the day of"
                    why = f"{pair.then} {when} {pair.first}, at least {format_count(days + 1, 'is', 'are')} needed"
                    yield Violation(pair.sessions, why, self.price)

    def describe_for(self, problem: Problem) -> str:
        """Say it of the races that there are."""
        known = [race for race in _list_races(problem) if race.session.kilometres]
        return "; ".join(self._say_of(problem, race) for race in known) or self.describe()

    def _say_of(self, problem: Problem, race: Placement) -> str:
        days, name = self.count_days(problem, race.session), name_distance(race.session.kilometres)
        after = f"after the {name} on {_name_day(problem, race)}"
        if not days:
            return f"{self.forbids} {after}, on the same day"
        return f"{self.forbids} in the {format_count(days, 'day')} {after}"

    def forbids_after(self, problem: Problem, race: Placement, then: Placement) -> bool:
        """Whether a session stands too soon after a race; both in minutes of the problem's week."""
        days = problem.clock.day(then.start) - problem.clock.day(race.start)
        near = race.start < then.start and days <= self.count_days(problem, race.session)
        return self._speaks_of(race.session, then.session) and near

    def _speaks_of(self, race: Session, then: Session) -> bool:
        return race.kilometres > 0 and self.concerns_pair(race, then)

    def count_days(self, problem: Problem, race: Session) -> int:
        """Return how many days after a race it speaks of, by its distance and by who runs."""
        row = find_recovery(race.kilometres, problem.run_level, problem.age, trained_through=race.trained_through)
        return self.days[row]

    @property
    def days(self) -> tuple[int, ...]:
        """The days by the rows of `RECOVERIES`."""
        return (self.five_km, self.ten_km, self.half, self.marathon, self.marathon)

    def relaxations(self) -> Iterator[Self]:
        """Yield a copy with a day less after each race."""
        days = {name: value for name, value in self if name != "weight"}
        if any(days.values()):
            yield self.with_parameters(**{name: max(0, value - 1) for name, value in days.items()})


def _list_races(problem: Problem) -> list[Placement]:
    """Return the races before the week, and those of it that stand at one time only."""
    inside = (Placement(s, s.starts[0]) for s in problem.with_tag("race") if s.starts and s.starts[0] == s.starts[-1])
    return [*(placement for placement in problem.history if has_tag(placement.session, "race")), *inside]


def _name_day(problem: Problem, placement: Placement) -> str:
    return problem.clock.day_name(problem.clock.day(placement.start))
