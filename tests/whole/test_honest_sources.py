"""What a source is named for is what it says: the article by what survives of it, a review by its own words."""

from __future__ import annotations

from freshlegs.report.phrases import LIMITS
from freshlegs.rules.lifts import all_lift_rules
from freshlegs.training.sources import SOURCES
from support.gyms import LIBRARY

NAMED = {
    *("back_squat", "deadlift", "hip_thrust", "bench_press", "overhead_press", "slrdl", "push_up", "lat_pulldown"),
    *("glute_bridge", "bridge", "leg_extension", "biceps_curl", "triceps_extension", "mb_rotational_throw"),
    *("half_kneeling_pallof", "dead_bug", "hanging_knee_raise", "side_plank"),
}
"""What the prose of the article names: lines 101, 116 to 124, 166 to 169, 181 and 190."""
IN_TABLE = {*("front_squat", "forward_lunge", "step_up", "leg_curl", "toe_raise", "pull_up", "lateral_raise")}
"""What stands in the table that it cites, lines 130 to 132, and nowhere else."""


def test_named_in_the_article_is_only_what_is() -> None:
    by_label = {name: one.source.replace(":", " ").split()[0] for name, one in LIBRARY.items()}
    assert {name for name, label in by_label.items() if label == "article"} == NAMED
    assert {name for name, label in by_label.items() if label == "article_table"} == IN_TABLE


def test_that_lifting_helps_is_said_with_its_exceptions() -> None:
    assert "not always" in SOURCES["blagrove2018"].says


def test_contacts_are_cited_where_they_are_told() -> None:
    """The article tells how many contacts the studies had; whom a rule asks to keep to them is our own choice."""
    for name in ("enough_contacts", "foot_contacts"):
        assert set(all_lift_rules()[name].sources) == {"A13", "house"}


def test_the_limits_are_a_short_line() -> None:
    assert "clinician" in LIMITS
    assert len(LIMITS) <= 80
