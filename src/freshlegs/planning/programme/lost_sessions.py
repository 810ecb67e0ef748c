"""Sessions of a week to come whose usual time was lost, to a journey or an illness: they may be left out of it."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from freshlegs.model.session import Session
from freshlegs.rules.bad_days import EasyWhileSore, GentleWeekAfterPain
from freshlegs.rules.ill_days import AfterIllness
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import LostTime


def find_lost_sessions(task: Task, lost: Iterable[LostTime]) -> frozenset[str]:
    """Return the names of the sessions whose place in the repeating week was lost, or every place that they had."""
    clock, usual = task.clock, dict(task.previous_starts)
    stretches = [(clock.minute(one.begin), clock.minute(one.end)) for one in lost]

    def is_lost(session: Session) -> bool:
        start = usual.get(session.id)
        if start is None or not session.starts:
            return not session.starts
        return any(start < end and begin < start + session.shortest for begin, end in stretches)

    return frozenset(one.name for one in task.sessions if stretches and is_lost(one))


def find_eased_sessions(task: Task) -> frozenset[str]:
    """Return the names of the sessions whose day in the repeating week is closed to them, since something happened."""
    rules = [rule for rule in task.rules if isinstance(rule, AfterIllness | EasyWhileSore | GentleWeekAfterPain)]
    days = {name: task.clock.day(start) for name, start in task.previous_starts}
    return frozenset(
        one.name
        for one in task.sessions
        if any(
            rule.concerns_session(one) and days.get(one.id, min(rule.days, default=None)) in rule.days for rule in rules
        )
    )


def spare_sessions(task: Task, names: Collection[str]) -> Task:
    """Return a week in which some of its sessions, by their names, are placed only if that serves.

    All cost alike where they are left out: nobody crams the hard ones into the days after an illness or a journey.
    """
    if not names:
        return task
    sessions = (replace(one, optional=True) if one.name in names else one for one in task.sessions)
    return replace(task, sessions=tuple(sessions))
