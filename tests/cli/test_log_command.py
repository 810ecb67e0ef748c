"""`freshlegs log`, and programmes that go on from what was really lifted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date
from json import loads
from pathlib import Path
from typing import Any

import pytest

from freshlegs.model.content import LiftContent
from freshlegs.planning.logbook import build_entries
from support.command_line import assert_refused, call, store_week
from support.paths import SCENARIOS
from support.shown_weeks import placed
from support.shown_weeks import planned as stored

pytestmark = pytest.mark.slow

BEGINNER = (SCENARIOS / "programmes" / "beginner-8-weeks.toml").read_text("utf-8")
HEADER = "date,exercise,sets,reps,load"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the programme and its scenario."""
    store_week(tmp_path, BEGINNER, "weeks.toml")
    return tmp_path


def log(folder: Path, session: str, week: int, *options: str) -> list[str]:
    """Log a lift and return the rows that were added."""
    done = call("log", "plan.json", session, "--week", str(week), "--to", "log.csv", *options, "--json", folder=folder)
    assert done.code == 0, done
    rows: list[str] = done.json["rows"]
    return rows


def find_day(folder: Path, exercise: str) -> tuple[str, str]:
    """Return which lift of the first week has an exercise, and its date."""
    for session in loads((folder / "plan.json").read_text("utf-8"))["sessions"]:
        if exercise in [entry["exercise"] for entry in (session["content"] or {}).get("exercises", ())]:
            kind, number = session["id"].split("/")[-2:]
            return f"{kind}-{number}", session["start"][:10]
    raise AssertionError(exercise)


def list_exercises(folder: Path, name: str) -> list[str]:
    """Return the exercises of a lift of the first week."""
    sessions = loads((folder / "plan.json").read_text("utf-8"))["sessions"]
    there = next(one for one in sessions if one["id"].endswith(name.replace("-", "/")))
    return [entry["exercise"] for entry in there["content"]["exercises"]]


def lifts(record: Any, exercise: str) -> dict[int, tuple[int, str, float | None]]:
    """Return by week sets, repetitions and weight of an exercise."""
    return dict(_lifts(record, exercise))


def _lifts(record: Any, exercise: str) -> Iterator[tuple[int, tuple[int, str, float | None]]]:
    for week in record["weeks"]:
        for session in record["sessions"]:
            if f"/{week['start']}/" in session["id"] and (session["content"] or {}).get("type") == "lift":
                for entry in session["content"]["exercises"]:
                    if entry["exercise"] == exercise:
                        yield week["week"], (entry["sets"], entry["reps"], entry["load"])


def planned(folder: Path, *options: str) -> Any:
    done = call("plan", "weeks.toml", *options, "--json", folder=folder)
    assert done.code == 0, done
    return done.json


def test_a_programme_without_a_log_goes_as_planned_and_says_so(folder: Path) -> None:
    """A beginner's squat: one set, then two, then three, and only then 5 kg a week; a deload keeps the weight."""
    record = loads((folder / "plan.json").read_text("utf-8"))
    assert lifts(record, "front_squat") == {
        1: (1, "6", 50.0), 2: (2, "6", 50.0), 3: (3, "6", 50.0), 4: (2, "4", 50.0),
        5: (3, "6", 55.0), 6: (3, "6", 60.0), 7: (3, "6", 65.0), 8: (2, "4", 65.0),
    }  # fmt: skip
    assert "No log: assuming every set went as planned" in record["notes"]


def test_a_lift_is_logged_as_it_was_asked_for(folder: Path) -> None:
    name, day = find_day(folder, "front_squat")
    rows = log(folder, name, 1)
    assert f"{day},front_squat,1,6,50 kg" in rows
    assert (folder / "log.csv").read_text("utf-8") == "\n".join((HEADER, *rows, ""))


def test_rows_are_only_ever_added(folder: Path) -> None:
    first = log(folder, "full-1", 1)
    skipped = list_exercises(folder, "full-2")[-1]
    second = log(folder, "full-2", 1, "--did", "deadlift=4 @ 45", "--skipped", skipped, "--on", "2027-01-15")
    assert (folder / "log.csv").read_text("utf-8") == "\n".join((HEADER, *first, *second, ""))
    assert "2027-01-15,deadlift,1,4,45 kg" in second
    assert not any(skipped in row for row in second)


def test_a_miss_holds_the_weight_and_the_rest_goes_on(folder: Path) -> None:
    for week in (1, 2, 3):
        missed = ("--did", "front_squat=6 5 4 @ 50 kg") if week == 3 else ()
        log(folder, find_day(folder, "front_squat")[0], week, *missed)
        log(folder, find_day(folder, "deadlift")[0], week)
    before, after = planned(folder), planned(folder, "--log", "log.csv")
    squat = lifts(after, "front_squat")
    assert [squat[week][2] for week in (3, 5, 6)] == [50.0, 50.0, 55.0]
    assert lifts(after, "deadlift") == lifts(before, "deadlift")
    assert not any("No log" in note for note in after["notes"])


def test_what_was_left_out_before_the_last_row_was_not_done(folder: Path) -> None:
    """Week 1 is logged on its second day alone: the squat of the first was not done, so it is asked for again."""
    assert find_day(folder, "front_squat")[0] == "full-1"
    log(folder, "full-2", 1)
    assert lifts(planned(folder, "--log", "log.csv"), "front_squat")[2][2] == 50.0


def test_a_heavier_weight_that_went_well_is_gone_on_from(folder: Path) -> None:
    log(folder, "full-1", 1, "--did", "front_squat=6 @ 60", "--yes")
    log(folder, "full-2", 1)
    squat = lifts(planned(folder, "--log", "log.csv"), "front_squat")
    assert [squat[week][2] for week in (2, 3, 5)] == [60.0, 60.0, 65.0]


def test_the_last_row_may_be_cut_off(folder: Path) -> None:
    rows = log(folder, "full-1", 1)
    text = (folder / "log.csv").read_text("utf-8")
    (folder / "log.csv").write_text(text[:-4], "utf-8")
    done = call("plan", "weeks.toml", "--log", "log.csv", "--json", folder=folder)
    assert done.code == 0
    assert done.err == f"log.csv: row {len(rows) + 1} was not written to its end and does not count.\n"
    log(folder, "full-2", 1)
    assert call("plan", "weeks.toml", "--log", "log.csv", "--json", folder=folder).code == 0


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("2027-01-12,front_squat,3,6,100 lb", 'log.csv: row 2, load: found "100 lb"; all your weights are in kg'),
        ("2027-01-12,front_squat,3,6,-5 kg", 'log.csv: row 2, load: found "-5 kg"'),
    ],
)
def test_a_wrong_log_is_refused(folder: Path, row: str, says: str) -> None:
    (folder / "log.csv").write_text(f"{HEADER}\n{row}\n", "utf-8")
    assert_refused(call("plan", "weeks.toml", "--log", "log.csv", "-o", "new.json", folder=folder), says)
    assert not (folder / "new.json").exists()


def test_rows_of_another_programme_do_not_matter(folder: Path) -> None:
    """They are named, long before it and after it, and the weights go up as if they were not there."""
    before = "2026-05-01,bench_press,3,6,40 kg\n2026-05-02,bench_press,3,6,40 kg\n"
    (folder / "log.csv").write_text(f"{HEADER}\n{before}2027-03-15,bench_press,3,6,40 kg\n", "utf-8")
    done = call("plan", "weeks.toml", "--log", "log.csv", "--json", folder=folder)
    assert done.err.splitlines() == [
        "log.csv: rows 2 and 3 are of more than 90 days before 2027-01-11, when this programme starts, and too old to "
        "count.",
        "log.csv: row 4 of 2027-03-15 does not count: this programme ends on 2027-03-07.",
    ]
    assert [lifts(done.json, "front_squat")[week][2] for week in (3, 5, 6)] == [50.0, 55.0, 60.0]


@pytest.mark.parametrize("year", ["2028", "2062", "2072", "2100"])
def test_a_mistyped_year_is_named_and_changes_nothing_else(folder: Path, year: str) -> None:
    """One row of far ahead would make all lifts before it missed ones, whose weights stay for good."""
    rows = log(folder, "full-1", 1)
    text = (folder / "log.csv").read_text("utf-8")
    (folder / "log.csv").write_text(text.replace(rows[-1], rows[-1].replace("2027", year)), "utf-8")
    done = call("plan", "weeks.toml", "--log", "log.csv", "--json", folder=folder)
    ends = "this programme ends on 2027-03-07"
    assert done.err == f"log.csv: row {len(rows) + 1} of {year}-01-11 does not count: {ends}.\n"
    assert [lifts(done.json, "front_squat")[week][2] for week in (3, 5, 6)] == [50.0, 55.0, 60.0]


def test_what_the_block_before_lifted_sets_the_weights(folder: Path) -> None:
    """Ten days before the start 65 kg were squatted for six, and 70 kg for four; nobody has deadlifted for a month."""
    rows = "2027-01-01,front_squat,3,6,65 kg", "2027-01-01,front_squat,1,4,70 kg", "2026-12-10,deadlift,3,5,75 kg"
    (folder / "log.csv").write_text("\n".join((HEADER, *rows[:1], *rows[2:], "")), "utf-8")
    done = call("plan", "weeks.toml", "--log", "log.csv", "--json", folder=folder)
    assert "It begins with what was lifted until 2027-01-01: deadlift 60 kg and front squat 65 kg." in done.err
    assert [lifts(done.json, "front_squat")[week][2] for week in (1, 5, 6)] == [65.0, 70.0, 75.0]
    assert lifts(done.json, "deadlift")[1][2] == 60.0


def test_a_day_after_the_programme_makes_nothing_missed(folder: Path) -> None:
    rows = log(folder, "full-1", 1)
    text = (folder / "log.csv").read_text("utf-8")
    (folder / "log.csv").write_text(f"{text}{rows[0].replace('2027-01-11', '2027-04-11')}\n", "utf-8")
    assert lifts(planned(folder, "--log", "log.csv"), "front_squat")[6][2] == 60.0


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("full-1", "--did", "swim=3"), '--did: found "swim"; this lift has '),
        (("full-1", "--did", "squat 6 x 40"), '--did: found "squat 6 x 40"; write "'),
        (
            ("full-2", "--did", "deadlift=heavy"),
            '--did: found "deadlift=heavy"; write "deadlift=3 x 6 @ 80 kg" or, set by set,',
        ),
        (
            ("full-2", "--did", "deadlift=115"),
            '115 repetitions? Write "deadlift=115 kg" for the weight of all sets, or "deadlift=5 @ 115 kg"',
        ),
        (
            ("full-2", "--did", "deadlift=3x8x60"),
            'found "deadlift=3x8x60"; write "deadlift=3 x 6 @ 80 kg" or, set by set,',
        ),
        (("full-2", "--did", "deadlift=3x115"), "115 repetitions? Write"),
        (("full-2", "--did", "deadlift=4 60"), "60 repetitions? Write"),
        (("full-1", "--did", "leg_press=80 kg"), '--did: found "leg_press=80 kg"; write "leg_press=3 x 6 @ 80 kg"'),
        (("full-2", "--did", "deadlift=5 @ 0 kg"), '--did: found "deadlift=5 @ 0 kg"'),
        (("full-2", "--did", "deadlift=5 @"), '--did: found "deadlift=5 @"'),
        (("full-2", "--did", f"deadlift={'9' * 5000}"), '--did: found "deadlift=999'),
        (("full-2", "--did", "deadlift=5,"), '--did: found "deadlift=5,"'),
        (
            ("full-1", "--skipped", "all"),
            "nothing of full 1 was done; say so to the plan: freshlegs replan --missed full-1",
        ),
        (("full-1", "--skipped", "swim"), '--skipped: found "swim"; this lift has '),
        (("full-1", "--on", "whenever"), '--on: "whenever" is not a day; write one day, such as tue or 2026-12-01'),
        (
            ("easy-1", "--did", "squat=3"),
            "--did: not for this session; a run has no exercises: say --minutes, --km, --felt",
        ),
        (("full-1", "--felt", "3"), "--felt: not for this session; they are for runs: say --did, --skipped"),
        (("easy-1", "--minutes", "0"), '--minutes: found "0"; 1 to 1000'),
        (("easy-1", "--minutes", "1001"), '--minutes: found "1001"; 1 to 1000'),
        (("easy-1", "--minutes", "5 8"), '--minutes: found "5 8"; 1 to 1000'),
        (("easy-1", "--km", "5 8"), '--km: found "5 8"; 0.1 to 300'),
        (("easy-1", "--km", "nan"), '--km: found "nan"; 0.1 to 300'),
        (("easy-1", "--km", "300.1"), '--km: found "300.1"; 0.1 to 300'),
        (("easy-1", "--felt", "11"), '--felt: found "11"; 1 to 10, how it felt'),
        (("easy-1", "--felt", "-"), '--felt: found "-"; 1 to 10, how it felt'),
        (("lower-7",), 'found "lower-7"'),
    ],
)
def test_wrong_words(folder: Path, options: tuple[str, ...], says: str) -> None:
    done = call("log", "plan.json", *options, "--week", "1", "--to", "log.csv", folder=folder)
    assert (done.code, done.out) == (1, "")
    assert says in done.err
    assert not (folder / "log.csv").exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("hello\n", "log.csv: this is not a log; a log begins with date,exercise,sets,reps,load"),
        (f"{HEADER}\n2027-01-12,front_squat,3,6,100 lb\n", "log.csv: row 2: is in lb; this plan is in kg"),
    ],
)
def test_what_can_not_be_added_to(folder: Path, text: str, says: str) -> None:
    (folder / "log.csv").write_text(text, "utf-8")
    assert_refused(call("log", "plan.json", "full-1", "--week", "1", "--to", "log.csv", folder=folder), says)
    assert (folder / "log.csv").read_text("utf-8") == text


def test_the_main_lifts_stand_in_a_table(folder: Path) -> None:
    done = call("show", "plan.json", folder=folder)
    assert "The main lifts, sets x repetitions and weight" in done.out
    assert "3 x 6, 65 kg" in done.out
    narrow = [line for line in done.out.splitlines() if len(line) > 80]
    assert narrow == []


def test_a_programme_has_many_lifts_of_one_name(folder: Path) -> None:
    done = call("log", "plan.json", "full-1", "--to", "log.csv", folder=folder)
    assert done.code == 2
    assert "--week N says of which week full-1 is meant" in " ".join(done.err.split())
    by_id = call("log", "plan.json", "weeks/2027-01-18/full/1", "--to", "log.csv", folder=folder)
    assert (by_id.code, by_id.out[:10]) == (0, "2027-01-18")


@pytest.mark.parametrize(
    ("did", "says"),
    [
        ("front_squat=6 @ 500 kg", "front squat: 500 kg is ten times the 50 kg asked for; if it is right, say --yes"),
        ("front_squat=6 @ 58 kg", "front squat: 58 kg is 16 % more than the 50 kg asked for; if it is right"),
        ("front_squat=6 @ 110", "110 kg is 120 % more than the 50 kg asked for (110 lb would be 49.9 kg); if"),
        ("front_squat=6 @ 110 lb", '--did: found "front_squat=6 @ 110 lb"; all your weights are in kg'),
    ],
)
def test_a_weight_far_above_what_was_asked_for_is_asked_back(folder: Path, did: str, says: str) -> None:
    name, _ = find_day(folder, "front_squat")
    done = call("log", "plan.json", name, "--week", "1", "--to", "log.csv", "--did", did, folder=folder)
    assert (done.code, done.out) == (1, "")
    assert says in " ".join(done.err.split())
    assert not (folder / "log.csv").exists()


@pytest.mark.parametrize(
    "did",
    ["3x5 @ 52.5", "3 x 5 at 52.5 kg", "3\u00d75@52,5 kg", "5 5 5 @ 52.5", "3x5 52.5kg", "3 sets of 5 with 52.5 kgs"],
)
def test_sets_are_written_as_people_write_them(folder: Path, did: str) -> None:
    name, day = find_day(folder, "front_squat")
    assert f"{day},front_squat,3,5,52.5 kg" in log(folder, name, 1, "--did", f"front_squat={did}")


def test_up_to_15_percent_more_is_not_asked_back(folder: Path) -> None:
    name, day = find_day(folder, "front_squat")
    assert f"{day},front_squat,1,6,57.5 kg" in log(folder, name, 1, "--did", "front_squat=6 @ 57.5")


def test_a_script_or_a_person_says_that_it_is_right(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name, day = find_day(folder, "front_squat")
    assert f"{day},front_squat,1,6,500! kg" in log(folder, name, 1, "--did", "front_squat=6 @ 500", "--yes")
    asked: list[str] = []

    def answer(question: str, **options: Any) -> str:
        asked.append(question)
        assert options["default"] == "no"
        return "yes"

    monkeypatch.setattr("freshlegs.cli.log_doubts.is_interactive", lambda: True)
    monkeypatch.setattr("typer.prompt", answer)
    log(folder, name, 1, "--did", "front_squat=6 @ 100")
    assert asked == ["front squat: 100 kg is 100 % more than the 50 kg asked for. Is that right?"]


def test_a_row_by_hand_that_is_far_above_does_not_count_until_it_is_said_to_be_right(folder: Path) -> None:
    rows = log(folder, find_day(folder, "front_squat")[0], 1)
    text = "\n".join((HEADER, *rows, ""))
    (folder / "log.csv").write_text(text.replace("front_squat,1,6,50 kg", "front_squat,1,6,500 kg"), "utf-8")
    done = call("plan", "weeks.toml", "--log", "log.csv", "--json", folder=folder)
    assert (done.code, lifts(done.json, "front_squat")[2][2]) == (0, 50.0)
    row = next(number for number, one in enumerate(rows, 2) if "front_squat" in one)
    said = f"log.csv: row {row}: front squat: 500 kg is ten times the 50 kg asked for, so it does not count; "
    assert done.err == f'{said}if it is right, write "500! kg".\n'
    (folder / "log.csv").write_text(text.replace("front_squat,1,6,50 kg", "front_squat,1,6,60! kg"), "utf-8")
    done = call("plan", "weeks.toml", "--log", "log.csv", "--json", folder=folder)
    assert (done.err, lifts(done.json, "front_squat")[2][2]) == ("", 60.0)


def test_what_went_as_asked_went_to_the_top_of_the_range_on_the_day_of_the_athletes_clock() -> None:
    """A Monday evening in Chicago is Tuesday in UTC, as which other programs may store it."""
    press = {"exercise": "press", "name": "Press", "slot": "moderate", "sets": 3, "reps": "8-10", "rest": 90}
    plank = {"exercise": "plank", "name": "Plank", "slot": "core", "sets": 2, "reps": "30s", "rest": 30}
    content = LiftContent.model_validate({"minutes": 30, "warm_up": "walk", "exercises": [press, plank]})
    evening = placed("upper", 0, 19, content=content)
    start, end = (moment.astimezone(UTC) for moment in (evening.start, evening.end))
    record = stored(evening.model_copy(update={"start": start, "end": end}))
    rows = build_entries(record, evening.id, did=(), skipped=(), on=None).entries
    assert start.date() == date(2026, 12, 1)
    assert [row.line() for row in rows] == ["2026-11-30,press,3,10,-", "2026-11-30,plank,2,30,-"]


def test_a_row_of_another_exercise_is_told_and_the_rest_counts(folder: Path) -> None:
    """What was swapped on the day, or what an older version asked for."""
    (folder / "log.csv").write_text(f"{HEADER}\n2027-01-12,leg_press,3,6,40 kg\n", "utf-8")
    done = call("plan", "weeks.toml", "--log", "log.csv", "-o", "weeks.json", folder=folder)
    assert done.code == 0, done.err
    assert "log.csv: row 2 does not count: week 1 does not ask for leg_press." in done.err


def test_a_lift_that_is_logged_is_corrected_by_the_rows_that_are_named(folder: Path) -> None:
    name, day = find_day(folder, "front_squat")
    first = log(folder, name, 1)
    told = call("log", "plan.json", name, "--week", "1", "--did", "front_squat=4 @ 50 kg", folder=folder)
    assert (
        told.err
        == f"log.csv: Barbell front squat changes in {name.replace('-', ' ')} of {day}, the rest of it stays\n"
        + ("log.csv: 1 row added\n")
    )
    left = [row for row in first if "front_squat" not in row]
    rows = (HEADER, *left, f"{day},front_squat,1,4,50 kg", "")
    assert (folder / "log.csv").read_text("utf-8") == "\n".join(rows)
    undone = call("log", "plan.json", "--undo", folder=folder)
    assert undone.out == f"{day},front_squat,1,4,50 kg\n"
    assert undone.err == "log.csv: 1 row taken back; 1 row as before\n"
    assert (folder / "log.csv").read_text("utf-8") == "\n".join((HEADER, *first, ""))
    gone = call("log", "plan.json", name, "--week", "1", "--skipped", "front_squat", folder=folder)
    assert "Barbell front squat goes in " in gone.err
    assert (folder / "log.csv").read_text("utf-8") == "\n".join((HEADER, *left, ""))
    undone = call("log", "plan.json", "--undo", "--json", folder=folder)
    assert (undone.json["rows"], undone.json["restored"]) == ([], [row for row in first if "front_squat" in row])
    call("log", "plan.json", name, "--week", "1", "--skipped", "front_squat", folder=folder)
    again = call("log", "plan.json", name, "--week", "1", folder=folder)
    assert_refused(again, f"log.csv: {name.replace('-', ' ')} of {day} is there already; name what was different")
    assert (folder / "log.csv").read_text("utf-8") == "\n".join((HEADER, *left, ""))


def test_an_exercise_that_is_not_asked_for_is_logged_as_a_fact(folder: Path) -> None:
    name, day = find_day(folder, "front_squat")
    told = ("log", "plan.json", name, "--week", "1", "--skipped", "front_squat", "--did")
    done = call(*told, "Leg press=8 8 7 @ 80 kg", folder=folder)
    assert done.code == 0, done.err
    assert done.err.startswith("Leg press is not asked for: it is kept as done. ")
    assert f"{day},leg_press,3,8 8 7,80 kg" in done.out.splitlines()
    assert "front_squat" not in done.out
    again = call("log", "plan.json", name, "--week", "1", "--did", "leg_press=12 12", folder=folder)
    assert again.out == f"{day},leg_press,2,12,-\n"


def test_twice_as_many_repetitions_as_asked_for_are_repetitions(folder: Path) -> None:
    """A set to failure of something light is many of them; of something heavy it is not the weight of a bar."""
    assert any(",deadlift,1,12," in row for row in log(folder, "full-2", 1, "--did", "deadlift=12"))


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--week", "3"), "log: SESSION: 2027-01-2"),
        (
            ("--week", "1", "--on", "2027-01-14"),
            "log: --on: 2027-01-14 is still to come; log what was done, until today, ",
        ),
    ],
)
def test_what_is_still_to_come_is_not_logged(
    folder: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], says: str
) -> None:
    monkeypatch.setenv("FRESHLEGS_NOW", "2027-01-13T22:00+01:00")
    done = call("log", "plan.json", "full-1", *options, folder=folder)
    assert_refused(done, says)
    assert not (folder / "log.csv").exists()
    assert call("log", "plan.json", "full-1", "--week", "1", "--on", "2027-01-13", folder=folder).code == 0


def test_a_lift_of_which_nothing_was_done_is_not_logged(folder: Path) -> None:
    names = [row.split(",")[1] for row in log(folder, "full-1", 1)]
    (folder / "log.csv").unlink()
    skipped = [word for name in names for word in ("--skipped", name)]
    done = call("log", "plan.json", "full-1", "--week", "1", "--to", "log.csv", *skipped, folder=folder)
    assert (done.code, "nothing of full 1 was done" in done.err, (folder / "log.csv").exists()) == (1, True, False)
    log(folder, "full-1", 1)
    assert call("log", "plan.json", "full-1", "--week", "1", "--to", "log.csv", *skipped, folder=folder).code == 0
    assert (folder / "log.csv").read_text("utf-8") == f"{HEADER}\n"


@pytest.mark.parametrize(
    ("did", "says"),
    [
        ("front_squat=6 @ 500 kg", "front squat: 500 kg is ten times the 50 kg asked for"),
        ("leg_press=6 @ 500 kg", "leg press: 500 kg is more than nearly anybody lifts, 400 kg"),
    ],
)
def test_what_a_lift_does_not_ask_for_is_asked_back_too(folder: Path, did: str, says: str) -> None:
    """By what another lift of the week asks for, or by what nearly nobody lifts."""
    own, _ = find_day(folder, "front_squat")
    other = "full-1" if own == "full-2" else "full-2"
    done = call("log", "plan.json", other, "--week", "1", "--to", "log.csv", "--did", did, folder=folder)
    assert (done.code, says in done.err, (folder / "log.csv").exists()) == (1, True, False)
    assert call("log", "plan.json", own, "--week", "1", "--to", "log.csv", folder=folder).code == 0
