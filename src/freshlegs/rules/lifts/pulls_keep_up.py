"""As much pulling as pushing."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from freshlegs.rules.base import Breach, LiftRule, Violation, Weight
from freshlegs.rules.lift_shapes import count_pulls, count_pushes
from freshlegs.rules.words import LiftWeek
from freshlegs.training.lift_slots import Pick
from freshlegs.training.lifting_problem import FilledLifts, LiftingProblem


class PullsKeepUp(LiftRule):
    """Breach: sets of pushes - sets of pulls > at_most_more, in the strength and moderate slots of the week's lifts.

    Where nothing is left that pulls it is not asked.
    """

    claim = "The week has nearly as many sets that pull as sets that push, or more."
    sources = ("house",)
    says = "the week has at most {at_most_more} sets more that push than sets that pull"

    weight: Weight = "hard"
    at_most_more: Annotated[int, Field(ge=0, le=100, description="sets")] = 3

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        if _asked(week.problem):
            terms = [term for lift in week.lifts for term in week.worth(lift, _surplus)]
            yield Breach(week.reaches(terms, self.at_most_more + 1), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        surplus = sum(lifts.total(lift, _surplus) for lift in lifts.problem.lifts)
        if _asked(lifts.problem) and surplus > self.at_most_more:
            sessions = tuple(lift.session for lift in lifts.problem.lifts)
            yield Violation(sessions, f"{surplus} sets more push than pull", self.price)


def _asked(problem: LiftingProblem) -> bool:
    return any(problem.could_hold(lift, lambda pick: count_pulls(pick) > 0) for lift in problem.lifts)


def _surplus(pick: Pick) -> int:
    return count_pushes(pick) - count_pulls(pick)
