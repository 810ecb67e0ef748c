"""A programme after one of its weeks was replanned: the weeks to come are planned anew from what it holds now."""

from dataclasses import replace

from freshlegs.model.limits import Limits
from freshlegs.planfile import PlannedRecord
from freshlegs.planning.display import Display
from freshlegs.planning.programme.answer_programme import answer_programme
from freshlegs.scenario.begun_programme import resume_programme
from freshlegs.scenario.draft import WeekInProgress
from freshlegs.scenario.in_progress.told_progress import list_lost_times, list_sore_days
from freshlegs.training.log_text import LogFile

_NAME = "the programme"


def replan_later_weeks(
    week: WeekInProgress,
    merged: PlannedRecord,
    limits: Limits,
    log: LogFile | None = None,
    display: Display | None = None,
) -> tuple[PlannedRecord, tuple[str, ...]]:
    """Return a programme with the weeks to come planned anew, as `plan` goes on with it, and notes about that.

    `merged` is its record with the week as it was replanned. What does not fit into the weeks to come is left out;
    where even so one can't be planned all of them stay as they were, and a note says so. They also stay where nothing
    has changed for them.
    """
    if week.whole is None or merged.replanned is None or (log is None and not _changes_more(week, merged)):
        return merged, ()
    # Best effort was asked for in the week that is replanned, not in those to come.
    on = resume_programme(replace(week.whole, best_effort=False), merged, _NAME, merged.replanned.now)
    record, _, notes = answer_programme(on, limits, log, display)
    if not isinstance(record, PlannedRecord):
        record, _, notes = answer_programme(replace(on, best_effort=True), limits, log, display)
    if isinstance(record, PlannedRecord):
        return record, tuple(note for note in notes if not note.startswith(_NAME))
    which = "the week that repeats" if record.week is None else f"week {record.week}"
    return merged, (f"The weeks to come stay as they were: {which} can't be planned, freshlegs plan says why",)


def _changes_more(week: WeekInProgress, merged: PlannedRecord) -> bool:
    """Whether a replan has changed what stands in its week, or what is free in others."""
    before = week.programme or merged
    places = ({(one.id, one.start, one.minutes) for one in plan.sessions} for plan in (before, merged))
    return next(places) != next(places) or any(
        tell(before) != tell(merged) for tell in (list_lost_times, list_sore_days)
    )
