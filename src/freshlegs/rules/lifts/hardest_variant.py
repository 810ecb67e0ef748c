"""Of two neighbours the harder one, where it suits, and the easier one for a muscle that is spared."""

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import ExerciseRule
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import LiftingProblem


class HardestVariant(ExerciseRule):
    """Breach: an exercise with a harder neighbour that suits the athlete, is at hand, and goes into the lift.

    One for which the athlete has named a weight is left alone. For a muscle that is spared it is the other way round: a
    breach is one with an easier neighbour. A harder one that trains such a muscle does not count, or each of the two
    would rule the other out.
    """

    claim = "Of easier and harder variants the hardest that suits you is chosen, the easiest for a muscle you spare."
    sources = ("house",)
    why = "{exercise.name} has a variant that suits you better"

    weight: Weight = "hard"

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        settings = problem.settings
        if settings.knows(pick.exercise):
            return False
        easy = pick.exercise.easy
        kin = (settings.easier if easy else settings.harder)[pick.exercise.id]
        return bool(kin) and any(
            (easy or not other.easy)
            and settings.suits(other)
            and problem.allows(lift, other)
            and any(lift.takes(slot, other) for slot in lift.slots)
            for other in kin
        )
