"""Today's training, and what is left of it on a bad day: it is what a replan would write."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from freshlegs.planfile.json_text import load_plan
from freshlegs.planning.today import find_day
from freshlegs.training.exercise import GROUND
from freshlegs.training.hurt_parts import HURT_PARTS
from freshlegs.training.library import load_shipped
from support.command_line import Done, assert_refused, call, store_week

pytestmark = pytest.mark.slow

WEEK = """
id = "days"
title = "Every day"
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
[availability]
mon-fri = ["06:00-08:00", "17:00-20:00"]
sat = ["08:00-11:00"]
[[sessions]]
kind = "intervals"
minutes = 60
at = "wed 18:00"
[[sessions]]
kind = "long"
minutes = 100
at = "sat 08:00"
[[sessions]]
kind = "easy"
minutes = 40
at = "mon 06:00"
[[sessions]]
kind = "full"
at = "mon 18:00"
[[sessions]]
kind = "full"
at = "thu 18:00"
[rules]
legs_after_key_run = "off"
"""
"""Easy in the morning and a lift in the evening of Mon, intervals on Wed, a lift on Thu, the long run on Sat."""
JUMPS = {one.id for one in load_shipped() if one.pattern in GROUND}
KNEE = HURT_PARTS["knee"]
LIBRARY = {one.id: one for one in load_shipped()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the scenario week.toml and its plan, plan.json."""
    store_week(tmp_path, WEEK.replace('mon-fri = ["06:00-08:00", "17:00-20:00"]', _weekdays()))
    return tmp_path


def _weekdays() -> str:
    return "\n".join(f'{day} = ["06:00-08:00", "17:00-20:00"]' for day in ("mon", "tue", "wed", "thu", "fri"))


def ask(folder: Path, now: str, *arguments: str) -> Done:
    """Ask for today, as if it were then."""
    return call("today", "plan.json", "--now", now, *arguments, folder=folder)


def told(folder: Path, now: str, *arguments: str) -> dict[str, Any]:
    """Return the same as data."""
    done = ask(folder, now, *arguments, "--json")
    assert done.code == 0, done.err
    data: dict[str, Any] = done.json
    return data


def list_names(day: dict[str, Any]) -> list[tuple[str, str]]:
    """Return kind and state of the sessions of a day."""
    return [(one["kind"], one["state"]) for one in day["sessions"]]


@pytest.mark.parametrize(
    ("now", "phase", "sessions", "following"),
    [
        ("2026-11-29 12:00", "before", [], "easy/1"),
        ("mon 05:00", "during", [("easy", "ahead"), ("full", "ahead")], "intervals/1"),
        ("mon 06:10", "during", [("easy", "begun"), ("full", "ahead")], "intervals/1"),
        ("mon 20:00", "during", [("easy", "begun"), ("full", "begun")], "intervals/1"),
        ("tue 12:00", "during", [], "intervals/1"),
        ("sat 07:00", "during", [("long", "ahead")], None),
        ("sun 12:00", "during", [], None),
        ("2026-12-07 06:00", "after", [], None),
    ],
)
def test_what_a_day_holds(
    folder: Path, now: str, phase: str, sessions: list[tuple[str, str]], following: str | None
) -> None:
    day = told(folder, now)
    assert (day["phase"], list_names(day)) == (phase, sessions)
    assert day["next"] == (following and f"days/2026-11-30/{following}")


@pytest.mark.parametrize(
    ("now", "says"),
    [
        ("2026-11-29 12:00", "The plan begins on Mon 30 Nov."),
        ("mon 06:10", "Easy run, 06:00-06:40: has begun.\nTo come: Lift: full body 1."),
        (
            "mon 20:00",
            "counts as done. If it was not: freshlegs replan plan.json\n--missed full-1\nThat is all for today.",
        ),
        ("tue 12:00", "Rest day."),
        ("wed 12:00", "If tired: not today; 20 to 30 min easy, or a walk, if you like."),
        ("sun 12:00", "Rest day."),
        (
            "2026-12-07 06:00",
            "The plan ended on Sun 6 Dec.\nThe next one: freshlegs plan SCENARIO --after plan.json -o FILE",
        ),
    ],
)
def test_what_a_day_says(folder: Path, now: str, says: str) -> None:
    assert " ".join(says.split()) in " ".join(ask(folder, now).out.split())


def test_it_needs_no_scenario_and_no_clock_to_show_a_day(folder: Path) -> None:
    (folder / "week.toml").unlink()
    assert "Intervals (intervals-1)  Wed 2 Dec 18:00-19:00" in ask(folder, "wed 12:00").out
    assert ask(folder, "wed 12:00", "--feel", "poor").code == 1


@pytest.mark.parametrize(
    ("now", "words", "replan"),
    [
        ("wed 12:00", ("--feel", "poor"), ("--feel", "poor")),
        ("wed 12:00", ("--minutes", "30"), ("--today-only", "30")),
        ("wed 12:00", ("--hurt", "knee"), ("--hurt", "knee")),
        ("mon 05:00", ("--feel", "poor", "--hurt", "shoulder"), ("--feel", "poor", "--hurt", "shoulder")),
        ("thu 17:00", ("--feel", "poor", "--minutes", "40"), ("--feel", "poor", "--today-only", "40")),
    ],
)
def test_it_shows_what_the_replan_that_it_names_writes(
    folder: Path, now: str, words: tuple[str, ...], replan: tuple[str, ...]
) -> None:
    before = (folder / "plan.json").read_bytes()
    change = told(folder, now, *words)["change"]
    assert (folder / "plan.json").read_bytes() == before
    assert change["command"].startswith("freshlegs replan plan.json --now ")
    assert call("replan", "plan.json", "--now", now, *replan, folder=folder).code == 0
    written = json.loads((folder / "plan.json").read_text())
    day = change["date"]
    there = [one for one in written["sessions"] if one["start"].startswith(day)]
    shown = [{k: v for k, v in one.items() if k not in ("state", "if_tired")} for one in change["sessions"]]
    assert shown == there
    assert change["penalty"] == written["penalty"]
    assert change["replanned"]["dropped"] == written["replanned"]["dropped"]
    assert call("check", "week.toml", "plan.json", folder=folder).code == 0


def test_feeling_poor_there_is_no_hard_run(folder: Path) -> None:
    change = told(folder, "wed 12:00", "--feel", "poor")["change"]
    assert change["sessions"] == []
    assert change["replanned"]["dropped"] == ["days/2026-11-30/intervals/1"]
    text = ask(folder, "wed 12:00", "--feel", "poor").out
    assert "Not today: Intervals.\nRest day. If you like: 20 to 30 min easy, or a walk;" in text


@pytest.mark.parametrize(
    ("part", "says"),
    [("knee", "Your knee hurts."), ("knees", "Your knees hurt."), ("Achilles", "Your Achilles hurts.")],
)
def test_what_hurts_is_called_as_it_was_told(folder: Path, part: str, says: str) -> None:
    assert f"\n{says}\n" in ask(folder, "mon 05:00", "--hurt", part).out


def test_feeling_poor_a_run_is_half_as_long_and_a_lift_smaller(folder: Path) -> None:
    day = told(folder, "mon 05:00", "--feel", "poor")
    (easy, lift), (_, before) = day["change"]["sessions"], day["sessions"]
    assert (easy["minutes"], sum(part["minutes"] for part in easy["content"]["parts"])) == (20, 20)
    sets = [
        [one["sets"] for one in there["content"]["exercises"] if one["slot"] != "power"] for there in (lift, before)
    ]
    assert all(less < more for less, more in zip(*sets, strict=True))
    assert (
        "You feel poor: 90 % of the last weight, 70 % of the sets x reps, no jumps, throws or swings (our own choice)."
        in lift["content"]["notes"]
    )
    (long,) = told(folder, "sat 07:00", "--feel", "poor")["change"]["sessions"]
    assert long["minutes"] == 50


def test_what_is_left_on_a_poor_day_keeps_its_hour(tmp_path: Path) -> None:
    """An early easy run and a lift in the evening: with the run gone the lift would rather come earlier."""
    text = """
id = "hours"
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
[availability]
mon = ["06:00-08:00", "17:00-20:00"]
[[sessions]]
kind = "intervals"
at = "mon 06:00"
[[sessions]]
kind = "upper"
prefer = { time = "06:00-08:00" }
"""
    store_week(tmp_path, text)
    before = told(tmp_path, "2026-11-30 05:00")
    assert [one["start"][11:16] for one in before["sessions"]] == ["06:00", "17:00"]
    after = told(tmp_path, "2026-11-30 05:00", "--feel", "poor")["change"]
    assert [(one["kind"], one["start"][11:16]) for one in after["sessions"]] == [("upper", "17:00")]


def test_a_free_run_moves_away_from_a_poor_day(tmp_path: Path) -> None:
    """Where another day is free for it the hard run is not lost, but put there."""
    free = WEEK.replace('at = "wed 18:00"', 'prefer = { days = ["wed"] }').replace(
        'at = "thu 18:00"', 'at = "tue 18:00"'
    )
    one_lift = free.replace('kind = "full"\nat = "mon 18:00"', 'kind = "upper"\nat = "mon 18:00"').replace(
        'kind = "full"\nat = "tue 18:00"', 'kind = "upper"\nat = "fri 18:00"'
    )
    store_week(tmp_path, one_lift.replace('mon-fri = ["06:00-08:00", "17:00-20:00"]', _weekdays()))
    change = told(tmp_path, "wed 05:00", "--feel", "poor")["change"]
    assert change["sessions"] == []
    (moved,) = change["replanned"]["moved"]
    assert (moved["session"], moved["after"][:10]) == ("days/2026-11-30/intervals/1", "2026-12-03")
    assert change["replanned"]["dropped"] == []


@pytest.mark.parametrize("now", ["mon 05:00", "tue 12:00", "wed 12:00", "thu 12:00"])
def test_a_hurt_knee_never_yields_jumps_or_heavy_knee_work(folder: Path, now: str) -> None:
    assert call("replan", "plan.json", "--now", now, "--hurt", "knee", folder=folder).code == 0
    written = json.loads((folder / "plan.json").read_text())
    ahead = [one for one in written["sessions"] if not one["done"]]
    for lift in (one for one in ahead if one["content"]["type"] == "lift"):
        for entry in lift["content"]["exercises"]:
            exercise = LIBRARY[entry["exercise"]]
            assert not KNEE.leaves_out(exercise), entry
            assert not KNEE.spares(exercise) or (entry["sets"] <= 2 and "4 or more reps" in entry["effort"]), entry
        assert any("Stop if it hurts more" in note for note in lift["content"]["notes"])
    told_day = next(one["day"] for one in written["told"] if one["kind"] == "hurt")
    on_day = [one for one in ahead if one["start"].startswith(told_day)]
    assert all(one["kind"] == "upper" for one in on_day)


def test_what_hurts_holds_in_later_replans_until_it_is_let_go(folder: Path) -> None:
    def kinds() -> set[str]:
        return {one["kind"] for one in json.loads((folder / "plan.json").read_text())["sessions"] if not one["done"]}

    assert call("replan", "plan.json", "--now", "thu 12:00", "--hurt", "knee", folder=folder).code == 0
    assert "long" not in kinds()
    assert call("replan", "plan.json", "--now", "thu 13:00", "--busy", "fri 06:00-07:00", folder=folder).code == 0
    assert "long" not in kinds()
    assert call("replan", "plan.json", "--now", "thu 14:00", "--release", "thu", folder=folder).code == 0
    assert {"long", "full"} <= kinds()


def test_after_pain_the_long_run_is_half_as_long_however_often_the_week_is_replanned(folder: Path) -> None:
    """Of 100 min on Saturday 50 are left after Tuesday's ankle, and all of them after Tuesday's shoulder."""

    def read() -> int:
        there = json.loads((folder / "plan.json").read_text())["sessions"]
        return int(next(one["minutes"] for one in there if one["kind"] == "long"))

    assert call("replan", "plan.json", "--now", "tue 05:00", "--hurt", "shoulder", folder=folder).code == 0
    assert read() == 100
    assert call("replan", "plan.json", "--now", "tue 05:30", "--release", "tue", folder=folder).code == 0
    assert call("replan", "plan.json", "--now", "tue 06:00", "--hurt", "ankle", folder=folder).code == 0
    assert read() == 50
    assert call("replan", "plan.json", "--now", "wed 06:00", "--busy", "fri 06:00-06:30", folder=folder).code == 0
    assert read() == 50
    assert call("replan", "plan.json", "--now", "wed 07:00", "--release", "tue", folder=folder).code == 0
    assert read() == 100


def test_what_was_put_on_a_day_before_does_not_stay_there_when_it_hurts(folder: Path) -> None:
    assert call("replan", "plan.json", "--now", "tue 12:00", "--move", "long-1=fri 17:00", folder=folder).code == 0
    assert call("replan", "plan.json", "--now", "thu 12:00", "--hurt", "ankle", folder=folder).code == 0
    there = [one["kind"] for one in json.loads((folder / "plan.json").read_text())["sessions"]]
    assert "long" not in there
    refused = call(
        "replan", "plan.json", "--now", "thu 13:00", "--hurt", "knee", "--move", "full-2=sat 08:00", folder=folder
    )
    assert_refused(refused, "replan: --move: ")


def test_pain_is_told_with_one_line_on_clinicians_and_what_is_ours(folder: Path) -> None:
    text = " ".join(ask(folder, "wed 12:00", "--hurt", "left knee").out.split())
    assert text.count("let a doctor or physiotherapist look at it") == 1
    assert "no long run and no legs until Fri 4 Dec, half the long run after that, no hard run until Wed 9 Dec" in text
    assert "(our own choice)" in text


@pytest.mark.parametrize("now", ["2026-11-29 12:00", "2026-12-07 06:00"])
def test_beside_the_plan_nothing_can_be_changed(folder: Path, now: str) -> None:
    refused = ask(folder, now, "--feel", "poor")
    assert_refused(refused, "plan.json: ")
    assert "has nothing in it to change" in refused.err


@pytest.mark.parametrize("now", ["tue 12:00", "mon 20:00", "sun 12:00"])
def test_where_nothing_is_left_of_today_nothing_is_changed(folder: Path, now: str) -> None:
    done = ask(folder, now, "--feel", "poor", "--minutes", "20")
    assert done.code == 0
    assert "Nothing of today is left to change." in done.out
    assert told(folder, now, "--feel", "poor")["change"] is None


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--feel", "great"), 'found "great"; allowed: poor'),
        (("--feel", "sick"), "no training while you are ill: freshlegs replan plan.json --ill today"),
        (("--minutes", "soon"), "write minutes"),
        (("--minutes", "0"), "5 to 600 minutes"),
        (("--hurt", "pride"), "allowed: knee, ankle"),
        (("--hurt", "chest"), "get medical help now"),
    ],
)
def test_what_is_not_understood_is_refused_also_on_a_rest_day(folder: Path, words: tuple[str, ...], says: str) -> None:
    for now in ("wed 12:00", "tue 12:00"):
        refused = ask(folder, now, *words)
        assert_refused(refused, f"today: {words[0]}: ")
        assert says in refused.err


def test_the_calendar_says_what_to_do_if_tired(folder: Path) -> None:
    assert call("export", "plan.json", "--ics", "week.ics", folder=folder).code == 0
    text = (folder / "week.ics").read_bytes().decode().replace("\r\n ", "")
    events = {part.split("SUMMARY")[1].split("\r\n")[0]: part for part in text.split("BEGIN:VEVENT")[1:]}
    for title, event in events.items():
        assert ("If tired" in event) is any(word in title for word in ("intervals", "long", "full body")), title


PROGRAMME = WEEK.replace("start = 2026-11-30", "start = 2026-11-30\nweeks = 3")


@pytest.mark.parametrize(
    ("day", "start"),
    [
        ("2026-11-20", "2026-11-30"),
        ("2026-11-30", "2026-11-30"),
        ("2026-12-08", "2026-12-07"),
        ("2027-01-09", "2026-12-14"),
    ],
)
def test_the_week_of_a_day_is_its_own_or_the_nearest(tmp_path: Path, day: str, start: str) -> None:
    store_week(tmp_path, PROGRAMME.replace('mon-fri = ["06:00-08:00", "17:00-20:00"]', _weekdays()))
    found = find_day(load_plan(tmp_path / "plan.json"), datetime.fromisoformat(f"{day}T12:00+01:00"))
    assert found.week.start == date.fromisoformat(start)
    assert not found.week.weeks


def test_a_programme_shows_the_day_of_its_week_and_pain_bears_on_the_next_one(tmp_path: Path) -> None:
    text = PROGRAMME.replace('mon-fri = ["06:00-08:00", "17:00-20:00"]', _weekdays()).replace(
        'at = "sat 08:00"', 'at = "sun 08:00"'
    )
    store_week(tmp_path, text.replace('sat = ["08:00-11:00"]', 'sun = ["08:00-11:00"]'))
    assert told(tmp_path, "2026-12-09 12:00")["sessions"][0]["id"] == "days/2026-12-07/intervals/1"
    assert told(tmp_path, "2026-12-13 20:00")["next"] == "days/2026-12-14/easy/1"
    assert "The next one: freshlegs plan SCENARIO -o FILE" in ask(tmp_path, "2026-12-30 12:00").out
    done = call("replan", "plan.json", "--now", "2026-12-06 07:00", "--hurt", "knee", folder=tmp_path)
    assert done.code == 0, done.err
    there = {one["id"]: one for one in json.loads((tmp_path / "plan.json").read_text())["sessions"]}
    assert "days/2026-11-30/long/1" not in there
    assert "days/2026-12-07/full/1" not in there  # Its Monday is the day after.
    assert "days/2026-12-07/intervals/1" not in there  # Its Wednesday is in the week after.
    assert {"days/2026-12-14/intervals/1", "days/2026-12-14/full/1"} <= there.keys()
    gentle, usual = there["days/2026-12-07/full/2"]["content"], there["days/2026-12-14/full/2"]["content"]
    said = "Since your knee hurt, what works it: 90 % of the last weight, 70 % of the sets x reps"
    said = f"{said}, no jumps, throws or swings (our own choice)."
    assert said in gentle["notes"]
    assert said not in usual["notes"]
    minds = "Train hard again only if your knee has not hurt since, and if it does, say so again (our own choice)."
    for name in ("2026-12-07/full/2", "2026-12-14/intervals/1", "2026-12-14/full/1"):
        assert minds in there[f"days/{name}"]["content"]["notes"]
    assert "notes" not in there["days/2026-12-14/easy/1"]["content"]
    assert [sum(one["slot"] == "power" for one in lift["exercises"]) for lift in (gentle, usual)] == [0, 1]
    assert call("check", "week.toml", "plan.json", folder=tmp_path).code == 0
