"""A lift on a poor day or right after an illness: the same exercises, with fewer sets and less weight."""

from collections.abc import Mapping
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


def ease_lift(content: LiftContent, exercises: Mapping[str, Exercise], loads: Loads, why: str) -> LiftContent:
    """Return a lift without power work, with the sets and weights that it has right after an illness (house).

    `why` begins the sentence that its card says about it. An exercise that is not known any more stays as it is.
    """
    volume, load = EASED_LIFTS
    easier = ProgrammeWeek(1, date.min, "recovery", lift_volume=volume, lift_load=load)
    eased, stored = list[Prescription](), list[Prescribed]()
    for entry in content.exercises:
        if entry.slot == "power":
            continue  # Quick work is for fresh legs.
        if entry.exercise not in exercises:
            stored.append(entry)
            continue
        asked = read_prescription(entry, exercises[entry.exercise], loads, content.dose)
        one = ease_effort(ease_exercise(asked, easier, loads)).built_up(loads)
        eased.append(one)
        stored.append(one.stored())
    note = f"{why}: {describe_easing(Easing(volume, load))} (our own choice)."
    return content.model_copy(
        update={
            "minutes": count_minutes(eased),
            "warm_up": describe_warm_up(eased),
            "exercises": tuple(stored),
            "notes": (*content.notes, note),
        }
    )
