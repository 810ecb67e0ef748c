"""What the cards of the days after pain and after an illness ask the athlete to mind."""

from __future__ import annotations

from datetime import timedelta

import pytest

from freshlegs.planning.programme.mindful_days import list_what_to_mind
from freshlegs.training.programme.outline import Outline
from support.lifts_by_hand import programme
from support.worlds import MONDAY

WEEK = "mon 07:00 lower; tue 07:00 intervals; wed 07:00 upper; thu 07:00 easy; fri 07:00 tempo; sun 07:00 long"
KNEE = "Train hard again only if your knee has not hurt since, and if it does, say so again (our own choice)."


def mind(*hurt: tuple[int, str], weeks: int = 4) -> dict[str, tuple[str, ...]]:
    """Return by "1 lower", the number of the week and the kind, what cards ask to mind; days count from the first."""
    days = tuple((MONDAY + timedelta(days=day), part) for day, part in hurt)
    found = list_what_to_mind(programme({}, *[WEEK] * weeks), Outline(MONDAY, 7, weeks, (), hurt=days))
    starts = {f"w/{MONDAY + timedelta(days=7 * number)}": str(number + 1) for number in range(weeks)}
    return {f"{starts[name[:12]]} {name[13:-2]}": notes for name, notes in found.items()}


def test_two_weeks_after_pain_legs_and_hard_runs_say_under_which_condition() -> None:
    """It hurt on Wednesday of week 1: up to Wednesday of week 3."""
    names = ("1 tempo", "2 lower", "2 intervals", "2 tempo", "3 lower", "3 intervals")
    assert mind((2, "knee")) == dict.fromkeys(names, (KNEE,))


def test_a_sore_arm_is_minded_in_lifts_of_the_upper_body_alone() -> None:
    says = KNEE.replace("knee", "elbow")
    assert mind((2, "elbow")) == dict.fromkeys(("2 upper", "3 upper"), (says,))


def test_what_hurt_twice_is_told_once_and_two_parts_are_told_of_both() -> None:
    found = mind((2, "knee"), (3, "knee"), (3, "ankle"))
    assert found["2 lower"] == (KNEE.replace("knee", "ankle"), KNEE)


@pytest.mark.parametrize("hurt", [(), ((-15, "knee"),)])
def test_without_pain_no_card_says_so(hurt: tuple[tuple[int, str], ...]) -> None:
    assert mind(*hurt) == {}
