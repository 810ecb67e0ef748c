"""The tools for agents: the same answers as the commands, no file but those that are named, and nothing written."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from freshlegs.api.agent_tools import AgentTools
from freshlegs.api.results import TrainingPlan
from freshlegs.api.scenario import Scenario
from freshlegs.io.errors import FreshlegsError, InputError
from freshlegs.io.files import check_readable, limit_reading, read_text
from support.command_line import WEEK, call

pytestmark = pytest.mark.slow

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
BUSY = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//somebody//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20261101T000000Z
DTSTART:20261202T160000Z
DTEND:20261202T180000Z
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a scenario and its plan."""
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    return tmp_path


def offer(*files: Path) -> AgentTools:
    """Return tools that may read these files."""
    return AgentTools(lambda: NOW, files)


def test_a_plan_is_that_of_the_command(folder: Path) -> None:
    answer = offer(folder / "week.toml").plan("week.toml", data=True)
    stored = json.loads((folder / "plan.json").read_text())
    assert answer["status"] == "planned"
    assert answer["data"] is not None
    assert {**stored, "scenario_file": ""} == {**answer["data"], "scenario_file": ""}
    assert answer["text"].startswith(TrainingPlan.load(folder / "plan.json").to_text(width=100))
    assert offer().plan(WEEK)["data"] is None


def test_an_impossible_week_is_an_answer_with_what_would_help() -> None:
    answer = offer().plan(WEEK + "\n[rules]\nrest_days = { at_least = 5 }\n")
    assert answer["status"] == "impossible"
    assert "Each of these makes it possible:" in answer["text"]


def test_what_is_proposed_is_checked(folder: Path) -> None:
    tools = offer(folder / "plan.json")
    broken = tools.check(WEEK, "mon 07:00 full; tue 07:00 full")
    assert broken["status"] == "broken"
    assert "all_placed" in broken["text"]
    as_text = WEEK.replace('title = "Two', 'id = "week"\ntitle = "Two')
    stored = json.loads((folder / "plan.json").read_text())
    for week in ("plan.json", stored, json.dumps(stored)):
        assert tools.check(as_text, week)["status"] == "allowed"


def test_questions_about_a_week() -> None:
    tools = offer()
    why = tools.why(WEEK, "long-1", at="mon 06:00")
    assert "Long run" in why["text"]
    what_if = tools.what_if(WEEK, ["no Tuesday: availability.tue=[]"], data=True)
    assert what_if["data"] is not None
    assert [one["name"] for one in what_if["data"]["variants"]] == ["no Tuesday"]
    assert "What would save most" in tools.advise(WEEK)["text"]
    assert "run_lift_gap" in tools.rules()["text"]
    rule = tools.rules("run_lift_gap", data=True)
    assert rule["data"] is not None
    guide = tools.explain_scenarios(schema=True)
    assert "[[sessions]]" in guide["text"]
    assert guide["data"] is not None
    assert guide["data"]["title"] == "freshlegs scenario"


def test_a_week_goes_on_from_answer_to_answer(folder: Path) -> None:
    tools = offer(folder / "week.toml")
    plan = tools.plan("week.toml", data=True)["data"]
    assert plan is not None
    first = tools.replan("week.toml", plan, now="tue 12:00", ill=["wed"])
    assert first["status"] == "planned"
    assert first["data"] is not None
    again = tools.replan("week.toml", first["data"], now="thu 05:00", missed=["full-1"], feel=None, hurt=[])
    assert again["data"] is not None
    assert {one["kind"] for one in again["data"]["told"]} == {"ill", "missed"}
    command = call("replan", "plan.json", "--now", "tue 12:00", "--ill", "wed", "--json", "--dry-run", folder=folder)
    assert command.json["sessions"] == first["data"]["sessions"]
    assert tools.today(plan, now="tue 07:00")["status"] == "answered"
    bad = tools.today(plan, "week.toml", now="wed 12:00", feel="poor", data=True)
    assert bad["data"] is not None
    assert bad["data"]["said"] == {"feel": "poor"}
    with pytest.raises(InputError, match="scenario: missing"):
        tools.today(plan, now="wed 12:00", hurt=["knee"])


@pytest.mark.parametrize(
    ("more", "file"),
    [
        ('[[busy]]\nfile = "{}"\n', "work.ics"),
        ('[history]\nplan = "{}"\n', "old.json"),
        ('[lifting]\nlibrary = "{}"\n', "own.csv"),
    ],
)
def test_a_scenario_reads_no_file_that_is_not_named(tmp_path: Path, more: str, file: str) -> None:
    """Whether it is there or not is not told either."""
    for there in (tmp_path / file, tmp_path / "none"):
        if there.name == file:
            there.write_text(BUSY, "utf-8")
        with pytest.raises(InputError, match="is not among the files that may be read here; they are: none"):
            offer().plan(WEEK + more.format(there))
    with pytest.raises(InputError, match="is not among the files that may be read here"):
        offer().plan(WEEK + more.format(tmp_path))  # A folder lists nothing.


def test_a_calendar_that_is_named_is_read(tmp_path: Path) -> None:
    (tmp_path / "work.ics").write_text(BUSY, "utf-8")
    text = WEEK + f'[[busy]]\nfile = "{tmp_path / "work.ics"}"\n'
    answer = offer(tmp_path / "work.ics").plan(text, data=True)
    assert answer["data"] is not None
    assert answer["data"]["busy"]


@pytest.mark.parametrize("name", ["/etc/passwd", "../week.toml", "-", "other.toml", "", "week"])
def test_nothing_else_is_read_as_a_scenario_or_a_plan(folder: Path, name: str) -> None:
    tools = offer(folder / "week.toml")
    with pytest.raises(InputError, match=r"name a file that may be read: week\.toml"):
        tools.plan(name)
    with pytest.raises(InputError):
        tools.replan("week.toml", name)
    with pytest.raises(InputError):
        tools.check("week.toml", name)


def test_errors_name_place_and_what_is_allowed() -> None:
    with pytest.raises(InputError, match=r"scenario.toml: sessions\[2\].minutes: found 4500"):
        offer().plan(WEEK.replace("minutes = 45", "minutes = 4500"))
    with pytest.raises(InputError, match="today"):
        offer().plan(WEEK, today="someday")
    with pytest.raises(InputError, match="changes: nothing to compare with"):
        offer().what_if(WEEK)
    with pytest.raises(FreshlegsError, match="did you mean run_lift_gap"):
        offer().rules("run_lift_gp")


def test_nothing_is_written(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    tools = offer(*before)
    tools.plan("week.toml")
    tools.replan("week.toml", "plan.json", now="wed 12:00", hurt=["knee"])
    tools.today("plan.json", "week.toml", now="wed 12:00", feel="poor")
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_week_without_a_start_follows_the_clock() -> None:
    open_start = WEEK.replace("start = 2026-11-30", "")
    assert "Mon 7 Dec" in offer().plan(open_start)["text"]
    assert "Mon 4 Jan" in offer().plan(open_start, today="2027-01-01")["text"]


def test_reading_is_limited_only_inside(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("1", "utf-8")
    other.write_text("2", "utf-8")
    (tmp_path / "link").symlink_to(other)
    with limit_reading([one]):
        assert read_text(one) == read_text(tmp_path / "." / "one") == "1"
        for path in (other, tmp_path / "link", tmp_path, "-"):
            with pytest.raises(InputError, match="is not among the files"):
                check_readable(path)
        with pytest.raises(InputError, match="is not among the files"):
            read_text(other)
    assert read_text(other) == "2"


def test_the_tools_say_what_the_python_api_says() -> None:
    answer = Scenario.from_text(WEEK, "scenario.toml").plan()
    assert offer().plan(WEEK)["text"].startswith(answer.to_text(width=100))
