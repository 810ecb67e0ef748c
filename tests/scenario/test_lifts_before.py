"""What was lifted before a programme, and the weight with which it begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from freshlegs.scenario.logged_lifts import choose_first_weight, is_odd
from freshlegs.training.library import load_shipped
from freshlegs.training.loads import Loads
from freshlegs.training.training_log import LogEntry

FIRST = date(2027, 1, 11)
SQUAT = next(exercise for exercise in load_shipped() if exercise.id == "back_squat")


def row(days: int, load: float | None, *reps: int) -> LogEntry:
    return LogEntry(FIRST - timedelta(days=days), "back_squat", reps, load, "kg" if load else None)


@pytest.mark.parametrize(
    ("rows", "load"),
    [
        ([row(3, 80, 6, 6, 6)], 80.0),
        ([row(3, 60, 8, 8)], 60.0),  # more repetitions are no reason for more weight
        ([row(20, 80, 6, 6), row(3, 70, 6, 6)], 80.0),  # the last week was a deload
        ([row(50, 100, 6), row(3, 70, 6, 6)], 70.0),  # long ago
        ([row(10, 80, 6, 6), row(3, 90, 4, 4)], 80.0),  # 90 for four, nothing in the tank, is 80.5 for six
        ([row(3, 90, 6, 6, 1)], 72.5),  # the last set failed: 90 x (31 / 30) / (38 / 30), on the bar
        ([row(14, 80, 6, 6)], 70.0),  # 90 % after two weeks, what can be built of 72
        ([row(28, 80, 6, 6)], 62.5),  # 80 % after four weeks, what can be built of 64
        ([row(3, None, 10)], None),
        ([row(28, 22.5, 6)], 20.0),  # 18 kg would be less than the bar
        ([], None),
    ],
)
def test_a_programme_begins_with_what_was_lifted_before(rows: list[LogEntry], load: float | None) -> None:
    assert choose_first_weight(SQUAT, rows, FIRST, Loads()) == load


@pytest.mark.parametrize(
    ("rows", "named", "odd"),
    [
        ([row(3, 400, 6), row(7, 40, 6)], None, True),  # a nought too many
        ([row(3, 80, 6)], 40, True),  # somebody else's log
        ([row(3, 80, 6), row(7, 77.5, 6)], 40, False),  # twice: it was lifted, the file is old
        ([row(3, 60, 6)], 40, False),
        ([row(3, 80, 6)], None, False),  # nothing is known that it could be far above
        ([row(3, 80, 6), row(3, 75, 8)], 40, True),  # of one and the same day
    ],
)
def test_a_weight_far_above_all_that_is_known_is_asked_back(
    rows: list[LogEntry], named: float | None, *, odd: bool
) -> None:
    assert is_odd(rows[0], rows, named) is odd
    assert not is_odd(replace(rows[0], sure=True), rows, named)
