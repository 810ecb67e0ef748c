"""Who names no plan means plan.json of the folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.command_line import WEEK, assert_refused, call, store_week

COMMANDS = {
    "show": (),
    "export": ("--ics", "-", "--now", "2026-11-30 05:00"),
    "today": ("--now", "mon 12:00"),
    "replan": ("--now", "mon 12:00", "--dry-run"),
    "push": ("--dry-run",),
    "explain": (),
    "check": (),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store_week(tmp_path, WEEK)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_a_plan_that_is_not_named_is_that_of_the_folder(folder: Path, command: str) -> None:
    named = call(command, "plan.json", *COMMANDS[command], folder=folder)
    usual = call(command, *COMMANDS[command], folder=folder)
    assert (usual.code, usual.out, usual.err) == (0, named.out, named.err)
    assert usual.out


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_plan_it_is_said_how_to_get_one(tmp_path: Path, command: str) -> None:
    """A plan of another name is not taken: there may be several."""
    (tmp_path / "other.json").write_text("{}")
    done = call(command, *COMMANDS[command], folder=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert ": missing, and there is no plan.json here; freshlegs plan SCENARIO -o plan.json stores one" in done.err
    data = call(command, *COMMANDS[command], "--json", folder=tmp_path).json
    assert data["faults"][0]["found"] == "missing, and there is no plan.json here"


def test_replan_writes_back_to_the_plan_of_the_folder(folder: Path) -> None:
    done = call("replan", "--now", "tue 12:00", "--missed", "full-1", folder=folder)
    assert (done.code, "plan.json: the new plan" in done.err) == (0, True)
    assert [one["kind"] for one in json.loads((folder / "plan.json").read_text())["told"]] == ["missed"]


def test_check_needs_one_of_scenario_and_plan(folder: Path) -> None:
    both = call("check", "week.toml", "plan.json", folder=folder)
    for named in ("plan.json", "week.toml"):
        alone = call("check", named, folder=folder)
        assert (alone.code, alone.out) == (0, both.out)
    (folder / "plan.json").rename(folder / "mine.json")
    assert call("check", "mine.json", folder=folder).out == both.out
    missing = call("check", "week.toml", folder=folder)
    assert (missing.code, "week.toml: a scenario, not a stored plan" in missing.err) == (1, True)


@pytest.mark.parametrize("command", ["today", "replan"])
def test_scenario_and_plan_may_be_named_in_any_order(folder: Path, command: str) -> None:
    ordered = call(command, "week.toml", "plan.json", *COMMANDS[command], folder=folder)
    turned = call(command, "plan.json", "week.toml", *COMMANDS[command], folder=folder)
    assert (turned.code, turned.out) == (0, ordered.out)


@pytest.mark.parametrize("command", ["today", "replan"])
def test_a_scenario_alone_goes_with_the_plan_of_the_folder(folder: Path, command: str) -> None:
    both = call(command, "week.toml", "plan.json", *COMMANDS[command], folder=folder)
    alone = call(command, "week.toml", *COMMANDS[command], folder=folder)
    assert (alone.code, alone.out, alone.err) == (0, both.out, both.err)
    (folder / "plan.json").unlink()
    missing = call(command, "week.toml", *COMMANDS[command], folder=folder)
    assert (missing.code, "week.toml: a scenario, not a stored plan" in missing.err) == (1, True)


def test_a_session_is_logged_without_naming_the_plan(folder: Path) -> None:
    by_plan = call("log", "plan.json", "long-1", "--to", "one.csv", folder=folder)
    alone = call("log", "long-1", "--to", "two.csv", folder=folder)
    assert (alone.code, alone.out) == (0, by_plan.out)
    assert "log.csv" not in {path.name for path in folder.iterdir()}
    unknown = call("log", "swim-1", folder=folder)
    assert (unknown.code, 'found "swim-1"' in unknown.err) == (1, True)
    (folder / "plan.json").unlink()
    gone = call("log", "long-1", folder=folder)
    assert (gone.code, "no plan is named, and there is no plan.json here" in gone.err) == (2, True)


def test_what_was_logged_is_taken_back_without_any_plan(folder: Path) -> None:
    assert call("log", "long-1", folder=folder).code == 0
    (folder / "plan.json").unlink()
    assert call("log", "--undo", folder=folder).code == 0


@pytest.mark.parametrize("line", [("move", "long-1"), ("move", "long-1=fri 6.30"), ("swap", "full-1", "back_squat")])
def test_a_session_that_comes_first_is_one_of_the_plan_of_the_folder(folder: Path, line: tuple[str, ...]) -> None:
    command, *words = line
    named = call(command, "plan.json", *words, folder=folder)
    usual = call(command, *words, folder=folder)
    assert (usual.code, usual.out, usual.err) == (named.code, named.out, named.err)
    assert usual.out
    (folder / "plan.json").unlink()
    gone = call(command, *words, folder=folder)
    assert (gone.code, "no plan is named, and there is no plan.json here" in gone.err) == (2, True)


@pytest.mark.parametrize(
    ("line", "says"),
    [(("move",), "say which one, and where to"), (("swap", "full-1"), "name the lift and the exercise")],
)
def test_who_names_too_little_is_told_what_is_missing(folder: Path, line: tuple[str, ...], says: str) -> None:
    done = call(*line, folder=folder)
    assert (done.code, says in done.err) == (2, True)


@pytest.mark.parametrize("line", [("log",), ("log", "full-1")])
def test_nothing_is_logged_without_a_plan(tmp_path: Path, line: tuple[str, ...]) -> None:
    done = call(*line, folder=tmp_path)
    assert (done.code, "no plan is named, and there is no plan.json here" in done.err) == (2, True)
    there = call("log", "other.json", "full-1", folder=tmp_path)
    assert_refused(there, "other.json: there is no such file")
