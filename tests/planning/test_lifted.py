"""What was lifted, as the plan keeps it: rows of its days, with the lift that each counts for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from freshlegs.planfile import LiftedRecord
from freshlegs.planning.programme.lifted import record_lifted
from freshlegs.planning.programme.logged_results import LoggedResults
from freshlegs.training.lift_result import LiftResult
from freshlegs.training.training_log import LogEntry

MONDAY = date(2026, 11, 30)
WEEK = [MONDAY + timedelta(days=day) for day in range(7)]


def test_it_keeps_the_rows_of_its_days_and_the_lift_that_each_counts_for() -> None:
    """A row of another day, and one that is asked back, are not told; curls that nobody asked for were done."""
    rows = [
        LogEntry(WEEK[3], "back_squat", (6, 6, 4), 60.0, "kg", row=2),
        LogEntry(WEEK[0], "biceps_curl", (12,), row=3),
        LogEntry(WEEK[3], "deadlift", (5,), 900.0, "kg", row=4),
        LogEntry(MONDAY - timedelta(days=1), "back_squat", (6,), 55.0, "kg", row=5),
    ]
    results = LoggedResults({("w/full/1", "back_squat"): LiftResult((6, 6, 4), 60.0, row=2)}, frozenset())
    found = [*record_lifted(WEEK, rows, results, doubts={4: "is ten times the 90 kg asked for"})]
    assert [(one.day, one.exercise, one.reps, one.load, one.session) for one in found] == [
        (WEEK[0], "biceps_curl", (12,), None, ""),
        (WEEK[3], "back_squat", (6, 6, 4), 60.0, "w/full/1"),
    ]
    assert "session" not in found[0].model_dump()


def test_a_weight_without_its_unit_is_refused() -> None:
    with pytest.raises(ValidationError, match="a weight without its unit"):
        LiftedRecord.model_validate({"day": MONDAY, "exercise": "squat", "reps": [6], "load": 80})


@pytest.mark.parametrize("name", ["", "back squat", "squat\n", "a" * 201])
def test_an_exercise_of_a_stored_log_is_an_id(name: str) -> None:
    stored = {"day": "2026-11-30", "exercise": name, "reps": [5]}
    with pytest.raises(ValidationError, match="letters, digits and _"):
        LiftedRecord.model_validate(stored)
    assert LiftedRecord.model_validate({**stored, "exercise": "kreuzheben_ä2"}).exercise == "kreuzheben_ä2"
