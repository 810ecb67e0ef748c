"""Lifts as Hevy takes them, and sessions as intervals.icu takes them."""

from __future__ import annotations

import csv
import io
import json
from base64 import b64decode
from importlib import import_module
from typing import Any

import pytest

from freshlegs.exchange.writing.fit import write_fit_files
from freshlegs.exchange.writing.hevy import write_hevy_routines
from freshlegs.exchange.writing.intervals_events import list_intervals_events, write_intervals_events
from support.calendar_weeks import week
from support.paths import ROOT
from support.workout_weeks import CARRY, PLANK, PRESS, ROW, SQUAT, filled_week, lift, run

VALIDATOR = import_module("jsonschema").Draft202012Validator
NULLABLE = {"type": ["integer", "null"], "minimum": 0}
ROUTINE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["title", "folder_id", "notes", "exercises"],
    "properties": {
        "title": {"type": "string", "minLength": 1},
        "folder_id": {"enum": [None]},
        "notes": {"type": "string"},
        "exercises": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["exercise_template_id", "superset_id", "rest_seconds", "notes", "sets"],
                "properties": {
                    "exercise_template_id": {"type": "string", "pattern": "^[0-9A-F]{8}$"},
                    "superset_id": NULLABLE,
                    "rest_seconds": NULLABLE,
                    "notes": {"type": "string"},
                    "sets": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["type"],
                            "properties": {
                                "type": {"enum": ["warmup", "normal", "failure", "dropset"]},
                                "weight_kg": {"type": ["number", "null"], "minimum": 0},
                                "reps": NULLABLE,
                                "distance_meters": NULLABLE,
                                "duration_seconds": NULLABLE,
                                "custom_metric": {"type": ["number", "null"]},
                            },
                        },
                    },
                },
            },
        },
    },
}
"""What Hevy's API describes as the body of a request for a new routine."""


def routines(*exercises: Any) -> list[dict[str, Any]]:
    lines = write_hevy_routines(week(lift(*exercises))).splitlines()
    found = [json.loads(line) for line in lines]
    for body in found:
        assert list(body) == ["routine"]
        VALIDATOR(ROUTINE).validate(body["routine"])
    return [body["routine"] for body in found]


def test_a_lift_is_a_routine() -> None:
    (routine,) = routines()
    assert routine["title"] == "Tue 1 Dec Lift: full body"
    assert [one["exercise_template_id"] for one in routine["exercises"]] == [
        "D04AC939", "3601968B", "F1E57334", "E3EDA509",
    ]  # fmt: skip
    assert routine["notes"] == (
        "Warm-up 7 min: walk or jog.\nNot in Hevy: Suitcase carry 1 x 30 m per side, rest 60 s."
    )


def test_sets_have_their_weights_in_kilograms() -> None:
    (routine,) = routines(SQUAT, PRESS.model_copy(update={"pair": ""}))
    squat, press = routine["exercises"]
    assert [(one["type"], one["weight_kg"], one["reps"]) for one in squat["sets"]] == [
        ("warmup", 20, 5), ("warmup", 60, 3), *[("normal", 82.5, 6)] * 3,
    ]  # fmt: skip
    assert [(one["weight_kg"], one["reps"]) for one in press["sets"]] == [(20.41, 8)] * 3
    assert press["notes"] == "8-10; each hand; leave 2 reps in the tank"
    assert squat["rest_seconds"] == 180


def test_two_in_turn_are_a_superset_with_one_rest() -> None:
    (routine,) = routines(SQUAT, PRESS, ROW)
    assert [(one["superset_id"], one["rest_seconds"]) for one in routine["exercises"]] == [
        (None, 180), (0, 0), (0, 90),
    ]  # fmt: skip


def test_one_of_two_in_turn_that_hevy_does_not_have_leaves_the_other_its_rest() -> None:
    (routine,) = routines(PRESS, CARRY.model_copy(update={"pair": "A"}))
    assert [(one["superset_id"], one["rest_seconds"]) for one in routine["exercises"]] == [(None, 90)]


def test_holds_and_carries_are_seconds_and_metres() -> None:
    farmer = CARRY.model_copy(update={"exercise": "farmer_carry"})
    (routine,) = routines(PLANK, farmer)
    hold, carry = (one["sets"][0] for one in routine["exercises"])
    assert (hold["duration_seconds"], hold["reps"]) == (30, None)
    assert (carry["distance_meters"], carry["reps"]) == (30, None)


def test_no_text_holds_what_hevy_refuses() -> None:
    (routine,) = routines(SQUAT.model_copy(update={"cue": "3 @ 80 %\x1b[2J"}), CARRY.model_copy(update={"name": "a@b"}))
    assert not {"@", "\x1b"} & set(json.dumps(routine, ensure_ascii=False))


def test_ids_of_hevy_are_those_of_one_exercise() -> None:
    """A title stands for one id; two of ours may be one of Hevy's only where it has no finer one."""
    rows = csv.DictReader(io.StringIO((ROOT / "src/freshlegs/exchange/writing/exercise_names.csv").read_text("utf-8")))
    ids: dict[str, str] = {}
    for row in rows:
        assert bool(row["hevy_id"]) == bool(row["hevy_title"]), row
        if row["hevy_id"]:
            assert ids.setdefault(row["hevy_title"], row["hevy_id"]) == row["hevy_id"]
    assert len(set(ids.values())) == len(ids) > 100


def test_an_event_for_each_session_in_order_of_time() -> None:
    record = filled_week()
    events = list_intervals_events(record)
    assert [(one["type"], one["start_date_local"], one["external_id"]) for one in events] == [
        ("WeightTraining", "2026-12-01T06:00:00", "small/2026-11-30/full/1"),
        ("Run", "2026-12-02T06:00:00", "small/2026-11-30/intervals/1"),
        ("Run", "2026-12-04T06:00:00", "small/2026-11-30/tempo/1"),
        ("Run", "2026-12-06T06:00:00", "small/2026-11-30/long/1"),
    ]
    assert all(one["category"] == "WORKOUT" for one in events)
    assert events[1]["moving_time"] == 3600
    assert events[1]["description"].startswith("- Warm-up ")
    assert json.loads(write_intervals_events(record)) == events


def test_a_lift_is_the_same_file_that_a_watch_gets() -> None:
    record = week(lift())
    (event,) = list_intervals_events(record)
    assert {event["filename"]: b64decode(event["file_contents_base64"])} == write_fit_files(record)
    assert "description" not in event


@pytest.mark.parametrize("day", [2, 4])
def test_a_moved_session_keeps_its_id(day: int) -> None:
    (before,), (after,) = (list_intervals_events(week(run("easy", day=one))) for one in (1, day))
    assert before["external_id"] == after["external_id"]
    assert before["start_date_local"] != after["start_date_local"]


def test_times_are_those_of_the_athlete() -> None:
    """intervals.icu knows no zones: a plan in UTC is told by the clock on the wall."""
    record = week(run("easy"))
    in_utc = record.model_validate_json(record.model_dump_json().replace("06:00:00-05:00", "11:00:00Z"))
    assert list_intervals_events(in_utc) == list_intervals_events(record)
