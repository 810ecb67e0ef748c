"""Breaches that come with what is asked: whatever places their sessions get, they are there."""

from collections.abc import Iterator
from itertools import islice, product

from freshlegs.model.plan import Plan
from freshlegs.model.session import Session, are_together
from freshlegs.rules.outcome import Cost
from freshlegs.rules.spacing import AtMostPerDay
from freshlegs.rules.task import Task
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.week.together import Together

_REST = ("rest_days", "second_rest_day")
MOST_PLACES = 200
"""Places of a breach's sessions that are tried; of what has more it is not said that it can't be helped, untried."""


def is_unavoidable(task: Task, plan: Plan, entry: Cost) -> bool:
    """Whether a breach stays wherever its sessions stand, the others staying where they are.

    So do breaches of what is pinned, and of a long run whose share of the running is asked for; and a rest day is
    missing where the sessions need its day. Never said of a week in which something is left out, and of other breaches
    that name no session, or one whose length is chosen.
    """
    rule, found = entry.rule, entry.violation
    placed = {placement.session.id: placement.start for placement in plan.placements}
    movable = [session for session in found.sessions if session.id in placed]
    own = task.rule(rule.name)
    if plan.left_out or own is None or any(session.wanted_minutes for session in movable):
        return False
    if not movable:
        rest = len(task.days) - _count_days_needed(task)
        return own.name in _REST and found.amount <= own.least_rest(task) - rest
    sessions = {session.id for session in found.sessions}
    places = [*islice(_list_places(task, movable), MOST_PLACES + 1)]
    if len(places) > MOST_PLACES:
        return False
    for starts in places:
        there = Timetable(task, Plan.of(task.sessions, placed | starts, plan.lengths), task.rules)
        costs = (one.price * one.amount for one in own.check(there) if {s.id for s in one.sessions} == sessions)
        if max(costs, default=0) < entry.cost:
            return False
    return True


def _count_days_needed(task: Task) -> int:
    """Return on how many days the sessions stand at least, by what a day may hold."""
    limits = [rule for rule in task.rules if rule.hard and isinstance(rule, AtMostPerDay) and rule.at_most]
    asked = {rule.tag: sum(not session.optional for session in task.with_tag(rule.tag)) for rule in limits}
    return max((-(-asked[rule.tag] // rule.at_most) for rule in limits), default=0)


def _list_places(task: Task, movable: list[Session]) -> Iterator[dict[str, int]]:
    """Yield every start of each session with every one of the others, those on other days first.

    Two that are asked for in one go stand so, where that is a must.
    """
    found = []
    for session in movable:
        starts = (session.fixed,) if session.fixed is not None else session.starts
        days = {task.clock.day(start): start for start in reversed(starts)}
        found.append([*days.values(), *(start for start in starts if start not in days.values())])
    rule = task.rule("together")
    if isinstance(rule, Together) and rule.hard and len(movable) == 2 and are_together(*movable):
        places: Iterator[tuple[int, ...]] = rule.list_starts(task, movable, found)
    else:
        places = product(*found)
    names = [session.id for session in movable]
    return (dict(zip(names, starts, strict=True)) for starts in places)
