"""What is wrong with the input is said in one go: file, place, what was found; and nothing that was there is lost.

The command runs inside the test here, which is the same but for the process: an exception that would be a
traceback is one.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from freshlegs.cli import app, output
from freshlegs.solver.core import CoreModel
from freshlegs.solver.cp_sat import open_door
from freshlegs.solver.sat_words import SatAnswer
from support.command_line import OLD, WEEK, Done, assert_refused, call, freshlegs

SATURDAY = 'sat = ["08:00-11:00"]'
GAP = WEEK.replace("Europe/Berlin", "America/New_York").replace("2026-11-30", "2027-03-08")


WRONG = {
    "unknown key": ("nap = 1\n" + WEEK, ["nap: unknown key"]),
    "unknown rule": (WEEK + "[rules]\nrest_day = 'off'\n", ["rules.rest_day: unknown rule", "rest_days"]),
    "unknown zone": (WEEK.replace("Europe/Berlin", "Europe/Berln"), ["timezone: ", "Europe/Berlin"]),
    "25 o'clock": (WEEK.replace("06:00-08:00", "06:00-25:00", 1), ["availability.mon[1]: ", "06:00-25:00"]),
    "backward window": (WEEK.replace("17:00-19:00", "18:00-17:00"), ["availability.wed[1]: ", "18:00-17:00"]),
    "overlap": (
        WEEK.replace(SATURDAY, 'sat = ["08:00-11:00", "10:00-12:00"]'),
        ["availability.sat[2]: ", "10:00-12:00", "08:00-11:00"],
    ),
    "no sessions": (WEEK.partition("[[sessions]]")[0], ["sessions: missing"]),
    "no session of a kind": (WEEK.replace("count = 2", "count = 0"), ["sessions[1].count: found 0"]),
    "100 sessions": (WEEK.replace("count = 2", "count = 98"), ["sessions: 100 sessions", "40"]),
    "a googol of sessions": (WEEK.replace("count = 2", f"count = 1{'0' * 100}"), ["sessions: more than a million"]),
    "longer than each window": (WEEK.replace("minutes = 90", "minutes = 181"), ["sessions[3].minutes: ", "180 min"]),
    "pin outside free time": (
        WEEK.replace("minutes = 90", 'at = "sat 07:00"'),
        ["sessions[3].at: ", "free on Sat 5 Dec: 08:00-11:00"],
    ),
    "pin outside the week": (WEEK.replace("minutes = 90", 'at = "2026-12-07 07:00"'), ["sessions[3].at: "]),
    "pin in the clock change": (
        GAP.replace(SATURDAY, 'sun = ["00:00-12:00"]').replace("minutes = 90", 'at = "sun 02:30"'),
        ["sessions[3].at: ", "2027-03-14 02:30", "clock change"],
    ),
    "huge number": (WEEK.replace("minutes = 90", f"minutes = {'9' * 400}"), ["sessions[3].minutes: "]),
    "number without end": (WEEK.replace("minutes = 90", f"minutes = {'9' * 5000}"), ["not TOML"]),
    "NaN": (WEEK + "[rules]\nrun_lift_gap = { hours = nan }\n", ["rules.run_lift_gap.hours: found nan"]),
    "too deep": ("x = " + "[" * 20_000, ["nested too deeply"]),
    "not TOML": (WEEK + "[rules\n", ["line 27", "not TOML"]),
    "escape codes": ('"\x1b[31m" = 1\n' + WEEK, []),
    "escape codes in a key": ('"\\u001b[31m" = 1\n' + WEEK, ["unknown key"]),
    "empty": ("", ["timezone: missing", "sessions: missing"]),
    "not UTF-8": (WEEK.encode("utf-16"), ["UTF-8"]),
    "NUL": (WEEK + "\0", ["binary"]),
    "several": (
        "nap = 1\n" + WEEK.replace("Berlin", "Berln").replace("06:00-08:00", "6-28", 1) + "[rules]\nrest_days = -1\n",
        ["nap: ", "timezone: ", "availability.mon[1]: ", "rules.rest_days: "],
    ),
}


@pytest.mark.parametrize(("content", "places"), WRONG.values(), ids=WRONG)
def test_a_wrong_scenario(tmp_path: Path, content: str | bytes, places: list[str]) -> None:
    (tmp_path / "bad.toml").write_bytes(content if isinstance(content, bytes) else content.encode())
    (tmp_path / "old.json").write_text(OLD, "utf-8")
    said = call("plan", "bad.toml", "-o", "old.json", folder=tmp_path)
    assert_refused(said, "bad.toml")
    assert all(place in said.err for place in places), said.err
    assert (tmp_path / "old.json").read_text("utf-8") == OLD
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.toml", "old.json"]


@pytest.mark.parametrize("option", ["-o", "--ics"])
@pytest.mark.parametrize(
    ("target", "says"),
    [("no/such", "no such folder"), ("folder", "it is a folder"), ("week.toml/x", "no such folder"), ("/dev/full", "")],
)
def test_a_target_that_can_not_be_written(tmp_path: Path, option: str, target: str, says: str) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    (tmp_path / "folder").mkdir()
    said = call("plan", "week.toml", option, target, folder=tmp_path)
    assert said.code == 1
    assert said.err == f"can't write {target}: {said.err.partition(': ')[2]}"
    assert (says or "the disk is full") in said.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "week.toml"]


@pytest.mark.parametrize("target", ["no/such.toml", "/dev/full"])
def test_a_starter_that_can_not_be_written(tmp_path: Path, target: str) -> None:
    said = call("init", target, "--force", folder=tmp_path)
    assert (said.code, said.out) == (1, "")
    assert said.err.splitlines()[-1].startswith(f"can't write {target}: ")


@pytest.mark.parametrize(
    "line",
    ["plan {}", "show {}", "explain {}", "check {} x", "export {} --ics x.ics", "plan week.toml --after {}"],
)
@pytest.mark.parametrize(("source", "says"), [("folder", "it is a folder"), ("none", "no such file"), ("ls", "UTF-8")])
def test_what_is_no_text_file(tmp_path: Path, line: str, source: str, says: str) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "ls").write_bytes(bytes(range(256)))
    said = call(*line.format(source).split(), folder=tmp_path)
    assert_refused(said, f"{source}: ")
    assert says in said.err


def test_what_is_said_and_printed_leaves_without_what_a_terminal_obeys(capsys: pytest.CaptureFixture[str]) -> None:
    output.say("a\x1b[2Jb\x9b2J\n  c\u202e")
    assert capsys.readouterr().err == "ab\n  c\n"
    assert output.encode_text("a\x1b[2Jb\x9b2J\n  c\u202e") == b"ab\n  c"


OUT_OF_MEMORY = "there is not enough memory left, so it was given up; no file is half written\n"
DYING = {
    "memory": (MemoryError("std::bad_alloc"), OUT_OF_MEMORY),
    "failure": (
        RuntimeError("CHECK failed:\x1b[2J x > 0"),
        "the solver failed, so no plan is shown: CHECK failed: x > 0\n",
    ),
}


@pytest.mark.parametrize("kind", DYING)
def test_a_solver_that_dies_leaves_no_half_plan(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was there stays."""
    error, says = DYING[kind]

    def die(*given: Any) -> SatAnswer:
        raise error

    assert open_door() is CoreModel  # else this would be taken for a core that is not as expected
    monkeypatch.setattr(CoreModel, "solve", die)
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    (tmp_path / "plan.json").write_text(OLD, "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path) == Done(1, "", says)
    assert (tmp_path / "plan.json").read_text("utf-8") == OLD
    assert {path.name for path in tmp_path.iterdir()} == {"week.toml", "plan.json"}


def test_no_memory_for_another_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    monkeypatch.setattr(threading.Thread, "start", refuse)
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path) == Done(1, "", OUT_OF_MEMORY)
    assert not (tmp_path / "plan.json").exists()


@pytest.mark.slow
def test_a_process_that_dies_ends_a_sweep_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    program = (
        "import os, sys\nfrom freshlegs.cli import main\nfrom freshlegs.planning import batch\n"
        "plan, parent = batch.plan_draft, os.getpid()\n"
        "def die(*given): return plan(*given) if os.getpid() == parent else os._exit(9)\n"
        "batch.plan_draft = die\nsys.exit(main())\n"
    )
    line = ("whatif", "week.toml", "--sweep", "rules.run_lift_gap.hours=2..12", "--jobs", "2")
    done = freshlegs(*line, python=("-c", program), folder=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "a process that planned variants has died: it was ended, or found no memory left; "
        "--jobs 1 plans them one after the other\n"
    )


def test_ctrl_c_while_a_library_is_loaded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Some turn it into an error of their own; a person only wanted to stop."""

    def loading() -> int:
        with contextlib.suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        raise ImportError("initialization failed")

    monkeypatch.setattr(app, "_answered", loading)
    assert call("plan", "week.toml", folder=tmp_path) == Done(130, "", "Stopped.\n")
    monkeypatch.setattr(app, "_answered", lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        call("plan", "week.toml", folder=tmp_path)
