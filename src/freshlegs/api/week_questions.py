"""The questions about the week that a scenario asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from freshlegs.api.answer_plan import answer_plan, answer_unplanned, record_of, record_week
from freshlegs.api.results import ImpossiblePlan, PlanAnswer, TrainingPlan
from freshlegs.api.written_scenario import WrittenScenario
from freshlegs.io.files import read_text
from freshlegs.model.limits import Limits
from freshlegs.planfile import PlannedRecord
from freshlegs.planning.display import Display, NoDisplay
from freshlegs.planning.plan_and_fix import PlannedTask, UnplannedTask, plan_and_fix
from freshlegs.planning.record_plan import record_plan
from freshlegs.scenario.schema.load import parse_toml
from freshlegs.solver.fill_sessions import Unfilled

if TYPE_CHECKING:
    from freshlegs.api.week_answers import (
        AdviceAnswer,
        AlternativesAnswer,
        CheckAnswer,
        ClashOnWeek,
        ComparedVariants,
        WhyAnswer,
    )
    from freshlegs.calendars.reading.calendar_files import Calendar
    from freshlegs.planning.fixes import Fix
    from freshlegs.planning.variants import Variant
    from freshlegs.training.log_text import LogFile


@dataclass(frozen=True, slots=True)
class WeekQuestions(WrittenScenario):
    """Base of `Scenario`: what is asked of its week, or of the weeks of a programme."""

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
        from freshlegs.planning.moved_week import check_open
        from freshlegs.planning.stored_cost import compare_stored_cost
        from freshlegs.planning.why import find_other_places, plan_in_place
        from freshlegs.scenario.in_progress.finished_week import find_named_session, parse_week_minute

        problem = self.problem
        check_open(find_named_session(problem.sessions, session))
        start = None if at is None else parse_week_minute(problem, at, self.draft.today)
        found = self._plan(limits, display)
        if isinstance(found, UnplannedTask):
            return answer_unplanned(found)
        task, best, limits = found.task, found.week, limits or Limits()
        named, in_progress = find_named_session(task.sessions, session), self.draft.in_progress
        stored = None if in_progress is None else compare_stored_cost(task, in_progress)
        if start is None:
            return SessionPlaces(found, named, tuple(find_other_places(task, best, named, limits)), stored)
        there = plan_in_place(task, best, named, task.clock.day(start), start, limits)
        return SessionPlaces(found, named, (there,), stored)

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

    def locate_clash(self, impossible: ImpossiblePlan, *, limits: Limits | None = None) -> ClashOnWeek:
        """Return where in an impossible week its clash is: the fewest sessions that clash, and where each could be.

        Of the lifts of a week, and of one week of a programme, there are no places.
        """
        from freshlegs.api.week_answers import ClashOnWeek
        from freshlegs.planning.clash_places import locate_clash

        record = impossible.record
        names = () if record.about == "lifts" or record.week is not None else [one.rule for one in record.clash]
        return ClashOnWeek(*locate_clash(self.draft, names, limits or Limits()))

    def plan_fix(self, fix: Fix) -> TrainingPlan:
        """Return the week of a fix, which is planned already."""
        return TrainingPlan(record_week(self.draft, fix.task, fix.week))

    def _plan(self, limits: Limits | None, display: Display | None) -> PlannedTask | UnplannedTask:
        return plan_and_fix(self.draft, limits or Limits(), display)
