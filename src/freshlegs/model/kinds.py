"""Kinds of session, and the few words with which a person chooses between ways of training."""

from __future__ import annotations

from typing import Literal

Kind = Literal["lower", "upper", "full", "intervals", "tempo", "long", "easy", "race"]


Level = Literal["beginner", "intermediate", "advanced"]


Priority = Literal["run", "lift"]


HardDays = Literal["separate", "consolidate"]


KIND_TAGS: dict[Kind, tuple[str, ...]] = {
    "lower": ("lift", "legs"),
    "upper": ("lift",),
    "full": ("lift", "legs"),
    "intervals": ("run", "intensity", "key"),
    "tempo": ("run", "intensity", "key"),
    "race": ("run", "intensity", "key"),
    "long": ("run", "key"),
    "easy": ("run",),
}
"""The words that rules use for kinds of session, beside the kind itself and "hardest"."""


LOWER_GROUPS = frozenset({"quads", "hamstrings", "glutes", "calves"})


UPPER_GROUPS = frozenset({"chest", "back", "shoulders", "arms"})


GROUPS = ("quads", "hamstrings", "glutes", "calves", "chest", "back", "shoulders", "arms", "core")
"""The nine major muscle groups (house)."""


KIND_MUSCLES: dict[Kind, frozenset[str]] = {
    "lower": LOWER_GROUPS | {"core"},
    "upper": UPPER_GROUPS | {"core"},
    "full": LOWER_GROUPS | UPPER_GROUPS | {"core"},
}
"""What a kind of lift trains, as long as its exercises are not known."""


Dose = Literal["standard", "minimum"]


Style = Literal["none", "single", "double", "wave", "time"]
