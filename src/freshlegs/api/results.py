"""What planning answers: closed unions, each with its text for people and its JSON."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from freshlegs.io.text import format_json
from freshlegs.planfile import ImpossibleRecord, OutcomeRecord, PlannedRecord, SessionRecord, UndecidedRecord
from freshlegs.planfile.json_text import format_record, load_plan, parse_plan

if TYPE_CHECKING:
    from freshlegs.planning.fixes import Fix
    from freshlegs.planning.today import TodaysTraining
    from freshlegs.scenario.draft import Draft


class Shown(ABC):
    """Base of all answers: text for the terminal, and JSON."""

    __slots__ = ()

    @abstractmethod
    def to_text(self, *, width: int = 80, colour: bool = False) -> str:
        """Return the text for a terminal of so many columns."""

    @abstractmethod
    def to_json(self) -> str:
        """Return the JSON that the command prints with --json."""


class AnswerData(Shown):
    """Base of answers with JSON data of their own."""

    __slots__ = ()

    @abstractmethod
    def _data(self) -> Any: ...

    def to_json(self) -> str:
        return format_json(self._data())


@dataclass(frozen=True, slots=True)
class _Outcome(Shown):
    """Base of answers that are a record of plan.json."""

    record: OutcomeRecord

    def to_json(self) -> str:
        return format_record(self.record)

    def to_text(self, *, width: int = 80, colour: bool = False) -> str:
        from freshlegs.report.outcome_text import render_outcome

        return render_outcome(self.record, width=width, colour=colour)


@dataclass(frozen=True, slots=True)
class TrainingPlan(_Outcome):
    """A planned week or programme, and the files that can be made of it; `notes` are about the log it goes on from."""

    record: PlannedRecord
    notes: tuple[str, ...] = ()

    @classmethod
    def load(cls, path: Path | str) -> TrainingPlan:
        """Return the plan in a plan.json ("-": standard input); raises InputError where there is none."""
        return cls(load_plan(path))

    @classmethod
    def from_json(cls, text: str, name: str = "plan.json") -> TrainingPlan:
        """Return the plan in the text of a plan.json; messages call it `name`."""
        return cls(parse_plan(text, name))

    @property
    def sessions(self) -> tuple[SessionRecord, ...]:
        """The placed sessions, in order of time."""
        return self.record.sessions

    @property
    def penalty(self) -> int:
        """Cost of the plan, in points."""
        return self.record.penalty

    @property
    def proved_best(self) -> bool:
        """Whether no plan can cost less."""
        return self.record.proved_best

    def week(self, number: int, name: str = "the plan") -> TrainingPlan:
        """Return one week of a programme as a plan of its own; raises InputError where there is no such week."""
        from freshlegs.planfile.programme_week import take_week

        return TrainingPlan(take_week(self.record, number, name))

    def to_ics(self, *, rest_days: bool = True) -> bytes:
        """Return a new .ics file; `export_file` and its kin keep a calendar up to date."""
        from freshlegs.calendars.writing.write import write_calendar

        return write_calendar(self.record, rest_days=rest_days)

    def to_html(self) -> str:
        """Return a self-contained page to look at and print."""
        from freshlegs.report.page.html import render_page

        return render_page(self.record)

    def to_svg(self) -> str:
        """Return the plan as an SVG picture."""
        from freshlegs.report.page.svg import render_svg

        return render_svg(self.record)

    def to_png(self) -> bytes:
        """Return the plan as a PNG picture; needs the extra `png`."""
        from freshlegs.report.page.png import render_png

        return render_png(self.record)

    def to_sheet(self, week: int | None = None) -> str:
        """Return four weeks of lifts as a page to print and fill in: those that a week of a programme is among."""
        from freshlegs.report.page.sheet import render_sheet

        return render_sheet(self.record, week=week)

    def explain(self) -> Explanation:
        """Return each rule with its cost here, its sessions and its sources."""
        return Explanation(self)

    def today(self, now: datetime, *, name: str = "PLAN") -> TodayAnswer:
        """Return what the day of a moment, which has a zone, holds; `Scenario.today` asks for another one.

        `name` is what the commands that it tells call the plan.
        """
        from freshlegs.planning.today import TodaysTraining, find_day

        return TodayAnswer(TodaysTraining(find_day(self.record, now)), name=name)

    def card(self, session: str, *, width: int = 80, colour: bool = False) -> str:
        """Return the content of one session ("lower-1", or its id) as a card."""
        from freshlegs.report.session_card import render_session
        from freshlegs.scenario.in_progress.finished_week import find_named_session

        found = find_named_session(self.record.sessions, session)
        return render_session(self.record, found, width=width, colour=colour)


@dataclass(frozen=True, slots=True)
class TodayAnswer(AnswerData):
    """A day of a plan; after what the athlete says of it also the other day, and what that does to the week."""

    today: TodaysTraining
    plan: TrainingPlan | None = None  #: The plan as a replan would write it; None where nothing changes
    command: str = ""  #: What takes the change
    name: str = "PLAN"  #: What other commands call the plan

    def to_text(self, *, width: int = 80, colour: bool = False) -> str:
        from freshlegs.report.today_text import render_today

        return render_today(self.today, command=self.command, name=self.name, width=width, colour=colour)

    def _data(self) -> Any:
        from freshlegs.report.today_text import dump_today

        return dump_today(self.today, command=self.command)


@dataclass(frozen=True, slots=True)
class ImpossiblePlan(_Outcome):
    """No week keeps all hard rules: those that clash, and the fixes that would make one possible."""

    record: ImpossibleRecord
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class UndecidedPlan(_Outcome):
    """Neither a week nor a proof that there is none was found in the time given."""

    record: UndecidedRecord


@dataclass(frozen=True, slots=True)
class Explanation(AnswerData):
    """Each rule of a plan with its breaches and sources, each session with its reasons."""

    plan: TrainingPlan

    def to_text(self, *, width: int = 80, colour: bool = False) -> str:
        from freshlegs.report.explain_text import render_explain

        return render_explain(self.plan.record, width=width, colour=colour)

    def _data(self) -> Any:
        from freshlegs.report.explain_text import dump_explain

        return dump_explain(self.plan.record)


PlanAnswer = TrainingPlan | ImpossiblePlan | UndecidedPlan
TodaysAnswer = TodayAnswer | ImpossiblePlan | UndecidedPlan


def answer_of(record: OutcomeRecord, fixes: tuple[Fix, ...] = (), notes: tuple[str, ...] = ()) -> PlanAnswer:
    """Return the answer for a stored or fresh outcome."""
    match record.status:
        case "planned":
            return TrainingPlan(record, notes)
        case "impossible":
            return ImpossiblePlan(record, fixes)
        case "undecided":
            return UndecidedPlan(record)


def pick_replanned(answer: PlanAnswer, draft: Draft) -> PlanAnswer:
    """Return what is shown of the answer to a draft in progress: of a programme the week that was replanned."""
    in_progress = draft.in_progress
    if not isinstance(answer, TrainingPlan) or not answer.record.weeks or in_progress is None:
        return answer
    return answer.week(1 + [week.start for week in answer.record.weeks].index(in_progress.stored.start))
