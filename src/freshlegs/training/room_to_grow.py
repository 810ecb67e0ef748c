"""How far the exercises of a lift may grow within its minutes, so that no week of a programme takes longer."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from freshlegs.model.kinds import Style
from freshlegs.training.exercise import LoadStep
from freshlegs.training.lift_slots import MINIMUM_REPS
from freshlegs.training.loads import MORE_REPS, Loads
from freshlegs.training.prescription import Prescription, count_seconds

LONGER, LONGEST = 5, 2
"""Seconds by which a hold grows, and to how many times its first length (house)."""
HEAVIER: dict[LoadStep, str] = {
    "barbell": "a little more on the bar",
    "dumbbell": "the next dumbbell",
    "dumbbell_pair": "a heavier pair",
    "kettlebell": "the next bell",
    "machine": "the next plate of the stack",
    "band": "the next band",
    "medball": "the next ball",
}
"""What is next where no weight is known, at the top of the range."""


def find_most(first: Prescription, style: Style) -> int:
    """Return the most repetitions or seconds to which an exercise may grow, if there are minutes enough."""
    if style == "time":
        return LONGEST * first.reps.high
    if style == "none" or (first.load is None and first.exercise.load_step in HEAVIER):
        return first.reps.high
    return MINIMUM_REPS[first.slot][-1] if first.dose == "minimum" else first.reps.high + MORE_REPS


def share_minutes(exercises: Sequence[tuple[Prescription, Style]], minutes: Iterable[int]) -> list[int]:
    """Return to how many repetitions or seconds each exercise of a lift may grow.

    Each may have the top of its range, with which the lift was filled. What is left of the shortest of its sessions,
    by their `minutes`, goes to all of them in turn, a repetition or five seconds at a time.
    """
    most = [first.reps.high for first, _ in exercises]
    room = min(minutes, default=0) * 60 - count_seconds([_of_size(first, first.reps.high) for first, _ in exercises])
    growing = set(range(len(exercises)))
    while growing:
        for index in sorted(growing):
            first, style = exercises[index]
            grain = LONGER if style == "time" else 1
            more = count_seconds([_of_size(first, most[index] + grain)]) - count_seconds([_of_size(first, most[index])])
            if most[index] + grain <= find_most(first, style) and more <= room:
                most[index] += grain
                room -= more
            else:
                growing.remove(index)
    return most


def _of_size(one: Prescription, reps: int) -> Prescription:
    """Return an exercise with so many repetitions and all the lighter sets before it that any weight may have."""
    return replace(one, reps=replace(one.reps, low=reps, high=reps), load=None).built_up(Loads())
