"""Each lift moves several joints."""

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import AtLeastOnePerLift
from freshlegs.training.lift_slots import Pick


class MultiJoint(AtLeastOnePerLift):
    """Breach: no exercise of a lift moves several joints."""

    claim = "Each lift has an exercise over several joints."
    sources = ("A09",)
    why = "no exercise over several joints"

    weight: Weight = "hard"

    def fits(self, pick: Pick) -> bool:
        return pick.exercise.multi_joint
