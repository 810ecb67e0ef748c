"""What is said and kept around races and breaks: by hand, through the API and the installed command."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from support.command_line import assert_refused, call
from support.read_programmes import LEGS, entries, of_kinds

pytestmark = pytest.mark.slow

DAYS = "\n".join(f'{day} = ["06:00-09:00", "17:00-21:00"]' for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
WEEK = """\
timezone = "Europe/Berlin"
{athlete}
[week]
start = {start}
{weeks}
{more}
[availability]
{days}
{dates}
[lifting]
weights = {{ back_squat = 80, deadlift = 100, bench_press = 60 }}
[[sessions]]
kind = "lower"
[[sessions]]
kind = "upper"
[[sessions]]
kind = "intervals"
[[sessions]]
kind = "long"
minutes = 90
[[sessions]]
kind = "easy"
minutes = 40
"""
MARATHON = '[programme.race]\ndate = 2027-04-25\ndistance = "marathon"\n'


def written(
    folder: Path, more: str, *, start: str = "2027-03-01", weeks: int = 10, athlete: str = "", dates: str = ""
) -> Path:
    path = folder / "season.toml"
    length = f"weeks = {weeks}" if weeks else ""
    text = WEEK.format(start=start, weeks=length, more=more, athlete=athlete, dates=dates, days=DAYS)
    path.write_text(text, "utf-8")
    return path


def planned(folder: Path, more: str, *arguments: str, **parts: Any) -> Any:
    done = call("plan", written(folder, more, **parts), "--json", *arguments, folder=folder)
    assert done.code == 0, done
    return done.json


def deadlifts(data: Any) -> dict[int, float]:
    """Return the weight of the deadlift by the number of the week."""
    first = date.fromisoformat(data["start"])
    return {
        (date.fromisoformat(session["start"][:10]) - first).days // 7 + 1: entry["load"]
        for session in data["sessions"]
        for entry in (session["content"] or {}).get("exercises", ())
        if entry["exercise"] == "deadlift"
    }


def test_the_two_weeks_after_a_first_marathon(tmp_path: Path) -> None:
    """Seven days without legs work, fourteen without hard runs; the deadlift comes back at 70 %."""
    data = planned(tmp_path, MARATHON)
    after = [(e.kind, (e.day - date(2027, 4, 25)).days) for e in entries(data) if e.day > date(2027, 4, 25)]
    assert min(days for kind, days in after if kind in LEGS) > 7
    assert not [days for kind, days in after if kind in ("tempo", "intervals")]
    assert data["weeks"][9]["legs_load_percent"] == 70
    last, back = deadlifts(data)[6], deadlifts(data)[10]
    assert last * 0.7 - 2.5 < back <= last * 0.7


def test_on_a_wednesday_the_days_after_it_count_into_the_second_week(tmp_path: Path) -> None:
    data = planned(tmp_path, MARATHON.replace("04-25", "04-21"))
    after = [(e.kind, (e.day - date(2027, 4, 21)).days) for e in entries(data) if e.day > date(2027, 4, 21)]
    assert min(days for kind, days in after if kind in {*LEGS, "long"}) > 7
    assert all(days > 14 for kind, days in after if kind in ("tempo", "intervals"))


def test_a_programme_that_ends_with_its_race_tells_the_days_after_it(tmp_path: Path) -> None:
    """In its notes, on the card of the race, and for the phone."""
    path = written(tmp_path, MARATHON, weeks=8)
    assert call("plan", path, "-o", "plan.json", "--ics", "weeks.ics", folder=tmp_path).code == 0
    shown = call("show", "plan.json", folder=tmp_path).out
    card = call("show", "plan.json", "--week", "8", "--session", "race-1", folder=tmp_path).out
    phone = (tmp_path / "weeks.ics").read_bytes().replace(b"\r\n ", b"").decode().replace("\\", "")
    assert call("export", "plan.json", "--html", "page.html", folder=tmp_path).code == 0
    page = (tmp_path / "page.html").read_text("utf-8")
    for text in (shown, card, phone, page):
        words = " ".join(text.split())
        assert "no legs work, no jumps and no long run before Mon 3 May" in words
        assert "no tempo and no intervals before Mon 10 May" in words
        assert "30 %, 50 % and 80 % of your usual minutes" in words


@pytest.mark.parametrize(
    ("athlete", "before"),
    [("", "Sat 1 May"), ("[athlete]\nage = 49", "Sat 1 May"), ("[athlete]\nage = 50", "Mon 3 May")],
)
def test_from_fifty_on_a_half_marathon_counts_as_a_marathon(tmp_path: Path, athlete: str, before: str) -> None:
    race = MARATHON.replace("marathon", "half")
    (session,) = [s for s in planned(tmp_path, race, weeks=8, athlete=athlete)["sessions"] if s["kind"] == "race"]
    assert any(f"no long run before {before}" in line for line in session["why"])


def test_several_races_a_tune_up_trained_through_and_a_short_taper(tmp_path: Path) -> None:
    more = "".join(
        f'[[programme.races]]\ndate = {day}\ndistance = "{distance}"\npriority = "{priority}"\n'
        for day, distance, priority in (("2027-03-20", "5k", "C"), ("2027-04-11", "10k", "B"))
    )
    data = planned(tmp_path, more + '[[programme.races]]\ndate = 2027-06-13\ndistance = "half"\n', weeks=0)
    kinds = [week["kind"] for week in data["weeks"]]
    assert kinds[:7] == ["build", "build", "build", "recovery", "build", "race", "recovery"]
    assert kinds[-2:] == ["taper", "race"]
    there = entries(data)
    assert [e.day.isoformat() for e in of_kinds(there, {"race"})] == ["2027-03-20", "2027-04-11", "2027-06-13"]
    assert {e.kind for e in there if e.week == 3} >= {"lower", "upper", "easy", "race"}
    assert "trained through" in data["weeks"][2]["says"]


def test_a_season_has_up_to_26_weeks(tmp_path: Path) -> None:
    data = planned(tmp_path, "", weeks=26)
    assert len(data["weeks"]) == 26
    assert_refused(call("plan", written(tmp_path, "", weeks=27), folder=tmp_path), str(tmp_path / "season.toml"))


PINNED = """\
timezone = "Europe/Berlin"
[week]
start = 2027-03-01
weeks = 10
[programme.race]
date = {day}
distance = "{distance}"
priority = "{priority}"
[availability]
mon = ["06:00-08:00"]
tue = ["17:30-20:30"]
wed = ["17:30-20:30"]
thu = ["06:00-08:00"]
sun = ["07:00-12:00"]
[[sessions]]
kind = "lower"
at = "mon 06:00"
[[sessions]]
kind = "intervals"
at = "wed 18:00"
[[sessions]]
kind = "long"
minutes = 100
at = "sun 08:00"
[[sessions]]
kind = "easy"
minutes = 40
only = {{ days = ["tue", "thu"] }}
"""


@pytest.mark.parametrize("priority", ["A", "B", "C"])
@pytest.mark.parametrize(("day", "distance"), [("2027-04-19", "5k"), ("2027-04-21", "marathon"), ("2027-04-25", "10k")])
def test_sessions_that_are_fixed_to_a_day_make_way_for_a_race(
    tmp_path: Path, day: str, distance: str, priority: str
) -> None:
    """On its day, on the day before it and on the days after it."""
    (tmp_path / "fixed.toml").write_text(PINNED.format(day=day, distance=distance, priority=priority), "utf-8")
    done = call("plan", "fixed.toml", "--json", folder=tmp_path)
    assert done.code == 0, done
    race, there = date.fromisoformat(day), entries(done.json)
    legs, hard = {"5k": (2, 3), "10k": (3, 5), "marathon": (7, 14)}[distance]
    days = [(e.kind, (e.day - race).days) for e in there if e.kind != "race"]
    assert not [one for one in days if one[0] in ("lower", "long") and -1 <= one[1] <= legs]
    assert not [one for one in days if one[0] == "intervals" and -1 <= one[1] <= hard]


TWO = '[[programme.races]]\ndate = 2027-04-24\ndistance = "half"\n'


@pytest.mark.parametrize(
    ("more", "athlete", "says"),
    [
        ("", "[athlete]\nage = 200", "athlete.age: found 200; allowed: a whole number from 10 to 100"),
        (MARATHON.replace("marathon", "ultra"), "", 'programme.race.distance: found "ultra"; allowed: "5k"'),
        (MARATHON.replace('distance = "marathon"\n', ""), "", "programme.race.distance: missing"),
        (MARATHON + TWO, "", "programme.race.date: found 2027-04-25, in week 8 as programme.races[1] on 2027-04-24"),
        (TWO + 'priority = "D"\n', "", 'programme.races[1].priority: found "D"; allowed: "A", "B" or "C"'),
        (TWO.replace("04-24", "08-01"), "", "programme.races[1].date: found 2027-08-01, in week 22; 10 weeks end on"),
    ],
)
def test_what_is_wrong_with_races_is_said(tmp_path: Path, more: str, athlete: str, says: str) -> None:
    path = written(tmp_path, more, athlete=athlete)
    done = call("plan", path, "-o", "plan.json", folder=tmp_path)
    assert_refused(done, str(path))
    assert says in done.err
    assert not (tmp_path / "plan.json").exists()


def test_only_a_race_has_a_distance(tmp_path: Path) -> None:
    path = written(tmp_path, "", weeks=0)
    path.write_text(path.read_text("utf-8") + 'distance = "5k"\n', "utf-8")
    done = call("plan", path, folder=tmp_path)
    assert_refused(done, str(path))
    assert 'sessions[5].distance: found "5k" of easy; only a race has one' in done.err


HISTORY = '[history]\nsessions = [{{ kind = "race", at = "{day} 09:00"{more} }}]\n'


def test_a_week_by_itself_keeps_the_days_after_a_race_in_its_history(tmp_path: Path) -> None:
    """10 km on Sunday: no legs until Wednesday, no intervals until Friday."""
    past = HISTORY.format(day="2027-02-28", more=', distance = "10k"')
    data = planned(tmp_path, past, weeks=0)
    days = {s["kind"]: date.fromisoformat(s["start"][:10]) for s in data["sessions"]}
    assert days["lower"] >= date(2027, 3, 4)
    assert days["intervals"] >= date(2027, 3, 6)


def test_a_week_that_leaves_no_day_after_a_marathon_says_which_race_it_was(tmp_path: Path) -> None:
    path = written(tmp_path, HISTORY.format(day="2027-02-28", more=', distance = "marathon"'), weeks=0)
    done = call("plan", path, folder=tmp_path)
    assert done.code == 3
    assert "in the 14 days after the marathon on Sun 28 Feb" in " ".join(done.out.split())


def test_a_race_in_the_history_whose_distance_is_not_said_is_noted(tmp_path: Path) -> None:
    data = planned(tmp_path, HISTORY.format(day="2027-02-28", more=""), weeks=0)
    assert any("its distance is not known" in note for note in data["notes"])


def test_a_stored_plan_with_a_race_keeps_the_days_after_it_too(tmp_path: Path) -> None:
    """A week planned after the one with the race knows how long the race was."""
    path = written(tmp_path, MARATHON.replace("04-25", "03-07"), weeks=1)
    assert call("plan", path, "-o", "race.json", folder=tmp_path).code == 0
    later = written(tmp_path, "", start="2027-03-08", weeks=0)
    assert call("plan", later, "--after", "race.json", folder=tmp_path).code == 3


def test_the_days_after_a_race_are_the_athletes_to_change(tmp_path: Path) -> None:
    rules = "[rules]\nhard_run_after_race = { marathon = 7 }\n"
    data = planned(tmp_path, MARATHON + rules)
    race = date(2027, 4, 25)
    days = [(e.day - race).days for e in entries(data) if e.kind == "intervals" and e.day > race]
    assert days
    assert min(days) > 7


OFF = "[availability.dates]\n" + "".join(f"{date(2027, 3, 15) + timedelta(days=day)} = []\n" for day in range(14))


def test_after_two_weeks_of_holidays_lifts_begin_at_nine_tenths_and_go_on_from_there(tmp_path: Path) -> None:
    """From the weight of week 2, in whole steps of what can be loaded."""
    usual, data = planned(tmp_path, "", weeks=8), planned(tmp_path, "", "--best-effort", weeks=8, dates=OFF)
    loads = deadlifts(data)
    assert set(loads) == {1, 2, 5, 6, 7, 8}
    assert loads[2] == deadlifts(usual)[2]
    assert loads[2] * 0.9 - 2.5 < loads[5] <= loads[2] * 0.9
    assert loads[6] <= loads[5] + 2.5
    (lift,) = [s for s in data["sessions"] if s["kind"] == "lower" and "2027-03-29" in s["id"]]
    assert any("First week back after 21 days" in note for note in lift["content"]["notes"])


def test_after_four_weeks_that_nobody_logged_lifts_begin_at_eight_tenths(tmp_path: Path) -> None:
    """The log has the deadlift of week 1, at 100 kg, and of week 6; what lies between was not done."""
    data = planned(tmp_path, "", weeks=10)
    lifts = {s["id"].split("/")[1]: s["start"][:10] for s in data["sessions"] if s["kind"] == "lower"}
    rows = [f"{lifts[week]},deadlift,3,5,{load} kg" for week, load in (("2027-03-01", 100), ("2027-04-05", 80))]
    (tmp_path / "log.csv").write_text("\n".join(["date,exercise,sets,reps,load", *rows, ""]), "utf-8")
    loads = deadlifts(planned(tmp_path, "", "--log", "log.csv", weeks=10))
    assert loads[6] == 80
    assert 80 <= loads[7] <= 82.5


def test_lifts_after_a_race_in_its_own_week_come_back_as_those_of_the_next(tmp_path: Path) -> None:
    """10 km on a Tuesday, trained through: the bench press of that week is at 90 % and 70 % of its volume."""
    data = planned(tmp_path, '[[programme.races]]\ndate = 2027-03-16\ndistance = "10k"\npriority = "C"\n', weeks=4)
    lifts = [s for s in data["sessions"] if s["kind"] == "upper"]
    there = {s["start"][:10]: e for s in lifts for e in s["content"]["exercises"] if e["exercise"] == "bench_press"}
    week = [day for day in there if "2027-03-15" <= day <= "2027-03-21"]
    assert [day > "2027-03-16" for day in week] == [True]
    usual = there[max(day for day in there if day < "2027-03-15")]
    assert there[week[0]]["load"] <= 0.9 * usual["load"]
    assert there[week[0]]["sets"] * int(there[week[0]]["reps"]) <= 0.75 * usual["sets"] * int(usual["reps"])
    (card,) = [s for s in lifts if s["start"][:10] == week[0]]
    told = "After the 10 km: 90 % of the last weight, 70 % of the sets x reps (our own choice)."
    assert told in card["content"]["notes"]


RACED = '[[history.sessions]]\nkind = "race"\nat = "2027-02-28 09:00"\nminutes = 240\ndistance = "marathon"\n'


def test_a_programme_that_begins_after_a_race_recovers_from_it_first(tmp_path: Path) -> None:
    """The marathon was yesterday: a week without lifts at 30 % of the running, three weeks until all is as usual."""
    data = planned(tmp_path, RACED, weeks=5)
    assert [week["kind"] for week in data["weeks"]] == [*["recovery"] * 3, "build", "build"]
    assert data["weeks"][0]["says"].startswith("Recovery, week 1 after the marathon: at most 30 % of the usual running")
    there = entries(data)
    assert min((e.day - date(2027, 2, 28)).days for e in there if e.kind in LEGS) > 7
    assert min((e.day - date(2027, 2, 28)).days for e in there if e.kind == "intervals") > 14
    assert sum(e.minutes for e in there if e.week == 1) <= 0.3 * 190 + 5


def test_a_race_long_ago_leaves_a_programme_as_it_is(tmp_path: Path) -> None:
    data = planned(tmp_path, RACED.replace("02-28", "01-31"), weeks=2)
    assert [week["kind"] for week in data["weeks"]] == ["build", "build"]
