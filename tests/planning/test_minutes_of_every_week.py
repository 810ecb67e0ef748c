"""A lift keeps to its minutes in every week of a programme, as its card says and as `check` finds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.command_line import call
from support.gyms import LIBRARY

pytestmark = pytest.mark.slow

LUNCH = """\
timezone = "Europe/Rome"
[athlete]
lift_level = "intermediate"
equipment = ["dumbbell", "band"]
[week]
start = 2027-01-11
weeks = 8
[availability]
mon = ["12:00-12:45"]
thu = ["12:00-12:45"]
sat = ["08:00-12:00"]
[[sessions]]
kind = "full"
count = 2
minutes = 45
[[sessions]]
kind = "long"
minutes = 80
[lifting]
"""
"""Lunch breaks of exactly as long as the lifts."""
HALF_AN_HOUR = LUNCH.replace("12:00-12:45", "12:00-12:30").replace("minutes = 45", "minutes = 30")


def planned(folder: Path, text: str) -> Any:
    (folder / "weeks.toml").write_text(text, "utf-8")
    done = call("plan", "weeks.toml", "-o", "plan.json", folder=folder)
    assert done.code == 0, done.err
    return json.loads((folder / "plan.json").read_text("utf-8"))


def lifts(plan: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the lifts of a programme, each with its week."""
    for week in plan["weeks"]:
        for session in plan["sessions"]:
            if f"/{week['start']}/" in session["id"] and session["kind"] == "full":
                yield week, session


@pytest.fixture(scope="module")
def lunch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lunch")
    planned(folder, LUNCH)
    return folder


def test_no_lift_grows_beyond_its_lunch_break(lunch: Path) -> None:
    plan = json.loads((lunch / "plan.json").read_text("utf-8"))
    minutes = [session["content"]["minutes"] for _, session in lifts(plan)]
    assert len(minutes) == 16
    # The squat rests less as it grows, so that all of it never stands at its longest in one week.
    assert max(minutes) == 44
    assert call("check", "weeks.toml", "plan.json", folder=lunch).code == 0


def test_what_would_grow_if_there_were_minutes_says_so(lunch: Path) -> None:
    done = call("show", "plan.json", "--week", "7", "--session", "full-1", folder=lunch)
    assert "so that this lift fits its time every week" in " ".join(done.out.split())


def test_no_card_says_that_minutes_are_full_of_which_one_is_left(lunch: Path) -> None:
    """The longest lift of all these weeks has 44 of its 45 minutes."""
    efforts = [one["effort"] for _, lift in lifts(_read(lunch)) for one in lift["content"]["exercises"]]
    assert sum("so that this lift fits its time every week" in effort for effort in efforts) > 0
    assert not any("the minutes of the lift are full" in effort for effort in efforts)


def _read(folder: Path) -> Any:
    return json.loads((folder / "plan.json").read_text("utf-8"))


def test_where_nobody_asks_for_the_minutes_all_of_it_grows(lunch: Path, tmp_path: Path) -> None:
    free = planned(tmp_path, LUNCH + '[lifting.rules]\nsession_minutes = "off"\n')
    assert max(session["content"]["minutes"] for _, session in lifts(free)) > 45
    assert call("check", "weeks.toml", "plan.json", folder=tmp_path).code == 0


def test_a_stored_lift_that_is_too_long_is_found_in_its_week(lunch: Path, tmp_path: Path) -> None:
    """In the third week one exercise has two sets more than fit; alone, too, that week is not allowed."""
    plan = json.loads((lunch / "plan.json").read_text("utf-8"))
    session = next(session for week, session in lifts(plan) if week["week"] == 3)
    session["content"]["exercises"][1]["sets"] += 2
    (tmp_path / "weeks.toml").write_text(LUNCH, "utf-8")
    (tmp_path / "plan.json").write_text(json.dumps(plan), "utf-8")
    done = call("check", "weeks.toml", "plan.json", folder=tmp_path)
    assert (done.code, "1 of 8 weeks breaks hard rules" in done.out) == (3, True)
    assert "session_minutes: a lift fits into its minutes, warm-up included" in done.out
    alone = call("show", "plan.json", "--week", "3", "--json", folder=tmp_path)
    (tmp_path / "week3.json").write_text(alone.out, "utf-8")
    again = call("check", "weeks.toml", "week3.json", folder=tmp_path)
    assert (again.code, "more than its 45" in again.out) == (3, True)
    free = LUNCH + '[lifting.rules]\nsession_minutes = "off"\n'
    (tmp_path / "weeks.toml").write_text(free, "utf-8")
    assert call("check", "weeks.toml", "plan.json", folder=tmp_path).code == 0


def test_half_an_hour_is_one_set_of_six_to_twelve_close_to_the_last(tmp_path: Path) -> None:
    plan = planned(tmp_path, HALF_AN_HOUR)
    usual: dict[tuple[str, str], str] = {}
    for week, session in lifts(plan):
        assert session["content"]["minutes"] <= 30
        for entry in session["content"]["exercises"]:
            assert entry["sets"] == 1
            if entry["slot"] == "power" or entry["reps"][-1] in "sm":
                continue
            low, _, high = entry["reps"].partition("-")
            assert 6 <= int(low) <= int(high or low) <= (10 if entry["slot"] in ("strength", "moderate") else 12)
            left = "3 reps in the tank" if week["kind"] == "deload" else "1 rep in the tank, or none"
            assert left in entry["effort"]
            place = session["id"][-1], entry["exercise"]
            if week["kind"] == "deload":
                assert entry["reps"] == usual[place]
                own = LIBRARY[entry["exercise"]].load_step in ("bodyweight_reps", "band")
                assert own == ("10 % lighter than the last time" not in entry["effort"]), entry
            usual[place] = entry["reps"]
    deload = next(session for week, session in lifts(plan) if week["kind"] == "deload")
    assert deload["why"][0] == "Week 4 of 8. Deload: the one set of each stays, easier: 10 % off any weight."
    says = [week["says"] for week in plan["weeks"]]
    assert says[3].startswith("Deload: the one set of each, easier: 10 % off any weight; 80 % of the running.")
    assert not [one for one in says if "half the sets" in one or "2 sets" in one]
