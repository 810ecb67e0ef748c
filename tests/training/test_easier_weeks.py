"""The arithmetic of easier weeks, against a slow and plain one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshlegs.training.programme.easier_weeks import DELOADS, Run, cut_back_runs, reduce_jumps, reduce_volume

SETS, REPS = st.integers(1, 6), st.integers(1, 20)


@pytest.mark.parametrize(
    ("before", "percent", "after"),
    [
        ((3, 6), 50, (2, 4)),
        ((3, 12), 50, (2, 9)),
        ((4, 5), 50, (2, 5)),
        ((3, 4), 50, (2, 3)),
        ((2, 17), 50, (1, 17)),
        ((2, 12), 70, (2, 8)),
        ((3, 6), 70, (2, 6)),
        ((3, 12), 70, (2, 12)),
        ((4, 5), 70, (3, 5)),
        ((1, 1), 50, (1, 1)),
        ((3, 8), 100, (3, 8)),
    ],
)
def test_the_sets_and_reps_that_were_worked_out_by_hand(
    before: tuple[int, int], percent: int, after: tuple[int, int]
) -> None:
    assert reduce_volume(*before, percent) == after


@given(SETS, REPS, st.integers(20, 100))
def test_whole_sets_are_taken_where_that_comes_within_a_tenth_of_the_work(sets: int, reps: int, percent: int) -> None:
    wanted, usual = Fraction(percent, 100) * sets * reps, sets * reps
    s, r = reduce_volume(sets, reps, percent)
    assert 1 <= s <= sets
    assert 1 <= r <= reps
    near = [fewer for fewer in range(1, sets + 1) if abs(fewer * reps - wanted) <= Fraction(usual, 10)]
    if near:
        assert r == reps
        assert abs(s * reps - wanted) == min(abs(fewer * reps - wanted) for fewer in near)
    else:
        assert s * reps > wanted
        assert (s - 1) * reps < wanted
        assert abs(s * r - wanted) == min(abs(s * other - wanted) for other in range(1, reps + 1))


@pytest.mark.parametrize(
    ("reps", "percent", "left"), [(10, 50, 6), (10, 70, 8), (5, 50, 3), (5, 70, 4), (8, 50, 4), (1, 50, 1), (9, 100, 9)]
)
def test_jumps_keep_their_sets_and_lose_repetitions_to_a_round_number(reps: int, percent: int, left: int) -> None:
    assert reduce_jumps(reps, percent) == left


def test_beginners_keep_the_weight_and_halve_the_volume() -> None:
    """The article, line 220; line 222 for intermediates."""
    assert DELOADS["beginner"] == (50, 100)
    assert DELOADS["intermediate"] == (70, 90)
    assert DELOADS["advanced"] == DELOADS["intermediate"]


def test_a_week_that_is_cut_back_has_four_fifths_of_its_minutes_and_three_quarters_of_its_long_run() -> None:
    intervals, tempo, long, easy = range(4)
    runs = {intervals: Run(1, 60), tempo: Run(1, 60), long: Run(1, 120), easy: Run(2, 45)}
    cut = cut_back_runs(runs, [long], 80)
    assert cut[long] == 90
    assert all(cut[key] < run.minutes for key, run in runs.items())
    assert abs(sum(runs[key].count * minutes for key, minutes in cut.items()) - 0.8 * 330) <= 5


def test_nothing_is_cut_back_where_nobody_asks() -> None:
    runs = {0: Run(1, 120), 1: Run(2, 45)}
    assert cut_back_runs(runs, [0], 100) == {0: 120, 1: 45}
