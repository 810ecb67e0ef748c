"""A week of a programme replanned in its place: weeks that are over stay as they were, those to come go on from it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from freshlegs.model.limits import Limits
from freshlegs.model.session import Placement
from freshlegs.rules.outcome import Outcome
from freshlegs.rules.task import Task
from freshlegs.solver.plan_week import follow_week
from support.command_line import Done, assert_refused, call
from support.scenario_texts import EACH_ON_ITS_DAY

pytestmark = pytest.mark.slow

WEEKS = EACH_ON_ITS_DAY.replace("[availability]", "weeks = 4\n[availability]")
STARTS = ("2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21")


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the stored programme."""
    folder = tmp_path_factory.mktemp("weeks")
    (folder / "weeks.toml").write_text(WEEKS)
    done = call("plan", "weeks.toml", "-o", "plan.json", folder=folder)
    assert done.code == 0, done.err
    return (folder / "plan.json").read_bytes()


@pytest.fixture
def folder(tmp_path: Path, planned: bytes) -> Path:
    """Return a folder with weeks.toml and its plan, plan.json."""
    (tmp_path / "weeks.toml").write_text(WEEKS)
    (tmp_path / "plan.json").write_bytes(planned)
    return tmp_path


def tell(folder: Path, *arguments: str, now: str) -> Done:
    done = call("replan", "plan.json", "--now", now, *arguments, folder=folder)
    assert done.code == 0, done.err
    return done


def load(folder: Path) -> Any:
    return json.loads((folder / "plan.json").read_text("utf-8"))


def week(data: Any, number: int) -> list[Any]:
    """Return the sessions of a week."""
    return [one for one in data["sessions"] if one["id"].split("/")[1] == STARTS[number - 1]]


def place(data: Any, number: int, name: str) -> str:
    """Return day and time of a session in a week."""
    (start,) = [one["start"] for one in week(data, number) if one["id"].endswith(name)]
    return f"{start[8:10]} {start[11:16]}"


def test_only_the_week_in_progress_changes(folder: Path) -> None:
    before = load(folder)
    done = tell(folder, "--busy", "fri", now="2026-12-09 12:00")
    after = load(folder)
    assert place(before, 2, "easy/1")[:2] == "11"
    assert place(after, 2, "easy/1")[:2] != "11"
    assert week(after, 1) == week(before, 1)
    assert after["weeks"][0] == before["weeks"][0]
    for number in (3, 4):
        assert [one["start"] for one in week(after, number)] == [one["start"] for one in week(before, number)]
    assert [one["done"] for one in week(after, 2)].count(True) == 2
    assert after["penalty"] == sum(one["penalty"] for one in after["weeks"])
    assert after["penalty"] == sum(one["cost"] for one in after["breaches"])
    assert "Mon 7 Dec to Sun 13 Dec 2026" in done.out
    assert "Replanned at Wed 9 Dec 12:00: 1 session moves.\n" in done.out


def test_a_replanned_programme_keeps_its_rules_and_its_penalty(folder: Path) -> None:
    tell(folder, "--busy", "fri", "--missed", "full-1", now="2026-12-09 12:00")
    tell(folder, "--ill", "wed..thu", "--move", "easy-1=sat 08:00", now="2026-12-15 12:00")
    after = load(folder)
    checked = call("check", "weeks.toml", "plan.json", "--json", folder=folder)
    assert checked.code == 0, checked.out
    assert [one["penalty"] for one in checked.json["weeks"]] == [one["penalty"] for one in after["weeks"]]


def test_what_was_told_of_one_week_stays_when_another_is_replanned(folder: Path) -> None:
    tell(folder, "--move", "easy-1=sat 08:00", now="2026-12-08 12:00")
    second = week(load(folder), 2)
    tell(folder, "--drop", "easy-1", now="2026-12-15 12:00")
    after = load(folder)
    assert week(after, 2) == second
    assert [one["kind"] for one in after["told"]] == ["moved", "dropped"]
    assert len(after["planned_first"]) == 10
    tell(folder, "--week", "2", "--release", "easy-1", now="2026-12-08 13:00")
    assert place(load(folder), 2, "easy/1")[:2] == "11"


def test_a_week_that_is_past_is_corrected_by_its_number(folder: Path) -> None:
    """What was done there is done where it stood, but for what is told."""
    before = load(folder)
    tell(folder, "--week", "1", "--done", "easy-1=thu 17:10 40", now="2026-12-09 12:00")
    after = load(folder)
    assert (place(after, 1, "easy/1"), all(one["done"] for one in week(after, 1))) == ("03 17:10", True)
    assert [week(after, number) for number in (2, 3, 4)] == [week(before, number) for number in (2, 3, 4)]
    assert call("check", "weeks.toml", "plan.json", folder=folder).code == 0


@pytest.mark.parametrize(("now", "first"), [("2026-11-20 12:00", "30 Nov"), ("2027-03-01 12:00", "21 Dec")])
def test_before_its_start_a_programme_is_in_its_first_week_and_after_its_end_in_its_last(
    folder: Path, now: str, first: str
) -> None:
    assert f"Mon {first} to " in tell(folder, now=now).out


def test_a_weekday_is_one_of_the_week_in_progress(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRESHLEGS_NOW", "2026-12-16T09:00+01:00")
    assert "Replanned at Wed 16 Dec 12:00" in tell(folder, now="wed 12:00").out


def test_a_programme_without_a_start_begins_when_its_first_plan_did(folder: Path) -> None:
    (folder / "weeks.toml").write_text(WEEKS.replace("start = 2026-11-30\n", ""))
    assert "Mon 7 Dec to " in tell(folder, "--busy", "fri", now="2026-12-09 12:00").out


def test_a_week_that_is_not_there_is_refused(folder: Path) -> None:
    done = call("replan", "plan.json", "--week", "7", "--now", "2026-12-09 12:00", folder=folder)
    assert_refused(done, "plan.json")
    assert "there is no week 7; the programme has 4 weeks" in done.err


def test_done_for_next_week_is_refused(folder: Path) -> None:
    done = call("replan", "plan.json", "--done", "easy-1=2026-12-16 06:00", "--now", "2026-12-09 12:00", folder=folder)
    assert_refused(done, "replan: ")
    assert "2026-12-07 to 2026-12-13, the days that are planned" in done.err


def test_what_is_told_of_later_weeks_counts_there(folder: Path) -> None:
    """A journey that lasts, and a meeting in two weeks; the weeks in progress then know of them too."""
    journey = "2026-12-13..2026-12-15"
    tell(folder, "--busy", journey, "--busy", "2026-12-25 06:00-07:30", now="2026-12-09 12:00")
    after = load(folder)
    days = {one["start"][:10] for one in after["sessions"]}
    assert not days & {"2026-12-13", "2026-12-14", "2026-12-15"}
    assert place(after, 4, "easy/1") != "25 06:00"
    tell(folder, "--drop", "easy-1", now="2026-12-16 12:00")
    later = {one["start"][:10] for one in load(folder)["sessions"]}
    assert not later & {"2026-12-13", "2026-12-14", "2026-12-15"}


def test_a_day_before_the_week_in_progress_is_told_to_its_own_week(folder: Path) -> None:
    done = call("replan", "plan.json", "--ill", "2026-12-01", "--now", "2026-12-09 12:00", folder=folder)
    assert_refused(done, "replan: ")
    assert "allowed: 2026-12-07 or later; of a week that is over: --week N" in done.err


def test_what_a_journey_takes_from_a_week_to_come_may_be_left_out(folder: Path) -> None:
    """Where no week has room for all. What is left is as good as ever, and checked by the same rules."""
    done = tell(folder, "--busy", "2026-12-14..2026-12-18", now="2026-12-09 12:00")
    after = load(folder)
    assert [(one["id"].split("/")[2], one["start"][8:10]) for one in week(after, 3)] == [("easy", "19"), ("long", "20")]
    assert {one.split("/")[2] for one in after["left_out"] if "/2026-12-14/" in one} == {"full", "intervals"}
    assert after["weeks"][2]["spared"] == [
        f"five/2026-12-14/{one}" for one in ("full/1", "full/2", "intervals/1", "easy/1")
    ]
    assert "Week 3, from Mon 14 Dec: Easy run moves to Sat 19 Dec 08:00; " in done.err
    assert "Lift: full body 1, Intervals and Lift: full body 2 are left out" in done.err
    checked = call("check", "weeks.toml", "plan.json", folder=folder)
    assert checked.code == 0, checked.out


def test_a_meeting_in_a_week_to_come_leaves_nothing_out(folder: Path) -> None:
    """The session moves, for there is room: what is lost may go only where no week has it all."""
    tell(folder, "--busy", "2026-12-16 05:00-09:00", now="2026-12-09 12:00")
    after = load(folder)
    assert not after["left_out"]
    assert "spared" not in after["weeks"][2]
    assert place(after, 3, "intervals/1")[:2] != "16"


def test_a_week_that_a_journey_takes_whole_is_left_empty(folder: Path) -> None:
    tell(folder, "--busy", "2026-12-14..2026-12-20", now="2026-12-09 12:00")
    assert not week(load(folder), 3)
    assert len(week(load(folder), 4)) == 5
    checked = call("check", "weeks.toml", "plan.json", folder=folder)
    assert checked.code == 0, checked.out


def test_what_was_left_out_for_a_journey_is_not_asked_for_when_its_week_is_there(folder: Path) -> None:
    tell(folder, "--busy", "2026-12-14..2026-12-18", now="2026-12-09 12:00")
    tell(folder, "--busy", "2026-12-19 05:00-09:00", now="2026-12-18 20:00")
    assert [one["id"].split("/")[2] for one in week(load(folder), 3)][-1] == "long"
    checked = call("check", "weeks.toml", "plan.json", folder=folder)
    assert checked.code == 0, checked.out


def test_an_illness_may_last_into_the_weeks_to_come(folder: Path) -> None:
    """In each what it takes may be left out: nobody crams it into the days after an illness."""
    tell(folder, "--ill", "2026-12-12..2026-12-17", now="2026-12-11 12:00")
    there = [one["id"].split("/")[2] for one in week(load(folder), 3)]
    assert "intervals" not in there
    assert {one["start"][8:10] for one in week(load(folder), 3)} <= {"18", "19", "20"}
    assert call("check", "weeks.toml", "plan.json", folder=folder).code == 0


def test_weekdays_of_an_illness_go_on_into_the_next_week_as_dates_do(folder: Path) -> None:
    before = (folder / "plan.json").read_bytes()
    plans = []
    for days in ("sat..wed", "2026-12-12..2026-12-16"):
        (folder / "plan.json").write_bytes(before)
        tell(folder, "--ill", days, now="2026-12-11 12:00")
        plans.append(load(folder))
    assert plans[0]["sessions"] == plans[1]["sessions"]
    assert {one["start"][8:10] for one in week(plans[0], 3)} <= {"17", "18", "19", "20"}


def test_an_illness_told_at_once_or_bit_by_bit_leaves_the_same_weeks_to_come(folder: Path) -> None:
    """The weeks after it begin easily, with less running, whichever way: also where the plan knows of it in advance."""
    before = (folder / "plan.json").read_bytes()
    tell(folder, "--ill", "2026-12-09..2026-12-16", now="2026-12-09 05:00")
    at_once = load(folder)
    (folder / "plan.json").write_bytes(before)
    for now, days in (("2026-12-09", "wed..thu"), ("2026-12-11", "fri..sun"), ("2026-12-14", "mon..wed")):
        tell(folder, "--ill", days, now=f"{now} 05:00")
    bit_by_bit = load(folder)
    assert [one["minutes"] for one in week(bit_by_bit, 4)] == [one["minutes"] for one in week(at_once, 4)]
    for plan in (at_once, bit_by_bit):
        runs = [one for one in week(plan, 4) if one["kind"] in {"long", "easy", "intervals"}]
        assert sum(one["minutes"] for one in runs) < 0.75 * 165
        assert all(one["content"].get("hard_minutes", 0) == 0 for one in runs)


def test_a_week_that_is_replanned_keeps_the_lengths_that_the_weeks_before_it_left_it(folder: Path) -> None:
    """Runs were lost in the week before: its long run is shorter than usual, and stays so."""
    tell(folder, "--ill", "2026-12-11..2026-12-13", now="2026-12-10 20:00")
    lengths = {one["id"]: one["minutes"] for one in week(load(folder), 3)}
    assert lengths["five/2026-12-14/long/1"] < 80
    tell(folder, "--busy", "thu", now="2026-12-15 12:00")
    after = {one["id"]: one["minutes"] for one in week(load(folder), 3)}
    assert after["five/2026-12-14/long/1"] == lengths["five/2026-12-14/long/1"]
    assert all(lengths.get(name, minutes) == minutes for name, minutes in after.items())
    assert call("check", "weeks.toml", "plan.json", folder=folder).code == 0


def test_a_log_is_told_with_a_replan(tmp_path: Path) -> None:
    """The weeks to come go on from it, as where it is given to `plan`."""
    (tmp_path / "weeks.toml").write_text(f'{WEEKS}[lifting]\nunit = "kg"\nweights = {{ back_squat = 80 }}\n')
    assert call("plan", "weeks.toml", "-o", "plan.json", folder=tmp_path).code == 0
    (tmp_path / "log.csv").write_text("date,exercise,sets,reps,load\n2026-11-30,back_squat,3,6,90 kg\n")
    tell(tmp_path, "--log", "log.csv", "--drop", "easy-1", now="2026-12-02 12:00")
    told = load(tmp_path)
    assert [(one["exercise"], one["load"]) for one in told["lifted"]] == [("back_squat", 90)]
    loads = [
        entry["load"]
        for one in week(told, 2)
        for entry in one.get("content", {}).get("exercises", ())
        if entry["exercise"] == "back_squat"
    ]
    assert all(load >= 90 for load in loads)
    assert loads
    assert "easy" not in {one["kind"] for one in week(told, 1)}


def test_weeks_that_are_planned_from_the_same_are_not_planned_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They come out as if they were, to the byte."""
    from freshlegs.planning.programme import plan_weeks

    solved = list[object]()

    def count(task: Task, unmoved: Sequence[Placement], limits: Limits) -> Outcome:
        solved.append(task)
        return follow_week(task, unmoved, limits)

    monkeypatch.setattr(plan_weeks, "follow_week", count)
    stored = load(folder)
    assert all(len(one["planned_from"]) == 20 for one in stored["weeks"])
    tell(folder, "--busy", "fri", now="2026-12-02 12:00")
    few, known = len(solved), (folder / "plan.json").read_bytes()
    digest = load(folder)["follows"]
    for one in stored["weeks"]:
        del one["planned_from"]
    (folder / "plan.json").write_text(json.dumps(stored))
    tell(folder, "--busy", "fri", now="2026-12-02 12:00")
    # The digest alone tells that other bytes stood there before.
    again = (folder / "plan.json").read_bytes()
    assert again.replace(load(folder)["follows"].encode(), digest.encode()) == known
    assert few < len(solved) - few


def test_a_stored_week_that_somebody_has_changed_is_planned_again(folder: Path) -> None:
    before = load(folder)
    (long,) = [one for one in before["sessions"] if one["id"].endswith("2026-12-21/long/1")]
    hours, minutes = divmod(long["minutes"], 60)
    long["start"], long["end"] = "2026-12-21T06:00:00+01:00", f"2026-12-21T{6 + hours:02d}:{minutes:02d}:00+01:00"
    (folder / "plan.json").write_text(json.dumps(before))
    tell(folder, "--busy", "fri", now="2026-12-02 12:00")
    assert place(load(folder), 4, "long/1")[:2] == "27"


def test_the_next_week_pays_for_what_a_week_leaves_it(folder: Path) -> None:
    """A lift that was put on Sunday is near the lift of Monday: that is told once, where the week after is planned."""
    tell(folder, "--move", "full-2=sun 10:00", now="2026-12-09 12:00")
    after = load(folder)
    checked = call("check", "weeks.toml", "plan.json", "--json", folder=folder)
    assert [one["penalty"] for one in checked.json["weeks"]] == [one["penalty"] for one in after["weeks"]]
    assert checked.code == 0, checked.out


@pytest.mark.slow
def test_in_a_programme_too_the_later_word_of_a_day_holds(folder: Path) -> None:
    for option in ("--ill", "--release", "--ill"):
        tell(folder, option, "thu", now="2026-12-01 12:00")
    after = load(folder)
    assert [one["kind"] for one in after["told"]] == ["ill", "released", "ill"]
    assert not [one for one in after["sessions"] if one["start"].startswith("2026-12-03")]


@pytest.mark.slow
def test_a_journey_in_a_week_to_come_is_taken_back_by_its_dates(folder: Path) -> None:
    before = week(load(folder), 3)
    tell(folder, "--busy", "2026-12-14..2026-12-17", now="2026-12-01 12:00")
    assert week(load(folder), 3) != before
    nothing = call("replan", "plan.json", "--release", "2026-12-21", "--now", "2026-12-02 12:00", folder=folder)
    assert_refused(nothing, "replan: --release: nothing was told of 2026-12-21; of later weeks you told 2026-12-14, ")
    tell(folder, "--release", "2026-12-14", now="2026-12-02 12:00")
    after = load(folder)
    assert [one["day"] for one in after["told"] if one["kind"] == "released"] == ["2026-12-14"]
    done = tell(folder, "--release", "2026-12-10..2026-12-20", now="2026-12-02 12:00")
    assert week(load(folder), 3) == before
    assert "Week 3, from Mon 14 Dec: " in done.err


@pytest.mark.slow
def test_best_effort_is_for_the_week_that_is_replanned_alone(folder: Path) -> None:
    """What a journey left of a week to come stays as it is: nothing is crammed into it."""
    tell(folder, "--busy", "2026-12-14..2026-12-17", now="2026-12-09 12:00")
    before = week(load(folder), 3)
    done = tell(folder, "--move", "long-1=sat 9:30", "--best-effort", now="2026-12-09 13:00")
    assert done.code == 0, done.err
    places = [[(one["id"], one["start"]) for one in there] for there in (before, week(load(folder), 3))]
    assert places[0] == places[1]
