"""Exercises with a source before those by custom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_base import PickRule

if TYPE_CHECKING:
    from freshlegs.training.lift_slots import Lift, Pick
    from freshlegs.training.lifting_problem import Menu


class NamedFirst(PickRule):
    """Breach: an exercise whose source is convention alone."""

    claim = "Exercises that the article or the studies name come before those by custom."
    sources = ("house",)

    weight: Weight = 1

    def minds(self, menu: Menu, lift: Lift, pick: Pick) -> bool:
        del menu, lift
        return pick.exercise.source.startswith("convention")

    def sentence(self, pick: Pick) -> str:
        return f"{pick.exercise.name} is there by custom alone"

    def describe(self) -> str:
        return "exercises that the article or the studies name come first"
