"""Hard days hard, easy days easy."""

from collections.abc import Iterator

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.model.wording import format_count
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class HardDay(Rule):
    """Breach: days with a key run or a legs lift > the fewest possible; the amount is the excess.

    The fewest possible are key runs + legs lifts, less the pairs of both that may share a day by the hard rules in
    force: max(key runs, legs lifts + long runs) as long as `no_legs_on_long_run_day` is hard, else max(key runs, legs
    lifts). What is asked for counts, optional sessions aside. An activity that is hard counts as a key run, one that is
    only heavy for the legs as a legs lift. On by itself with hard_days = "consolidate".
    """

    claim = "Hard sessions share as few days as possible."
    sources = ("coaches", "house")
    looks_at = "days"

    weight: Weight = 40

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return problem.hard_days == "consolidate"

    def encode(self, week: Week) -> Iterator[Breach]:
        fewest = self._fewest(week)
        hard = [week.any_of((*week.on(day, "key"), *week.on(day, "legs"))) for day in week.days]
        for excess in range(1, len(hard) - fewest + 1):
            yield Breach(week.at_least(fewest + excess, hard), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        fewest = self._fewest(plan)
        hard = set(plan.training_days("key")) | set(plan.training_days("legs"))
        if len(hard) > fewest:
            days = ", ".join(map(plan.day_name, sorted(hard)))
            why = f"{format_count(len(hard), 'hard day')} where {fewest} would do: {days}"
            yield Violation((), why, self.price, len(hard) - fewest)

    @staticmethod
    def _fewest(week: Week | Timetable) -> int:
        """Return the days that are needed, as many of the lifts as can having a run as a partner."""
        key = [s for s in week.problem.with_tag("key") if not s.optional]
        lifts = [s for s in week.problem.with_tag("legs") if not s.optional and "key" not in s.tags]
        partners: dict[str, Session] = {}

        def find_partner(lift: Session, tried: set[str]) -> bool:
            for run in key:
                if run.id not in tried and week.may_share_day(run, lift):
                    tried.add(run.id)
                    if run.id not in partners or find_partner(partners[run.id], tried):
                        partners[run.id] = lift
                        return True
            return False

        for lift in lifts:
            find_partner(lift, set())
        return len(key) + len(lifts) - len(partners)
