"""Runs in the log of a programme: written by `freshlegs log`, and gone on from by `plan --log`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.command_line import Done, call, store_week

WEEKS = """\
title = "Six weeks"
timezone = "Europe/Berlin"
[athlete]
run_level = "intermediate"
[week]
start = 2027-01-04
weeks = 6
[availability]
mon = ["17:00-20:00"]
tue = ["17:00-20:00"]
wed = ["17:00-20:00"]
thu = ["17:00-20:00"]
sun = ["08:00-12:00"]
[[sessions]]
kind = "full"
[[sessions]]
kind = "tempo"
minutes = 40
[[sessions]]
kind = "long"
minutes = 60
[[sessions]]
kind = "easy"
minutes = 30
count = 2
[programme.long_run]
longest = 120
"""
HEADER = "date,exercise,sets,reps,load"
TWO_WEEKS = [
    f"2027-01-{day:02},{kind},1,{minutes} min,-"
    for monday, long in ((4, 60), (11, 40))
    for day, kind, minutes in (
        (monday, "easy", 30), (monday + 1, "tempo", 40), (monday + 2, "easy", 30), (monday + 6, "long", long),
    )
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store_week(tmp_path, WEEKS, "weeks.toml")
    return tmp_path


def replanned(folder: Path, *rows: str) -> Done:
    (folder / "log.csv").write_text("\n".join((HEADER, *rows, "")), "utf-8")
    return call("plan", "weeks.toml", "--log", "log.csv", "-o", "new.json", folder=folder)


def read(folder: Path, name: str = "new.json") -> Any:
    return json.loads((folder / name).read_text("utf-8"))


def find_runs(record: Any) -> dict[int, list[tuple[str, int]]]:
    """Return kind and minutes of the runs of each week."""
    return {
        week["week"]: sorted(
            (session["kind"], session["minutes"])
            for session in record["sessions"]
            if f"/{week['start']}/" in session["id"] and session["kind"] != "full"
        )
        for week in record["weeks"]
    }


def find_long(record: Any) -> list[int]:
    return [dict(runs)["long"] for runs in find_runs(record).values()]


@pytest.mark.parametrize(
    ("options", "row"),
    [
        ((), "2027-01-17,long,1,65 min,-"),
        (("--minutes", "40", "--felt", "6"), "2027-01-17,long,1,40 min,6 of 10"),
        (("--km", "8"), "2027-01-17,long,1,8 km,-"),
        (("--minutes", "1:05", "--km", "8,5 km"), "2027-01-17,long,1,65 min 8.5 km,-"),
        (("--minutes", "1 h"), "2027-01-17,long,1,60 min,-"),
        (("--km", "8.25", "--minutes", "52", "--on", "2027-01-16"), "2027-01-16,long,1,52 min 8.25 km,-"),
    ],
)
def test_a_run_is_logged_as_planned_or_as_it_was(folder: Path, options: tuple[str, ...], row: str) -> None:
    done = call("log", "plan.json", "long-1", "--week", "2", "--to", "log.csv", *options, folder=folder)
    assert (done.code, done.out, done.err) == (0, f"{row}\n", "log.csv: 1 row added\n")
    assert (folder / "log.csv").read_text("utf-8") == f"{HEADER}\n{row}\n"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--minutes", "650"), "--minutes: long: 650 min is 10 times the 65 min asked for; if it is right, say --yes"),
        (("--minutes", "131"), "long: 131 min is 2 times the 65 min asked for"),
        (("--minutes", "6"), "long: 6 min is 9 % of the 65 min asked for"),
        (("--km", "120"), "--km: long: 120 km takes about 9 h 30, and 1 h 05 was asked for; if it is right, say --yes"),
        (("--km", "0.8"), "--km: long: 0.8 km takes about 6 min, and 1 h 05 was asked for"),
        (("--minutes", "65", "--km", "80"), "--minutes: long: 80 km in 65 min is 0:49 per km"),
        (("--minutes", "65", "--km", "1"), "long: 1 km in 65 min is 65:00 per km"),
    ],
)
def test_a_run_far_from_what_was_asked_for_is_asked_back(folder: Path, options: tuple[str, ...], says: str) -> None:
    told = ("log", "plan.json", "long-1", "--week", "2", "--to", "log.csv", *options)
    done = call(*told, folder=folder)
    assert (done.code, done.out) == (1, "")
    assert says in " ".join(done.err.split())
    assert not (folder / "log.csv").exists()
    assert call(*told, "--yes", folder=folder).out.startswith("2027-01-17,long,1,")


@pytest.mark.parametrize("options", [("--minutes", "130"), ("--minutes", "13 min"), ("--km", "21,5 km"), ("--km", "2")])
def test_up_to_twice_what_was_asked_for_is_not_asked_back(folder: Path, options: tuple[str, ...]) -> None:
    assert call("log", "plan.json", "long-1", "--week", "2", *options, folder=folder).code == 0


def test_a_correction_is_asked_back_with_what_the_log_has(folder: Path) -> None:
    """Kilometres that are told later go with the minutes that were told before."""
    log = ("log", "plan.json", "long-1", "--week", "2")
    assert call(*log, "--minutes", "60", folder=folder).code == 0
    again = call(*log, "--km", "100", folder=folder)
    assert (again.code, "100 km in 60 min is 0:36 per km" in again.err) == (1, True)
    assert read_rows(folder) == ["2027-01-17,long,1,60 min,-"]


def read_rows(folder: Path) -> list[str]:
    return (folder / "log.csv").read_text("utf-8").splitlines()[1:]


def test_a_run_that_is_told_again_changes_only_in_what_is_told(folder: Path) -> None:
    """How it felt is told later, and its minutes stay what they were."""

    def log(name: str, *options: str) -> Done:
        return call("log", "plan.json", name, "--week", "2", *options, folder=folder)

    assert log("long-1", "--minutes", "52").code == log("easy-1").code == 0
    again = log("long-1", "--felt", "8")
    assert again.err.startswith("log.csv: how it felt changes in long 1 of 2027-01-17, the rest of it stays\n")
    assert log("long-1", "--km", "8.5").code == 0
    rows = (folder / "log.csv").read_text("utf-8").splitlines()[1:]
    assert rows == ["2027-01-11,easy,1,30 min,-", "2027-01-17,long,1,52 min 8.5 km,8 of 10"]
    nothing = log("long-1")
    assert (nothing.code, nothing.out) == (1, "")
    assert "long 1 of 2027-01-17 is there already; say with --minutes, --km or --felt what was different" in nothing.err


def test_two_easy_runs_of_one_day_are_two_rows(folder: Path) -> None:
    """The second is no correction of the first; told again, nobody knows which of them is meant."""
    plan = json.loads((folder / "plan.json").read_text("utf-8"))
    first, second = [one for one in plan["sessions"] if one["id"].endswith(("2027-01-11/easy/1", "2027-01-11/easy/2"))]
    second |= {key: f"{first['start'][:10]}T{hour}:00+01:00" for key, hour in (("start", "06:00"), ("end", "06:30"))}
    (folder / "plan.json").write_text(json.dumps(plan), "utf-8")
    done = [call("log", "plan.json", name, "--week", "2", folder=folder) for name in ("easy-1", "easy-2", "easy-1")]
    assert [one.code for one in done] == [0, 0, 1]
    assert "2 easy runs of 2027-01-11 are there already; change the row that is wrong in the file" in done[2].err
    assert len((folder / "log.csv").read_text("utf-8").splitlines()) == 3


def test_the_next_weeks_go_on_from_what_was_run_and_check_agrees(folder: Path) -> None:
    """A long run of 40 min in week 2 instead of 65: week 3 goes on from the 60 of week 1."""
    assert find_long(read(folder, "plan.json"))[:3] == [60, 65, 70]
    assert replanned(folder, *TWO_WEEKS).code == 0
    record = read(folder)
    assert find_long(record)[:3] == [60, 65, 65]
    note = "running goes on from the log: 8 runs up to 2027-01-17, 300 min, the longest 60 min"
    assert any(one.startswith(note) for one in record["notes"])
    assert "No lift in the log: assuming every set went as planned" in record["notes"]
    assert not any("no run of yours is known" in one for one in record["notes"])
    checked = call("check", "weeks.toml", "new.json", folder=folder)
    assert (checked.code, "the scenario asks for" in checked.out + checked.err) == (0, False)
    shown = call("show", "new.json", folder=folder)
    assert "running goes on from the log" in " ".join(shown.out.split())


def test_a_week_of_it_is_replanned_from_the_same_runs(folder: Path) -> None:
    assert replanned(folder, *TWO_WEEKS).code == 0
    week = call("show", "new.json", "--week", "3", "--json", folder=folder).out
    (folder / "week.json").write_text(week, "utf-8")
    done = call("replan", "weeks.toml", "week.json", "--now", "2027-01-19 12:00", "--json", folder=folder)
    assert done.code == 0, done.err
    (long,) = (session for session in done.json["sessions"] if session["kind"] == "long")
    assert long["minutes"] == 65


def test_a_check_without_the_logged_runs_would_ask_for_others(folder: Path) -> None:
    """So that the one above can fail."""
    assert replanned(folder, *TWO_WEEKS).code == 0
    record = read(folder)
    del record["logged"]
    (folder / "new.json").write_text(json.dumps(record), "utf-8")
    assert call("check", "weeks.toml", "new.json", folder=folder).code != 0


def test_runs_before_the_programme_count_as_history_does(folder: Path) -> None:
    rows = ["2026-12-28,easy,1,30 min,-", "2026-12-30,long,1,5 km,-", "2026-11-01,long,1,200 min,-"]
    done = replanned(folder, *rows)
    assert (
        done.code,
        "log.csv: 1 run more than 30 days before 2027-01-04, when this programme starts" in done.err,
    ) == (0, True)
    record = read(folder)
    assert find_long(record)[0] <= 1.1 * 38
    assert sum(minutes for _, minutes in find_runs(record)[1]) <= 1.1 * (30 + 38)
    assert any("as [history], the log or weekly_minutes" in note for note in record["notes"])
    assert call("check", "weeks.toml", "new.json", folder=folder).code == 0
    history = """
[[history.sessions]]
at = "2026-12-28 17:00"
kind = "easy"
minutes = 30
[[history.sessions]]
at = "2026-12-30 17:00"
kind = "long"
minutes = 38
"""
    (folder / "told.toml").write_text(WEEKS + history, "utf-8")
    assert call("plan", "told.toml", "-o", "told.json", folder=folder).code == 0
    assert find_runs(read(folder, "told.json")) == find_runs(record)
    (folder / "weeks.toml").write_text(WEEKS + history, "utf-8")
    assert replanned(folder, "2026-12-28,easy,1,30 min,-", "2026-12-30,long,1,38 min,-").code == 0
    assert find_runs(read(folder)) == find_runs(record), "each run counts once"


def test_a_log_of_lifts_alone_leaves_the_runs_and_the_plan_as_they_were(folder: Path) -> None:
    call("log", "plan.json", "full-1", "--week", "1", "--to", "log.csv", folder=folder)
    done = call("plan", "weeks.toml", "--log", "log.csv", "-o", "new.json", folder=folder)
    before, after = read(folder, "plan.json"), read(folder)
    assert (done.code, find_runs(after), "logged" in after) == (0, find_runs(before), False)
    assert [note for note in before["notes"] if "No log" not in note] == after["notes"]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            ("2027-01-04,easy,1,1000 min,-", "2027-01-04,long,1,500 min,-"),
            "log.csv: row 3, reps: 2027-01-04 has 1500 min of runs with it; a day has 1440",
        ),
        (("2027-01-04,easy,1,30 min,11",), 'log.csv: row 2, load: found "11"; how it felt from 1 to 10'),
    ],
)
def test_rows_that_cannot_be_are_named(folder: Path, rows: tuple[str, ...], says: str) -> None:
    done = replanned(folder, *rows)
    assert (done.code, says in done.err) == (1, True), done.err
    assert not (folder / "new.json").exists()


def list_lifts(record: Any) -> list[Any]:
    return [session["content"]["exercises"] for session in record["sessions"] if session["kind"] == "full"]


def test_lifts_of_long_before_the_programme_leave_its_lifts_as_planned(folder: Path) -> None:
    assert replanned(folder, "2026-08-20,deadlift,1,5,60 kg", *TWO_WEEKS).code == 0
    assert list_lifts(read(folder)) == list_lifts(read(folder, "plan.json"))


def test_a_lift_tells_that_a_run_before_it_was_not_done(folder: Path) -> None:
    """The lift stands on the last day of week 2, of which no run is logged: 160, 160, 160 and 0 minutes in the mean."""
    assert replanned(folder, *TWO_WEEKS[:4], "2027-01-17,deadlift,1,5,60 kg").code == 0
    record = read(folder)
    assert record["logged"]["until"] == "2027-01-17"
    assert sum(minutes for _, minutes in find_runs(record)[3]) <= 1.1 * 3 * 160 / 4


def test_a_run_tells_that_a_lift_before_it_was_not_done(folder: Path) -> None:
    """Where lifts are logged: that of week 2 is not, but runs are, so that its weights are asked for again."""
    lifts = call("log", "plan.json", "full-1", "--week", "1", "--to", "lifts.csv", folder=folder).out.splitlines()

    def lift(record: Any, week: int) -> Any:
        ids = record["weeks"][week - 1]["start"]
        (one,) = (s for s in record["sessions"] if f"/{ids}/full/" in s["id"])
        return [(entry["sets"], entry["reps"], entry["load"]) for entry in one["content"]["exercises"]]

    assert replanned(folder, *lifts).code == 0
    usual = read(folder)
    assert replanned(folder, *lifts, *TWO_WEEKS).code == 0
    skipped = read(folder)
    assert lift(usual, 2) == lift(skipped, 2)
    assert lift(usual, 3) != lift(skipped, 3)


def test_what_is_refused_is_refused_before_anything_else_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither asked back nor told of as changed, where its day is still to come."""
    monkeypatch.setenv("FRESHLEGS_NOW", "2027-01-12T12:00:00Z")
    done = call("log", "plan.json", "long-1", "--week", "2", "--minutes", "900", folder=folder)
    assert done.err == (
        "log: SESSION: 2027-01-17 is still to come; log what was done, until today, 2027-01-12; --on names its day\n"
    )
