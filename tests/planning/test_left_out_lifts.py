"""What a week is said to lack whose lifts are fewer than usual, from programmes made by hand."""

from __future__ import annotations

from freshlegs.model.content import Prescribed
from freshlegs.planning.programme.left_out_lifts import describe_missing, list_usual_lifts
from support.lifts_by_hand import PUSH, TWICE, lift, programme, squat

PLANK = Prescribed(exercise="side_plank", name="side plank", slot="core", sets=3, reps="30s", rest=30)


def test_a_week_without_the_lift_that_has_the_core_says_so() -> None:
    weeks = programme({"full 1": lift(squat()), "full 2": lift(squat(), PLANK)}, TWICE, "mon 07:00 full")
    says = [[*describe_missing(one, list_usual_lifts(weeks))] for one in weeks]
    assert says == [[], ["Without full 2 this week lacks core work."]]


def test_a_week_that_has_it_all_the_same_says_nothing() -> None:
    weeks = programme({"full 1": lift(squat(), PUSH, PLANK), "full 2": lift(squat(), PUSH)}, TWICE, "mon 07:00 full")
    assert [*describe_missing(weeks[1], list_usual_lifts(weeks))] == []
