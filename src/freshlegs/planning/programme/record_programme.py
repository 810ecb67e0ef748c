"""From the planned weeks of a programme to its record in plan.json."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from freshlegs.model.content import LiftContent
from freshlegs.model.plan import find_moved, find_retimed
from freshlegs.model.wording import join_words
from freshlegs.planfile import ImpossibleRecord, PlannedRecord, RuleRecord, SessionRecord, UndecidedRecord, WeekRecord
from freshlegs.planning.programme.lift_contents import progress_lifts
from freshlegs.planning.programme.logged_results import LoggedResults
from freshlegs.planning.programme.planned_weeks import PlannedProgramme, PlannedWeek, UnplannedWeek
from freshlegs.planning.record_plan import record_failure, record_moves, record_plan
from freshlegs.training.programme.outline import note_session, summarize_week

if TYPE_CHECKING:
    from freshlegs.planning.fixes import Fix


NO_LOG = "No log: assuming every set went as planned"


def record_programme(programme: PlannedProgramme, results: LoggedResults | None = None) -> PlannedRecord:
    """Return the record of a programme, its lifts progressing from the logged results."""
    weeks, lifts = programme.weeks, progress_lifts(programme.weeks, results)
    records = [record_plan(one.task, one.outcome) for one in weeks]
    return records[0].model_copy(
        update={
            "repeats": False,
            "proved_best": all(record.proved_best for record in records),
            "penalty": sum(record.penalty for record in records),
            "bound": sum(record.bound for record in records),
            "sessions": tuple(
                _with_week(one, session, len(weeks), lifts)
                for one, record in zip(weeks, records, strict=True)
                for session in record.sessions
            ),
            "left_out": tuple(left for record in records for left in record.left_out),
            "breaches": tuple(breach for record in records for breach in record.breaches),
            "rules": _join_rules(records),
            "notes": (*_join_notes(records), *([NO_LOG] if lifts and results is None else [])),
            "free": tuple(stretch for record in records for stretch in record.free),
            "busy": tuple(stretch for record in records for stretch in record.busy),
            "weeks": tuple(_record_week(one, record) for one, record in zip(weeks, records, strict=True)),
        }
    )


def record_unplanned(unplanned: UnplannedWeek, fixes: Iterable[Fix] = ()) -> ImpossibleRecord | UndecidedRecord:
    """Return the record of the first week that could not be planned, with the fixes that would make it possible."""
    record = record_failure(unplanned.asked, unplanned.outcome, fixes)
    if unplanned.week is None:
        return record
    return record.model_copy(update={"week": unplanned.week.number, "start": unplanned.week.start})


def _with_week(one: PlannedWeek, session: SessionRecord, weeks: int, lifts: Mapping[str, LiftContent]) -> SessionRecord:
    """Return a session with a sentence about its week, and with its progressed content."""
    says = f"Week {one.week.number} of {weeks}. {note_session(one.week, session.kind)}".rstrip()
    return session.model_copy(update={"why": (says, *session.why), "content": lifts.get(session.id, session.content)})


def _record_week(one: PlannedWeek, record: PlannedRecord) -> WeekRecord:
    week, task, plan = one.week, one.task, one.outcome.plan
    return WeekRecord.model_construct(
        week=week.number,
        start=week.start,
        days=record.days,
        kind=week.kind,
        says=summarize_week(week),
        lift_volume_percent=week.lift_volume,
        lift_load_percent=week.lift_load,
        sets_at_most=week.sets,
        progresses=week.progresses,
        penalty=record.penalty,
        bound=record.bound,
        proved_best=record.proved_best,
        breaches=len(record.breaches),
        moved=record_moves(task.clock, find_moved(task, plan)),
        retimed=record_moves(task.clock, find_retimed(task, plan)),
        notes=record.notes,
    )


def _join_rules(records: Iterable[PlannedRecord]) -> tuple[RuleRecord, ...]:
    """Return each rule that was on in some week, with its total cost."""
    found: dict[str, RuleRecord] = {}
    for rule in (rule for record in records for rule in record.rules):
        cost = rule.cost + (found[rule.rule].cost if rule.rule in found else 0)
        found[rule.rule] = found.get(rule.rule, rule).model_copy(update={"cost": cost})
    return tuple(found[name] for name in sorted(found))


def _join_notes(records: list[PlannedRecord]) -> tuple[str, ...]:
    """Return each note once, with its weeks unless it is about all."""
    weeks: dict[str, list[str]] = {}
    for number, record in enumerate(records, 1):
        for note in record.notes:
            weeks.setdefault(note, []).append(str(number))
    return tuple(
        note if len(there) == len(records) else f"week {join_words(there)}: {note}" for note, there in weeks.items()
    )
