"""What a command that looks at a plan loads: each room that it has no use for would be waited for, every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from freshlegs.rules.week import all_week_rules
from support.command_line import freshlegs
from support.paths import SCENARIOS

pytestmark = pytest.mark.slow

ARTICLE = SCENARIOS / "article-week.toml"
PLANNING = {"freshlegs.scenario", "freshlegs.solver", "tomllib", "freshlegs.training.library"}
CALENDARS = {"freshlegs.calendars.reading.calendar_files", "freshlegs.calendars.writing"}
PROGRAMME = {"freshlegs.planning.programme", "freshlegs.scenario.programme_weeks"}
ANSWERS = {"freshlegs.api.week_answers", "freshlegs.api.scenario", "freshlegs.report.catalogue"}
NOWHERE = {"importlib.metadata", "email", "subprocess", "platform", "hashlib", "jinja2", "tomlkit", "ortools", "numpy"}
NOT_FOR = {
    "show": NOWHERE | PLANNING | CALENDARS | PROGRAMME | ANSWERS | {"freshlegs.rules", "freshlegs.api.results"},
    "explain": NOWHERE | PLANNING | CALENDARS | PROGRAMME | ANSWERS | {"freshlegs.rules.base", "freshlegs.rules.week"},
    "check": NOWHERE | CALENDARS | PROGRAMME | {"freshlegs.rules.lifts.at_hand", "freshlegs.planning.fixes"},
}


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "plan.json"
    assert freshlegs("plan", ARTICLE, "-o", path).code == 0
    return path


def list_loaded(*line: object) -> set[str]:
    """Return the modules that a command has loaded when it ends; one that stands in for another is none."""
    program = (
        "import sys\nfrom freshlegs.cli import main\n"
        f"sys.argv = {['freshlegs', *map(str, line)]!r}\n"
        "code = main()\n"
        "loaded = [name for name, module in sys.modules.items() if type(module).__name__ != '_LoadedLate']\n"
        "print(code, *loaded, file=sys.stderr)\n"
    )
    code, *loaded = freshlegs(python=("-c", program)).err.split()
    assert code == "0"
    return set(loaded)


@pytest.mark.parametrize("command", NOT_FOR)
def test_what_looks_at_a_stored_plan_loads_no_room_that_it_does_not_need(command: str, stored: Path) -> None:
    loaded = list_loaded(command, *([ARTICLE] if command == "check" else []), stored)
    assert f"freshlegs.cli.{command}_command" in loaded
    assert loaded & NOT_FOR[command] == set()


def test_check_loads_each_rule_on_weeks_and_of_those_on_lifts_what_a_stored_lift_is_held_to(stored: Path) -> None:
    loaded = list_loaded("check", ARTICLE, stored)
    assert {f"freshlegs.rules.week.{name}" for name in all_week_rules()} <= loaded
    lifts = {name for name in loaded if name.startswith("freshlegs.rules.lifts.")}
    assert lifts == {"freshlegs.rules.lifts.session_minutes", "freshlegs.rules.lifts.legs_for_running"}


def test_a_plan_of_an_earlier_version_has_its_sources_from_the_rules(stored: Path, tmp_path: Path) -> None:
    """It tells none; those that it has today are the same, and what happened in a week cites nobody."""
    told = freshlegs("explain", stored)
    text = stored.read_text("utf-8")
    assert '"sources"' in text
    earlier = tmp_path / "earlier.json"
    earlier.write_text(_without_sources(text), "utf-8")
    assert freshlegs("explain", earlier) == told
    assert freshlegs("explain", earlier, "--json") == freshlegs("explain", stored, "--json")
    assert "freshlegs.rules.week" in list_loaded("explain", earlier)


def _without_sources(text: str) -> str:
    from json import dumps, loads

    record = loads(text)
    for rule in record["rules"]:
        del rule["sources"]
    return dumps(record)
