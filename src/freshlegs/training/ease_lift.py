"""A lift on a poor day or right after an illness: the same exercises, with fewer sets and less weight."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.training.after_illness import EASED_LIFTS
from freshlegs.training.easing import ease_effort, ease_exercise
from freshlegs.training.exercise import Exercise
from freshlegs.training.loads import Loads
from freshlegs.training.prescription import (
    Prescription,
    count_minutes,
    describe_warm_up,
    read_prescription,
)
from freshlegs.training.programme.outline import ProgrammeWeek
from freshlegs.training.programme.races import Easing, describe_easing
from freshlegs.training.weight_finding import add_how_to_find, is_to_be_found

EASED = Easing(*EASED_LIFTS)
"""What is left of a lift then, and in the week after something hurt."""


FIND_LATER = "a light weight today, and find yours another time"
"""What such a card says of a weight that was to be found on that day."""


def describe_ease(why: str, *, quick: bool, weighed: bool = True) -> str:
    """Return what the card of such a lift says.

    `quick`: it lacks jumps, throws or swings that it has as a rule; `weighed`: there is a last weight.
    """
    less = describe_easing(EASED) if weighed else f"light weights, {EASED.volume} % of the sets x reps"
    without = ", no jumps, throws or swings" if quick else ""
    return f"{why}: {less}{without} (our own choice)."


def ease_lift(content: LiftContent, exercises: Mapping[str, Exercise], loads: Loads, why: str) -> LiftContent:
    """Return a lift without power work, with the sets and weights that it has right after an illness (house).

    `why` begins the sentence that its card says about it. An exercise that is not known any more stays as it is.
    """
    easier = ProgrammeWeek(1, date.min, "recovery", lift_volume=EASED.volume, lift_load=EASED.load)
    quick = any(entry.slot == "power" for entry in content.exercises)
    weighed = not any(map(is_to_be_found, content.exercises))
    eased, stored = list[Prescription](), list[Prescribed]()
    for entry in content.exercises:
        if entry.slot == "power":
            continue  # Quick work is for fresh legs.
        if entry.exercise not in exercises:
            stored.append(entry)
            continue
        asked = read_prescription(entry, exercises[entry.exercise], loads, content.dose)
        one = ease_effort(ease_exercise(asked, easier, loads)).built_up(loads)
        if is_to_be_found(entry):
            one = replace(one, note=FIND_LATER)
        eased.append(one)
        stored.append(one.stored())
    return content.model_copy(
        update={
            "minutes": count_minutes(eased),
            "warm_up": describe_warm_up(eased),
            "exercises": tuple(stored),
            "notes": (*add_how_to_find(content.notes, finds=False), describe_ease(why, quick=quick, weighed=weighed)),
        }
    )
