"""The line of a fault is the one that an editor has to go to."""

from __future__ import annotations

import pytest

from freshlegs.io.errors import InputError
from freshlegs.scenario.fault_lines import find_line
from freshlegs.scenario.schema.load import load_scenario
from support.command_line import WEEK

TEXT = """\
title = "x"
athlete.name = "Ada"

[week]
start = 2026-11-30  # a Monday

[availability]
mon = ["06:00-08:00",
       "18:00-19:00"]
"day 1" = []

[availability.dates]
2026-12-01 = []

[rules]
rest_days = { at_least = 1 }
[rules.run_lift_gap]
hours = 3

[[sessions]]  # first
kind = "full"
[[sessions]]
kind = "long"
minutes = 90
[sessions.prefer]
days = ["sat"]

[[sessions]]
kind = "easy"
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("title", 'title = "x"'),
        ("athlete.name", 'athlete.name = "Ada"'),
        ("week.start", "start = 2026-11-30  # a Monday"),
        ("week.weeks", "[week]"),
        ("availability.mon[2]", 'mon = ["06:00-08:00",'),
        ('availability."day 1"', '"day 1" = []'),
        ("availability.dates.2026-12-01", "2026-12-01 = []"),
        ("rules.rest_days.at_least", "rest_days = { at_least = 1 }"),
        ("rules.run_lift_gap.hours", "hours = 3"),
        ("rules.unknown", "[rules]"),
        ("sessions[1].kind", 'kind = "full"'),
        ("sessions[1].minutes", "[[sessions]]  # first"),
        ("sessions[2].minutes", "minutes = 90"),
        ("sessions[2].prefer.days[1]", 'days = ["sat"]'),
        ("sessions[3].kind", 'kind = "easy"'),
        ("line 7, column 2", "[availability]"),
        ("end of the file", 'kind = "easy"'),
    ],
)
def test_a_place_has_a_line(place: str, line: str) -> None:
    found = find_line(TEXT, place)
    assert found is not None
    assert TEXT.split("\n")[found - 1] == line


@pytest.mark.parametrize("place", ["", "timezone", "sessions[9].kind", "[[", "...", "shifts[1]"])
def test_what_stands_nowhere_has_none(place: str) -> None:
    """A key that is missing at the top has no line; that of a session that is not there has none either."""
    assert find_line(TEXT, place) is None


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (("count = 2", "count = true"), "count = true"),
        (("Europe/Berlin", "Europe/Berln"), 'timezone = "Europe/Berln"'),
        (('kind = "long"', 'kind = "lon"'), 'kind = "lon"'),
        (('wed = ["17:00-19:00"]', 'wed = ["17:00-19:00"'), 'thu = ["06:00-08:00"]'),
        (("minutes = 45", "minutes = 45\nnap = 1"), "nap = 1"),
    ],
)
def test_faults_of_a_scenario_are_found(written: tuple[str, str], line: str) -> None:
    """By the places that the messages name."""
    text = WEEK.replace(*written)
    with pytest.raises(InputError) as caught:
        load_scenario(text, "week.toml")
    found = find_line(text, caught.value.faults[0].place)
    assert found is not None
    assert text.split("\n")[found - 1] == line
