"""Muscles, and the exercises that train them: what one is, and how it is done by default."""

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil
from typing import Literal, Self, get_args

from freshlegs.model.kinds import LOWER_GROUPS, UPPER_GROUPS, Level
from freshlegs.model.wording import format_range, join_words

MUSCLES_OF: dict[str, tuple[str, ...]] = {
    "quads": ("quads",),
    "hamstrings": ("hamstrings",),
    "glutes": ("glutes", "glute_med"),
    "calves": ("calves",),
    "chest": ("chest",),
    "back": ("lats", "upper_back"),
    "shoulders": ("front_delts", "side_delts", "rear_delts"),
    "arms": ("triceps", "biceps"),
    "core": ("abs", "obliques", "erectors"),
}
"""The muscles of each major group; muscles without a group are tracked but have no minimum."""
GROUP_OF = {muscle: group for group, muscles in MUSCLES_OF.items() for muscle in muscles}

_OTHER_LOWER = ("adductors", "tibialis_anterior", "hip_flexors")
_OTHER_UPPER = ("forearms",)

MUSCLES = (*GROUP_OF, *_OTHER_LOWER, *_OTHER_UPPER)

LOWER_MUSCLES = frozenset({*_OTHER_LOWER, *(muscle for muscle, group in GROUP_OF.items() if group in LOWER_GROUPS)})
UPPER_MUSCLES = frozenset({*_OTHER_UPPER, *(muscle for muscle, group in GROUP_OF.items() if group in UPPER_GROUPS)})


def expand_muscles(name: str) -> frozenset[str]:
    """Return the muscles of a major group's or muscle's name; empty for an unknown name."""
    return frozenset(MUSCLES_OF.get(name) or {name} & {*MUSCLES})


def name_muscles(muscles: frozenset[str]) -> tuple[str, ...]:
    """Return what people call these muscles, those that make up a whole group by its name."""
    groups = sorted(group for group, there in MUSCLES_OF.items() if muscles.issuperset(there))
    rest = sorted(muscles.difference(*(MUSCLES_OF[group] for group in groups)))
    return (*groups, *(muscle.replace("_", " ") for muscle in rest))


def find_region(group: str) -> str:
    """Return the region of a major group: "lower", "upper", or "trunk" for the core, which fits any lift."""
    return "lower" if group in LOWER_GROUPS else "upper" if group in UPPER_GROUPS else "trunk"


Category = Literal["power", "strength", "moderate", "accessory", "core"]
"""Also the names of the slots of a lift, in the order in which they come (A69)."""
CATEGORIES: tuple[Category, ...] = get_args(Category)
_LEVELS: tuple[Level, ...] = get_args(Level)

Implement = Literal["barbell", "dumbbell", "kettlebell", "machine", "cable", "band", "medball", "bodyweight"]
"""What loads an exercise."""
Equipment = Literal[Implement, "rack", "bench", "box", "pullup_bar"]
"""What may be at hand."""
LOADED = frozenset({"barbell", "dumbbell", "kettlebell", "machine", "cable"})
"""Equipment that loads an exercise with more than one's own weight; bands and medicine balls do not (A20)."""
EQUIPMENT: dict[Equipment, str] = {
    "barbell": "a barbell",
    "dumbbell": "dumbbells",
    "kettlebell": "a kettlebell",
    "machine": "machines",
    "cable": "a cable",
    "band": "a band",
    "medball": "a medicine ball",
    "bodyweight": "nothing",
    "rack": "a rack",
    "bench": "a bench",
    "box": "a box or a step",
    "pullup_bar": "a pull-up bar",
}
"""What people call it."""
EQUIPMENT_WORDS: dict[str, Equipment] = {
    **dict.fromkeys(("plates", "bar", "weights", "landmine"), "barbell"),
    **dict.fromkeys(("free weights", "db", "dumbells"), "dumbbell"),
    **dict.fromkeys(("kettlebells", "kb", "bell"), "kettlebell"),
    **dict.fromkeys(("smith", "leg press", "machines", "sled"), "machine"),
    **dict.fromkeys(("cables", "pulley"), "cable"),
    **dict.fromkeys(("tube", "tubes", "loop", "theraband", "elastic"), "band"),
    **dict.fromkeys(("ball", "medicine ball", "slam ball"), "medball"),
    **dict.fromkeys(("squat rack", "power rack", "stand"), "rack"),
    **dict.fromkeys(("step", "steps", "chair", "stairs", "plyo box"), "box"),
    **dict.fromkeys(("pull-up bar", "pullup bar", "doorframe", "trx", "rings"), "pullup_bar"),
    **dict.fromkeys(("body", "body weight", "mat", "floor"), "bodyweight"),
}
"""What people call equipment, or have with it: what it is among these."""

LoadStep = Literal[
    "barbell",
    "dumbbell",
    "dumbbell_pair",
    "kettlebell",
    "machine",
    "bodyweight_reps",
    "band",
    "medball",
    "time",
    "power_none",
]
"""How an exercise gets harder (A45, A46; A44 for one's own weight; the rest is house). The weight of a pair of
dumbbells is that of one, in each hand."""

CoreFamily = Literal["rotation", "flexion", "extension", "lateral_flexion"]
CORE_FAMILIES: tuple[CoreFamily, ...] = get_args(CoreFamily)
"""The four ways in which the core works (A37); each takes its anti-movement with it."""

PATTERNS = (
    "squat", "hinge", "hip_extension", "lunge", "h_push", "v_push", "h_pull", "v_pull", "jump", "hop_bound", "throw",
    "knee_extension", "knee_flexion", "calf", "dorsiflexion", "hip_abduction", "hip_adduction", "hip_flexion",
    "elbow_flexion", "elbow_extension", "shoulder_raise", "core", "carry",
)  # fmt: skip
MULTI_JOINT = frozenset(PATTERNS[:10])
GROUND = frozenset({"jump", "hop_bound"})
"""Patterns whose repetitions are foot contacts."""
RUN_LIKE = frozenset({"hinge", "lunge", "hop_bound"})
"""Patterns most like running (A25): hinges, steps and lunges, hops and bounds."""

_BELLS: tuple[Literal["dumbbell", "kettlebell"], ...] = ("dumbbell", "kettlebell")
"""Weights of which an exercise may take either; the load then goes up in the steps of the one at hand."""
KNEE_DOMINANT = frozenset({"squat", "lunge"})
"""Patterns that load the knee most (house)."""
HIP_DOMINANT = frozenset({"hinge", "hip_extension"})
"""Patterns that load the hip most (house)."""
PUSHES = frozenset({"h_push", "v_push"})
PULLS = frozenset({"h_pull", "v_pull"})

SECONDS_PER_REP, SECONDS_PER_POWER_REP, SECONDS_PER_METRE = 3.0, 1.5, 1.0
"""Seconds of a repetition, of a fast one in the power slot, and of a metre that something is carried (house)."""

_REPS = re.compile(r"([1-9]\d{0,2})(?:-([1-9]\d{0,2}))?(s|m)?(/side)?")


_BELL_WORDS = re.compile(r" \(.*\)$|\b(dumbbell|kettlebell) ", re.IGNORECASE)


def _name_with(name: str, bell: str) -> str:
    """Return an exercise's name with another bell: "One-arm row (kettlebell)"."""
    bare = _BELL_WORDS.sub("", name)
    return f"{bare[:1].upper()}{bare[1:]} ({bell})"


PRIMARY = 2
"""Half sets that one set counts for what it is for; for what it helps it counts one (Pelland 2024)."""


@dataclass(frozen=True, slots=True)
class Reps:
    """How much of an exercise one set is: "6", "8-10", "10/side", "30s", "30m/side"."""

    low: int  #: The fewest
    high: int  #: The most; equal to the fewest where there is no range
    unit: Literal["reps", "s", "m"] = "reps"  #: "reps", "s" for holds, "m" for carries
    per_side: bool = False  #: So much on each side

    @classmethod
    def of(cls, written: str) -> Self:
        """Return what a text says; raises ValueError."""
        found = _REPS.fullmatch(written)
        if found is None or int(found[2] or found[1]) < int(found[1]):
            raise ValueError(written)
        unit: Literal["reps", "s", "m"] = "s" if found[3] == "s" else "m" if found[3] == "m" else "reps"
        return cls(int(found[1]), int(found[2] or found[1]), unit, found[4] is not None)

    def __str__(self) -> str:
        span = format_range(self.low, self.high)
        return f"{span}{'' if self.unit == 'reps' else self.unit}{'/side' if self.per_side else ''}"

    @property
    def sides(self) -> int:
        """2 where each side is done by itself, else 1."""
        return 2 if self.per_side else 1


NO_EXERCISE = "none"
"""Stands for an exercise where a name of another program is one of none, so that nobody asks for it again."""


@dataclass(frozen=True)
class Exercise:
    """One exercise of the library."""

    id: str
    name: str
    category: Category  #: The slot of a lift that it is for
    pattern: str  #: The movement, one of `PATTERNS`
    equipment: Implement  #: What loads it
    primary: frozenset[str]  #: Muscles for which a set counts as one (Pelland 2024)
    secondary: frozenset[str]  #: Muscles for which a set counts as half (Pelland 2024)
    core: str  #: What it does for the core, "" if nothing: a family, or one with "anti_" before it
    sets: int  #: By default
    reps: Reps  #: By default
    rest: int  #: By default, in seconds
    load_step: LoadStep  #: How it gets harder
    level: Level  #: The least experience that it asks for
    source: str  #: Who says so: starts with a word of `sources.ORIGINS`
    #: What it takes, each with what would do instead; empty where what loads it is all
    needs: tuple[frozenset[str], ...] = ()
    easier: str = ""  #: Id of its easier neighbour, if there is one
    harder: str = ""  #: Id of its harder neighbour, if there is one
    cue: str = ""  #: One line on how it is done
    easy: bool = False  #: Only ever done at little effort: the athlete spares a muscle that it trains
    gentle: bool = False  #: Never done close to the last repetition: the athlete is on the way back

    @cached_property
    def requirements(self) -> tuple[frozenset[str], ...]:
        """What must be at hand, each with what would do instead."""
        needs = self.needs or (frozenset({self.equipment}),)
        return tuple(either for either in needs if "bodyweight" not in either)

    @property
    def needed(self) -> str:
        """What must be at hand, for people: "a barbell and a rack"; "nothing" for one's own weight."""
        either = (" or ".join(name for one, name in EQUIPMENT.items() if one in needed) for needed in self.requirements)
        return join_words(tuple(either)) or EQUIPMENT["bodyweight"]

    def suits(self, level: Level) -> bool:
        """Whether it asks for no more experience than that."""
        return _LEVELS.index(self.level) <= _LEVELS.index(level)

    def loaded_with(self, there: Container[str]) -> Self:
        """Return it loaded by what is at hand: with a kettlebell where there is no dumbbell, or the other way round."""
        if self.equipment in there or not any(self.equipment in either for either in self.requirements):
            return self
        others = {one for either in self.requirements if self.equipment in either for one in either}
        found = next((one for one in _BELLS if one in others and one in there), None)
        if found is None or self.equipment not in _BELLS:
            return self
        return replace(self, name=_name_with(self.name, found), equipment=found, load_step=found)

    def works_with(self, there: Container[str]) -> bool:
        """Whether all that it takes is at hand."""
        return all(any(one in there for one in either) for either in self.requirements)

    @cached_property
    def family(self) -> str:
        """The family of the core that it counts for; "" where none."""
        return self.core.removeprefix("anti_")

    @cached_property
    def halves(self) -> dict[str, int]:
        """Half sets that one set counts for each major group: 2 where primary, 1 where only secondary.

        Jumps and throws are practice and foot contacts, and no sets for a muscle (house).
        """
        if self.category == "power":
            return {}
        found = {GROUP_OF[muscle]: 1 for muscle in self.secondary if muscle in GROUP_OF}
        return found | {GROUP_OF[muscle]: PRIMARY for muscle in self.primary if muscle in GROUP_OF}

    @cached_property
    def regions(self) -> frozenset[str]:
        """The regions that it loads, by its primary muscles; empty where it is for the trunk alone."""
        return frozenset(
            name for name, muscles in (("lower", LOWER_MUSCLES), ("upper", UPPER_MUSCLES)) if muscles & self.primary
        )

    @property
    def multi_joint(self) -> bool:
        """Whether several joints work."""
        return self.pattern in MULTI_JOINT

    @property
    def single_leg(self) -> bool:
        """Whether one leg at a time does the work of knee and hip."""
        return self.pattern == "lunge" or (self.pattern in KNEE_DOMINANT | HIP_DOMINANT and self.reps.per_side)

    @property
    def loaded(self) -> bool:
        """Whether it is done with more than one's own weight."""
        return self.equipment in LOADED

    def set_seconds(self, reps: Reps) -> int:
        """Return the seconds of work in one set (house), at the top of the range."""
        each = {"s": 1.0, "m": SECONDS_PER_METRE, "reps": SECONDS_PER_REP}[reps.unit]
        if self.category == "power" and reps.unit == "reps":
            each = SECONDS_PER_POWER_REP
        return ceil(reps.high * each) * reps.sides
