"""The arithmetic of easier weeks: fewer sets and reps, less weight. Whole numbers throughout."""

from __future__ import annotations

from typing import NamedTuple

from freshlegs.model.kinds import Level


class Deload(NamedTuple):
    """Volume and load of a deload week, in percent of the week before.

    The volume is sets x reps, the load the weight.
    """

    volume: int
    load: int


DELOADS: dict[Level, Deload] = {
    "beginner": Deload(volume=50, load=100),
    "intermediate": Deload(volume=70, load=90),
    "advanced": Deload(volume=70, load=90),
}
"""Percent of volume and weight that a deload leaves, by experience in lifting. Beginners keep the weight and halve the
volume (A57); intermediates take 10 % off the weight and 30 % off the volume (A58). The article says nothing of the
advanced, who get the latter (house)."""


def reduce_volume(sets: int, reps: int, percent: int) -> tuple[int, int]:
    """Return sets and reps, neither above the given ones, whose product is nearest to a percentage of sets x reps.

    Minimises |s * r - percent / 100 * sets * reps| over 1 <= s <= sets, 1 <= r <= reps; of several the fewest sets,
    then the fewest reps. The article's "total volume (sets and reps) in half" (A57) is read as half the product.

    >>> reduce_volume(3, 6, 50), reduce_volume(3, 12, 50), reduce_volume(4, 5, 50)
    ((3, 3), (2, 9), (2, 5))
    >>> reduce_volume(3, 6, 70), reduce_volume(3, 12, 70), reduce_volume(4, 5, 70)
    ((2, 6), (2, 12), (3, 5))
    """
    goal = percent * sets * reps
    choices = ((s, r) for s in range(1, sets + 1) for r in range(1, reps + 1))
    return min(choices, key=lambda choice: (abs(100 * choice[0] * choice[1] - goal), *choice))
