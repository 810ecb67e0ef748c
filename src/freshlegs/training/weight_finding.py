"""Weights that nobody knows yet: which exercises have one to find, and how an athlete finds it in the first week."""

from collections.abc import Iterable

from freshlegs.model.content import Prescribed
from freshlegs.training.exercise import Exercise
from freshlegs.training.loads import Loads, find_implement

TO_FIND = "find its weight today"
HOW_TO_FIND = (
    "How to find a weight: begin with one that you could surely lift twice as often, the empty bar if there is one, "
    "and go up a little from set to set, warm-up sets too, as long as the form is good. The first that leaves no more "
    "reps in the tank than asked for is yours: go no higher today. Log what you lifted (freshlegs log): the next week "
    "of a programme goes on from there. This way is our own choice."
)
"""How a weight is found in the sets that are asked for anyway, so that the lift takes no longer and no set goes to
failure (house)."""


def has_weight_to_find(exercise: Exercise, loads: Loads) -> bool:
    """Return whether an exercise is done with a weight that can be found: none that is spared, or one's own weight."""
    return loads.step(exercise) > 0 and find_implement(exercise) != "added" and not exercise.easy


def is_to_be_found(entry: Prescribed) -> bool:
    """Return whether an exercise of a plan asks for its weight to be found."""
    return entry.load is None and TO_FIND in entry.effort


def add_how_to_find(notes: Iterable[str], *, finds: bool) -> tuple[str, ...]:
    """Return the notes of a lift, with how weights are found if it has any to find, and only then."""
    others = tuple(note for note in notes if note != HOW_TO_FIND)
    return (*others, HOW_TO_FIND) if finds else others
