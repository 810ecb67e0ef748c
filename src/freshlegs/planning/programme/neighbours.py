"""The neighbours of a programme week: sessions done before it, and sessions expected after it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from freshlegs.model.clock import Clock
from freshlegs.model.plan import Plan
from freshlegs.model.session import AS_IF, Placement, Session
from freshlegs.rules.after_race import AfterRace
from freshlegs.rules.task import Task
from freshlegs.scenario.history import REACH

_LOOK_BACK = 7
"""Days before a week that every rule may look at; a rule with more `days` looks further back."""


class DoneSession(NamedTuple):
    """A session and the moment of its start."""

    session: Session
    at: datetime


def list_done(task: Task, placements: Iterable[Placement]) -> Iterator[DoneSession]:
    """Yield placements as done sessions."""
    return (DoneSession(p.session, task.clock.moment(p.start)) for p in placements)


def shift_before(task: Task, plan: Plan) -> Iterator[DoneSession]:
    """Yield the sessions of a repeating week one week earlier, as if they had been done."""
    clock = task.clock
    for number, placement in enumerate(plan.placements, 1):
        earlier = clock.repeat(placement.start, -clock.days)
        yield DoneSession(replace(placement.session, id=f"{AS_IF}{number}"), clock.moment(earlier))


def history_for(clock: Clock, past: Iterable[DoneSession]) -> tuple[Placement, ...]:
    """Return done sessions within the rules' look-back, by start."""
    placements = (Placement(done.session, clock.minute(done.at)) for done in past)
    return tuple(sorted((p for p in placements if p.start >= clock.midnight(-REACH)), key=lambda p: p.start))


def recent_history(task: Task) -> tuple[Placement, ...]:
    """Return the part of a week's history that its rules look at, races aside, which count longer.

    Weeks that differ only before it are planned once.
    """
    days = (value for rule in task.rules for name, value in rule if name == "days" and isinstance(value, int))
    begin = task.clock.midnight(-max([_LOOK_BACK, *days]))
    return tuple(p for p in task.history if p.start >= begin or p.session.kilometres)


def next_week(task: Task, following: Task) -> tuple[Placement, ...]:
    """Return the unmoved sessions of the following week, as expected after this one.

    Those that a race of this week or before it forbids will stand elsewhere.
    """
    clock = task.clock
    races = [p for p in (*task.history, *find_unmoved(task)) if p.session.kilometres]
    rules = [rule for rule in task.rules if isinstance(rule, AfterRace) and rule.hard]
    after = (Placement(p.session, clock.minute(following.clock.moment(p.start))) for p in find_unmoved(following))
    return tuple(p for p in after if not any(rule.forbids_after(task, race, p) for rule in rules for race in races))


def next_copy(task: Task) -> tuple[Placement, ...]:
    """Return the unmoved sessions of a week, one week later."""
    clock = task.clock
    return tuple(Placement(p.session, clock.repeat(p.start, clock.days)) for p in find_unmoved(task))


def find_unmoved(task: Task) -> tuple[Placement, ...]:
    """Return the sessions at their places in the repeating week, or at their only start, by start."""
    usual = dict(task.previous_starts)
    found = []
    for session in task.sessions:
        start = usual.get(session.id, session.starts[0] if len(session.starts) == 1 else None)
        if start is not None and start in session.starts:
            found.append(Placement(session.lasting(), start))
    return tuple(sorted(found, key=lambda placement: placement.start))
