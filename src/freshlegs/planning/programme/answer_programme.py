"""A programme planned and recorded, going on from what was done of it; or the fixes of an impossible week."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from freshlegs.model.clock import format_date
from freshlegs.model.content import LiftContent
from freshlegs.model.limits import Limits
from freshlegs.model.wording import format_count, join_numbers, join_words
from freshlegs.planfile import ImpossibleRecord, OutcomeRecord, PlannedRecord, UndecidedRecord
from freshlegs.planfile.revisions import stamp_next_plan
from freshlegs.planning.display import Display, NoDisplay
from freshlegs.planning.fixes import Fix, find_fixes
from freshlegs.planning.programme.begun_weeks import BegunWeeks, record_usual_lifts
from freshlegs.planning.programme.exercise_courses import find_doubts
from freshlegs.planning.programme.lifted import record_lifted
from freshlegs.planning.programme.logged_results import match_results, note_later_days
from freshlegs.planning.programme.plan_weeks import PlannedProgramme, PlannedWeek, plan_programme
from freshlegs.planning.programme.record_programme import record_programme
from freshlegs.planning.programme.repeating_week import UnplannedWeek, record_repeating_week
from freshlegs.planning.programme.still_asked import note_still_asked
from freshlegs.planning.programme.training_so_far import (
    TrainingSoFar,
    has_new_facts,
    list_done_days,
    list_stored_lifts,
    read_training,
    record_lifted_before,
)
from freshlegs.planning.record_plan import record_failure
from freshlegs.planning.task_of_draft import task_of
from freshlegs.rules.task import Task
from freshlegs.scenario.begun_programme import (
    check_begun_weeks,
    count_known_weeks,
    find_last_lost,
    find_running_so_far,
)
from freshlegs.scenario.draft import BegunProgramme, Draft
from freshlegs.scenario.history import list_older_runs, load_previous_plan
from freshlegs.scenario.logged_exercises import keep_logged_exercises
from freshlegs.scenario.logged_lifts import LiftsBefore, begin_with_lifts
from freshlegs.scenario.programme_weeks import make_repeating_draft, outline_draft
from freshlegs.scenario.resolve import resolve_draft
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.log_text import LogFile
from freshlegs.training.programme.outline import ProgrammeWeek
from freshlegs.training.training_log import LogEntry

NO_LIFTS = "No lift in the log: assuming every set went as planned"
_KEPT = ("missed", "replanned", "revised", "told", "planned_first", "scenario_file")
"""What a stored programme knows, beside its weeks, that planning on leaves as it is."""

_Answer = tuple[OutcomeRecord, tuple[Fix, ...], tuple[str, ...]]


def answer_programme(
    draft: Draft, limits: Limits, log: LogFile | None = None, display: Display | None = None
) -> _Answer:
    """Return the record of a programme, the fixes of an impossible week, and notes about what was done.

    It goes on from the stored plan that the draft has, and from the log of a path. Weeks of that plan that have begun
    stay as they are stored; the others are planned anew, from what was done and what these weeks hold.
    """
    done = read_training(draft, log)
    begun = _count_begun(draft, done)
    before: LiftsBefore | None = None
    if done is not None:
        before = _begin(replace(draft, logged=done.runs.logged), begun, done)
        draft = keep_logged_exercises(
            before.draft, done.log.lifts, done.settings, partial(_choose_anew, before.draft, limits)
        )
    record, fixes, notes = _answer(draft, begun, limits, display or NoDisplay(), done)
    if not isinstance(record, PlannedRecord):
        return record, fixes, notes
    if done is not None and before is not None:
        record = _record_done(record, done, before)
        notes = (*done.notes, *(() if begun.count else before.notes), *notes)
    if draft.begun is None or not begun.count:
        return record, (), notes
    settings = resolve_draft(draft).task.lifting or LiftingSettings()
    still = note_still_asked(draft.begun, begun.count, settings)
    says = _say_how(draft.begun, begun.count, _list_lifts_changed(draft.begun.stored, record, begun.count))
    return _go_on(record, draft.begun, begun.count), (), (says, *still, *notes)


def _choose_anew(draft: Draft, limits: Limits) -> Mapping[str, tuple[str, ...]]:
    """Return the exercises of each lift of a draft's repeating week, by its name, whatever is logged."""
    task = task_of(make_repeating_draft(draft), limits)
    sessions = task.sessions if isinstance(task, Task) else ()
    return {one.name: one.content.exercise_ids for one in sessions if isinstance(one.content, LiftContent)}


def _begin(draft: Draft, begun: BegunWeeks, done: TrainingSoFar) -> LiftsBefore:
    """Return how a programme begins; of one that has begun that is settled, whatever a log tells of before it now."""
    lifts: Iterable[LogEntry] = done.log.lifts
    if begun.stored is not None and begun.count:
        lifts = list_stored_lifts(begun.stored.lifted_before, done.settings)
    return begin_with_lifts(draft, lifts, done.settings, done.source)


def _count_begun(draft: Draft, done: TrainingSoFar | None) -> BegunWeeks:
    """Return the weeks that have begun; none where there is no stored plan."""
    if draft.begun is None:
        return BegunWeeks(None, 0, "")
    count = draft.begun.count_weeks(list_done_days(done.log) if done is not None else ())
    check_begun_weeks(draft, count)
    told = done is not None and has_new_facts(done, draft.begun.stored)
    return BegunWeeks(draft.begun.stored, count, draft.begun.source, draft.begun.now if told else None)


def _answer(draft: Draft, begun: BegunWeeks, limits: Limits, display: Display, done: TrainingSoFar | None) -> _Answer:
    draft, found = _plan_on(draft, begun, limits, display)
    if isinstance(found, UnplannedWeek):
        fixes = find_fixes(found.draft, found.task, found.outcome, limits)
        return record_unplanned(found, fixes), fixes, ()
    outline = outline_draft(draft)
    older = tuple(list_older_runs(draft.after or load_previous_plan(draft.scenario), outline.start))
    if done is None:
        return _keep_for_later(record_programme(found, outline, older=older), found), (), ()
    results = match_results(found.weeks, done.log.lifts, done.source, done.log.runs)
    others, doubts = note_later_days(found.weeks, done.log.lifts, done.source), find_doubts(found.weeks, results)
    record = _keep_for_later(record_programme(found, outline, results, older), found)
    lifted = tuple(record_lifted(frozenset(record.dates), done.log.lifts, results, doubts))
    notes = (*others, *results.notes, *doubts.values())
    return record.model_copy(update={"lifted": lifted}), (), notes


def _plan_on(
    draft: Draft, begun: BegunWeeks, limits: Limits, display: Display
) -> tuple[Draft, PlannedProgramme | UnplannedWeek]:
    """Plan the weeks of a programme, which grow from what was run in those that have begun; return its draft too.

    What a journey takes from a week to come is known only when that is planned: then those behind it are planned anew,
    unless it is as in the stored plan.
    """
    stored = begun.stored
    with display.counting("planning weeks", outline_draft(draft).weeks) as tick:
        if stored is None:
            first = plan_programme(draft, limits, tick)
            if isinstance(first, UnplannedWeek) or not _list_lost(first):
                return draft, first
            return _plan_one_by_one(draft, begun, limits)
        there = replace(draft, logged=find_running_so_far(draft, stored, count_known_weeks(stored, begun.count)))
        found = plan_programme(there, limits, tick, begun.restore, begun.recall, stored.repeating)
        if isinstance(found, UnplannedWeek) or not (find_last_lost(stored) or _list_lost(found)):
            return there, found
        record = record_programme(found, outline_draft(there))
        if find_running_so_far(draft, record, count_known_weeks(record, begun.count)) == there.logged:
            return there, found
        return _plan_one_by_one(draft, begun, limits)


def _plan_one_by_one(draft: Draft, begun: BegunWeeks, limits: Limits) -> tuple[Draft, PlannedProgramme | UnplannedWeek]:
    """Plan the weeks of a programme up to one that lacks runs, and those behind it from what is left of it."""
    settled: dict[int, PlannedWeek] = {}

    def restore(week: ProgrammeWeek, template: Task) -> PlannedWeek | None:
        return begun.restore(week, template) or settled.get(week.number)

    stored, known = begun.stored, begun.count
    repeats = stored.repeating if stored is not None else None
    there = replace(draft, logged=find_running_so_far(draft, stored, known)) if stored is not None else draft
    while True:
        found = plan_programme(there, limits, lambda: None, restore, begun.recall, repeats)
        lost = [] if isinstance(found, UnplannedWeek) else [one for one in _list_lost(found) if one > known]
        if isinstance(found, UnplannedWeek) or not lost:
            return there, found
        known, repeats = lost[0], record_repeating_week(found.repeating)
        settled = {one.week.number: one for one in found.weeks if one.week.number <= known}
        record = record_programme(found, outline_draft(there))
        there = replace(draft, logged=find_running_so_far(draft, record, known))


def _list_lost(found: PlannedProgramme) -> list[int]:
    """Return the numbers of the weeks to come that lack a run."""
    return [one.week.number for one in found.weeks if one.lacks_run]


def _keep_for_later(record: PlannedRecord, found: PlannedProgramme) -> PlannedRecord:
    """Return the record of a programme with all that it goes on from."""
    lifts, repeating = record_usual_lifts(found.weeks), record_repeating_week(found.repeating)
    return record.model_copy(update={"lifts": lifts, "repeating": repeating})


def _record_done(record: PlannedRecord, done: TrainingSoFar, before: LiftsBefore) -> PlannedRecord:
    """Return the record of a programme with what was done of it and before it."""
    lifts = any(isinstance(session.content, LiftContent) for session in record.sessions)
    says = (*record.notes, *done.runs.says, *([NO_LIFTS] if done.runs.logged and lifts and not done.log.lifts else []))
    lifted = record_lifted_before(before.lifts)
    return record.model_copy(update={"notes": says, "logged": done.runs.logged, "lifted_before": lifted})


def _go_on(record: PlannedRecord, begun: BegunProgramme, count: int) -> PlannedRecord:
    """Return the record of a programme that went on: newer than the stored one where any session has changed."""
    stored = begun.stored
    since = stored.start + timedelta(days=count * stored.days)
    kept = {name: getattr(stored, name) for name in _KEPT}
    record = record.model_copy(update={**kept, "since": since})
    if record.sessions == stored.sessions:
        return record
    now = begun.now.replace(second=0, microsecond=0)
    return record.model_copy(update={"revised": stamp_next_plan(stored, now).astimezone(stored.zone)})


def _list_lifts_changed(stored: PlannedRecord, record: PlannedRecord, count: int) -> list[str]:
    """Return the lifts, still ahead in weeks that have begun, that ask for something else now."""
    before, end = {one.id: one.content for one in stored.sessions}, stored.start + timedelta(days=count * stored.days)
    begun = (one for one in record.sessions if record.local(one.start).date() < end)
    changed = (one for one in begun if one.id in before and before[one.id] != one.content)
    return [f"{one.name} on {format_date(record.local(one.start).date())}" for one in changed]


def _say_how(begun: BegunProgramme, count: int, lifts: Sequence[str]) -> str:
    """Say which weeks stay, which of their lifts take other weights, and which weeks are planned on."""
    weeks, stay = len(begun.stored.weeks), f"weeks {join_numbers(range(1, count + 1))} stay"
    stay = "week 1 stays" if count == 1 else stay
    but = f", but {join_words(lifts)} {'has' if len(lifts) == 1 else 'have'} new weights" if lifts else ""
    if count >= weeks:
        return f"{begun.source}: all {format_count(weeks, 'week')} of it have begun, and stay as they are{but}."
    return f"{begun.source}: {stay} as stored{but}, and the programme goes on from week {count + 1}."


def record_unplanned(unplanned: UnplannedWeek, fixes: Iterable[Fix] = ()) -> ImpossibleRecord | UndecidedRecord:
    """Return the record of the first week that could not be planned, with the fixes that would make it possible."""
    record = record_failure(unplanned.task, unplanned.outcome, fixes)
    if unplanned.week is None:
        return record
    return record.model_copy(update={"week": unplanned.week.number, "start": unplanned.week.start})
