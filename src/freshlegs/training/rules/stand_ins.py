"""A strength exercise for the strength slot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.rule import Weight
from freshlegs.training.rule import PickRule

if TYPE_CHECKING:
    from freshlegs.training.menu import Menu
    from freshlegs.training.workout import Lift, Pick


class StandIns(PickRule):
    """Breach: an exercise of the moderate slot that stands in the strength slot."""

    claim = "The strength slot has a strength exercise."
    sources = ("A21", "house")

    weight: Weight = 8

    def minds(self, menu: Menu, lift: Lift, pick: Pick) -> bool:
        del menu, lift
        return pick.slot.stands_in(pick.exercise)

    def sentence(self, pick: Pick) -> str:
        return f"{pick.exercise.name} stands in for a strength exercise"

    def describe(self) -> str:
        return "the strength slot has a strength exercise"
