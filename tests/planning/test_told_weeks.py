"""What is told of a week in progress counts in each later replan, until it is let go."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from freshlegs.planfile.json_text import load_plan
from freshlegs.planning.done_so_far import DoneSoFar
from support.command_line import Done, assert_refused, call, store_week
from support.scenario_texts import EACH_ON_ITS_DAY

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the scenario week.toml and its plan, plan.json."""
    store_week(tmp_path, EACH_ON_ITS_DAY)
    return tmp_path


def tell(folder: Path, *arguments: str, now: str = "tue 12:00") -> Done:
    """Tell something to plan.json."""
    return call("replan", "plan.json", "--now", now, *arguments, folder=folder)


def told(folder: Path, *arguments: str, now: str = "tue 12:00") -> Any:
    """Return plan.json after something was told to it."""
    done = tell(folder, *arguments, now=now)
    assert done.code == 0, done.err
    return json.loads((folder / "plan.json").read_text("utf-8"))


def starts(data: Any) -> dict[str, str]:
    """Return day and time of each session: {"full-1": "30 06:00"}."""
    return {"-".join(s["id"].split("/")[-2:]): f"{s['start'][8:10]} {s['start'][11:16]}" for s in data["sessions"]}


def test_where_they_stand_at_first(folder: Path) -> None:
    plan = json.loads((folder / "plan.json").read_text())
    assert {name: start[:2] for name, start in starts(plan).items()} == {
        "full-1": "30", "intervals-1": "02", "full-2": "03", "easy-1": "04", "long-1": "06",
    }  # fmt: skip


def test_a_moved_session_stays_until_it_is_let_go(folder: Path) -> None:
    """Also where another day would be cheaper, and in every later replan; then it goes back."""
    first = starts(json.loads((folder / "plan.json").read_text()))
    moved = tell(folder, "--move", "easy-1=sat 08:00")
    assert "easy 1 stays on Sat 5 Dec 08:00, where you put it: that costs " in moved.err
    assert "--release easy-1 lets it go\n" in moved.err
    for now in ("wed 12:00", "thu 12:00"):
        assert starts(told(folder, now=now)) == {**first, "easy-1": "05 08:00"}
    assert starts(told(folder, "--release", "easy-1", now="thu 13:00")) == first


def test_a_moved_session_that_breaks_a_hard_rule_stays_and_the_breach_is_shown(folder: Path) -> None:
    done = tell(folder, "--move", "easy-1=tue 21:00")
    words = " ".join(done.out.split())
    assert done.code == 0, done.err
    assert (
        "because you put it there: Easy run on Tue 1 Dec 21:00 is not in free time (--release easy-1 lets it" in words
    )
    checked = call("check", "week.toml", "plan.json", folder=folder)
    assert checked.code == 0, checked.out
    assert "--release easy-1" in " ".join(checked.out.split())


def test_two_that_were_put_on_one_place_stay_there(folder: Path) -> None:
    plan = told(folder, "--move", "easy-1=sat 08:00", "--move", "long-1=sat 08:15")
    assert (starts(plan)["easy-1"], starts(plan)["long-1"]) == ("05 08:00", "05 08:15")
    assert any("because you put it there: long 1 starts before easy 1 has ended" in note for note in plan["notes"])


def test_a_session_that_the_scenario_pins_stays_too(folder: Path) -> None:
    text = EACH_ON_ITS_DAY.replace('minutes = 45\nprefer = { days = ["wed"] }', 'minutes = 45\nat = "wed 06:00"')
    store_week(folder, text)
    plan = told(folder, "--move", "full-2=wed 06:30")
    assert (starts(plan)["intervals-1"], starts(plan)["full-2"]) == ("02 06:00", "02 06:30")
    assert any("--release full-2" in note for note in plan["notes"])


def test_busy_stays_busy(folder: Path) -> None:
    """A time, then a whole day; what stood there moves, or is left out where there is no place for it."""
    busy = told(folder, "--busy", "fri 06:00-07:30")
    assert starts(busy)["easy-1"] == "04 07:30"
    again = told(folder, "--busy", "thu", now="wed 12:00")
    assert starts(again)["easy-1"] == "04 07:30"
    assert "03" not in {start[:2] for start in starts(again).values()}
    assert ["2026-12-03T00:00:00+01:00", "2026-12-04T00:00:00+01:00"] in again["busy"]


def test_a_day_ill_stays_ill_until_the_day_is_let_go(folder: Path) -> None:
    first = starts(json.loads((folder / "plan.json").read_text()))
    assert "04" not in {start[:2] for start in starts(told(folder, "--ill", "thu..fri")).values()}
    later = told(folder, now="wed 12:00")
    assert not {"03", "04"} & {start[:2] for start in starts(later).values()}
    assert "long-1" not in starts(later)  # nor on the easy days after it
    released = starts(told(folder, "--release", "fri", now="wed 13:00"))
    assert "04" in {start[:2] for start in released.values()}
    assert released["long-1"] == first["long-1"]


@pytest.mark.slow
def test_of_a_day_the_later_word_holds_at_one_moment_too(folder: Path) -> None:
    for option in ("--ill", "--release", "--ill"):
        plan = told(folder, option, "thu")
    assert "03" not in {start[:2] for start in starts(plan).values()}
    record = load_plan(folder / "plan.json")
    assert DoneSoFar(record).ill_days == {date(2026, 12, 3)}
    assert told(folder, "--ill", "thu")["told"] == plan["told"]
    freed = told(folder, "--release", "thu")
    assert "03" in {start[:2] for start in starts(freed).values()}
    assert DoneSoFar(load_plan(folder / "plan.json")).ill_days == frozenset()


def test_an_illness_that_is_told_in_the_minute_of_a_move_takes_its_day_back(folder: Path) -> None:
    assert starts(told(folder, "--move", "long-1=sat 08:00"))["long-1"] == "05 08:00"
    assert "long-1" not in starts(told(folder, "--ill", "sat"))


def test_an_illness_takes_its_days_back_from_what_was_put_there_before(folder: Path) -> None:
    assert starts(told(folder, "--move", "long-1=sat 08:00"))["long-1"] == "05 08:00"
    ill = told(folder, "--ill", "sat", now="tue 13:00")
    assert "long-1" not in starts(ill)  # nor on Sunday, the day after
    assert starts(told(folder, "--move", "long-1=sat 09:00", now="tue 14:00"))["long-1"] == "05 09:00"


def test_what_was_done_when_a_session_stood_there_asks_what_became_of_it(folder: Path) -> None:
    done = tell(folder, "--did", "bike mon 06:30 60")
    assert done.code == 1
    assert "bike at the time of full 1, which counts as done; if it was not: --missed full-1" in done.err
    assert "30 06:00" not in starts(told(folder, "--did", "bike mon 06:30 60", "--missed", "full-1")).values()


def test_where_a_pin_leaves_no_week_it_is_said_how_it_is_let_go(folder: Path) -> None:
    told(folder, "--move", "full-2=wed 06:00", now="mon 12:00")
    done = tell(folder, "--busy", "fri", "--busy", "sat..sun", now="mon 13:00")
    assert done.code == 3
    assert "You put full 2 where it stands: --release full-2 lets go." in done.err


def test_a_session_that_was_dropped_stays_out_until_it_is_let_go(folder: Path) -> None:
    assert "easy-1" not in starts(told(folder, "--drop", "easy-1"))
    later = told(folder, now="wed 12:00")
    assert later["left_out"] == ["five/2026-11-30/easy/1"]
    assert "easy-1" in starts(told(folder, "--release", "easy", now="wed 13:00"))


def test_what_was_done_without_being_planned_counts(folder: Path) -> None:
    """Intervals on Tuesday: the hard run of Wednesday is too near."""
    plan = told(folder, "--did", "intervals tue 07:00 45")
    (extra,) = [one for one in plan["sessions"] if one["id"].endswith("intervals/2")]
    assert (extra["start"][:16], extra["minutes"], extra["done"]) == ("2026-12-01T07:00", 45, True)
    assert starts(plan)["intervals-1"] != "02 06:00"
    assert starts(told(folder, now="wed 12:00"))["intervals-2"] == "01 07:00"


def test_another_sport_takes_its_time(folder: Path) -> None:
    """What is none of the activities that freshlegs knows is no session."""
    plan = told(folder, "--did", "chess mon 17:00 90")
    assert plan["told"] == [
        {"at": "2026-12-01T12:00:00+01:00", "kind": "did", "activity": "chess", "start": "2026-11-30T17:00:00+01:00",
         "minutes": 90},
    ]  # fmt: skip
    assert len(plan["sessions"]) == 5


def test_a_lift_that_was_not_planned_has_no_exercises(folder: Path) -> None:
    plan = told(folder, "--did", "upper tue 07:00")
    (extra,) = [one for one in plan["sessions"] if one["kind"] == "upper"]
    assert (extra["minutes"], extra["content"]["exercises"]) == (60, [])
    assert call("show", "plan.json", "--session", "upper-1", folder=folder).code == 0
    assert len(told(folder, now="wed 12:00")["sessions"]) == 6


def test_with_little_time_today_a_lift_has_its_first_exercises(folder: Path) -> None:
    before = json.loads((folder / "plan.json").read_text())
    plan = told(folder, "--today-only", "30 min", now="thu 05:00")
    old, new = (next(one for one in data["sessions"] if one["id"].endswith("full/2")) for data in (before, plan))
    assert (new["start"][:10], new["minutes"]) == ("2026-12-03", 30)
    assert new["content"]["minutes"] <= 30
    kept = new["content"]["exercises"]
    assert 1 <= len(kept) < len(old["content"]["exercises"])
    assert kept == old["content"]["exercises"][: len(kept)]
    assert any(note.startswith("Cut to 30 min: without ") for note in new["content"]["notes"])
    assert call("check", "week.toml", "plan.json", folder=folder).code == 0
    later = told(folder, now="thu 12:00")
    assert [one["minutes"] for one in later["sessions"] if one["id"].endswith("full/2")] == [30]


def test_with_little_time_today_a_run_is_shorter(folder: Path) -> None:
    plan = told(folder, "--today-only", "20", now="fri 05:00")
    (easy,) = [one for one in plan["sessions"] if one["kind"] == "easy"]
    assert (easy["start"][:10], easy["minutes"]) == ("2026-12-04", 20)
    assert sum(part["minutes"] for part in easy["content"]["parts"]) == 20


def test_what_the_log_has_was_not_missed(folder: Path) -> None:
    """Neither where the plan knows of it, nor where it stands in the log beside the plan alone."""
    refused = "replan: --missed: full 1 is in the log as done; if it was not done, take its rows out of the log"
    assert call("log", "plan.json", "full-1", folder=folder).code == 0
    assert_refused(tell(folder, "--missed", "full-1"), refused)
    told(folder, "--log", "log.csv")
    (folder / "log.csv").unlink()
    assert_refused(tell(folder, "--missed", "full-1"), refused)


@pytest.mark.slow
def test_a_session_that_was_told_as_missed_is_logged_after_it_is_told_as_done(folder: Path) -> None:
    dropped = told(folder, "--missed", "full-1", "--busy", "wed..sun")
    assert "full-1" not in starts(dropped)
    refused = call("log", "plan.json", "full-1", folder=folder)
    assert_refused(refused, "SESSION: full 1 was missed or left out, and has no place in the plan; if it was done, ")
    assert '--done "full-1=DAY TIME"' in refused.err
    assert starts(told(folder, "--done", "full-1=mon 06:00"))["full-1"] == "30 06:00"
    assert call("log", "plan.json", "full-1", folder=folder).code == 0


def test_a_missed_session_is_missed_once(folder: Path) -> None:
    """It is placed again; when that place is past too it is done, unless one says otherwise."""
    plan = told(folder, "--missed", "easy-1", now="fri 12:00")
    assert (starts(plan)["easy-1"][:2], plan["missed"]) == ("05", ["five/2026-11-30/easy/1"])
    after = told(folder, now="sun 07:00")
    assert [one["done"] for one in after["sessions"] if one["id"].endswith("easy/1")] == [True]
    assert starts(after)["easy-1"] == starts(plan)["easy-1"]
    again = told(folder, "--missed", "easy-1", now="sun 07:30")
    assert again["missed"] == ["five/2026-11-30/easy/1"]
    assert starts(again).get("easy-1", "06") >= "06"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--done", "long-1=2026-12-08 08:00"), "allowed: 2026-11-30 to 2026-12-06, the days that are planned"),
        (("--move", "full-1=thu 06:00"), "full 1 is done, on Mon 30 Nov 06:00; if it was not: --missed"),
        (("--move", "easy-1"), 'write where to: "lower-1=thu 18:00"'),
        (("--move", "easy-1=mon 06:00"), 'which is past; if you did it then: --done "easy-1=mon 06:00"'),
        (("--move", "easy-1=2026-12-09 06:00"), "2026-11-30 to 2026-12-06"),
        (("--drop", "easy-7"), "this week has full-1, full-2, intervals-1, long-1, easy-1"),
        (("--drop", "full-1"), "full 1 is done"),
        (("--drop", "easy-1", "--move", "easy-1=sat 08:00"), "easy 1 is both moved and dropped; one of the two"),
        (("--release", "easy-1"), "easy 1 was neither moved nor dropped; you decided on nothing"),
        (("--busy", "fri 18:00"), "write the day and from when to when"),
        (("--busy", "mon 18:00-19:00"), "that is over"),
        (("--did", "bike sat 09:00 90"), "it can't be done before it is Tue 1 Dec 12:00"),
        (("--did", "chess mon 09:00"), 'write what, when and how many minutes'),
        (("--did", "tue 07:00"), "write what, when and how many minutes"),
        (("--today-only", "soon"), 'write minutes, such as 90, or "1:30"'),
        (("--today-only", "2 d"), "5 to 600 minutes"),
    ],
)  # fmt: skip
def test_what_can_not_be_is_refused_in_one_line(folder: Path, arguments: tuple[str, ...], says: str) -> None:
    before = (folder / "plan.json").read_bytes()
    done = tell(folder, *arguments)
    assert_refused(done, "replan: ")
    assert says in done.err
    assert len(done.err.splitlines()) == 1
    assert (folder / "plan.json").read_bytes() == before


def test_ill_for_all_days_leaves_out_what_is_left(folder: Path) -> None:
    plan = told(folder, "--ill", "mon..sun")
    assert plan["sessions"] == []
    assert len(plan["left_out"]) == 5
    assert call("show", "plan.json", folder=folder).code == 0
    assert told(folder, now="sun 12:00")["sessions"] == []


PAIRS = (
    (("--busy", "fri"), ("--ill", "sat")),
    (("--missed", "full-1"), ("--drop", "easy-1")),
    (("--move", "easy-1=sat 08:00"), ("--busy", "thu 06:00-07:00")),
    (("--done", "long-1=mon 17:00 80"), ("--ill", "wed")),
    (("--did", "tempo mon 17:00 40"), ("--today-only", "20 min")),
    (("--ill", "mon"), ("--move", "full-2=sat 09:00")),
)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_things_told_at_once_or_one_after_the_other_end_alike(
    folder: Path, one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    before = (folder / "plan.json").read_bytes()
    ends = []
    for tellings in (((*one, *other),), (one, other), (other, one)):
        (folder / "plan.json").write_bytes(before)
        for telling in tellings:
            plan = told(folder, *telling)
        ends.append({key: plan[key] for key in ("sessions", "left_out", "penalty", "breaches", "missed", "notes")})
    assert ends[0] == ends[1] == ends[2]
