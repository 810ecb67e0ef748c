"""What a programme asks of each lift, read from plan.json alone: deloads, steps, waves, minutes."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from itertools import pairwise
from json import loads
from pathlib import Path
from typing import Any

import pytest

from support.command_line import call
from support.paths import SCENARIOS

PROGRAMMES = sorted((SCENARIOS / "programmes").glob("*.toml"))
STEP = {"front_squat": 2.5, "deadlift": 2.5, "bench_press": 2.5, "overhead_press": 2.5}
"""Kilograms; of all exercises whose weight the shipped programmes know."""
EASIER = ("deload", "stress", "taper", "race", "recovery")


@pytest.fixture(scope="module", params=PROGRAMMES, ids=lambda path: path.stem)
def plan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    done = call("plan", request.param, "--json", folder=tmp_path_factory.mktemp("lifts"))
    assert done.code == 0, done
    return done.json


def courses(plan: Any) -> dict[tuple[str, str], list[tuple[Any, Any]]]:
    """Return by lift and exercise the weeks that have it, each with what it asks for."""
    found = defaultdict(list)
    for week in plan["weeks"]:
        for session in plan["sessions"]:
            _, start, kind, number = session["id"].split("/")
            content = session["content"] or {}
            if start == week["start"] and content.get("type") == "lift":
                for entry in content["exercises"]:
                    found[f"{kind} {number}", entry["exercise"]].append((week, entry))
    return found


def amount(entry: Any) -> tuple[int, int]:
    """Return sets and repetitions; what is told in seconds or metres counts in fives."""
    unit = entry["reps"][-1:] in "sm"
    number = int(entry["reps"].rstrip("sm").rpartition("-")[2])
    return entry["sets"], number // 5 if unit else number


def test_there_is_something_to_read(plan: Any) -> None:
    found = courses(plan)
    assert len(found) >= 10
    assert {week["kind"] for weeks in found.values() for week, _ in weeks} >= {"build", "deload"}


def test_easier_weeks_keep_the_share_of_the_work(plan: Any) -> None:
    """All of a card within a tenth of the usual work, a fifth for a few jumps; whole sets go first.

    The weight is no more than its share.

    Where that weight would be more than 15 % off, it is a step less; where that is too much, it stays for a set less.
    """
    for weeks in courses(plan).values():
        last = weeks[0][1]
        for week, entry in weeks:
            if week["kind"] not in EASIER:
                last = entry
                continue
            (sets, reps), (old_sets, old_reps) = amount(entry), amount(last)
            if last["load"] is not None:
                most = last["load"] * week["lift_load_percent"] / 100
                below = 20 + (most - 20) // STEP[entry["exercise"]] * STEP[entry["exercise"]]
                if below < 0.85 * last["load"] and week["kind"] == "deload":
                    below = last["load"] - STEP[entry["exercise"]]
                if below < 0.85 * last["load"]:
                    assert (entry["load"], reps) == (last["load"], old_reps)
                    assert sets < old_sets
                    continue
                assert entry["load"] == below
            share = Fraction(week["lift_volume_percent"], 100) * old_sets * old_reps
            if entry["slot"] == "power":
                assert sets == old_sets
                assert reps % 2 == 0 or reps < 8
            elif sets != round(share / old_reps):
                assert reps < old_reps
            assert abs(sets * reps - share) <= max(Fraction(old_sets * old_reps, 10), Fraction(sets, 2)), (entry, last)


def test_weights_go_up_by_steps_that_can_be_loaded_and_not_by_more_than_a_tenth(plan: Any) -> None:
    raised = 0
    for (_, exercise), weeks in courses(plan).items():
        working = [(week["week"], entry) for week, entry in weeks if week["kind"] not in EASIER]
        for (_, before), (_, after) in pairwise(working):
            if before["load"] is not None and after["load"] > before["load"]:
                rise = after["load"] - before["load"]
                raised += 1
                assert rise % STEP[exercise] == 0
                assert rise <= before["load"] / 10 + 1e-9
    assert raised >= (6 if "beginner" in plan["scenario"] else 10)  # In a start of small sets no weight goes up.


def working(plan: Any, exercise: str, weeks: int) -> list[tuple[str, float]]:
    """Return repetitions and weight of an exercise in the first weeks in which it gets harder."""
    (there,) = (found for (_, name), found in courses(plan).items() if name == exercise)
    return [(entry["reps"], entry["load"]) for week, entry in there if week["kind"] in ("start", "build")][:weeks]


def test_beginners_add_weight_and_intermediates_lift_in_waves_where_plates_allow(plan: Any) -> None:
    """90 kg have a wave with steps of 2.5 kg; 60 go up every other week.

    32.5 would go up by repetitions; there are no minutes for them, so it goes on with fewer of the next weight.
    """
    if "half" not in plan["scenario"]:
        assert working(plan, "front_squat", 4) == [("6", 50.0)] * 3 + [("6", 55.0)]
        return
    assert working(plan, "deadlift", 5) == [("5", 90.0), ("4", 92.5), ("3", 95.0), ("5", 92.5), ("4", 95.0)]
    assert working(plan, "front_squat", 4) == [("6", 60.0), ("6", 60.0), ("6", 62.5), ("6", 62.5)]
    assert working(plan, "overhead_press", 5) == [("6", 32.5), ("3", 35.0), ("4", 35.0), ("5", 35.0), ("6", 35.0)]


def test_a_lift_is_no_longer_than_its_session(plan: Any) -> None:
    for session in plan["sessions"]:
        if (session["content"] or {}).get("type") == "lift":
            assert session["content"]["minutes"] <= session["minutes"] + 2, session["id"]


@pytest.mark.slow
def test_the_phone_gets_the_weights_of_each_week(tmp_path: Path) -> None:
    scenario = SCENARIOS / "programmes" / "half-marathon-12-weeks.toml"
    assert call("plan", scenario, "-o", "plan.json", "--ics", "weeks.ics", folder=tmp_path).code == 0
    text = (tmp_path / "weeks.ics").read_bytes().replace(b"\r\n ", b"").decode()
    assert len((tmp_path / "weeks.ics").read_bytes()) < 1_000_000
    squats = {line for line in text.splitlines() if "front squat" in line}
    for load in ("60 kg", "62.5 kg", "65 kg", "67.5 kg"):
        assert any(load in line for line in squats), load
    assert loads((tmp_path / "plan.json").read_text("utf-8"))["status"] == "planned"


def test_weights_go_up_by_the_steps_and_in_the_way_that_the_scenario_says(tmp_path: Path) -> None:
    text = (SCENARIOS / "two-lifts.toml").read_text("utf-8")
    assert "steps = { barbell = 1 }" in text
    steps = 'steps = { barbell = 5 }\nprogression = { strength = "single" }'
    (tmp_path / "week.toml").write_text(text.replace("steps = { barbell = 1 }", steps), "utf-8")
    done = call("plan", "week.toml", "--weeks", "4", "--json", folder=tmp_path)
    assert done.code == 0, done
    loads_of = {
        exercise: [entry["load"] for _, entry in there]
        for (_, exercise), there in courses(done.json).items()
        if exercise in ("deadlift", "bench_press")
    }
    assert loads_of == {"deadlift": [105.0, 105.0, 110.0, 95.0], "bench_press": [55.0, 55.0, 60.0, 55.0]}
