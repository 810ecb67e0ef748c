"""What a lift may train that is no whole lower, upper or full one: push, pull, legs, or major groups by their names."""

from collections.abc import Iterable
from typing import Literal, get_args

from freshlegs.model.kinds import GROUPS
from freshlegs.model.training_load import TrainingLoad
from freshlegs.training.exercise import GROUP_OF, LOWER_MUSCLES, MUSCLES_OF, UPPER_MUSCLES

Trained = Literal[
    "push",
    "pull",
    "legs",
    "upper",
    "quads",
    "hamstrings",
    "glutes",
    "calves",
    "chest",
    "back",
    "shoulders",
    "arms",
    "core",
]
"""Words for what a lift trains; "arms" are both sides of them, push and pull each have one."""

_MUSCLES: dict[str, frozenset[str]] = {
    "push": frozenset({"chest", "front_delts", "side_delts", "triceps"}),
    "pull": frozenset({"lats", "upper_back", "rear_delts", "biceps", "forearms"}),
    "legs": LOWER_MUSCLES,
    "upper": UPPER_MUSCLES,
    **{group: frozenset(MUSCLES_OF[group]) for group in GROUPS},
}
PUSHING, PULLING = frozenset({"chest", "front_delts"}), frozenset({"lats", "upper_back"})
"""Muscles of which a lift that pushes has one, and one that pulls."""
CORE_MUSCLES = frozenset(MUSCLES_OF["core"])
"""Muscles that every lift may train."""


def find_muscles(words: Iterable[Trained]) -> frozenset[str]:
    """Return the muscles of which a lift with these words may have exercises."""
    return CORE_MUSCLES.union(*(_MUSCLES[word] for word in words))


def find_groups(muscles: Iterable[str]) -> frozenset[str]:
    """Return the major groups that some muscles belong to."""
    return frozenset(GROUP_OF[muscle] for muscle in muscles if muscle in GROUP_OF)


def find_lift_load(muscles: frozenset[str]) -> TrainingLoad:
    """Return what a lift for some muscles asks of the body."""
    legs, upper = muscles & LOWER_MUSCLES, muscles & UPPER_MUSCLES
    return TrainingLoad("heavy" if legs else "none", "heavy" if upper else "none")


def name_lift(words: Iterable[Trained]) -> str:
    """Return what people call a lift with these words: "Lift: push and legs"."""
    *most, last = dict.fromkeys(words)
    return f"Lift: {', '.join(most)}{' and ' if most else ''}{last}"


TRAINED_WORDS: tuple[Trained, ...] = get_args(Trained)
