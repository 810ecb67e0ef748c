"""The lifts of every shipped scenario, read from plan.json alone: nothing of the model or of the rules is used here."""

from __future__ import annotations

import csv
import json
from collections import Counter
from importlib.resources import files
from math import ceil
from pathlib import Path
from typing import Any

import pytest

from support.command_line import call
from support.paths import SCENARIOS

GROUPS = {
    "quads": {"quads"},
    "hamstrings": {"hamstrings"},
    "glutes": {"glutes", "glute_med"},
    "calves": {"calves"},
    "chest": {"chest"},
    "back": {"lats", "upper_back"},
    "shoulders": {"front_delts", "side_delts", "rear_delts"},
    "arms": {"biceps", "triceps"},
    "core": {"abs", "obliques", "erectors"},
}
LOWER = {"quads", "hamstrings", "glutes", "calves"}
UPPER = {"chest", "back", "shoulders", "arms"}
REACH = {"lower": LOWER | {"core"}, "upper": UPPER | {"core"}, "full": LOWER | UPPER | {"core"}}
SLOTS = ["power", "strength", "moderate", "accessory", "core"]
LIBRARY = {
    row["id"]: row
    for row in csv.DictReader(files("freshlegs.training").joinpath("exercises.csv").read_text("utf-8").splitlines())
}
PLANNED = sorted(path for path in SCENARIOS.glob("*.toml") if 'status = "planned"' in path.read_text("utf-8"))

Lift = dict[str, Any]


@pytest.fixture(scope="module", params=PLANNED, ids=lambda path: path.stem)
def lifts(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Lift]:
    """Return the lifts of a planned scenario as plan.json has them."""
    folder = tmp_path_factory.mktemp("plans")
    path: Path = request.param
    done = call("plan", path, "-o", "plan.json", folder=folder)
    assert done.code == 0, done.err
    sessions = json.loads((folder / "plan.json").read_text("utf-8"))["sessions"]
    return [session for session in sessions if session["kind"] in REACH]


def _muscles(entry: Lift, column: str) -> set[str]:
    return set(filter(None, LIBRARY[entry["exercise"]][column].split(";")))


def _effective_sets(lift: Lift, group: str) -> float:
    total = 0.0
    for entry in lift["content"]["exercises"]:
        if LIBRARY[entry["exercise"]]["category"] == "power":
            continue
        if _muscles(entry, "primary_muscles") & GROUPS[group]:
            total += entry["sets"]
        elif _muscles(entry, "secondary_muscles") & GROUPS[group]:
            total += entry["sets"] / 2
    return total


def _has_its_own(lift: Lift, group: str) -> bool:
    """Whether a lift has an exercise for a group, outside its power slot, that does more than help."""
    there = (entry for entry in lift["content"]["exercises"] if LIBRARY[entry["exercise"]]["category"] != "power")
    return any(_muscles(entry, "primary_muscles") & GROUPS[group] for entry in there)


def _at_minimum_dose(lift: Lift) -> bool:
    return all(entry["sets"] == 1 for entry in lift["content"]["exercises"])


def _seconds(lift: Lift) -> int:
    total, paired = 600, set()
    for entry in lift["content"]["exercises"]:
        unit = entry["reps"][-1] if entry["reps"][-1] in "sm" else ""
        high = int(entry["reps"].rstrip("sm").split("-")[-1])
        each = 1 if unit else 1.5 if LIBRARY[entry["exercise"]]["category"] == "power" else 3
        total += entry["sets"] * ceil(high * each) * (2 if entry["per_side"] else 1) + 90
        if not entry["pair"] or entry["pair"] in paired:
            total += (entry["sets"] - 1) * entry["rest"]
        paired.add(entry["pair"])
    return total


def test_every_lift_is_filled(lifts: list[Lift]) -> None:
    for lift in lifts:
        assert lift["content"]["type"] == "lift"
        assert 3 <= len(lift["content"]["exercises"]) <= 7, lift["id"]


def test_every_muscle_group_is_trained_in_two_lifts(lifts: list[Lift]) -> None:
    """Two effective sets, one at minimum dose; in as many lifts as can train it where those are fewer.

    Lifts under 50 minutes have room for each group once.
    """
    times = 1 if all(lift["minutes"] < 50 for lift in lifts) else 2
    for group in GROUPS:
        reaching = [lift for lift in lifts if group in REACH[lift["kind"]]]
        enough = [lift for lift in reaching if _effective_sets(lift, group) >= (1 if _at_minimum_dose(lift) else 2)]
        trained = [lift for lift in enough if group in ("shoulders", "arms") or _has_its_own(lift, group)]
        assert len(trained) >= min(times, len(reaching)), group


def test_what_a_lift_says_that_it_trains_is_so(lifts: list[Lift]) -> None:
    for lift in lifts:
        enough = 1 if _at_minimum_dose(lift) else 2
        there = {group for group in REACH[lift["kind"]] if _has_its_own(lift, group)}
        trained = {group for group in there if _effective_sets(lift, group) >= enough}
        assert set(lift["content"]["trains"]) == trained, lift["id"]


def test_the_core_works_in_four_ways(lifts: list[Lift]) -> None:
    families = Counter(
        LIBRARY[entry["exercise"]]["core_pattern"].removeprefix("anti_")
        for lift in lifts
        for entry in lift["content"]["exercises"]
    )
    if len(lifts) >= 2:
        assert {"rotation", "flexion", "extension", "lateral_flexion"} <= set(families)


def test_a_lift_fits_into_its_minutes(lifts: list[Lift]) -> None:
    for lift in lifts:
        assert _seconds(lift) <= lift["minutes"] * 60, lift["id"]
        assert lift["content"]["minutes"] == ceil(_seconds(lift) / 60), lift["id"]


def test_a_lift_of_an_hour_is_used_well(lifts: list[Lift]) -> None:
    for lift in lifts:
        if lift["minutes"] >= 60 and not _at_minimum_dose(lift):
            assert 45 <= lift["content"]["minutes"] <= 60, lift["id"]


def test_exercises_come_in_the_order_of_the_slots(lifts: list[Lift]) -> None:
    for lift in lifts:
        order = [SLOTS.index(entry["slot"]) for entry in lift["content"]["exercises"]]
        assert order == sorted(order), lift["id"]


def test_foot_contacts_stay_in_the_range_that_was_studied(lifts: list[Lift]) -> None:
    for lift in lifts:
        contacts = 0
        for entry in lift["content"]["exercises"]:
            if LIBRARY[entry["exercise"]]["pattern"] in ("jump", "hop_bound"):
                contacts += entry["sets"] * int(entry["reps"].split("-")[-1]) * (2 if entry["per_side"] else 1)
        assert contacts <= 228, lift["id"]
        if contacts and not _at_minimum_dose(lift):
            assert contacts >= 30, lift["id"]


def test_no_lift_has_an_exercise_twice_and_pairs_are_pairs(lifts: list[Lift]) -> None:
    for lift in lifts:
        entries = lift["content"]["exercises"]
        assert len({entry["exercise"] for entry in entries}) == len(entries), lift["id"]
        pairs = Counter(entry["pair"] for entry in entries if entry["pair"])
        assert set(pairs.values()) <= {2}, lift["id"]
        for letter in pairs:
            assert len({(e["sets"], e["rest"], e["slot"]) for e in entries if e["pair"] == letter}) == 1, lift["id"]


def test_each_lift_has_something_heavy_and_moves_several_joints(lifts: list[Lift]) -> None:
    for lift in lifts:
        rows = [LIBRARY[entry["exercise"]] for entry in lift["content"]["exercises"]]
        assert any(row["equipment"] in ("barbell", "dumbbell", "machine") for row in rows), lift["id"]
        assert any(entry["slot"] == "strength" for entry in lift["content"]["exercises"]), lift["id"]
        assert any(
            row["pattern"] in ("squat", "hinge", "lunge", "h_push", "v_push", "h_pull", "v_pull", "hip_extension")
            for row in rows
        )
