"""Sessions that are done in one go."""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field

from freshlegs.model.problem import Problem
from freshlegs.model.session import Companion, Session
from freshlegs.model.wording import join_words
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week

_EASED = 30
"""Minutes more between the two that will do in the end (house)."""


class Together(Rule):
    """Breach: s, which is asked for `with` p, stands and p does not directly before or after it, as asked.

    at_least <= start(b) - end(a) <= at_most + minutes, for a before b, in an order that is allowed. Silent without
    `with`, and where p is done and s still to come.
    """

    claim = "What is asked for together stands directly one after the other."
    sources = ("house",)
    says = "sessions asked for together (`with`) stand directly one after the other"

    weight: Weight = "hard"
    minutes: Annotated[int, Field(ge=0, le=720, description="minutes more between the two than asked for")] = 0

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return any(session.companion for session in problem.sessions)

    def encode(self, week: Week) -> Iterator[Breach]:
        for session, companion, other in _list_joined(week.problem):
            pairs = week.pairs(session.kind, other.kind, either_order=True)
            beside = (
                ordered.where(gap=(companion.at_least, companion.at_most + self.minutes + 1))
                for pair in pairs
                for ordered in pair.orders
                if _is_of_both(ordered.a.session, ordered.b.session, session, other, companion)
            )
            yield Breach(week.all_of((week.stands(session), -week.any_of(beside))), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        placed = {placement.session.id: placement for placement in plan.placements()}
        for session, companion, other in _list_joined(plan.problem):
            if session.id in placed and not any(self._are_beside(plan, session, other, companion)):
                there = other.id in placed
                why = f"{session.name} on {plan.when(placed[session.id])} is not {self._say(companion)}"
                alone = f"{session.name} stands without {other.name}"
                yield Violation((session, other) if there else (session,), why if there else alone, self.price)

    def describe(self) -> str:
        more = f"; {self.minutes} min more between them will do" if self.minutes else ""
        return f"{super().describe()}{more}"

    def describe_for(self, problem: Problem) -> str:
        told = [f"{session.name} stands {self._say(companion)}" for session, companion, _ in _list_joined(problem)]
        return join_words(told) or self.describe()

    def relaxations(self) -> Iterator[Self]:
        if self.minutes < _EASED:
            yield self.with_parameters(minutes=_EASED)

    def _are_beside(self, plan: Timetable, session: Session, other: Session, companion: Companion) -> Iterator[bool]:
        for pair in plan.pairs(session.kind, other.kind, either_order=True):
            if _is_of_both(pair.a, pair.b, session, other, companion):
                yield companion.at_least <= pair.gap <= companion.at_most + self.minutes

    def _say(self, companion: Companion) -> str:
        """Say where it should stand: "directly before full 1", "15 to 45 min after full 1"."""
        low, high = companion.at_least, companion.at_most + self.minutes
        order = companion.order or "before or after"
        if not high:
            return f"directly {order} {companion.name}"
        return f"{f'{low} to ' if low < high else ''}{high} min {order} {companion.name}"


def _list_joined(problem: Problem) -> Iterator[tuple[Session, Companion, Session]]:
    """Yield each session that goes with another, what is asked of the two, and the other."""
    for session in problem.sessions:
        other = problem.find_companion(session)
        if session.companion is not None and other is not None and (other.done is None or session.done is not None):
            yield session, session.companion, other


def _is_of_both(a: Session, b: Session, session: Session, other: Session, companion: Companion) -> bool:
    """Whether a and b are these two, in an order that is asked for."""
    ids = session.id, other.id
    return (companion.order != "after" and (a.id, b.id) == ids) or (companion.order != "before" and (b.id, a.id) == ids)
