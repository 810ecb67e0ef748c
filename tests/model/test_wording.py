"""Words for people."""

from __future__ import annotations

import pytest

from freshlegs.model.wording import suggest


@pytest.mark.parametrize(
    ("name", "names", "says"),
    [
        ("rest_day", ["rest_days", "late_finish"], "did you mean rest_days?"),
        ("berlin", ["Europe/Berlin", "UTC"], "did you mean Europe/Berlin?"),
        ("xyz", ["rest_days"], ""),
        ("", ["rest_days"], ""),
        ("squat", ["squat_jump", "back_squat", "front_squat"], "did you mean back_squat?"),
        ("Back Squat", ["squat_jump", "front_squat", "back_squat"], "did you mean back_squat?"),
        ("sqaut", ["squat_jump", "step_up", "back_squat"], "did you mean back_squat?"),
        ("row", ["rfess", "barbell_row"], "did you mean barbell_row?"),
        ("bench", ["db_bench_press", "bench_press"], "did you mean bench_press?"),
        ("lower", ["upper-1", "lower-1", "lower-2"], "did you mean lower-1?"),
        ("mi", ["minutes"], ""),
    ],
)
def test_a_name_that_is_near_is_suggested(name: str, names: list[str], says: str) -> None:
    assert suggest(name, names) == says


def test_a_suggestion_can_be_quoted_and_name_several() -> None:
    assert suggest("squad", ["squat", "squats", "row"], quote=True, at_most=2) == 'did you mean "squat" or "squats"?'
