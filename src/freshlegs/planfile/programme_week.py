"""One week of a stored programme as a plan of its own, and back into the programme."""

from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source
from freshlegs.model.wording import format_count
from freshlegs.planfile import HappeningRecord, MoveRecord, PlannedRecord, SessionRecord, WeekRecord
from freshlegs.planfile.json_text import load_plan

_REACH = 14
"""Days before and after a week that rules may look at."""


def load_week(path: Path | str, number: int | None) -> PlannedRecord:
    """Return the plan in a plan.json, or one week of it by its number; raises InputError."""
    record = load_plan(path)
    return record if number is None else take_week(record, number, name_source(path))


def find_week_on(record: PlannedRecord, day: date) -> int | None:
    """Return the number of the week of a programme that a day is in; None where there is none."""
    return next((week.week for week in record.weeks if 0 <= (day - week.start).days < week.days), None)


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
            "missed": tuple(missed for missed in record.missed if missed.startswith(prefix)),
            "replanned": record.replanned if _was_replanned(record, week) else None,
            "told": tuple(one for one in record.told if _is_about(record, week, one)),
            "planned_first": tuple(place for place in record.planned_first if place.session.startswith(prefix)),
            "taken_back": tuple(place for place in record.taken_back if place.session.startswith(prefix)),
        }
    )


def merge_week(record: PlannedRecord, alone: PlannedRecord) -> PlannedRecord:
    """Return a programme with one of its weeks as it was replanned; all else of it stays as it was."""
    index = next(index for index, week in enumerate(record.weeks) if week.start == alone.start)
    week = record.weeks[index]
    before = sum(other.breaches for other in record.weeks[:index])
    breaches = (*record.breaches[:before], *alone.breaches, *record.breaches[before + week.breaches :])
    weeks = (*record.weeks[:index], _replace_week(record, week, alone), *record.weeks[index + 1 :])
    costs = Counter[str]()
    for breach in breaches:
        costs[breach.rule] += breach.cost
    rules = {rule.rule: rule for rule in (*alone.rules, *record.rules)}
    others = [session for session in record.sessions if not _is_in(record, week, session)]
    named = f"week {week.week}: "
    notes = [note for note in record.notes if not note.startswith(named)]
    new = [note for note in alone.notes if not any(other.endswith(note) for other in notes)]
    prefix = f"{record.scenario}/{week.start}/"
    return record.model_copy(
        update={
            "proved_best": all(one.proved_best for one in weeks),
            "penalty": sum(one.penalty for one in weeks),
            "bound": sum(one.bound for one in weeks),
            "sessions": tuple(sorted((*others, *alone.sessions), key=lambda session: session.start)),
            "left_out": _put_ids(record.left_out, alone.left_out, prefix),
            "breaches": breaches,
            "rules": tuple(rules[name].model_copy(update={"cost": costs[name]}) for name in sorted(rules)),
            "notes": (*notes, *(f"{named}{note}" for note in new)),
            "missed": _put_ids(record.missed, alone.missed, prefix),
            "free": _put_stretches(record, week, record.free, alone.free),
            "busy": _put_stretches(record, week, record.busy, alone.busy),
            "weeks": weeks,
            "titles": alone.titles | record.titles,
            "replanned": alone.replanned,
            "revised": alone.revised,
            "told": (*record.told, *_list_new(record, week, alone)),
            "planned_first": (
                *(place for place in record.planned_first if not place.session.startswith(prefix)),
                *alone.planned_first,
            ),
        }
    )


def _list_new(record: PlannedRecord, week: WeekRecord, alone: PlannedRecord) -> tuple[HappeningRecord, ...]:
    """Return what was told of a week since its programme was stored; the same may be told again."""
    before = tuple(one for one in record.told if _is_about(record, week, one))
    if alone.told[: len(before)] == before:
        return alone.told[len(before) :]
    return tuple(one for one in alone.told if one not in record.told)


def _replace_week(record: PlannedRecord, week: WeekRecord, alone: PlannedRecord) -> WeekRecord:
    """Return the entry of a week; its sessions moved against the repeating week, as they did before."""
    usual = {place.session: place.start for place in alone.planned_first}
    usual |= {move.session: move.before for move in (*week.moved, *week.retimed)}
    moves = [
        MoveRecord.model_construct(session=one.id, before=record.local(usual[one.id]), after=one.start)
        for one in alone.sessions
        if one.id in usual and usual[one.id] != one.start and not one.done
    ]
    moved = [move for move in moves if record.local(move.before).date() != record.local(move.after).date()]
    return week.model_copy(
        update={
            "penalty": alone.penalty,
            "bound": alone.bound,
            "proved_best": alone.proved_best,
            "planned_from": "",
            "spared": (),
            "eased": (),
            "breaches": len(alone.breaches),
            "moved": tuple(moved),
            "retimed": tuple(move for move in moves if move not in moved),
            "notes": alone.notes,
        }
    )


def _put_ids(there: tuple[str, ...], own: tuple[str, ...], prefix: str) -> tuple[str, ...]:
    """Return the ids of all weeks, those of one replaced, in the order of their weeks."""
    found = (*(one for one in there if not one.startswith(prefix)), *own)
    return tuple(sorted(found, key=lambda one: one.rsplit("/", 3)[1]))


def _is_in(record: PlannedRecord, week: WeekRecord, session: SessionRecord) -> bool:
    return 0 <= _day(record, week, session) < week.days


def _is_around(record: PlannedRecord, week: WeekRecord, session: SessionRecord) -> bool:
    near = -_REACH <= _day(record, week, session) < week.days + _REACH
    return near and not _is_in(record, week, session)


def _day(record: PlannedRecord, week: WeekRecord, session: SessionRecord) -> int:
    return (record.local(session.start).date() - week.start).days


def _was_replanned(record: PlannedRecord, week: WeekRecord) -> bool:
    """Whether the last replan of a programme was about a week."""
    now = None if record.replanned is None else record.local(record.replanned.now).date()
    return now is not None and 0 <= (now - week.start).days < week.days


def _is_about(record: PlannedRecord, week: WeekRecord, one: HappeningRecord) -> bool:
    """Whether something was told of a session or a day of a week."""
    if one.session:
        return one.session.startswith(f"{record.scenario}/{week.start}/")
    day: date | None = record.local(one.start).date() if one.start is not None else one.day
    return day is not None and 0 <= (day - week.start).days < week.days


_Stretches = tuple[tuple[datetime, datetime], ...]


def _put_stretches(record: PlannedRecord, week: WeekRecord, there: _Stretches, own: _Stretches) -> _Stretches:
    """Return the stretches of all weeks, those of one replaced."""
    last = week.start + timedelta(days=week.days)
    others = [one for one in there if not week.start <= record.local(one[0]).date() < last]
    return tuple(sorted((*others, *own)))
