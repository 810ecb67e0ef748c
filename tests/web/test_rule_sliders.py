"""The numbers of a rule as sliders: what each may be, how far it goes, and in which steps."""

from __future__ import annotations

from typing import Any

import pytest

from freshlegs.rules.week import all_week_rules
from freshlegs.web.rule_sliders import list_sliders


def slider(rule: str, name: str, **changes: Any) -> dict[str, Any]:
    """Return one slider of a rule with its defaults, or with other numbers."""
    found = list_sliders(all_week_rules()[rule].by_default().with_parameters(**changes))
    return next(one for one in found if one["name"] == name)


@pytest.mark.parametrize(
    ("rule", "name", "reach"),
    [
        ("rest_days", "at_least", (0, 7, 1)),
        ("muscle_frequency", "times", (1, 7, 1)),
        ("long_run_growth", "most", (100, 200, 5)),
        ("late_finish", "minutes", (0, 120, 5)),
        ("separate_days", "close_factor", (1, 10, 0.5)),
        ("separate_days", "legs_key", (0, 120, 5)),
        ("wishes", "weight", (0, 100, 5)),
        ("late_finish", "weight", (0, 100, 1)),
        ("legs_before_hardest", "weight", (0, 400, 5)),
        ("run_lift_gap", "hours", (0, 7, 1)),
    ],
)
def test_a_slider_goes_as_far_as_its_number_makes_sense(
    rule: str, name: str, reach: tuple[float, float, float]
) -> None:
    found = slider(rule, name)
    assert (found["min"], found["max"], found["step"]) == reach


def test_hours_with_halves_go_in_halves_and_large_numbers_fit() -> None:
    assert slider("run_lift_gap", "hours", hours=2.5) | {"label": ""} == {
        "name": "hours",
        "label": "",
        "value": 2.5,
        "min": 0,
        "max": 72,
        "step": 0.5,
    }
    assert slider("run_lift_gap", "hours", hours=100.5)["max"] == 100.5
    assert slider("rest_days", "at_least", at_least=6)["max"] == 12
    assert slider("wishes", "weight", weight=333)["max"] == 666
    assert [slider("legs_after_race", "marathon", marathon=days)["step"] for days in (10, 15)] == [1, 5]


def test_the_price_comes_first_and_a_must_has_none() -> None:
    rule = all_week_rules()["run_after_race"].by_default()
    assert list_sliders(rule)[0]["name"] == "weight"
    assert "weight" not in {one["name"] for one in list_sliders(rule.with_parameters(weight="hard"))}


def test_labels_say_what_the_number_is() -> None:
    assert slider("wishes", "weight")["label"] == "price in points"
    assert slider("separate_days", "legs_key")["label"] == "legs key in points"
    assert slider("rest_days", "at_least")["label"] == "at least (of each seven days)"
    assert slider("run_lift_gap", "hours")["label"] == "hours"
