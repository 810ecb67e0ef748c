"""Every major muscle group is trained twice."""

from collections.abc import Iterator
from itertools import product
from typing import Annotated, Self

from pydantic import Field

from freshlegs.model.kinds import GROUPS
from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.model.wording import format_count
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class MuscleFrequency(Rule):
    """Breach: a muscle group trained on fewer than `times` days; the amount is the days missing.

    Of a group that fewer of the lifts asked for train, optional ones aside, as many days are asked. A day that is
    missing because a lift was left out is not counted again: that lift has its price in `all_placed`. Not of groups
    that are spared.
    """

    claim = "Every major muscle group is trained on two days."
    sources = ("A36", "acsm", "schoenfeld2016")

    weight: Weight = "hard"
    times: Annotated[int, Field(ge=1, le=7, description="days per cycle")] = 2

    def encode(self, week: Week) -> Iterator[Breach]:
        for _, lifts, times in self._reachable(week.problem):
            placed = [week.stands(lift) for lift in lifts]
            days = [week.any_of(week.on_day(lift, day) for lift in lifts) for day in week.days]
            for missing in range(1, times + 1):
                few_days = -week.at_least(times - missing + 1, days)
                enough_lifts = week.exceeds(placed, days, by=missing)
                yield Breach(week.all_of((few_days, enough_lifts)), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for group, lifts, times in self._reachable(plan.problem):
            placed = [p for p in plan.placements() if p.session in lifts]
            days = {plan.day(p) for p in placed}
            missing = min(times, len(placed)) - len(days)
            if missing > 0:
                why = f"{group} trained on {format_count(len(days), 'day')}, fewer than {times}"
                yield Violation(tuple(p.session for p in placed), why, self.price, missing)

    def describe(self) -> str:
        return f"every major muscle group is trained on {format_count(self.times, 'day')}"

    def relaxations(self) -> Iterator[Self]:
        for times in range(self.times - 1, 0, -1):
            yield self.with_parameters(times=times)

    def notes(self, problem: Problem) -> Iterator[str]:
        lifts = [session for session in problem.sessions if session.muscles]
        excluded = problem.untrainable_groups if lifts else frozenset()
        spared = problem.easy_groups if lifts else frozenset()
        asked_for = [group for group in GROUPS if group not in excluded | spared]
        trained = {group: [s.optional for s in lifts if group in s.muscles] for group in asked_for if lifts}
        if excluded.intersection(GROUPS):
            yield f"{', '.join(group for group in GROUPS if group in excluded)} not trained: excluded"
        if spared - excluded:
            yield f"{', '.join(group for group in GROUPS if group in spared - excluded)} easy: how often is not asked"
        for counted, more in product(range(self.times), (False, True)):
            told = (g for g, optional in trained.items() if optional.count(False) == counted and any(optional) is more)
            if groups := ", ".join(told):
                yield f"{groups} {_say_how_often(counted, more=more)}"

    def _reachable(self, problem: Problem) -> Iterator[tuple[str, list[Session], int]]:
        """Yield each group with the lifts that train it, and on how many days it is asked for."""
        for group in GROUPS:
            if group in problem.easy_groups:
                continue
            lifts = [s for s in problem.sessions if group in s.muscles]
            times = min(self.times, sum(not s.optional for s in lifts))
            if times > 1:
                yield group, lifts, times


def _say_how_often(counted: int, *, more: bool) -> str:
    """Say how many lifts train some groups for certain, and whether optional ones do besides."""
    if more:
        times = {0: "only", 1: "once for certain, and again"}.get(counted, f"{counted} times for certain, and again")
        return f"trained {times} where an optional lift is done"
    match counted:
        case 0:
            return "not trained: none of the lifts asked for has sets enough for them"
        case 1:
            return "trained once: only one of the lifts asked for has sets enough for them"
        case _:
            return f"trained {counted} times: only {counted} of the lifts asked for have sets enough for them"
