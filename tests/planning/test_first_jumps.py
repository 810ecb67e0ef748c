"""Jumps and hops of a programme: when a beginner's come, and that a programme goes on through them."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from freshlegs.model.content import LiftContent
from freshlegs.planning.programme.first_jumps import has_same_exercises, leave_out_jumps
from support.command_line import call
from support.gyms import LIBRARY
from support.seasons import asked

pytestmark = pytest.mark.slow

GROUND = {"jump", "hop_bound"}
BEGINNER = """
timezone = "Europe/Berlin"
[athlete]
lift_level = "beginner"
equipment = ["machine", "cable"]
[week]
start = 2026-11-30
weeks = 6
[lifting]
weights = { leg_press = 60 }
[availability]
mon-sun = ["06:00-08:00", "17:30-20:30"]
[[sessions]]
kind = "full"
count = 2
minutes = 60
[[sessions]]
kind = "easy"
minutes = 30
"""
NOW = "2026-12-02T22:00:00Z"


def list_cards(plan: Any) -> list[tuple[int, dict[str, Any]]]:
    """Return the lifts, each with the number of its week."""
    lifts = (one for one in plan["sessions"] if one["content"]["type"] == "lift")
    starts = [week["start"] for week in plan["weeks"]]
    return [(starts.index(one["id"].split("/")[1]) + 1, one["content"]) for one in lifts]


def list_jumps(content: dict[str, Any]) -> list[str]:
    return [e["exercise"] for e in content["exercises"] if LIBRARY[e["exercise"]].pattern in GROUND]


def test_jumps_come_in_the_fifth_week_and_stay_when_it_is_planned_again(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(BEGINNER, "utf-8")
    first = call("plan", "week.toml", "-o", "plan.json", "--json", folder=tmp_path)
    assert first.code == 0, first.err
    cards = list_cards(json.loads((tmp_path / "plan.json").read_text("utf-8")))
    weeks = {number for number, content in cards if list_jumps(content)}
    assert weeks == {5, 6}
    jumps = {name for _, content in cards for name in list_jumps(content)}
    said = "No jumps and hops in your first 4 weeks of lifting (our own choice; [lifting] allow brings them back)."
    usual = {tuple(e["exercise"] for e in content["exercises"]) for number, content in cards if number > 4}
    for number, content in cards:
        there = tuple(e["exercise"] for e in content["exercises"])
        assert any(there == tuple(e for e in all_of_it if number > 4 or e not in jumps) for all_of_it in usual)
        lacks = number < 5 and there not in usual
        assert (said in content["notes"]) is lacks
    begins = "Jumps and hops from this lift on: land softly, and stop where a foot or knee hurts (our own choice)."
    with_jumps = [(number, content["notes"]) for number, content in cards if list_jumps(content)]
    assert {begins in notes for number, notes in with_jumps if number == 5} == {True}
    assert not any(begins in content["notes"] for number, content in cards if number != 5)
    # Nothing new is known: the plan stays as it is, its exercises too.
    again = call("plan", "week.toml", "-o", "plan.json", "--json", folder=tmp_path)
    assert again.code == 0, again.err
    assert list_cards(json.loads((tmp_path / "plan.json").read_text("utf-8"))) == cards
    assert call("check", "week.toml", "plan.json", folder=tmp_path).code == 0


def test_a_lift_of_the_week_in_progress_takes_new_weights_without_its_jumps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "week.toml").write_text(BEGINNER, "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    before = list_cards(json.loads((tmp_path / "plan.json").read_text("utf-8")))
    monkeypatch.setenv("FRESHLEGS_NOW", NOW)
    rows = [{e["exercise"]: e for e in content["exercises"]} for _, content in before[:2]]
    there = next(e for e in rows[0].values() if e["slot"] == "strength")
    (tmp_path / "log.csv").write_text(
        f"date,exercise,sets,reps,load\n2026-11-30,{there['exercise']},1,{there['reps']},{there['load'] or 40} kg\n",
        "utf-8",
    )
    done = call("plan", "week.toml", "--log", "log.csv", "-o", "plan.json", folder=tmp_path)
    assert done.code == 0, done.err
    after = list_cards(json.loads((tmp_path / "plan.json").read_text("utf-8")))
    for (number, old), (_, new) in zip(before, after, strict=True):
        assert [e["exercise"] for e in new["exercises"]] == [e["exercise"] for e in old["exercises"]], number


def test_a_lift_without_its_jumps_is_its_usual_one_and_a_cut_one_is_not() -> None:
    usual = ("pogo_hop", "leg_press", "plank")
    jumps = frozenset({"pogo_hop"})
    assert has_same_exercises(("leg_press", "plank"), usual, jumps)
    assert has_same_exercises(usual, usual, jumps)
    assert not has_same_exercises(("pogo_hop", "leg_press"), usual, jumps)
    assert not has_same_exercises(("plank", "leg_press"), usual, jumps)


@pytest.mark.parametrize(("name", "kept"), [("full/1", ["box_jump", "squat"]), ("full/2", ["squat"])])
def test_a_lift_that_has_begun_has_the_jumps_that_it_began_with_itself(name: str, kept: list[str]) -> None:
    """Not those of another lift of its week."""
    squat, jump = asked(), asked("Box jump", None, slot="power")
    usual = LiftContent(minutes=50, warm_up="walk", exercises=(jump, squat))
    without = usual.model_copy(update={"exercises": (squat,)})
    stored: Any = SimpleNamespace(
        sessions=[SimpleNamespace(id="full/2", content=without), SimpleNamespace(id="full/1", content=usual)]
    )
    one: Any = SimpleNamespace(
        task=SimpleNamespace(lifting=None, lift_level="intermediate"),
        stored=(stored, None),
        outcome=SimpleNamespace(plan=SimpleNamespace(placements=())),
    )
    session: Any = SimpleNamespace(id=name)
    assert [entry.exercise for entry in leave_out_jumps(one, session, usual)[1]] == kept


def test_a_beginner_swings_no_bell_in_the_first_four_weeks(tmp_path: Path) -> None:
    text = BEGINNER.replace('equipment = ["machine", "cable"]', 'equipment = ["kettlebell", "band"]')
    (tmp_path / "week.toml").write_text(text.replace("[lifting]\nweights = { leg_press = 60 }\n", ""), "utf-8")
    done = call("plan", "week.toml", "-o", "plan.json", "--json", folder=tmp_path)
    assert done.code == 0, done.err
    cards = list_cards(json.loads((tmp_path / "plan.json").read_text("utf-8")))
    swings = [(number, c) for number, c in cards if any(e["exercise"] == "kb_swing" for e in c["exercises"])]
    assert {number for number, _ in swings} == {5, 6}
    begins = [number for number, c in swings if any(note.startswith("Swings from this lift on") for note in c["notes"])]
    assert begins == [5]
    said = {note for number, c in cards if number < 5 for note in c["notes"] if "swings in your first 4 weeks" in note}
    assert len(said) == 1
    again = call("plan", "week.toml", "-o", "plan.json", "--json", folder=tmp_path)
    assert again.code == 0, again.err
    assert list_cards(json.loads((tmp_path / "plan.json").read_text("utf-8"))) == cards
    assert call("check", "week.toml", "plan.json", folder=tmp_path).code == 0
