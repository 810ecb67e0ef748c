"""More than one's own weight."""

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import AtLeastOnePerLift
from freshlegs.training.lift_slots import Pick


class MoreThanBodyweight(AtLeastOnePerLift):
    """Breach: no exercise of a lift is done with a weight, where there is one that could be."""

    claim = "Each lift has an exercise with more than the athlete's own weight."
    sources = ("A20",)
    why = "nothing with more than your own weight"
    remark = "Nothing in it weighs more than you do; bodyweight alone is not heavy enough for long."
    says = "each lift has an exercise with more than your own weight"

    weight: Weight = "hard"

    def fits(self, pick: Pick) -> bool:
        return pick.exercise.loaded
