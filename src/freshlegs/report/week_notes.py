"""What is said of a week beside its sessions and its costs: what it is for, its notes, what a replan changed in it."""

import re
from collections.abc import Iterator

from freshlegs.io.text import to_one_line
from freshlegs.planfile import PlannedRecord, WeekRecord
from freshlegs.report.phrases import describe_changes, list_notes, name_session, summarize_replan

_ALL_STAY = re.compile(r" All (?:sessions|lifts) stay\.")
_ABOUT_HEALTH = re.compile(r"\b(?:hurts?|ill|illness)\b")
"""Words of the notes that an athlete who is hurt or ill must not miss."""


def describe_week_purpose(record: PlannedRecord, number: int) -> str:
    """Return which week of a programme one is, by its number from 1, and what it is for."""
    return f"Week {number} of {len(record.weeks)}. {tell_purpose(record, record.weeks[number - 1])}"


def tell_purpose(record: PlannedRecord, week: WeekRecord) -> str:
    """Return what a week of a programme is for; that all sessions stay only where none is missed or left out."""
    placed = {one.id for one in record.sessions}
    lost = (one for one in (*record.left_out, *record.missed) if one not in placed)
    says = to_one_line(week.says)
    return _ALL_STAY.sub("", says) if any(f"/{week.start}/" in one for one in lost) else says


def take_told_week(record: PlannedRecord, number: int, source: str) -> PlannedRecord:
    """Return one week of a programme as it is shown by itself; raises InputError where there is none.

    It is without the notes of weeks before it: the programme says of which weeks each is.
    """
    # A week that is planned by itself, which is most of what is shown, needs nothing of a programme.
    from freshlegs.planfile.programme_week import take_week

    alone = take_week(record, number, source)
    said = {note for week in record.weeks[: number - 1] for note in week.notes}
    return alone.model_copy(update={"notes": tuple(note for note in alone.notes if note not in said)})


def list_health_notes(record: PlannedRecord) -> tuple[str, ...]:
    """Return the notes of a week that say what to mind while something hurts, or after an illness."""
    return tuple(note for note in list_notes(record) if _ABOUT_HEALTH.search(note))


def describe_replan(record: PlannedRecord) -> Iterator[str]:
    """Yield what the last replan of a week has changed in it: when and how much, then each change."""
    if record.replanned is not None:
        yield summarize_replan(record, record.replanned)
        yield from describe_changes(record, record.replanned)


def list_left_over(record: PlannedRecord) -> tuple[str, ...]:
    """Return what people call the sessions that a week leaves out, but those that its replan dropped."""
    told = record.replanned.dropped if record.replanned else ()
    return tuple(name_session(record, left) for left in record.left_out if left not in told)
