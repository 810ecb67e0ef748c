"""Sessions that are done in one go."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Annotated, Self

from pydantic import Field

from freshlegs.model.problem import Problem
from freshlegs.model.session import Companion, Placement, Session
from freshlegs.model.wording import join_words
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable, repeat_placement
from freshlegs.rules.words import Week

_EASED = 30
"""Minutes more between the two that will do in the end (house)."""
_CLOCK_CHANGE = 60
"""Minutes by which a week that repeats may be longer or shorter than the next."""


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
            if session.id not in placed:
                continue
            there = other.id in placed
            if not there or not self._are_beside(plan.problem, companion, placed[session.id], placed[other.id]):
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

    def list_starts(
        self, problem: Problem, sessions: Sequence[Session], starts: Sequence[Sequence[int]]
    ) -> Iterator[tuple[int, int]]:
        """Yield each of the starts of two sessions at which they stand together as asked."""
        one, other = sessions
        asked = [each for each in _list_joined(problem) if {each[0].id, each[2].id} == {one.id, other.id}]
        reach = max((companion.at_most for _, companion, _ in asked), default=0) + self.minutes + _CLOCK_CHANGE
        reach += max(one.minutes, other.minutes)
        end = problem.clock.midnight(problem.clock.days)
        for start, then in product(*starts):
            # Few of the thousands are near each other, or near the two ends of a week that repeats.
            if reach < abs(then - start) < end - reach:
                continue
            there = {one.id: Placement(one, start), other.id: Placement(other, then)}
            if all(self._are_beside(problem, joined, there[a.id], there[b.id]) for a, joined, b in asked):
                yield start, then

    def _are_beside(self, problem: Problem, companion: Companion, own: Placement, other: Placement) -> bool:
        """Whether a session stands by the other as asked, also across the edge of a week that repeats."""
        there = [(own, other)]
        if problem.repeats:
            there += [(own, repeat_placement(problem, other)), (repeat_placement(problem, own), other)]
        before = [b.start - a.end for a, b in there if companion.order != "after"]
        after = [a.start - b.end for a, b in there if companion.order != "before"]
        return any(companion.at_least <= gap <= companion.at_most + self.minutes for gap in before + after)

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
