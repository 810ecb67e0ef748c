"""What is written of a club: the coach's page, table and data agree, and no athlete reads of another."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections import defaultdict
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from freshlegs.planfile import PlannedRecord
from support.browser import chromium, faults, shown
from support.command_line import call
from support.pages import Element, read
from support.paths import CLUBS

pytestmark = pytest.mark.slow

EIGHT = CLUBS / "eight"
NAMES = {
    "ada": "Ada", "bea": "Bea", "cem": "Cem", "dan": "Dan", "eva": "Eva", "finn": "Finn", "guel": "Gül", "hugo": "Hugo"
}  # fmt: skip
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def plan(folder: Path, code: int = 0) -> str:
    """Plan the club of a folder, and return what is said on standard error."""
    done = call("club", "plan", "club/club.toml", "-o", "out", "--today", "2026-11-25", folder=folder)
    assert done.code == code, done.err
    return done.err


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the club of eight, planned."""
    folder = tmp_path_factory.mktemp("club")
    shutil.copytree(EIGHT, folder / "club")
    said = plan(folder)
    assert said == "out: index.html for the coach, club.csv, club.json; and a folder for each of 8 athletes\n"
    return folder


@pytest.fixture
def again(planned: Path, tmp_path: Path) -> Path:
    """Return a copy of it, to go on with."""
    shutil.copytree(planned, tmp_path, dirs_exist_ok=True)
    return tmp_path


def rows(out: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO((out / "club.csv").read_text("utf-8"))))


def page_of(out: Path) -> Element:
    return read((out / "index.html").read_text("utf-8"))


def lines_below(page: Element, heading: str) -> list[str]:
    """Return the list in the section of a heading; nothing where there is no such section."""
    found = [one for one in page.all("section") if heading in [head.text for head in one.all("h2")]]
    return [line.text for section in found for line in section.all("li")]


def test_everything_that_a_coach_and_an_athlete_get_is_there(planned: Path) -> None:
    out = planned / "out"
    assert sorted(path.name for path in out.iterdir()) == sorted(["index.html", "club.csv", "club.json", *NAMES])
    for name in NAMES:
        files = sorted(path.name for path in (out / name).iterdir())
        assert files == ["card.txt", "plan.json", "week.html", "week.ics", "week.ics.state.json"]
        record = PlannedRecord.model_validate(json.loads((out / name / "plan.json").read_text("utf-8")))
        assert (out / name / "card.txt").read_text("utf-8").count("\n\n") == len(record.sessions) - 1
        assert (out / name / "week.ics").read_bytes().count(b"\r\nDTSTART;TZID=") >= len(record.sessions)
        assert call("check", f"club/athletes/{name}.toml", f"out/{name}/plan.json", folder=planned).code == 0


def test_no_athlete_reads_of_another(planned: Path) -> None:
    """Neither a name nor an id, nor the coach or the club, in whatever is theirs."""
    for name in NAMES:
        others = "|".join(word for one, called in NAMES.items() if one != name for word in (one, called))
        for path in (planned / "out" / name).iterdir():
            found = re.findall(rf"(?i)\b(?:{others}|vera|club of eight|saturday run)\b", path.read_text("utf-8"))
            assert not found, (path, found)


def test_the_table_and_the_page_say_when_each_trains(planned: Path) -> None:
    """Both are what plan.json has, told by the local time."""
    page, told = page_of(planned / "out"), defaultdict(list)
    (table,) = page.all("table", "weeks")
    days = [
        date.fromisoformat(f"2026-{month}-{day}")
        for month, day in (("11", "30"), *(("12", f"0{n}") for n in range(1, 7)))
    ]
    for row in table.one("tbody").all("tr"):
        for day, cell in zip(days, row.all("td"), strict=True):
            for chip in cell.all("div", "chip"):
                told[row.one("th").text].append((day.isoformat(), chip.one("span", "at").text))
    listed = defaultdict(list)
    for one in rows(planned / "out"):
        listed[one["name"]].append((one["date"], f"{one['start']}\N{EN DASH}{one['end']}"))
    assert told == listed
    for name, called in NAMES.items():
        record = PlannedRecord.model_validate(json.loads((planned / "out" / name / "plan.json").read_text("utf-8")))
        local = [(record.local(one.start), record.local(one.end)) for one in record.sessions]
        assert sorted(listed[called]) == sorted(
            (f"{start:%Y-%m-%d}", f"{start:%H:%M}\N{EN DASH}{end:%H:%M}") for start, end in local
        )


def minutes(clock: str) -> int:
    return 60 * int(clock[:2]) + int(clock[3:5])


def test_the_heat_maps_count_who_is_there(planned: Path) -> None:
    """Counted from the table by the minute; what is closed is empty, and what is full is marked."""
    page = page_of(planned / "out")
    tables = page.all("table", "heat")
    assert len(tables) == 2
    for name, table in zip(("rack", "coach Vera"), tables, strict=True):
        hours = [int(cell.text[:2]) for cell in table.one("thead").all("th")]
        there: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
        for one in rows(planned / "out"):
            if name in one["uses"].split("; "):
                for minute in range(minutes(one["start"]), minutes(one["end"])):
                    there[one["date"], minute].add(one["athlete"])
        assert there
        for row in table.one("tbody").all("tr"):
            day = f"2026-{'11-30' if 'Nov' in row.one('th').text else '12-0' + row.one('th').text.split()[1]}"
            for hour, cell in zip(hours, row.all("td"), strict=True):
                used = max(len(there[day, minute]) for minute in range(60 * hour, 60 * hour + 60))
                if "shut" in cell.classes:
                    assert used == 0
                else:
                    assert cell.text == f"{used} of 2"
                    assert ("full" in cell.classes) == (used == 2)
                    assert used <= 2


def test_points_are_those_of_the_plans(planned: Path) -> None:
    club = json.loads((planned / "out/club.json").read_text("utf-8"))
    (table,) = page_of(planned / "out").all("table", "loads")
    for one, row in zip(club["athletes"], table.one("tbody").all("tr"), strict=True):
        points = int(row.all("td")[2].text.split()[0])
        own = json.loads((planned / "out" / one["id"] / "plan.json").read_text("utf-8"))["penalty"]
        assert (points, own) == (one["points"] + one["without"], one["points"])
        more = row.all("td")[3].text
        assert (0 if more == "=" else int(more)) == points - one["alone"]


def test_conflicts_are_those_of_the_weeks_alone(planned: Path) -> None:
    """Somebody who would be there alone is named, and together they are more than there are places."""
    club = json.loads((planned / "out/club.json").read_text("utf-8"))
    assert club["conflicts"]
    assert all(len(one["athletes"]) >= one["short"] + 2 for one in club["conflicts"])
    assert len(lines_below(page_of(planned / "out"), "Conflicts solved")) == len(club["conflicts"])


def test_the_first_page_compares_with_nothing_and_the_next_says_what_has_changed(again: Path) -> None:
    assert "Since the last time" not in page_of(again / "out").text
    plan(again)
    assert "Everybody trains on the same days and at the same times." in page_of(again / "out").text
    dan = again / "club/athletes/dan.toml"
    dan.write_text(dan.read_text("utf-8").replace('sat = ["08:00-12:30"]', 'sun = ["08:00-12:30"]'), "utf-8")
    (again / "club/athletes/bea.toml").unlink()
    ina = again / "club/athletes/ina.toml"
    ina.write_text((EIGHT / "athletes/ada.toml").read_text("utf-8").replace("Ada", "Ina"), "utf-8")
    before = (again / "out/dan/week.ics").read_text("utf-8")
    plan(again)
    changes = lines_below(page_of(again / "out"), "Since the last time")
    assert "Ina is new." in changes
    assert "Bea has no week any more." in changes
    (moved,) = (line for line in changes if line.startswith("Dan: "))
    assert re.search(r"Long run on [A-Z][a-z]{2} \d\d:\d\d, not Sat 09:00", moved)
    assert before.count("SEQUENCE:0") > (again / "out/dan/week.ics").read_text("utf-8").count("SEQUENCE:0")


def test_who_keeps_the_weeks_of_another_folder_is_told_what_is_otherwise_than_there(again: Path) -> None:
    dan = again / "club/athletes/dan.toml"
    dan.write_text(dan.read_text("utf-8").replace('sat = ["08:00-12:30"]', 'sun = ["08:00-12:30"]'), "utf-8")
    done = call("club", "plan", "club/club.toml", "--keep", "out", "-o", "next", folder=again)
    assert done.code == 0, done.err
    changes = lines_below(page_of(again / "next"), "Since the last time")
    assert [line for line in changes if line.startswith("Dan: ")]


def test_a_club_of_another_week_is_compared_by_weekday(again: Path) -> None:
    club = again / "club/club.toml"
    club.write_text(club.read_text("utf-8").replace("2026-11-30", "2026-12-07"), "utf-8")
    plan(again)
    changes = lines_below(page_of(again / "out"), "Since the last time")
    assert not [line for line in changes if "is new" in line or "gone" in line]


@pytest.mark.parametrize("there", ["", "{", '{"format": 1}', '{"format": 2}'])
def test_a_club_file_that_cant_be_read_is_written_over(again: Path, there: str) -> None:
    whole = (again / "out/club.json").read_bytes()
    (again / "out/club.json").write_text(there)
    plan(again)
    assert (again / "out/club.json").read_bytes() == whole
    assert "Since the last time" not in page_of(again / "out").text


TWIN = """\
timezone = "Europe/Berlin"
week.start = 2026-11-30
availability.tue = ["17:00-18:00"]
[[sessions]]
kind = "full"
minutes = 60
"""
ONE_RACK = """\
athletes = [{ file = "ada.toml" }, { file = "bea.toml" }]
[[resources]]
name = "rack"
capacity = 1
hours = ["tue 16:00-21:00"]
"""


def test_what_is_lacking_is_a_page_too(again: Path) -> None:
    """The plans of the athletes stay as they were."""
    before = (again / "out/ada/plan.json").read_bytes()
    (again / "club/club.toml").write_text(ONE_RACK)
    for name in ("ada", "bea"):
        (again / "club" / f"{name}.toml").write_text(TWIN)
    said = plan(again, code=3)
    assert said == "out: index.html for the coach, club.csv, club.json; there are no weeks for athletes to write\n"
    page = page_of(again / "out")
    assert not page.all("table")
    assert not page.all("ul", "facts")
    alone = json.loads((again / "out/club.json").read_text("utf-8"))["alone"]
    helps = lines_below(page, "Each of these alone makes it possible")
    assert f"1 more place at rack (then {alone} points in all)" in helps
    assert lines_below(page, "At the least this is lacking") == [
        "Tue 1 Dec 17:00 to 18:00: 1 place too few at rack for ada and bea"
    ]
    assert "There is not enough for all." in page.text
    assert (again / "out/ada/plan.json").read_bytes() == before


def test_what_a_spreadsheet_would_run_is_text(again: Path) -> None:
    ada = again / "club/athletes/ada.toml"
    ada.write_text(ada.read_text("utf-8").replace('"Ada"', "'=1+1<script>'"), "utf-8")
    plan(again)
    assert {one["name"] for one in rows(again / "out") if one["athlete"] == "ada"} == {"'=1+1<script>"}
    assert "<script" not in (again / "out/index.html").read_text("utf-8")


def test_where_each_trains_is_told_where_the_scenario_says_so(tmp_path: Path) -> None:
    """The couple's lifts are at the gym."""
    assert call("club", "plan", CLUBS / "couple/club.toml", "-o", "out", folder=tmp_path).code == 0
    assert {(one["kind"], one["place"]) for one in rows(tmp_path / "out") if one["kind"] in ("full", "long")} == {
        ("full", "gym"), ("long", "")
    }  # fmt: skip
    lifts = [one.text for one in page_of(tmp_path / "out").all("div", "chip") if "full" in one.classes]
    assert len(lifts) == 4
    assert all(lift.endswith(" gym") for lift in lifts)


@pytest.mark.browser
def test_the_page_is_read_on_a_phone_and_on_a_desk_by_day_and_by_night(planned: Path) -> None:
    with chromium() as browser:
        for width in (390, 1280):
            for scheme in ("light", "dark"):
                with shown(browser, planned / "out/index.html", width, color_scheme=scheme) as there:
                    assert there.said == []
                    assert there.asked == [(planned / "out/index.html").as_uri()]
                    assert there.page.evaluate("document.documentElement.scrollWidth") == width
                    assert faults(there.page) == []
