"""What is done in a session: as a card on the terminal, in plan.json, and in the calendar."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.planfile import PlannedRecord
from freshlegs.report.session_card import render_session
from freshlegs.training.card import describe_content, describe_exercise, summarize_content
from freshlegs.training.loads import Loads
from freshlegs.training.prescription import Prescription, read_prescription
from freshlegs.training.runs import make_run_content
from support.command_line import WEEK, assert_refused, call
from support.gyms import LIBRARY
from support.paths import SCENARIOS
from support.shown_weeks import placed, planned

KNOWN = """
[lifting]
weights = { back_squat = 80, deadlift = 100, bench_press = 60, barbell_row = 50 }
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a week whose weights are known, planned and exported."""
    folder = tmp_path_factory.mktemp("card")
    (folder / "week.toml").write_text(WEEK + KNOWN, "utf-8")
    done = call("plan", "week.toml", "-o", "plan.json", "--ics", "week.ics", folder=folder)
    assert done.code == 0, done.err
    return folder


def test_a_lift_is_shown_with_all_that_is_needed_to_do_it(folder: Path) -> None:
    shown = call("show", "plan.json", "--session", "full-1", folder=folder).out
    for word in (
        "Lift: full body 1 (full-1)",
        "Warm-up",
        "power",
        "strength",
        "core",
        "3 x 6",
        "rest 3 min",
        " kg",
        "min with the warm-up",
    ):
        assert word in shown, word


def test_a_run_is_shown_in_its_parts(folder: Path) -> None:
    shown = call("show", "plan.json", "--session", "intervals-1", folder=folder).out
    assert "warm-up" in shown
    assert "3 min hard" in shown
    assert "cool-down" in shown
    assert "Source:" in shown


def test_a_session_is_found_by_its_id_too(folder: Path) -> None:
    by_id = call("show", "plan.json", "--session", "week/2026-11-30/full/1", folder=folder)
    assert by_id.out == call("show", "plan.json", "--session", "full-1", folder=folder).out


def test_a_session_is_given_as_json(folder: Path) -> None:
    session = call("show", "plan.json", "--session", "full-2", "--json", folder=folder).json
    stored = json.loads((folder / "plan.json").read_text("utf-8"))["sessions"]
    assert session in stored
    assert session["content"]["exercises"][0]["slot"] == "power"


def test_a_session_that_is_not_there_is_refused_with_those_that_are(folder: Path) -> None:
    done = call("show", "plan.json", "--session", "lower-1", folder=folder)
    assert_refused(done, "--session")
    assert "this week has full-1" in done.err


def test_a_plan_that_does_not_know_its_sessions_says_so(tmp_path: Path) -> None:
    """Plans of earlier versions have no content."""
    old = planned(placed("lower", 0)).model_dump(mode="json")
    for session in old["sessions"]:
        del session["content"]
    (tmp_path / "old.json").write_text(json.dumps(old), "utf-8")
    assert PlannedRecord.model_validate(old).sessions[0].content is None
    done = call("show", "old.json", "--session", "lower-07", folder=tmp_path)
    assert done.code == 0, done.err
    assert "does not say what is in its sessions" in done.out


@pytest.mark.parametrize("width", ["30", "59", "60", "80", "200"])
def test_a_card_keeps_to_the_width(folder: Path, width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    for name in ("full-1", "full-2", "intervals-1", "long-1"):
        shown = call("show", "plan.json", "--session", name, folder=folder).out
        assert max(map(len, shown.splitlines())) <= int(width)


def test_events_say_what_is_done_the_main_thing_first(folder: Path) -> None:
    events = Calendar.from_ical((folder / "week.ics").read_bytes()).walk("VEVENT")
    lifts = [str(event["DESCRIPTION"]).split("\n") for event in events if "Lift" in str(event["SUMMARY"])]
    stored = json.loads((folder / "plan.json").read_text("utf-8"))["sessions"]
    contents = [session["content"] for session in stored if session["kind"] == "full"]
    assert len(lifts) == len(contents) == 2
    for (first, *rest), content in zip(lifts, contents, strict=True):
        assert len(first) <= 120
        assert first.endswith(f"{content['minutes']} min")
        for entry in content["exercises"]:
            (line,) = [line for line in rest if entry["name"] in line]
            assert f"{entry['sets']} x " in line
            assert "rest" in line
            if entry["load"] is not None:
                assert f"with {entry['load']:g} kg" in line


@pytest.mark.parametrize("width", [40, 80])
def test_a_card_says_of_one_sided_exercises_that_their_number_is_for_each_side(width: int) -> None:
    """Eight lunges in all would be half the work; so it stands on the card, narrow or wide, and on the phone."""
    exercises = [
        {"exercise": "lunge", "name": "Lunge", "slot": "strength", "sets": 3, "reps": "8", "per_side": True,
         "rest": 120},
        {"exercise": "side_plank", "name": "Side plank", "slot": "core", "sets": 2, "reps": "30s", "per_side": True,
         "rest": 45},
        {"exercise": "squat", "name": "Squat", "slot": "strength", "sets": 3, "reps": "5-6", "rest": 90},
    ]  # fmt: skip
    content = LiftContent.model_validate({"minutes": 30, "warm_up": "walk", "exercises": exercises})
    record = planned(placed("lower", 0, content=content))
    card = " ".join(render_session(record, record.sessions[0], width=width).split())
    for told in (card, "\n".join(describe_content(content))):
        assert "3 x 8 per side" in told
        assert "2 x 30 s per side" in told
        assert "3 x 5-6" in told
        assert "6 per side" not in told
    assert summarize_content(content) == "Lunge 3 x 8 per side, Squat 3 x 5-6, 1 more; 30 min"


def test_what_is_to_be_known_of_a_lift_as_a_whole_stands_on_its_card_and_on_the_phone() -> None:
    press = {"exercise": "press", "name": "Press", "slot": "strength", "sets": 3, "reps": "6", "rest": 90}
    note = "Too short for the core."
    content = LiftContent.model_validate({"minutes": 30, "warm_up": "walk", "exercises": [press], "notes": [note]})
    record = planned(placed("lower", 0, content=content))
    assert note in render_session(record, record.sessions[0]).splitlines()
    assert note in describe_content(content)


def test_of_two_exercises_in_turn_the_rest_comes_after_both() -> None:
    press = {"exercise": "press", "name": "Press", "slot": "strength", "sets": 3, "reps": "6", "rest": 90, "pair": "A"}
    told = [describe_exercise(Prescribed.model_validate({**press, "pair": pair})) for pair in ("A", "")]
    assert told == ["A: Press 3 x 6, rest 90 s after both", "Press 3 x 6, rest 90 s"]


def test_a_lift_that_was_prescribed_per_side_is_stored_so_and_read_back() -> None:
    lunge = next(one for one in LIBRARY.values() if one.reps.per_side)
    asked = Prescription(lunge, "accessory", "", 3, lunge.reps, 60)
    assert asked.stored().per_side
    assert read_prescription(asked.stored(), lunge, Loads("kg")).reps == lunge.reps


def test_what_a_plan_says_can_do_nothing_to_a_terminal(folder: Path) -> None:
    """A plan.json comes from anywhere."""
    text = (folder / "plan.json").read_text("utf-8").replace("Barbell", "\\u001b[31mBar\\u202ebell")
    (folder / "odd.json").write_text(text, "utf-8")
    for name in ("full-1", "full-2"):
        shown = call("show", "odd.json", "--session", name, folder=folder).out
        assert "\x1b" not in shown
        assert "\u202e" not in shown


@pytest.mark.parametrize("kind", ["intervals", "tempo", "long", "easy", "race"])
def test_the_parts_of_a_run_add_up_to_its_minutes(kind: str) -> None:
    for minutes in range(5, 601):
        content = make_run_content(kind, minutes)
        assert sum(part.minutes for part in content.parts) == minutes
        assert all(part.minutes > 0 for part in content.parts)
        assert content.source


def test_long_intervals_are_not_more_of_them() -> None:
    """What is left of an hour and a half is run easily."""
    warm_up, main, cool_down = make_run_content("intervals", 90).parts
    assert main.effort.startswith("5 times 3 min hard")
    assert (warm_up.minutes, main.minutes, cool_down.minutes) == (36, 23, 31)


def test_a_week_that_is_replanned_keeps_its_exercises(folder: Path) -> None:
    done = call("replan", "week.toml", "plan.json", "--now", "tue 12:00", "--json", folder=folder)
    assert done.code == 0, done.err
    before = json.loads((folder / "plan.json").read_text("utf-8"))["sessions"]
    contents = {session["id"]: session["content"] for session in before}
    assert {session["id"]: session["content"] for session in done.json["sessions"]} == contents


def test_a_week_that_is_replanned_after_a_strain_leaves_out_what_is_excluded_now(folder: Path) -> None:
    """What is still to come; what is done is done."""
    strained = WEEK + KNOWN + 'exclude = { patterns = ["squat", "jump", "hop_bound", "lunge"] }\n'
    (folder / "strained.toml").write_text(f'id = "week"\n{strained}', "utf-8")
    stored = json.loads((folder / "plan.json").read_text("utf-8"))["sessions"]
    lifts = sorted((session for session in stored if session["kind"] == "full"), key=lambda session: session["start"])
    now = lifts[1]["start"][:10] + " 00:00"
    done = call("replan", "strained.toml", "plan.json", "--now", now, "--json", folder=folder)
    assert done.code == 0, done.err
    after = {session["id"]: session["content"] for session in done.json["sessions"]}
    assert after[lifts[0]["id"]] == lifts[0]["content"]
    patterns = {LIBRARY[entry["exercise"]].pattern for entry in after[lifts[1]["id"]]["exercises"]}
    assert not patterns & {"squat", "jump", "hop_bound", "lunge"}


def test_the_same_scenario_gives_the_same_bytes(tmp_path: Path) -> None:
    done = [call("plan", SCENARIOS / "two-lifts.toml", "--json", folder=tmp_path).out for _ in range(2)]
    assert done[0] == done[1]


def test_a_card_says_how_each_exercise_is_done(folder: Path) -> None:
    content = json.loads((folder / "plan.json").read_text("utf-8"))["sessions"]
    shown = " ".join(call("show", "plan.json", "--session", "full-1", folder=folder).out.split())
    first = min((s for s in content if s["kind"] == "full"), key=lambda s: s["id"])["content"]["exercises"]
    for entry in first:
        assert LIBRARY[entry["exercise"]].cue == entry["cue"]
        assert f"{entry['name']}: {entry['cue']}" in shown
