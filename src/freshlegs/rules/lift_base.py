"""What a rule on the content of lifts is: it says what a breach is, to the solver and about filled lifts.

As with the rules of the week, whether a breach is forbidden or priced is data and handled in one place on each
side: `solve.lifts` and `training.verify`.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Self

from freshlegs.rules.base import BaseRule, Breach, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from freshlegs.solver.lift_model import LiftModel
    from freshlegs.training.filled_lifts import FilledLifts
    from freshlegs.training.lift_slots import LiftSlots, Pick
    from freshlegs.training.lifting_problem import LiftingProblem

__all__ = ["AtLeastOnePerLift", "Breach", "ExerciseRule", "LiftRule", "Violation"]


class LiftRule(BaseRule):
    """A rule on what is in the lifts of a week."""

    @abstractmethod
    def encode(self, book: LiftModel) -> Iterator[Breach]:
        """Yield every possible breach in the solver's words."""

    @abstractmethod
    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        """Yield the breaches of filled lifts."""

    def narrower(self) -> Iterator[Self]:
        """Yield weaker copies that ask for one thing of several each, so that a clash can name what it is about."""
        return iter(())

    def remarks(self, menu: LiftingProblem, lift: LiftSlots) -> Iterator[str]:
        """Yield what the rule has to say about a lift whatever fills it."""
        del menu, lift
        return iter(())


class ExerciseRule(LiftRule):
    """A rule on each exercise by itself. Breach: an exercise that `minds` says, one each."""

    @abstractmethod
    def minds(self, menu: LiftingProblem, lift: LiftSlots, pick: Pick) -> bool:
        """Whether the rule minds this exercise in this slot of this lift."""

    @abstractmethod
    def sentence(self, pick: Pick) -> str:
        """Say what is wrong with an exercise that the rule minds."""

    def encode(self, book: LiftModel) -> Iterator[Breach]:
        """One breach for each exercise that may be chosen."""
        for lift in book.lifts:
            for pick, literal in book.options(lift):
                if self.minds(book.menu, lift, pick):
                    yield Breach(literal, self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        """One violation for each exercise."""
        for lift in lifts.menu.lifts:
            for pick in lifts.picks(lift):
                if self.minds(lifts.menu, lift, pick):
                    yield Violation((lift.session,), f"{lift.session.name}: {self.sentence(pick)}", self.price)


class AtLeastOnePerLift(LiftRule):
    """A rule on each lift. Breach: no exercise of a lift fits, where the gym has one that would."""

    @abstractmethod
    def fits(self, pick: Pick) -> bool:
        """Whether an exercise is of the kind that each lift needs one of."""

    @abstractmethod
    def sentence(self) -> str:
        """Say what a lift lacks."""

    def asks(self, menu: LiftingProblem, lift: LiftSlots) -> bool:
        """Whether the rule asks this of a lift; by default of every one."""
        del menu, lift
        return True

    def encode(self, book: LiftModel) -> Iterator[Breach]:
        """One breach for each lift."""
        for lift in book.lifts:
            if self.asks(book.menu, lift):
                yield Breach(-book.any_of(book.which(lift, self.fits)), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        """One violation for each lift."""
        for lift in lifts.menu.lifts:
            if self.asks(lifts.menu, lift) and not lifts.count(lift, self.fits):
                yield Violation((lift.session,), f"{lift.session.name}: {self.sentence()}", self.price)

    def possible(self, menu: LiftingProblem, lift: LiftSlots) -> bool:
        """Whether something fits that is at hand and not excluded."""
        return any(
            menu.allows(lift, exercise) and lift.takes(slot, exercise) and self.fits(pick)
            for exercise in menu.exercises
            for index, slot in enumerate(lift.slots)
            if lift.takes(slot, exercise)
            for pick in lift.picks(index, exercise)
        )
