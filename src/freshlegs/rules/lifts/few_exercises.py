"""Few exercises, done well."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from freshlegs.model.wording import format_count
from freshlegs.rules.base import Breach, LiftRule, Violation, Weight
from freshlegs.rules.words import LiftWeek
from freshlegs.training.lifting_problem import FilledLifts


class FewExercises(LiftRule):
    """Breach: a lift has more exercises than at_most."""

    claim = "A lift has few exercises."
    sources = ("A06", "house")

    weight: Weight = "hard"
    at_most: Annotated[int, Field(ge=1, le=20, description="exercises per lift")] = 7

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        for lift in week.lifts:
            yield Breach(week.at_least(self.at_most + 1, [literal for _, literal in week.options(lift)]), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        for lift in lifts.problem.lifts:
            there = len(lifts.picks(lift))
            if there > self.at_most:
                why = f"{lift.session.name}: {there} exercises, more than {self.at_most}"
                yield Violation((lift.session,), why, self.price)

    def describe(self) -> str:
        return f"a lift has at most {format_count(self.at_most, 'exercise')}"
