"""Not too many jumps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from freshlegs.rules.base import Weight
from freshlegs.rules.lift_base import Breach, LiftRule, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from freshlegs.solver.lift_model import LiftModel
    from freshlegs.training.filled_lifts import FilledLifts
    from freshlegs.training.lift_slots import Pick
    from freshlegs.training.lifting_problem import LiftingProblem

Contacts = Annotated[int, Field(ge=0, le=1000, description="foot contacts per lift")]


class FootContacts(LiftRule):
    """Breach: sum(sets x reps x sides) over the jumps and hops of a lift > at_most; of a beginner's > beginner."""

    claim = "A lift has no more foot contacts than were studied."
    sources = ("A13", "blagrove2018", "house")

    weight: Weight = "hard"
    at_most: Contacts = 228
    beginner: Contacts = 60

    def encode(self, book: LiftModel) -> Iterator[Breach]:
        for lift in book.lifts:
            yield Breach(book.reaches(book.worth(lift, _contacts), self._limit(book.menu) + 1), self.price)

    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        limit = self._limit(lifts.menu)
        for lift in lifts.menu.lifts:
            contacts = lifts.total(lift, _contacts)
            if contacts > limit:
                why = f"{lift.session.name}: {contacts} foot contacts, more than {limit}"
                yield Violation((lift.session,), why, self.price)

    def describe(self) -> str:
        return f"a lift has at most {self.at_most} foot contacts, a beginner's at most {self.beginner}"

    def _limit(self, menu: LiftingProblem) -> int:
        return self.beginner if menu.gym.level == "beginner" else self.at_most


def _contacts(pick: Pick) -> int:
    return pick.contacts
