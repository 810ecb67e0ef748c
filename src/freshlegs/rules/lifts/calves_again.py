"""Two exercises for the calves."""

from collections.abc import Iterator

from freshlegs.rules.base import Breach, LiftRule, Violation, Weight
from freshlegs.rules.words import LiftWeek
from freshlegs.training.lift_slots import Pick
from freshlegs.training.lifting_problem import FilledLifts, LiftingProblem


class CalvesAgain(LiftRule):
    """Breach: the lifts for legs have fewer than two calf raises; spared calves, and who has none at hand, aside."""

    claim = "Two calf raises a week are better for a runner than one."
    sources = ("house",)

    weight: Weight = 4

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        if _asked(week.problem):
            for_legs = week.problem.reaching("calves")
            there = [literal for lift in for_legs for literal in week.which(lift, _raises)]
            yield Breach(-week.at_least(2, there), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        for_legs = lifts.problem.reaching("calves")
        if _asked(lifts.problem) and sum(lifts.count(lift, _raises) for lift in for_legs) < 2:
            yield Violation(tuple(lift.session for lift in for_legs), "fewer than two calf raises", self.price)


def _asked(problem: LiftingProblem) -> bool:
    for_legs = problem.reaching("calves")
    return "calves" not in problem.settings.easy_groups and any(problem.could_hold(lift, _raises) for lift in for_legs)


def _raises(pick: Pick) -> bool:
    return pick.exercise.pattern == "calf"
