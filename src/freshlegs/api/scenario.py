"""A scenario and its questions. Nothing here prints, and nothing reads the clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from freshlegs.api.answer_plan import answer_plan, answer_unplanned, record_of, record_week
from freshlegs.api.results import PlanAnswer, TodaysAnswer, TrainingPlan
from freshlegs.io.files import name_source, read_text
from freshlegs.model.limits import Limits
from freshlegs.model.problem import Problem
from freshlegs.planfile import PlannedRecord
from freshlegs.planning.display import Display, NoDisplay
from freshlegs.planning.plan_and_fix import PlannedTask, UnplannedTask, plan_and_fix
from freshlegs.planning.record_plan import record_plan
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Drop, Put, apply_edits_to_text
from freshlegs.scenario.resolve import problem_of
from freshlegs.scenario.schema.load import parse_toml
from freshlegs.solver.fill_sessions import Unfilled

if TYPE_CHECKING:
    from freshlegs.api.week_answers import AdviceAnswer, AlternativesAnswer, CheckAnswer, ComparedVariants, WhyAnswer
    from freshlegs.calendars.reading.calendar_files import Calendar
    from freshlegs.exchange.reading.foreign_days import DayOrder
    from freshlegs.exchange.reading.gym_forms import SetColumn
    from freshlegs.exchange.reading.read_export import ExportForm
    from freshlegs.planning.fixes import Fix
    from freshlegs.planning.imported_log import ImportedLog
    from freshlegs.planning.variants import Variant
    from freshlegs.scenario.in_progress.reported_progress import Reports
    from freshlegs.training.loads import Unit
    from freshlegs.training.log_text import LogFile


@dataclass(frozen=True, slots=True)
class Scenario:
    """A training week, or a programme of weeks, to plan. Plain picklable data.

    Parameters
    ----------
    draft : Draft
        The written scenario, and the circumstances in which it is planned.
    text : str, optional
        The file's text with its comments; None for a scenario made from a table.
    """

    draft: Draft
    text: str | None = None

    @classmethod
    def load(cls, path: Path | str, **circumstances: Any) -> Scenario:
        """Return the scenario in a TOML file; takes the circumstances that `from_text` takes."""
        return cls.from_text(read_text(path), str(path), **circumstances)

    @classmethod
    def from_text(
        cls,
        text: str,
        name: str = "week.toml",
        *,
        today: date | None = None,
        after: TrainingPlan | PlannedRecord | None = None,
        best_effort: bool = False,
    ) -> Scenario:
        """Return the scenario in a TOML text.

        Parameters
        ----------
        name : str
            Its name in messages; without its ending the id of a scenario that names none. Paths in the text are
            relative to its folder.
        today : date, optional
            A week without a start begins on the Monday after this day.
        after : TrainingPlan or PlannedRecord, optional
            The plan of the days before, which the week then follows.
        best_effort : bool
            Price left out sessions instead of forbidding them.

        Raises
        ------
        InputError
            It is not TOML. Other faults are raised by the first question.
        """
        before = None if after is None else record_of(after)
        return cls(Draft(parse_toml(text, name), name, today=today, after=before, best_effort=best_effort), text)

    @classmethod
    def from_dict(cls, table: Mapping[str, Any], name: str = "week.toml", **circumstances: Any) -> Scenario:
        """Return the scenario in a table, as TOML would give it; takes the circumstances that `from_text` takes."""
        return cls(replace(cls.from_text("", name, **circumstances).draft, written=table))

    @property
    def problem(self) -> Problem:
        """Days, free time and sessions to plan, of a programme those of the repeating week; raises InputError."""
        return problem_of(self.draft)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the file says and is not read, suspicious settings, and, once asked, ignored parts of calendars."""
        from freshlegs.scenario.schema.load import find_suspicious_settings

        history = self.draft.written.get("history", {})
        aside = isinstance(history, dict) and "plan" in history and self.draft.after is not None
        unread = ("history.plan is not read: the plan that the week comes after is given",) if aside else ()
        return (*unread, *find_suspicious_settings(self.draft.written.get("rules", {})), *self.draft.busy.notes)

    @property
    def weeks(self) -> int:
        """Number of weeks to plan."""
        from freshlegs.scenario.programme_weeks import outline_draft

        return outline_draft(self.draft).weeks

    def for_weeks(self, number: int) -> Scenario:
        """Return the scenario with so many weeks, whatever the text says."""
        return replace(self, draft=self.draft.apply([Put(("week", "weeks"), number)]))

    def following(self, plan: TrainingPlan | PlannedRecord) -> Scenario:
        """Return the scenario, whose lifts keep the exercises of an earlier plan of it as far as that serves."""
        return replace(self, draft=replace(self.draft, follows=record_of(plan)))

    def continuing(self, plan: TrainingPlan | PlannedRecord, *, now: datetime, name: str = "the plan") -> Scenario:
        """Return the scenario as it goes on with an earlier plan of it, which messages call `name`.

        Of a programme the weeks that have begun by `now` stay as they are, with the start that the first plan had; the
        others are planned anew, from what was done. Raises InputError where the scenario now says another start.
        """
        from freshlegs.scenario.begun_programme import resume_programme

        return replace(self, draft=resume_programme(self.draft, record_of(plan), name, now))

    def plan(
        self, *, limits: Limits | None = None, log: LogFile | None = None, display: Display | None = None
    ) -> PlanAnswer:
        """Return the proven best week, or weeks of a programme; or the clash of an impossible one, and its fixes.

        Parameters
        ----------
        limits : Limits, optional
            Most work to do.
        log : Path, str or LogText, optional
            The training log, or its text, from which the lifts and runs go on.
        display : Display, optional
            Shows the progress.
        """
        return answer_plan(self.draft, limits or Limits(), log, display)

    def check(self, week: TrainingPlan | PlannedRecord | Path | str) -> CheckAnswer:
        """Check a finished week against the rules, and look for improvements.

        Parameters
        ----------
        week : TrainingPlan, PlannedRecord, Path or str
            A plan; the path of a plan.json, of an .ics file or a folder of them; or the text of a week: "mon 06:30
            lower; tue 07:00 tempo".
        """
        from freshlegs.planning.given_week import load_given_week

        if isinstance(week, TrainingPlan | PlannedRecord):
            return self.check_given(record_of(week), "the plan")
        return self.check_given(load_given_week(str(week)), str(week))

    def check_given(self, given: PlannedRecord | Calendar | None, name: str) -> CheckAnswer:
        """Check a week that is read already; None for one whose text is `name`."""
        from freshlegs.api.week_answers import CheckedProgramme, CheckedWeek
        from freshlegs.planning.check_week import check_week

        if isinstance(given, PlannedRecord) and given.weeks:
            from freshlegs.planning.programme.check_programme import check_programme

            reports = check_programme(self.draft, given, name)
            return answer_unplanned(reports) if isinstance(reports, Unfilled) else CheckedProgramme(given, reports)
        checked = check_week(self.draft, given, name)
        return answer_unplanned(checked) if isinstance(checked, Unfilled) else CheckedWeek(checked)

    def why(
        self, session: str, *, at: str | None = None, limits: Limits | None = None, display: Display | None = None
    ) -> WhyAnswer:
        """Return the cost of a session ("lower-1", or its id) on every other day, or at one place ("tue 18:30")."""
        from freshlegs.api.week_answers import SessionPlaces
        from freshlegs.planning.why import find_other_places, plan_in_place
        from freshlegs.scenario.in_progress.finished_week import find_named_session, parse_week_minute

        problem = self.problem
        find_named_session(problem.sessions, session)
        start = None if at is None else parse_week_minute(problem, at, self.draft.today)
        found = self._plan(limits, display)
        if isinstance(found, UnplannedTask):
            return answer_unplanned(found)
        task, best, limits = found.task, found.week, limits or Limits()
        named = find_named_session(task.sessions, session)
        if start is None:
            return SessionPlaces(found, named, tuple(find_other_places(task, best, named, limits)))
        return SessionPlaces(found, named, (plan_in_place(task, best, named, task.clock.day(start), start, limits),))

    def what_if(
        self,
        *changes: str,
        overlays: Sequence[Path | str] = (),
        sweeps: Sequence[str] = (),
        policies: bool = False,
        limits: Limits | None = None,
        processes: int | None = None,
        display: Display | None = None,
    ) -> ComparedVariants:
        """Plan variants of the scenario, the unchanged one first.

        Parameters
        ----------
        changes : str
            "no Tuesday: availability.tue=[]"; ";" separates several changes of one variant.
        overlays : sequence of Path or str
            TOML files, each merged over the scenario.
        sweeps : sequence of str
            "rules.run_lift_gap.hours=2..6": a variant for each value; several are crossed.
        policies : bool
            Also the four ways to order a week.
        processes : int, optional
            Most processes at once; default: one for each core, where that pays.

        Raises
        ------
        InputError
            For a change that can't be read, leads nowhere or makes a faulty scenario.
        """
        variants = self.variants(*changes, overlays=overlays, sweeps=sweeps, policies=policies)
        return self.compare(variants, limits=limits, processes=processes, display=display)

    def variants(
        self,
        *changes: str,
        overlays: Sequence[Path | str] = (),
        sweeps: Sequence[str] = (),
        policies: bool = False,
        at_most: int | None = None,
    ) -> tuple[Variant, ...]:
        """Return the variants that `what_if` plans, the unchanged scenario first, and `at_most` so many from sweeps."""
        from freshlegs.planning.variants import Question

        files = [(Path(path).stem, parse_toml(read_text(path), str(path))) for path in overlays]
        return Question(changes, files, sweeps, policies, at_most).variants(self.draft)

    def compare(
        self,
        variants: Sequence[Variant],
        *,
        limits: Limits | None = None,
        processes: int | None = None,
        display: Display | None = None,
    ) -> ComparedVariants:
        """Plan variants, of which the first is the unchanged scenario."""
        from freshlegs.api.week_answers import ComparedVariants
        from freshlegs.planning.comparison import compare_variants

        with (display or NoDisplay()).counting("planning variants", len(variants)) as tick:
            found = compare_variants(self.draft, variants, limits or Limits(), processes=processes, tick=tick)
        return ComparedVariants(found)

    def alternatives(
        self, count: int = 3, *, within: int | None = None, limits: Limits | None = None, display: Display | None = None
    ) -> AlternativesAnswer:
        """Return the best weeks that differ from each other by two sessions or more on other days.

        Parameters
        ----------
        within : int, optional
            Points that a week may cost more than the best.
        """
        from freshlegs.api.week_answers import AlternativePlans
        from freshlegs.planning.alternatives import find_alternatives

        found = self._plan(limits, display)
        if isinstance(found, UnplannedTask):
            return answer_unplanned(found)
        with (display or NoDisplay()).counting("looking for other weeks", count) as tick:
            others = find_alternatives(
                found.task, found.week, limits or Limits(), count=count, within=within, tick=tick
            )
        return AlternativePlans(tuple(TrainingPlan(record_plan(found.task, week)) for week in others.weeks), others.end)

    def advise(
        self, *, limits: Limits | None = None, processes: int | None = None, display: Display | None = None
    ) -> AdviceAnswer:
        """Return each single easing or change by the points that it saves, and what lost days the week survives.

        Of a programme it is about the week that repeats. An impossible week has its fixes instead.

        Parameters
        ----------
        processes : int, optional
            Most processes at once; default: one for each core, where that pays.
        """
        from freshlegs.api.week_answers import AdvisedWeek
        from freshlegs.planning.advice import advise_week

        found = self._plan(limits, display)
        if isinstance(found, UnplannedTask):
            return answer_unplanned(found)
        with (display or NoDisplay()).solving("trying single changes"):
            return AdvisedWeek(advise_week(self.draft, found, limits or Limits(), processes=processes))

    def resume(
        self,
        stored: TrainingPlan | PlannedRecord,
        *,
        now: datetime | str,
        name: str = "the plan",
        **reported: Unpack[Reports],
    ) -> Scenario:
        """Return the scenario of the rest of a week: what is done stays, and as little as possible moves.

        Parameters
        ----------
        stored : TrainingPlan or PlannedRecord
            The plan of this week so far; messages call it `name`.
        now : datetime or str
            With its zone, or "wed 12:00" of this week. What was planned before is done; nothing new is placed there.
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
        return replace(self, draft=resume_week(self.draft, record_of(stored), name, now=now, reported=report))

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

    def with_names(self, names: Mapping[str, str]) -> Scenario:
        """Return the scenario that knows what exercises another program means by these names, "none" for none."""
        edits = [Put(("names", name), exercise) for name, exercise in names.items()]
        text = None if self.text is None else apply_edits_to_text(self.text, edits)
        return Scenario(self.draft.apply(edits), text)

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

    def apply(self, fix: Fix) -> Scenario:
        """Return the scenario with a fix applied and without [expect], which was about the week before."""
        edits = (*fix.edits, Drop(("expect",)))
        text = None if self.text is None else apply_edits_to_text(self.text, edits)
        return Scenario(self.draft.apply(edits), text)

    def plan_fix(self, fix: Fix) -> TrainingPlan:
        """Return the week of a fix, which is planned already."""
        return TrainingPlan(record_week(self.draft, fix.task, fix.week))

    def _plan(self, limits: Limits | None, display: Display | None) -> PlannedTask | UnplannedTask:
        return plan_and_fix(self.draft, limits or Limits(), display)
