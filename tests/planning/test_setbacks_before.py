"""A single week after a plan that was told of pain or illness says plainly that it is not eased for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.command_line import call

pytestmark = pytest.mark.slow

WEEK = """
timezone = "Europe/Berlin"
[week]
start = {start}
[availability]
mon-fri = ["06:00-08:00", "17:00-20:00"]
sat-sun = ["07:00-12:00"]
[[sessions]]
kind = "intervals"
minutes = 45
[[sessions]]
kind = "easy"
count = 2
minutes = 40
[[sessions]]
kind = "full"
minutes = 50
"""


def plan_next(folder: Path, now: str, *told: str) -> Any:
    """Return the notes of the week after one that was told of something."""
    (folder / "first.toml").write_text(WEEK.format(start="2026-11-30"), "utf-8")
    (folder / "next.toml").write_text(WEEK.format(start="2026-12-07"), "utf-8")
    assert call("plan", "first.toml", "-o", "first.json", folder=folder).code == 0
    if told:
        done = call("replan", "first.json", "--now", now, *told, folder=folder)
        assert done.code == 0, done.err
    return call("plan", "next.toml", "--after", "first.json", "--json", folder=folder).json["notes"]


def test_a_knee_that_hurt_on_saturday_is_told_of_with_the_days_to_keep(tmp_path: Path) -> None:
    (note,) = (n for n in plan_next(tmp_path, "2026-12-05 20:00", "--hurt", "knee") if "plan before was told" in n)
    assert note.startswith("your knee hurt on Sat 5 Dec, as the plan before was told; a week by itself is not eased")
    assert "nothing hard for your knee right after it hurt: Mon 7 Dec" in note
    assert "no tempo and no intervals in the week after your knee hurt: Tue 8 Dec to Sat 12 Dec" in note
    assert "freshlegs replan --hurt knee" in note


def test_an_illness_up_to_sunday_is_told_of(tmp_path: Path) -> None:
    (note,) = (n for n in plan_next(tmp_path, "2026-12-03 20:00", "--ill", "fri-sun") if "plan before was told" in n)
    assert note.startswith("you were ill up to Sun 6 Dec")
    assert "easy runs alone right after an illness: Mon 7 Dec, Tue 8 Dec, Wed 9 Dec" in note


@pytest.mark.parametrize("told", [(), ("--ill", "mon"), ("--hurt", "elbow")])
def test_what_is_over_by_then_and_what_was_not_told_is_not_spoken_of(tmp_path: Path, told: tuple[str, ...]) -> None:
    assert not any("plan before was told" in note for note in plan_next(tmp_path, "2026-11-30 05:00", *told))
