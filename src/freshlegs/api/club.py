"""A club and its questions. Nothing here prints, and nothing reads the clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from freshlegs.api.results import AnswerData, TrainingPlan
from freshlegs.model.limits import Limits
from freshlegs.planfile.club_records import ClubRecord
from freshlegs.planning.club.plan_club import ClubQuestion, Fairness, plan_club
from freshlegs.planning.executors import Workers
from freshlegs.scenario.club.read_club import ClubDraft, load_club


@dataclass(frozen=True, slots=True)
class ClubPlan(AnswerData):
    """The weeks of a club together: the coach's view, and the plan of each athlete."""

    record: ClubRecord
    plans: Mapping[str, TrainingPlan]  #: By the id of the athlete; empty where there is not enough for all

    def to_text(self, *, width: int = 80, colour: bool = False) -> str:
        """Return the weeks in short, and how good they are."""
        from freshlegs.report.club_text import render_club

        return render_club(self.record, width=width, colour=colour)

    def _data(self) -> Any:
        return self.record.model_dump(mode="json")


@dataclass(frozen=True, slots=True)
class Club:
    """Athletes who share what not all of them can have at once. Plain picklable data."""

    draft: ClubDraft

    @classmethod
    def load(cls, path: Path | str, *, today: date | None = None) -> Club:
        """Return the club in a TOML file; raises InputError for the faults of that file, not for those of scenarios."""
        return cls(load_club(path, today))

    def plan(
        self,
        *,
        limits: Limits | None = None,
        gap: float = 0.0,
        fair: Fairness = None,
        keep: Mapping[str, TrainingPlan] | None = None,
        advise: bool = False,
        workers: Workers | None = None,
    ) -> ClubPlan:
        """Return the best weeks of all athletes together, proven, or what there is not enough of.

        Parameters
        ----------
        limits : Limits, optional
            Most work of each solve, and the seconds for all.
        gap : float
            Share of the points by which the answer may be too dear: 0.01 stops within one per cent.
        fair : int or "worst", optional
            Points that nobody pays more than for the best week alone, or "worst": as few as can be; then the club
            pays the least. Default: what the club file says.
        keep : mapping of str to TrainingPlan, optional
            The weeks that athletes were told, by their ids: as few as can be get another one.
        advise : bool
            Also plan what would save the club most; what is lacking something is always helped.
        workers : Workers, optional
            Who plans the athletes; default: this process. The answer is the same.
        """
        told = {name: plan.record for name, plan in (keep or {}).items()}
        question = ClubQuestion(limits or Limits(), workers, gap, fair, told, advise)
        found = plan_club(self.draft, question)
        return ClubPlan(found.record, {name: TrainingPlan(record) for name, record in found.plans.items()})
