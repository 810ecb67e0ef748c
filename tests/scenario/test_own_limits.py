"""Either-or, easy days, windows with a name, and daylight: in the file, in the plan, and what is said wrong of them."""

from __future__ import annotations

import builtins
import re
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from astral import Observer
from astral.sun import elevation

from freshlegs.api.scenario import Scenario
from freshlegs.model.clock import DAY
from freshlegs.scenario.resolve_light import _find_light
from support.command_line import WEEK, call
from support.paths import ROOT

CROSS = """
[[sessions]]
kind = "swim"
either = "cross"
{swim}
[[sessions]]
kind = "bike"
either = "cross"
{bike}
"""
LONDON = "[daylight]\nlatitude = 51.5\nlongitude = -0.1\n"


def planned(folder: Path, more: str, *, week: str = WEEK) -> dict[str, Any]:
    (folder / "week.toml").write_text(week + more, "utf-8")
    done = call("plan", "week.toml", "-o", "plan.json", "--json", folder=folder)
    assert done.code == 0, done.err + done.out
    found: dict[str, Any] = done.json
    return found


def kinds(plan: dict[str, Any]) -> list[str]:
    return [one["kind"] for one in plan["sessions"]]


def test_one_of_two_is_placed_and_the_other_is_not_left_out(tmp_path: Path) -> None:
    plan = planned(tmp_path, CROSS.format(swim="", bike=""))
    assert len({"swim", "bike"} & {*kinds(plan)}) == 1
    assert plan["left_out"] == []
    assert not any("optional" in breach["why"] for breach in plan["breaches"])


def test_the_one_that_has_no_room_gives_way(tmp_path: Path) -> None:
    plan = planned(tmp_path, CROSS.format(swim='only = { days = ["sat"] }\nminutes = 100', bike="minutes = 60"))
    assert "bike" in kinds(plan)
    assert "swim" not in kinds(plan)


def test_two_of_four_are_placed_in_any_mix(tmp_path: Path) -> None:
    plan = planned(tmp_path, CROSS.format(swim="count = 2\nminutes = 30", bike="count = 2\nminutes = 30"))
    assert sum(kind in ("swim", "bike") for kind in kinds(plan)) == 2


@pytest.mark.slow
def test_what_was_missed_of_them_is_not_asked_for_again(tmp_path: Path) -> None:
    plan = planned(tmp_path, CROSS.format(swim="", bike="only = { days = ['mon'] }"))
    (cross,) = [one for one in kinds(plan) if one in ("swim", "bike")]
    now = ("--now", "2026-12-05 20:00")
    done = call("replan", "week.toml", "plan.json", *now, "--missed", f"{cross}-1", "-o", "on.json", folder=tmp_path)
    assert done.code == 0, done.err + done.out


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (CROSS.format(swim="", bike="").replace('either = "cross"', "", 1), 'either: found "cross" of one table alone'),
        (CROSS.format(swim="count = 2", bike=""), "the same count in each of them"),
        ('[[windows]]\nname = "a"\ndays = ["mon"]\n', "found neither not_before nor not_after"),
        ('[[windows]]\nname = "a"\ndays = ["mon"]\nnot_before = "9:00"\nnot_after = "8:00"\n', "ends after it begins"),
        ('[[windows]]\nname = "a"\ndays = ["moon"]\nnot_after = "8:00"\n', "windows[1].days"),
        ('[[windows]]\nname = "a"\ndays = ["day1"]\nnot_after = "8:00"\n', "windows[1].days"),
        ('[[windows]]\ndays = ["mon"]\nnot_after = "8:00"\n', "windows[1].name: missing"),
        ("[daylight]\nlatitude = 90\nlongitude = 0\n", "daylight.latitude: found 90, where there is no dawn"),
        ("[daylight]\nlatitude = 91\nlongitude = 0\n", "daylight.latitude: found 91"),
        ("[daylight]\nlatitude = 51\n", "daylight.longitude: missing"),
        (LONDON + 'runs = ["full"]\n', "daylight.runs: found full"),
        (LONDON + 'runs = ["jog"]\n', "daylight.runs"),
        ("[rules]\neasy_days = { at_least = 15 }\n", "rules.easy_days.at_least"),
    ],
)
def test_wrong_words_are_named_with_what_is_allowed(more: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(f"{WEEK}\n{more}", "utf-8")
    done = call("plan", "week.toml", folder=tmp_path)
    assert done.code == 1
    assert "week.toml: " in done.err
    assert told in " ".join(done.err.split())
    assert "Traceback" not in done.err


def test_a_window_with_a_name_is_kept_and_named_where_it_is_not(tmp_path: Path) -> None:
    more = '[[windows]]\nname = "work nights"\ndays = ["wed"]\nnot_after = "18:15"\n'
    plan = planned(tmp_path, more)
    ends = [one["end"][11:16] for one in plan["sessions"] if one["start"].startswith("2026-12-02")]
    assert all(end <= "18:15" for end in ends)
    done = call(
        "check", "week.toml", "mon 6:00 full; wed 18:00 full; tue 6:00 intervals; sat 8:00 long", folder=tmp_path
    )
    assert "not after 18:15 (work nights)" in " ".join(done.out.split())


def test_runs_stand_between_dawn_and_dusk(tmp_path: Path) -> None:
    """Dawn breaks at about 07:10 in the first days of December in London; the almanac says so."""
    week = WEEK.replace("Europe/Berlin", "Europe/London").replace('"06:00-08:00"', '"06:00-08:30"')
    plan = planned(tmp_path, LONDON + 'runs = ["intervals"]\n', week=week)
    (start,) = [one["start"][11:16] for one in plan["sessions"] if one["kind"] == "intervals"]
    assert "07:00" < start <= "07:45"


def test_in_summer_far_north_it_is_light_all_night_and_far_south_never(tmp_path: Path) -> None:
    week = WEEK.replace("2026-11-30", "2026-06-15")
    plan = planned(tmp_path, "[daylight]\nlatitude = 69.6\nlongitude = 18.9\n", week=week)
    assert len(plan["sessions"]) == 4
    (tmp_path / "week.toml").write_text(f"{week}\n[daylight]\nlatitude = -80\nlongitude = 0\n", "utf-8")
    assert call("plan", "week.toml", folder=tmp_path).code == 1


def test_without_the_library_one_line_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = builtins.__import__

    def missing(name: str, *more: Any, **others: Any) -> Any:
        if name.startswith("astral"):
            raise ImportError(name)
        return usual(name, *more, **others)

    _find_light.cache_clear()
    monkeypatch.setattr(builtins, "__import__", missing)
    (tmp_path / "week.toml").write_text(f"{WEEK}\n{LONDON}", "utf-8")
    done = call("plan", "week.toml", folder=tmp_path)
    assert done.code == 1
    assert "daylight" in done.err
    assert "install" in done.err


def test_easy_days_make_way_for_no_hard_one(tmp_path: Path) -> None:
    planned(tmp_path, "[rules]\neasy_days = { at_least = 3 }\n")
    (tmp_path / "week.toml").write_text(f"{WEEK}\n[rules]\neasy_days = {{ at_least = 4 }}\n", "utf-8")
    answer = call("plan", "week.toml", "--json", folder=tmp_path).json
    assert "easy_days" in {rule["rule"] for rule in answer["clash"]}
    assert any("at least 3 easy days" in fix["change"] for fix in answer["fixes"])


def test_the_page_shows_a_week_with_all_of_it(tmp_path: Path) -> None:
    (block,) = re.findall(r"^```toml\n(.*?)^```$", (ROOT / "docs/your-own-limits.md").read_text("utf-8"), re.M | re.S)
    plan = planned(tmp_path, block, week="")
    assert len(plan["sessions"]) == 7
    shown = call("show", "plan.json", folder=tmp_path).out
    assert ("Swim" in shown) != ("Bike ride" in shown)


def test_light_is_told_to_five_minutes_and_never_too_long() -> None:
    """Asked of the sun itself, in the minutes where it begins and ends: for the week, and the night after it."""
    problem = Scenario.from_text(WEEK.replace("Europe/Berlin", "Europe/London") + LONDON).problem
    assert problem.daylight is not None
    light = problem.daylight.light
    assert [problem.clock.day(begin) for begin, _ in light] == [*range(problem.clock.days + 1)]
    there = Observer(51.5, -0.1, 0)

    def is_light(minute: int) -> bool:
        return elevation(there, problem.clock.moment(minute).astimezone(UTC), with_refraction=False) >= -6

    for begin, end in light:
        assert is_light(begin)
        assert not is_light(begin - 5)
        assert is_light(end)
        assert not is_light(end + 5)


def test_where_it_is_light_all_night_there_is_one_light_to_the_end() -> None:
    summer = WEEK.replace("2026-11-30", "2026-06-15")
    problem = Scenario.from_text(f"{summer}\n[daylight]\nlatitude = 69.6\nlongitude = 18.9\n").problem
    assert problem.daylight is not None
    assert problem.daylight.light == ((0, problem.clock.midnight(problem.clock.days) + DAY - 5),)


def test_a_window_that_says_one_end_is_open_at_the_other() -> None:
    window = '[[windows]]\nname = "work nights"\ndays = ["mon"]\n'
    windows = f'{window}not_before = "07:00"\n{window}not_after = "20:00"\n'
    first, second = Scenario.from_text(WEEK + windows).problem.windows
    assert (first.begin, first.end) == (7 * 60, DAY)
    assert (second.begin, second.end) == (0, 20 * 60)
