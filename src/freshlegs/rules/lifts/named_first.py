"""Exercises with a source before those by custom."""

from __future__ import annotations

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_shapes import ExerciseRule
from freshlegs.rules.words import LiftingProblem, LiftSlots, Pick


class NamedFirst(ExerciseRule):
    """Breach: an exercise whose source is convention alone."""

    claim = "Exercises that the article or the studies name come before those by custom."
    sources = ("house",)

    weight: Weight = 1

    def rejects(self, problem: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        del problem, lift
        return pick.exercise.source.startswith("convention")

    def sentence(self, pick: Pick) -> str:
        return f"{pick.exercise.name} is there by custom alone"

    def describe(self) -> str:
        return "exercises that the article or the studies name come first"
