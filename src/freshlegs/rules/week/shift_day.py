"""Hard training on days without work."""

from collections.abc import Iterator
from typing import Literal

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.rules.base import Breach, Price, Rule, Violation
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class ShiftDay(Rule):
    """Breach: day(s) has a shift, for s an intensity run, a legs lift, or an activity as hard or as heavy.

    A day has a shift where three hours of one are on that date, or all of a shorter one. The long run has a rule of its
    own, `long_run_off_shift`. Silent without [[shifts]].
    """

    claim = "Hard runs and lifts for the legs are on days without a shift."
    sources = ("house",)
    prices = ("light_shift", "hard_shift")
    says = "hard runs and lifts for the legs are on days without a shift (a hard one counts for more)"
    looks_at = "pairs"

    weight: Literal["hard"] | None = None
    light_shift: Price = 10
    hard_shift: Price = 40

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return bool(problem.shifts)

    def encode(self, week: Week) -> Iterator[Breach]:
        for session in filter(self._asks_much, week.problem.sessions):
            for day, price in self._list_prices(week.problem):
                yield Breach(week.on_day(session, day), price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        prices = dict(self._list_prices(plan.problem))
        for placement in plan.placements():
            session, day = placement.session, plan.day(placement)
            if self._asks_much(session) and day in prices:
                load = plan.problem.find_workload(day)
                why = f"{session.name} on {plan.day_name(day)}, a day with a {load} shift"
                yield Violation((session,), why, prices[day])

    @staticmethod
    def _asks_much(session: Session) -> bool:
        return bool(session.tags & {"hard", "legs"})

    def _list_prices(self, problem: Problem) -> Iterator[tuple[int, int]]:
        """Yield the days with a shift, and what hard training costs there."""
        for day in problem.days:
            load = problem.find_workload(day)
            if load is not None:
                yield day, self.hard_shift if load == "hard" else self.light_shift
