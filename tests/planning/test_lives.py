"""Weeks that people asked for in public, each told as they told it: what comes of it, through the command."""

from __future__ import annotations

import json
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from support.command_line import call
from support.paths import LIVES

pytestmark = pytest.mark.slow


def ask(name: str, *more: str, command: str = "plan") -> dict[str, Any]:
    """Return the answer of a command to one of the scenarios."""
    answer: dict[str, Any] = call(command, str(LIVES / f"{name}.toml"), *more, "--json").json
    return answer


def stretches(week: dict[str, Any], *kinds: str) -> list[tuple[datetime, datetime]]:
    """Return from when to when the sessions of some kinds stand, by their start."""
    there = (s for s in week["sessions"] if s["kind"] in kinds)
    return sorted((datetime.fromisoformat(s["start"]), datetime.fromisoformat(s["end"])) for s in there)


def words(text: str) -> str:
    """Return a text as one line."""
    return " ".join(text.split())


def test_two_easy_runs_use_both_days_rather_than_one_evening() -> None:
    one, other = stretches(ask("two-runs"), "easy")
    assert {one[0].weekday(), other[0].weekday()} == {1, 3}


def test_a_second_run_on_a_day_is_the_last_way_out_and_never_stacked(tmp_path: Path) -> None:
    fixes = [fix["change"] for fix in ask("physical-job")["fixes"]]
    assert fixes[-1] == "at most 2 runs a day, instead of at most 1 run a day"
    changed = tmp_path / "changed.toml"
    call("plan", str(LIVES / "physical-job.toml"), "--apply-fix", str(len(fixes)), "-o", str(changed))
    runs = stretches(call("plan", str(changed), "--json").json, "easy", "tempo", "intervals", "long")
    apart = [(after[0] - before[1]).total_seconds() / 3600 for before, after in pairwise(runs)]
    assert min(apart) >= 5


def test_a_cycle_with_shifts_has_its_long_run_and_intervals_on_days_off(tmp_path: Path) -> None:
    """The nurse says when she works; nothing else is changed."""
    told = (LIVES / "nurse-default.toml").read_text()
    told += '[[shifts]]\ndays = ["day1", "day2", "day3", "day4"]\ntime = "07:00-19:30"\nload = "hard"\n'
    (tmp_path / "nurse.toml").write_text(told)
    week = call("plan", str(tmp_path / "nurse.toml"), "--json").json
    assert min(start.date() for start, _ in stretches(week, "long", "intervals")) >= date(2026, 12, 4)


def test_a_cycle_without_weekend_asks_when_one_works() -> None:
    assert any("[[shifts]]" in note for note in ask("nurse-default")["notes"])


def test_a_late_lift_and_legs_at_five_have_a_price() -> None:
    week = ask("late-early")
    nights = [found for found in week["breaches"] if found["rule"] == "night_between"]
    late = [end for _, end in stretches(week, "upper", "easy") if end.hour >= 21]
    early = [start for start, _ in stretches(week, "lower", "easy", "long") if start.hour < 6]
    short = sum((start - end).total_seconds() < 9 * 3600 for end in late for start in early if start > end)
    assert len(nights) == short == 1
    assert nights[0]["cost"] == 20


def test_hard_days_are_two_where_two_will_do() -> None:
    """Legs go on the day of the tempo run and on that of the long run, for less than the 38 of the asker's own week."""
    week = ask("hard-days-hard")
    hard = {start.date() for start, _ in stretches(week, "tempo", "long", "full")}
    assert len(hard) == 2
    assert not hard & {start.date() for start, _ in stretches(week, "easy")}
    assert week["penalty"] < 38


def test_a_clash_of_what_is_fixed_names_that_and_may_be_accepted(tmp_path: Path) -> None:
    """Class on Monday morning, track on Tuesday evening: she goes to both, and is told what that costs."""
    answer = ask("two-pins")
    says = {rule["rule"]: rule["says"] for rule in answer["clash"]}
    assert says["available"] == "full 1 and intervals 1 stay where you fixed them: Mon 30 Nov 06:00 and Tue 1 Dec 18:30"
    assert not any("17:30" in text for text in says.values())
    assert answer["fixes"][-1]["change"] == "keep both and accept it"
    changed, number = tmp_path / "changed.toml", str(len(answer["fixes"]))
    call("plan", str(LIVES / "two-pins.toml"), "--apply-fix", number, "-o", str(changed))
    week = call("plan", str(changed), "--json").json
    assert week["penalty"] == answer["fixes"][-1]["penalty"]
    assert [one["start"][5:16] for one in week["sessions"] if one["kind"] in ("full", "intervals")] == [
        "11-30T06:00",
        "12-01T18:30",
    ]
    assert (
        "it breaks a rule and stays, because your file fixes it: full 1 on the day before intervals 1" in week["notes"]
    )


def test_what_is_accepted_is_refused_without_a_place(tmp_path: Path) -> None:
    told = (LIVES / "two-pins.toml").read_text().replace('at = "mon 06:00"', "accept = true")
    (tmp_path / "week.toml").write_text(told)
    done = call("plan", str(tmp_path / "week.toml"))
    assert done.code == 1
    assert "sessions[1].accept: found true without at" in done.err


def test_a_class_that_is_accepted_and_missed_is_over(tmp_path: Path) -> None:
    """It does not stand in the past as if it were still to come, and what is still to come stays accepted."""
    told = (LIVES / "two-pins.toml").read_text()
    for at in ("mon 06:00", "tue 18:30"):
        told = told.replace(f'at = "{at}"', f'at = "{at}"\naccept = true')
    (tmp_path / "week.toml").write_text(told)
    call("plan", "week.toml", "-o", "plan.json", folder=tmp_path)
    kept = call("replan", "week.toml", "plan.json", "--now", "mon 05:00", "--json", folder=tmp_path).json
    assert len(stretches(kept, "full", "intervals")) == 2
    missed = ("--missed", "full-1", "--now", "tue 08:00", "--json")
    week = call("replan", "week.toml", "plan.json", *missed, folder=tmp_path).json
    assert not stretches(week, "full")
    assert stretches(week, "intervals")


def test_why_says_what_forbids_another_place_for_what_is_accepted(tmp_path: Path) -> None:
    told = (LIVES / "two-pins.toml").read_text().replace('at = "tue 18:30"', 'at = "wed 18:30"\naccept = true')
    (tmp_path / "week.toml").write_text(told)
    answer = call("why", "week.toml", "intervals-1", "--json", folder=tmp_path).json
    assert {place["status"] for place in answer["elsewhere"]} == {"impossible"}


def test_two_parents_are_never_out_at_the_same_time(tmp_path: Path) -> None:
    """The second plans around the export of the first; the first, asked again, around nobody's but her partner's."""
    for name in ("partner-a", "partner-b"):
        (tmp_path / f"{name}.toml").write_text((LIVES / f"{name}.toml").read_text())
    first = call("plan", "partner-a.toml", "--ics", "partner-a.ics", "-o", "a.json", folder=tmp_path)
    assert first.code == 0
    rob = json.loads((tmp_path / "a.json").read_text())
    done = call("plan", "partner-b.toml", "--json", folder=tmp_path)
    assert "partner-a.ics: 6 events of another plan of freshlegs take time." in done.err
    out, lisa = (stretches(week, "full", "intervals", "long", "easy") for week in (rob, done.json))
    assert len(out) == len(lisa) == 6
    assert all(end <= begin or until <= start for start, end in out for begin, until in lisa)
    own = (tmp_path / "partner-a.toml").read_text() + '[[busy]]\nfile = "partner-a.ics"\n'
    (tmp_path / "partner-a.toml").write_text(own)
    again = call("plan", "partner-a.toml", "--json", folder=tmp_path)
    assert again.json["sessions"] == rob["sessions"]
    assert "6 events of this plan's own were ignored." in again.err


def test_a_fortnight_has_a_rest_day_for_each_of_its_weeks_and_says_what_is_trained_too_seldom() -> None:
    """Thirteen sessions would fill thirteen days; eleven runs and two lifts stand on twelve at the most."""
    week = ask("fortnight-rest")
    assert len({start.date() for start, _ in stretches(week, "easy", "full")}) <= 12
    assert any("core trained 2 times in 14 days: only 2 of the lifts" in note for note in week["notes"])


def test_a_muscle_that_is_trained_twice_is_not_said_to_be_trained_once() -> None:
    week = ask("note")
    assert len(stretches(week, "upper")) == 2
    assert not any(group in note for note in week["notes"] for group in ("chest", "back", "shoulders", "arms"))


def test_an_easy_run_is_as_long_as_its_morning_allows() -> None:
    """Of 45 to 60 min there is room for 50 before work; the hour of an evening is whole. Five hours are too few."""
    week = ask("flexible-minutes")
    easy = [s["minutes"] for s in week["sessions"] if s["kind"] == "easy"]
    assert all(45 <= minutes <= 60 for minutes in easy)
    assert sorted(easy) == [50, 60]
    assert {s["minutes"] for s in week["sessions"] if s["kind"] == "full"} == {45}
    found = {one["rule"]: one["why"] for one in week["breaches"]}
    assert found["weekly_minutes"] == "5 h 50 of training, more than 5 h"
    assert "50 of 60 min" in found["preferred_minutes"]
    short = next(s for s in week["sessions"] if s["minutes"] == 50)
    assert "50 of the 60 min that you prefer: there is no more time here." in short["why"]


def test_every_other_week_with_the_children_is_a_short_one(tmp_path: Path) -> None:
    """The programme goes on: the long run is shortened to the lunch hour, and grows on from there; checked the same."""
    (tmp_path / "custody.toml").write_text((LIVES / "custody.toml").read_text())
    done = call("plan", "custody.toml", "-o", "plan.json", folder=tmp_path)
    assert done.code == 0
    assert "Less free time than usual: long 1 has 60 of 100 min and easy 1 and easy 2 are left out." in words(done.out)
    plan = json.loads((tmp_path / "plan.json").read_text())
    long = [s["minutes"] for s in plan["sessions"] if s["kind"] == "long"]
    assert len(long) == 4
    assert (long[0], long[1]) == (100, 60)
    assert long[2] <= 110
    checked = call("check", "custody.toml", "plan.json", folder=tmp_path)
    assert f"All weeks keep every hard rule. Penalty {plan['penalty']}." in checked.out


def test_a_deload_week_runs_less_than_the_week_before() -> None:
    plan = ask("deload-running")
    run = {week["week"]: 0 for week in plan["weeks"]}
    for session in plan["sessions"]:
        if session["kind"] in ("easy", "long", "tempo", "intervals"):
            days = (datetime.fromisoformat(session["start"]).date() - date(2026, 11, 30)).days
            run[days // 7 + 1] += session["minutes"]
    deloads = [week["week"] for week in plan["weeks"] if week["kind"] == "deload"]
    assert deloads == [4, 8]
    assert all(run[number] <= 0.85 * run[number - 1] for number in deloads)


def test_the_best_effort_shortens_a_long_run_too() -> None:
    answer = ask("custody", "--best-effort")
    assert not any("/long/" in name for name in answer["left_out"])
    assert sum(s["kind"] == "long" for s in answer["sessions"]) == 4


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("{ at_least = 80, at_most = 75 }", "sessions[1].minutes: found at_least = 80 above at_most = 75"),
        ("{ at_least = 45, at_most = 60, prefer = 90 }", "sessions[1].minutes.prefer: found 90; allowed: 45 to 60"),
        ("{ at_least = 45 }", "sessions[1].minutes.at_most: missing"),
    ],
)
def test_a_range_that_is_none_is_refused(tmp_path: Path, written: str, says: str) -> None:
    told = (LIVES / "flexible-minutes.toml").read_text().replace("{ at_least = 45, at_most = 60 }", written)
    (tmp_path / "week.toml").write_text(told)
    done = call("plan", str(tmp_path / "week.toml"))
    assert done.code == 1
    assert says in done.err


def test_yoga_and_a_ride_leave_a_day_off() -> None:
    """Yoga is no training: three runs, two lifts and the ride are, and a day stays free of them."""
    week = ask("yoga-bike")
    assert len(stretches(week, "yoga", "bike")) == 2
    days = {start.date() for start, _ in stretches(week, "easy", "long", "full", "bike")}
    assert len(days) <= 6
    assert not any(breach["rule"] in ("rest_days", "second_rest_day") for breach in week["breaches"])
