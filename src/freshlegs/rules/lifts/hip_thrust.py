"""A hip thrust, where there is what it takes."""

from collections.abc import Iterator

from freshlegs.rules.base import Breach, LiftRule, Violation, Weight
from freshlegs.rules.words import LiftWeek
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import FilledLifts, LiftingProblem


class HipThrust(LiftRule):
    """Breach: no lift for legs has a hip thrust or bridge with a weight, where several could."""

    claim = "A week of two lifts or more for the legs has a hip thrust or a loaded bridge where one is at hand."
    sources = ("A43", "A23", "house")

    weight: Weight = 4

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        could = _list_lifts(week.problem)
        if len(could) > 1:
            there = (literal for lift in could for literal in week.which(lift, _thrusts))
            yield Breach(-week.any_of(there), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        could = _list_lifts(lifts.problem)
        if len(could) > 1 and not any(lifts.count(lift, _thrusts) for lift in could):
            yield Violation(tuple(lift.session for lift in could), "no lift has a hip thrust", self.price)


def _list_lifts(problem: LiftingProblem) -> list[LiftSlots]:
    """Return the lifts that could have a hip thrust."""
    return [lift for lift in problem.reaching("glutes") if problem.could_hold(lift, _thrusts)]


def _thrusts(pick: Pick) -> bool:
    return pick.exercise.pattern == "hip_extension" and pick.exercise.loaded
