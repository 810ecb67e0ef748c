"""The exercise library: what freshlegs ships, and what a person adds, both checked row by row."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.model.content import EXERCISE_ID
from freshlegs.model.kinds import Level
from freshlegs.model.wording import normalize_name, suggest
from freshlegs.training.exercise import (
    CATEGORIES,
    CORE_FAMILIES,
    EQUIPMENT,
    MUSCLES,
    PATTERNS,
    Exercise,
    Implement,
    LoadStep,
    Reps,
)
from freshlegs.training.sources import ORIGINS

LIBRARY_COLUMNS = {
    "id": "its name in scenario files and logs; letters, digits and _",
    "name": "its name for people",
    "category": "the slot of a lift that it is for",
    "pattern": "the movement",
    "equipment": "what loads it",
    "primary_muscles": "muscles for which a set counts in full, separated by ;",
    "secondary_muscles": "muscles for which a set counts half, separated by ;",
    "core_pattern": "what it does for the core, if anything",
    "default_sets": "how many sets",
    "default_reps": 'of one set: "6", "8-10", "10/side", "30s" or "30m/side"',
    "default_rest_s": "seconds between sets",
    "load_increment_class": "how it gets harder",
    "level": "the least experience that it asks for; beginner where the column is missing or empty",
    "source": "who says so: begins with where the exercise is known from",
    "needs": "all that it takes, separated by ;, with / before what would do instead; by default what loads it",
    "easier": "its easier neighbour",
    "harder": "its harder neighbour",
    "cue": "how it is done, in a line",
}
"""The columns of a library, and what stands in each."""
OPTIONAL_COLUMNS = ("level", "needs", "easier", "harder", "cue")
"""Those that may be missing, or empty."""
MOST_EXERCISES = 500

_CORE = ("", *CORE_FAMILIES, *(f"anti_{family}" for family in CORE_FAMILIES))
LIBRARY_WORDS: dict[str, tuple[str, ...]] = {
    "category": CATEGORIES,
    "pattern": PATTERNS,
    "equipment": get_args(Implement),
    "core_pattern": _CORE,
    "load_increment_class": get_args(LoadStep),
    "level": get_args(Level),
}
"""What may stand in the columns of words; "" is an empty cell."""
LIBRARY_NUMBERS = {"default_sets": range(1, 11), "default_rest_s": range(601)}
"""What may stand in the columns of numbers."""


@cache
def load_shipped() -> tuple[Exercise, ...]:
    """Return the exercises that freshlegs comes with, in the file's order."""
    source = Path(__file__).with_name("exercises.csv")
    return read_library(source.read_text("utf-8"), "exercises.csv")


def read_library(text: str, source: str) -> tuple[Exercise, ...]:
    """Return the exercises of a CSV file; `source` names it in messages.

    Raises InputError with every fault: a missing or unknown column, a half row, a value that is not allowed, an id
    twice.
    """
    rows = list(_rows(text, source))
    faults: list[Fault] = []
    found: dict[str, Exercise] = {}
    for line, row in rows:
        wrong = list(_faults(row, f"row {line}"))
        if not wrong and row["id"] in found:
            wrong = [Fault(f"row {line}", f"a second {row['id']}", "each exercise has one row")]
        faults += wrong
        if not wrong:
            found[row["id"]] = _exercise(row)
    if faults:
        raise InputError(source, *faults)
    return tuple(found.values())


def _rows(text: str, source: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        head = next(reader, [])
        _check_head(head, source)
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(head):
                found = f"{len(cells)} of {len(head)} cells"
                raise InputError(source, Fault(f"row {reader.line_num}", found, f"write {', '.join(head)}"))
            if reader.line_num > MOST_EXERCISES + 1:
                raise InputError(source, Fault("", f"more than {MOST_EXERCISES} rows"))
            yield (
                reader.line_num,
                {**dict.fromkeys(LIBRARY_COLUMNS, ""), **dict(zip(head, map(str.strip, cells), strict=True))},
            )
    except csv.Error:
        found = "not CSV: a quote without its end, or a line end inside a row"
        raise InputError(source, Fault(f"row {reader.line_num}", found)) from None


def _check_head(head: list[str], source: str) -> None:
    missing = [name for name in LIBRARY_COLUMNS if name not in head and name not in OPTIONAL_COLUMNS]
    unknown = [name for name in head if name not in LIBRARY_COLUMNS]
    faults = [Fault("row 1", f"the column {name} is missing") for name in missing]
    faults += [
        Fault("row 1", f"unknown column {repr_for_user(name)}", _near(name, LIBRARY_COLUMNS)) for name in unknown
    ]
    if len(set(head)) < len(head):
        faults.append(Fault("row 1", "a column is named twice"))
    if faults:
        raise InputError(source, *faults)


def _faults(row: Mapping[str, str], where: str) -> Iterator[Fault]:
    for name in ("id", "name", "source"):
        if not row[name].isprintable() or not 1 <= len(row[name]) <= 200:
            yield Fault(
                f"{where}, {name}", f"found {repr_for_user(row[name])}", "allowed: 1 to 200 printable characters"
            )
    if row["id"] and not re.fullmatch(EXERCISE_ID, row["id"]):
        yield Fault(f"{where}, id", f"found {repr_for_user(row['id'])}", "allowed: letters, digits and _")
    for name, words in LIBRARY_WORDS.items():
        if row[name] not in words and not (name == "level" and not row[name]):
            yield Fault(f"{where}, {name}", f"found {repr_for_user(row[name])}", _near(row[name], words))
    for name, span in LIBRARY_NUMBERS.items():
        if not re.fullmatch("[0-9]{1,4}", row[name]) or int(row[name]) not in span:
            yield Fault(f"{where}, {name}", f"found {repr_for_user(row[name])}", f"allowed: {span[0]} to {span[-1]}")
    try:
        Reps.of(row["default_reps"])
    except ValueError:
        allowed = 'allowed: "6", "8-10", "10/side", "30s", "30m/side"'
        yield Fault(f"{where}, default_reps", f"found {repr_for_user(row['default_reps'])}", allowed)
    if row["source"] and not row["source"].startswith(tuple(ORIGINS)):
        yield Fault(f"{where}, source", f"found {repr_for_user(row['source'])}", f"starts with {', '.join(ORIGINS)}")
    if not row["cue"].isprintable() or len(row["cue"]) > 200:
        yield Fault(f"{where}, cue", f"found {repr_for_user(row['cue'])}", "allowed: up to 200 printable characters")
    for needed in (one for either in read_needs(row["needs"]) for one in sorted(either)):
        if needed not in EQUIPMENT:
            yield Fault(f"{where}, needs", f"found {repr_for_user(needed)}", _near(needed, EQUIPMENT))
    for name in ("primary_muscles", "secondary_muscles"):
        for muscle in _muscles(row[name]):
            if muscle not in MUSCLES:
                yield Fault(f"{where}, {name}", f"unknown muscle {repr_for_user(muscle)}", _near(muscle, MUSCLES))
    if not any(_muscles(row["primary_muscles"])):
        yield Fault(f"{where}, primary_muscles", "missing", "an exercise trains at least one muscle")


def _exercise(row: Mapping[str, str]) -> Exercise:
    words: dict[str, Any] = {name: row[name] for name in ("id", "name", "category", "pattern", "equipment", "source")}
    primary = frozenset(_muscles(row["primary_muscles"]))
    return Exercise(
        **words,
        primary=primary,
        secondary=frozenset(_muscles(row["secondary_muscles"])) - primary,
        core=row["core_pattern"],
        sets=int(row["default_sets"]),
        reps=Reps.of(row["default_reps"]),
        rest=int(row["default_rest_s"]),
        load_step=cast("LoadStep", row["load_increment_class"]),
        level=cast("Level", row["level"] or "beginner"),
        needs=read_needs(row["needs"]),
        easier=row["easier"],
        harder=row["harder"],
        cue=row["cue"],
    )


def read_needs(written: str) -> tuple[frozenset[str], ...]:
    """Return what an exercise takes, each with what would do instead: of "barbell;box/bench"."""
    parts = (part for part in written.split(";") if part.strip())
    return tuple(frozenset(map(str.strip, part.split("/"))) for part in parts)


def find_wrong_neighbours(exercises: Mapping[str, Exercise]) -> Iterator[tuple[Exercise, str, str]]:
    """Yield each exercise whose easier or harder neighbour is none, with the key and what is wrong; a circle once."""
    harder, told = find_harder(exercises.values()), set[str]()
    for exercise in exercises.values():
        for key in ("easier", "harder"):
            name = getattr(exercise, key)
            if name and name not in exercises:
                yield exercise, key, f"unknown exercise {repr_for_user(name)}"
        around = [one.id for one in harder[exercise.id] if exercise in harder[one.id]]
        if around and exercise.id not in told:
            told.update(around)
            others = " and ".join(one for one in around if one != exercise.id) or "itself"
            found = f"a circle: it would be both easier and harder than {others}"
            yield exercise, "harder" if exercise.harder else "easier", found


def find_harder(exercises: Iterable[Exercise]) -> dict[str, tuple[Exercise, ...]]:
    """Return all harder kin of each exercise by its id, the nearest first; itself too where they form a circle."""
    known = {exercise.id: exercise for exercise in exercises}
    next_ones: dict[str, list[str]] = {name: [one.harder] if one.harder in known else [] for name, one in known.items()}
    for exercise in known.values():
        if exercise.easier in known and exercise.id not in next_ones[exercise.easier]:
            next_ones[exercise.easier].append(exercise.id)
    found = {}
    for name in known:
        kin = dict.fromkeys(next_ones[name])
        queue = [*kin]
        for one in queue:
            queue += [further for further in next_ones[one] if further not in kin]
            kin |= dict.fromkeys(next_ones[one])
        found[name] = tuple(known[one] for one in kin)
    return found


def suggest_exercise(written: str, exercises: Iterable[Exercise]) -> str:
    """Return what may be meant by an id that is none, first the exercise of that title: rdl by "romanian_deadlift"."""
    known = tuple(exercises)
    said = normalize_name(written)
    meant = next((one.id for one in known if normalize_name(one.name) == said), None)
    return f"did you mean {meant}?" if meant else suggest(written, (one.id for one in known), at_most=3)


def _muscles(cell: str) -> Iterable[str]:
    return (muscle.strip() for muscle in cell.split(";") if muscle.strip())


def _near(name: str, names: Iterable[str]) -> str:
    known = [known for known in names if known]
    return suggest(name, known) or f"allowed: {', '.join(known)}"
