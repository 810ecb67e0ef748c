"""One of several sessions instead of the others."""

from collections import defaultdict
from collections.abc import Iterator

from freshlegs.model.problem import Problem
from freshlegs.model.session import Either, Session
from freshlegs.model.wording import join_words
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class EitherOr(Rule):
    """Breach: of sessions with one `either` fewer are placed than are asked for, or more; the amount is how many.

    One that was missed, or that the athlete dropped, is not asked for again. Silent without any.
    """

    claim = "Of sessions that stand for each other as many are placed as are asked for."
    sources = ("house",)
    looks_at = "days"

    weight: Weight = "hard"

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return any(session.either for session in problem.sessions)

    def encode(self, week: Week) -> Iterator[Breach]:
        for either, sessions in _list_groups(week.problem).items():
            placed = [week.stands(session) for session in sessions]
            least = _count_asked(either, sessions)
            for missing in range(1, least + 1):
                yield Breach(-week.at_least(least - missing + 1, placed), self.price)
            for excess in range(1, len(sessions) - either.at_most + 1):
                yield Breach(week.at_least(either.at_most + excess, placed), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        there = {placement.session.id for placement in plan.placements()}
        for either, sessions in _list_groups(plan.problem).items():
            placed = [session for session in sessions if session.id in there]
            missing = _count_asked(either, sessions) - len(placed)
            excess = len(placed) - either.at_most
            if missing > 0:
                names = join_words([session.name for session in sessions])
                asked = "one is" if missing + len(placed) == 1 else f"{missing + len(placed)} are"
                why = f"{len(placed) or 'none'} of {names} has a place, where {asked} asked for"
                yield Violation(tuple(sessions), why, self.price, missing)
            if excess > 0:
                names = join_words([session.name for session in placed])
                enough = "one" if either.at_most == 1 else either.at_most
                yield Violation(tuple(placed), f"{names}, where {enough} would do", self.price, excess)

    def describe_for(self, problem: Problem) -> str:
        told = (
            f"{_say_count(either)} of {join_words([one.name for one in sessions])}"
            for either, sessions in _list_groups(problem).items()
        )
        return f"instead of each other: {'; '.join(told)}"


def _say_count(either: Either) -> str:
    if not either.at_least:
        return f"up to {either.at_most}"
    return f"{either.at_least} to {either.at_most}" if either.at_least < either.at_most else str(either.at_least)


def _list_groups(problem: Problem) -> dict[Either, list[Session]]:
    """Return the sessions that stand for each other."""
    found = defaultdict[Either, list[Session]](list)
    for session in problem.sessions:
        if session.either is not None:
            found[session.either].append(session)
    return found


def _count_asked(either: Either, sessions: list[Session]) -> int:
    """Return how many of some sessions are a must, after those that were missed or dropped."""
    return max(0, min(either.at_least, len(sessions)) - sum(session.excused for session in sessions))
