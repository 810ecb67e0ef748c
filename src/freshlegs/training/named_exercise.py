"""Exercises by the names that people call them: "squat", "bench press", "Barbell back squat"."""

import re
from collections.abc import Iterable

from freshlegs.training.exercise import CATEGORIES, Exercise
from freshlegs.training.training_log import find_exercise, name_exercises

_ORDER = ("strength", *(one for one in CATEGORIES if one != "strength"))
"""Of several exercises of a name the heavy one is meant."""


def find_named_exercises(written: str, exercises: Iterable[Exercise]) -> tuple[Exercise, ...]:
    """Return the exercises that a person may mean: that of this id or name, else the first heavy ones with these words.

    Several are of different movements; of those of one movement the first counts.
    """
    said, known = split_words(written), tuple(exercises)
    exact = find_exercise(name_exercises({one.id: one.name for one in known}), written.strip())
    if exact is not None:
        return tuple(one for one in known if one.id == exact)
    near = [one for one in known if said and {*said} <= {*split_words(one.name)}]
    first = min((_ORDER.index(one.category) for one in near), default=0)
    by_pattern = {one.pattern: one for one in reversed(near) if one.category == _ORDER[first]}
    return tuple(reversed(by_pattern.values()))


def split_words(text: str) -> list[str]:
    """Return the words of a name, alike for one and several: "Pull-ups" and "pull up"."""
    words = re.split(r"[\W_]+", text.lower())
    return [word if word.endswith("ss") else word.removesuffix("s") for word in words if word]
