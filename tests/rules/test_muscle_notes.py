"""What is said of muscles that a week trains less than twice: by what its lifts hold, optional ones told as such."""

from __future__ import annotations

from dataclasses import replace

import pytest

from freshlegs.model.kinds import LOWER_GROUPS, UPPER_GROUPS
from freshlegs.rules.week.muscle_frequency import MuscleFrequency
from support.worlds import session, week


def notes(*lifts: tuple[str, bool, frozenset[str]]) -> list[str]:
    """Return what is said of a week of lifts: kind, whether optional, and the groups that each trains."""
    problem, _ = week("mon 07:00 easy", MuscleFrequency.by_default())
    made = (
        replace(session(kind, number, optional=optional), muscles=muscles)
        for number, (kind, optional, muscles) in enumerate(lifts, 1)
    )
    return list(MuscleFrequency.by_default().notes(replace(problem, sessions=tuple(made))))


LOWER, UPPER = LOWER_GROUPS | {"core"}, UPPER_GROUPS


def test_an_optional_lift_is_not_passed_over() -> None:
    said = notes(("lower", False, LOWER), ("upper", True, UPPER))
    assert "chest, back, shoulders, arms trained only where an optional lift is done" in said
    assert any(note.startswith("quads, hamstrings, glutes, calves, core trained once: only one of") for note in said)
    assert len(said) == 2


def test_a_muscle_that_only_helps_is_not_said_to_be_in_no_lift() -> None:
    (said, *_) = notes(("full", False, LOWER | UPPER - {"chest"}), ("full", False, LOWER | UPPER - {"chest"}))
    assert said == "chest not trained: none of the lifts asked for has sets enough for them"


@pytest.mark.parametrize("optional", [False, True])
def test_two_lifts_are_nothing_to_speak_of_if_both_are_certain(optional: bool) -> None:
    said = notes(("full", False, LOWER | UPPER), ("full", optional, LOWER | UPPER))
    assert bool(said) is optional
    assert all("once for certain, and again where an optional lift is done" in note for note in said)
