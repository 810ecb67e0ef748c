"""A scenario and its questions. Nothing here prints, and nothing reads the clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self, Unpack

from freshlegs.api.answer_plan import answer_unplanned, record_of
from freshlegs.api.results import PlanAnswer, TodaysAnswer, TrainingPlan
from freshlegs.api.week_questions import WeekQuestions
from freshlegs.io.files import name_source, read_text
from freshlegs.model.limits import Limits
from freshlegs.planfile import PlannedRecord
from freshlegs.planning.display import Display

if TYPE_CHECKING:
    from freshlegs.api.movable_week import MovableAnswer
    from freshlegs.exchange.reading.foreign_days import DayOrder
    from freshlegs.exchange.reading.gym_forms import SetColumn
    from freshlegs.exchange.reading.read_export import ExportForm
    from freshlegs.planning.imported_log import ImportedLog
    from freshlegs.scenario.in_progress.reported_progress import Reports
    from freshlegs.training.loads import Unit


@dataclass(frozen=True, slots=True)
class Scenario(WeekQuestions):
    """A training week, or a programme of weeks, to plan. Plain picklable data.

    Parameters
    ----------
    draft : Draft
        The written scenario, and the circumstances in which it is planned.
    text : str, optional
        The file's text with its comments; None for a scenario made from a table.
    """

    def resume(
        self,
        stored: TrainingPlan | PlannedRecord,
        *,
        now: datetime | str,
        name: str = "the plan",
        week: int | None = None,
        **reported: Unpack[Reports],
    ) -> Self:
        """Return the scenario of the rest of a week: what is done stays, and as little as possible moves.

        Parameters
        ----------
        stored : TrainingPlan or PlannedRecord
            The plan of this week so far; messages call it `name`.
        now : datetime or str
            With its zone, or "wed 12:00" of this week. What was planned before is done; nothing new is placed there.
        week : int, optional
            The number of a week of a programme; default: the one that holds `now`.
        **reported : str or sequence of str
            One or several, as the command line takes them: done="lower-1=tue 07:10 50", missed="tempo-1",
            ill="thu..fri", busy="fri 18:00-19:30", did="tempo tue 07:00 45", move="lower-1=thu 18:00", drop="easy-2",
            release="lower-1", today_only="30 min".

        Raises
        ------
        InputError
            The stored plan is of another week, or the report contradicts it.
        """
        from freshlegs.planning.replan import resume_week
        from freshlegs.scenario.in_progress.reported_progress import collect_report

        report = collect_report(reported)
        rest = resume_week(self.draft, record_of(stored), name, now=now, reported=report, week=week)
        return replace(self, draft=rest)

    def replan(
        self,
        stored: TrainingPlan | PlannedRecord,
        *,
        now: datetime | str,
        limits: Limits | None = None,
        **reported: Unpack[Reports],
    ) -> PlanAnswer:
        """Plan the rest of a week again; takes the reports that `resume` takes."""
        return self.resume(stored, now=now, **reported).plan(limits=limits)

    def import_log(
        self,
        stored: TrainingPlan | PlannedRecord,
        *files: Path | str,
        log: Path | str | None = None,
        today: date | None = None,
        form: ExportForm | None = None,
        columns: Mapping[SetColumn, str] | None = None,
        dates: DayOrder | None = None,
        unit: Unit | None = None,
        sport: str | None = None,
        replace: bool = False,
    ) -> ImportedLog:
        """Return what gym apps and watches tell beyond the training log of a plan; its `text` is the log with it.

        Parameters
        ----------
        *files : Path or str
            Logs of Hevy, Strong, FitNotes or Liftosaur, or tables; lists of activities of Strava, Garmin Connect or
            intervals.icu; FIT, TCX and GPX: files, folders, zips, or "-".
        log : Path or str, optional
            The training log; default: there is none yet.
        today : date, optional
            Days after it are refused, once the plan has begun.
        form : str, optional
            Which form they have, such as "hevy" or "strava"; default: as they tell themselves.
        columns : mapping, optional
            Names of columns by what they mean, such as {"date": "Day", "exercise": "Lift", "reps": "Wdh"}.
        dates : str, optional
            "dmy" or "mdy", which dates such as 03/04/2025 need.
        unit : str, optional
            Of weights that name none; default: that of the plan.
        sport : str, optional
            Of tracks that name none, such as "run".
        replace : bool
            Take the files' word where the log has something else.

        Raises
        ------
        InputError
            No file can be read at all, or the log is none. Single rows that can't be read are in the answer.
        """
        from freshlegs.planning.import_log import import_logs
        from freshlegs.planning.imported_log import ImportRequest

        request = ImportRequest(files, form, columns, dates, unit, sport, replace)
        text, source = ("", "log.csv") if log is None else (read_text(log), name_source(log))
        return import_logs(self.draft, record_of(stored), request, log=text, source=source, today=today)

    def today(
        self,
        stored: TrainingPlan | PlannedRecord,
        *,
        now: datetime,
        name: str = "the plan",
        feel: str | None = None,
        minutes: str | None = None,
        hurt: Sequence[str] = (),
        limits: Limits | None = None,
        log: Path | str | None = None,
        display: Display | None = None,
    ) -> TodaysAnswer:
        """Return what a day holds, and what it would hold by what the athlete says of it: that is what `replan` does.

        Parameters
        ----------
        feel : str, optional
            "poor".
        minutes : str, optional
            All the time there is: "30".
        hurt : sequence of str
            What hurts: "knee".

        Raises
        ------
        InputError
            Something is said of a day that is none of the plan's, or is not understood.
        """
        from freshlegs.api.answer_today import answer_today
        from freshlegs.planning.today import TodaysWords

        record, words = record_of(stored), TodaysWords(feel, minutes, tuple(hurt))
        return answer_today(self.draft, record, words, now, name, limits or Limits(), log, display)

    def movable(
        self,
        stored: TrainingPlan | PlannedRecord,
        *,
        now: datetime,
        name: str = "the plan",
        week: int | None = None,
    ) -> MovableAnswer:
        """Return a stored week as it stands, whose sessions can be moved by hand: nothing is solved.

        Parameters
        ----------
        stored : TrainingPlan or PlannedRecord
            The plan of this week so far; messages call it `name`.
        now : datetime
            With its zone. What was planned before is done, and nothing is put there.
        week : int, optional
            The number of a week of a programme; default: the one that holds `now`.

        Raises
        ------
        InputError
            The stored plan is of another week.
        """
        from freshlegs.api.movable_week import MovableWeek
        from freshlegs.planning.week_at_hand import WeekAtHand, take_in_hand

        found = take_in_hand(self.draft, record_of(stored), name, now=now, week=week)
        return MovableWeek(found) if isinstance(found, WeekAtHand) else answer_unplanned(found)
