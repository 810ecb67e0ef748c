"""A lift on a poor day: the same exercises, fewer sets, less weight, and no best single that it would tell of."""

from __future__ import annotations

from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.training.ease_lift import ease_lift
from freshlegs.training.library import load_shipped
from freshlegs.training.loads import Loads

LIBRARY = {one.id: one for one in load_shipped()}
LOADS = Loads("kg")


def ask(exercise: str, slot: str, sets: int, reps: str, load: float | None = None) -> Prescribed:
    """Return an exercise as it is asked for."""
    told = {"exercise": exercise, "name": exercise, "slot": slot, "sets": sets, "reps": reps, "rest": 120}
    weight = {} if load is None else {"load": load, "unit": "kg", "best": round(load * 1.25, 1)}
    return Prescribed.model_validate({**told, **weight})


def ease(*exercises: Prescribed) -> LiftContent:
    """Return a lift of these exercises on a poor day."""
    content = LiftContent(minutes=60, warm_up="10 min", exercises=exercises, trains=("quads",), notes=("Before.",))
    return ease_lift(content, LIBRARY, LOADS, "You feel poor")


def test_there_is_less_of_everything() -> None:
    eased = ease(ask("back_squat", "strength", 3, "6", 80.0), ask("standing_calf_raise", "accessory", 3, "12-15"))
    squat, calves = eased.exercises
    assert (squat.sets, squat.reps, squat.load) == (2, "6", 70.0)
    assert (calves.sets, calves.reps) == (2, "15")
    assert "5 or more reps" in squat.effort
    assert squat.best is None
    assert squat.plates
    assert squat.ramp
    assert "sets take another" in eased.warm_up
    assert 10 < eased.minutes < 60


def test_there_are_no_jumps_and_no_throws() -> None:
    eased = ease(ask("box_jump", "power", 3, "5"), ask("back_squat", "strength", 3, "6", 80.0))
    assert [one.exercise for one in eased.exercises] == ["back_squat"]
    assert eased.trains == ("quads",)
    said = (
        "You feel poor: 90 % of the last weight, 70 % of the sets x reps, no jumps, throws or swings (our own choice)."
    )
    assert eased.notes == ("Before.", said)


def test_what_is_not_known_any_more_stays_as_it_is() -> None:
    unknown = ask("sofa_press", "strength", 3, "6", 40.0)
    eased = ease(unknown, ask("back_squat", "strength", 3, "6", 80.0))
    assert eased.exercises[0] == unknown


def test_the_card_says_why() -> None:
    notes = ease(ask("back_squat", "strength", 3, "6", 80.0)).notes
    assert notes == ("Before.", "You feel poor: 90 % of the last weight, 70 % of the sets x reps (our own choice).")
