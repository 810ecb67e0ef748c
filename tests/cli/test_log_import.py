"""`freshlegs log --from`: what a gym app exported goes into the log, shown first, once, and never by a guess."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from unittest.mock import patch

import pytest

from freshlegs.api.results import TrainingPlan
from freshlegs.api.scenario import Scenario
from support.command_line import WEEK, Done, call, freshlegs, store_week
from support.gym_exports import HEVY, STRONG, hevy_row

pytestmark = pytest.mark.slow

HEADER = "date,exercise,sets,reps,load"
LIFTER = WEEK + "\n[lifting.weights]\nback_squat = 80\n"
SQUATS = HEVY + hevy_row(kind="warmup", weight=40) + hevy_row() * 3
NOW = "2026-12-02T12:00"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store_week(tmp_path, LIFTER)
    return tmp_path


def log(folder: Path, text: str, *options: str, stdin: str | None = None) -> Done:
    (folder / "gym.csv").write_text(text, "utf-8")
    with patch.dict(os.environ, {"FRESHLEGS_NOW": NOW}):
        return call("log", "--from", "gym.csv", *options, stdin=stdin, folder=folder)


def rows(folder: Path) -> list[str]:
    return (folder / "log.csv").read_text().splitlines() if (folder / "log.csv").exists() else []


def test_what_came_in_is_shown_and_written_once(folder: Path) -> None:
    text = SQUATS + hevy_row("Plank", weight="", reps="", seconds=45) + hevy_row(day="1 Mar 2020", weight=60)
    done = log(folder, text)
    assert done.code == 0
    assert "gym.csv: Hevy, 6 rows, 2020-03-01 to 2026-11-30" in done.out
    assert "2020-03-01  before the plan  1 day, 1 row of 1 exercise" in done.out
    assert "Mon 30 Nov  full 1           back_squat 6 6 6 @ 80 kg" in done.out
    assert "extra            front_plank 45 s" in done.out
    assert "1 warm-up set does not count." in done.err
    expected = [HEADER, "2020-03-01,back_squat,1,6,60 kg", "2026-11-30,back_squat,3,6,80 kg",
                "2026-11-30,front_plank,1,45,-"]  # fmt: skip
    assert rows(folder) == expected
    again = log(folder, text)
    assert (again.code, rows(folder)) == (0, expected)
    assert "Nothing new: log.csv has all of it (3 rows)." in again.out
    assert "log.csv: nothing is added" in again.err


def test_a_later_export_adds_only_what_is_new_and_keeps_the_log_before(folder: Path) -> None:
    log(folder, SQUATS)
    before = rows(folder)
    done = log(folder, SQUATS + hevy_row("Deadlift (Barbell)", day="2 Dec 2026", weight=100, reps=5))
    assert done.code == 0
    assert rows(folder) == [*before, "2026-12-02,deadlift,1,5,100 kg"]
    assert (folder / "log.csv.before").read_text().splitlines() == before


def test_a_dry_run_shows_the_same_and_writes_nothing(folder: Path) -> None:
    shown = log(folder, SQUATS, "--dry-run", "--map", "Cable Fly=none")
    assert (shown.code, rows(folder)) == (0, [])
    assert (folder / "week.toml").read_text() == LIFTER
    assert shown.out == log(folder, SQUATS).out
    assert "Nothing is written: --dry-run." in shown.err


def test_unknown_names_are_listed_once_with_the_nearest_three_and_remembered_in_the_file(folder: Path) -> None:
    text = SQUATS + hevy_row("Hip Thrust", weight=60, reps=8) * 2 + hevy_row("Cable Fly", weight=15)
    done = log(folder, text)
    assert (done.code, rows(folder)) == (1, [])
    (line,) = [line for line in done.out.splitlines() if "Hip Thrust" in line and "set" in line]
    assert line.startswith('"Hip Thrust", 2 sets: hip_thrust, machine_hip_thrust, ')
    assert 'freshlegs log --map "Hip Thrust=hip_thrust"' in done.out
    assert "Nothing is written: 2 exercises not known. --skip-bad takes the rest." in done.err
    mapped = call("log", "--map", "Hip Thrust=hip_thrust", "--map", "Cable Fly=none", folder=folder)
    assert mapped.code == 0
    assert (folder / "week.toml").read_text().endswith('\n[names]\n"Hip Thrust" = "hip_thrust"\n"Cable Fly" = "none"\n')
    assert log(folder, text).code == 0
    assert rows(folder)[1:] == ["2026-11-30,back_squat,3,6,80 kg", "2026-11-30,hip_thrust,2,8,60 kg"]


@pytest.mark.parametrize(
    ("option", "says"),
    [
        ("Hip Thrust=hip_thrst", '--map: unknown exercise "hip_thrst"; did you mean hip_thrust?, or "none"'),
        ("Hip Thrust", '--map: found "Hip Thrust"; the name in the app and the exercise'),
        ("=hip_thrust", '--map: found "=hip_thrust"; the name in the app and the exercise'),
    ],
)
def test_a_name_is_mapped_to_an_exercise_that_there_is(folder: Path, option: str, says: str) -> None:
    done = call("log", "--map", option, folder=folder)
    assert (done.code, done.err.strip()[: len(says)]) == (1, says)
    assert (folder / "week.toml").read_text() == LIFTER


def test_good_rows_are_not_lost_for_bad_ones_but_nothing_is_written_until_somebody_says_so(folder: Path) -> None:
    text = SQUATS + hevy_row(weight=-5) + hevy_row(reps=1000) + hevy_row("Cable Fly") + "half,a,row\n"
    done = log(folder, text)
    assert (done.code, rows(folder)) == (1, [])
    assert 'gym.csv row 6, weight_kg: found "-5"; a weight is 0 to 2000' in done.err
    assert 'gym.csv row 7, reps: found "1000"; a whole number up to 999' in done.err
    assert "gym.csv row 9: found 3 values; 14, as in its header: it may be cut off" in done.err
    assert "Nothing is written: 3 rows can't be read and 1 exercise not known." in done.err
    taken = log(folder, text, "--skip-bad")
    assert (taken.code, rows(folder)) == (0, [HEADER, "2026-11-30,back_squat,3,6,80 kg"])
    assert "Left out: 3 rows can't be read and 1 exercise not known." in taken.err


def test_a_weight_that_the_plan_did_not_ask_for_is_asked_back(folder: Path) -> None:
    done = log(folder, HEVY + hevy_row(weight=800) * 3)
    assert (done.code, rows(folder)) == (1, [])
    assert "back_squat of 2026-11-30: 800 kg is ten times the 80 kg asked for; if it is right, say --yes" in done.err
    assert log(folder, HEVY + hevy_row(weight=800) * 3, "--skip-bad").code == 0
    assert rows(folder) == []
    assert log(folder, HEVY + hevy_row(weight=100) * 3, "--yes").code == 0
    assert rows(folder) == [HEADER, "2026-11-30,back_squat,3,6,100! kg"]


def test_a_weight_far_above_all_other_days_is_asked_back(folder: Path) -> None:
    days = "".join(hevy_row("Deadlift (Barbell)", day=f"{day} Oct 2026", weight=40 + day) for day in range(1, 8))
    done = log(folder, HEVY + days + hevy_row("Deadlift (Barbell)", day="9 Oct 2026", weight=420))
    assert done.code == 1
    says = "deadlift of 2026-10-09: 420 kg is far above the rest: the most of all other days is 47 kg; if it is right"
    assert says in done.err


def test_a_first_weight_that_nearly_nobody_lifts_is_asked_back(folder: Path) -> None:
    done = log(folder, HEVY + hevy_row("Deadlift (Barbell)", day="9 Oct 2026", weight=600))
    assert done.code == 1
    assert "deadlift of 2026-10-09: 600 kg is more than nearly anybody lifts, 400 kg; if it is right" in done.err


def test_days_to_come_are_refused(folder: Path) -> None:
    done = log(folder, SQUATS + hevy_row(day="5 Dec 2026"))
    assert (done.code, rows(folder)) == (1, [])
    assert "gym.csv row 6: 2026-12-05 is still to come; what was done, until 2026-12-03" in done.err


def test_what_the_log_has_otherwise_stays_unless_somebody_says_so(folder: Path) -> None:
    (folder / "log.csv").write_text(f"{HEADER}\n2026-11-30,back_squat,3,5,80 kg\n")
    done = log(folder, SQUATS)
    assert (done.code, rows(folder)[1:]) == (0, ["2026-11-30,back_squat,3,5,80 kg"])
    assert "2026-11-30: back_squat 5 5 5 @ 80 kg; the file has 6 6 6 @ 80 kg" in done.out
    assert log(folder, SQUATS, "--replace").code == 0
    assert rows(folder)[1:] == ["2026-11-30,back_squat,3,6,80 kg"]


def test_a_lift_of_which_nothing_is_told_is_missed(folder: Path) -> None:
    done = log(folder, HEVY + hevy_row("Deadlift (Barbell)", day="3 Dec 2026", weight=100, reps=5), "--dry-run")
    assert "Mon 30 Nov  full 1  not in the log: missed" in done.out
    assert "Thu 3 Dec   full 2  deadlift 5 @ 100 kg" in done.out
    other = log(folder, HEVY + hevy_row("Plank", day="3 Dec 2026", weight="", reps="", seconds=45)).out.splitlines()
    assert [" ".join(line.split()) for line in other if "missed" in line] == [
        "Mon 30 Nov full 1 not in the log: missed",
        "Thu 3 Dec full 2 not in the log: missed",
    ]


def test_nothing_private_is_kept(folder: Path) -> None:
    text = HEVY + hevy_row().replace('"Legs, heavy"', '"At Anna\'s gym"').replace(",8\n", ",9.5\n")
    log(folder, text)
    kept = (folder / "log.csv").read_text()
    assert rows(folder) == [HEADER, "2026-11-30,back_squat,1,6,80 kg"]
    assert "Anna" not in kept
    assert "06:05" not in kept


def test_dates_and_units_are_asked_or_said(folder: Path) -> None:
    text = STRONG + "01/12/2026 18:00,A,1h,Squat,1,170,5,0,0,,,\n"
    asked = log(folder, text)
    assert asked.code == 1
    assert "say --dates dmy (day first) or --dates mdy" in asked.err
    done = log(folder, text, "--dates", "dmy", "--unit", "lb")
    assert (done.code, rows(folder)[1:]) == (0, ["2026-12-01,back_squat,1,5,77.1 kg"])
    assert "1 weight in lb is told in kg here." in done.err
    assert "dates such as 03/04/2025 have the day first (--dates dmy)" in done.err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--as", "polar"), '--as: found "polar"; allowed: hevy, strong, fitnotes, liftosaur, table, strava, garmin, '),
        (("--dates", "ymd"), '--dates: found "ymd"; allowed: dmy, mdy'),
        (("--unit", "st"), '--unit: found "st"; allowed: kg, lb'),
        (("--columns", "day=Tag"), '--columns: found "day=Tag"; date, exercise, kind'),
        (("--columns", "date=Tag"), "--columns: exercise and reps are missing; say all that count"),
    ],
)
def test_wrong_options_say_what_is_allowed(folder: Path, options: tuple[str, ...], says: str) -> None:
    done = log(folder, SQUATS, *options)
    assert (done.code, done.err.strip()[: len(says)]) == (1, says)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("log gym.csv --from gym.csv", "gym.csv is no plan: say --from before each file, or name their folder"),
        ("log plan.json full-1 --from gym.csv", "--from and --map take no SESSION: say --from before each file"),
        ("log --from gym.csv --undo", "--from and --map take no --undo"),
        ("log --map A=none --as hevy", "--as: name a file with --from too"),
        ("log - --from -", "only one of PLAN and --from can be standard input"),
    ],
)
def test_wrong_calls_say_what_is_wrong(folder: Path, line: str, says: str) -> None:
    (folder / "gym.csv").write_text(SQUATS)
    done = call(*line.split(), folder=folder)
    assert done.code == 2
    assert says in " ".join(done.err.split())


def test_files_of_all_sorts_are_read(folder: Path) -> None:
    exports = folder / "exports"
    exports.mkdir()
    (exports / "a.csv").write_text(SQUATS)
    (exports / "steps.csv").write_text("day,steps\n2026-11-30,9000\n")
    with zipfile.ZipFile(folder / "b.zip", "w") as archive:
        archive.writestr("deep/strong.csv", STRONG + "2026-12-01 18:00:00,A,1h,Pull Up,1,0,8,0,0,,,\n")
    piped = HEVY + hevy_row("Seated Calf Raise", day="2 Dec 2026", weight=30, reps=12)
    done = call("log", "--from", "exports", "--from", "b.zip", "--from", "-", stdin=piped, folder=folder)
    assert done.code == 0, done.err
    assert f"{Path('exports') / 'steps.csv'}: it is no gym log and no list of activities, and was not read." in done.err
    assert rows(folder)[1:] == [
        "2026-11-30,back_squat,3,6,80 kg",
        "2026-12-01,pull_up,1,8,-",
        "2026-12-02,seated_calf_raise,1,12,30 kg",
    ]


def test_two_files_that_contradict_each_other_are_asked(folder: Path) -> None:
    (folder / "other.csv").write_text(SQUATS.replace(",6,", ",4,"))
    done = log(folder, SQUATS, "--from", "other.csv")
    assert (done.code, rows(folder)) == (1, [])
    assert "other.csv row 3: back squat of 2026-11-30 is otherwise in gym.csv; one of the two files" in done.err


def test_scripts_get_the_same_as_json(folder: Path) -> None:
    told = log(folder, SQUATS + hevy_row("Hip Thrust"), "--json").json
    assert told["written"] is False
    assert told["rows"] == [{"row": "2026-11-30,back_squat,3,6,80 kg", "session": "week/2026-11-30/full/1"}]
    assert told["unknown"][0]["name"] == "Hip Thrust"
    assert log(folder, SQUATS, "--json").json["written"] is True


def test_the_python_api_answers_the_same(folder: Path) -> None:
    (folder / "gym.csv").write_text(SQUATS + hevy_row("Hip Thrust"))
    scenario = Scenario.load(folder / "week.toml")
    plan = TrainingPlan.from_json((folder / "plan.json").read_text())
    found = scenario.import_log(plan, folder / "gym.csv")
    assert ([one.name for one in found.unknown], found.faults) == (["Hip Thrust"], ())
    found = scenario.with_names({"Hip Thrust": "none"}).import_log(plan, folder / "gym.csv")
    assert (found.unknown, found.faults) == ((), ())
    assert found.text == f"{HEADER}\n2026-11-30,back_squat,3,6,80 kg\n"


def test_a_replan_goes_on_from_the_files_and_its_dry_run_writes_nothing(folder: Path) -> None:
    (folder / "gym.csv").write_text(SQUATS)
    before = (folder / "plan.json").read_bytes()
    with patch.dict(os.environ, {"FRESHLEGS_NOW": "2026-12-04T12:00"}):
        dry = call("replan", "plan.json", "--from", "gym.csv", "--dry-run", folder=folder)
        assert dry.code == 0, dry.err
        assert "back_squat 6 6 6 @ 80 kg" in dry.err
        assert (rows(folder), (folder / "plan.json").read_bytes()) == ([], before)
        (folder / "gym.csv").write_text(SQUATS + hevy_row("Hip Thrust"))
        refused = call("replan", "plan.json", "--from", "gym.csv", folder=folder)
        assert (refused.code, rows(folder)) == (1, [])
        assert "--from: not everything is understood, so nothing is planned" in refused.err
        done = call("replan", "plan.json", "--from", "gym.csv", "--skip-bad", folder=folder)
    assert done.code == 0, done.err
    assert rows(folder) == [HEADER, "2026-11-30,back_squat,3,6,80 kg"]
    record = TrainingPlan.from_json((folder / "plan.json").read_text()).record
    assert [(one.exercise, one.reps, one.load) for one in record.lifted] == [("back_squat", (6, 6, 6), 80)]


def test_a_name_in_the_file_must_be_of_an_exercise(folder: Path) -> None:
    (folder / "week.toml").write_text(LIFTER + '\n[names]\n"Leg Press 45" = "leg_pres"\n')
    done = call("plan", "week.toml", folder=folder)
    assert done.code == 1
    assert 'unknown exercise "leg_pres"; did you mean leg_press?, or "none"' in done.err


def test_names_change_no_plan(folder: Path) -> None:
    before = (folder / "plan.json").read_bytes()
    (folder / "week.toml").write_text(LIFTER + '\n[names]\n"Leg Press 45" = "leg_press"\n')
    assert call("plan", "week.toml", "-o", "new.json", folder=folder).code == 0
    assert (folder / "new.json").read_bytes() == before


def test_the_installed_command_reads_a_pipe(folder: Path) -> None:
    done = freshlegs("log", "--from", "-", stdin=SQUATS, folder=folder, env={"FRESHLEGS_NOW": NOW})
    assert (done.code, rows(folder)) == (0, [HEADER, "2026-11-30,back_squat,3,6,80 kg"])
