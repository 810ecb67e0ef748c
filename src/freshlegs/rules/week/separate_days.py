"""Lifts and runs on separate days."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.model.wording import format_hours, round_half_up
from freshlegs.rules.base import Breach, Hours, Price, Rule, Violation
from freshlegs.rules.spacing import is_training
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Pair, Week


class SeparateDays(Rule):
    """Breach: day(a) = day(b), for a lift and a run in either order.

    The price depends on the lift (legs or upper) and the run (key or easy), times `close_factor` when
    start(b) - end(a) < close_hours. With hard_days = "consolidate" a run, then `close_hours` or more, then a
    lift is no breach, but for an easy run on the day of a legs lift: easy days stay easy. A hard activity counts
    as a key run where the other is a lift, and a heavy one as a lift where the other is a run.
    """

    claim = "A lift and a run are on separate days."
    sources = ("A33", "A28", "A27", "robineau2016", "doma2014")
    article: ClassVar = {"legs_key": 25, "legs_easy": 25, "upper_key": 25, "upper_easy": 25, "close_factor": 1.0}
    prices = ("legs_key", "legs_easy", "upper_key", "upper_easy")
    says = "lift and run on separate days (worse with under {close_hours:g} h between)"
    looks_at = "pairs"

    weight: Literal["hard"] | None = None
    legs_key: Price = 60
    legs_easy: Price = 25
    upper_key: Price = 25
    upper_easy: Price = 10
    close_hours: Hours = 6
    close_factor: Annotated[float, Field(ge=1, le=10, description="times the price")] = 1.5

    def encode(self, week: Week) -> Iterator[Breach]:
        for pair in self._list_pairs(week, "strength", "endurance", either_order=True):
            close = pair.where(gap=(None, self._close_minutes), days_apart=0)
            yield Breach(close, self._price(pair.a.session, pair.b.session, close=True))
        consolidate = week.problem.hard_days == "consolidate"
        run_first = self._list_pairs(week, "endurance", "legs") if consolidate else ()
        for pair in (*self._list_pairs(week, "strength", "endurance", either_order=not consolidate), *run_first):
            if not self._welcome(week.problem, pair.a.session, pair.b.session):
                close = pair.where(gap=(None, self._close_minutes), days_apart=0)
                far = week.all_of((pair.where(days_apart=0), -close))
                yield Breach(far, self._price(pair.a.session, pair.b.session, close=False))

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for pair in plan.pairs("strength", "endurance", either_order=True):
            close = pair.gap < self._close_minutes
            if (
                pair.days_apart == 0
                and is_training(pair.a, pair.b)
                and (close or not self._welcome(plan.problem, pair.a, pair.b))
            ):
                between = f"{format_hours(pair.gap)} between them" if pair.gap >= 0 else "and overlap"
                why = f"{pair.first} and {pair.then} share a day, {between}"
                yield Violation(pair.sessions, why, self._price(pair.a, pair.b, close=close))

    def shares_day(self, problem: Problem, a: Session, b: Session) -> bool:
        lift, run = _tell_apart(a, b)
        apart = is_training(a, b) and "strength" in lift.tags and "endurance" in run.tags
        return not apart or self._welcome(problem, run, lift)

    @staticmethod
    def _list_pairs(week: Week, first: str, then: str, *, either_order: bool = False) -> Iterator[Pair]:
        pairs = week.pairs(first, then, either_order=either_order)
        return (pair for pair in pairs if is_training(pair.a.session, pair.b.session))

    @staticmethod
    def _welcome(problem: Problem, a: Session, b: Session) -> bool:
        """Whether two sessions may share a day in this order, with hours between them."""
        easy = "key" not in a.tags and "legs" in b.tags
        return problem.hard_days == "consolidate" and _tell_apart(a, b)[1] is a and not easy

    def _price(self, a: Session, b: Session, *, close: bool) -> int:
        lift, run = _tell_apart(a, b)
        legs, key = "legs" in lift.tags, "key" in run.tags
        price: int = getattr(self, f"{'legs' if legs else 'upper'}_{'key' if key else 'easy'}")
        return round_half_up(price * self.close_factor) if close else price

    @property
    def _close_minutes(self) -> int:
        return round(self.close_hours * 60)


def _tell_apart(a: Session, b: Session) -> tuple[Session, Session]:
    """Return of two sessions the one that counts as the lift, then the one that counts as the run."""
    return (b, a) if "run" in a.tags or "lift" in b.tags else (a, b)
