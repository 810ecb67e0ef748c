"""Exercises: their movement, muscles, equipment and default sets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING, Literal, get_args

from freshlegs.training.muscles import GROUP_OF, LOWER_MUSCLES, UPPER_MUSCLES

if TYPE_CHECKING:
    from freshlegs.model.kinds import Level

Category = Literal["power", "strength", "moderate", "accessory", "core"]
"""Also the names of the slots of a lift, in their order (A69)."""
CATEGORIES: tuple[Category, ...] = get_args(Category)

Equipment = Literal["barbell", "dumbbell", "machine", "band", "medball", "bodyweight"]
LOADED = frozenset({"barbell", "dumbbell", "machine"})
"""Equipment heavier than one's own weight; bands and medicine balls do not count (A20)."""

LoadStep = Literal["barbell", "dumbbell", "machine", "bodyweight_reps", "band", "medball", "time", "power_none"]
"""Ways in which an exercise gets harder (training.md 4.5)."""

Family = Literal["rotation", "flexion", "extension", "lateral_flexion"]
FAMILIES: tuple[Family, ...] = get_args(Family)
"""The four movements of the core (A37); each includes its anti-movement."""

PATTERNS = (
    "squat",
    "hinge",
    "hip_extension",
    "lunge",
    "h_push",
    "v_push",
    "h_pull",
    "v_pull",
    "jump",
    "hop_bound",
    "throw",
    "knee_extension",
    "knee_flexion",
    "calf",
    "dorsiflexion",
    "hip_abduction",
    "hip_adduction",
    "hip_flexion",
    "elbow_flexion",
    "elbow_extension",
    "shoulder_raise",
    "core",
    "carry",
)
MULTI_JOINT = frozenset(PATTERNS[:10])
GROUND = frozenset({"jump", "hop_bound"})
"""Patterns whose repetitions are foot contacts."""
RUN_LIKE = frozenset({"hinge", "lunge", "hop_bound"})
"""Patterns most like running (A25): hinges, steps and lunges, hops and bounds."""

SECONDS_PER_REP = 3.0
SECONDS_PER_POWER_REP = 1.5
SECONDS_PER_METRE = 1.0

_REPS = re.compile(r"([1-9]\d{0,2})(?:-([1-9]\d{0,2}))?(s|m)?(/side)?")


@dataclass(frozen=True, slots=True)
class Reps:
    """Amount of an exercise in one set: "6", "8-10", "10/side", "30s", "30m/side".

    Parameters
    ----------
    low, high : int
        Ends of the range, both included; equal if there is none.
    unit : str
        "reps", "s" (seconds of a hold) or "m" (metres of a carry).
    per_side : bool
        The amount is for each side.
    """

    low: int
    high: int
    unit: Literal["reps", "s", "m"] = "reps"
    per_side: bool = False

    @classmethod
    def of(cls, written: str) -> Reps:
        """Return the amount that a text names; raises ValueError."""
        found = _REPS.fullmatch(written)
        if found is None or int(found[2] or found[1]) < int(found[1]):
            raise ValueError(written)
        unit: Literal["reps", "s", "m"] = "s" if found[3] == "s" else "m" if found[3] == "m" else "reps"
        return cls(int(found[1]), int(found[2] or found[1]), unit, found[4] is not None)

    def __str__(self) -> str:
        span = str(self.low) if self.low == self.high else f"{self.low}-{self.high}"
        return f"{span}{'' if self.unit == 'reps' else self.unit}{'/side' if self.per_side else ''}"

    @property
    def sides(self) -> int:
        """2 if each side is done by itself, else 1."""
        return 2 if self.per_side else 1


@dataclass(frozen=True)
class Exercise:
    """One exercise of the library.

    Parameters
    ----------
    category : str
        Its slot in a lift.
    pattern : str
        Its movement, one of `PATTERNS`.
    primary, secondary : frozenset of str
        Muscles: a set counts one for a primary and half for a secondary one (Pelland 2024).
    core : str
        Family of the core that it trains, perhaps with "anti_" before it; "" if none.
    sets, reps, rest
        Defaults; the rest in seconds.
    load_step : str
        Way in which it gets harder.
    level : str
        Least experience that it takes.
    source : str
        Starts with one of `LIBRARY_SOURCES`.
    """

    id: str
    name: str
    category: Category
    pattern: str
    equipment: Equipment
    primary: frozenset[str]
    secondary: frozenset[str]
    core: str
    sets: int
    reps: Reps
    rest: int
    load_step: LoadStep
    level: Level
    source: str

    @cached_property
    def family(self) -> str:
        """Family of the core that it counts for; "" if none."""
        return self.core.removeprefix("anti_")

    @cached_property
    def halves(self) -> dict[str, int]:
        """Half sets that one set counts for each major group: 2 if primary, 1 if only secondary."""
        found = {GROUP_OF[muscle]: 1 for muscle in self.secondary if muscle in GROUP_OF}
        return found | {GROUP_OF[muscle]: 2 for muscle in self.primary if muscle in GROUP_OF}

    @cached_property
    def regions(self) -> frozenset[str]:
        """Regions that it loads, by its primary muscles; empty if it is for the trunk alone."""
        muscles = {"lower": LOWER_MUSCLES, "upper": UPPER_MUSCLES}
        return frozenset(region for region in muscles if muscles[region] & self.primary)

    @property
    def multi_joint(self) -> bool:
        """Whether it moves several joints."""
        return self.pattern in MULTI_JOINT

    @property
    def loaded(self) -> bool:
        """Whether its equipment is in `LOADED`."""
        return self.equipment in LOADED

    @property
    def on_the_ground(self) -> bool:
        """Whether its repetitions are foot contacts."""
        return self.pattern in GROUND

    @property
    def one_sided(self) -> bool:
        """Whether each side is done by itself."""
        return self.reps.per_side

    def set_seconds(self, reps: Reps) -> int:
        """Return the seconds of work in one set at the top of its range (training.md 4.3)."""
        each = {"s": 1.0, "m": SECONDS_PER_METRE, "reps": SECONDS_PER_REP}[reps.unit]
        if self.category == "power" and reps.unit == "reps":
            each = SECONDS_PER_POWER_REP
        return ceil(reps.high * each) * reps.sides
