"""A new kind of session is one row: with it, and without another edit, every command and every target works.

The row is the one that docs/adding-a-kind.md shows. It is put into a copy of the sources, as a person would do it.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from support.command_line import WEEK, environment
from support.paths import ROOT

pytestmark = pytest.mark.slow

PAGE = (ROOT / "docs" / "adding-a-kind.md").read_text("utf-8")
LAST_ROW = "\n)  # fmt: skip"
"""The end of the rows."""

RUN_ALL = """\
import json, sys
from pathlib import Path
from support.command_line import call

lines, folder = json.load(sys.stdin), Path(sys.argv[1])
done = {line: call(*line_words, folder=folder) for line, line_words in lines}
print(json.dumps({line: [one.code, one.out, one.err] for line, one in done.items()}))
"""

SCENARIO = f"""{WEEK}
[[sessions]]
kind = "dance"
count = 2
minutes = 30
"""
PROGRAMME = SCENARIO.replace("start = 2026-11-30\n", "start = 2026-11-30\nweeks = 2\n")
HARD = f"{SCENARIO}\n[rules]\nrest_days = {{ at_least = 5 }}\n"
BY_HAND = "\r\n".join(
    (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//somebody//EN",
        "BEGIN:VEVENT", "UID:1", "DTSTAMP:20261101T000000Z", "DTSTART:20261130T060000Z", "DTEND:20261130T063000Z",
        "SUMMARY:Dance with friends", "END:VEVENT", "END:VCALENDAR", "",
    )
)  # fmt: skip

FILES = {"week.toml": SCENARIO, "programme.toml": PROGRAMME, "hard.toml": HARD, "by-hand.ics": BY_HAND}
"""What there is in the folder before the commands run."""

PLAN = "plan week.toml -o plan.json"
LINES = (
    PLAN,
    "plan week.toml --json",
    "plan programme.toml -o programme.json",
    "plan hard.toml",
    "plan hard.toml --best-effort",
    "check week.toml plan.json",
    "check week.toml by-hand.ics",
    "check week.toml 'mon 06:00 dance'",
    "show plan.json",
    "show plan.json --json",
    "show plan.json --format lines",
    "show plan.json --format csv",
    "show plan.json --session dance-1",
    "show programme.json",
    "show programme.json --week 2",
    "explain plan.json",
    "explain plan.json --json",
    "why week.toml dance-1",
    "whatif week.toml --set 'less: sessions.dance.count=1' --html compare.html --jobs 1",
    "whatif week.toml --set 'none: availability.mon=[]' --jobs 1",
    "alternatives week.toml -k 2",
    "advise week.toml --jobs 1",
    "today week.toml plan.json --now '2026-12-02 00:01' --feel poor --hurt knee",
    "replan week.toml plan.json --now '2026-12-02 12:00' --done dance-1 -o replanned.json",
    "show replanned.json",
    "export plan.json --ics week.ics --alarm dance=30m",
    "export plan.json --feed feed.ics --alarm activity=1h",
    "export plan.json --vdir folder",
    "export plan.json --html week.html",
    "export plan.json --svg week.svg",
    "export plan.json --png week.png",
    "export programme.json --html programme.html",
    "export programme.json --svg programme.svg",
    "export programme.json --ics programme.ics",
    "check week.toml week.ics",
    "log plan.json dance-1 --to log.csv",
    "schema",
    "init new.toml --runs '2 dance 30, easy 40' --lifts 1 --goal '1 week' --non-interactive",
    "init wrong.toml --runs 'chess' --non-interactive",
    "plan new.toml",
)  # fmt: skip
TOLD = {"hard": 3, "by-hand": 3, "mon 06:00": 3, "chess": 1, "log ": 1}
"""Exit codes of the commands that do not end with 0: impossible weeks, half a week, a kind that there is not."""


@dataclass(frozen=True, slots=True)
class Grown:
    """What the commands answered, by their lines, and the folder in which they worked."""

    done: dict[str, tuple[int, str, str]]
    folder: Path

    def out(self, line: str) -> str:
        """Return what a command printed."""
        return self.done[line][1]

    def text(self, name: str) -> str:
        """Return a file that a command wrote."""
        return (self.folder / name).read_text("utf-8")


def answers(tmp: Path, row: str, lines: list[str], files: dict[str, str]) -> dict[str, tuple[int, str, str]]:
    """Return what commands answer, in one process, with a row added to a copy of the sources."""
    sources, folder = tmp / "src", tmp / "work"
    shutil.copytree(ROOT / "src" / "freshlegs", sources / "freshlegs", ignore=shutil.ignore_patterns("__pycache__"))
    kinds = sources / "freshlegs" / "model" / "kinds.py"
    written = kinds.read_text("utf-8")
    assert written.count(LAST_ROW) == 1
    kinds.write_text(written.replace(LAST_ROW, f"\n{row.strip().rstrip(',')},{LAST_ROW}"), "utf-8")
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8", newline="")
    asked = [(line, shlex.split(line)) for line in lines]
    done = subprocess.run(
        [sys.executable, "-c", RUN_ALL, folder],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        env=environment({"PYTHONPATH": f"{sources}:{ROOT / 'tests'}"}),
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return {line: tuple(one) for line, one in json.loads(done.stdout).items()}


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Grown:
    (row,) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    tmp = tmp_path_factory.mktemp("kind")
    return Grown(answers(tmp, row, list(LINES), FILES), tmp / "work")


def sessions(plan: Any) -> list[dict[str, Any]]:
    return [one for one in plan["sessions"] if one["kind"] == "dance"]


@pytest.mark.parametrize("line", LINES)
def test_every_command_answers(grown: Grown, line: str) -> None:
    code, out, err = grown.done[line]
    expected = next((code for part, code in TOLD.items() if part in line and "--best-effort" not in line), 0)
    assert code == expected, err
    assert "Traceback" not in err
    assert out or err


def test_it_is_placed_and_counts_as_training(grown: Grown) -> None:
    plan = json.loads(grown.text("plan.json"))
    assert len(sessions(plan)) == 2
    assert all(one["minutes"] == 30 for one in sessions(plan))
    days = {one["start"][:10] for one in plan["sessions"]}
    assert f"{7 - len(days)} rest day" in grown.text("week.html")


def test_it_has_neither_the_parts_of_a_run_nor_the_exercises_of_a_lift(grown: Grown) -> None:
    assert all(one.get("content") is None for one in sessions(json.loads(grown.text("plan.json"))))
    card = grown.out("show plan.json --session dance-1")
    assert card.startswith("Dance 1 (dance-1)")
    assert "Warm-up" not in card
    assert "Turns, jumps and steps." in card


def test_people_read_its_title(grown: Grown) -> None:
    for line in ("show plan.json", "explain plan.json", "why week.toml dance-1", "alternatives week.toml -k 2"):
        assert "Dance 1" in grown.out(line), line
    for name in ("week.html", "week.svg", "compare.html"):
        assert "Dance 1" in grown.text(name), name
    assert "Dance 1" in grown.out("show programme.json --week 2")


def test_it_is_counted_beside_runs_and_lifts(grown: Grown) -> None:
    page = grown.text("week.html")
    for fact in ("2 runs", "2 lifts", "2 others"):
        assert f"<li>{fact}</li>" in page
    assert re.search(r"lifts +runs +others", grown.out("show programme.json"))
    assert re.search(r"\d h(?: \d\d)? run, 2 h lift, 1 h other", grown.text("programme.html"))


def test_the_calendar_names_it_and_rings(grown: Grown) -> None:
    text = grown.text("week.ics").replace("\r\n ", "")
    assert text.count("SUMMARY:Dance 30 min") == 2
    assert text.count("CATEGORIES:Dance") == 2
    assert "Turns\\, jumps and steps." in text
    assert text.count("BEGIN:VALARM") == 2
    assert grown.text("feed.ics").count("BEGIN:VALARM") == 2
    assert len(list((grown.folder / "folder").glob("*.ics"))) > 5


def test_a_calendar_is_read_back(grown: Grown) -> None:
    assert "keeps every hard rule" in grown.out("check week.toml week.ics")
    assert "Dance 2" in grown.out("check week.toml by-hand.ics")


def test_it_has_its_colours_on_page_and_picture(grown: Grown) -> None:
    assert ".dance{--fill:#f3e3c3;--text:#5a4210;}" in grown.text("week.html")
    assert ".dance{--fill:#4a3a17;--text:#f0deb5;}" in grown.text("week.html")
    assert 'fill="#f3e3c3"' in grown.text("week.svg")
    assert (grown.folder / "week.png").read_bytes().startswith(b"\x89PNG")


def test_scenarios_and_the_interview_know_it(grown: Grown) -> None:
    assert '"dance"' in grown.out("schema")
    assert re.search("others: [a-z, ]+, dance", grown.out("schema"))
    written = grown.text("new.toml")
    assert 'kind = "dance"' in written
    assert "dance (others)" in written
    assert "dance" in grown.done["init wrong.toml --runs 'chess' --non-interactive"][2]


@pytest.mark.slow
def test_the_commands_of_the_page_work(tmp_path: Path) -> None:
    """They build on each other."""
    (row,) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    (block,) = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    lines = [line.removeprefix("freshlegs ") for line in block.splitlines()]
    for line, (code, _, err) in answers(tmp_path, row, lines, {}).items():
        assert code == 0, f"{line}\n{err}"


HILLS = """
    SessionKind(
        "hills", "run", "Hill run", "a hill run", 50,
        ink=_filled("#7a3b1e"), calendar_colour="sienna", about="Fast uphill, easy down.",
        load=_HARD_RUN, more_tags=("intensity",), hardness=5, parts=RunParts(15, 10, "repetitions"),
    ),
    SessionKind(
        "pull", "lift", "Lift: back and arms", "a pulling lift", 50,
        ink=_filled("#3b3a8f"), calendar_colour="indigo", muscles=frozenset({"back", "arms", "core"}),
        load=TrainingLoad(upper="heavy"),
    ),
"""


@pytest.mark.slow
def test_a_new_run_and_a_new_lift_are_rows_as_well(tmp_path: Path) -> None:
    """A run gets its parts and its place in the rules, a lift its exercises."""
    init = "init new.toml --runs 'hills, easy 40' --lifts '2 pull 60' --hardest hills --goal '1 week' --non-interactive"
    done = answers(tmp_path, HILLS, [init, "plan new.toml --json", "plan new.toml"], {})
    assert [code for code, _, _ in done.values()] == [0, 0, 0], done
    plan = json.loads(done["plan new.toml --json"][1])
    by_kind = {one["kind"]: one for one in plan["sessions"]}
    assert [part["name"] for part in by_kind["hills"]["content"]["parts"]] == ["warm-up", "main", "cool-down"]
    assert by_kind["hills"]["hardest"]
    assert by_kind["pull"]["content"]["exercises"]
    assert set(by_kind["pull"]["content"]["trains"]) <= {"back", "arms", "core", "shoulders", "chest"}
    assert "* Hill run" in done["plan new.toml"][1]
    assert "Lift: back and arms 1" in " ".join(done["plan new.toml"][1].split())
