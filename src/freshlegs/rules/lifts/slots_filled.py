"""A lift has something in each of its slots."""

from collections.abc import Callable, Iterator
from typing import Literal

from freshlegs.model.wording import format_count
from freshlegs.rules.base import Breach, LiftRule, Price, Violation
from freshlegs.rules.words import LiftWeek
from freshlegs.training.lift_slots import Pick
from freshlegs.training.lift_template import ExerciseSlot
from freshlegs.training.lifting_problem import FilledLifts


class SlotsFilled(LiftRule):
    """Breach: a slot of a lift has room left (one each; of core one is enough), or an exercise a set less.

    The prices say in which order a short lift does without: accessories, sets of moderate exercises, then these.
    """

    claim = "A lift fills its slots; where time is short, accessories go first, then sets of moderate exercises."
    sources = ("A62", "A64", "A70", "A02")
    prices = ("power", "strength", "moderate", "accessory", "core", "set")
    says = "a lift fills its slots; accessories go first where time is short, then sets of moderate exercises"

    weight: Literal["hard"] | None = None
    power: Price = 15
    strength: Price = 15
    moderate: Price = 12
    accessory: Price = 3
    core: Price = 6
    set: Price = 5

    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        for lift in week.lifts:
            for index, slot in enumerate(lift.slots):
                there, room = week.which(lift, _stands_in(index)), self._room(slot)
                for missing in range(1, room + 1):
                    yield Breach(-week.at_least(room - missing + 1, there), getattr(self, slot.name))
            for literal in week.which(lift, _short):
                yield Breach(literal, self.set)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        for lift in lifts.problem.lifts:
            name = lift.session.name
            for index, slot in enumerate(lift.slots):
                missing = self._room(slot) - lifts.count(lift, _stands_in(index))
                if missing > 0:
                    why = f"{name}: {missing} {slot.name} fewer than there is room for"
                    yield Violation((lift.session,), why, getattr(self, slot.name), missing)
            short = lifts.count(lift, _short)
            if short:
                why = f"{name}: one set less of {format_count(short, 'exercise')}"
                yield Violation((lift.session,), why, self.set, short)

    @staticmethod
    def _room(slot: ExerciseSlot) -> int:
        return 1 if slot.name == "core" else slot.at_most


def _stands_in(index: int) -> Callable[[Pick], bool]:
    return lambda pick: pick.index == index


def _short(pick: Pick) -> bool:
    return pick.short
