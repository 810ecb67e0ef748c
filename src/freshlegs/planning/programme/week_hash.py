"""What a week of a programme is planned from, as a hash: a week that was planned from the same is not planned again."""

from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from hashlib import sha256
from itertools import pairwise
from typing import cast

from pydantic import BaseModel

from freshlegs import __version__
from freshlegs.model.clock import DAY, Clock
from freshlegs.model.limits import Limits
from freshlegs.model.session import Placement
from freshlegs.rules.task import Task
from freshlegs.scenario.history import REACH
from freshlegs.training.lifting_settings import LiftingSettings

_APART = (
    "id", "title", "athlete", "clock", "sessions", "history", "coming", "previous_starts", "previous_exercises",
    "lifting", "running", "busy",
)  # fmt: skip
"""What of a task is in its equivalence key, or does not matter to where sessions stand."""

_WHERE_USED = ("forms", "wanted_minutes", "spares", "running_target")
"""Fields that are told only where they say something: a plan that was stored without them is still known."""


def hash_inputs(task: Task, limits: Limits) -> str:
    """Return a hash of all that the places of a week hang on."""
    told = {one.name: getattr(task, one.name) for one in fields(task) if one.name not in _APART}
    shared = {name: one for name, one in told.items() if one or name not in _WHERE_USED}
    names = {session.id: session.name for session in task.sessions}
    own = (
        tuple(replace(session, id=session.name) for session in task.sessions),
        tuple(map(_describe_neighbour, (*task.history, *task.coming))),
        tuple((names[session], start) for session, start in task.previous_starts),
    )
    spelt = _spell((__version__, limits.seed, limits.work, task.clock.zone.key, shared, own, _find_dates(task)))
    return sha256(spelt.encode()).hexdigest()[:20]


def hash_filling(task: Task, kept: Mapping[str, tuple[str, ...]], limits: Limits) -> str:
    """Return a hash of all that the lifts of a week are filled from; `kept` are exercises to keep, by session name."""
    lifts = [replace(one, id=one.name, muscles=frozenset()) for one in task.with_tag("lift")]
    settings = task.lifting or LiftingSettings(level=task.lift_level)
    spelt = _spell((__version__, limits.seed, limits.work, task.counts_days, lifts, kept, settings))
    return sha256(spelt.encode()).hexdigest()[:20]


def _describe_neighbour(placement: Placement) -> tuple[object, ...]:
    """Return what rules see of a session around a week."""
    session = placement.session
    race = session.kilometres, session.trained_through
    return placement.start, session.kind, session.minutes, session.tags, session.muscles, race


def _spell(value: object) -> str:
    """Return plain data as a text that is the same in every process."""
    if isinstance(value, BaseModel):
        return f"{type(value).__name__}{_spell(dict(value))}"
    if names := _list_names(cast(Hashable, type(value))):
        told = ((name, getattr(value, name)) for name in names)
        named = {name: one for name, one in told if one or name not in _WHERE_USED}
        return f"{type(value).__name__}{_spell(named)}"
    match value:
        case frozenset() | set():
            return f"{{{','.join(sorted(map(_spell, value)))}}}"
        case tuple() | list():
            return f"({','.join(map(_spell, value))})"
        case Mapping():
            return f"{{{','.join(sorted(f'{_spell(name)}:{_spell(one)}' for name, one in value.items()))}}}"
        case _:
            return repr(value)


@cache
def _list_names(kind: Hashable) -> tuple[str, ...]:
    """Return the fields of a dataclass that are told; none of another type.

    What is done in a session is told by its muscles and tags; where it stands does not hang on the exercises.
    """
    return tuple(one.name for one in fields(kind) if one.name != "content") if is_dataclass(kind) else ()


def equivalence_key(task: Task) -> Hashable:
    """Return everything about a week that planning depends on, independent of its dates where it can be."""
    names = {session.id: session.name for session in task.sessions}
    return (
        tuple(replace(session, id=session.name) for session in task.sessions),
        task.free,
        task.rules,
        tuple((p.start, replace(p.session, id="")) for p in (*task.history, *task.coming)),
        tuple((names[session], start) for session, start in task.previous_starts),
        _find_dates(task),
    )


def _find_dates(task: Task) -> Hashable:
    """Return what of a week's dates planning depends on: its weekdays, and all of them where a clock changes."""
    clock = task.clock
    return () if _keeps_time(clock) else clock.first, () if task.counts_days else clock.first.weekday()


def _keeps_time(clock: Clock) -> bool:
    """Whether no clock change lies within the rules' reach of a week."""
    midnights = [clock.midnight(day) for day in range(-REACH, 2 * clock.days + 1)]
    return all(after - before == DAY for before, after in pairwise(midnights))
