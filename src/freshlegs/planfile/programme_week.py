"""One week of a stored programme as a plan of its own."""

from pathlib import Path

from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source
from freshlegs.model.wording import format_count
from freshlegs.planfile import PlannedRecord, SessionRecord, WeekRecord
from freshlegs.planfile.json_text import load_plan

_REACH = 14
"""Days before and after a week that rules may look at."""


def load_week(path: Path | str, number: int | None) -> PlannedRecord:
    """Return the plan in a plan.json, or one week of it by its number; raises InputError."""
    record = load_plan(path)
    return record if number is None else take_week(record, number, name_source(path))


def take_week(record: PlannedRecord, number: int, source: str) -> PlannedRecord:
    """Return one week of a programme as a plan of its own, with the sessions around it; raises InputError."""
    if not 1 <= number <= len(record.weeks):
        weeks = f"the programme has {format_count(len(record.weeks), 'week')}"
        allowed = weeks if record.weeks else "it is the plan of one week"
        raise InputError(source, Fault("", f"there is no week {number}", allowed))
    week = record.weeks[number - 1]
    before = sum(other.breaches for other in record.weeks[: number - 1])
    breaches = record.breaches[before : before + week.breaches]
    costs = {rule.rule: sum(breach.cost for breach in breaches if breach.rule == rule.rule) for rule in record.rules}
    prefix = f"{record.scenario}/{week.start}/"
    return record.model_copy(
        update={
            "start": week.start,
            "proved_best": week.proved_best,
            "penalty": week.penalty,
            "bound": week.bound,
            "sessions": tuple(session for session in record.sessions if _is_in(record, week, session)),
            "left_out": tuple(left for left in record.left_out if left.startswith(prefix)),
            "breaches": breaches,
            "rules": tuple(rule.model_copy(update={"cost": costs[rule.rule]}) for rule in record.rules),
            "notes": week.notes,
            "around": tuple(s for s in (*record.around, *record.sessions) if _is_around(record, week, s)),
            "weeks": (),
        }
    )


def _is_in(record: PlannedRecord, week: WeekRecord, session: SessionRecord) -> bool:
    return 0 <= _day(record, week, session) < week.days


def _is_around(record: PlannedRecord, week: WeekRecord, session: SessionRecord) -> bool:
    near = -_REACH <= _day(record, week, session) < week.days + _REACH
    return near and not _is_in(record, week, session)


def _day(record: PlannedRecord, week: WeekRecord, session: SessionRecord) -> int:
    return (record.local(session.start).date() - week.start).days
