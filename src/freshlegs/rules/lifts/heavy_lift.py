"""Something heavy in each lift."""

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import AtLeastOnePerLift
from freshlegs.training.lift_slots import Pick


class HeavyLift(AtLeastOnePerLift):
    """Breach: the strength slot of a lift is empty, where something could fill it."""

    claim = "Each lift has an exercise in the strength slot."
    sources = ("A21", "A11", "blagrove2018")
    why = "nothing heavy"
    remark = (
        "It has no heavy exercise, as none is at hand that you may do: it keeps strength, and builds little (our view)."
    )
    says = "each lift has a heavy exercise"

    weight: Weight = "hard"

    def fits(self, pick: Pick) -> bool:
        return pick.heavy
