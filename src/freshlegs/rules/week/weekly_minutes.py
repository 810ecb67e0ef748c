"""No more time for training than there is."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from freshlegs.model.problem import Problem
from freshlegs.model.wording import format_hours
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.minutes_in_steps import count_steps, find_excess
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week

_STEP = 10
"""Minutes beyond that are counted as one (house)."""


class WeeklyMinutes(Rule):
    """Breach: minutes of all sessions > at_most; the amount is each 10 min begun.

    Silent unless the scenario says how many.
    """

    claim = "All training of a week takes no more minutes than the athlete has for it."
    sources = ("house",)
    looks_at = "days"

    weight: Weight = 6
    at_most: Annotated[int, Field(ge=0, le=6000)] | None = Field(
        None, description="minutes of each seven days", examples=[300]
    )

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return False

    def encode(self, week: Week) -> Iterator[Breach]:
        most = self._most(week.problem)
        if most is not None:
            for literal in find_excess(week, week.count_minutes(week.problem.sessions), most, _STEP):
                yield Breach(literal, self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        placed, most = plan.placements(), self._most(plan.problem)
        minutes = sum(placement.session.minutes for placement in placed)
        if most is not None and minutes > most:
            why = f"{format_hours(minutes)} of training{plan.problem.span_text}, more than {format_hours(most)}"
            yield Violation(tuple(p.session for p in placed), why, self.price, count_steps(minutes - most, _STEP))

    def describe(self) -> str:
        if self.at_most is None:
            return super().describe()
        return f"all training of a week takes at most {format_hours(self.at_most)}"

    def notes(self, plan: Timetable) -> Iterator[str]:
        """Say where nobody said how many."""
        if self.at_most is None and self.explicit("weight"):
            yield "weekly_minutes asks nothing without its minutes: write weekly_minutes = { at_most = 300 }"

    def _most(self, problem: Problem) -> int | None:
        return None if self.at_most is None else self.at_most * max(7, problem.clock.days) // 7
