"""What stays in a week that something came into: what the athlete asks for, and what matters most."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.command_line import Done, call, store_week

WEEK = """
id = "half"
timezone = "Europe/Berlin"
hardest = "intervals"
[week]
start = 2027-01-11
[availability]
mon = ["06:00-07:30", "17:30-21:00"]
tue = ["06:00-07:30"]
wed = ["06:00-07:30", "17:30-21:00"]
thu = ["06:00-07:30", "18:00-20:30"]
fri = ["06:00-07:30"]
sat = ["08:00-12:00"]
sun = ["08:00-13:00"]
[[sessions]]
kind = "full"
count = 2
[[sessions]]
kind = "upper"
minutes = 45
[[sessions]]
kind = "intervals"
minutes = 60
[[sessions]]
kind = "tempo"
minutes = 45
[[sessions]]
kind = "long"
minutes = 90
prefer = { days = ["sun"] }
[[sessions]]
kind = "easy"
count = 2
minutes = 40
"""
"""Upper and easy on Mon, tempo on Tue, full and easy on Wed, intervals on Fri, full on Sat, long on Sun; Thu rests."""
SMALL_WEEK = """
timezone = "Europe/Berlin"
[week]
start = 2027-01-11
[availability]
mon = ["06:00-07:30", "17:30-21:00"]
thu = ["18:00-20:30"]
sat = ["08:00-12:00"]
sun = ["08:00-12:00"]
[[sessions]]
kind = "upper"
minutes = 45
only = { days = ["mon"] }
[[sessions]]
kind = "easy"
minutes = 40
prefer = { days = ["mon"] }
[[sessions]]
kind = "long"
minutes = 90
[rules]
separate_days = "off"
"""
"""Upper and easy on Mon, long on Sat."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the scenario week.toml and its plan, plan.json."""
    store_week(tmp_path, WEEK)
    return tmp_path


def tell(folder: Path, *arguments: str, now: str) -> Done:
    """Tell something to plan.json, which the new plan passes the check of."""
    done = call("replan", "plan.json", "--now", now, *arguments, folder=folder)
    assert done.code == 0, done.err
    checked = call("check", "week.toml", "plan.json", "--json", folder=folder)
    assert (checked.code, checked.json["penalty"]) == (0, read(folder)["penalty"])
    return done


def read(folder: Path) -> Any:
    """Return plan.json."""
    return call("show", "plan.json", "--json", folder=folder).json


def places(plan: Any) -> dict[str, tuple[str, int]]:
    """Return the day of the month and the minutes of each session, by its short name."""
    return {"-".join(one["id"].split("/")[-2:]): (one["start"][8:10], one["minutes"]) for one in plan["sessions"]}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("now", "minutes", "session", "left", "says"),
    [
        ("tue 05:30", "30 min", "tempo-1", ("12", 30), "Tempo run takes 30 min instead of 45"),
        ("wed 05:30", "30 min", "full-1", ("13", 30), "Lift: full body 1 takes 30 min instead of 60"),
        ("wed 12:00", "20 min", "easy-2", ("13", 20), "Easy run 2 takes 20 min instead of 40"),
        ("sun 05:30", "40 min", "long-1", ("17", 40), "Long run takes 40 min instead of 90"),
    ],
)
def test_with_little_time_what_matters_most_of_the_day_is_cut_and_stays(
    folder: Path, now: str, minutes: str, session: str, left: tuple[str, int], says: str
) -> None:
    done = tell(folder, "--today-only", minutes, now=now)
    assert places(read(folder))[session] == left
    assert "1 cut" in done.out
    assert f"  - {says}\n" in done.out
    assert "nothing changes" not in done.out


@pytest.mark.slow
def test_what_is_cut_stays_where_another_session_of_the_day_finds_no_place(folder: Path) -> None:
    done = tell(folder, "--today-only", "30 min", now="wed 05:30")
    assert "  - Easy run 2 is dropped\n" in done.out
    assert read(folder)["left_out"] == ["half/2027-01-11/easy/2"]


@pytest.mark.slow
def test_what_gave_way_on_a_short_day_stays_where_it_went_once_the_other_is_done(tmp_path: Path) -> None:
    """It was taken for the one that stays then, held to the day that is over, and dropped without a word."""
    store_week(folder := tmp_path, SMALL_WEEK)
    tell(folder, "--today-only", "35 min", now="mon 05:30")
    before = places(read(folder))
    assert before["upper-1"] == ("11", 35)
    assert before["easy-1"][0] > "11"
    done = tell(folder, "--busy", "sun 20:00-21:00", now="tue 12:00")
    assert "nothing changes" in done.out
    assert places(read(folder)) == before


@pytest.mark.slow
def test_what_is_cut_is_left_out_where_no_hard_rule_lets_it(folder: Path) -> None:
    done = tell(folder, "--did", "easy tue 05:00 30", "--today-only", "30 min", now="tue 05:50")
    assert "  - Tempo run is dropped\n" in done.out
    assert len(places(read(folder))) == 8


EVERYTHING = {"upper-1", "easy-1", "tempo-1", "full-1", "easy-2", "intervals-1", "full-2", "long-1"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("now", "told", "gone"),
    [
        ("tue 05:00", ("--ill", "tue"), {"tempo-1", "full-1"}),
        ("tue 12:00", ("--missed", "tempo-1"), {"tempo-1"}),
        ("fri 05:00", ("--ill", "fri"), {"intervals-1", "full-2"}),
        ("thu 18:00", ("--busy", "fri 6-7:30"), {"full-2"}),
    ],
)
def test_what_is_left_out_is_what_matters_least(folder: Path, now: str, told: tuple[str, ...], gone: set[str]) -> None:
    """A run on days that an illness leaves alone stays, a lift right after it goes; one gives way to the hardest."""
    tell(folder, *told, now=now)
    assert places(read(folder)).keys() == EVERYTHING - gone


@pytest.mark.slow
def test_a_week_of_a_programme_has_one_price(tmp_path: Path) -> None:
    """Of lifts on both sides of a Sunday the later week pays, in the plan and in its check; what is done costs nothing.

    So a replan that changes nothing names no price but the one it has.
    """
    store_week(tmp_path, WEEK.replace("start = 2027-01-11", "start = 2027-01-11\nweeks = 2"))
    tell(tmp_path, "--missed", "tempo-1", now="2027-01-12 12:00")
    done = tell(tmp_path, now="2027-01-13 12:00")
    assert "nothing changes" in done.out
    assert "The week costs" not in done.err
