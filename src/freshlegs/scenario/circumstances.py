"""What a draft knows beside the file: how far its week has come, or where it stands in a programme."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from freshlegs.model.content import LiftContent
    from freshlegs.model.session import Placement
    from freshlegs.planfile import PlannedRecord
    from freshlegs.rules.base import Rule
    from freshlegs.rules.task import Task


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a week has come.

    Parameters
    ----------
    now : int
        Minute of the week; may lie outside it.
    done : mapping of str to (int, int)
        By id: when it started, and how many minutes it took.
    missed : frozenset of str
        Ids of sessions that were missed, now or before, and not done since.
    ill : frozenset of int
        Days without training.
    """

    now: int = 0
    done: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    missed: frozenset[str] = frozenset()
    ill: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class WeekInProgress:
    """A week that has begun: the plan of it that is stored, and how far it has come."""

    stored: PlannedRecord
    progress: Progress = field(default_factory=Progress)


@dataclass(frozen=True, slots=True)
class ProgrammeContext:
    """Where a week stands in its programme.

    Parameters
    ----------
    near : PlannedRecord
        The week that repeats, whose days it keeps.
    contents : mapping of str to LiftContent
        What the lifts of the week that repeats are filled with, by the session's name.
    rules : tuple of Rule
        What is spared in it around the race.
    history, coming : tuple of Placement
        What is done before it, and what is expected after it.
    """

    near: PlannedRecord
    contents: Mapping[str, LiftContent] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    history: tuple[Placement, ...] = ()
    coming: tuple[Placement, ...] = ()

    def within(self, task: Task) -> Task:
        """Return the week with what its programme adds."""
        sessions = (replace(s, content=self.contents.get(s.name, s.content)) for s in task.sessions)
        return replace(
            task,
            sessions=tuple(sessions),
            rules=(*task.rules, *self.rules),
            history=self.history or task.history,
            coming=self.coming,
        )
