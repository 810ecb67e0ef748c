"""Sessions that are pinned where hard rules do not want them: what such a clash is about, and no windows."""

from collections.abc import Iterable

from freshlegs.model.plan import Plan
from freshlegs.model.session import Session
from freshlegs.model.wording import join_words
from freshlegs.rules.base import Rule
from freshlegs.rules.task import Task
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.verify import find_already_broken

_PLACES = {
    "all_placed": "{names} get a place",
    "available": "{names} stay where you fixed them: {times}",
}
"""What the rules on the place of a session ask of pins."""


def find_clashing_pins(task: Task, clash: Iterable[Rule]) -> tuple[Session, ...]:
    """Return the pinned sessions that break a rule of a clash by themselves; none where other sessions play a part."""
    starts = {s.id: s.pin for s in task.sessions if s.pin is not None and not s.optional and s.done is None}
    table = Timetable(task, Plan(Plan.of(task.sessions, starts).placements), task.rules)
    found: set[str] = set()
    for rule in clash:
        known = find_already_broken(task, rule)
        for violation in rule.check(table) if rule.name not in _PLACES else ():
            if violation not in known:
                found |= {session.id for session in violation.sessions} or starts.keys()
    return tuple(session for session in task.sessions if session.id in found & starts.keys())


def describe_clash(task: Task, clash: Iterable[Rule]) -> tuple[str, ...]:
    """Return what each rule of a clash says, of the pins alone where these are to blame."""
    rules = tuple(clash)
    pins = find_clashing_pins(task, rules)
    names = join_words([session.name for session in pins])
    times = join_words([task.clock.moment_text(session.pin) for session in pins if session.pin is not None])
    return tuple(
        _PLACES[rule.name].format(names=names, times=times)
        if pins and rule.name in _PLACES
        else rule.describe_for(task)
        for rule in rules
    )
