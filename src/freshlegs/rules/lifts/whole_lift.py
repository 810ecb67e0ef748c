"""A lift trains all that its kind can."""

from collections.abc import Iterator

from freshlegs.model.kinds import GROUPS, HELPED_GROUPS
from freshlegs.rules.base import Breach, LiftRule, Violation, Weight
from freshlegs.rules.words import LiftWeek
from freshlegs.training.lift_slots import LiftSlots
from freshlegs.training.lift_template import find_lift_regions, list_lift_groups
from freshlegs.training.lifting_problem import FilledLifts, LiftingProblem


class WholeLift(LiftRule):
    """Breach: a muscle group of a lift's kind gets too few sets in it.

    A full lift has no room for what pushes and pulls help: shoulders and arms are not asked of it.
    """

    claim = "A lift trains every muscle group of its kind."
    sources = ("A36", "house")

    weight: Weight = 3

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        for lift in week.lifts:
            for group in self._groups(week.problem, lift):
                yield Breach(-week.trains(lift, group), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        for lift in lifts.problem.lifts:
            for group in self._groups(lifts.problem, lift):
                if not lifts.trains(lift, group):
                    yield Violation((lift.session,), f"{lift.session.name} does not train {group}", self.price)

    @staticmethod
    def _groups(problem: LiftingProblem, lift: LiftSlots) -> list[str]:
        asked = list_lift_groups(lift.session) - problem.settings.untrainable_groups
        if "lower" in find_lift_regions(lift.session):
            asked -= HELPED_GROUPS
        return [group for group in GROUPS if group in asked]
