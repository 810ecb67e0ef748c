"""Planning a programme: first the repeating week, then each week after the one before it and near the repeating one.

The penalty of a week counts what came before it. The solver also knows what is expected after it, so that no week is
planned at the expense of the next; but only the next week pays for that, so nothing is paid twice.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from itertools import chain

from freshlegs.io.errors import Fault, InputError, InternalError, format_path
from freshlegs.model.limits import Limits
from freshlegs.model.plan import Plan
from freshlegs.model.session import Placement, drop_places
from freshlegs.planfile import PlannedRecord, RepeatingWeekRecord, WeekRecord
from freshlegs.planning.programme.lost_sessions import find_eased_sessions, find_lost_sessions, spare_sessions
from freshlegs.planning.programme.neighbours import (
    DoneSession,
    find_unmoved,
    history_for,
    list_done,
    next_copy,
    next_week,
    recent_history,
    shift_before,
)
from freshlegs.planning.programme.repeating_week import RepeatingWeek, UnplannedWeek, plan_repeating_week
from freshlegs.planning.programme.short_weeks import ease_sessions, find_crowded_out
from freshlegs.planning.programme.week_hash import equivalence_key, hash_inputs
from freshlegs.planning.record_plan import record_plan
from freshlegs.planning.task_of_draft import task_of
from freshlegs.rules.outcome import Impossible, Outcome, Planned
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.programme_weeks import WeekDraft, make_repeating_draft, split_weeks
from freshlegs.solver.fill_sessions import Unfilled
from freshlegs.solver.plan_week import follow_week
from freshlegs.training.programme.missing_runs import is_near_race, is_run_missing
from freshlegs.training.programme.outline import ProgrammeWeek

Recall = Callable[[ProgrammeWeek, Task, str], Planned | None]
"""Returns a week as it stood when it was planned from what the hash says; None where it was not."""


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """A planned week of a programme; its task knows the days before it, not those after."""

    week: ProgrammeWeek
    task: Task
    outcome: Planned
    #: The stored plan of a week that has begun, and its place in the stored programme; None for one that is planned now
    stored: tuple[PlannedRecord, WeekRecord] | None = None
    ahead: frozenset[str] = frozenset()  #: Ids of its lifts whose weights may still change, where it has begun
    inputs: str = ""  #: Hash of what it was planned from
    spared: frozenset[str] = frozenset()  #: Names of sessions that may be left out, for their usual time was lost
    eased: frozenset[str] = frozenset()  #: Names of sessions that give way in a week with less free time than usual

    @property
    def lacks_run(self) -> bool:
        """Whether it lacks a run, or a part of one, with which the weeks behind it are sized."""
        plan = self.outcome.plan
        left_out = {one.name: one.kind for one in plan.left_out if "run" in one.tags}
        there = (place.session for place in plan.placements if "run" in place.session.tags)
        shorter = {one.name for one in there if one.minutes < one.asked_length}
        near_race = is_near_race(self.week.kind, races=self.week.race is not None)
        return is_run_missing(left_out, shorter, spared=self.spared, eased=self.eased, near_race=near_race)


@dataclass(frozen=True, slots=True)
class PlannedProgramme:
    """All weeks of a programme, each planned."""

    weeks: tuple[PlannedWeek, ...]
    repeating: RepeatingWeek


@dataclass(frozen=True, slots=True)
class _OpenWeek:
    """A week still to be planned; its task knows no other week yet."""

    week_draft: WeekDraft
    task: Task


@dataclass(frozen=True, slots=True)
class _FoundWeek:
    """What was found for a week, and for all that are like it."""

    task: Task
    outcome: Outcome
    inputs: str
    spared: frozenset[str] = frozenset()
    eased: frozenset[str] = frozenset()


def plan_programme(
    draft: Draft,
    limits: Limits,
    tick: Callable[[], None] = lambda: None,
    restore: Callable[[ProgrammeWeek, Task], PlannedWeek | None] = lambda week, template: None,
    recall: Recall = lambda week, task, inputs: None,
    stored: RepeatingWeekRecord | None = None,
) -> PlannedProgramme | UnplannedWeek:
    """Plan all weeks of a programme; `tick` is called after each.

    `restore` returns a week that has begun, which stays as it is, by the task of the repeating week; none lies behind
    one that has not. `recall` returns one to come as it stands, where it was planned from the same before; so does
    `stored` for the repeating week. The limits are for each week; wall-clock seconds are shared. Raises InputError
    with the faults of the file, or of the first week that has any.
    """
    repeating = plan_repeating_week(make_repeating_draft(draft), limits, stored)
    if isinstance(repeating, UnplannedWeek):
        return repeating
    template, outcome = repeating.task, repeating.outcome
    weeks: list[_OpenWeek] = []
    begun: list[PlannedWeek] = []
    for week_draft in split_weeks(draft, record_plan(template, outcome), repeating.contents):
        if (there := restore(week_draft.week, template)) is not None:
            begun.append(there)
            tick()
            continue
        own = replace(week_draft.draft, context=week_draft.context)
        task = _task_of_week(week_draft, own, limits)
        if not isinstance(task, Task):
            return UnplannedWeek(week_draft.week, own, task.task, task.outcome)
        weeks.append(_OpenWeek(week_draft, task))
    if begun:
        done = (list_done(one.task, (*one.task.history, *one.outcome.plan.placements)) for one in begun)
        past = [*chain.from_iterable(done)]
    elif weeks[0].task.history or draft.after is not None or not draft.scenario.repeats:
        past = list(list_done(weeks[0].task, weeks[0].task.history))
    else:
        past = list(shift_before(template, outcome.plan))
    found = _plan_in_order(weeks, past, limits, tick, recall)
    return found if isinstance(found, UnplannedWeek) else PlannedProgramme((*begun, *found), repeating)


def _task_of_week(week_draft: WeekDraft, own: Draft, limits: Limits) -> Task | Unfilled:
    """Return the task of a week; its faults name their place in the file and the week's number."""
    try:
        return task_of(own, limits)
    except InputError as error:
        faults = (
            Fault(
                _find_in_file(week_draft, fault.place), f"in week {week_draft.week.number} {fault.found}", fault.allowed
            )
            for fault in error.faults
        )
        raise InputError(error.source, *faults) from None


def _find_in_file(week_draft: WeekDraft, place: str) -> str:
    """Return the place in the file of a place in one week, which lacks some [[sessions]]."""
    for index, original in enumerate(week_draft.places):
        table = format_path(("sessions", index))
        if place == table or place.startswith(f"{table}."):
            return original + place.removeprefix(table)
    return place


def _plan_in_order(
    weeks: list[_OpenWeek], past: list[DoneSession], limits: Limits, tick: Callable[[], None], recall: Recall
) -> list[PlannedWeek] | UnplannedWeek:
    """Plan weeks in order; equivalent ones are solved once."""
    known: dict[Hashable, _FoundWeek] = {}
    found: list[PlannedWeek] = []
    for index, one in enumerate(weeks):
        history, coming = map(drop_places, (history_for(one.task.clock, past), _find_coming(weeks, index)))
        task = replace(one.task, history=history, coming=coming)
        key = equivalence_key(replace(task, history=recent_history(task)))
        if key not in known:
            known[key] = _find_week(one.week_draft, task, limits, recall)
        like = known[key]
        task = spare_sessions(task, like.spared)
        task = ease_sessions(task, like.eased, one.week_draft.draft.scenario, excuse=_forbids_leaving_out(task))
        if not isinstance(like.outcome, Planned):
            context = replace(one.week_draft.context, history=history, coming=coming)
            unplanned = replace(one.week_draft.draft, context=context)
            return UnplannedWeek(one.week_draft.week, unplanned, task, like.outcome)
        outcome, alone = _copy_outcome(task, like.task, like.outcome), replace(task, coming=())
        week = one.week_draft.week
        found.append(PlannedWeek(week, alone, outcome, inputs=like.inputs, spared=like.spared, eased=like.eased))
        past += list_done(task, outcome.plan.placements)
        tick()
    return found


def _find_week(week_draft: WeekDraft, task: Task, limits: Limits, recall: Recall) -> _FoundWeek:
    """Find the best week. What an illness takes may be left out, and else what was lost, if no week has it all."""
    times = week_draft.context.lost
    spared = find_lost_sessions(task, (one for one in times if one.ill)) | find_eased_sessions(task)
    found = _find_best(week_draft, spare_sessions(task, spared), limits, recall, spared)
    if isinstance(found.outcome, Impossible) and (lost := spared | find_lost_sessions(task, times)) > spared:
        fewer = _find_best(week_draft, spare_sessions(task, lost), limits, recall, lost)
        return fewer if isinstance(fewer.outcome, Planned) else found
    if _lacks_time(found.outcome) and (names := find_crowded_out(task)):
        scenario, excuse = week_draft.draft.scenario, _forbids_leaving_out(task)
        long = {one.name for one in task.with_tag("long")}
        # A long run is shortened before it is left out.
        for must in (long, set[str]()):
            eased = ease_sessions(task, names, scenario, excuse=excuse, must=must)
            fewer = _find_best(week_draft, eased, limits, recall, spared)
            if isinstance(fewer.outcome, Planned):
                return replace(fewer, eased=names)
            if not long or not excuse:
                break
    return found


def _lacks_time(outcome: Outcome) -> bool:
    """Whether a week has no room for what is asked for: it is impossible, or the best effort leaves something out."""
    if isinstance(outcome, Planned):
        return any(not session.optional for session in outcome.plan.left_out)
    return isinstance(outcome, Impossible)


def _forbids_leaving_out(task: Task) -> bool:
    """Whether every session must be placed, and none is left out for a price, as the best effort does."""
    rule = task.rule("all_placed")
    return rule is not None and rule.hard


def _find_best(week_draft: WeekDraft, task: Task, limits: Limits, recall: Recall, spared: frozenset[str]) -> _FoundWeek:
    short = replace(task, history=recent_history(task))
    inputs = hash_inputs(short, limits)
    outcome = recall(week_draft.week, task, inputs) or follow_week(short, find_unmoved(task), limits)
    return _FoundWeek(task, outcome, inputs, spared)


def _find_coming(weeks: list[_OpenWeek], index: int) -> tuple[Placement, ...]:
    """Return the sessions expected after a week: after the last one its own again, but none after a race."""
    one = weeks[index]
    if index + 1 < len(weeks):
        return next_week(one.task, weeks[index + 1].task)
    week = one.week_draft.week
    return () if week.kind in ("race", "recovery") or week.race is not None else next_copy(one.task)


def _copy_outcome(task: Task, solved: Task, outcome: Planned) -> Planned:
    """Return the outcome of an equivalent week as this week's, with the penalty that it has after the weeks before."""
    starts = {placement.session.id: placement.start for placement in outcome.plan.placements}
    like, lengths = dict(zip(task.sessions, solved.sessions, strict=True)), outcome.plan.lengths
    there = {own.id: other.id for own, other in like.items() if other.id in starts}
    plan = Plan.of(
        task.sessions,
        {own: starts[other] for own, other in there.items()},
        {own: lengths[other] for own, other in there.items()},
    )
    report = verify_week(replace(task, coming=()), plan)
    if report.broken:
        raise InternalError("a week that is like another one breaks a hard rule. Please report this scenario.")
    paid_by_next = outcome.report.penalty - report.penalty
    return Planned(plan, report, outcome.proved_best, max(0, outcome.bound - paid_by_next))
