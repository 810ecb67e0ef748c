"""Muscles of exercises, with their major groups and regions."""

from __future__ import annotations

from freshlegs.model.kinds import LOWER_GROUPS, UPPER_GROUPS

GROUP_OF: dict[str, str] = {
    "quads": "quads",
    "hamstrings": "hamstrings",
    "glutes": "glutes",
    "glute_med": "glutes",
    "calves": "calves",
    "chest": "chest",
    "lats": "back",
    "upper_back": "back",
    "front_delts": "shoulders",
    "side_delts": "shoulders",
    "rear_delts": "shoulders",
    "triceps": "arms",
    "biceps": "arms",
    "abs": "core",
    "obliques": "core",
    "erectors": "core",
}
"""The major group of each muscle; muscles without a group are tracked but have no minimum."""

_OTHER_LOWER = ("adductors", "tibialis_anterior", "hip_flexors")
_OTHER_UPPER = ("forearms",)

MUSCLES = (*GROUP_OF, *_OTHER_LOWER, *_OTHER_UPPER)

LOWER_MUSCLES = frozenset({*_OTHER_LOWER, *(muscle for muscle, group in GROUP_OF.items() if group in LOWER_GROUPS)})
UPPER_MUSCLES = frozenset({*_OTHER_UPPER, *(muscle for muscle, group in GROUP_OF.items() if group in UPPER_GROUPS)})


def expand_muscles(name: str) -> frozenset[str]:
    """Return the muscles of a major group's or muscle's name; empty for an unknown name."""
    return frozenset({name} & {*MUSCLES} | {muscle for muscle, group in GROUP_OF.items() if group == name})


def find_region(group: str) -> str:
    """Return the region of a major group: "lower", "upper", or "trunk" for the core, which fits any lift."""
    return "lower" if group in LOWER_GROUPS else "upper" if group in UPPER_GROUPS else "trunk"
