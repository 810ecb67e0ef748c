"""What the cards of the days after pain and after an illness ask the athlete to mind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from freshlegs.model.plan import Plan
from freshlegs.planning.programme.mindful_days import list_what_to_mind
from freshlegs.planning.programme.plan_weeks import PlannedWeek
from freshlegs.training.after_illness import FIRST_RUN
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


@pytest.mark.parametrize(
    ("ill", "names"),
    [
        ((1, 2, 3), ("1 tempo",)),
        ((5, 6), ("2 intervals",)),
        ((5, 6, 7, 8), ("2 easy",)),
        ((1, 16), ("1 easy", "3 easy")),
        ((), ()),
    ],
)
def test_the_first_run_after_an_illness_says_when_to_stop(ill: tuple[int, ...], names: tuple[str, ...]) -> None:
    """Runs on days of illness stand in no plan, so none is here."""
    weeks = programme({}, *[WEEK] * 3)
    sick = frozenset(MONDAY + timedelta(days=day) for day in ill)
    weeks = [_without_runs_of(one, sick) for one in weeks]
    found = list_what_to_mind(weeks, Outline(MONDAY, 7, 3, (), ill=sick))
    starts = {f"w/{one.week.start}": str(one.week.number) for one in weeks}
    assert {f"{starts[name[:12]]} {name[13:-2]}": notes for name, notes in found.items()} == dict.fromkeys(
        names, (FIRST_RUN,)
    )


def _without_runs_of(one: PlannedWeek, sick: frozenset[date]) -> PlannedWeek:
    placements = one.outcome.plan.placements
    clock = one.task.clock
    there = [p for p in placements if clock.date_of(clock.day(p.start)) not in sick]
    starts = {p.session.id: p.start for p in there}
    plan = Plan.of(tuple(p.session for p in there), starts)
    return replace(one, outcome=replace(one.outcome, plan=plan))


def test_cards_of_weeks_that_have_begun_stay_but_their_runs_count() -> None:
    """The first run after the illness of week 1 stands in week 2, which has begun."""
    sick = frozenset({MONDAY + timedelta(days=6)})
    first, second, third = (_without_runs_of(one, sick) for one in programme({}, *[WEEK] * 3))
    begun: Any = ()
    outline = Outline(MONDAY, 7, 3, (), ill=sick, hurt=((MONDAY, "knee"),))
    found = list_what_to_mind([first, replace(second, stored=begun), third], outline)
    assert {name[:12] for name in found} == {f"w/{MONDAY}", f"w/{third.week.start}"}
    assert set(found.values()) == {(KNEE,)}


@pytest.mark.parametrize("hurt", [(), ((-15, "knee"),)])
def test_without_pain_no_card_says_so(hurt: tuple[tuple[int, str], ...]) -> None:
    assert mind(*hurt) == {}
