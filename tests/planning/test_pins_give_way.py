"""A session that the athlete puts where it leaves no week by a count of days: it stays, and the count is paid for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.command_line import Done, call

pytestmark = pytest.mark.slow

WEEKS = """
id = "crowded"
timezone = "Europe/Berlin"
[week]
start = 2027-01-11
weeks = 2
[availability]
mon = ["06:00-07:30", "17:30-21:00"]
tue = ["06:00-07:30"]
wed = ["06:00-07:30", "17:30-21:00"]
thu = ["06:00-07:30", "18:00-20:30"]
fri = ["06:00-07:30"]
sat = ["08:00-12:00"]
sun = ["08:00-13:00"]
[[sessions]]
kind = "full"
count = 2
[[sessions]]
kind = "upper"
minutes = 45
[[sessions]]
kind = "intervals"
[[sessions]]
kind = "tempo"
minutes = 45
[[sessions]]
kind = "long"
minutes = 90
prefer = { days = ["sun"] }
[[sessions]]
kind = "easy"
count = 2
minutes = 40
"""


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("weeks")
    (folder / "weeks.toml").write_text(WEEKS)
    assert call("plan", "weeks.toml", "-o", "plan.json", folder=folder).code == 0
    return (folder / "plan.json").read_bytes()


@pytest.fixture
def folder(tmp_path: Path, planned: bytes) -> Path:
    (tmp_path / "weeks.toml").write_text(WEEKS)
    (tmp_path / "plan.json").write_bytes(planned)
    return tmp_path


def replan(folder: Path, *told: str) -> Done:
    return call("replan", "plan.json", "--now", "2027-01-13 12:00", *told, folder=folder)


def load(folder: Path) -> Any:
    return json.loads((folder / "plan.json").read_text())


def list_days(plan: Any) -> set[str]:
    return {one["start"][:10] for one in plan["sessions"] if one["start"] < "2027-01-18"}


def test_what_is_put_on_the_last_rest_day_stays_and_the_rest_day_is_paid_for(folder: Path) -> None:
    """On Wednesday noon all days but Thursday have something, for the evening's run shares its day with a lift."""
    assert "2027-01-14" not in list_days(load(folder))
    done = replan(folder, "--move", "easy-2=thu 18:00")
    assert done.code == 0, done.err
    after = load(folder)
    assert len(list_days(after)) == 7
    assert after["replanned"]["gave_way"] == ["rest_days"]
    assert "easy 2 stays on Thu 14 Jan 18:00, where you put it: that costs " in done.err
    assert "100 rest_days: at least 1 day without training" in done.out
    assert call("check", "weeks.toml", "plan.json", folder=folder).code == 0


def test_it_still_does_in_the_next_replan_and_gives_nothing_away_when_it_is_let_go(folder: Path) -> None:
    replan(folder, "--move", "easy-2=thu 18:00")
    assert replan(folder, "--busy", "sat 6-7").code == 0
    assert load(folder)["replanned"]["gave_way"] == ["rest_days"]
    assert replan(folder, "--release", "easy-2").code == 0
    after = load(folder)
    assert "gave_way" not in after["replanned"]
    assert len(list_days(after)) == 6


def test_without_a_word_of_the_athlete_no_rule_gives_way(folder: Path) -> None:
    rules = "[rules]\nrest_days = { at_least = 3 }\n[[sessions]]"
    (folder / "weeks.toml").write_text(WEEKS.replace("[[sessions]]", rules, 1))
    done = replan(folder, "--busy", "sun 20:00-21:00")
    assert done.code == 3, done.out
    assert "at least 3 days without training" in done.out
