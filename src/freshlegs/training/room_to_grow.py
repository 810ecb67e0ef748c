"""How far the exercises of a lift may grow within its minutes, so that no week of a programme takes longer."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from freshlegs.model.kinds import Style
from freshlegs.training.exercise import LoadStep
from freshlegs.training.holds import LONGER, LONGEST
from freshlegs.training.library import load_shipped
from freshlegs.training.lift_slots import MINIMUM_REPS
from freshlegs.training.loads import MORE_REPS, Loads
from freshlegs.training.prescription import Prescription, count_minutes, count_seconds
from freshlegs.training.progression_pace import FEWER_REPS, FEWEST_REPS

HEAVIER: dict[LoadStep, str] = {
    "barbell": "a little more on the bar",
    "dumbbell": "the next dumbbell",
    "dumbbell_pair": "a heavier pair",
    "kettlebell": "the next bell",
    "machine": "the next plate of the stack",
    "band": "the next band",
    "medball": "the next ball",
}
"""What is next where no weight is known, at the top of the range."""
MOST_STANDING_IN = 12
"""Repetitions to which what stands in for a heavy exercise grows before its next weight (house)."""
SLOWER = (
    "lower it slowly, 3 s each time",
    "two reps fewer, lowered for 3 s and held for 2 s at the bottom",
    "two reps fewer, lowered for 5 s and held for 2 s at the bottom",
)
"""What makes an exercise harder when its repetitions are full and nothing heavier is at hand, the next in turn after
two weeks that went well (house)."""
NO_MINUTES_LEFT = "the minutes of the lift are full"
"""Why an exercise gets no more repetitions or seconds."""
KEPT_FOR_ALL = "so that this lift fits its time every week"
"""Why it gets none in a week in which the lift has a minute left: its minutes are shared out for all weeks (house)."""
ASK_FIRST = "ask your physiotherapist before anything harder"
"""What the card says to who is on the way back, where no harder kind is theirs to try (house)."""
_ASSISTED = "assisted"
"""What is said in the name of an exercise that one helps oneself with."""
COARSE = frozenset({"dumbbell", "dumbbell_pair", "kettlebell", "band", "medball"})
"""What comes in steps that are more than a repetition fewer is worth, so that there is no wave of an unknown weight."""


def say_slower(times: int) -> str:
    """Return how slowly an exercise is done after so many weeks in which it went well slowly.

    >>> [SLOWER.index(say_slower(times)) for times in range(6)]
    [0, 0, 1, 1, 2, 2]
    """
    return SLOWER[min(times // 2, len(SLOWER) - 1)]


def find_most(first: Prescription, style: Style) -> int:
    """Return the most repetitions or seconds to which an exercise may grow, if there are minutes enough."""
    if style == "time":
        return LONGEST * first.reps.high
    unknown = first.load is None and first.exercise.load_step in HEAVIER
    waves = style == "wave" and first.exercise.load_step not in COARSE
    if style == "none" or (unknown and (waves or style == "single" or first.reps.low < first.reps.high)):
        return first.reps.high
    if first.dose == "minimum":
        return MINIMUM_REPS[first.slot][-1]
    return max(first.reps.high + MORE_REPS, MOST_STANDING_IN if first.stands_in and first.load is not None else 0)


def find_most_without_heavier(first: Prescription) -> int:
    """Return the most repetitions of an exercise of unknown weight, where nothing heavier is at hand (house)."""
    if first.dose == "minimum" or first.load is not None or first.exercise.load_step not in COARSE:
        return first.reps.high
    return max(first.reps.high + MORE_REPS, MOST_STANDING_IN)


def find_least_reps(first: Prescription, style: Style, reps: int, low: int) -> int:
    """Return the fewest repetitions for which the next weight is worth it; with a barbell three are a set too.

    Before the top of what an exercise may grow to it is not taken for half of the repetitions.
    """
    if first.dose == "minimum":
        return MINIMUM_REPS[first.slot][0]
    if first.exercise.load_step == "barbell":
        return FEWEST_REPS
    least = max(FEWEST_REPS, low - FEWER_REPS)
    return least if reps >= find_most(first, style) else max(least, reps // 2 + 1)


def has_harder_kind(first: Prescription, allowed: Container[str] | None) -> bool:
    """Return whether there is a harder kind of an exercise that the athlete may do, by the ids of all such exercises.

    Of a hold whose harder kind nobody knows, one may try any; who is on the way back asks first.
    """
    exercise = first.exercise
    if not exercise.harder:
        return first.reps.unit == "s" and not exercise.gentle
    return allowed is None or exercise.harder in allowed


def say_next_way(first: Prescription, loads: Loads, allowed: Container[str] | None = None) -> str:
    """Return what makes an exercise with one's own weight harder where there are no minutes for more of it (house).

    Its harder neighbour by name, if that takes nothing; else a weight, or for the core a slower pace. "" where there
    is nothing but a harder kind that is not `allowed`.
    """
    exercise, hold = first.exercise, first.reps.unit == "s"
    if exercise.harder or hold:
        if has_harder_kind(first, allowed):
            return f"next is {_name_harder(first, allowed)}"
        if exercise.gentle:
            return ASK_FIRST
        if hold:
            return ""
    if exercise.category == "core":
        return "next is the same more slowly, with 2 reps fewer"
    if _ASSISTED in exercise.name.lower():
        return "next is the same with less help"
    return f"next is {loads.step(exercise):g} {loads.unit} in a rucksack, or on a belt if you have one"


def _name_harder(first: Prescription, allowed: Container[str] | None) -> str:
    """Return "a harder kind", with the name of one that the athlete may do, or that takes nothing if nobody asks."""
    kin = (one for one in load_shipped() if one.id == first.exercise.harder or one.easier == first.exercise.id)
    names = (one.name.lower() for one in kin if (one.id in allowed if allowed is not None else not one.requirements))
    name = next(names, "")
    return f"a harder kind{f', such as the {name}' if name else ''}"


def say_what_is_above(first: Prescription, style: Style, allowed: Container[str] | None = None) -> str:
    """Return what there is above the top of a range of one's own weight; no kind that is not `allowed` (house)."""
    if _ASSISTED in first.exercise.name.lower() and not first.exercise.harder:
        return "do it with less help"
    if not (first.exercise.harder or style == "time"):
        return "do it slowly, or with a little weight"
    if has_harder_kind(first, allowed):
        return f"time for {_name_harder(first, allowed)}"
    if first.exercise.gentle:
        return f"stays here; {ASK_FIRST}"
    return "stays here" if style == "time" else "do it slowly, or with a little weight"


def say_why_kept(exercises: Sequence[Prescription], minutes: int) -> list[Prescription]:
    """Return the exercises of a lift of so many minutes: where a minute of them is left, none says they are full."""
    if count_minutes(exercises) >= minutes:
        return [*exercises]
    return [replace(one, note=one.note.replace(NO_MINUTES_LEFT, KEPT_FOR_ALL)) for one in exercises]


def share_minutes(exercises: Sequence[tuple[Prescription, Style]], minutes: Iterable[int]) -> list[int]:
    """Return to how many repetitions or seconds each exercise of a lift may grow.

    Each may have the top of its range, with which the lift was filled. What is left of the shortest of its sessions,
    by their `minutes`, goes to the heavy ones first, then to those whose next dumbbell, bell or band is far, then to
    the others: to each in turn, a repetition or five seconds at a time.
    """
    most = [first.reps.high for first, _ in exercises]
    room = min(minutes, default=0) * 60 - count_seconds([_of_size(first, first.reps.high) for first, _ in exercises])
    for turn in range(3):
        growing = {place for place, (first, _) in enumerate(exercises) if _find_turn(first) == turn}
        while growing:
            for place in sorted(growing):
                first, style = exercises[place]
                next_up = most[place] + (LONGER if style == "time" else 1)
                more = _count_longest(first, next_up) - _count_longest(first, most[place])
                if next_up <= find_most(first, style) and more <= room:
                    most[place] = next_up
                    room -= more
                else:
                    growing.remove(place)
    for place, (first, style) in enumerate(exercises):
        # What is left then is for who has no heavier dumbbell.
        while style != "time" and find_most(first, style) <= most[place] < find_most_without_heavier(first):
            more = _count_longest(first, most[place] + 1) - _count_longest(first, most[place])
            if more > room:
                break
            most[place] += 1
            room -= more
    return most


def _find_turn(first: Prescription) -> int:
    """Return which exercises get what is left of the minutes first: the heavy ones, then those of coarse steps."""
    if first.slot == "strength":
        return 0
    return 1 if first.slot == "moderate" and first.exercise.load_step in COARSE else 2


def _count_longest(first: Prescription, reps: int) -> int:
    """Return the seconds of an exercise that grows to so many repetitions, in the week that takes longest."""
    return max(count_seconds([_of_size(first, count)]) for count in {first.reps.high, reps})


def _of_size(one: Prescription, reps: int) -> Prescription:
    """Return an exercise with so many repetitions and all the lighter sets before it that any weight may have."""
    return replace(one.with_reps(reps), load=None).built_up(Loads())
