"""Exercise library: shipped exercises and those that a person adds, both checked row by row."""

from __future__ import annotations

import csv
import io
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, get_args

from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.model.kinds import Level
from freshlegs.training.exercise import CATEGORIES, FAMILIES, PATTERNS, Equipment, Exercise, LoadStep, Reps
from freshlegs.training.muscles import MUSCLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LIBRARY_COLUMNS = (
    "id",
    "name",
    "category",
    "pattern",
    "equipment",
    "primary_muscles",
    "secondary_muscles",
    "core_pattern",
    "default_sets",
    "default_reps",
    "default_rest_s",
    "load_increment_class",
    "level",
    "source",
)
MOST_EXERCISES = 500
LIBRARY_SOURCES = ("article", "article_table", "evidence", "convention", "yours")
"""Starts of a source label: the article, only the table it cites, studies, custom, you."""

_CORE = ("", *FAMILIES, *(f"anti_{family}" for family in FAMILIES))
_WORDS: dict[str, tuple[str, ...]] = {
    "category": CATEGORIES,
    "pattern": PATTERNS,
    "equipment": get_args(Equipment),
    "core_pattern": _CORE,
    "load_increment_class": get_args(LoadStep),
    "level": get_args(Level),
}
_NUMBERS = {"default_sets": range(1, 11), "default_rest_s": range(601)}


@cache
def load_shipped() -> tuple[Exercise, ...]:
    """Return the shipped exercises in the file's order."""
    source = files("freshlegs.training").joinpath("exercises.csv")
    return read_library(source.read_text("utf-8"), "exercises.csv")


def read_library(text: str, source: str) -> tuple[Exercise, ...]:
    """Return the exercises of a CSV file.

    Parameters
    ----------
    source : str
        Names the file in messages.

    Raises
    ------
    InputError
        With every fault: a missing or unknown column, a half row, a forbidden value, an id twice.
    """
    faults: list[Fault] = []
    found: dict[str, Exercise] = {}
    for line, row in list(_read_rows(text, source)):
        exercise = parse_exercise(row, f"row {line}")
        if isinstance(exercise, list):
            faults += exercise
        elif exercise.id in found:
            faults.append(Fault(f"row {line}", f"a second {exercise.id}", "each exercise has one row"))
        else:
            found[exercise.id] = exercise
    if faults:
        raise InputError(source, *faults)
    return tuple(found.values())


def parse_exercise(row: Mapping[str, str], where: str) -> Exercise | list[Fault]:
    """Return the exercise of a row, or its faults; `where` names the row in them."""
    return list(_find_faults(row, where)) or _build_exercise(row)


def _read_rows(text: str, source: str) -> Iterator[tuple[int, dict[str, str]]]:
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
            row = dict(zip(head, map(str.strip, cells), strict=True))
            yield reader.line_num, dict.fromkeys(LIBRARY_COLUMNS, "") | row
    except csv.Error as error:
        raise InputError(source, Fault(f"row {reader.line_num}", f"not CSV: {error}")) from None


def _check_head(head: list[str], source: str) -> None:
    missing = [name for name in LIBRARY_COLUMNS if name not in head and name != "level"]
    faults = [Fault("row 1", f"the column {name} is missing") for name in missing]
    for name in head:
        if name not in LIBRARY_COLUMNS:
            faults.append(Fault("row 1", f"unknown column {repr_for_user(name)}", _suggest(name, LIBRARY_COLUMNS)))
    if len(set(head)) < len(head):
        faults.append(Fault("row 1", "a column stands there twice"))
    if faults:
        raise InputError(source, *faults)


def _find_faults(row: Mapping[str, str], where: str) -> Iterator[Fault]:
    for name, allowed in _find_wrong_cells(row):
        yield Fault(f"{where}, {name}", f"found {repr_for_user(row[name])}", allowed)
    for name in ("primary_muscles", "secondary_muscles"):
        for muscle in _split(row[name]):
            if muscle not in MUSCLES:
                yield Fault(f"{where}, {name}", f"unknown muscle {repr_for_user(muscle)}", _suggest(muscle, MUSCLES))
    if not any(_split(row["primary_muscles"])):
        yield Fault(f"{where}, primary_muscles", "missing", "an exercise trains at least one muscle")


def _find_wrong_cells(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the column of each wrong cell, and what is allowed in it."""
    for name in ("id", "name", "source"):
        if not row[name].isprintable() or not 1 <= len(row[name]) <= 200:
            yield name, "allowed: 1 to 200 printable characters"
    if row["id"] and not row["id"].replace("_", "").isalnum():
        yield "id", "allowed: letters, digits and _"
    for name, words in _WORDS.items():
        if row[name] not in words and not (name == "level" and not row[name]):
            yield name, _suggest(row[name], words)
    for name, span in _NUMBERS.items():
        if not (row[name].isascii() and row[name].isdigit()) or int(row[name][:6]) not in span:
            yield name, f"allowed: {span[0]} to {span[-1]}"
    try:
        Reps.of(row["default_reps"])
    except ValueError:
        yield "default_reps", 'allowed: "6", "8-10", "10/side", "30s", "30m/side"'
    if row["source"] and not row["source"].startswith(LIBRARY_SOURCES):
        yield "source", f"starts with {', '.join(LIBRARY_SOURCES)}"


def _build_exercise(row: Mapping[str, Any]) -> Exercise:
    primary = frozenset(_split(row["primary_muscles"]))
    return Exercise(
        id=row["id"],
        name=row["name"],
        category=row["category"],
        pattern=row["pattern"],
        equipment=row["equipment"],
        primary=primary,
        secondary=frozenset(_split(row["secondary_muscles"])) - primary,
        core=row["core_pattern"],
        sets=int(row["default_sets"]),
        reps=Reps.of(row["default_reps"]),
        rest=int(row["default_rest_s"]),
        load_step=row["load_increment_class"],
        level=row["level"] or "beginner",
        source=row["source"],
    )


def _split(cell: str) -> Iterable[str]:
    return (muscle.strip() for muscle in cell.split(";") if muscle.strip())


def _suggest(name: str, names: Iterable[str]) -> str:
    known = [known for known in names if known]
    close = get_close_matches(name.lower(), known, 1, 0.6)
    return f"did you mean {close[0]}?" if close else f"allowed: {', '.join(known)}"
