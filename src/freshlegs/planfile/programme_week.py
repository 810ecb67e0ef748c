"""One week of a stored programme, as a plan of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.io.errors import Fault, InputError
from freshlegs.model.wording import format_count

if TYPE_CHECKING:
    from freshlegs.planfile import PlannedRecord, RuleRecord, SessionRecord, WeekRecord


_REACH = 14
"""Days before and after a week that rules look at."""


def take_week(record: PlannedRecord, number: int, source: str) -> PlannedRecord:
    """Return one week of a programme as the record of a week by itself, the others as what stands around it.

    Raises
    ------
    InputError
        There is no such week; `source` names the file.
    """
    if not record.weeks:
        raise InputError(source, Fault("", f"there is no week {number}", "it is the plan of one week"))
    if number > len(record.weeks):
        weeks = format_count(len(record.weeks), "week")
        raise InputError(source, Fault("", f"there is no week {number}", f"the programme has {weeks}"))
    week = record.weeks[number - 1]
    before = sum(other.breaches for other in record.weeks[: number - 1])
    breaches = record.breaches[before : before + week.breaches]
    costs = {rule.rule: sum(breach.cost for breach in breaches if breach.rule == rule.rule) for rule in record.rules}
    inside = f"{record.scenario}/{week.start}/"
    return record.model_copy(
        update={
            "start": week.start,
            "proved_best": week.proved_best,
            "penalty": week.penalty,
            "bound": week.bound,
            "sessions": tuple(session for session in record.sessions if _is_in(record, week, session)),
            "left_out": tuple(left for left in record.left_out if left.startswith(inside)),
            "breaches": breaches,
            "rules": tuple(_costing(rule, costs[rule.rule]) for rule in record.rules),
            "notes": week.notes,
            "around": tuple(s for s in (*record.around, *record.sessions) if _is_around(record, week, s)),
            "weeks": (),
        }
    )


def _costing(rule: RuleRecord, cost: int) -> RuleRecord:
    return rule.model_copy(update={"cost": cost})


def _is_in(record: PlannedRecord, week: WeekRecord, session: SessionRecord) -> bool:
    return 0 <= _day(record, week, session) < week.days


def _is_around(record: PlannedRecord, week: WeekRecord, session: SessionRecord) -> bool:
    near = -_REACH <= _day(record, week, session) < week.days + _REACH
    return near and not _is_in(record, week, session)


def _day(record: PlannedRecord, week: WeekRecord, session: SessionRecord) -> int:
    return (record.local(session.start).date() - week.start).days
