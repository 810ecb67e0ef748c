"""What does not come every week: every second run, named weeks in a rotation, fortnights, and cycles in a chain."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from support.command_line import call
from support.paths import LIVES

pytestmark = pytest.mark.slow

MONDAY = date(2026, 11, 30)
BASE = """\
timezone = "Europe/London"
[week]
start = 2026-11-30
{week}
[availability]
weekdays = ["05:45-07:30", "17:30-20:30"]
sat-sun = ["07:00-12:00"]
{windows}
[[sessions]]
kind = "full"
count = 2
minutes = 55
[[sessions]]
kind = "easy"
minutes = 40
{more}
"""
LONG = '[[sessions]]\nkind = "long"\nminutes = 90\n'
TEMPO = '[[sessions]]\nkind = "tempo"\nminutes = 50\n'
INTERVALS = '[[sessions]]\nkind = "intervals"\nminutes = 50\n'


def plan(folder: Path, *, week: str = "weeks = 6", windows: str = "", more: str = "") -> dict[str, Any]:
    """Return the plan of a file, after it has been checked by another command."""
    (folder / "week.toml").write_text(BASE.format(week=week, windows=windows, more=more), "utf-8")
    done = call("plan", "week.toml", "-o", "plan.json", folder=folder)
    assert done.code == 0, done.err
    data: dict[str, Any] = json.loads((folder / "plan.json").read_text("utf-8"))
    checked = call("check", "week.toml", "plan.json", folder=folder)
    assert checked.code == 0, checked.out
    if data["penalty"] or len(data.get("weeks", ())) > 1:
        assert f"Penalty {data['penalty']}." in checked.out
    return data


def kinds(data: dict[str, Any], days: int = 7) -> dict[int, set[str]]:
    """Return the kinds of sessions that each week has, by its number."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for one in data["sessions"]:
        found[(datetime.fromisoformat(one["start"]).date() - MONDAY).days // days + 1].add(one["kind"])
    return found


def test_hard_runs_take_turns_week_by_week(tmp_path: Path) -> None:
    weeks = kinds(plan(tmp_path, more=LONG + INTERVALS + "every = 2\n" + TEMPO + "every = 2\nfrom = 2\n"))
    assert [number for number, there in weeks.items() if "intervals" in there] == [1, 3, 5]
    assert [number for number, there in weeks.items() if "tempo" in there] == [2, 4, 6]
    assert all("long" in there for there in weeks.values())


def test_every_third_week_begins_where_it_says(tmp_path: Path) -> None:
    weeks = kinds(plan(tmp_path, more=INTERVALS + "every = 3\nfrom = 2\n"))
    assert [number for number, there in weeks.items() if "intervals" in there] == [2, 5]


def test_a_week_that_runs_more_every_other_time_is_as_long_each_time(tmp_path: Path) -> None:
    """The running of a week goes on from that of weeks like it: the light ones between cut nothing."""
    data = plan(tmp_path, more=LONG + "every = 2\n" + INTERVALS)
    long = [one["minutes"] for one in data["sessions"] if one["kind"] == "long"]
    assert long == [90, 90, 90]


EVENINGS = '[[sessions]]\nkind = "upper"\nminutes = 45\nprefer = { time = "17:00-21:00" }\n'
CHILDREN = '[availability.weeks.children]\nweekdays = ["12:15-13:15"]\nsat = []\nsun = []\n'


@pytest.mark.parametrize("rotation", [["free", "children"], ["children", "free"], ["free", "free", "children"]])
def test_weeks_with_the_children_have_their_own_windows(tmp_path: Path, rotation: list[str]) -> None:
    data = plan(
        tmp_path,
        week=f"weeks = 6\nrotation = {json.dumps(rotation)}",
        windows=CHILDREN,
        more=LONG + 'weeks = ["free"]\n',
    )
    called = [rotation[number % len(rotation)] for number in range(6)]
    for number, there in kinds(data).items():
        assert ("long" in there) == (called[number - 1] == "free")
    for one in data["sessions"]:
        start = datetime.fromisoformat(one["start"])
        name = called[(start.date() - MONDAY).days // 7]
        assert (start.hour == 12) == (name == "children")
    assert [f'A week "{name}".' in week["says"] for name, week in zip(called, data["weeks"], strict=True)] == [True] * 6


def test_shifts_of_named_weeks_are_work_in_these_alone(tmp_path: Path) -> None:
    shift = '[[shifts]]\ndays = ["mon", "tue", "wed", "thu", "fri"]\ntime = "14:00-22:00"\nweeks = ["late"]\n'
    data = plan(tmp_path, week='weeks = 4\nrotation = ["early", "late"]', more=TEMPO + EVENINGS + shift)
    late = [one for one in data["sessions"] if (datetime.fromisoformat(one["start"]).date() - MONDAY).days // 7 % 2]
    assert late
    assert all(datetime.fromisoformat(one["start"]).hour < 14 for one in late)
    other = [one for one in data["sessions"] if one not in late]
    assert any(datetime.fromisoformat(one["start"]).hour >= 14 for one in other)


def test_a_rotation_with_one_week_is_planned_as_its_first(tmp_path: Path) -> None:
    data = plan(tmp_path, week='rotation = ["children", "free"]', windows=CHILDREN)
    assert {datetime.fromisoformat(one["start"]).hour for one in data["sessions"]} == {12}


def test_a_fortnight_is_told_by_weekday_and_by_number(tmp_path: Path) -> None:
    more = LONG + 'only = { days = ["sat"] }\n' + TEMPO + 'only = { days = ["day9"] }\n'
    data = plan(tmp_path, week="days = 14", windows="day6 = []", more=more)
    days = {one["kind"]: (datetime.fromisoformat(one["start"]).date() - MONDAY).days for one in data["sessions"]}
    # The first Saturday is taken, so that only the second is left.
    assert (days["long"], days["tempo"]) == (12, 8)
    assert data["repeats"]


def test_rules_of_a_fortnight_are_worded_by_its_days(tmp_path: Path) -> None:
    """In the plan, of what breaks one, and of what a move would cost."""
    easy = '[[sessions]]\nkind = "easy"\nminutes = 30\ncount = 9\n'
    data = plan(tmp_path, week="days = 14", more=easy + LONG)
    asked = {one["rule"]: one["says"] for one in data["rules"]}
    says = "at least 4 days without training in 14 days"
    assert (asked["second_rest_day"], asked["rest_days"]) == (says, "at least 2 days without training in 14 days")
    assert says in call("check", "week.toml", "plan.json", folder=tmp_path).out
    lift = next(one for one in data["sessions"] if one["kind"] == "full")
    moved = f"easy-1={lift['start'][:10]} {'05:45' if 'T1' in lift['start'] else '20:00'}"
    told = call("move", "plan.json", moved, "--json", folder=tmp_path).json
    assert {one["rule"]: one["says"] for one in told["rules"]}["second_rest_day"] == says


def test_nine_days_on_a_working_week_are_a_chain(tmp_path: Path) -> None:
    """Each cycle begins on another weekday, and has the windows of its own days."""
    told = (LIVES / "nine-days.toml").read_text("utf-8")
    (tmp_path / "nine.toml").write_text(told.replace("days = 9", "days = 9\nweeks = 5"), "utf-8")
    done = call("plan", "nine.toml", "-o", "plan.json", folder=tmp_path)
    assert done.code == 0, done.err
    data = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    assert [week["start"] for week in data["weeks"]] == [
        "2026-11-30",
        "2026-12-09",
        "2026-12-18",
        "2026-12-27",
        "2027-01-05",
    ]
    for one in data["sessions"]:
        start = datetime.fromisoformat(one["start"])
        hours = (7,) if start.weekday() > 4 else (5, 6, 17, 18)
        assert start.hour in range(7, 12) if hours == (7,) else start.hour in hours
    assert all({"intervals", "tempo", "long"} <= there for number, there in kinds(data, 9).items() if number != 3)
    assert not any(one["rule"] == "stay_put" for one in data["breaches"])
    assert call("check", "nine.toml", "plan.json", folder=tmp_path).code == 0


def test_one_cycle_of_nine_days_by_weekday_is_planned(tmp_path: Path) -> None:
    done = call("plan", str(LIVES / "nine-days.toml"), "--json")
    assert done.code == 0
    assert not done.json["repeats"]
    assert len(done.json["sessions"]) == 9


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"more": TEMPO + "every = 0\n"}, "sessions[3].every: found 0; allowed: a whole number from 1 to 26"),
        ({"more": TEMPO + "every = 2\nfrom = 9\n"}, "sessions[3].from: comes in none of 6 weeks"),
        ({"more": TEMPO + "from = 2\n"}, "sessions[3].from: found 2 without every; write every = 2 too"),
        ({"week": "weeks = 6\nrotation = []"}, 'week.rotation: found an empty list; allowed: names of weeks'),
        ({"week": 'weeks = 6\nrotation = ["A", "?"]'}, 'week.rotation[2]: found "?"'),
        ({"more": TEMPO + 'weeks = ["A"]\n'}, 'sessions[3].weeks[1]: found "A"; write rotation = ["A", "B"]'),
        (
            {"week": 'weeks = 6\nrotation = ["A", "B"]', "more": TEMPO + 'weeks = ["C"]\n'},
            'sessions[3].weeks[1]: found "C"; the rotation has A, B',
        ),
        (
            {"week": 'weeks = 6\nrotation = ["A", "B"]', "windows": '[availability.weeks.C]\nmon = ["07-09"]\n'},
            "availability.weeks.C: found a week of that name; the rotation has A, B",
        ),
        (
            {"week": 'weeks = 1\nrotation = ["A", "B"]', "more": TEMPO + 'weeks = ["B"]\n'},
            "sessions[3].weeks: does not come in the one week that is planned",
        ),
        ({"week": "days = 9", "windows": 'day2 = ["07:00-09:00"]'}, "unknown day"),
        ({"week": "days = 14", "more": TEMPO + 'only = { days = ["day15"] }\n'}, "sessions[3].only.days"),
    ],
)  # fmt: skip
def test_a_rhythm_that_makes_no_sense_is_refused(tmp_path: Path, parts: dict[str, str], says: str) -> None:
    (tmp_path / "week.toml").write_text(
        BASE.format(**{"week": "weeks = 6", "windows": "", "more": "", **parts}), "utf-8"
    )
    done = call("plan", "week.toml", folder=tmp_path)
    assert done.code == 1
    assert says in done.err
