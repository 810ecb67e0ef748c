"""The sets that were ticked on a card, or a run as it was, as rows of the log: those that `freshlegs log` would add."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.model.wording import join_words, name_exercise
from freshlegs.planfile import PlannedRecord
from freshlegs.planning.log_corrections import find_correction, find_run_correction
from freshlegs.planning.logbook import (
    add_rows,
    build_entries,
    build_run,
    check_past,
    is_run,
    list_doubts,
    name_unweighed,
)
from freshlegs.training.log_text import LogText
from freshlegs.training.run_log import RunEntry
from freshlegs.training.training_log import LogEntry

_MOST_SETS = 200


class LoggedRows(NamedTuple):
    """What the log holds with the rows, and what there is to say."""

    text: str
    added: int  #: Rows that are added
    says: str
    doubts: tuple[str, ...]  #: What is far from what was asked for


def build_rows(
    record: PlannedRecord, session: str, data: Mapping[str, Any], text: str, source: str, today: date
) -> LoggedRows:
    """Return the log, whose text is given, with what was done of a session.

    `data` has the sets of a lift, or of a run what was other than planned. Raises InputError where it can't be so.
    """
    log = LogText(text, source)
    if is_run(record, session):
        told = {name: _read_number(data, name) for name in ("minutes", "km", "felt")}
        run = build_run(record, session, minutes=told["minutes"], km=told["km"], felt=told["felt"])
        runs = find_run_correction(record, session, run, [name for name, value in told.items() if value], log)
        check_past(record, runs.entries, today, "session")
        added = add_rows(text, runs.entries, runs.struck, source=source)
        doubts = _name_doubts(list_doubts(record, session, runs.entries))
        return LoggedRows(added, 1, _say_changed(runs.says, source), doubts)
    skipped = _read_skipped(data.get("skipped", []))
    did = _read_sets(data.get("sets"), may_be_empty=bool(skipped))
    rows = build_entries(record, session, did=did, skipped=skipped)
    # What was not ticked, and not taken out either, is neither done as asked for nor taken out of the log.
    rows = rows._replace(entries=[one for one in rows.entries if one.exercise in rows.named])
    correction = find_correction(record, session, rows, log)
    check_past(record, correction.entries, today, "session")
    doubtful = list_doubts(record, session, correction.entries)
    entries = [replace(entry, sure=entry in doubtful) for entry in correction.entries]
    added = add_rows(text, entries, correction.struck, source=source)
    says = " ".join(filter(None, (_say_changed(correction.says, source), _say_unweighed(record, session, entries))))
    return LoggedRows(added, len(entries), says, _name_doubts(doubtful))


def _name_doubts(doubts: Mapping[LogEntry | RunEntry, str]) -> tuple[str, ...]:
    return tuple(f"{name_exercise(row.what)}: {why}" for row, why in doubts.items())


def _say_changed(says: str, source: str) -> str:
    """Return what is said of a correction as a sentence of its own; the page has named the log already."""
    found = says.removeprefix(f"{source}: ")
    return f"{found[0].upper()}{found[1:]}." if found else ""


def _say_unweighed(record: PlannedRecord, session: str, entries: Sequence[LogEntry]) -> str:
    """Return which weights were to be found, and are not told: the weeks to come can't go on from them."""
    names = name_unweighed(record, session, entries)
    if not names:
        return ""
    return f"No weight is told for {join_words(names)}: write it on the card, and the next week goes on from there."


def _read_skipped(skipped: Any) -> list[str]:
    """Return the exercises that are to be taken out of the log."""
    if not isinstance(skipped, list) or len(skipped) > _MOST_SETS or not all(isinstance(one, str) for one in skipped):
        raise InputError("the call", Fault("skipped", f"found {repr_for_user(skipped)}", 'such as ["back_squat"]'))
    return skipped


def _read_sets(sets: Any, *, may_be_empty: bool) -> list[str]:
    """Return what was done of each exercise, in the words of `freshlegs log`."""
    if may_be_empty and not sets:
        return []
    if not isinstance(sets, list) or not 1 <= len(sets) <= _MOST_SETS:
        allowed = 'such as {"exercise": "back_squat", "reps": 6, "weight": 80, "unit": "kg"}'
        raise InputError("the call", Fault("sets", f"found {repr_for_user(sets)}", allowed))
    done: dict[str, list[tuple[int, str]]] = {}
    for one in sets:
        name, reps = (one.get("exercise"), one.get("reps")) if isinstance(one, dict) else (None, None)
        if not isinstance(name, str) or type(reps) is not int:
            raise InputError(
                "the call", Fault("sets", f"found {repr_for_user(one)}", "an exercise and its repetitions")
            )
        done.setdefault(name, []).append((reps, _read_weight(one)))
    return [_tell_sets(name, there) for name, there in done.items()]


def _tell_sets(name: str, sets: Sequence[tuple[int, str]]) -> str:
    """Return "back_squat=6 6 4 @ 80 kg": the log has one weight for all sets of an exercise."""
    weights = dict.fromkeys(weight for _, weight in sets)
    if len(weights) > 1:
        found = f"{name} has {len(weights)} weights"
        raise InputError("the call", Fault("sets", found, "the log has one weight for all sets of an exercise"))
    weight = next(iter(weights))
    return f"{name}={' '.join(str(reps) for reps, _ in sets)}{f' @ {weight}' if weight else ''}"


def _read_weight(one: Mapping[str, Any]) -> str:
    weight, unit = one.get("weight"), one.get("unit")
    if weight is None:
        return ""
    if type(weight) not in (int, float) or unit not in ("kg", "lb"):
        raise InputError("the call", Fault("sets", f"found {repr_for_user(one)}", "a weight in kg or lb"))
    return f"{weight:g} {unit}"


def _read_number(data: Mapping[str, Any], name: str) -> str | None:
    """Return a number of a call as it would be written; None where there is none."""
    value = data.get(name)
    if value is None or value == "":
        return None
    if type(value) not in (int, float):
        raise InputError("the call", Fault(name, f"found {repr_for_user(value)}", "a number is wanted"))
    return f"{value:g}"
