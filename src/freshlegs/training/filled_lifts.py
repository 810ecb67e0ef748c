"""The filled lifts of a week seen through the words of the rules on lifts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from freshlegs.training.lift_slots import FilledLift, LiftSlots, Pick
from freshlegs.training.lifting_problem import LiftingProblem


@dataclass(frozen=True)
class FilledLifts:
    """What the lifts of a week were filled with. The same words for the solver are `rules.words.LiftWeek`."""

    problem: LiftingProblem
    filled: tuple[FilledLift, ...]

    def of(self, lift: LiftSlots) -> FilledLift:
        """Return what a lift was filled with."""
        return next(one for one in self.filled if one.lift.session.id == lift.session.id)

    def picks(self, lift: LiftSlots) -> tuple[Pick, ...]:
        """Return the exercises of a lift."""
        return self.of(lift).picks

    def count(self, lift: LiftSlots, fits: Callable[[Pick], bool]) -> int:
        """Return how many exercises of a lift fit."""
        return self.of(lift).count(fits)

    def total(self, lift: LiftSlots, worth: Callable[[Pick], int]) -> int:
        """Return the sum of what each exercise of a lift is worth."""
        return self.of(lift).total(worth)

    def trains(self, lift: LiftSlots, group: str) -> bool:
        """Whether a lift gives a muscle group enough sets."""
        return self.of(lift).trains(group)
