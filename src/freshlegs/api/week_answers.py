"""Answers to the questions about a week beside its plan: checked, why there, moved, what if, which others, advice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from freshlegs.api.results import AnswerData, ImpossiblePlan, TrainingPlan, UndecidedPlan

if TYPE_CHECKING:
    from freshlegs.model.plan import Plan
    from freshlegs.model.session import Session
    from freshlegs.planfile import PlannedRecord
    from freshlegs.planning.advice import Advice
    from freshlegs.planning.alternatives import End
    from freshlegs.planning.check_week import CheckedTask
    from freshlegs.planning.clash_places import ClashPlace
    from freshlegs.planning.comparison import Comparison
    from freshlegs.planning.moved_week import PricedMoves, PricedStart
    from freshlegs.planning.plan_and_fix import PlannedTask
    from freshlegs.planning.stored_cost import StoredCost
    from freshlegs.planning.why import OtherPlace
    from freshlegs.rules.outcome import Report
    from freshlegs.rules.task import Task


@dataclass(frozen=True, slots=True)
class CheckedWeek(AnswerData):
    """A finished week checked against the rules: breaches, penalty, improvements."""

    checked: CheckedTask

    @property
    def report(self) -> Report:
        """Report of every rule."""
        return self.checked.report

    @property
    def allowed(self) -> bool:
        """Whether the week keeps every hard rule."""
        return not self.report.broken

    def to_text(self, *, width: int = 80, colour: bool = False) -> str:
        from freshlegs.report.check_text import render_check
        from freshlegs.report.phrases import list_problem_titles

        checked, titles = self.checked, list_problem_titles(self.checked.task)
        days = checked.task.clock.days
        better = checked.improvements
        return render_check(checked.report, better, days=days, titles=titles, width=width, colour=colour)

    def _data(self) -> Any:
        from freshlegs.report.check_text import dump_check

        return dump_check(self.report, self.checked.improvements)


@dataclass(frozen=True, slots=True)
class CheckedProgramme(AnswerData):
    """The weeks of a stored programme checked against the rules, with a report for each."""

    plan: PlannedRecord
    reports: tuple[Report, ...]

    @property
    def allowed(self) -> bool:
        """Whether every week keeps every hard rule."""
        return not any(report.broken for report in self.reports)

    def to_text(self, *, width: int = 80, colour: bool = False) -> str:
        from freshlegs.report.check_text import render_checked_weeks

        return render_checked_weeks(self.plan, self.reports, width=width, colour=colour)

    def _data(self) -> Any:
        from freshlegs.report.check_text import dump_checked_weeks

        return dump_checked_weeks(self.reports)


@dataclass(frozen=True, slots=True)
class SessionPlaces(AnswerData):
    """Why a session stands where it does: the cost of the best week with it elsewhere."""

    planned: PlannedTask
    session: Session
    places: tuple[OtherPlace, ...]
    stored: StoredCost | None = None  #: What the plan of a week that has begun says of its cost

    def to_text(self, *, width: int = 80, colour: bool = False) -> str:
        from freshlegs.report.why_text import render_why

        task, week = self.planned.task, self.planned.week
        return render_why(task, week, self.session, self.places, self.stored, width=width, colour=colour)

    def _data(self) -> Any:
        from freshlegs.report.why_text import dump_why

        return dump_why(self.planned.task, self.planned.week, self.session, self.places, self.stored)


@dataclass(frozen=True, slots=True)
class ComparedVariants(AnswerData):
    """The unchanged scenario, then its variants; after an interruption only those that were finished."""

    comparisons: tuple[Comparison, ...]

    def to_text(self, *, width: int = 80, colour: bool = False) -> str:
        from freshlegs.report.whatif_text import render_whatif

        return render_whatif(self.comparisons, width=width, colour=colour)

    def to_html(self) -> str:
        """Return the weeks side by side as a page."""
        from freshlegs.report.page.compare_page import render_compare_page

        return render_compare_page(self.comparisons)

    def _data(self) -> Any:
        from freshlegs.report.whatif_text import dump_whatif

        return dump_whatif(self.comparisons)


@dataclass(frozen=True, slots=True)
class AlternativePlans(AnswerData):
    """Good weeks, the best first, and why the search ended (`planning.alternatives.Alternatives`)."""

    plans: tuple[TrainingPlan, ...]
    end: End

    def to_text(self, *, width: int = 80, colour: bool = False) -> str:
        from freshlegs.report.alternatives_text import render_alternatives

        return render_alternatives([plan.record for plan in self.plans], self.end, width=width, colour=colour)

    def _data(self) -> Any:
        from freshlegs.report.alternatives_text import dump_alternatives

        return dump_alternatives([plan.record for plan in self.plans], self.end)


@dataclass(frozen=True, slots=True)
class AdvisedWeek(AnswerData):
    """Advice on a week: its single changes by what they save, the lost days that it survives, spare slots."""

    advice: Advice

    def to_text(self, *, width: int = 80, colour: bool = False) -> str:
        from freshlegs.report.advice_text import render_advice

        return render_advice(self.advice, width=width, colour=colour)

    def _data(self) -> Any:
        from freshlegs.report.advice_text import dump_advice

        return dump_advice(self.advice)


@dataclass(frozen=True, slots=True)
class SessionStarts(AnswerData):
    """Every start of a session by what the week would cost, all else where it is."""

    task: Task
    plan: Plan
    session: Session
    starts: tuple[PricedStart, ...]
    stored: StoredCost | None = None  #: What the plan says of the cost of the week, where nothing has moved yet

    def to_text(self, *, width: int = 80, colour: bool = False) -> str:
        from freshlegs.report.moves_text import render_starts

        told = (self.task, self.plan, self.session, self.starts, self.stored)
        return render_starts(*told, width=width, colour=colour)

    def _data(self) -> Any:
        from freshlegs.report.moves_text import dump_starts

        return dump_starts(self.task, self.plan, self.session, self.starts, self.stored)


@dataclass(frozen=True, slots=True)
class MovedSessions(AnswerData):
    """What a week costs with some sessions moved, rule by rule."""

    task: Task
    priced: PricedMoves

    @property
    def allowed(self) -> bool:
        """Whether no hard rule is broken that the week keeps as it stands."""
        return self.priced.allowed

    def to_text(self, *, width: int = 80, colour: bool = False) -> str:
        from freshlegs.report.moves_text import render_moves

        return render_moves(self.task, self.priced, width=width, colour=colour)

    def _data(self) -> Any:
        from freshlegs.report.moves_text import dump_moves

        return dump_moves(self.task, self.priced)


@dataclass(frozen=True, slots=True)
class ClashOnWeek(AnswerData):
    """Where in the week a clash is: the stretches in which its sessions could be by themselves."""

    task: Task
    places: tuple[ClashPlace, ...]

    def to_text(self, *, width: int = 80, colour: bool = False) -> str:
        from freshlegs.report.clash_text import render_clash_places

        return render_clash_places(self.task, self.places, width=width, colour=colour)

    def _data(self) -> Any:
        from freshlegs.report.clash_text import dump_clash_places

        return dump_clash_places(self.task, self.places)


CheckAnswer = CheckedWeek | CheckedProgramme | ImpossiblePlan | UndecidedPlan
WhyAnswer = SessionPlaces | ImpossiblePlan | UndecidedPlan
AdviceAnswer = AdvisedWeek | ImpossiblePlan | UndecidedPlan
AlternativesAnswer = AlternativePlans | ImpossiblePlan | UndecidedPlan
