"""Sets ticked on a card in the words of `freshlegs log`."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from freshlegs.io.errors import InputError
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import load_plan
from freshlegs.web.logged_sets import build_rows
from support.command_line import WEEK, store_week

TODAY, SUNDAY = date(2026, 12, 1), date(2026, 12, 6)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> PlannedRecord:
    folder = tmp_path_factory.mktemp("week")
    store_week(folder, WEEK + "\n[lifting]\nfind_weights = true\nweights = { back_squat = 80 }\n")
    return load_plan(folder / "plan.json")


def log(plan: PlannedRecord, *sets: dict[str, Any], before: str = "") -> str:
    return build_rows(plan, "full-1", {"sets": [*sets]}, before, "log.csv", TODAY).text


def squat(reps: int, weight: float | None = None, unit: str = "kg") -> dict[str, Any]:
    told = {} if weight is None else {"weight": weight, "unit": unit}
    return {"exercise": "back_squat", "reps": reps, **told}


def test_sets_with_a_weight_and_without(plan: PlannedRecord) -> None:
    header, row = log(plan, squat(6, 82.5), squat(4, 82.5)).splitlines()
    assert row == "2026-11-30,back_squat,2,6 4,82.5 kg"
    assert log(plan, squat(6), squat(4)).splitlines() == [header, "2026-11-30,back_squat,2,6 4,80 kg"]


def test_a_lift_that_is_there_already_is_corrected(plan: PlannedRecord) -> None:
    first = build_rows(plan, "full-1", {"sets": [squat(6, 80)]}, "", "log.csv", TODAY)
    again = build_rows(plan, "full-1", {"sets": [squat(5, 80)]}, first.text, "log.csv", TODAY)
    assert (first.says, first.added, again.added) == ("", 1, 1)
    assert "the rest of it stays." in again.says
    assert again.text == "date,exercise,sets,reps,load\n2026-11-30,back_squat,1,5,80 kg\n"


def test_a_lift_in_two_goes_keeps_what_is_not_named(plan: PlannedRecord) -> None:
    first = log(plan, squat(6, 80), squat(6, 80))
    both = log(plan, {"exercise": "rdl", "reps": 8, "weight": 60, "unit": "kg"}, before=first)
    assert both == f"{first}2026-11-30,rdl,1,8,60 kg\n"
    gone = build_rows(plan, "full-1", {"sets": [], "skipped": ["back_squat"]}, both, "log.csv", TODAY)
    assert gone.text.splitlines()[1:] == ["2026-11-30,rdl,1,8,60 kg"]
    assert "Barbell back squat goes" in gone.says


def test_a_weight_that_was_to_be_found_and_is_not_told_is_said(plan: PlannedRecord) -> None:
    told = {"exercise": "rdl", "reps": 8}
    said = build_rows(plan, "full-1", {"sets": [told]}, "", "log.csv", TODAY).says
    assert said == (
        "No weight is told for Romanian deadlift: write it on the card, and the next week goes on from there."
    )
    weighed = build_rows(plan, "full-1", {"sets": [{**told, "weight": 60, "unit": "kg"}]}, "", "log.csv", TODAY)
    assert weighed.says == ""


@pytest.mark.parametrize("skipped", ["back_squat", [4], ["back_squat"] * 201])
def test_what_is_taken_out_must_be_exercises(plan: PlannedRecord, skipped: object) -> None:
    with pytest.raises(InputError, match="skipped: found"):
        build_rows(plan, "full-1", {"sets": [], "skipped": skipped}, "", "log.csv", TODAY)


def test_a_weight_far_above_is_a_doubt(plan: PlannedRecord) -> None:
    assert build_rows(plan, "full-1", {"sets": [squat(6, 90)]}, "", "log.csv", TODAY).doubts == ()
    (doubt,) = build_rows(plan, "full-1", {"sets": [squat(6, 800)]}, "", "log.csv", TODAY).doubts
    assert doubt.startswith("back squat: ")


def test_a_run_far_from_what_was_asked_for_is_a_doubt(plan: PlannedRecord) -> None:
    assert build_rows(plan, "intervals-1", {"minutes": 90}, "", "log.csv", SUNDAY).doubts == ()
    (doubt,) = build_rows(plan, "intervals-1", {"minutes": 450}, "", "log.csv", SUNDAY).doubts
    assert doubt == "intervals: 450 min is 10 times the 45 min asked for"


@pytest.mark.parametrize(
    ("sets", "says"),
    [
        ([], "sets: found an empty list"),
        ([squat(6)] * 201, "sets: found"),
        ([{"exercise": "back_squat", "reps": "6"}], "an exercise and its repetitions"),
        ([{"exercise": "back_squat", "reps": True}], "an exercise and its repetitions"),
        ([{"reps": 6}], "an exercise and its repetitions"),
        ([squat(6, 80), squat(6, 90)], "back_squat has 2 weights"),
        ([squat(6, 80, "stone")], "a weight in kg or lb"),
        ([{**squat(6), "weight": "80", "unit": "kg"}], "a weight in kg or lb"),
        ([squat(6, 180, "lb")], "all your weights are in kg"),
    ],
)
def test_sets_that_make_no_sense(plan: PlannedRecord, sets: list[dict[str, Any]], says: str) -> None:
    with pytest.raises(InputError, match=says):
        log(plan, *sets)


def test_what_is_still_to_come_is_not_logged(plan: PlannedRecord) -> None:
    with pytest.raises(InputError, match="is still to come"):
        build_rows(plan, "full-2", {"sets": [squat(6)]}, "", "log.csv", TODAY)


def test_runs_as_planned_and_as_they_were(plan: PlannedRecord) -> None:
    late = date(2026, 12, 6)
    as_planned = build_rows(plan, "intervals-1", {}, "", "log.csv", late).text.splitlines()[1]
    as_it_was = build_rows(plan, "intervals-1", {"minutes": 40, "felt": 8.0}, "", "log.csv", late).text.splitlines()[1]
    assert "45 min" in as_planned
    assert build_rows(plan, "intervals-1", {}, "", "log.csv", late).added == 1
    assert "40 min" in as_it_was
    with pytest.raises(InputError, match='minutes: found "40"; a number is wanted'):
        build_rows(plan, "intervals-1", {"minutes": "40"}, "", "log.csv", late)
    with pytest.raises(InputError, match="minutes: found true"):
        build_rows(plan, "intervals-1", {"minutes": True}, "", "log.csv", late)


def test_a_file_that_is_no_log_is_left_alone(plan: PlannedRecord) -> None:
    with pytest.raises(InputError, match="this is not a log"):
        log(plan, squat(6), before="date;what\n")
