"""Hard days hard, easy days easy."""

from collections.abc import Iterator

from freshlegs.model.problem import Problem
from freshlegs.model.wording import format_count
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class HardDay(Rule):
    """Breach: days with a key run or a legs lift > max(key runs, legs lifts + long runs); the amount is the excess.

    The right side counts what is asked for, optional sessions aside. On by itself with hard_days = "consolidate".
    """

    claim = "Hard sessions share as few days as possible."
    sources = ("coaches", "house")

    weight: Weight = 40

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return problem.hard_days == "consolidate"

    def encode(self, week: Week) -> Iterator[Breach]:
        fewest = self._fewest(week.problem)
        hard = [week.any_of((*week.on(day, "key"), *week.on(day, "legs"))) for day in week.days]
        for excess in range(1, len(hard) - fewest + 1):
            yield Breach(week.at_least(fewest + excess, hard), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        fewest = self._fewest(plan.problem)
        hard = set(plan.training_days("key")) | set(plan.training_days("legs"))
        if len(hard) > fewest:
            days = ", ".join(map(plan.day_name, sorted(hard)))
            why = f"{format_count(len(hard), 'hard day')} where {fewest} would do: {days}"
            yield Violation((), why, self.price, len(hard) - fewest)

    @staticmethod
    def _fewest(problem: Problem) -> int:
        asked = [s for s in problem.sessions if not s.optional]
        key, legs, long = (sum(tag in s.tags for s in asked) for tag in ("key", "legs", "long"))
        return max(key, legs + long)
