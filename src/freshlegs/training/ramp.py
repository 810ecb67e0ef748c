"""The lighter sets before a heavy exercise, and the seconds that they take."""

from collections.abc import Iterable
from typing import NamedTuple

from freshlegs.training.exercise import SECONDS_PER_REP, Category, Exercise


class RampStep(NamedTuple):
    """A lighter set: its share of the working weight in percent, 0 for the empty bar, and its repetitions."""

    percent: int
    reps: int


BAR_RAMP = (RampStep(0, 5), RampStep(50, 5), RampStep(75, 3))
"""Lighter sets before a heavy exercise with a barbell; from the floor the empty bar is left out (house)."""
SHORT_RAMP = (RampStep(60, 5),)
"""The lighter set before a heavy exercise with a machine, dumbbells or a kettlebell (house)."""
RAMP_REST = 35
"""Seconds after a lighter set, in which plates are changed (house)."""
IN_WARM_UP = 150
"""Seconds of the warm-up that the lighter sets of one exercise may take; what is more comes on top. With two such
exercises at the most five minutes are left for a walk or a jog (A60; how they are shared is house)."""


def choose_ramp(exercise: Exercise, slot: Category) -> tuple[RampStep, ...]:
    """Return the lighter sets before an exercise; only what is heavy and has a weight has any.

    A strength exercise is so too where it stands among moderate ones.
    """
    if slot != "strength" and (slot, exercise.category) != ("moderate", "strength"):
        return ()
    if exercise.load_step == "barbell":
        return BAR_RAMP[1:] if exercise.pattern == "hinge" else BAR_RAMP
    return SHORT_RAMP if exercise.load_step in ("machine", "dumbbell", "dumbbell_pair", "kettlebell") else ()


def count_ramp_seconds(reps: Iterable[int], sides: int) -> int:
    """Return the seconds of lighter sets with so many repetitions on each side."""
    return sum(round(count * SECONDS_PER_REP) * sides + RAMP_REST for count in reps)


def count_beyond_warm_up(ramp: int) -> int:
    """Return what the lighter sets of an exercise, of so many seconds, take beyond the warm-up."""
    return max(0, ramp - IN_WARM_UP)
