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
    """Progress in a week."""

    now: int = 0  #: Minute of the week, also before or after it
    #: Start in minutes of the week and length in minutes, by id
    done: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    missed: frozenset[str] = frozenset()  #: Ids of sessions missed and not done since
    ill: frozenset[int] = frozenset()  #: Numbers of days without training


@dataclass(frozen=True, slots=True)
class WeekInProgress:
    """A week that has begun: its stored plan, and the progress in it."""

    stored: PlannedRecord
    progress: Progress = field(default_factory=Progress)


@dataclass(frozen=True, slots=True)
class ProgrammeContext:
    """Place of a week in its programme."""

    near: PlannedRecord  #: The repeating week, whose days it keeps
    #: Contents of the repeating week's lifts, by session name
    contents: Mapping[str, LiftContent] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()  #: Rules that spare it around the race
    history: tuple[Placement, ...] = ()  #: Sessions done before it, and expected after it
    coming: tuple[Placement, ...] = ()  #: Sessions done before it, and expected after it

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
