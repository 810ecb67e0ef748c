"""What a week of a programme is planned from, as a hash: a week that was planned from the same is not planned again."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256

from pydantic import BaseModel

from freshlegs import __version__
from freshlegs.model.limits import Limits
from freshlegs.model.session import Placement
from freshlegs.rules.task import Task

_APART = (
    "id", "title", "athlete", "clock", "sessions", "history", "coming", "previous_starts", "previous_exercises",
    "lifting", "running", "busy",
)  # fmt: skip
"""What of a task is in its equivalence key, or does not matter to where sessions stand."""


def hash_inputs(task: Task, dates: object, limits: Limits) -> str:
    """Return a hash of all that the places of a week hang on; `dates` are what of its dates matters."""
    shared = {one.name: getattr(task, one.name) for one in fields(task) if one.name not in _APART}
    names = {session.id: session.name for session in task.sessions}
    own = (
        tuple(replace(session, id=session.name) for session in task.sessions),
        tuple(map(_describe_neighbour, (*task.history, *task.coming))),
        tuple((names[session], start) for session, start in task.previous_starts),
    )
    spelt = _spell((__version__, limits.seed, limits.work, task.clock.zone.key, shared, own, dates))
    return sha256(spelt.encode()).hexdigest()[:20]


def _describe_neighbour(placement: Placement) -> tuple[object, ...]:
    """Return what rules see of a session around a week."""
    session = placement.session
    return placement.start, session.kind, session.minutes, session.tags, session.muscles, session.kilometres


def _spell(value: object) -> str:
    """Return plain data as a text that is the same in every process."""
    if isinstance(value, BaseModel):
        return f"{type(value).__name__}{_spell(dict(value))}"
    if is_dataclass(value) and not isinstance(value, type):
        # What is done in a session is told by its muscles and tags; where it stands does not hang on the exercises.
        named = {one.name: getattr(value, one.name) for one in fields(value) if one.name != "content"}
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
