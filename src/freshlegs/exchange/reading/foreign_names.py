"""Exercises by the names that other programs call them, and the nearest of those that are not known."""

import csv
import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path

from freshlegs.exchange.reading.foreign_values import normalize_words
from freshlegs.training.exercise import Exercise

ACTIVITY = "activity"
"""Stands in names.csv for what is no lift: runs, rides, stretching."""
ASK = "?"
"""Stands in names.csv for names that mean different exercises in different programs, so that somebody must say."""
NEAREST = 3
"""How many exercises are named for a name that is not known."""
_JOINED = re.compile(r"\b(push|pull|chin|press|step|sit)(ups?|downs?)\b")


@cache
def load_app_names() -> dict[str, tuple[str, ...]]:
    """Return the names that gym apps use, by the id of the exercise, `ACTIVITY` or `ASK`.

    One that has a form before it, "hevy:Standing Calf Raise", means that exercise in logs of this form alone.
    """
    with Path(__file__).with_name("names.csv").open(encoding="utf-8", newline="") as file:
        return {row["exercise"]: tuple(row["names"].split(";")) for row in csv.DictReader(file)}


@lru_cache(10_000)
def make_name_key(name: str) -> str:
    """Return what two names of one exercise have in common: their words, in whatever order, and no plurals.

    >>> make_name_key("Squats (Barbell)") == make_name_key("Barbell Squat")
    True
    """
    words = normalize_words(
        _JOINED.sub(r"\1 \2", name.replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "").casefold())
    ).split()
    return " ".join(sorted(word if word.endswith("ss") else word.removesuffix("s") for word in words))


class AppNames:
    """The exercises of a library by all that other programs call them."""

    def __init__(self, exercises: Iterable[Exercise], own: Mapping[str, str]) -> None:
        """Know the names of a library; `own` are those that the athlete mapped, which count for more than others."""
        self._titles = {one.id: one.name for one in exercises}
        self._keys = {make_name_key(title): one for one, title in self._titles.items()}
        self._of_forms: dict[tuple[str, str], str] = {}
        for meant, names in load_app_names().items():
            if meant not in self._titles and meant not in (ACTIVITY, ASK):
                continue
            for name in names:
                form, colon, rest = name.partition(":")
                if colon:
                    self._of_forms[form, make_name_key(rest)] = meant
                else:
                    self._keys[make_name_key(name)] = meant
        self._own = {normalize_words(name): meant for name, meant in own.items()}

    def find(self, name: str, form: str = "") -> str | None:
        """Return the id of the exercise of a name, `ACTIVITY`, or "none"; None where nobody knows.

        `form` is that of the program which calls it so, for names that mean something else in others.
        """
        own = self._own.get(normalize_words(name))
        if own is not None:
            return own
        if name in self._titles:
            return name
        key = make_name_key(name)
        meant = self._of_forms.get((form, key)) or self._keys.get(key)
        return None if meant == ASK else meant

    def list_nearest(self, name: str) -> tuple[str, ...]:
        """Return the ids of the exercises whose names are most like this one, the nearest first."""
        said = make_name_key(name)
        words, matcher = {*said.split()}, SequenceMatcher(b=said)
        near: dict[str, float] = dict.fromkeys(self._titles, 0.0)
        for key, exercise in self._keys.items():
            if exercise in near:
                own = {*key.split()}
                matcher.set_seq1(key)
                alike = len(words & own) / max(1, len(words | own)) + matcher.ratio()
                near[exercise] = max(near[exercise], alike)
        return tuple(sorted(near, key=lambda one: (-near[one], one))[:NEAREST])
