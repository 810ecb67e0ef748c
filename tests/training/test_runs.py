"""What the cards of runs say beside their parts."""

from __future__ import annotations

import pytest

from freshlegs.model.kinds import Kind
from freshlegs.training.paces import KnownRace
from freshlegs.training.runs import EAT_IN_RACE, EAT_IN_TRAINING, WAY_BACK, make_run_content
from freshlegs.training.workouts import Running

QUICK = KnownRace(10, 42)


@pytest.mark.parametrize(
    ("kilometres", "minutes", "pace"),
    [
        (42.2, 195, "4:35"),  # as predicted
        (42.2, 240, "5:41"),  # slower, as somebody says
        (65.0, 450, "6:55"),  # too long to be predicted, but somebody says
        (65.0, 310, ""),
    ],
)
def test_a_race_is_begun_no_faster_than_it_can_be_ended(kilometres: float, minutes: int, pace: str) -> None:
    (part,) = make_run_content("race", minutes, Running(known=QUICK, kilometres=kilometres)).parts
    assert ("no faster than" in part.effort) == bool(pace)
    assert pace in part.effort


@pytest.mark.parametrize(("kind", "says"), [("tempo", True), ("intervals", True), ("long", False), ("easy", False)])
def test_a_hard_run_on_the_way_back_is_easy_at_first(kind: str, says: bool) -> None:
    content = make_run_content(kind, 50, Running(returning=True, stop="Stop if it hurts."))
    assert (WAY_BACK in content.notes) == says
    assert content.notes[-1] == "Stop if it hurts."
    assert WAY_BACK not in make_run_content(kind, 50, Running()).notes


@pytest.mark.parametrize(
    ("kilometres", "minutes", "told"),
    [(10.0, 45, " (about 42:00 in all)"), (42.2, 195, " (about 3 h 13 in all)"), (42.2, 240, "")],
)
def test_the_time_of_a_race_follows_from_another_one_unless_somebody_says_it(
    kilometres: float, minutes: int, told: str
) -> None:
    """The slot of the week is rounded up."""
    (part,) = make_run_content("race", minutes, Running(known=QUICK, kilometres=kilometres)).parts
    assert f" per km{told} before its last third" in part.effort


def test_a_slow_marathon_has_a_pace_too() -> None:
    """Four and a half hours are longer than the formula is for, but nobody knows better."""
    (part,) = make_run_content("race", 275, Running(known=KnownRace(10, 58), kilometres=42.2)).parts
    assert "no faster than 6:" in part.effort


@pytest.mark.parametrize(
    ("kind", "minutes", "says"),
    [("long", 90, EAT_IN_TRAINING), ("long", 89, ""), ("race", 100, EAT_IN_RACE), ("race", 45, ""), ("easy", 100, "")],
)
def test_a_run_that_is_long_enough_has_one_line_on_eating_and_drinking(kind: Kind, minutes: int, says: str) -> None:
    notes = make_run_content(kind, minutes).notes
    assert [note for note in notes if "eat" in note] == ([says] if says else [])
