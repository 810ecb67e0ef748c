"""A season in the terminal: what is counted in each week, and a picture that is read without colour."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import format_record
from freshlegs.report.season import Season, SeasonRow, build_season
from freshlegs.report.season_text import render_season
from support.command_line import call
from support.paths import GOLDEN
from support.seasons import LONG, SHORT, Made, asked, build_programme


def row(season: Season, name: str) -> SeasonRow:
    """Return a row by its name."""
    (found,) = (one for one in season.rows if one.name == name)
    return found


def test_running_is_counted_without_the_race() -> None:
    assert row(build_season(SHORT), "Running").values == (110, 95, 30, 20)
    assert row(build_season(SHORT), "Hard running").values == (20, 10, 0, 0)


def test_lifting_is_counted_in_sets_and_jumps_are_none() -> None:
    jumps = asked("Box jump", None, sets=4, slot="power")
    core = asked("Plank", None, sets=2, slot="core", reps="30s")
    assert row(build_season(SHORT), "Lifting").values == (9, 2, 0, 3)
    assert row(build_season(build_programme(Made(lifts=((jumps, asked(), core),)))), "Lifting").values == (5,)


def test_a_main_lift_is_told_by_its_heaviest_weight_and_rests_where_it_is_not_asked_for() -> None:
    season = build_season(SHORT)
    assert row(season, "Squat").values == (85, 72.5, None, 77.5)
    assert row(season, "Bench press").values == (50, None, None, None)
    assert row(season, "Squat").says == "heaviest kg, 72.5 to 85"
    assert row(season, "Bench press").says == "heaviest kg, 50 throughout"


def test_each_week_that_is_none_of_the_usual_has_a_letter_with_its_meaning() -> None:
    season = build_season(SHORT)
    assert [week.mark for week in season.weeks] == ["", "D", "", "E"]
    assert dict(season.legend) == {
        "R": "race: week 3 (half marathon, Sun 20 Dec 09:00, 2 h)",
        "D": "deload: week 2",
        "E": "easy after a race: week 4",
    }


def test_a_race_of_no_known_distance_is_a_race_and_several_have_their_names() -> None:
    season = build_season(build_programme(Made(race=0.0), Made("deload", race=10.0)))
    assert dict(season.legend)["R"] == (
        "race: week 1 (race, Sun 6 Dec 09:00, 2 h) and week 2 (10 km, Sun 13 Dec 09:00, 2 h)"
    )
    assert season.weeks[1].mark == "D", "a race that is trained through takes no letter from its week"


def test_what_is_not_drawn_is_said() -> None:
    lifts = tuple(asked(f"Lift {n}", 50) for n in range(8))
    season = build_season(build_programme(Made(lifts=((*lifts, asked("Pull-up", None)),))))
    assert [one.name for one in season.rows if one.is_load] == [f"Lift {n}" for n in range(6)]
    assert season.notes == ("Not drawn: Lift 6 and Lift 7.", "No weight is known of Pull-up.")


@pytest.mark.parametrize("width", [20, 33, 40, 60, 80, 120])
def test_it_fits_whatever_is_asked_for(width: int) -> None:
    for record in (SHORT, LONG):
        lines = render_season(record, width=width).splitlines()
        assert max(map(len, lines)) <= width
        numbers = [word for line in lines for word in line.split() if word.isdigit()]
        assert width < 80 or {str(week.week) for week in record.weeks} <= set(numbers)


def test_half_a_year_stands_side_by_side_in_80_columns_and_in_parts_in_40() -> None:
    assert render_season(LONG, width=80).count("Hard running") == 1
    assert render_season(LONG, width=40).count("Hard running") == 2


def test_numbers_that_would_touch_each_other_are_told_by_fives() -> None:
    """The 14th week, with which the second part begins, would touch the 15th."""
    lines = [line.split() for line in render_season(LONG, width=40).splitlines()]
    assert ["1", "5", "10"] in lines
    assert ["15", "20", "25"] in lines
    lines = [line.split() for line in render_season(LONG, width=80).splitlines()]
    assert [str(number) for number in range(1, 27)] in lines


def test_colour_adds_nothing_that_is_not_there_without_it() -> None:
    plain = render_season(LONG, width=80)
    coloured = render_season(LONG, width=80, colour=True)
    assert "\x1b" not in plain
    parts = coloured.split("\x1b[")
    assert "".join([parts[0], *(part.partition("m")[2] for part in parts[1:])]) == plain


def test_a_higher_week_is_never_drawn_lower() -> None:
    """Read from the picture: the characters of each week, from the ground up."""
    lines = render_season(LONG, width=80).splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("Running"))
    plot = [line.ljust(80)[2:] for line in lines[first + 1 : first + 4]]
    heights = [sum(" ▁▂▃▄▅▆▇█".index(line[3 * week]) for line in plot) for week in range(26)]
    assert heights == sorted(heights)
    assert heights[0] < heights[-1] == 24


def test_names_that_are_long_or_wide_go_on_below() -> None:
    name = "A squat that goes by a very long name " * 4
    text = render_season(build_programme(Made(lifts=((asked(name), asked("週間" * 30)),))), width=40)
    wide = [sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) for line in text.splitlines()]
    assert max(wide) <= 40
    assert " ".join(text.split()).count("very long name") == 4


def test_weeks_of_a_plan_without_contents_still_have_their_minutes() -> None:
    season = build_season(build_programme(Made(easy=40), Made(easy=50)))
    assert [one.name for one in season.rows] == ["Running"]
    nothing = build_programme(Made(easy=0), Made("deload", easy=0))
    assert "does not say what is in its sessions" in render_season(nothing)


def store(folder: Path, record: PlannedRecord) -> str:
    """Write a plan and return its name."""
    (folder / "plan.json").write_text(format_record(record), "utf-8")
    return "plan.json"


def test_the_command_draws_it_and_tells_it_as_json(tmp_path: Path) -> None:
    plan = store(tmp_path, SHORT)
    assert call("show", plan, "--season", folder=tmp_path).out == render_season(SHORT, width=80)
    told = json.loads(call("show", plan, "--season", "--json", folder=tmp_path).out)
    assert told["format"] == 1
    assert told["weeks"][2] == {
        "week": 3, "start": "2026-12-14", "kind": "race", "races": ["half marathon, Sun 20 Dec 09:00, 2 h"]
    }  # fmt: skip
    assert {"name": "Squat", "unit": "heaviest kg", "values": [85, 72.5, None, 77.5]} in told["rows"]


def test_the_plan_of_one_week_has_no_season(tmp_path: Path) -> None:
    done = call("show", GOLDEN / "show/article-week.json", "--season", folder=tmp_path)
    assert done.code == 1
    assert done.out == ""
    assert "article-week.json: a season is drawn of a programme, and this is the plan of one week; plan several" in (
        done.err
    )
    assert "week" in call("show", store(tmp_path, build_programme(Made())), "--season", folder=tmp_path).out


@pytest.mark.parametrize("beside", [("--week", "1"), ("--session", "full-1"), ("--format", "lines")])
def test_it_is_about_all_weeks(beside: tuple[str, str], tmp_path: Path) -> None:
    done = call("show", store(tmp_path, SHORT), "--season", *beside, folder=tmp_path)
    assert done.code == 2
    assert "--season" in done.err
