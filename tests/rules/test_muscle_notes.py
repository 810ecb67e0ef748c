"""What is said of muscles that a week trains less than twice: by what its lifts hold, and which of them are done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from freshlegs.model.kinds import LOWER_GROUPS, UPPER_GROUPS
from freshlegs.model.plan import Plan
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.week.muscle_frequency import MuscleFrequency
from support.worlds import session, week


def notes(
    *lifts: tuple[str, bool, frozenset[str]], left_out: Collection[str] = (), days: int = 7, times: int = 2
) -> list[str]:
    """Return what is said of a week of lifts: kind, whether optional, and the groups that each trains."""
    rule = MuscleFrequency(times=times)
    problem, _ = week("mon 07:00 easy", rule, days=days)
    made = tuple(
        replace(session(kind, number, optional=optional), muscles=muscles)
        for number, (kind, optional, muscles) in enumerate(lifts, 1)
    )
    placed = {one.id: 1440 * one.number for one in made if one.name not in left_out}
    return list(rule.notes(Timetable(replace(problem, sessions=made), Plan.of(made, placed))))


LOWER, UPPER = LOWER_GROUPS | {"core"}, UPPER_GROUPS
FULL = LOWER | UPPER


def test_a_lift_that_is_left_out_is_not_passed_over() -> None:
    said = notes(("lower", False, LOWER), ("upper", True, UPPER), left_out={"upper 2"})
    assert "chest, back, shoulders, arms not trained: upper 2, which trains them, is left out" in said
    assert any(note.startswith("quads, hamstrings, glutes, calves, core trained once: only one of") for note in said)
    assert len(said) == 2


def test_two_lifts_that_are_left_out_are_named() -> None:
    lifts = [("full", optional, FULL) for optional in (False, True, True)]
    (said,) = notes(*lifts, left_out={"full 2", "full 3"})
    assert said.endswith("core trained once: full 2 and full 3, which train them, are left out")


def test_a_muscle_that_only_helps_is_not_said_to_be_in_no_lift() -> None:
    (said, *_) = notes(("full", False, LOWER | UPPER - {"chest"}), ("full", False, LOWER | UPPER - {"chest"}))
    assert said == "chest not trained: none of the lifts asked for has sets enough for them"


@pytest.mark.parametrize("optional", [False, True])
def test_two_lifts_are_nothing_to_speak_of_if_both_are_done(optional: bool) -> None:
    assert notes(("full", False, FULL), ("full", optional, FULL)) == []


def test_in_a_fortnight_four_days_are_twice_a_week() -> None:
    two = ("full", False, FULL)
    (said,) = notes(two, two, days=14)
    assert said.endswith("core trained 2 times in 14 days: only 2 of the lifts asked for have sets enough for them")
    assert notes(two, two, two, two, days=14) == []
    (once,) = notes(two, days=14)
    assert "trained once in 14 days: only one of" in once


def test_eight_days_ask_for_no_more_than_seven() -> None:
    assert notes(("full", False, FULL), ("full", False, FULL), days=8) == []


def test_shoulders_and_arms_help_in_every_press_and_pull_and_nobody_asks_for_more() -> None:
    helped = FULL - {"shoulders", "arms"}
    assert notes(("full", False, helped), ("full", False, helped)) == []
    none = helped - {"chest", "back"}
    assert notes(("full", False, none), ("full", False, none)) == [
        "chest, back, shoulders, arms not trained: none of the lifts asked for has sets enough for them"
    ]
    (said,) = notes(("upper", False, UPPER), ("full", False, helped), ("full", False, helped))
    assert said.startswith("shoulders, arms trained once: only one of")
