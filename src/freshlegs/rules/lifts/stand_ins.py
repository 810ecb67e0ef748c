"""A strength exercise for the strength slot."""

from __future__ import annotations

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import ExerciseRule
from freshlegs.rules.words import LiftingProblem, LiftSlots, Pick


class StandIns(ExerciseRule):
    """Breach: an exercise of the moderate slot that stands in the strength slot."""

    claim = "The strength slot has a strength exercise."
    sources = ("A21", "house")

    weight: Weight = 8

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        del problem, lift
        return pick.slot.stands_in(pick.exercise)

    def sentence(self, pick: Pick) -> str:
        return f"{pick.exercise.name} stands in for a strength exercise"

    def describe(self) -> str:
        return "the strength slot has a strength exercise"
