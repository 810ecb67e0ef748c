"""Exercises as text, and as plain data."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from freshlegs.io.text import to_one_line
from freshlegs.model.wording import format_count, join_words
from freshlegs.report.layout import ListEntry, build_list, render_text
from freshlegs.training.epley import SPARED_RESERVE
from freshlegs.training.exercise import Exercise
from freshlegs.training.library import load_shipped
from freshlegs.training.lift_slots import EASY_SETS


def render_likes(
    found: Sequence[Exercise], name: str, *, at_most: int = 8, width: int = 80, colour: bool = False
) -> str:
    """Return the first of what may be done instead of an exercise, the likest first."""
    parts: list[RenderableType] = [Text(f"Instead of {to_one_line(name)}", style="bold")]
    parts += [build_list(map(_entry, found[:at_most])) if found else Text("Nothing that is at hand.")]
    more = len(found) - at_most
    if more > 0:
        parts += ["", Text(f"{format_count(more, 'more', 'more')}: freshlegs exercises lists them all.", style="dim")]
    return render_text(*parts, width=width, colour=colour)


def render_exercises(found: Sequence[Exercise], *, width: int = 80, colour: bool = False) -> str:
    """Return exercises slot by slot: what they train, what they need, and how they are done."""
    parts: list[RenderableType] = []
    for category, there in groupby(found, key=lambda exercise: exercise.category):
        parts += [Text(category.capitalize(), style="bold"), build_list(map(_entry, there)), ""]
    said = format_count(len(found), "exercise") if found else "No exercise"
    return render_text(*parts, Text(f"{said}.", style="dim"), width=width, colour=colour)


def dump_exercises(found: Sequence[Exercise]) -> dict[str, Any]:
    """Return exercises as plain data."""
    return {
        "format": 1,
        "exercises": [
            {
                "id": one.id,
                "name": one.name,
                "slot": one.category,
                "movement": one.pattern,
                "level": one.level,
                "needs": [sorted(either) for either in one.requirements],
                "muscles": sorted(one.primary),
                "helpers": sorted(one.secondary),
                "sets": min(one.sets, EASY_SETS) if one.easy else one.sets,
                **({"easy": True} if one.easy else {}),
                "reps": str(one.reps),
                "easier": one.easier,
                "harder": one.harder,
                "cue": one.cue,
                "source": one.source,
            }
            for one in found
        ],
    }


def _entry(exercise: Exercise) -> ListEntry:
    head = Text.assemble((to_one_line(exercise.name), "bold"), (f" ({exercise.id})", "dim"))
    facts = f"{exercise.level}; {join_words(sorted(exercise.primary))}; needs {exercise.needed}".replace("_", " ")
    spared = f"easy only: {EASY_SETS} sets, {SPARED_RESERVE} or more reps in the tank" if exercise.easy else ""
    kin = [f"{how}: {_name_kin(one)}" for how, one in (("easier", exercise.easier), ("harder", exercise.harder)) if one]
    lines = [facts, spared, to_one_line(exercise.cue), ", ".join(kin)]
    return ListEntry("-", head, tuple(Text(line) for line in lines if line))


def _name_kin(exercise: str) -> str:
    known = next((one for one in load_shipped() if one.id == exercise), None)
    return f"{known.name.lower()} ({exercise})" if known else exercise
