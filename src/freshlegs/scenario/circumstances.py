"""What a draft knows beside the file: how far its week has come, or where it stands in a programme."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from freshlegs.scenario.in_progress.reported_progress import Progress

if TYPE_CHECKING:
    from freshlegs.model.session import Placement
    from freshlegs.planfile import PlannedRecord
    from freshlegs.rules.base import Rule
    from freshlegs.rules.task import Task


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
    rules : tuple of Rule
        What is spared in it around the race.
    history, coming : tuple of Placement
        What is done before it, and what is expected after it.
    """

    near: PlannedRecord
    rules: tuple[Rule, ...] = ()
    history: tuple[Placement, ...] = ()
    coming: tuple[Placement, ...] = ()

    def within(self, problem: Task) -> Task:
        """Return the problem of the week with what its programme adds."""
        history = self.history or problem.history
        return replace(problem, rules=(*problem.rules, *self.rules), history=history, coming=self.coming)
