"""`freshlegs replan`: one file is enough, and it finds its scenario."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.command_line import WEEK, assert_refused, call, store_week


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store_week(tmp_path, WEEK)
    return tmp_path


def test_a_plan_finds_its_scenario(folder: Path) -> None:
    both = call("replan", "week.toml", "plan.json", "--now", "mon 12:00", "--json", folder=folder)
    alone = call("replan", "plan.json", "--now", "mon 12:00", "--json", folder=folder)
    assert (alone.code, alone.out) == (0, both.out)


def test_the_scenario_is_told_as_seen_from_the_plan(folder: Path) -> None:
    (folder / "plans").mkdir()
    (folder / "elsewhere").mkdir()
    stored = call("plan", "week.toml", "-o", "plans/plan.json", folder=folder)
    assert stored.code == 0
    assert json.loads((folder / "plans/plan.json").read_text())["scenario_file"] == "../week.toml"
    replanned = call("replan", "../plans/plan.json", "--now", "mon 12:00", folder=folder / "elsewhere")
    assert replanned.code == 0, replanned.err


def test_a_scenario_behind_a_link_keeps_its_name(folder: Path) -> None:
    (folder / "link.toml").symlink_to("week.toml")
    assert call("plan", "link.toml", "-o", "linked.json", folder=folder).code == 0
    stored = json.loads((folder / "linked.json").read_text())
    assert (stored["scenario"], stored["scenario_file"]) == ("link", "link.toml")


def test_nobody_knows_where_standard_input_and_output_are(folder: Path) -> None:
    piped = call("plan", "week.toml", "-o", "-", folder=folder)
    assert "scenario_file" not in json.loads(piped.out)
    stored = call("plan", "-", "-o", "piped.json", stdin=WEEK, folder=folder)
    assert stored.code == 0
    assert "scenario_file" not in json.loads((folder / "piped.json").read_text())


def test_a_plan_that_names_no_scenario_says_what_to_write(folder: Path) -> None:
    plan = json.loads((folder / "plan.json").read_text())
    del plan["scenario_file"]
    (folder / "plan.json").write_text(json.dumps(plan))
    done = call("replan", "plan.json", folder=folder)
    assert_refused(done, "plan.json")
    assert "does not say where its scenario is; name it: freshlegs replan SCENARIO PLAN" in done.err


def test_a_scenario_that_has_gone_is_named(folder: Path) -> None:
    (folder / "week.toml").rename(folder / "other.toml")
    done = call("replan", "plan.json", folder=folder)
    assert_refused(done, "plan.json")
    assert "was planned from week.toml, which is not there" in done.err


def test_three_files_are_too_many(folder: Path) -> None:
    done = call("replan", "week.toml", "plan.json", "plan.json", folder=folder)
    assert done.code == 2
    assert "found 3 files" in done.err
