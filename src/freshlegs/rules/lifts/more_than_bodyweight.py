"""More than one's own weight."""

from __future__ import annotations

from collections.abc import Iterator

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import AtLeastOnePerLift
from freshlegs.rules.words import LiftingProblem, LiftSlots, Pick


class MoreThanBodyweight(AtLeastOnePerLift):
    """Breach: no exercise of a lift is done with a weight, where there is one that could be."""

    claim = "Each lift has an exercise with more than the athlete's own weight."
    sources = ("A20",)

    weight: Weight = "hard"

    def fits(self, pick: Pick) -> bool:
        return pick.exercise.loaded

    def asks(self, problem: LiftingProblem, lift: LiftSlots) -> bool:
        return self.possible(problem, lift)

    def sentence(self) -> str:
        return "nothing with more than your own weight"

    def describe(self) -> str:
        return "each lift has an exercise with more than your own weight"

    def remarks(self, problem: LiftingProblem, lift: LiftSlots) -> Iterator[str]:
        if not self.possible(problem, lift):
            yield "Nothing in it weighs more than you do; bodyweight alone is not heavy enough for long."
