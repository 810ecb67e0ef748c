"""What to leave alone while a part of the body hurts, by its name.

No source says for how many days, or which exercises a sore knee bears: all of it is ours, on the careful side, and no
clinician's (house).
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.model.kinds import LOWER_GROUPS, UPPER_GROUPS
from freshlegs.model.wording import suggest
from freshlegs.training.avoidable import AVOIDABLE
from freshlegs.training.exercise import GROUND, Exercise, expand_muscles
from freshlegs.written.plain_words import to_plain_words

DAYS_AFTER = 2
"""Days after the one on which something hurts that stay easy: as long as a trained muscle is given anyway (house)."""
HARD_AFTER = 7
"""Days after it without a hard run, with a sore leg or back, and with lighter lifts: a hard run that is made up for as
soon as it no longer hurts is how it comes back (house)."""
MIND_DAYS = 14
"""Days after it on which the card of a hard run, and of a lift that works it, says under which condition (house)."""
LONG_RUN_STEPS = ((3, 50), (10, 75))
"""Percent of the long run in a week that begins so many days after a leg or the back hurt, at the most: half of it,
then three quarters, then all of it (house)."""
HARD_STEPS = ((7, 35), (14, 60), (21, 80))
"""Percent of the usual hard minutes of a week that begins so many days after a leg or the back hurt, or after an
illness, at the most: a third of them, then more from week to week (house)."""
SEE_SOMEBODY = (
    "Nobody here has seen it: if it is swollen, hurts at rest, gives way, or still hurts in a few days, "
    "let a doctor or physiotherapist look at it."
)
"""What is said of everything that hurts."""

_GROUND = GROUND | {"throw", "carry"}
_KINDS = frozenset({"jumps", "drop_jumps", "hops", "swings", "copenhagen_planks", "nordic_curls", "heavy_barbells"})
_ARM_KINDS = frozenset({"plyo_push_ups", "hanging", "overhead", "throws", "swings", "barbell_on_back"})


@dataclass(frozen=True, slots=True)
class HurtPart:
    """A part of the body, and what it does not get while it hurts."""

    name: str  #: What people call it
    patterns: frozenset[str]  #: Movements that no lift has
    kinds: frozenset[str]  #: Words of `training.avoidable.AVOIDABLE`: kinds of exercise that no lift has
    easy: frozenset[str]  #: Muscles that are spared in all lifts
    carries_running: bool  #: Whether running goes through it

    def closes(self, tags: Container[str]) -> bool:
        """Whether the day on which it hurts is closed to a session with such tags.

        With a sore leg it is closed to all but the upper body.
        """
        if self.carries_running:
            return "lift" not in tags or "legs" in tags
        return any(tag in tags for tag in ("upper_body", "activity"))

    def closes_after(self, tags: Container[str]) -> bool:
        """Whether the days after that are closed to a session: with a sore leg to legs, hard runs and the long run."""
        return any(tag in tags for tag in (("key", "legs") if self.carries_running else ("upper_body",)))

    def closes_week(self, tags: Container[str]) -> bool:
        """Whether the whole week after it is closed to a session: with a sore leg to hard runs."""
        return self.carries_running and "intensity" in tags

    def is_worked(self, tags: Container[str]) -> bool:
        """Whether a lift with such tags works it."""
        return any(tag in tags for tag in (("legs",) if self.carries_running else ("upper", "full")))

    def spares(self, exercise: Exercise) -> bool:
        """Whether an exercise is for a muscle that is spared."""
        return bool(self.easy & exercise.primary)

    def concerns(self, exercise: Exercise) -> bool:
        """Whether an exercise works it: with a sore leg all that is for the legs, and what a sore part is spared."""
        region = "lower" if self.carries_running else "upper"
        return region in exercise.regions or self.spares(exercise) or self.leaves_out(exercise)

    def leaves_out(self, exercise: Exercise) -> bool:
        """Whether no lift has an exercise."""
        return exercise.pattern in self.patterns or any(AVOIDABLE[kind].holds(exercise) for kind in self.kinds)


def _leg(name: str, *patterns: str) -> HurtPart:
    groups = LOWER_GROUPS | ({"core"} if name == "back" else set())
    muscles = frozenset().union(*map(expand_muscles, groups))
    return HurtPart(name, _GROUND | {*patterns}, _KINDS, muscles, carries_running=True)


def _arm(name: str, *patterns: str) -> HurtPart:
    muscles = frozenset().union(*map(expand_muscles, UPPER_GROUPS))
    return HurtPart(name, frozenset({"throw", "carry", *patterns}), _ARM_KINDS, muscles, carries_running=False)


_KNEE = ("squat", "lunge", "knee_extension", "knee_flexion")
_PUSHES = ("h_push", "v_push", "v_pull", "shoulder_raise")
HURT_PARTS: dict[str, HurtPart] = {
    part.name: part
    for part in (
        _leg("knee", *_KNEE),
        _leg("ankle", "calf", "dorsiflexion", "squat", "lunge"),
        _leg("foot", "calf", "dorsiflexion", "squat", "lunge"),
        _leg("shin", "calf", "dorsiflexion", "squat", "lunge"),
        _leg("calf", "calf", "dorsiflexion", "lunge"),
        _leg("thigh", *_KNEE, "hinge", "hip_extension", "hip_adduction", "hip_flexion"),
        _leg("hip", *_KNEE, "hinge", "hip_extension", "hip_abduction", "hip_adduction", "hip_flexion"),
        _leg("back", "squat", "lunge", "hinge", "v_push"),
        _arm("shoulder", *_PUSHES),
        _arm("elbow", *_PUSHES, "elbow_flexion", "elbow_extension"),
        _arm("wrist", *_PUSHES, "elbow_flexion", "elbow_extension"),
        _arm("neck", *_PUSHES),
    )
}
"""The parts by name."""

_WORDS = {
    **dict.fromkeys(("knees", "kneecap", "patella", "meniscus", "it band", "itb"), "knee"),
    **dict.fromkeys(("ankles", "achilles", "achilles tendon", "heel"), "ankle"),
    **dict.fromkeys(("feet", "toe", "toes", "plantar fascia", "arch"), "foot"),
    **dict.fromkeys(("shins", "shin splints", "tibia"), "shin"),
    **dict.fromkeys(("calves", "soleus"), "calf"),
    **dict.fromkeys(("thighs", "hamstring", "hamstrings", "quad", "quads", "leg", "legs"), "thigh"),
    **dict.fromkeys(("hips", "groin", "adductor", "adductors", "glute", "glutes", "pelvis"), "hip"),
    **dict.fromkeys(("lower back", "spine", "upper back"), "back"),
    **dict.fromkeys(("shoulders", "arm", "arms"), "shoulder"),
    **dict.fromkeys(("elbows",), "elbow"),
    **dict.fromkeys(("wrists", "hand", "hands", "finger", "fingers", "forearm"), "wrist"),
}
_URGENT = frozenset({"chest", "heart", "head", "breath", "breathing", "lungs", "belly", "stomach", "abdomen", "eye"})
"""What is no matter of training."""


def is_plural(written: str) -> bool:
    """Whether somebody names a part in the plural: "knees", "both calves"."""
    plurals = {"calves", "feet", *(f"{name}s" for name in HURT_PARTS)}
    return not plurals.isdisjoint(to_plain_words(written).split()[-1:])


def find_hurt_part(written: str) -> HurtPart:
    """Return the part that somebody names: "knee", "left knee", "Achilles"; raises NotUnderstoodError."""
    words = [word for word in to_plain_words(written).split() if word not in ("my", "the", "left", "right", "both")]
    name = " ".join(words)
    if _URGENT & {*words}:
        found = f"found {repr_for_user(written)}"
        raise NotUnderstoodError(
            found, "no plan can answer that: do not train, and get medical help now if it is pain or short breath"
        )
    known = _WORDS.get(name, name)
    if known not in HURT_PARTS:
        allowed = f"{suggest(name, [*HURT_PARTS, *_WORDS])} allowed: {', '.join(HURT_PARTS)}".lstrip()
        raise NotUnderstoodError(f"found {repr_for_user(written)}", allowed)
    return HURT_PARTS[known]


def list_parts(names: Container[str]) -> tuple[HurtPart, ...]:
    """Return the parts of these names, in one order."""
    return tuple(part for part in HURT_PARTS.values() if part.name in names)


def say_when_again(name: str) -> str:
    """Return under which condition a part that hurt is trained hard again, by its name (house)."""
    return f"train hard again only if your {name} has not hurt since, and if it does, say so again (our own choice)"


def list_days_right_after(hurt: int) -> range:
    """Return the days right after one on which something hurt, in the same count of days."""
    return range(hurt + 1, hurt + 1 + DAYS_AFTER)


def list_gentle_days_after(hurt: int) -> range:
    """Return the days behind those, to the end of the week after the one on which something hurt."""
    return range(hurt + 1 + DAYS_AFTER, hurt + 1 + HARD_AFTER)


def find_long_run_share(days: int) -> int:
    """Return the percent of the long run in a week that begins so many days after a leg or the back hurt.

    >>> [find_long_run_share(days) for days in (0, 1, 3, 4, 10, 11)]
    [100, 50, 50, 75, 75, 100]
    """
    return next((share for most, share in LONG_RUN_STEPS if 0 < days <= most), 100)


def find_hard_share(days: int) -> int:
    """Return the percent of the usual hard minutes in a week that begins so many days after that.

    >>> [find_hard_share(days) for days in (0, 1, 7, 8, 15, 22)]
    [100, 35, 35, 60, 80, 100]
    """
    return next((share for most, share in HARD_STEPS if 0 < days <= most), 100)


def is_closed(hurt: Iterable[tuple[int, str]], day: int, tags: Container[str]) -> bool:
    """Whether a day is closed to a session with such tags by what hurts, of which day and part are given."""
    return any(
        (day == on and HURT_PARTS[part].closes(tags))
        or (day in list_days_right_after(on) and HURT_PARTS[part].closes_after(tags))
        or (day in list_gentle_days_after(on) and HURT_PARTS[part].closes_week(tags))
        for on, part in hurt
        if part in HURT_PARTS
    )
