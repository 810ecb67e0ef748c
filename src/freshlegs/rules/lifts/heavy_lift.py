"""Something heavy in each lift."""

from __future__ import annotations

from collections.abc import Iterator

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import AtLeastOnePerLift
from freshlegs.rules.words import LiftingProblem, LiftSlots, Pick


class HeavyLift(AtLeastOnePerLift):
    """Breach: the strength slot of a lift is empty, where something could fill it."""

    claim = "Each lift has an exercise in the strength slot."
    sources = ("A21", "A11", "blagrove2018")

    weight: Weight = "hard"

    def fits(self, pick: Pick) -> bool:
        return pick.slot.name == "strength"

    def asks(self, problem: LiftingProblem, lift: LiftSlots) -> bool:
        return self.possible(problem, lift)

    def remarks(self, problem: LiftingProblem, lift: LiftSlots) -> Iterator[str]:
        if not self.possible(problem, lift):
            yield "No heavy exercise is left for it."

    def sentence(self) -> str:
        return "nothing heavy"

    def describe(self) -> str:
        return "each lift has a heavy exercise"
