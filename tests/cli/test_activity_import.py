"""`--from` with what watches and apps recorded: shown, counted once, and what follows for the week in progress."""

from __future__ import annotations

import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from freshlegs.api.results import TrainingPlan
from freshlegs.model.content import LiftContent
from freshlegs.training.done_sets import find_asked
from support.activity_files import GARMIN, STRAVA, garmin_row, make_fit, make_gpx, make_tcx, strava_row
from support.command_line import WEEK, Done, call, freshlegs, store_week
from support.gym_exports import HEVY, hevy_row

pytestmark = pytest.mark.slow

NOW = "2026-12-04T12:00+01:00"
HEADER = "date,exercise,sets,reps,load"
RAN = STRAVA + strava_row("Dec 2, 2026, 4:10:00 PM", moving=2700)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store_week(tmp_path, WEEK)
    return tmp_path


def run(folder: Path, *words: str, now: str = NOW) -> Done:
    with patch.dict(os.environ, {"FRESHLEGS_NOW": now}):
        return call(*words, folder=folder)


def rows(folder: Path) -> list[str]:
    return (folder / "log.csv").read_text().splitlines() if (folder / "log.csv").exists() else []


def squeeze(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


def test_what_came_in_is_shown_by_day_and_written_once(folder: Path) -> None:
    text = (
        RAN
        + strava_row("Nov 1, 2026, 7:00:00 AM", moving=5400, metres=15_000)
        + strava_row("Dec 2, 2026, 6:00:00 AM", "Swim", moving=1800, metres=1500)
        + strava_row("Dec 4, 2026, 6:00:00 AM", "Padel", moving=3300, elapsed=3300, metres=0)
    )
    (folder / "strava.csv").write_text(text)
    done = run(folder, "log", "--from", "strava.csv")
    assert done.code == 0, done.err
    assert squeeze(done.out) == [
        "strava.csv: Strava, 4 rows, 2026-11-01 to 2026-12-04",
        "",
        "2026-11-01 before the plan 1 run",
        "Wed 2 Dec intervals 1 run 45 min 8.0 km, 17:10",
        "extra swim 30 min 1.5 km, 07:00",
        "Fri 4 Dec extra other: Padel 55 min, 07:00",
    ]
    expected = [HEADER, "2026-11-01,long,1,90 min 15 km,-", "2026-12-02,intervals,1,45 min 8.02 km,-"]
    assert rows(folder) == expected
    again = run(folder, "log", "--from", "strava.csv")
    assert (again.code, rows(folder)) == (0, expected)
    assert "Nothing new: log.csv has all of it (2 rows)." in again.out
    assert "Anna" not in done.out + (folder / "log.csv").read_text()


def test_watch_and_phone_are_one_and_it_is_said(folder: Path) -> None:
    (folder / "watch.fit").write_bytes(make_fit(start=datetime(2026, 11, 29, 5, 5, tzinfo=UTC)))
    (folder / "garmin.csv").write_text(GARMIN + garmin_row("2026-11-29 06:06:00", length="00:44:30"))
    done = run(folder, "log", "--from", "watch.fit", "--from", "garmin.csv")
    assert (done.code, rows(folder)[1:]) == (0, ["2026-11-29,easy,1,45 min 8.02 km,-"])
    assert "Recorded twice, and counted once: Running of 2026-11-29 06:06 (garmin.csv row 2) as running of" in done.err


def test_a_bulk_export_a_folder_and_a_pipe(folder: Path) -> None:
    with zipfile.ZipFile(folder / "export.zip", "w") as archive:
        archive.writestr("activities.csv", RAN)
        archive.writestr("activities/1.fit.gz", b"never opened")
        archive.writestr("profile.csv", "Athlete ID,Name\n1,Anna\n")
    watch = folder / "watch"
    watch.mkdir()
    (watch / "a.tcx").write_text(make_tcx("2026-11-30T17:00:00Z", "Running", seconds=1800))
    (watch / "b.gpx").write_text(make_gpx())
    done = freshlegs(
        "log", "--from", "export.zip", "--from", "watch", "--from", "-",
        stdin=(GARMIN + garmin_row("2026-11-29 18:00:00")), folder=folder, env={"FRESHLEGS_NOW": NOW},
    )  # fmt: skip
    assert done.code == 0, done.err
    assert "export.zip, profile.csv: it is no gym log and no list of activities, and was not read." in done.err
    assert [row.rpartition(" min")[0] for row in rows(folder)[1:]] == [
        "2026-11-29,easy,1,45", "2026-11-30,easy,1,30", "2026-12-01,easy,1,45", "2026-12-02,intervals,1,45",
    ]  # fmt: skip


def test_a_bad_file_does_not_take_the_good_ones_with_it(folder: Path) -> None:
    (folder / "strava.csv").write_text(RAN + strava_row("never") + strava_row("Dec 5, 2026, 8:00:00 PM"))
    (folder / "half.fit").write_bytes(make_fit()[:100])
    (folder / "odd.gpx").write_text("<svg/>")
    files = ("--from", "strava.csv", "--from", "half.fit", "--from", "odd.gpx")
    done = run(folder, "log", *files)
    assert (done.code, rows(folder)) == (1, [])
    assert 'strava.csv row 3, Activity Date: found "never"; a day and a time such as 2025-12-22 18:05' in done.err
    assert "half.fit: damaged: it ends too early; the file may be cut off" in done.err
    assert "odd.gpx: it is neither TCX nor GPX" in done.err
    assert "Nothing is written: 3 rows can't be read. --skip-bad takes the rest." in done.err
    taken = run(folder, "log", *files, "--skip-bad")
    assert (taken.code, len(rows(folder))) == (0, 3)


def test_a_track_of_no_sport_is_what_somebody_says_it_is(folder: Path) -> None:
    (folder / "phone.gpx").write_text(make_gpx(kind=None))
    assert "phone.gpx: it names no sport; say it with --sport run" in run(folder, "log", "--from", "phone.gpx").err
    wrong = run(folder, "log", "--from", "phone.gpx", "--sport", "chess")
    assert wrong.err.strip() == '--sport: found "chess"; a sport such as run, ride, swim, hike or strength'
    assert run(folder, "log", "--from", "phone.gpx", "--sport", "run").code == 0
    assert len(rows(folder)) == 2
    assert run(folder, "replan", "plan.json", "--from", "phone.gpx", "--sport", "run", "--dry-run").code == 0


def test_a_ride_is_no_gym_log(folder: Path) -> None:
    (folder / "ride.fit").write_bytes(make_fit([("CYCLING", "ROAD")]))
    done = run(folder, "log", "--from", "ride.fit", "--as", "hevy")
    assert (done.code, rows(folder)) == (1, [])
    assert "ride.fit: found FIT of cycling; --as hevy is for another form" in done.err


def test_a_forgotten_watch_is_asked_back(folder: Path) -> None:
    days = "".join(strava_row(f"Nov {day}, 2026, 7:00:00 AM", moving=3600) for day in range(1, 7))
    (folder / "strava.csv").write_text(STRAVA + days + strava_row("Nov 8, 2026, 7:00:00 AM", moving=36_000))
    done = run(folder, "log", "--from", "strava.csv")
    assert done.code == 1
    assert "long of 2026-11-08: 600 min, and the longest run of all other days took 60 min; if it is right" in done.err
    assert run(folder, "log", "--from", "strava.csv", "--yes").code == 0
    assert "2026-11-08,long,1,600 min,-" in rows(folder)[-1]


def test_what_the_log_has_otherwise_stays_unless_somebody_says_so(folder: Path) -> None:
    (folder / "strava.csv").write_text(RAN)
    (folder / "log.csv").write_text(f"{HEADER}\n2026-12-02,intervals,1,60 min,8 of 10\n")
    done = run(folder, "log", "--from", "strava.csv")
    assert "2026-12-02: intervals 60 min; the file has 45 min 8.02 km" in done.out
    assert rows(folder)[1:] == ["2026-12-02,intervals,1,60 min,8 of 10"]
    assert run(folder, "log", "--from", "strava.csv", "--replace").code == 0
    assert rows(folder)[1:] == ["2026-12-02,intervals,1,45 min 8.02 km,-"]


def test_a_replan_has_what_was_done_when_it_was_done_and_what_was_missed(folder: Path) -> None:
    """The run came a day later than planned; the lift of Monday is in no file, and so missed."""
    (folder / "strava.csv").write_text(
        STRAVA + strava_row("Dec 3, 2026, 5:30:00 AM", moving=2700) + strava_row("Dec 4, 2026, 6:00:00 AM", "Swim")
    )
    lifted = HEVY + hevy_row("Deadlift (Barbell)", day="3 Dec 2026", weight=100, reps=5)
    (folder / "hevy.csv").write_text(lifted)
    files = ("replan", "plan.json", "--from", "strava.csv", "--from", "hevy.csv")
    dry = run(folder, *files, "--dry-run")
    assert (dry.code, rows(folder)) == (0, []), dry.err
    done = run(folder, *files)
    assert done.code == 0, done.err
    assert "full 1 is in none of the files, and was missed; if it was done: --done full-1" in done.err
    record = TrainingPlan.from_json((folder / "plan.json").read_text()).record
    there = {one.name: (f"{record.local(one.start):%a %H:%M}", one.minutes) for one in record.sessions if one.done}
    assert there == {"intervals 1": ("Thu 06:30", 45), "full 2": ("Thu 06:00", 60), "swim 1": ("Fri 07:00", 45)}
    assert [one.rpartition("/full/")[2] for one in record.missed] == ["1"]
    assert rows(folder) == [HEADER, "2026-12-03,intervals,1,45 min 8.02 km,-", "2026-12-03,deadlift,1,5,100 kg"]
    assert record.logged is not None
    assert [(one.kind, one.minutes) for one in record.logged.runs] == [("intervals", 45)]


def test_the_same_files_again_change_nothing(folder: Path) -> None:
    (folder / "strava.csv").write_text(RAN + strava_row("Dec 3, 2026, 7:00:00 PM", "Padel", elapsed=3300, metres=0))
    files = ("replan", "plan.json", "--from", "strava.csv")
    assert run(folder, *files).code == 0
    before, plan = rows(folder), TrainingPlan.from_json((folder / "plan.json").read_text()).record
    again = run(folder, *files)
    assert again.code == 0, again.err
    after = TrainingPlan.from_json((folder / "plan.json").read_text()).record
    assert (rows(folder), after.told, after.sessions) == (before, plan.told, plan.sessions)


def test_what_the_athlete_says_counts_for_more(folder: Path) -> None:
    (folder / "strava.csv").write_text(STRAVA + strava_row("Dec 3, 2026, 5:30:00 AM", "Swim"))
    (folder / "hevy.csv").write_text(HEVY + hevy_row("Deadlift (Barbell)", day="3 Dec 2026", weight=100, reps=5))
    done = run(folder, "replan", "plan.json", "--from", "hevy.csv", "--done", "full-1")
    assert done.code == 0, done.err
    assert "full 1 is in none of the files" not in done.err
    record = TrainingPlan.from_json((folder / "plan.json").read_text()).record
    assert record.missed == ()


def test_nothing_is_written_where_the_report_contradicts_itself(folder: Path) -> None:
    """A ride at the time of a run of which no file tells: it is asked, and neither log nor plan changes."""
    (folder / "ride.gpx").write_text(make_gpx(kind="cycling").replace("2026-12-01T05", "2026-12-02T16"))
    (folder / "run.tcx").write_text(make_tcx("2026-11-30T17:00:00Z", seconds=1800))
    before = (folder / "plan.json").read_bytes()
    done = run(folder, "replan", "plan.json", "--from", "ride.gpx", "--from", "run.tcx")
    assert done.code == 1
    assert "did: bike at the time of intervals 1, which counts as done; if it was not: --missed intervals-1" in done.err
    assert ((folder / "plan.json").read_bytes(), rows(folder)) == (before, [])
    assert run(folder, "replan", "plan.json", "--from", "ride.gpx", "--missed", "intervals-1").code == 0


def test_the_running_of_the_log_drives_the_weeks_to_come(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK.replace("start = 2026-11-30", "start = 2026-11-30\nweeks = 3"))
    rows_of = (strava_row(f"Nov {day}, 2026, 7:00:00 AM", moving=1800, number=day) for day in range(4, 30, 3))
    (tmp_path / "strava.csv").write_text(STRAVA + "".join(rows_of))
    assert run(tmp_path, "log", "--from", "strava.csv").code == 0
    done = run(tmp_path, "plan", "week.toml", "--log", "log.csv", "-o", "new.json", "--restart")
    assert done.code == 0, done.err
    record = TrainingPlan.from_json((tmp_path / "new.json").read_text()).record
    assert record.logged is not None
    assert record.logged.longest_run == 30
    assert max(one.minutes for one in record.sessions if one.kind == "long") < 90


def test_a_week_done_as_asked_comes_back_as_the_log_says_it(tmp_path: Path) -> None:
    """Typed session by session, and out of a gym app and a watch: the same rows."""
    store_week(tmp_path, WEEK + "\n[lifting.weights]\nback_squat = 80\n")
    record = TrainingPlan.from_json((tmp_path / "plan.json").read_text()).record
    now, sets, activities = "2026-12-06T12:00+01:00", HEVY, STRAVA
    for session in record.sessions:
        assert run(tmp_path, "log", "plan.json", session.name.replace(" ", "-"), "--to", "typed.csv", now=now).code == 0
        start = record.local(session.start)
        for entry in session.content.exercises if isinstance(session.content, LiftContent) else ():
            reps, load, _ = find_asked(entry)
            for amount in reps:
                timed = entry.reps.endswith("s")
                told = {"seconds": amount, "reps": ""} if timed else {"reps": amount}
                day = f"{start.day} {start:%b} {start.year}"
                sets += hevy_row(entry.exercise, day, weight="" if load is None else load, **told)
        if not isinstance(session.content, LiftContent):
            when = f"{session.start.astimezone(UTC):%Y-%m-%d %H:%M:%S}"
            activities += strava_row(when, moving=60 * session.minutes, elapsed=60 * session.minutes, metres="")
    (tmp_path / "hevy.csv").write_text(sets)
    (tmp_path / "strava.csv").write_text(activities)
    done = run(tmp_path, "log", "--from", "hevy.csv", "--from", "strava.csv", now=now)
    assert done.code == 0, done.err
    assert sorted(rows(tmp_path)) == sorted((tmp_path / "typed.csv").read_text().splitlines())
    assert "missed" not in done.out
    assert "extra" not in done.out


def test_scripts_get_the_same_as_json(folder: Path) -> None:
    (folder / "strava.csv").write_text(RAN)
    told = run(folder, "log", "--from", "strava.csv", "--json", "--dry-run").json
    assert told["rows"] == [
        {"row": "2026-12-02,intervals,1,45 min 8.02 km,-", "session": "week/2026-11-30/intervals/1"}
    ]
    assert told["activities"] == [
        {
            "start": "2026-12-02T17:10", "kind": "intervals", "sport": "Run", "minutes": 45,
            "session": "week/2026-11-30/intervals/1",
        }
    ]  # fmt: skip
