"""A week by itself and the training log: weights go on from what was lifted, and what was done stays in the plan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.command_line import Done, assert_refused, call

pytestmark = pytest.mark.slow

WEEK = """
id = "week"
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
[lifting]
unit = "kg"
weights = { deadlift = 60 }
[availability]
mon = ["06:00-08:00"]
tue = ["06:00-08:00"]
wed = ["06:00-08:00"]
thu = ["06:00-08:00"]
sat = ["08:00-11:00"]
[[sessions]]
kind = "full"
minutes = 60
at = "mon 06:00"
[[sessions]]
kind = "tempo"
minutes = 45
[[sessions]]
kind = "long"
minutes = 90
at = "sat 08:00"
"""
HEADER = "date,exercise,sets,reps,load"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FRESHLEGS_NOW", "2026-12-02T12:00:00+01:00")
    (tmp_path / "week.toml").write_text(WEEK)
    return tmp_path


def run(folder: Path, *arguments: str) -> Done:
    done = call(*arguments, folder=folder)
    assert done.code == 0, done.err
    return done


def write_log(folder: Path, *rows: str) -> None:
    (folder / "log.csv").write_text("\n".join([HEADER, *rows, ""]))


def load(folder: Path, name: str = "plan.json") -> Any:
    return json.loads((folder / name).read_text())


def find_load(plan: Any, exercise: str) -> float | None:
    (lift,) = [one["content"] for one in plan["sessions"] if one["kind"] == "full"]
    (found,) = [one["load"] for one in lift["exercises"] if one["exercise"] == exercise]
    assert found is None or isinstance(found, float | int)
    return found


def test_it_begins_with_what_was_lifted_before_it(folder: Path) -> None:
    write_log(folder, "2026-11-26,deadlift,3,6,70 kg")
    done = run(folder, "plan", "week.toml", "--log", "log.csv", "-o", "plan.json")
    assert "It begins with what was lifted until 2026-11-26: deadlift 70 kg." in done.err
    assert find_load(load(folder), "deadlift") == 70


def test_its_long_run_grows_from_the_longest_run_of_the_log(folder: Path) -> None:
    write_log(folder, "2026-11-22,long,,60 min,")
    run(folder, "plan", "week.toml", "--log", "log.csv", "-o", "plan.json")
    assert [one["minutes"] for one in load(folder)["sessions"] if one["kind"] == "long"] == [66]
    assert run(folder, "check", "week.toml", "plan.json").code == 0
    run(folder, "replan", "plan.json", "--busy", "thu")
    assert [one["minutes"] for one in load(folder)["sessions"] if one["kind"] == "long"] == [66]


def test_what_was_done_in_it_is_kept_through_each_replan(folder: Path) -> None:
    run(folder, "plan", "week.toml", "-o", "plan.json")
    write_log(folder, "2026-11-30,deadlift,3,6 6 5,62.5 kg", "2026-12-01,tempo,,30 min,")
    run(folder, "replan", "plan.json", "--log", "log.csv")
    told = load(folder)
    assert [(one["exercise"], one["load"], one["session"]) for one in told["lifted"]] == [
        ("deadlift", 62.5, "week/2026-11-30/full/1")
    ]
    assert told["logged"]["runs"] == [{"day": "2026-12-01", "kind": "tempo", "minutes": 30}]
    run(folder, "replan", "plan.json", "--busy", "thu")
    after = load(folder)
    assert (after["lifted"], after["logged"]) == (told["lifted"], told["logged"])
    assert "eadlift" in run(folder, "show", "plan.json").out.partition("What happened, beside what was asked for")[2]


def test_a_row_that_was_wrong_is_replaced(folder: Path) -> None:
    run(folder, "plan", "week.toml", "-o", "plan.json")
    write_log(folder, "2026-11-30,deadlift,3,6,62.5 kg")
    run(folder, "replan", "plan.json", "--log", "log.csv")
    write_log(folder, "2026-11-30,deadlift,3,6,65 kg")
    run(folder, "replan", "plan.json", "--log", "log.csv")
    assert [one["load"] for one in load(folder)["lifted"]] == [65]


def test_the_week_after_goes_on_from_it(folder: Path) -> None:
    """By the plan alone, which holds the log's facts, or by the log."""
    run(folder, "plan", "week.toml", "-o", "plan.json")
    write_log(folder, "2026-11-30,deadlift,3,6,65 kg")
    run(folder, "replan", "plan.json", "--log", "log.csv")
    (folder / "next.toml").write_text(WEEK.replace('id = "week"', 'id = "next"').replace("2026-11-30", "2026-12-07"))
    run(folder, "plan", "next.toml", "--after", "plan.json", "-o", "next.json")
    assert find_load(load(folder, "next.json"), "deadlift") == 65
    run(folder, "plan", "next.toml", "--log", "log.csv", "-o", "again.json")
    assert find_load(load(folder, "again.json"), "deadlift") == 65


def test_a_log_that_is_none_is_refused(folder: Path) -> None:
    (folder / "log.csv").write_text("what a day\n")
    assert_refused(call("plan", "week.toml", "--log", "log.csv", folder=folder), "log.csv: ")
    assert_refused(call("plan", "week.toml", "--log", "gone.csv", folder=folder), "gone.csv: there is no such file")


def test_a_long_run_that_was_shorter_than_planned_counts_as_it_was_in_the_week_after(folder: Path) -> None:
    """Neither what was planned in its place counts, nor the copy of the week that nobody has run."""
    run(folder, "plan", "week.toml", "-o", "plan.json")
    write_log(folder, "2026-12-05,long,,50 min,")
    run(folder, "replan", "plan.json", "--log", "log.csv", "--now", "2026-12-06 20:00")
    (folder / "next.toml").write_text(WEEK.replace('id = "week"', 'id = "next"').replace("2026-11-30", "2026-12-07"))
    for more in ((), ("--log", "log.csv")):
        run(folder, "plan", "next.toml", "--after", "plan.json", *more, "-o", "next.json")
        assert [one["minutes"] for one in load(folder, "next.json")["sessions"] if one["kind"] == "long"] == [55]
