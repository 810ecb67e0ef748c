"""Lifts and runs on separate days."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.model.wording import format_hours, round_half_up
from freshlegs.rules.base import Breach, Hours, Price, Rule, Violation
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class SeparateDays(Rule):
    """Breach: day(a) = day(b), for a lift and a run in either order.

    The price depends on the lift (legs or upper) and the run (key or easy), times `close_factor` when
    start(b) - end(a) < close_hours. With hard_days = "consolidate" a run, then `close_hours` or more, then a
    lift is no breach, but for an easy run on the day of a legs lift: easy days stay easy.
    """

    claim = "A lift and a run are on separate days."
    sources = ("A33", "A28", "A27", "robineau2016", "doma2014")
    article: ClassVar = {"legs_key": 25, "legs_easy": 25, "upper_key": 25, "upper_easy": 25, "close_factor": 1.0}
    prices = ("legs_key", "legs_easy", "upper_key", "upper_easy")
    says = "lift and run on separate days (worse with under {close_hours:g} h between)"

    weight: Literal["hard"] | None = None
    legs_key: Price = 60
    legs_easy: Price = 25
    upper_key: Price = 25
    upper_easy: Price = 10
    close_hours: Hours = 6
    close_factor: Annotated[float, Field(ge=1, le=10, description="times the price")] = 1.5

    def encode(self, week: Week) -> Iterator[Breach]:
        for pair in week.pairs("lift", "run", either_order=True):
            close = pair.where(gap=(None, self._close_minutes), days_apart=0)
            yield Breach(close, self._price(pair.a.session, pair.b.session, close=True))
        consolidate = week.problem.hard_days == "consolidate"
        run_first = week.pairs("run", "legs") if consolidate else ()
        for pair in (*week.pairs("lift", "run", either_order=not consolidate), *run_first):
            if not self._welcome(week.problem, pair.a.session, pair.b.session):
                close = pair.where(gap=(None, self._close_minutes), days_apart=0)
                far = week.all_of((pair.where(days_apart=0), -close))
                yield Breach(far, self._price(pair.a.session, pair.b.session, close=False))

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for pair in plan.pairs("lift", "run", either_order=True):
            close = pair.gap < self._close_minutes
            if pair.days_apart == 0 and (close or not self._welcome(plan.problem, pair.a, pair.b)):
                between = f"{format_hours(pair.gap)} between them" if pair.gap >= 0 else "and overlap"
                why = f"{pair.first} and {pair.then} share a day, {between}"
                yield Violation(pair.sessions, why, self._price(pair.a, pair.b, close=close))

    def shares_day(self, problem: Problem, a: Session, b: Session) -> bool:
        lift, run = (a, b) if "run" in b.tags else (b, a)
        return not {"lift", "run"} <= a.tags | b.tags or self._welcome(problem, run, lift)

    @staticmethod
    def _welcome(problem: Problem, a: Session, b: Session) -> bool:
        """Whether two sessions may share a day in this order, with hours between them."""
        easy = "key" not in a.tags and "legs" in b.tags
        return problem.hard_days == "consolidate" and "run" in a.tags and not easy

    def _price(self, a: Session, b: Session, *, close: bool) -> int:
        tags = a.tags | b.tags
        price: int = getattr(self, f"{'legs' if 'legs' in tags else 'upper'}_{'key' if 'key' in tags else 'easy'}")
        return round_half_up(price * self.close_factor) if close else price

    @property
    def _close_minutes(self) -> int:
        return round(self.close_hours * 60)
