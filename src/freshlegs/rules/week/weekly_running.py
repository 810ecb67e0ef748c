"""As much running as the athlete wants in a week."""

from collections.abc import Iterator

from freshlegs.model.problem import Problem
from freshlegs.model.running_target import RunningTarget
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.minutes_in_steps import count_steps, find_short
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class WeeklyRunning(Rule):
    """Breach: running of the week < what [running] asks for; the amount is each 10 min, or 2 km, that is begun.

    Races count. Kilometres are minutes at the easy pace, that of tempo runs and intervals a little less. Silent without
    [running].
    """

    claim = "A week has as much running as [running] asks for."
    sources = ("house",)
    looks_at = "days"

    weight: Weight = 4

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return problem.running_target is not None

    def encode(self, week: Week) -> Iterator[Breach]:
        target = week.problem.running_target
        if target is not None:
            terms = [
                (literal, minutes * target.count_per_minute(run.kind))
                for run in week.problem.with_tag("run")
                for literal, minutes in week.count_minutes((run,))
            ]
            for literal in find_short(week, terms, target.amount, target.step):
                yield Breach(literal, self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        target, runs = plan.problem.running_target, [placement.session for placement in plan.placements("run")]
        if target is not None and (missing := target.amount - sum(map(target.measure, runs))) > 0:
            why = f"{target.format(target.amount - missing)} of running, {target.format(missing)} less than you want"
            yield Violation(tuple(runs), why, self.price, count_steps(missing, target.step))

    def describe(self) -> str:
        return "a week has as much running as you want"

    def describe_for(self, problem: Problem) -> str:
        target: RunningTarget | None = problem.running_target
        return f"a week has {target.format(target.amount)} of running" if target is not None else self.describe()
