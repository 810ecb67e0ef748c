"""What a person says was done of an exercise: repetitions of each set, and the weight."""

import re
from collections.abc import Mapping, Sequence

from freshlegs.model.content import Prescribed
from freshlegs.training.exercise import Exercise
from freshlegs.training.library import load_shipped
from freshlegs.training.loads import WEIGHT_PATTERN, Unit, parse_weight
from freshlegs.training.training_log import (
    MOST_BARE_REPS,
    MOST_BARE_REPS_WITH_WEIGHT,
    MOST_REPS,
    MOST_SETS,
    find_exercise,
    name_exercises,
)
from freshlegs.training.weight_finding import is_to_be_found

DoneSets = tuple[tuple[int, ...], float | None, Unit | None]
"""Repetitions of each set, the weight, and its unit."""


def parse_done(text: str, entry: Prescribed | None) -> DoneSets | None:
    """Return what "6 6 4 @ 80 kg" says of an exercise, or "80 kg" of all sets; None where it says nothing.

    Of an exercise that is not asked for (None) the repetitions have to be told.
    """
    reps, at, weight = text.partition("@")
    if not at and re.fullmatch(WEIGHT_PATTERN, reps.strip()):
        reps, at, weight = "", "@", reps
    as_asked = () if entry is None else map(str, find_asked(entry)[0])
    words = [*as_asked] if at and not reps.strip() else re.split(r"[\s,/]+", reps.strip())
    if not 1 <= len(words) <= MOST_SETS or not all(re.fullmatch(r"\d{1,3}", word) for word in words):
        return None
    try:
        told = parse_weight(" ".join(weight.split())) if at else None
    except ValueError:
        return None
    asked_load, asked_unit = (None, None) if entry is None else (entry.load, entry.unit)
    load, unit = (asked_load, asked_unit) if told is None else told
    return tuple(map(int, words)), load, unit or asked_unit or "kg"


def find_asked(entry: Prescribed) -> DoneSets:
    """Return an exercise done as it was asked for."""
    top = int(re.sub(r"[sm]$", "", entry.reps).rpartition("-")[2])
    return (min(top, MOST_REPS),) * min(entry.sets, MOST_SETS), entry.load, entry.unit


def find_other_exercise(asked: Mapping[str, Prescribed], written: str) -> Exercise | None:
    """Return the exercise that a person names, where a lift does not ask for it; None for one that there is not."""
    if find_exercise(name_exercises({one: entry.name for one, entry in asked.items()}), written.strip()):
        return None
    known = {one.id: one for one in load_shipped()}
    return known.get(find_exercise(name_exercises({one.id: one.name for one in known.values()}), written.strip()) or "")


def explain_wrong(
    name: str, written: str, done: DoneSets | None, entry: Prescribed | None, units: Sequence[Unit]
) -> str:
    """Return why what is told of an exercise can't be, and how it is written; "" where it can."""
    if done is None:
        return f'write "{name}=6 6 4 @ 80 kg": the repetitions of each set, and the weight if there is one'
    if units and done[2] not in units and done[1] is not None:
        return f"all your weights are in {units[0]}"
    return "" if entry is None else explain_many_reps(written, entry, f"{name}=")


def explain_many_reps(written: str, entry: Prescribed, before: str = "") -> str:
    """Return how to write a weight where a number without one is more repetitions than anyone does; "" where it isn't.

    Twice what is asked for, and twelve, may be (our choice); without any weight three times, and fifty.
    """
    if "@" in written or re.fullmatch(WEIGHT_PATTERN, written.strip()) or entry.reps.endswith(("s", "m")):
        return ""
    top, weighed = find_asked(entry)[0][0], entry.load is not None or is_to_be_found(entry)
    most = max(MOST_BARE_REPS_WITH_WEIGHT, 2 * top) if weighed else max(MOST_BARE_REPS, 3 * top)
    number = max(map(int, re.findall(r"\d+", written)), default=0)
    if number <= most:
        return ""
    unit, sets = entry.unit or "kg", " ".join([str(top)] * entry.sets)
    ways = f'"{before}{number} {unit}" for the weight of all sets, or "{before}{sets} @ {number} {unit}"'
    return f"{number} repetitions? Write {ways}"
