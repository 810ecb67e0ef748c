"""Circumstances of a draft beside its file: progress in its week, and its place in a programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from freshlegs.model.content import LiftContent
from freshlegs.model.session import Placement
from freshlegs.planfile import PlannedRecord
from freshlegs.rules.base import Rule
from freshlegs.rules.task import Task


@dataclass(frozen=True, slots=True)
class Progress:
    """Progress in a week.

    Parameters
    ----------
    now : int
        Minute of the week, also before or after it.
    done : mapping of str to (int, int)
        Start in minutes of the week and length in minutes, by id.
    missed : frozenset of str
        Ids of sessions missed and not done since.
    ill : frozenset of int
        Numbers of days without training.
    """

    now: int = 0
    done: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    missed: frozenset[str] = frozenset()
    ill: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class WeekInProgress:
    """A week that has begun: its stored plan, and the progress in it."""

    stored: PlannedRecord
    progress: Progress = field(default_factory=Progress)


@dataclass(frozen=True, slots=True)
class ProgrammeContext:
    """Place of a week in its programme.

    Parameters
    ----------
    near : PlannedRecord
        The repeating week, whose days it keeps.
    contents : mapping of str to LiftContent
        Contents of the repeating week's lifts, by session name.
    rules : tuple of Rule
        Rules that spare it around the race.
    history, coming : tuple of Placement
        Sessions done before it, and expected after it.
    """

    near: PlannedRecord
    contents: Mapping[str, LiftContent] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    history: tuple[Placement, ...] = ()
    coming: tuple[Placement, ...] = ()

    def within(self, task: Task) -> Task:
        """Return the task with the contents, rules and neighbours that its programme adds."""
        sessions = (replace(s, content=self.contents.get(s.name, s.content)) for s in task.sessions)
        return replace(
            task,
            sessions=tuple(sessions),
            rules=(*task.rules, *self.rules),
            history=self.history or task.history,
            coming=self.coming,
        )
