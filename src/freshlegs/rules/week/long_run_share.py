"""The long run beside the rest of the week's running."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class LongRunShare(Rule):
    """Breach: minutes(long) > most / 100 x minutes of all runs that have a place, the race included.

    Silent where no other run is asked for.
    """

    claim = "The long run is no more than a third of the week's running."
    sources = ("coaches_share", "house")
    article = "off"
    says = "a long run takes at most {most} % of the week's running"
    half: ClassVar[int] = 50
    looks_at = "days"

    weight: Weight = 10
    most: Annotated[int, Field(ge=10, le=100, description="percent")] = 35

    def encode(self, week: Week) -> Iterator[Breach]:
        runs = week.problem.with_tag("run")
        minutes = week.count_minutes(runs)
        for long in _list_long_runs(week.problem):
            for one, lasts in week.forms(long):
                enough = week.reaches(minutes, -(-100 * one.minutes // self.most))
                yield Breach(week.all_of((lasts, -enough)), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        in_all = sum(placement.session.minutes for placement in plan.placements("run"))
        asked = {long.id for long in _list_long_runs(plan.problem)}
        for placement in plan.placements("long"):
            long = placement.session
            if long.id in asked and 100 * long.minutes > self.most * in_all:
                minutes, percent = f"{long.minutes} of {in_all} min", round(100 * long.minutes / in_all)
                share, more = f"{percent} %", f": more than {self.most} %"
                if percent <= self.most:
                    share, more = f"just over {self.most} %", ""
                why = f"{long.name} is {share} of the week's running, {minutes}{more}"
                yield Violation((long,), why, self.price)

    def notes(self, plan: Timetable) -> Iterator[str]:
        """Say plainly when it is more than half."""
        runs = [placement.session for placement in plan.placements("run")]
        in_all, several = sum(run.minutes for run in runs), bool(_list_long_runs(plan.problem))
        if several and any(run.kind == "long" and 100 * run.minutes > self.half * in_all for run in runs):
            yield (
                "the long run is more than half of the week's running; coaches advise 20 to 30 %, so run more easily "
                "beside it, or make it shorter, unless a half marathon or a longer race needs it that long"
            )


def _list_long_runs(problem: Problem) -> tuple[Session, ...]:
    """Return the long runs; none where there are no other runs."""
    long = problem.with_tag("long")
    return long if len(long) < len(problem.with_tag("run")) else ()
