"""What a week of a programme spares around the race. These rules are on only where a race is near."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from freshlegs.model.clock import Clock
from freshlegs.model.session import has_tag
from freshlegs.rules.base import Breach, Rule, Violation
from freshlegs.rules.words import Timetable, Week
from freshlegs.training.programme.outline import Outline, ProgrammeWeek
from freshlegs.training.programme.taper import LEGS_REST


class LegsRestBeforeRace(Rule):
    """Breach: day(legs) in days."""

    claim = "There is no lift for the legs in the last days before a race."
    sources = ("coaches",)

    weight: Literal["hard"] = "hard"
    days: tuple[int, ...]  #: Day numbers of the last days before the race
    called: str  #: What people call them

    def encode(self, week: Week) -> Iterator[Breach]:
        """Forbid the days."""
        for session in week.problem.with_tag("legs"):
            yield Breach(week.any_of(week.on_day(session, day) for day in self.days), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Look at each day."""
        for placement in plan.placed("legs"):
            if plan.day(placement) in self.days:
                yield Violation((placement.session,), f"{placement.session.name} on {plan.when(placement)}", self.price)

    def describe(self) -> str:
        """Say it for people."""
        return f"no lift for the legs in {self.called}"


class EasyAfterRace(Rule):
    """Breach: day(lift or key run) > day, but for the race."""

    claim = "After a race the week is easy."
    sources = ("coaches",)

    weight: Literal["hard"] = "hard"
    day: int  #: Day number of the race

    def encode(self, week: Week) -> Iterator[Breach]:
        """Forbid the days after."""
        after = [day for day in week.problem.days if day > self.day]
        for session in week.problem.sessions:
            if has_tag(session, "lift") or has_tag(session, "key"):
                yield Breach(week.any_of(week.on_day(session, day) for day in after), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Look at each day."""
        for placement in (*plan.placed("lift"), *plan.placed("key")):
            if plan.day(placement) > self.day:
                yield Violation((placement.session,), f"{placement.session.name} on {plan.when(placement)}", self.price)

    def describe(self) -> str:
        """Say it for people."""
        return "only easy runs after the race in its week"


def list_race_rules(outline: Outline, week: ProgrammeWeek, clock: Clock) -> Iterator[Rule]:
    """Yield the rules that a week of a programme has because of its race."""
    if outline.race is not None and week.rests_legs:
        race = clock.day_name((outline.race.date - week.start).days)
        days, called = tuple(sorted(week.rests_legs)), f"the last {LEGS_REST} days before the race on {race}"
        yield LegsRestBeforeRace(days=days, called=called)
    if week.race_day is not None:
        yield EasyAfterRace(day=week.race_day)
