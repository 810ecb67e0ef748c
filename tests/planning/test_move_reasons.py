"""What is said of a session that moved because of others: what speaks against where it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.command_line import call

NOW = ("--now", "2026-12-01 21:00")
WEEK = (
    'timezone = "Europe/Berlin"\n[week]\nstart = 2026-11-30\n[availability]\n'
    + "".join(f'{day} = ["06:00-08:00", "17:00-20:30"]\n' for day in ("mon", "tue", "wed", "thu", "fri"))
    + 'sat = ["07:00-13:00"]\nsun = ["07:00-13:00"]\n'
    + "".join(
        f'[[sessions]]\nkind = "{kind}"\ncount = {count}\nminutes = {minutes}\n'
        for kind, count, minutes in (("full", 2, 60), ("long", 1, 90), ("intervals", 1, 60), ("easy", 2, 45))
    )
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    return tmp_path


def replan(folder: Path, *told: str) -> tuple[str, dict[str, str]]:
    done = call("replan", "plan.json", *NOW, *told, folder=folder)
    assert done.code == 0, done.err
    moved = json.loads((folder / "plan.json").read_text("utf-8"))["replanned"]["moved"]
    return " ".join(done.out.split()), {move["session"].split("/", 2)[2]: move.get("why", "") for move in moved}


def test_a_missed_easy_run_that_moves_the_intervals_says_why(folder: Path) -> None:
    """It comes on Saturday: with the intervals on Thursday that were four days of training in a row."""
    text, moved = replan(folder, "--missed", "easy-2")
    assert moved == {"intervals/1": "training on 4 days in a row, Thu to Sun", "easy/2": ""}
    assert "17:00 -> Wed 2 Dec 17:00; where it was: training on 4 days in a row, Thu to Sun" in text


def test_what_the_athlete_moved_needs_no_reason_and_what_had_to_make_room_has_one(folder: Path) -> None:
    text, moved = replan(folder, "--move", "long=sat 08:00")
    assert moved["long/1"] == ""
    assert moved["full/2"] == "full 2 to long 1: 26 h, less than 36 h"
    assert "where it was: Lift: full body 2 to Long run: 26 h, less than 36 h" in text


def test_what_moves_off_a_day_without_time_says_that(folder: Path) -> None:
    _, moved = replan(folder, "--busy", "sun 00:00-24:00")
    assert moved["long/1"] == "long 1 on Sun 6 Dec 07:00 is not in free time"


@pytest.mark.parametrize("there", ["sat 08:00", "sat 15:00"], ids=["in free time", "outside of it"])
def test_what_the_athlete_put_somewhere_has_a_price_on_every_other_day(
    folder: Path, there: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one that may be put elsewhere: it was said of each day that it lies outside free time, or nothing for ever."""
    monkeypatch.setenv("FRESHLEGS_NOW", "2026-12-01T21:00+01:00")
    replan(folder, "--move", f"full-2={there}")
    done = call("why", "week.toml", "full-2", "--plan", "plan.json", "--time-limit", "20", folder=folder)
    assert done.code == 0, done.err
    told = " ".join(done.out.split())
    assert f"is on Sat 5 Dec {there.split()[1]}, where you put it (--release full-2 lets it go), in the best" in told
    places = call("why", "week.toml", "full-2", "--plan", "plan.json", "--json", folder=folder).json["elsewhere"]
    assert [place["status"] for place in places if place["day"] > "2026-12-01"] == [*["planned"] * 3, "impossible"]
    assert "free time" not in told
