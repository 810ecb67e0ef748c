"""Keep to the days of the plan that this one follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.rule import Breach, Rule, Violation, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from freshlegs.problem import Problem
    from freshlegs.solve.week import Week
    from freshlegs.timetable import Timetable


class StayPut(Rule):
    """Breach: day(s) is not the day of s in the plan that this one follows. Silent without such a plan."""

    claim = "Sessions stay on the days they had in the plan before."
    sources = ("house",)

    weight: Weight = 5

    def encode(self, week: Week) -> Iterator[Breach]:
        anchors = dict(week.problem.anchors)
        for session in week.problem.sessions:
            if session.id in anchors:
                yield Breach(week.off_days(session, (anchors[session.id],)), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        anchors = dict(plan.problem.anchors)
        for placement in plan.placed():
            there = anchors.get(placement.session.id)
            if there is not None and plan.day(placement) != there:
                before, here = plan.weekday(there), plan.weekday(plan.day(placement))
                why = f"{placement.session.name} moved from {before} to {here}"
                yield Violation((placement.session,), why, self.price)

    def singled_out(self, problem: Problem) -> frozenset[str]:
        return frozenset(name for name, _ in problem.anchors)

    def describe(self) -> str:
        return "sessions stay on the days they had in the plan before"
