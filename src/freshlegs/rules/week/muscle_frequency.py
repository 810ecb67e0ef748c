"""Every major muscle group is trained twice."""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field

from freshlegs.model.kinds import GROUPS, HELPED_GROUPS
from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.model.wording import convert_to_cycle, format_count, join_words, say_span
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class MuscleFrequency(Rule):
    """Breach: a muscle group trained on fewer than `times` days of each seven; the amount is the days missing.

    A cycle of fourteen days has twice as many, one of eight to thirteen as many as its days come to, rounded down.
    Of a group that fewer of the lifts asked for train, optional ones aside, as many days are asked. A day that is
    missing because a lift was left out is not counted again: that lift has its price in `all_placed`. Not of groups
    that are spared.
    """

    claim = "Every major muscle group is trained on two days."
    sources = ("A36", "acsm", "schoenfeld2016")
    looks_at = "days"

    weight: Weight = "hard"
    times: Annotated[int, Field(ge=1, le=7, description="days of each seven")] = 2

    def encode(self, week: Week) -> Iterator[Breach]:
        for group, lifts, times in self._reachable(week.problem):
            enough = {lift.id: _long_enough(week, lift, group) for lift in lifts}
            placed = [enough[lift.id] or week.stands(lift) for lift in lifts]
            days = [week.any_of(_on_day(week, lift, day, enough[lift.id]) for lift in lifts) for day in week.days]
            for missing in range(1, times + 1):
                few_days = -week.at_least(times - missing + 1, days)
                enough_lifts = week.exceeds(placed, days, by=missing)
                yield Breach(week.all_of((few_days, enough_lifts)), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for group, lifts, times in self._reachable(plan.problem):
            ids = {lift.id for lift in lifts}
            placed = [p for p in plan.placements() if p.session.id in ids and p.session.trains(group)]
            days = {plan.day(p) for p in placed}
            missing = min(times, len(placed)) - len(days)
            if missing > 0:
                on = f"{format_count(len(days), 'day')}{plan.problem.span_text}"
                why = f"{group} trained on {on}, fewer than {times}"
                yield Violation(tuple(p.session for p in placed), why, self.price, missing)

    def describe(self) -> str:
        return f"every major muscle group is trained on {format_count(self.times, 'day')}"

    def describe_in_cycle(self, days: int) -> str:
        times = format_count(convert_to_cycle(self.times, days), "day")
        return f"every major muscle group is trained on {times}{say_span(days)}"

    def relaxations(self) -> Iterator[Self]:
        for times in range(self.times - 1, 0, -1):
            yield self.with_parameters(times=times)

    def notes(self, plan: Timetable) -> Iterator[str]:
        problem = plan.problem
        lifts = [session for session in problem.sessions if session.muscles]
        excluded = problem.untrainable_groups if lifts else frozenset()
        spared = problem.easy_groups if lifts else frozenset()
        if excluded.intersection(GROUPS):
            yield f"{', '.join(group for group in GROUPS if group in excluded)} not trained: excluded"
        if spared - excluded:
            yield f"{', '.join(group for group in GROUPS if group in spared - excluded)} easy: how often is not asked"
        placed = {placement.session.id: placement.session for placement in plan.placements()}
        helped = HELPED_GROUPS if any({"chest", "back"} & lift.muscles for lift in lifts) else frozenset[str]()
        told: dict[str, list[str]] = {}
        for group in GROUPS if lifts else ():
            there = [lift for lift in lifts if group in lift.muscles]
            if not there and group in helped:
                continue  # They help in every push and pull, and nobody asked for more.
            done = sum(lift.id in placed and placed[lift.id].trains(group) for lift in there)
            if group not in excluded | spared and done < problem.count_in_cycle(self.times):
                left_out = [lift.name for lift in there if lift.id not in placed]
                short = [lift.name for lift in there if lift.id in placed and not placed[lift.id].trains(group)]
                told.setdefault(_say_how_often(done, left_out, short, problem.span_text), []).append(group)
        for says, groups in told.items():
            yield f"{', '.join(groups)} {says}"

    def _reachable(self, problem: Problem) -> Iterator[tuple[str, list[Session], int]]:
        """Yield each group with the lifts that train it, and on how many days it is asked for."""
        for group in GROUPS:
            if group in problem.easy_groups:
                continue
            lifts = [s for s in problem.sessions if group in s.muscles]
            times = min(problem.count_in_cycle(self.times), sum(not s.optional for s in lifts))
            if times > 1:
                yield group, lifts, times


def _long_enough(week: Week, lift: Session, group: str) -> int:
    """Return a literal: the lift is placed, and long enough to train a group; 0 where it always is."""
    if not any(group in form.spares for form in lift.forms):
        return 0
    return week.lasts(lift, min(form.minutes for form in lift.forms if group not in form.spares))


def _on_day(week: Week, lift: Session, day: int, enough: int) -> int:
    there = week.on_day(lift, day)
    return week.all_of((there, enough)) if enough else there


def _say_how_often(done: int, left_out: list[str], short: list[str], span: str) -> str:
    """Say how many lifts of the week train some groups, and why there are not more."""
    times = {0: "not trained", 1: f"trained once{span}"}.get(done, f"trained {done} times{span}")
    if left_out:
        train, are = ("trains", "is") if len(left_out) == 1 else ("train", "are")
        return f"{times}: {join_words(left_out)}, which {train} them, {are} left out"
    if short:
        return f"{times}: {join_words(short)} {'is' if len(short) == 1 else 'are'} too short for them"
    match done:
        case 0:
            return f"{times}: none of the lifts asked for has sets enough for them"
        case 1:
            return f"{times}: only one of the lifts asked for has sets enough for them"
        case _:
            return f"{times}: only {done} of the lifts asked for have sets enough for them"
