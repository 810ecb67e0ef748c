"""Kinds of exercise that an athlete may have to leave out, by words of their own, and who leaves out which by default.

No source says from which age, or for how long after an injury or a birth: all of it is ours, on the careful side
(house).
"""

from dataclasses import dataclass
from typing import Literal

from freshlegs.training.exercise import GROUND, Exercise

ReturningFrom = Literal["injury", "birth", "pain"]
"""What an athlete is on the way back from."""
RETURNING: dict[ReturningFrom, str] = {"injury": "after an injury", "birth": "after a birth", "pain": "with pain"}
"""What people call it."""
_STOP: dict[ReturningFrom | None, str] = {
    "injury": "Stop if it hurts while you do it; do less next time if it hurts more the next morning (our own choice).",
    "birth": "Stop if you leak, feel heaviness or pressure in the pelvis, or see the belly dome (our own choice).",
    "pain": "Stop if it hurts more while you do it; do less next time if it hurts more the next morning "
    "(our own choice).",
}
"""When to stop, as every card says it (house)."""
CAREFUL_AGE = 60
"""Years from which on a few hard exercises are left out by default (house)."""


@dataclass(frozen=True, slots=True)
class ExerciseKind:
    """A kind of exercise: all of some patterns, and some exercises by their ids."""

    says: str  #: What people call it
    patterns: frozenset[str] = frozenset()
    exercises: frozenset[str] = frozenset()
    part_of: str = ""  #: The word of a kind that has all of it

    def holds(self, exercise: Exercise) -> bool:
        """Whether an exercise is of the kind."""
        return exercise.pattern in self.patterns or exercise.id in self.exercises


def _patterns(says: str, *names: str) -> ExerciseKind:
    return ExerciseKind(says, frozenset(names))


def _ids(says: str, *names: str) -> ExerciseKind:
    return ExerciseKind(says, exercises=frozenset(names))


AVOIDABLE: dict[str, ExerciseKind] = {
    "jumps": ExerciseKind("jumps and hops", GROUND),
    "hops": ExerciseKind("hops and bounds", frozenset({"hop_bound"}), part_of="jumps"),
    "drop_jumps": ExerciseKind("drop jumps", exercises=frozenset({"drop_jump"}), part_of="jumps"),
    "throws": _patterns("throws", "throw"),
    "swings": _ids("swings", "kb_swing"),
    "plyo_push_ups": _ids("plyometric push-ups", "plyo_push_up"),
    "copenhagen_planks": _ids("Copenhagen planks", "copenhagen_plank"),
    "nordic_curls": _ids("Nordic curls", "nordic_curl"),
    "overhead": ExerciseKind("everything overhead", frozenset({"v_push"}), frozenset({"mb_overhead_slam"})),
    "hanging": _ids(
        "hanging from a bar",
        *("pull_up", "chin_up", "negative_pull_up", "band_assisted_pull_up", "assisted_pull_up", "hanging_knee_raise"),
    ),
    "barbell_on_back": _ids("the barbell on the back", "back_squat", "box_squat", "bb_reverse_lunge"),
    "heavy_barbells": _ids(
        "barbell squats and deadlifts",
        *("back_squat", "front_squat", "box_squat", "zercher_squat", "bb_reverse_lunge"),
        *("deadlift", "trap_bar_deadlift", "sumo_deadlift"),
    ),
    "crunches": _ids("crunches and twists", "bicycle_crunch", "russian_twist", "reverse_crunch", "hanging_knee_raise"),
    "planks": _ids(
        "planks",
        *("front_plank", "side_plank", "side_plank_raise", "plank_shoulder_tap", "bird_dog_row", "renegade_row"),
        *("hollow_hold", "ab_rollout"),
    ),
    "side_bends": _ids("side bends", "side_bend"),
    "toe_push_ups": _ids("push-ups from the toes", "push_up", "decline_push_up", "close_push_up", "pike_push_up"),
    "squats": _patterns("squats", "squat"),
    "lunges": _patterns("lunges and steps", "lunge"),
    "deadlifts": _patterns("deadlifts and other hinges", "hinge"),
}
"""The kinds by their words."""
PATTERN_WORDS = {
    "jump": "jumps",
    "h_push": "push-ups and presses to the front",
    "v_push": "overhead presses",
    "h_pull": "rows",
    "v_pull": "pull-ups and pulldowns",
}
"""What people call the patterns that are no kind by themselves and whose names are no words."""

_HARD_ON_BELLY = ("crunches", "planks", "toe_push_ups", "side_bends", "swings")
_HARD_ON_TENDONS = ("drop_jumps", "plyo_push_ups", "copenhagen_planks")


def list_careful_defaults(
    age: int | None, returning: ReturningFrom | None, *, new_to_it: bool = False
) -> tuple[str, ...]:
    """Return the kinds that are left out by default, by age and by what an athlete is on the way back from (house).

    Who comes back and is `new_to_it` begins with what is lighter than a barbell. After a birth the wall of the belly
    is spared what makes it dome, and the pelvic floor swings that press on it: heel slides, dead bug, bird dog, the
    side plank and push-ups from the knees, and those with hands raised are left.
    """
    if returning is not None:
        belly = _HARD_ON_BELLY if returning == "birth" else ()
        return ("jumps", *_HARD_ON_TENDONS, *belly, *(["heavy_barbells"] if new_to_it else []))
    return _HARD_ON_TENDONS if age is not None and age >= CAREFUL_AGE else ()


def say_why_careful(returning: ReturningFrom | None) -> str:
    """Return the reason of the defaults, for people."""
    return RETURNING[returning] if returning is not None else f"from {CAREFUL_AGE} years on"


def say_when_to_stop(returning: ReturningFrom | None, *, spares: bool = False) -> str:
    """Return what each card says of stopping; "" for who is on the way back from nothing and `spares` no muscle."""
    return _STOP.get("injury" if returning is None and spares else returning, "")
