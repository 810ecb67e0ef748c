"""`freshlegs log` of a session that was done on another day than planned: it is there once, whoever asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.command_line import assert_refused, call, store_week

pytestmark = pytest.mark.slow

WEEK = """
title = "Mine"
timezone = "Europe/Vienna"
[week]
start = 2027-01-04
{weeks}
[availability]
mon = ["06:00-08:00"]
wed = ["06:00-08:00"]
thu = ["06:00-08:00"]
sat = ["08:00-10:00"]
[[sessions]]
kind = "full"
count = 2
minutes = 60
[[sessions]]
kind = "easy"
count = 2
minutes = 40
"""
WHOLE = ["weeks = 3", ""]
"""A programme, and a week by itself."""


@pytest.fixture(params=WHOLE, ids=["programme", "week"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the plan on the last evening of its first week."""
    monkeypatch.setenv("FRESHLEGS_NOW", "2027-01-10T20:00:00Z")
    store_week(tmp_path, WEEK.format(weeks=request.param), "mine.toml")
    return tmp_path


def read_days(folder: Path) -> dict[str, str]:
    """Return the day of each session of the first week, by what it is called on the command line."""
    plan = call("show", "plan.json", "--json", folder=folder).json
    days = dict[str, str]()
    for session in plan["sessions"]:
        kind, number = session["id"].split("/")[-2:]
        days.setdefault(f"{kind}-{number}", session["start"][:10])
    return days


def list_rows(folder: Path) -> list[str]:
    return (folder / "log.csv").read_text("utf-8").splitlines()[1:]


def log(folder: Path, session: str, *options: str) -> Any:
    week = ["--week", "1"] if "weeks" in (folder / "mine.toml").read_text("utf-8") else []
    return call("log", "plan.json", session, *week, "--to", "log.csv", *options, folder=folder)


def test_a_lift_of_another_day_is_not_logged_twice(folder: Path) -> None:
    # Tuesday has no session at all.
    assert log(folder, "full-1", "--on", "2027-01-05").code == 0
    before = list_rows(folder)
    done = log(folder, "full-1")
    assert_refused(done, "log.csv: full 1 of 2027-01-05 is there already")
    assert list_rows(folder) == before


def test_a_lift_of_another_day_is_corrected_where_it_is(folder: Path) -> None:
    assert log(folder, "full-1", "--on", "2027-01-05").code == 0
    exercise = list_rows(folder)[1].split(",")[1]
    done = log(folder, "full-1", "--did", f"{exercise}=2 2")
    assert done.code == 0
    assert "in full 1 of 2027-01-05, the rest of it stays" in done.err
    rows = [row for row in list_rows(folder) if f",{exercise}," in row]
    assert [row.split(",")[:4] for row in rows] == [["2027-01-05", exercise, "2", "2"]]


def test_the_second_lift_may_be_done_on_the_day_of_none(folder: Path) -> None:
    days = read_days(folder)
    assert log(folder, "full-1", "--on", days["full-2"]).code == 0
    assert log(folder, "full-2", "--on", "2027-01-10").code == 0
    assert {row.split(",")[0] for row in list_rows(folder)} == {days["full-2"], "2027-01-10"}


def test_one_exercise_of_another_day_is_not_the_lift(folder: Path) -> None:
    assert log(folder, "full-1").code == 0
    header, _, *rows = (folder / "log.csv").read_text("utf-8").splitlines()
    lone = rows[0].split(",", 1)[1]
    (folder / "log.csv").write_text(f"{header}\n2027-01-05,{lone}\n", "utf-8")
    assert log(folder, "full-1").code == 0
    assert len(list_rows(folder)) == len(rows) + 2


def test_a_run_of_another_day_is_there_once(folder: Path) -> None:
    assert log(folder, "easy-1", "--on", "2027-01-05", "--minutes", "30").code == 0
    assert_refused(log(folder, "easy-1"), "log.csv: easy 1 of 2027-01-05 is there already")
    done = log(folder, "easy-1", "--felt", "4")
    assert done.code == 0
    assert list_rows(folder) == ["2027-01-05,easy,1,30 min,4 of 10"]


def test_the_second_run_may_be_done_on_the_day_of_none(folder: Path) -> None:
    assert log(folder, "easy-1", "--on", "2027-01-05", "--minutes", "30").code == 0
    assert log(folder, "easy-2", "--on", "2027-01-10", "--minutes", "20").code == 0
    assert len(list_rows(folder)) == 2


def test_what_was_done_on_another_day_is_not_asked_for_again(folder: Path) -> None:
    """The last session without a row is the one that is asked for, and `show` says the same."""
    days = read_days(folder)
    last = max(days, key=lambda one: days[one])
    assert log(folder, last, "--on", "2027-01-10").code == 0
    done = call("plan", "mine.toml", "--log", "log.csv", "-o", "plan.json", folder=folder)
    assert done.code == 0, done
    shown = call("show", "plan.json", *(["--week", "1"] if "weeks" in done.out else []), folder=folder)
    assert ", done" in shown.out
    asked = call("log", "plan.json", folder=folder, stdin="\n" * 60)
    assert str(days[last]) not in asked.err.splitlines()[0]
