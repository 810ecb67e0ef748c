"""What the athlete lifts already."""

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import ExerciseRule
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import LiftingProblem


class KnownWeights(ExerciseRule):
    """Breach: a strength exercise without a known weight, of an athlete who names the weights of some exercises."""

    claim = "Heavy exercises whose weight is known come first."
    sources = ("house",)
    why = "no weight is known for {exercise.name}"

    weight: Weight = 2

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        loads = problem.settings.loads
        known = {*loads.working, *loads.best}
        return bool(known) and pick.slot.name == "strength" and pick.exercise.id not in known
