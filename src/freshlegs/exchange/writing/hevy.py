"""Lifts as routines for Hevy, in the form that its public API takes."""

import json
from collections.abc import Iterator
from typing import Any

from freshlegs.exchange.writing.exercise_names import find_foreign_names
from freshlegs.exchange.writing.workouts_out import list_open_lifts, name_workout
from freshlegs.io.text import to_one_line
from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.training.card import describe_exercise, format_amount
from freshlegs.training.exercise import Reps

_KILOGRAMS = {"kg": 1.0, "lb": 0.45359237}


def write_hevy_routines(record: PlannedRecord) -> str:
    """Return a line of JSON for each lift to come: the body of a request that makes it a routine."""
    bodies = ({"routine": _routine(record, session, content)} for session, content in list_open_lifts(record))
    return "".join(f"{json.dumps(body, ensure_ascii=False)}\n" for body in bodies)


def _routine(record: PlannedRecord, session: SessionRecord, content: LiftContent) -> dict[str, Any]:
    known = [entry for entry in content.exercises if find_foreign_names(entry.exercise).hevy_id]
    missing = [entry for entry in content.exercises if entry not in known]
    notes = [f"Warm-up {content.warm_up}.", *(f"Not in Hevy: {describe_exercise(entry)}." for entry in missing)]
    return {
        "title": _clean(name_workout(record, session)),
        "folder_id": None,
        "notes": "\n".join(map(_clean, notes)),
        "exercises": [_exercise(entry, known) for entry in known],
    }


def _exercise(entry: Prescribed, known: list[Prescribed]) -> dict[str, Any]:
    """Return an exercise with its sets; of two in turn only the last one has the rest."""
    pairs = [one.pair for one in known if one.pair]
    together = [one for one in known if entry.pair and one.pair == entry.pair]
    in_turn = len(together) > 1
    says = [
        format_amount(entry),
        "each hand" if entry.each_hand and entry.load is not None else "",
        entry.effort,
        entry.cue,
    ]
    return {
        "exercise_template_id": find_foreign_names(entry.exercise).hevy_id,
        "superset_id": list(dict.fromkeys(pairs)).index(entry.pair) if in_turn else None,
        "rest_seconds": 0 if in_turn and entry is not together[-1] else entry.rest,
        "notes": _clean("; ".join(filter(None, says))),
        "sets": list(_sets(entry)),
    }


def _sets(entry: Prescribed) -> Iterator[dict[str, Any]]:
    """Yield the lighter sets and the sets: repetitions as many as are asked at the least, seconds, or metres."""
    for ramp in entry.ramp:
        yield _set("warmup", _convert(entry, ramp.load), reps=ramp.reps)
    reps = Reps.of(entry.reps)
    field = {"reps": "reps", "s": "duration_seconds", "m": "distance_meters"}[reps.unit]
    for _ in range(entry.sets):
        yield _set("normal", _convert(entry, entry.load), **{field: reps.low})


def _set(sort: str, kilograms: float | None, **amount: int) -> dict[str, Any]:
    nothing = {"reps": None, "distance_meters": None, "duration_seconds": None, "custom_metric": None}
    return {"type": sort, "weight_kg": kilograms, **nothing, **amount}


def _convert(entry: Prescribed, load: float | None) -> float | None:
    return None if load is None else round(load * _KILOGRAMS[entry.unit or "kg"], 2)


def _clean(text: str) -> str:
    """Return text as Hevy takes it: an @ in it is reported to be refused."""
    return to_one_line(text).replace("@", "at")
