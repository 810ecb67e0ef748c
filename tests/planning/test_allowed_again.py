"""Who leaves out so much that nothing fills the lifts is told the fewest exclusions that would do, each solved."""

from __future__ import annotations

import re
import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from support.command_line import call

pytestmark = pytest.mark.slow

WEEK = """
timezone = "Europe/Berlin"
[week]
start = 2027-01-04
[availability]
mon-fri = ["06:00-08:00", "17:00-20:30"]
[athlete]
equipment = ["dumbbell"]
[lifting]
LIFTING
[[sessions]]
kind = "full"
count = 2
[[sessions]]
kind = "easy"
"""
PATTERNS = ("squat", "lunge", "hinge", "hip_extension", "h_push", "v_push", "h_pull", "v_pull")


def plan(folder: Path, lifting: str) -> Any:
    (folder / "week.toml").write_text(WEEK.replace("LIFTING", lifting), "utf-8")
    return call("plan", "week.toml", "--json", folder=folder)


def exclude(words: Any) -> str:
    return f"exclude = {{ patterns = [{', '.join(f'{chr(34)}{word}{chr(34)}' for word in words)}] }}"


def list_offers(done: Any) -> list[str]:
    return [fix["change"] for fix in done.json["fixes"]]


def test_the_fewest_exclusions_are_offered_before_no_lifts(tmp_path: Path) -> None:
    done = plan(tmp_path, exclude(PATTERNS))
    assert done.code == 3
    offers = list_offers(done)
    assert offers[-1] == "no full lifts"
    sets = [set(re.split(", | and ", one.removesuffix(" allowed again, if they do not hurt"))) for one in offers[:-1]]
    assert sets
    for number, some in enumerate(sets, 1):
        assert len(some) == 2
        assert some < {*PATTERNS}
        assert plan(tmp_path, exclude(word for word in PATTERNS if word not in some)).code == 0
        for fewer in combinations(some, 1):
            assert plan(tmp_path, exclude(word for word in PATTERNS if word not in fewer)).code == 3
        plan(tmp_path, exclude(PATTERNS))
        fixed = call("plan", "week.toml", "--apply-fix", str(number), "-o", "fixed.toml", folder=tmp_path)
        assert fixed.code == 0, fixed.err
        written = tomllib.loads((tmp_path / "fixed.toml").read_text("utf-8"))["lifting"]["exclude"]["patterns"]
        assert {*PATTERNS} - {*written} == some
        (tmp_path / "fixed.toml").unlink()


def test_one_that_is_enough_is_offered_by_itself(tmp_path: Path) -> None:
    without_pulls = [word for word in PATTERNS if word != "hip_extension"]
    offers = list_offers(plan(tmp_path, exclude(without_pulls)))
    assert "h_pull allowed again, if it does not hurt" in offers
    assert not [one for one in offers if " and " in one.partition(" allowed")[0]]


def test_where_something_milder_helps_nothing_is_offered_back(tmp_path: Path) -> None:
    """A resistance band at hand is no exercise that hurts."""
    offers = list_offers(plan(tmp_path, exclude(["h_pull", "v_pull"])))
    assert "a band at hand as well" in offers
    assert not [one for one in offers if "allowed again" in one]
