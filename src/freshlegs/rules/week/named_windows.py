"""Times that the athlete keeps on some days."""

from collections.abc import Iterator
from functools import partial

from freshlegs.model.named_window import NamedWindow
from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class NamedWindows(Rule):
    """Breach: start(s) before `not_before`, or end(s) after `not_after`, on a day of a window of [[windows]].

    On other days a window says nothing. Silent without [[windows]].
    """

    claim = "Sessions keep to the times that the athlete has named for some days."
    sources = ("house",)
    says = "sessions keep to your named windows"
    looks_at = "pairs"

    weight: Weight = "hard"

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return bool(problem.windows)

    def encode(self, week: Week) -> Iterator[Breach]:
        for window in week.problem.windows:
            for session in week.problem.sessions:
                yield Breach(week.starts_where(session, partial(_is_outside, week.problem, window)), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for window in plan.problem.windows:
            for placement in plan.placements():
                session = placement.session
                if _is_outside(plan.problem, window, session, placement.start):
                    why = f"{session.name} on {plan.when(placement)}: {window.describe()} ({window.name})"
                    yield Violation((session,), why, self.price)

    def describe_for(self, problem: Problem) -> str:
        return "; ".join(
            f"{window.name}: {window.describe()} on {problem.days_text(window.days)}" for window in problem.windows
        )


def _is_outside(problem: Problem, window: NamedWindow, session: Session, start: int) -> bool:
    return window.keeps_out(problem.clock, session, start)
