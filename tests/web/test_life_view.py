"""What can be told of a week on the page: of today no more than is still to come, of each session what became of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import load_plan
from freshlegs.web.life_questions import describe_reports
from freshlegs.web.life_view import describe_life
from support.command_line import WEEK, call, store_week

HEADER = "date,exercise,sets,reps,load"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> PlannedRecord:
    """Full body 1 on Monday 06:00, intervals on Wednesday 17:00."""
    folder = tmp_path_factory.mktemp("week")
    store_week(folder, WEEK + "\n[lifting.weights]\nback_squat = 80\n")
    return load_plan(folder / "plan.json")


def tell(plan: PlannedRecord, moment: str, log: str = "") -> dict[str, Any]:
    return describe_life(plan, datetime.fromisoformat(moment).replace(tzinfo=plan.zone), log)


def words(told: list[dict[str, Any]]) -> list[str]:
    return [one["says"] for one in told]


def test_today_before_its_session_and_after_it(plan: PlannedRecord) -> None:
    before, after = (tell(plan, f"2026-12-02T{hour}")["today"] for hour in ("16:59", "17:01"))
    assert words(before["tell"]) == ["30 min today", "Poor night", "Ill today"]
    assert words(after["tell"]) == ["Ill today"]
    assert before["name"] == "Wed 2 Dec"
    assert [one["title"] for one in before["sessions"]] == ["Intervals"]
    assert before["tell"][2]["reports"] == {"ill": "2026-12-02"}
    assert words(tell(plan, "2026-12-01T12:00")["today"]["tell"]) == ["Ill today"]


@pytest.mark.parametrize("moment", ["2026-11-29T23:59", "2026-12-07T00:01"])
def test_a_day_that_is_none_of_the_plan(plan: PlannedRecord, moment: str) -> None:
    assert tell(plan, moment)["today"] is None


def test_the_days_ahead_are_those_from_today_on(plan: PlannedRecord) -> None:
    assert [one["name"] for one in tell(plan, "2026-12-05T23:00")["ahead"]] == ["Sat 5 Dec", "Sun 6 Dec"]
    assert len(tell(plan, "2026-11-29T23:59")["ahead"]) == 7
    assert tell(plan, "2026-12-07T00:01")["ahead"] == []
    assert "knee" in tell(plan, "2026-12-02T12:00")["today"]["parts"]


def test_what_may_have_become_of_a_session(plan: PlannedRecord) -> None:
    lift, run = (one.id for one in plan.sessions[:2])
    now = tell(plan, "2026-12-02T12:00")["sessions"]
    assert (words(now[lift]["tell"]), now[lift]["begun"]) == (["Missed"], True)
    assert words(now[run]["tell"]) == ["Done already", "Leave it out this week"]
    assert now[run]["tell"][0]["reports"] == {"done": run}
    assert (now[run]["is_run"], now[run]["minutes"], now[run]["card"]) == (True, 45, [])
    assert not now[lift]["is_run"]


def test_a_run_may_be_logged_on_its_day_also_before_it(plan: PlannedRecord) -> None:
    """Who has run sooner, or shorter, does not wait until the hour that it was planned for is over."""
    run = plan.sessions[1].id
    logs = {
        moment: tell(plan, moment)["sessions"][run]["may_log"] for moment in ("2026-12-01T23:59", "2026-12-02T00:01")
    }
    assert [*logs.values(), tell(plan, "2026-12-04T12:00")["sessions"][run]["may_log"]] == [False, True, True]


def test_what_is_logged_was_not_missed(plan: PlannedRecord) -> None:
    lift = plan.sessions[0].id
    found = tell(plan, "2026-12-02T12:00", f"{HEADER}\n2026-11-30,back_squat,3,6 6 6,80 kg\n")["sessions"][lift]
    assert found["logged"]
    assert found["tell"] == []
    done = {one["exercise"]: one["done"] for one in found["card"]}
    assert done.pop("back_squat") == {"reps": [6, 6, 6], "load": 80}
    assert set(done.values()) == {None}


def test_a_card_has_a_number_for_each_set(plan: PlannedRecord) -> None:
    card = tell(plan, "2026-12-02T12:00")["sessions"][plan.sessions[0].id]["card"]
    squat = next(one for one in card if one["exercise"] == "back_squat")
    assert (squat["reps"], squat["load"], squat["unit"]) == ([6, 6, 6], 80, "kg")
    assert squat["asked"] == "3 sets of 6, 80 kg, rest 3 min"
    units = {one["exercise"]: one["unit"] for one in card}
    assert (units["rdl"], units["db_bench_press"], units["pull_up"]) == ("kg", "kg", None)


def test_what_begins_at_this_very_moment_is_still_to_come(plan: PlannedRecord) -> None:
    run = plan.sessions[1].id
    found = tell(plan, "2026-12-02T17:00")
    assert words(found["today"]["tell"])[0] == "30 min today"
    assert not found["sessions"][run]["begun"]


def test_what_was_put_somewhere_may_be_let_go(plan: PlannedRecord, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("moved")
    store_week(folder, WEEK)
    words_of = ("--now", "2026-11-29 12:00", "--keep")
    assert call("move", "plan.json", "long-1=sat 08:15", *words_of, folder=folder).code == 0
    moved = load_plan(folder / "plan.json")
    long = next(one.id for one in moved.sessions if one.kind == "long")
    assert words(tell(moved, "2026-12-02T12:00")["sessions"][long]["tell"])[-1] == "Let it go where it likes"
    assert words(tell(plan, "2026-12-02T12:00")["sessions"][long]["tell"])[-1] == "Leave it out this week"


def test_what_was_missed_and_is_ahead_was_done_when_somebody_says_when(tmp_path: Path) -> None:
    """Its buttons say it, so that the replan that they ask for is none that asks back."""
    store_week(tmp_path, WEEK)
    told = ("replan", "plan.json", "--now", "tue 12:00")
    assert call(*told, "--missed", "full-1", folder=tmp_path).code == 0
    assert call(*told, "--move", "full-1=fri 07:00", "--drop", "full-2", folder=tmp_path).code == 0
    plan = load_plan(tmp_path / "plan.json")
    lift = next(one.id for one in plan.sessions if one.kind == "full")
    found = tell(plan, "2026-12-01T20:00")["sessions"][lift]["tell"]
    assert words(found)[:3] == ["Done just now", "Done on Mon 30 Nov after all", "Leave it out this week"]
    starts = {}
    for button in found[:2]:
        when = ("--now", "tue 20:00", "--done", button["reports"]["done"])
        done = call("replan", "plan.json", *when, "--json", "--dry-run", folder=tmp_path)
        assert done.code == 0, done.err
        starts[button["says"]] = next(one["start"] for one in done.json["sessions"] if one["id"] == lift)
    assert [*starts.values()] == ["2026-12-01T19:00:00+01:00", "2026-11-30T06:00:00+01:00"]
    assert describe_reports(found[1]["reports"]) == "done full 1 on Mon 30 Nov 06:00"
