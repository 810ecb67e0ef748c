"""The recipes for who joins: what a page says to write is written into a copy of the package, and works there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib import import_module
from inspect import getsource
from json import loads
from pathlib import Path

import pytest

from freshlegs.rules.timetable import Neighbours, Timetable
from freshlegs.rules.verify import verify_week
from freshlegs.solver.lift_model import LiftModel
from freshlegs.solver.pair import PairModel
from freshlegs.solver.week import WeekModel
from freshlegs.training.library import load_shipped
from freshlegs.training.lifting_problem import FilledLifts
from support.command_line import call
from support.paths import ROOT, SCENARIOS
from support.worlds import week

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NAMED = re.compile(r"`(src/freshlegs/[\w/]+\.py)`")

pytestmark = pytest.mark.slow


class Recipe:
    """A page whose code is written into a copy of the package.

    A block of Python is the file that is named last before it; a diff adds lines to the file that is named last before
    it; a console block has commands, each with lines that its output holds.
    """

    def __init__(self, page: str, folder: Path) -> None:
        self.text = (ROOT / "docs" / page).read_text("utf-8")
        self.folder = folder
        self.touched: list[str] = []
        shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "scenarios").symlink_to(SCENARIOS)

    def follow(self) -> dict[str, str]:
        """Do what the page says, from its top to its end; return what each command printed."""
        printed: dict[str, str] = {}
        for block in BLOCK.finditer(self.text):
            match block[1]:
                case "python" | "diff":
                    (*_, name) = NAMED.findall(self.text[: block.start()])
                    self.touched.append(name)
                    self._write(name, block[2], new=block[1] == "python")
                case "console":
                    printed |= self._run(block[2])
        return printed

    def _write(self, name: str, text: str, *, new: bool) -> None:
        path = self.folder / name
        assert path.exists() is not new, name
        if new:
            path.write_text(text, "utf-8")
            return
        held: list[str] = []
        added: list[str] = []
        for line in text.splitlines(keepends=True):
            (added if line.startswith("+") else held).append(line[1:])
        before, old = "".join(held), path.read_text("utf-8")
        assert old.count(before) == 1, before
        path.write_text(old.replace(before, before + "".join(added)), "utf-8")

    def _run(self, block: str) -> dict[str, str]:
        printed = {}
        for part in filter(None, block.split("$ ")):
            command, *expected = part.splitlines()
            printed[command] = self.run(command)
            for line in expected:
                assert line in printed[command], f"{command} does not print {line!r}:\n{printed[command]}"
        return printed

    def run(self, command: str) -> str:
        """Return what a command of the copy prints; a week that breaks a hard rule is an answer too."""
        done = self.call(command)
        assert done.returncode in ((0, 3) if " check " in command else (0,)), done.stderr
        return done.stdout

    def call(self, command: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the copy."""
        program, *arguments = shlex.split(command)
        assert program == "freshlegs"
        return self._python("-m", "freshlegs", *arguments)

    def python(self, source: str) -> str:
        """Return what a script prints to which the copy is the package."""
        done = self._python("-c", source)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder / "src"), "COLUMNS": "100"},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> tuple[Recipe, dict[str, str]]:
    """Return the recipe for rules, followed, and what it printed."""
    recipe = Recipe("adding-a-rule.md", tmp_path_factory.mktemp("rules"))
    return recipe, recipe.follow()


def test_a_rule_is_one_file(rules: tuple[Recipe, dict[str, str]]) -> None:
    recipe, _ = rules
    assert recipe.touched == [
        "src/freshlegs/rules/week/easy_after_long.py",
        "src/freshlegs/rules/lifts/nothing_overhead.py",
    ]
    schema = recipe.run("freshlegs schema")
    assert '"easy_after_long"' in schema
    assert '"nothing_overhead"' in schema


def test_the_rule_on_the_week_costs_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its source runs as it stands, and its checker says what the page says."""
    example = BLOCK.findall((ROOT / "docs/adding-a-rule.md").read_text("utf-8"))[0][1]
    (tmp_path / "easy_after_long.py").write_text(example, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    rule = import_module("easy_after_long").EasyAfterLong()
    assert verify_week(*week("sat 07:00 long; sun 07:00 easy", rule)).penalty == 15
    assert verify_week(*week("sat 07:00 long; mon 07:00 easy", rule)).penalty == 0


SPEAKERS: tuple[dict[str, tuple[type, ...]], ...] = (
    {"week": (WeekModel, LiftModel), "pair": (PairModel,)},
    {"plan": (Timetable,), "pair": (Neighbours,), "lifts": (FilledLifts,)},
)
"""Who speaks the words of the page's tables: in the second column to the solver, in the third over what is finished."""


def test_the_words_that_the_page_teaches_are_there() -> None:
    rows = re.findall(r"^\| (?!word|---).+\|$", (ROOT / "docs/adding-a-rule.md").read_text("utf-8"), re.MULTILINE)
    assert len(rows) == 12
    for row in rows:
        for cell, speakers in zip(row.split("|")[2:4], SPEAKERS, strict=True):
            for speaker, word in re.findall(r"\b(week|plan|pair|lifts)\.(\w+)", cell):
                assert any(_has(kind, word) for kind in speakers[speaker]), f"{speaker}.{word}"


def _has(speaker: type, word: str) -> bool:
    return hasattr(speaker, word) or f"self.{word} =" in getsource(speaker) or word in speaker.__annotations__


def test_the_rule_on_lifts_changes_the_exercises(rules: tuple[Recipe, dict[str, str]], tmp_path: Path) -> None:
    """Without the new rule the same week presses overhead."""
    recipe, _ = rules
    assert call("plan", SCENARIOS / "four-and-four.toml", "-o", "plan.json", folder=tmp_path).code == 0
    overhead = {exercise.id for exercise in load_shipped() if exercise.pattern == "v_push"}
    assert exercises(tmp_path / "plan.json") & overhead
    assert not exercises(recipe.folder / "plan.json") & overhead


def exercises(plan: Path) -> set[str]:
    """Return the ids of all exercises of a stored plan."""
    sessions = loads(plan.read_text("utf-8"))["sessions"]
    return {entry["exercise"] for session in sessions for entry in session["content"].get("exercises", ())}


def test_a_question_is_three_files_and_a_command_one(tmp_path: Path) -> None:
    """The command is in the help and the reference without being named anywhere; a bad plan is refused as ever."""
    recipe = Recipe("adding-a-question.md", tmp_path)
    recipe.follow()
    assert recipe.touched == [
        "src/freshlegs/planning/training_hours.py",
        "src/freshlegs/report/hours_text.py",
        "src/freshlegs/cli/hours_command.py",
    ]
    (tmp_path / "bad.json").write_text("{}", "utf-8")
    refused = recipe.call("freshlegs hours bad.json")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("bad.json: ")
    shutil.copytree(ROOT / "docs/_ext", tmp_path / "docs/_ext")
    asked = recipe.python("import sys; sys.path.insert(0, 'docs/_ext'); import commands; print(commands.commands())")
    assert "## hours\n\nSay how long a stored plan trains" in asked


def test_an_export_target_is_two_files(tmp_path: Path) -> None:
    """It is refused and combined like the others, without a line about it elsewhere."""
    recipe = Recipe("adding-a-target.md", tmp_path)
    recipe.follow()
    assert recipe.touched == ["src/freshlegs/report/wiki_table.py", "src/freshlegs/cli/export_targets.py"]
    assert (tmp_path / "week.md").read_text("utf-8").startswith("| day | from | to | session |\n")
    assert (tmp_path / "week.ics").exists()
    for command in ("freshlegs export plan.json", "freshlegs export plan.json --wiki w.md --ics w.ics --diff"):
        refused = recipe.call(command)
        assert refused.returncode == 2
        assert "--wiki" in refused.stderr
    assert not (tmp_path / "w.md").exists()
