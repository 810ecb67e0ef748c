"""A scenario and its questions. Nothing here prints, and nothing reads the clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from freshlegs.api.results import (
    AdviceAnswer,
    AdvisedWeek,
    AlternativePlans,
    AlternativesAnswer,
    CheckAnswer,
    CheckedProgramme,
    CheckedWeek,
    ComparedVariants,
    ImpossiblePlan,
    PlanAnswer,
    SessionPlaces,
    TodayAnswer,
    TodaysAnswer,
    TrainingPlan,
    UndecidedPlan,
    WhyAnswer,
    answer_of,
)
from freshlegs.io.errors import ArgumentError
from freshlegs.io.files import name_source, read_text
from freshlegs.model.limits import Limits
from freshlegs.model.problem import Problem
from freshlegs.planfile import ImpossibleRecord, PlannedRecord
from freshlegs.planning.display import Display, NoDisplay
from freshlegs.planning.plan_and_fix import PlannedTask, UnplannedTask, plan_and_fix
from freshlegs.planning.record_plan import record_failure, record_plan
from freshlegs.rules.outcome import Planned
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Drop, Put, apply_edits_to_text
from freshlegs.scenario.history import list_lifted_before
from freshlegs.scenario.resolve import problem_of
from freshlegs.scenario.schema.load import parse_toml
from freshlegs.solver.fill_sessions import Unfilled

if TYPE_CHECKING:
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
        before = None if after is None else _record_of(after)
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
        return replace(self, draft=replace(self.draft, follows=_record_of(plan)))

    def continuing(self, plan: TrainingPlan | PlannedRecord, *, now: datetime, name: str = "the plan") -> Scenario:
        """Return the scenario as it goes on with an earlier plan of it, which messages call `name`.

        Of a programme the weeks that have begun by `now` stay as they are, with the start that the first plan had; the
        others are planned anew, from what was done. Raises InputError where the scenario now says another start.
        """
        from freshlegs.scenario.begun_programme import resume_programme

        return replace(self, draft=resume_programme(self.draft, _record_of(plan), name, now))

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
        if self.draft.is_programme:
            from freshlegs.planning.programme.answer_programme import answer_programme

            record, fixes, notes = answer_programme(self.draft, limits or Limits(), log, display)
            return answer_of(record, fixes, notes)
        in_progress = self.draft.in_progress
        if in_progress is None or in_progress.programme is None:
            if log is None and not self._knows_training:
                return _plan_week(self.draft, limits, display)
            # Most weeks by themselves have no log, and need nothing of what reads it.
            from freshlegs.planning.logged_week import read_logged_week

            logged = read_logged_week(self.draft, log)
            answer = _plan_week(self.draft if logged is None else logged.draft, limits, display)
            if logged is None or not isinstance(answer, TrainingPlan):
                return answer
            return TrainingPlan(logged.complete(answer.record), (*answer.notes, *logged.notes))
        answer = _plan_week(self.draft, limits, display)
        if not isinstance(answer, TrainingPlan):
            return answer
        from freshlegs.planning.programme.replan_programme import replan_later_weeks
        from freshlegs.report.replan_text import describe_later_weeks

        record, notes = replan_later_weeks(in_progress, answer.record, limits or Limits(), log, display)
        later = describe_later_weeks(in_progress.programme, record, in_progress.stored.start)
        return TrainingPlan(record, (*answer.notes, *later, *notes))

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
            return self.check_given(_record_of(week), "the plan")
        return self.check_given(load_given_week(str(week)), str(week))

    def check_given(self, given: PlannedRecord | Calendar | None, name: str) -> CheckAnswer:
        """Check a week that is read already; None for one whose text is `name`."""
        from freshlegs.planning.check_week import check_week

        if isinstance(given, PlannedRecord) and given.weeks:
            from freshlegs.planning.programme.check_programme import check_programme

            reports = check_programme(self.draft, given, name)
            return _record_unplanned(reports) if isinstance(reports, Unfilled) else CheckedProgramme(given, reports)
        checked = check_week(self.draft, given, name)
        return _record_unplanned(checked) if isinstance(checked, Unfilled) else CheckedWeek(checked)

    def why(
        self, session: str, *, at: str | None = None, limits: Limits | None = None, display: Display | None = None
    ) -> WhyAnswer:
        """Return the cost of a session ("lower-1", or its id) on every other day, or at one place ("tue 18:30")."""
        from freshlegs.planning.why import find_other_places, plan_in_place
        from freshlegs.scenario.in_progress.finished_week import find_named_session, parse_week_minute

        problem = self.problem
        find_named_session(problem.sessions, session)
        start = None if at is None else parse_week_minute(problem, at, self.draft.today)
        found = self._plan(limits, display)
        if isinstance(found, UnplannedTask):
            return _record_unplanned(found)
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
        from freshlegs.planning.alternatives import find_alternatives

        found = self._plan(limits, display)
        if isinstance(found, UnplannedTask):
            return _record_unplanned(found)
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
        from freshlegs.planning.advice import advise_week

        found = self._plan(limits, display)
        if isinstance(found, UnplannedTask):
            return _record_unplanned(found)
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
        return replace(self, draft=resume_week(self.draft, _record_of(stored), name, now=now, reported=report))

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
        replace : bool
            Take the files' word where the log has something else.

        Raises
        ------
        InputError
            No file can be read at all, or the log is none. Single rows that can't be read are in the answer.
        """
        from freshlegs.planning.import_log import import_logs
        from freshlegs.planning.imported_log import ImportRequest

        request = ImportRequest(files, form, columns, dates, unit, replace)
        text, source = ("", "log.csv") if log is None else (read_text(log), name_source(log))
        return import_logs(self.draft, _record_of(stored), request, log=text, source=source, today=today)

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
        from freshlegs.planning.today import TodaysTraining, TodaysWords, check_changeable, find_day
        from freshlegs.planning.today import has_something_to_change as changes

        record, words = _record_of(stored), TodaysWords(feel, minutes, tuple(hurt))
        day = find_day(record, now)
        if not words:
            return TodayAnswer(TodaysTraining(day))
        check_changeable(day, name)
        said: Reports = {"hurt": hurt}
        if feel is not None:
            said["feel"] = feel
        if minutes is not None:
            said["today_only"] = minutes
        try:
            rest = self.resume(record, now=now, name=name, **said)
        except ArgumentError as error:
            places = {"today_only": "minutes"}
            faults = (replace(fault, place=places.get(fault.place, fault.place)) for fault in error.faults)
            raise ArgumentError("today", *faults) from None
        if not changes(day, words):
            return TodayAnswer(TodaysTraining(day, words))
        answer = rest.plan(limits=limits, log=log, display=display)
        if not isinstance(answer, TrainingPlan):
            return answer
        return TodayAnswer(TodaysTraining(day, words, find_day(answer.record, now), answer.notes), answer)

    def apply(self, fix: Fix) -> Scenario:
        """Return the scenario with a fix applied and without [expect], which was about the week before."""
        edits = (*fix.edits, Drop(("expect",)))
        text = None if self.text is None else apply_edits_to_text(self.text, edits)
        return Scenario(self.draft.apply(edits), text)

    def plan_fix(self, fix: Fix) -> TrainingPlan:
        """Return the week of a fix, which is planned already."""
        return TrainingPlan(_record_week(self.draft, fix.task, fix.week))

    @property
    def _knows_training(self) -> bool:
        """Whether a plan, of the week or of the days before, tells of what was done."""
        draft = self.draft
        lifted = draft.lifted or list_lifted_before(draft.scenario, draft.after)
        return bool(lifted) or draft.logged is not None

    def _plan(self, limits: Limits | None, display: Display | None) -> PlannedTask | UnplannedTask:
        return plan_and_fix(self.draft, limits or Limits(), display)


def _plan_week(draft: Draft, limits: Limits | None, display: Display | None) -> PlanAnswer:
    """Return the best week of a draft; of one in progress with its changes, and what they cost."""
    found = plan_and_fix(draft, limits or Limits(), display)
    if isinstance(found, UnplannedTask):
        return _record_unplanned(found)
    record = _record_week(draft, found.task, found.week)
    return TrainingPlan(record, _describe_costs(draft, found, record, limits))


def _record_week(draft: Draft, task: Task, week: Planned) -> PlannedRecord:
    """Return the record of a week; of one in progress with its changes."""
    if draft.in_progress is None:
        return record_plan(task, week)
    from freshlegs.planning.replan import record_replan

    return record_replan(task, week, draft.in_progress)


def _describe_costs(draft: Draft, found: PlannedTask, record: PlannedRecord, limits: Limits | None) -> tuple[str, ...]:
    """Return what a replan costs; nothing for a week that has not begun."""
    if draft.in_progress is None:
        return ()
    from freshlegs.planning.pin_prices import price_new_pins
    from freshlegs.planning.replan import price_as_it_stood
    from freshlegs.report.replan_text import describe_costs

    prices, stored = price_new_pins(draft, found, limits or Limits()), draft.in_progress.stored
    after = next((week.penalty for week in record.weeks if week.start == stored.start), record.penalty)
    before = price_as_it_stood(found.task, draft.in_progress)
    return tuple(describe_costs(before, after, prices))


def _record_of(plan: TrainingPlan | PlannedRecord) -> PlannedRecord:
    return plan.record if isinstance(plan, TrainingPlan) else plan


def _record_unplanned(found: UnplannedTask | Unfilled) -> ImpossiblePlan | UndecidedPlan:
    fixes = found.fixes if isinstance(found, UnplannedTask) else ()
    record = record_failure(found.task, found.outcome, fixes)
    return ImpossiblePlan(record, fixes) if isinstance(record, ImpossibleRecord) else UndecidedPlan(record)
