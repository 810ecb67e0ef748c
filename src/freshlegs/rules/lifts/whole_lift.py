"""A lift trains all that its kind can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.model.kinds import GROUPS, KINDS
from freshlegs.rules.base import Weight
from freshlegs.rules.lift_base import Breach, LiftRule, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from freshlegs.solver.lift_model import LiftModel
    from freshlegs.training.filled_lifts import FilledLifts
    from freshlegs.training.lift_slots import LiftSlots
    from freshlegs.training.lifting_problem import LiftingProblem


class WholeLift(LiftRule):
    """Breach: a muscle group of a lift's kind gets too few sets in it."""

    claim = "A lift trains every muscle group of its kind."
    sources = ("A36", "house")

    weight: Weight = 3

    def encode(self, book: LiftModel) -> Iterator[Breach]:
        for lift in book.lifts:
            for group in self._groups(book.menu, lift):
                yield Breach(-book.trains(lift, group), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        for lift in lifts.menu.lifts:
            for group in self._groups(lifts.menu, lift):
                if not lifts.trains(lift, group):
                    yield Violation((lift.session,), f"{lift.session.name} does not train {group}", self.price)

    def describe(self) -> str:
        return "a lift trains every muscle group of its kind"

    @staticmethod
    def _groups(menu: LiftingProblem, lift: LiftSlots) -> list[str]:
        asked = KINDS[lift.session.kind].muscles - menu.gym.waived
        return [group for group in GROUPS if group in asked]
