"""What README and docs show is what the program does."""

from __future__ import annotations

import importlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest

from freshlegs.scenario.club.read_club import load_club
from freshlegs.scenario.resolve import resolve
from freshlegs.scenario.schema.load import load_scenario
from support.batches import write_athletes
from support.command_line import WEEK, call
from support.everything import program
from support.gym_exports import HEVY, hevy_row
from support.opened import opened
from support.paths import CLUBS, ROOT, SCENARIOS, SHIPPED_WEEKS
from support.real_readers.desk import Desk, run
from support.real_readers.phone import Phone
from support.real_readers.radicale import new_calendar
from support.tasks import load_draft

pytestmark = pytest.mark.slow

CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//somebody//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20261101T000000Z
DTSTART:20261130T140000Z
DTEND:20261130T150000Z
END:VEVENT
END:VCALENDAR
"""
RECIPES = {
    "adding-a-rule": ("rules/week/easy_after_long.py", "rules/lifts/nothing_overhead.py"),
    "adding-a-target": ("report/wiki_table.py",),
    "adding-a-question": ("planning/training_hours.py", "report/hours_text.py", "cli/hours_command.py"),
}
"""The files that a recipe writes."""
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
        "Penalty 120 (10 of these points come with what you ask)",
        "Proven best: no week costs less.",
    ):
        assert line in shown.splitlines()
        assert line in found.splitlines()


def test_the_readme_shows_the_impossible_week_as_it_is_printed() -> None:
    shown = next(block for block in blocks("README.md", "text") if block.startswith("$"))
    assert shown == "$ freshlegs plan scenarios/too-much.toml\n" + printed("plan", "scenarios/too-much.toml")


def test_the_scenario_page_shows_a_file_that_resolves() -> None:
    example, history = blocks("docs/scenario-files.md", "toml")
    problem = resolve(load_scenario(example, "my-week.toml"), today=None)
    assert len(problem.sessions) == 7
    assert load_scenario(example.replace("repeats = true", "") + history, "my-week.toml").history is not None


@pytest.mark.parametrize(("page", "place"), [("flexible-minutes", 0), ("rhythms", 1)])
def test_a_life_that_is_shown_is_planned(tmp_path: Path, page: str, place: int) -> None:
    (tmp_path / "week.toml").write_text(blocks(f"docs/{page}.md", "toml")[place], "utf-8")
    assert call("plan", "week.toml", folder=tmp_path).code == 0


@pytest.mark.parametrize("line", [line for block in blocks("docs/questions.md", "sh") for line in block.splitlines()])
def test_each_question_of_the_docs_is_answered(line: str, tmp_path: Path) -> None:
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    command, *arguments = shlex.split(line)
    assert command == "freshlegs"
    if "plan.json" in arguments and "-o" not in arguments:
        assert call("plan", "scenarios/article-week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    done = call(*arguments, folder=tmp_path)
    assert done.code == (3 if "--show-fix" in arguments else 0), done.err
    assert done.out or "-o" in arguments


def test_the_bad_day_of_the_docs_is_taken(tmp_path: Path) -> None:
    """What `today` shows is written by the replan that stands under it."""
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    assert call("plan", "scenarios/article-week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    lines = [line for block in blocks("docs/today.md", "sh") for line in block.splitlines()]
    shown = [call(*shlex.split(line)[1:], "--now", "fri 05:00", folder=tmp_path) for line in lines]
    assert [done.code for done in shown] == [0, 0, 0]
    assert "To take it: freshlegs replan plan.json --now 'fri 05:00' --feel poor" in " ".join(shown[1].out.split())


def test_the_programmes_of_the_docs_are_planned_and_shown(tmp_path: Path) -> None:
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    (block,) = blocks("docs/programmes.md", "sh")
    for line in block.splitlines():
        _, *arguments = shlex.split(line)
        done = call(*arguments, folder=tmp_path)
        assert done.code == 0, done.err
    table, _, _, lifting = blocks("docs/programmes.md", "toml")
    scenario = (ROOT / "scenarios" / "article-week.toml").read_text("utf-8").partition("[expect]")[0]
    written = scenario.replace("[week]\nstart = 2026-11-30\n", table) + lifting
    (tmp_path / "weeks.toml").write_text(written, "utf-8")
    assert call("plan", "weeks.toml", folder=tmp_path).code == 0


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
    icaljs = json.loads((ROOT / "tests/support/real_readers/icaljs/package.json").read_text())["dependencies"][
        "ical.js"
    ]
    assert f"| ical.js | {icaljs} |" in page
    assert f"| khal | {pinned['khal']} |" in page
    assert f"| Radicale | {pinned['Radicale']} |" in page
    assert f"caldav {pinned['caldav']} and by vdirsyncer {pinned['vdirsyncer']}" in page


def test_the_gym_log_of_the_docs_comes_into_the_log(tmp_path: Path) -> None:
    """Its first command stops at the names that its second maps."""
    shutil.copy(SCENARIOS / "two-lifts.toml", tmp_path / "my-week.toml")
    assert call("plan", "my-week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    (tmp_path / "hevy.csv").write_text(blocks("docs/gym-logs.md", "text")[0], "utf-8")
    (lines,) = blocks("docs/gym-logs.md", "sh")
    codes = [call(*shlex.split(line)[1:], folder=tmp_path).code for line in lines.splitlines()]
    assert codes == [1, 0, 0]
    kept = (tmp_path / "log.csv").read_text().splitlines()[1:]
    assert kept == ["2026-12-01,seated_calf_raise,2,12,40 kg", "2026-12-01,hip_thrust,1,8,60 kg"]
    (names,) = blocks("docs/gym-logs.md", "toml")
    assert tomllib.loads(names) == {"names": tomllib.loads((tmp_path / "my-week.toml").read_text())["names"]}


def test_the_activities_of_the_docs_are_shown_written_and_replanned(tmp_path: Path) -> None:
    shutil.copy(SCENARIOS / "two-lifts.toml", tmp_path / "my-week.toml")
    assert call("plan", "my-week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    listed, shown = blocks("docs/activities.md", "text")
    (tmp_path / "activities.csv").write_text(listed, "utf-8")
    (lines,) = blocks("docs/activities.md", "sh")
    with patch.dict(os.environ, {"FRESHLEGS_NOW": "2026-12-03T21:00+01:00"}):
        done = [call(*shlex.split(line)[1:], folder=tmp_path) for line in lines.splitlines()]
    assert [one.code for one in done] == [0, 0, 0]
    assert [line.rstrip() for line in done[0].out.splitlines()] == shown.splitlines()
    assert (tmp_path / "log.csv").read_text().splitlines()[1:] == ["2026-11-30,tempo,1,45 min 8.02 km,-"]
    record = json.loads((tmp_path / "plan.json").read_text())
    assert [one["kind"] for one in record["told"]] == ["done", "missed", "did"]


def test_the_pages_of_the_docs_are_written(tmp_path: Path) -> None:
    """Its commands build on each other."""
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    (block,) = blocks("docs/see-the-week.md", "sh")
    for line in block.splitlines():
        _, *arguments = shlex.split(line)
        assert call(*arguments, folder=tmp_path).code == 0, line
    written = {path.name for path in tmp_path.iterdir()}
    assert {"week.html", "week.svg", "week.png", "compare.html"} <= written


def test_the_readme_shows_the_week_as_it_is_drawn(tmp_path: Path) -> None:
    assert "](docs/week.svg)" in (ROOT / "README.md").read_text("utf-8")
    assert call("plan", SCENARIOS / "article-week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    assert call("export", "plan.json", "--svg", "week.svg", folder=tmp_path).code == 0
    assert (tmp_path / "week.svg").read_bytes() == (ROOT / "docs" / "week.svg").read_bytes()


def test_the_readme_says_why_a_lift_can_not_stand_there() -> None:
    shown = next(block for block in blocks("README.md", "text") if block.startswith("$ freshlegs why"))
    line, _, answer = shown.partition("\n")
    assert answer == printed(*shlex.split(line)[2:])


MOMENTS = {"replan": "2026-12-02T12:00", "log": "2026-12-06T19:00"}
"""When somebody comes to a command for the first time; before, it is 25 November."""


def runs(lines: list[str], folder: Path) -> None:
    """Run commands of a page one after the other in a folder with the shipped scenarios."""
    (folder / "scenarios").symlink_to(ROOT / "scenarios")
    now = "2026-11-25T12:00"
    for line in lines:
        command, *arguments = shlex.split(line, comments=True)
        assert command == "freshlegs", line
        now = max(now, MOMENTS.get(arguments[0], now))
        with patch.dict(os.environ, {"FRESHLEGS_NOW": now}):
            if arguments[0] == "open":
                # It runs until it is told to end.
                with opened(folder / arguments[1]) as server:
                    assert server.wait()["week"]
                continue
            done = call(*arguments, stdin="", folder=folder)
        # A week that breaks a hard rule is an answer too.
        assert done.code in ((0, 3) if arguments[0] == "check" else (0,)), f"{line}\n{done.err}"


def test_the_commands_of_the_readme_build_on_each_other(tmp_path: Path) -> None:
    (listed,) = (block for block in blocks("README.md", "text") if block.startswith("freshlegs init"))
    (tmp_path / "work.ics").write_text(CALENDAR, "utf-8")
    (tmp_path / "hevy.csv").write_text(HEVY + hevy_row(), "utf-8")
    runs([re.split(r"  +", line)[0] for line in listed.splitlines()], tmp_path)
    assert (tmp_path / "my-week.ics").exists()


@pytest.mark.parametrize("page", ["index", "tutorial", "shift-work", "two-lifts"])
def test_the_commands_of_a_page_build_on_each_other(page: str, tmp_path: Path) -> None:
    lines = [line for block in blocks(f"docs/{page}.md", "sh") for line in block.splitlines()]
    assert lines
    runs(lines, tmp_path)


def test_a_coachs_commands_work(tmp_path: Path) -> None:
    write_athletes(tmp_path / "athletes", 3)
    (tmp_path / "athletes/ada.toml").write_text(WEEK, "utf-8")
    runs([line for block in blocks("docs/coach.md", "sh") for line in block.splitlines()], tmp_path)
    assert (tmp_path / "plans/ada.ics").exists()
    assert (tmp_path / "club/index.html").exists()
    assert [tomllib.loads(block) for block in blocks("docs/coach.md", "toml")] == [
        tomllib.loads((CLUBS / "eight/club.toml").read_text("utf-8"))
    ]
    assert call("club", "plan", CLUBS / "eight/club.toml", folder=tmp_path).out.count("10 points more") == 3


def test_the_page_on_scale_hands_the_work_to_an_executor_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its words for Ray, which a stand-in takes that has threads; and its command."""
    write_athletes(tmp_path / "athletes", 3)
    (example,) = blocks("docs/scale.md", "python")
    with ThreadPoolExecutor(2) as threads:

        class Reference:
            def __init__(self, *call: Any) -> None:
                self.future = lambda: threads.submit(*call)

        remote = SimpleNamespace(
            init=lambda: None,
            cluster_resources=lambda: {"CPU": 2.0},
            remote=lambda call: SimpleNamespace(remote=lambda *args: Reference(call, *args)),
        )
        monkeypatch.setitem(sys.modules, "ray", remote)
        monkeypatch.chdir(tmp_path)
        exec(compile(example, "docs/scale.md", "exec"), {})
    assert [line.split()[:2] for line in capsys.readouterr().out.splitlines()] == [
        ["a000", "planned"], ["a001", "planned"], ["a002", "planned"],
    ]  # fmt: skip
    (command,) = blocks("docs/scale.md", "sh")
    runs(command.splitlines(), tmp_path)


@pytest.mark.parametrize(
    ("page", "sessions"),
    [("shift-work", 4), ("after-injury", 5), ("places", 4), ("other-activities", 9), ("together", 5)],
)
def test_a_page_shows_a_scenario_that_can_be_planned(page: str, sessions: int, tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(blocks(f"docs/{page}.md", "toml")[0], "utf-8")
    done = call("plan", "week.toml", "--json", folder=tmp_path)
    assert done.code == 0, done.err
    assert len(done.json["sessions"]) == sessions


def test_a_roster_is_told_as_the_page_shows(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(f"{WEEK}\n{blocks('docs/shift-work.md', 'toml')[1]}", "utf-8")
    (tmp_path / "roster.ics").write_text(CALENDAR, "utf-8")
    assert call("plan", "week.toml", folder=tmp_path).code in (0, 3)


def test_the_examples_in_python_run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other, as somebody pastes them."""
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for example in blocks("docs/reference/python.md", "python"):
        exec(compile(example, "docs/reference/python.md", "exec"), names)
    said = capsys.readouterr().out
    assert said.startswith("120 [")
    assert "Replanned at Wed 2 Dec 12:00" in said


@pytest.mark.parametrize(
    "page", [path.relative_to(ROOT) for path in (ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))]
)
def test_the_files_that_a_page_names_are_there(page: Path) -> None:
    """Rooms and files of the package, of the tests and of the repository; a recipe names those that it writes."""
    text = (ROOT / page).read_text("utf-8")
    named = re.findall(r"`((?:[a-z_]+/)+)`", text) + re.findall(
        r"(?<![\w/.])((?:[a-z_]+/)+[a-z_]+\.(?:py|csv))\b", text
    )
    below = (ROOT, ROOT / "docs", ROOT / "src/freshlegs")
    missing = {name for name in named if not any((folder / name).exists() for folder in below)}
    written = {"src/freshlegs/" + name for name in RECIPES.get(page.stem, ())}
    assert missing == written


def test_a_new_page_stands_among_the_first_pages_links(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without a list to be edited; a page that is listed already stands there once."""
    monkeypatch.syspath_prepend(ROOT / "docs/_ext")
    generated = importlib.import_module("generated")
    for name in ("index", "tutorial", "phone"):
        (tmp_path / f"{name}.md").write_text("# A page\n", "utf-8")
    listed = generated.with_pages("tutorial\n<!-- other pages -->\n", tmp_path)
    assert listed == "tutorial\nphone\n"
    recipes = generated.with_pages("tutorial\n<!-- pages: p* -->\n<!-- other pages -->\n", tmp_path)
    assert recipes == "tutorial\nphone\n\n"
    assert generated.with_pages("phone\n<!-- pages: p* -->\n", tmp_path) == "phone\n\n"


def test_every_shipped_scenario_says_what_it_expects() -> None:
    for path in SHIPPED_WEEKS:
        assert load_draft(path).scenario.expect is not None, path
    for path in CLUBS.glob("*/club.toml"):
        assert load_club(path).table.expect is not None, path
