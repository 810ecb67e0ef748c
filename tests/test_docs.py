"""What README and docs show is what the program does."""

from __future__ import annotations

import importlib
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import call
from everything import program
from freshlegs.evidence import SOURCES
from freshlegs.loading import load_draft
from freshlegs.rules import all_rules
from freshlegs.scenario import load_scenario, resolve
from freshlegs.verify import verify_week
from real_readers.desk import Desk, run
from real_readers.phone import Phone
from real_readers.radicale import new_calendar
from worlds import week

ROOT = Path(__file__).parent.parent
COMMAND = Path(sys.executable).with_name("freshlegs")


def blocks(page: str, language: str) -> list[str]:
    """Return the fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", (ROOT / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)


def printed(*arguments: str) -> str:
    """Return what the installed command prints."""
    done = subprocess.run([COMMAND, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout


def test_the_readme_shows_a_week_as_its_command_plans_it() -> None:
    """Several weeks cost the same, and which of them is found may change with the solver; the price may not."""
    shown, found = blocks("README.md", "text")[0], printed("plan", "scenarios/article-week.toml")
    for line in (
        "Base-building week",
        "Mon 30 Nov to Sun 6 Dec 2026, America/Chicago, repeats every 7 days",
        "Penalty 110",
    ):
        assert line in shown.splitlines()
        assert line in found.splitlines()
    assert shown.splitlines()[-1] == found.splitlines()[-1] == "Proven best: no week costs less."


def test_the_readme_shows_the_impossible_week_as_it_is_printed() -> None:
    shown = next(block for block in blocks("README.md", "text") if block.startswith("$"))
    assert shown == "$ freshlegs plan scenarios/too-much.toml\n" + printed("plan", "scenarios/too-much.toml")


def test_the_scenario_page_shows_a_file_that_resolves() -> None:
    example, history = blocks("docs/scenario-files.md", "toml")
    problem = resolve(load_scenario(example, "my-week.toml"), today=None)
    assert len(problem.sessions) == 7
    assert load_scenario(example.replace("repeats = true", "") + history, "my-week.toml").history is not None


@pytest.mark.parametrize("line", [line for block in blocks("docs/questions.md", "sh") for line in block.splitlines()])
def test_each_question_of_the_docs_is_answered(line: str, tmp_path: Path) -> None:
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    command, *arguments = shlex.split(line)
    assert command == "freshlegs"
    done = call(*arguments, folder=tmp_path)
    assert done.code == (3 if "--show-fix" in arguments else 0), done.err
    assert done.out or "-o" in arguments


def test_the_week_of_the_docs_is_replanned(tmp_path: Path) -> None:
    """Its commands build on each other."""
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    (block,) = blocks("docs/replanning.md", "sh")
    for line in block.splitlines():
        _, *arguments = shlex.split(line)
        done = call(*arguments, folder=tmp_path)
        assert done.code == 0, done.err
    assert "Replanned at Fri 4 Dec 05:00" in done.out
    assert (tmp_path / "week.ics").exists()


def test_the_plan_of_the_docs_comes_to_the_phone(tmp_path: Path) -> None:
    """Its commands build on each other; the last one says what would change, if it were done the day before."""
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    (block,) = blocks("docs/phone.md", "sh")
    for line in block.splitlines():
        _, *arguments = shlex.split(line)
        done = call(*arguments, *(["--now", "2026-11-29"] if "--diff" in arguments else []), folder=tmp_path)
        assert done.code == 0, done.err
    assert done.out == "training: 9 as before.\n"
    assert {"week.ics", "training.ics", "training"} <= {path.name for path in tmp_path.iterdir()}


def test_the_plan_of_the_docs_comes_onto_a_server(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With freshlegs, and with vdirsyncer as the page sets it up; nine events each."""
    server, folder = desk.server(), desk.folder
    monkeypatch.setenv("FRESHLEGS_CALDAV_PASSWORD", server.password)
    assert call("plan", ROOT / "scenarios" / "article-week.toml", "-o", "plan.json", folder=folder).code == 0
    (block,) = blocks("docs/phone.md", "console")
    for line, said in zip(block.splitlines(), ("9 events, all new", "9 events"), strict=True):
        _, *arguments = shlex.split(line.replace("https://cloud.example.org/", server.url))
        done = call(*arguments, folder=folder)
        assert done.code == 0, done.err
        assert said in done.out + done.err
    (settings,) = blocks("docs/phone.md", "ini")
    phone = Phone(new_calendar(desk))
    settings = settings.replace("https://cloud.example.org/anna/training/", str(phone.calendar.url))
    fetched = 'password.fetch = ["command", "secret-tool", "lookup", "calendar", "anna"]'
    assert fetched in settings
    (folder / "config").write_text(
        settings.replace(fetched, f'password = "{server.password}"').replace("~", str(folder))
    )
    assert call("export", "plan.json", "--vdir", "training", folder=folder).code == 0
    for command in ("discover", "sync"):
        run(program("vdirsyncer"), "-c", folder / "config", command)
    assert len(phone.entries()) == 9


def test_the_docs_name_the_programs_that_are_tested() -> None:
    page = (ROOT / "docs" / "phone.md").read_text("utf-8")
    pinned = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text().splitlines()[1:])
    icaljs = json.loads((ROOT / "tests/real_readers/icaljs/package.json").read_text())["dependencies"]["ical.js"]
    assert f"| ical.js | {icaljs} |" in page
    assert f"| khal | {pinned['khal']} |" in page
    assert f"| Radicale | {pinned['Radicale']} |" in page
    assert f"caldav {pinned['caldav']} and by vdirsyncer {pinned['vdirsyncer']}" in page


def test_the_rule_that_the_docs_add_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its source runs as it stands, and it says what the page says."""
    (example,) = blocks("docs/adding-a-rule.md", "python")
    (tmp_path / "easy_after_long.py").write_text(example, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    rule = importlib.import_module("easy_after_long").EasyAfterLong()
    assert verify_week(*week("sat 07:00 long; sun 07:00 easy", rule)).penalty == 15
    assert verify_week(*week("sat 07:00 long; mon 07:00 easy", rule)).penalty == 0


def test_every_rule_is_cited_claimed_and_described() -> None:
    for name, cls in all_rules().items():
        assert cls.sources, name
        assert set(cls.sources) <= set(SOURCES), name
        assert cls.claim.endswith("."), name
        assert cls.by_default().describe(), name
        assert (cls.__doc__ or "").startswith("Breach: "), name


def test_every_shipped_scenario_says_what_it_expects() -> None:
    for path in (ROOT / "scenarios").glob("*.toml"):
        assert load_draft(path).scenario.expect is not None, path
