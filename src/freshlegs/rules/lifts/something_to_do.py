"""No empty lift."""

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import AtLeastOnePerLift
from freshlegs.training.lift_slots import Pick


class SomethingToDo(AtLeastOnePerLift):
    """Breach: a lift has no exercise."""

    claim = "Each lift has an exercise."
    sources = ("house",)
    why = "no exercise"

    weight: Weight = "hard"

    def fits(self, pick: Pick) -> bool:
        return True
