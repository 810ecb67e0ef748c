"""FIT workouts, as two decoders that are not ours read them: Garmin's own, and fitdecode."""

from __future__ import annotations

import csv
import io
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from freshlegs.exchange.writing.exercise_names import find_foreign_names
from freshlegs.exchange.writing.fit import write_fit_files
from freshlegs.exchange.writing.fit_steps import LONGEST_FIT_NAME, LONGEST_FIT_NOTE, MOST_FIT_STEPS, list_fit_steps
from freshlegs.model.content import LiftContent, RunContent
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.training.library import load_shipped
from freshlegs.training.runs import make_run_content
from freshlegs.training.steps import RepeatedSteps, RunStep, list_run_steps
from freshlegs.training.workouts import Running, load_shipped_workouts
from support.calendar_weeks import week
from support.command_line import call, freshlegs
from support.everything import package
from support.paths import ROOT
from support.workout_weeks import CARRY, PLANK, PRESS, ROW, RUNNER, SQUAT, filled_week, lift, run

NAMES = ROOT / "src/freshlegs/exchange/writing/exercise_names.csv"


@dataclass
class Decoded:
    """A workout as a decoder has it."""

    identity: dict[str, Any] = field(default_factory=dict)
    workout: dict[str, Any] = field(default_factory=dict)
    steps: list[dict[str, Any]] = field(default_factory=list)

    def unroll(self) -> list[dict[str, Any]]:
        """Return the steps in the order in which a watch leads through them."""
        done: list[dict[str, Any]] = []
        for step in self.steps:
            if step["duration_type"] == "repeat_until_steps_cmplt":
                inner = self.steps[step["duration_step"] : step["message_index"]]
                assert all(one["duration_type"] != "repeat_until_steps_cmplt" for one in inner)
                done += inner * (step["repeat_steps"] - 1)
            else:
                done.append(step)
        return done


def by_garmin(data: bytes) -> Decoded:
    """Return a file as Garmin's own decoder reads it: whole, its checksums right."""
    sdk = package("garmin_fit_sdk")
    assert sdk.Decoder(sdk.Stream.from_byte_array(bytearray(data))).check_integrity()
    found, errors = sdk.Decoder(sdk.Stream.from_byte_array(bytearray(data))).read()
    assert errors == []
    assert set(found) == {"file_id_mesgs", "workout_mesgs", "workout_step_mesgs"}
    return Decoded(found["file_id_mesgs"][0], found["workout_mesgs"][0], found["workout_step_mesgs"])


def by_fitdecode(data: bytes) -> Decoded:
    """Return a file as fitdecode reads it, which raises at a wrong checksum."""
    decode = package("fitdecode")
    found = Decoded()
    with decode.FitReader(io.BytesIO(data), check_crc=decode.CrcCheck.RAISE) as reader:
        for frame in reader:
            if isinstance(frame, decode.FitDataMessage):
                values = {one.name: one.value for one in frame.fields if one.value is not None}
                match frame.name:
                    case "file_id":
                        found.identity = values
                    case "workout":
                        found.workout = values
                    case "workout_step":
                        found.steps.append(values)
    return found


DECODERS = pytest.mark.parametrize("decode", [by_garmin, by_fitdecode])


def only(record: PlannedRecord) -> bytes:
    ((_, data),) = write_fit_files(record).items()
    return data


def as_read(step: RunStep) -> tuple[Any, ...]:
    """Return what a decoder must say of a step of a run."""
    speeds = (1000 / max(step.pace), 1000 / min(step.pace)) if step.pace else None
    if speeds and len(step.pace) == 1:
        speeds = (speeds[0] * 0.97, speeds[1] * 1.03)
    length = ("time", step.seconds) if step.metres is None else ("distance", step.metres)
    intensity = {"warm-up": "warmup", "work": "active", "rest": "recovery", "cool-down": "cooldown"}[step.role]
    return (*length, intensity, speeds and tuple(pytest.approx(one, abs=0.001) for one in speeds))


def read(step: dict[str, Any]) -> tuple[Any, ...]:
    sort = step["duration_type"]
    speeds = None
    if step["target_type"] == "speed":
        speeds = (step["custom_target_speed_low"], step["custom_target_speed_high"])
    return sort, step[f"duration_{sort}"], step["intensity"], speeds


@DECODERS
@pytest.mark.parametrize("workout", load_shipped_workouts(), ids=lambda workout: workout.id)
def test_a_watch_leads_through_the_steps_of_a_run(workout: Any, decode: Any) -> None:
    for running in (RUNNER, Running("advanced")):
        content = make_run_content(workout.kind, 75, running, workout, 0)
        told = decode(only(week(run(workout.kind, 75).model_copy(update={"content": content}))))
        asked: list[RunStep] = []
        for step in list_run_steps(content):
            asked += step.steps * step.times if isinstance(step, RepeatedSteps) else [step]
        assert [read(step) for step in told.unroll()] == [as_read(step) for step in asked]
        assert told.workout["sport"] == "running"
        assert told.workout["num_valid_steps"] == len(told.steps)
        assert [step["message_index"] for step in told.steps] == list(range(len(told.steps)))


@DECODERS
def test_repetitions_are_a_repeat_of_two_steps(decode: Any) -> None:
    told = decode(only(week(run("intervals"))))
    assert len(told.steps) == 5
    repeat = told.steps[3]
    assert (repeat["duration_type"], repeat["duration_step"], repeat["repeat_steps"]) == (
        "repeat_until_steps_cmplt", 1, 5,
    )  # fmt: skip


@DECODERS
def test_a_race_ends_with_the_button(decode: Any) -> None:
    (step,) = decode(only(week(run("race")))).steps
    assert step["duration_type"] == "open"


@DECODERS
def test_a_watch_leads_through_the_sets_of_a_lift(decode: Any) -> None:
    told = decode(only(week(lift())))
    assert (told.workout["sport"], told.workout["sub_sport"]) == ("training", "strength_training")
    warm_up, *steps = told.unroll()
    assert (warm_up["duration_type"], warm_up["intensity"]) == ("open", "warmup")
    done = [
        (step["wkt_step_name"], step["duration_type"], step.get("duration_reps") or step.get("duration_time"))
        for step in steps
    ]
    squat, press, row = (
        ("Barbell back squat", "reps", 6),
        ("Dumbbell bench press", "reps", 8),
        ("One-arm dumbbell row", "reps", 8),
    )
    assert done == [
        ("Barbell back squat", "reps", 5), ("Barbell back squat", "reps", 3),
        *(squat, ("Rest", "time", 180)) * 3,
        *(press, row, ("Rest", "time", 90)) * 3,
        *(("Side plank", "time", 60), ("Rest", "time", 30)) * 2,
        ("Suitcase carry", "open", None), ("Rest", "time", 60),
    ]  # fmt: skip


@DECODERS
def test_a_set_has_its_exercise_and_its_weight(decode: Any) -> None:
    steps = {step.get("notes"): step for step in decode(only(week(lift(SQUAT, PRESS)))).steps}
    squat = steps["82.5 kg; leave 2 reps in the tank"]
    press = steps["8-10; 45 lb each hand; leave 2 reps in the tank"]
    assert (squat["exercise_category"], squat["exercise_name"]) == ("squat", 6)
    assert (squat["exercise_weight"], squat["weight_display_unit"]) == (82.5, "kilogram")
    assert (press["exercise_category"], press["exercise_name"]) == ("bench_press", 6)
    assert press["exercise_weight"] == pytest.approx(45 * 0.45359, abs=0.006)
    assert press["weight_display_unit"] == "pound"
    ramp = steps["Warm-up set: 3 with 75 % of the weight"]
    assert (ramp["exercise_weight"], ramp["intensity"], ramp["duration_reps"]) == (60, "warmup", 3)


def test_exercises_in_turn_with_unlike_sets_are_all_done() -> None:
    longer = ROW.model_copy(update={"sets": 4})
    content = lift(PRESS, longer).content
    assert isinstance(content, LiftContent)
    steps = list_fit_steps(content)
    assert [(step.name, step.times) for step in steps if step.ends in ("reps", "repeat")] == [
        (PRESS.name, 0), (ROW.name, 0), ("", 3), (ROW.name, 0),
    ]  # fmt: skip
    assert steps[3].ends == "time"


def test_a_single_set_is_no_repeat() -> None:
    content = lift(CARRY).content
    assert isinstance(content, LiftContent)
    assert [step.ends for step in list_fit_steps(content)] == ["lap", "lap", "time"]


def test_two_single_exercises_in_a_row_are_no_pair() -> None:
    content = lift(SQUAT.model_copy(update={"ramp": ()}), PLANK).content
    assert isinstance(content, LiftContent)
    assert [step.ends for step in list_fit_steps(content)] == [
        "lap",
        "reps",
        "time",
        "repeat",
        "time",
        "time",
        "repeat",
    ]


# Limits of watches


def test_more_steps_than_a_watch_takes_lose_the_lighter_sets_first() -> None:
    content = lift(*[SQUAT.model_copy(update={"name": f"Squat {n}"}) for n in range(12)]).content
    assert isinstance(content, LiftContent)
    steps = list_fit_steps(content)
    assert len(steps) == 1 + 12 * 3 <= MOST_FIT_STEPS
    assert not any(step.name.startswith("Squat") and step.intensity == "warmup" for step in steps)


@DECODERS
def test_long_and_foreign_names_are_cut_between_letters(decode: Any) -> None:
    odd = SQUAT.model_copy(update={"name": "Kniebeuge für Läufer 🏋️ " * 20, "cue": "tief \x1b[31m" * 99})
    for step in decode(only(week(lift(odd)))).steps:
        assert len(step.get("wkt_step_name", "").encode()) <= LONGEST_FIT_NAME
        assert len(step.get("notes", "").encode()) <= LONGEST_FIT_NOTE
        assert "\x1b" not in step.get("notes", "")


@DECODERS
def test_an_exercise_of_ones_own_is_unknown_to_the_watch_and_named(decode: Any) -> None:
    own = SQUAT.model_copy(update={"exercise": "sled_drag", "name": "Sled drag", "ramp": ()})
    step = decode(only(week(lift(own)))).steps[1]
    assert (step["wkt_step_name"], step["exercise_category"]) == ("Sled drag", "unknown")


@DECODERS
def test_a_weight_beyond_the_field_is_left_to_the_note(decode: Any) -> None:
    heavy = SQUAT.model_copy(update={"load": 9999.0, "ramp": ()})
    step = decode(only(week(lift(heavy)))).steps[1]
    assert "exercise_weight" not in step
    assert step["notes"].startswith("9999 kg")


# Always the same file


def test_the_same_plan_is_the_same_files() -> None:
    assert write_fit_files(filled_week()) == write_fit_files(filled_week())


@DECODERS
def test_a_moved_session_keeps_its_number(decode: Any) -> None:
    here, there = (decode(only(week(run("easy", day=day)))).identity for day in (1, 2))
    assert here["serial_number"] == there["serial_number"]
    other = decode(only(week(run("long")))).identity
    assert other["serial_number"] != here["serial_number"]
    assert other["time_created"] == here["time_created"]


@pytest.mark.slow
def test_the_files_do_not_hang_on_the_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(filled_week().model_dump_json(), "utf-8")
    written = []
    for seed in ("0", "1"):
        done = freshlegs("export", "plan.json", "--fit", seed, folder=tmp_path, env={"PYTHONHASHSEED": seed})
        assert done.code == 0, done.err
        written.append({path.name: path.read_bytes() for path in sorted((tmp_path / seed).iterdir())})
    assert written[0] == written[1]
    assert len(written[0]) == 4


def test_without_what_writes_it_one_line_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plan.json").write_text(filled_week().model_dump_json(), "utf-8")
    for name in [name for name in sys.modules if name.partition(".")[0] == "fit_tool"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "fit_tool", None)
    done = call("export", "plan.json", "--fit", "watch", folder=tmp_path)
    assert done.code == 1
    assert done.err.startswith("FIT needs one package more: install")
    assert not (tmp_path / "watch").exists()


def test_what_is_done_or_says_nothing_is_no_file() -> None:
    empty = run("easy").model_copy(update={"content": None})
    over: SessionRecord = run("long").model_copy(update={"done": True})
    assert write_fit_files(week(empty, over)) == {}


# The table of exercises


def test_every_exercise_of_the_library_has_a_row() -> None:
    rows = list(csv.DictReader(io.StringIO(NAMES.read_text("utf-8"))))
    assert [row["exercise"] for row in rows] == [exercise.id for exercise in load_shipped()]


def test_each_number_is_that_of_its_name_in_the_profile() -> None:
    types = package("garmin_fit_sdk").Profile["types"]
    for row in csv.DictReader(io.StringIO(NAMES.read_text("utf-8"))):
        category, number = row["fit_category"], int(row["fit_category_number"])
        assert types["exercise_category"][number] == category, row
        assert types[f"{category}_exercise_name"][int(row["fit_name_number"])] == row["fit_name"], row
        found = find_foreign_names(row["exercise"])
        assert (found.fit_category, found.fit_name) == (number, int(row["fit_name_number"]))


def test_a_run_has_no_exercise() -> None:
    content = run("easy").content
    assert isinstance(content, RunContent)
    assert all(step.exercise is None for step in list_fit_steps(content))
