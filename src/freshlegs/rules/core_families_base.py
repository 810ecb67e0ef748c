"""The shape that rules on the families of the core share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field

from freshlegs.model.wording import format_count, join_words
from freshlegs.rules.lift_base import Breach, LiftRule, Violation
from freshlegs.training.exercise import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from freshlegs.solver.lift_model import LiftModel
    from freshlegs.training.filled_lifts import FilledLifts
    from freshlegs.training.lift_slots import Pick
    from freshlegs.training.lifting_problem import LiftingProblem


class CoreFamilyRule(LiftRule):
    """A rule on how many exercises of each core family a week has."""

    at_least: int
    families: Annotated[tuple[str, ...], Field(description="of the core")] = FAMILIES

    def encode(self, book: LiftModel) -> Iterator[Breach]:
        """One breach for each exercise that a family is short of."""
        for family in self._asked(book.menu):
            there = [literal for lift in book.menu.musts for literal in book.which(lift, _works(family))]
            for missing in range(1, self.at_least + 1):
                yield Breach(-book.at_least(self.at_least - missing + 1, there), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        """One violation for each family that is short."""
        for family in self._asked(lifts.menu):
            there = sum(lifts.count(lift, _works(family)) for lift in lifts.menu.musts)
            if there < self.at_least:
                spoken = family.replace("_", " ")
                why = f"core, {spoken}: {format_count(there, 'exercise')}, fewer than {self.at_least}"
                yield Violation(
                    tuple(lift.session for lift in lifts.menu.musts), why, self.price, self.at_least - there
                )

    def describe(self) -> str:
        """Say how often."""
        times = format_count(self.at_least, "exercise")
        families = join_words([family.replace("_", " ") for family in self.families])
        return f"the core has {times} for {'each of ' if len(self.families) > 1 else ''}{families} in the week"

    def narrower(self) -> Iterator[Self]:
        """Yield a copy for each family."""
        for family in self.families if len(self.families) > 1 else ():
            yield self.with_parameters(families=(family,))

    def _asked(self, menu: LiftingProblem) -> list[str]:
        return [family for family in self.families if family not in menu.gym.waived] if menu.lifts else []


def _works(family: str) -> Callable[[Pick], bool]:
    return lambda pick: pick.exercise.family == family
