"""Activities beside running and lifting: what they are called, what they ask of the body, and what is said wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.command_line import WEEK, call

PILATES = """
[[sessions]]
kind = "other"
title = "Pilates"
minutes = 50
legs = "none"
upper = "light"
effort = "rest"
"""


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('kind = "other"', ('found kind = "other" without title and legs and upper and effort', 'effort = "rest"')),
        ('kind = "other"\ntitle = "Judo"\nlegs = "none"\nupper = "none"', ("without effort",)),
        ('kind = "other"\nlegs = "none"\nupper = "none"\neffort = "easy"', ("without a title", 'title = "Pilates"')),
        ('kind = "tempo"\neffort = "easy"', ('found effort = "easy" of tempo', "only an activity has it: bike")),
        ('kind = "upper"\ntitle = "Arms"', ('found title = "Arms" of upper',)),
        ('kind = "bike"\nlegs = "very"', ("legs", "none", "light", "heavy")),
        ('kind = "yoga"\nlegs = "heavy"', ('found legs = "heavy" with effort = "rest"', "what is heavy is no rest")),
        ('kind = "hike"\neffort = "rest"', ("what is heavy is no rest",)),
        ('kind = "cycling"', ("did you mean bike?",)),
        ('kind = "bike"\ntitle = ""', ("title",)),
    ],
)
@pytest.mark.parametrize("where", ["sessions", "history.sessions"])
def test_wrong_words_are_named_with_what_is_allowed(
    table: str, told: tuple[str, ...], where: str, tmp_path: Path
) -> None:
    at = '\nat = "2026-11-28 10:00"' if where == "history.sessions" else ""
    (tmp_path / "week.toml").write_text(f"{WEEK}\n[[{where}]]\n{table}{at}\n", "utf-8")
    done = call("plan", "week.toml", folder=tmp_path)
    assert done.code == 1
    assert f"week.toml: {where}" in done.err
    said = " ".join(done.err.split())
    for part in told:
        assert part in said
    assert "Traceback" not in done.err


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("activities")
    ride = '[[sessions]]\nkind = "bike"\ntitle = "Club ride"\nlegs = "heavy"\neffort = "hard"\nat = "wed 18:00"\n'
    (folder / "week.toml").write_text(f"{WEEK}{PILATES}\n{ride}", "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=folder).code == 0
    return folder


def stored(folder: Path, name: str = "plan.json") -> dict[str, Any]:
    return {
        one["id"].partition("/")[2].partition("/")[2]: one
        for one in call("show", name, "--json", folder=folder).json["sessions"]
    }


def test_its_own_name_and_load_stand_in_the_plan(planned: Path) -> None:
    sessions = stored(planned)
    assert sessions["other/1"]["title"] == "Pilates"
    assert sessions["bike/1"]["load"] == {"legs": "heavy", "upper": "none", "effort": "hard"}
    assert "load" not in sessions["long/1"]
    assert "title" not in sessions["long/1"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("show", "plan.json"), ("Pilates", "* Club ride", "a hard session or the long run")),
        (("show", "plan.json", "--session", "pilates"), ("Pilates (other-1)", "count it as rest")),
        (("show", "plan.json", "--session", "Club ride"), ("count it as a hard run and a lift for the legs",)),
        (("explain", "plan.json"), ("Pilates (other-1)", "Club ride (bike-1)")),
        (("why", "week.toml", "club ride"), ("Club ride (bike-1) is on Wed",)),
        (("check", "week.toml", "plan.json"), ("keeps every hard rule",)),
    ],
)
def test_people_read_its_own_name(planned: Path, line: tuple[str, ...], told: tuple[str, ...]) -> None:
    said = " ".join(call(*line, folder=planned).out.split())
    for part in told:
        assert part in said
    assert "other 1" not in said


def test_the_calendar_has_its_name_and_is_busy(planned: Path) -> None:
    call("export", "plan.json", "--ics", "week.ics", folder=planned)
    text = (planned / "week.ics").read_text("utf-8").replace("\r\n ", "")
    assert "SUMMARY:Pilates 50 min" in text
    assert "SUMMARY:Club ride 60 min" in text
    assert "other 1" not in text
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a//EN", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20261101T000000Z"),
        *("DTSTART:20261130T120000Z", "DTEND:20261130T130000Z", "SUMMARY:Class 3b", "END:VEVENT", "END:VCALENDAR", ""),
    )
    (planned / "school.ics").write_text("\r\n".join(lines), "utf-8", newline="")
    assert "class" not in call("check", "week.toml", "school.ics", folder=planned).err
