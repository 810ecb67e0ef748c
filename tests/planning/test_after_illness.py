"""The days after an illness that a replan was told of: easy runs, lighter lifts, as long as it lasted."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from freshlegs.training.after_illness import list_easy_days, list_lift_days
from support.command_line import call

WEEKS = """
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
weeks = 3
[lifting]
weights = { back_squat = 80, deadlift = 100, bench_press = 60 }
[availability]
mon = ["06:00-08:00", "17:30-20:30"]
tue = ["06:00-08:00", "17:30-20:30"]
wed = ["06:00-08:00", "17:30-20:30"]
thu = ["06:00-08:00", "17:30-20:30"]
fri = ["06:00-08:00", "17:30-20:30"]
sat = ["07:00-12:00"]
sun = ["07:00-12:00"]
[[sessions]]
kind = "full"
count = 2
[[sessions]]
kind = "intervals"
[[sessions]]
kind = "tempo"
[[sessions]]
kind = "long"
minutes = 90
[[sessions]]
kind = "easy"
count = 2
minutes = 40
"""
KEY = {"intervals", "tempo", "long"}


@pytest.mark.parametrize(
    ("ill", "easy"),
    [
        ((1,), (2,)),
        ((1, 2, 3), (4, 5, 6)),
        ((1, 2, 4), (3, 5)),  # a day between two illnesses is no day to be ill on
        (tuple(range(1, 11)), tuple(range(11, 18))),
        ((), ()),
    ],
)
def test_as_many_days_as_it_lasted_are_easy_and_seven_at_the_most(ill: tuple[int, ...], easy: tuple[int, ...]) -> None:
    assert sorted(day.day for day in list_easy_days(date(2026, 12, day) for day in ill)) == [*easy]


@pytest.mark.parametrize(
    ("ill", "none", "light"),
    [
        ((1,), (2,), (3,)),
        ((1, 2), (3,), (4, 5)),
        ((1, 2, 3, 4, 5), (6, 7, 8), (9, 10, 11, 12, 13)),
        (tuple(range(1, 11)), (11, 12, 13, 14), (15, 16, 17, 18, 19, 20, 21)),
        ((1, 3), (2, 4), (5,)),  # the day between is one after the first illness, and lifts wait after the second
        ((), (), ()),
    ],
)
def test_lifts_wait_for_half_of_the_easy_days_and_come_back_lighter(
    ill: tuple[int, ...], none: tuple[int, ...], light: tuple[int, ...]
) -> None:
    found = list_lift_days(date(2026, 12, day) for day in ill)
    assert ([*none], [*light]) == (sorted(day.day for day in found.none), sorted(day.day for day in found.light))


def replan(folder: Path, text: str, *told: str) -> Any:
    (folder / "weeks.toml").write_text(text, "utf-8")
    assert call("plan", "weeks.toml", "-o", "plan.json", folder=folder).code == 0
    for ill in told:
        done = call("replan", "plan.json", "--now", "2026-12-02 20:00", "--ill", ill, folder=folder)
        assert done.code == 0, done.err
    return json.loads((folder / "plan.json").read_text("utf-8"))


def list_days(plan: Any, first: str, last: str, kinds: set[str]) -> list[str]:
    there = [(one["start"][:10], one["kind"]) for one in plan["sessions"]]
    return [f"{day} {kind}" for day, kind in there if first <= day <= last and kind in kinds]


def read_eased_lifts(plan: Any, first: str, last: str) -> None:
    """Read that the lifts of some days, and there are some, have less of everything and say why."""
    lifts = [one for one in plan["sessions"] if first <= one["start"][:10] <= last and one["kind"] == "full"]
    assert lifts
    for lift in lifts:
        said = (
            "After the illness: 90 % of the last weight, 70 % of the sets x reps, no jumps, throws or swings (our own "
        )
        assert f"{said}choice)." in lift["content"]["notes"]
        assert "power" not in {entry["slot"] for entry in lift["content"]["exercises"]}
        loads = {entry["exercise"]: (entry["load"], entry["sets"]) for entry in lift["content"]["exercises"]}
        for name, usual in (("back_squat", 80), ("deadlift", 100), ("bench_press", 60)):
            if name in loads:
                assert loads[name][0] <= 0.9 * usual
                assert loads[name][1] == 2


@pytest.mark.slow
def test_the_rest_of_the_week_is_easy_and_what_has_no_day_is_left_out(tmp_path: Path) -> None:
    plan = replan(tmp_path, WEEKS, "tue..thu")
    assert list_days(plan, "2026-12-04", "2026-12-06", KEY) == []
    assert list_days(plan, "2026-12-04", "2026-12-06", {"easy"})
    assert any("after the illness, until Sun 6 Dec: easy runs alone" in note for note in plan["notes"])
    assert list_days(plan, "2026-12-04", "2026-12-05", {"full"}) == []
    says = "after the illness no lift before Sun 6 Dec, for a rest or an easy run comes first; lifts are lighter until"
    assert any(says in note for note in plan["notes"])
    read_eased_lifts(plan, "2026-12-06", "2026-12-08")
    assert call("check", "weeks.toml", "plan.json", folder=tmp_path).code == 0


@pytest.mark.slow
def test_the_long_run_after_an_illness_is_half_as_long_and_no_hard_run_is_made_up_for(tmp_path: Path) -> None:
    """One day ill, on that of a hard run to come."""
    usual = replan(tmp_path, WEEKS)
    day, kind = next(one.split() for one in list_days(usual, "2026-12-03", "2026-12-06", {"intervals", "tempo"}))
    plan = replan(tmp_path, WEEKS, day)
    assert list_days(plan, "2026-12-03", "2026-12-06", {kind}) == []
    before, now = (
        [one["minutes"] for one in there["sessions"] if one["kind"] == "long" and one["start"] < "2026-12-07"]
        for there in (usual, plan)
    )
    assert (before, now) == ([90], [45])
    assert call("check", "weeks.toml", "plan.json", folder=tmp_path).code == 0


NO_EASY_RUN = WEEKS[: WEEKS.rindex("[[sessions]]")]


def find_runs(plan: Any, first: str, last: str) -> list[Any]:
    return [one for one in plan["sessions"] if first <= one["start"][:10] <= last and one["content"]["type"] == "run"]


@pytest.mark.slow
@pytest.mark.parametrize("text", [NO_EASY_RUN, NO_EASY_RUN.replace("weeks = 3\n", "")])
def test_where_no_easy_run_is_left_a_short_one_comes_in_the_place_of_the_long_one(text: str, tmp_path: Path) -> None:
    """Ill on Thursday and Friday: half an hour at the weekend, which may be moved and left out; what was told too."""
    plan = replan(tmp_path, text, "thu..fri")
    (run,) = find_runs(plan, "2026-12-05", "2026-12-06")
    assert (run["kind"], run["minutes"], run["id"].rpartition("/easy/")[2]) == ("easy", 30, "1")
    assert sum(part["minutes"] for part in run["content"]["parts"]) == 30
    assert not any("quick" in part["effort"] for part in run["content"]["parts"])
    assert call("check", "weeks.toml", "plan.json", folder=tmp_path).code == 0
    # The run that comes in is none that was missing before.
    (tmp_path / "plan.json").write_bytes((tmp_path / "plan.json.before").read_bytes())
    done = call("replan", "plan.json", "--now", "2026-12-02 20:00", "--ill", "thu..fri", folder=tmp_path)
    cost = re.search(r"The week costs \d+ points, and (\d+) before", done.err)
    assert cost
    before = json.loads((tmp_path / "plan.json.before").read_text("utf-8"))
    assert int(cost[1]) <= (before["weeks"][0]["penalty"] if "weeks" in before else before["penalty"])
    now = ("--now", "2026-12-03 20:00")
    for told, days in (
        (("--move", "easy=sat 08:00"), ["2026-12-05 easy"]),
        (("--drop", "easy"), []),
        (("--release", "thu..fri"), None),
    ):
        done = call("replan", "plan.json", *now, *told, folder=tmp_path)
        assert done.code == 0, done.err
        plan = json.loads((tmp_path / "plan.json").read_text("utf-8"))
        there = list_days(plan, "2026-12-05", "2026-12-06", {"long", "easy"})
        assert there == days or (days is None and [one.split()[1] for one in there] == ["long"])


@pytest.mark.slow
def test_runs_after_an_illness_are_as_long_as_their_card_and_without_strides(tmp_path: Path) -> None:
    usual = replan(tmp_path, WEEKS)
    day = min(one.split()[0] for one in list_days(usual, "2026-12-03", "2026-12-06", {"intervals", "tempo"}))
    runs = find_runs(replan(tmp_path, WEEKS, day), day, "2026-12-06")
    assert {one["kind"] for one in runs} & {"easy", "long"}
    for run in runs:
        assert sum(part["minutes"] for part in run["content"]["parts"]) == run["minutes"]
        assert run["kind"] in ("intervals", "tempo") or not any("quick" in p["effort"] for p in run["content"]["parts"])


@pytest.mark.slow
def test_a_week_by_itself_too(tmp_path: Path) -> None:
    plan = replan(tmp_path, WEEKS.replace("weeks = 3\n", ""), "mon..tue")
    assert list_days(plan, "2026-12-02", "2026-12-02", {"full"}) == []
    read_eased_lifts(plan, "2026-12-03", "2026-12-04")
    assert list_days(plan, "2026-12-02", "2026-12-03", KEY) == []
    assert call("check", "weeks.toml", "plan.json", folder=tmp_path).code == 0


@pytest.mark.slow
def test_the_week_after_follows_with_easy_runs_and_lighter_lifts(tmp_path: Path) -> None:
    """Ill from Wednesday to Sunday, so easy until Friday of the week after."""
    plan = replan(tmp_path, WEEKS, "wed..sun")
    assert list_days(plan, "2026-12-07", "2026-12-11", KEY) == []
    assert list_days(plan, "2026-12-12", "2026-12-13", KEY)
    assert list_days(plan, "2026-12-07", "2026-12-09", {"full"}) == []
    read_eased_lifts(plan, "2026-12-10", "2026-12-13")
    quick = [
        part["effort"]
        for one in plan["sessions"] if "2026-12-07" <= one["start"][:10] <= "2026-12-11"
        for part in one["content"].get("parts", ()) if "quick" in part["effort"]
    ]  # fmt: skip
    assert not quick
    assert call("check", "weeks.toml", "plan.json", folder=tmp_path).code == 0


@pytest.mark.slow
@pytest.mark.parametrize(("told", "then"), [("sat..sun", "mon..tue"), ("2026-12-05..2026-12-08", "")])
def test_an_illness_that_reaches_into_the_next_week_is_one(tmp_path: Path, told: str, then: str) -> None:
    """Saturday to Tuesday: four days, so Wednesday to Saturday."""
    plan = replan(tmp_path, WEEKS, told)
    if then:
        done = call("replan", "plan.json", "--week", "2", "--now", "2026-12-07 05:00", "--ill", then, folder=tmp_path)
        assert done.code == 0, done.err
        plan = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    assert list_days(plan, "2026-12-05", "2026-12-12", KEY) == []
    assert list_days(plan, "2026-12-09", "2026-12-12", {"easy"})
    assert call("check", "weeks.toml", "plan.json", folder=tmp_path).code == 0


@pytest.mark.slow
def test_a_run_that_the_athlete_puts_there_stays(tmp_path: Path) -> None:
    replan(tmp_path, WEEKS, "tue..thu")
    done = call("replan", "plan.json", "--now", "2026-12-03 20:00", "--move", "long=sun 08:00", folder=tmp_path)
    assert done.code == 0, done.err
    plan = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    assert list_days(plan, "2026-12-04", "2026-12-06", KEY) == ["2026-12-06 long"]


@pytest.mark.slow
def test_a_race_right_after_an_illness_stands_with_a_word_on_it(tmp_path: Path) -> None:
    race = '[programme.race]\ndate = 2026-12-06\ndistance = "10k"\nat = "09:00"\nminutes = 55\n'
    text = WEEKS.replace("weeks = 3\n", "").replace("[lifting]", f"[programme]\n{race}[lifting]")
    says = "the race on Sun 6 Dec comes right after your illness: start only if you are well"
    plan = replan(tmp_path, text, "wed..thu")
    assert list_days(plan, "2026-12-06", "2026-12-06", {"race"})
    assert not any(says in note for note in plan["notes"]), "two days of illness and two easy ones are over by then"
    plan = replan(tmp_path, text, "wed..fri")
    assert any(says in note for note in plan["notes"])
