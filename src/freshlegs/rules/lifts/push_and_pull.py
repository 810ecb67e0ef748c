"""Each lift for the upper body pushes and pulls."""

from collections.abc import Callable, Iterator

from freshlegs.rules.base import Breach, LiftRule, Violation, Weight
from freshlegs.rules.lift_shapes import count_pulls, count_pushes
from freshlegs.rules.words import LiftWeek
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lift_template import find_lift_regions
from freshlegs.training.lifting_problem import FilledLifts, LiftingProblem

_DIRECTIONS: dict[str, Callable[[Pick], int]] = {"push": count_pushes, "pull": count_pulls}


class PushAndPull(LiftRule):
    """Breach: a lift that may load the upper body has no push in its strength and moderate slots, or no pull; one each.

    Of lifts with little room it is asked at a price.
    """

    claim = "Each upper or full lift has a push and a pull."
    sources = ("house",)

    weight: Weight = "hard"

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        for lift, _, counts in self._asked(week.problem):
            yield Breach(-week.any_of(week.which(lift, _does(counts))), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        for lift, direction, counts in self._asked(lifts.problem):
            if not lifts.count(lift, _does(counts)):
                yield Violation((lift.session,), f"{lift.session.name} has no {direction}", self.price)

    @staticmethod
    def _asked(problem: LiftingProblem) -> Iterator[tuple[LiftSlots, str, Callable[[Pick], int]]]:
        for lift in problem.lifts:
            for direction, counts in _DIRECTIONS.items():
                if "upper" in find_lift_regions(lift.session) and problem.could_hold(lift, _does(counts)):
                    yield lift, direction, counts

    def remarks(self, problem: LiftingProblem, lift: LiftSlots) -> Iterator[str]:
        for direction, counts in _DIRECTIONS.items():
            whole = "upper" in find_lift_regions(lift.session) and not lift.session.works
            if whole and not problem.could_hold(lift, _does(counts)):
                yield f"No {direction} is left for it."


def _does(counts: Callable[[Pick], int]) -> Callable[[Pick], bool]:
    return lambda pick: counts(pick) > 0
