"""A planned programme, or the first of its weeks that could not be planned."""

from __future__ import annotations

from dataclasses import dataclass

from freshlegs.rules.task import Impossible, Planned, Task, Undecided, Unfillable
from freshlegs.scenario.draft import Draft
from freshlegs.training.programme.outline import ProgrammeWeek


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """A planned week of a programme; its task knows the days before it, not those after."""

    week: ProgrammeWeek
    task: Task
    outcome: Planned


@dataclass(frozen=True, slots=True)
class PlannedProgramme:
    """All weeks of a programme, each planned."""

    weeks: tuple[PlannedWeek, ...]


@dataclass(frozen=True, slots=True)
class UnplannedWeek:
    """The first week of a programme that could not be planned; `week` is None for the repeating week."""

    week: ProgrammeWeek | None
    draft: Draft
    asked: Task
    outcome: Impossible | Undecided | Unfillable
