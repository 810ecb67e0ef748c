"""Weights that nobody knows are found in the first week, and the cards say how."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from freshlegs.training.ease_lift import FIND_LATER
from freshlegs.training.weight_finding import HOW_TO_FIND, TO_FIND, add_how_to_find
from support.command_line import WEEK, call

WEIGHTS = """
[lifting]
find_weights = true
weights = { back_squat = "80 kg" }
"""


def cards(folder: Path, week: int) -> list[dict[str, Any]]:
    """Return the contents of the lifts of a week."""
    shown = call("show", "plan.json", "--week", str(week), "--json", folder=folder).json
    return [one["content"] for one in shown["sessions"] if one["kind"] == "full"]


def searching(folder: Path, week: int) -> set[str]:
    """Return the exercises of a week whose weight is to be found."""
    contents = cards(folder, week)
    found = {one["exercise"] for card in contents for one in card["exercises"] if TO_FIND in one["effort"]}
    assert all((HOW_TO_FIND in card["notes"]) == (TO_FIND in str(card["exercises"])) for card in contents)
    return found


@pytest.mark.slow
def test_the_first_week_says_how_weights_are_found(tmp_path: Path) -> None:
    """What has a weight that nobody named, and nothing else; the weeks after it go on from the log."""
    (tmp_path / "week.toml").write_text(WEEK.replace("[availability]", "weeks = 4\n[availability]") + WEIGHTS, "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    found = searching(tmp_path, 1)
    entries = {one["exercise"]: one for card in cards(tmp_path, 1) for one in card["exercises"]}
    assert "deadlift" in found
    assert "back_squat" not in found
    assert {entries[name]["slot"] for name in found} <= {"strength", "moderate", "accessory", "core"}
    assert not searching(tmp_path, 2)


@pytest.mark.slow
def test_a_lift_that_was_missed_is_where_weights_are_found_the_next_time(tmp_path: Path) -> None:
    """With a log that has a first lift and not the second."""
    (tmp_path / "week.toml").write_text(WEEK.replace("[availability]", "weeks = 4\n[availability]") + WEIGHTS, "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    lifts = [{one["exercise"] for one in card["exercises"]} for card in cards(tmp_path, 1)]
    first = searching(tmp_path, 1)
    did = call("log", "plan.json", "full-1", "--week", "1", "--to", "log.csv", folder=tmp_path)
    assert did.code == 0
    easy = call("log", "plan.json", "long-1", "--week", "1", "--to", "log.csv", folder=tmp_path)
    assert easy.code == 0
    done = call("plan", "week.toml", "--log", "log.csv", "-o", "plan.json", "--today", "2026-12-06", folder=tmp_path)
    assert done.code == 0, done.err
    assert searching(tmp_path, 2) == {name for name in first if name not in lifts[0]}
    assert not searching(tmp_path, 3)


def test_a_single_week_says_it_too(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK + WEIGHTS, "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    card = call("show", "plan.json", "--session", "full-2", folder=tmp_path).out
    assert TO_FIND in " ".join(card.split())
    assert HOW_TO_FIND in " ".join(card.split())


def test_a_poor_day_is_none_to_find_a_weight_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no last time that it could be lighter than; what is known is as much lighter as on any poor day."""
    monkeypatch.setenv("FRESHLEGS_NOW", "2026-11-30T04:00Z")
    (tmp_path / "week.toml").write_text(WEEK + WEIGHTS, "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    before = call("show", "plan.json", "--session", "full-1", "--json", folder=tmp_path).json["content"]["exercises"]
    (card,) = call("today", "--feel", "poor", "--json", folder=tmp_path).json["change"]["sessions"]
    efforts = {one["exercise"]: one["effort"] for one in card["content"]["exercises"]}
    later = {name for name, effort in efforts.items() if effort.endswith(f"reps in the tank; {FIND_LATER}")}
    assert later == {one["exercise"] for one in before if TO_FIND in one["effort"]} != set()
    assert "the last" not in str(card["content"])
    assert HOW_TO_FIND not in card["content"]["notes"]
    assert "You feel poor: light weights, 70 % of the sets x reps, no jumps" in card["content"]["notes"][-1]
    assert next(one["load"] for one in card["content"]["exercises"] if one["exercise"] == "back_squat") == 70


def test_who_does_not_ask_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    assert TO_FIND not in (tmp_path / "plan.json").read_text("utf-8")


def test_the_way_stands_there_once() -> None:
    assert add_how_to_find(("a", HOW_TO_FIND, "b"), finds=True) == ("a", "b", HOW_TO_FIND)
    assert add_how_to_find(("a", HOW_TO_FIND), finds=False) == ("a",)


@pytest.mark.slow
def test_who_tells_no_weight_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the command as in the questions; a weight alone is that of all sets, and a "no" that nothing was done."""
    (tmp_path / "week.toml").write_text(WEEK.replace("[availability]", "weeks = 2\n[availability]") + WEIGHTS, "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    entries = {one["exercise"]: one for one in cards(tmp_path, 1)[0]["exercises"]}
    first, *others = [one for one in entries.values() if TO_FIND in one["effort"]]
    told = call("log", "plan.json", "full-1", "--week", "1", "--did", f"{first['name']}=42.5 kg", folder=tmp_path)
    assert told.code == 0, told.err
    assert f"No weight is told for {others[0]['name']}" in told.err
    assert first["name"] not in told.err
    row = next(line for line in told.out.splitlines() if f",{first['exercise']}," in line)
    assert row.endswith(f",{first['sets']},{first['reps']},42.5 kg")
    assert call("log", "--undo", folder=tmp_path).code == 0
    monkeypatch.setenv("FRESHLEGS_NOW", "2026-11-30T20:00")
    answers = ["", *("20 kg" if TO_FIND in one["effort"] else "" for one in entries.values())]
    asked = call("log", folder=tmp_path, stdin="".join(f"{answer}\n" for answer in answers))
    assert asked.code == 0, asked.err
    assert asked.err.count("at which weight") == len(others) + 1
    assert "No weight is told" not in asked.err
    assert asked.out.count(",20 kg\n") == len(others) + 1
