"""Where in the week a clash is: the sessions that it is about, and the stretches in which each of them could be."""

from collections.abc import Sequence
from dataclasses import dataclass

from freshlegs.model.availability import Interval
from freshlegs.model.intervals import merge
from freshlegs.model.limits import Limits
from freshlegs.model.session import Session
from freshlegs.model.wording import join_words
from freshlegs.planning.task_of_draft import task_of
from freshlegs.rules.base import Rule
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import Draft
from freshlegs.solver.fill_sessions import Unfilled
from freshlegs.solver.plan_week import find_sessions_of_clash


@dataclass(frozen=True, slots=True)
class ClashPlace:
    """A stretch of the week in which sessions of a clash could be by themselves."""

    sessions: tuple[Session, ...]
    begin: int  #: Minute of the week
    end: int  #: Minute of the week
    says: str  #: For people, the sessions by their short names


def locate_clash(draft: Draft, names: Sequence[str], limits: Limits) -> tuple[Task, tuple[ClashPlace, ...]]:
    """Return the task of an impossible week, and the places of a clash of its rules with these names."""
    found = task_of(draft, limits)
    if isinstance(found, Unfilled):
        return found.task, ()
    clash = [rule for rule in found.rules if rule.hard and rule.name in names]
    return found, find_clash_places(found, clash, limits) if clash else ()


def find_clash_places(task: Task, clash: Sequence[Rule], limits: Limits) -> tuple[ClashPlace, ...]:
    """Return where the sessions of a clash could be: those that share a stretch are told together."""
    sharing: dict[Interval, list[Session]] = {}
    for session in find_sessions_of_clash(task, clash, limits):
        for stretch in merge((start, start + session.shortest) for start in session.starts):
            sharing.setdefault(stretch, []).append(session)
    return tuple(ClashPlace(tuple(sharing[one]), *one, _say(sharing[one])) for one in sorted(sharing))


def _say(there: Sequence[Session]) -> str:
    """Say which sessions could be in a stretch, and which could not be anywhere else."""
    fixed = [session.name for session in there if len(session.starts) == 1]
    others = [session.name for session in there if len(session.starts) > 1]
    parts = ([f"{join_words(fixed)} nowhere else"] if fixed else []) + ([join_words(others)] if others else [])
    return ", ".join(parts)
