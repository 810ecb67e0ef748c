"""The command as a process: pipes, terminals, signals, environment, and what it loads."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import time
from json import loads
from pathlib import Path

import pytest

from freshlegs.model.limits import Limits
from freshlegs.rules.outcome import Undecided
from freshlegs.solver.plan_week import plan_week
from support.command_line import COMMAND, OLD, PATIENCE, WEEK, Done, environment, freshlegs, shell
from support.paths import SCENARIOS
from support.scenario_texts import TWENTY_EIGHT
from support.tasks import load_task

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("week")
    (folder / "week.toml").write_text(WEEK, "utf-8")
    assert freshlegs("plan", "week.toml", "-o", "plan.json", "--ics", "week.ics", folder=folder).code == 0
    return folder / "plan.json"


def read_anywhere(plan: Path) -> str:
    """Return a stored plan without where its scenario is, seen from its folder: standard output has no folder."""
    return re.sub(r',\n  "scenario_file": "[^"]*"', "", plan.read_text("utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("python", "env"),
    [
        ((), {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C", "COLUMNS": "200"}),
        (("-O", "-m", "freshlegs"), {"PYTHONHASHSEED": "77", "TZ": "America/Lima", "LC_ALL": "tr_TR.UTF-8"}),
    ],
    ids=["installed", "module without assertions"],
)
def test_the_same_input_gives_the_same_bytes(
    stored: Path, tmp_path: Path, python: tuple[str, ...], env: dict[str, str]
) -> None:
    options = ("--json", "-o", tmp_path / "plan.json", "--ics", tmp_path / "week.ics")
    done = freshlegs("plan", stored.with_name("week.toml"), *options, env=env, python=python)
    assert done.code == 0
    assert done.out == read_anywhere(stored)
    assert read_anywhere(tmp_path / "plan.json") == read_anywhere(stored)
    assert (tmp_path / "week.ics").read_bytes() == stored.with_name("week.ics").read_bytes()


@pytest.mark.slow
def test_json_is_the_same_bytes_under_any_encoding(tmp_path: Path) -> None:
    """plan.json is UTF-8, on standard output as in a file."""
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    (tmp_path / "week.toml").write_text(WEEK.replace("Two lifts", "Zwei Kräfte 🏃"), "utf-8")
    done = freshlegs("plan", "week.toml", "--json", "-o", "plan.json", env=env, folder=tmp_path)
    assert done.code == 0
    assert done.out == read_anywhere(tmp_path / "plan.json")


def test_a_scenario_is_read_from_standard_input(stored: Path) -> None:
    done = freshlegs("plan", "-", "--json", stdin="\ufeff" + WEEK.replace("\n", "\r\n"))
    assert done == Done(0, read_anywhere(stored), "")


@pytest.mark.slow
def test_what_only_looks_at_a_plan_never_loads_the_solver(stored: Path) -> None:
    """Nor does help. All in one process, in which nothing of it may turn up."""
    scenario = stored.with_name("week.toml")
    lines = [
        ("--help",), ("plan", "--help"), ("rules",), ("rules", "rest_days", "--json"), ("schema",),
        ("show", stored), ("show", stored, "--json"), ("check", scenario, stored), ("explain", stored),
        ("export", stored, "--ics", "-"),
    ]  # fmt: skip
    program = (
        "import sys\nfrom freshlegs.cli import main\n"
        f"for line in {[list(map(str, line)) for line in lines]!r}:\n"
        "    sys.argv = ['freshlegs', *line]\n"
        "    code = main()\n"
        "    heavy = {'ortools', 'pandas', 'numpy'} & sys.modules.keys()\n"
        "    if code or heavy: sys.exit(f'{line}: {code} {heavy}')\n"
    )
    done = freshlegs(python=("-c", program))
    assert (done.code, done.err) == (0, "")


@pytest.mark.slow
def test_what_plans_loads_nothing_large_that_it_does_not_need(stored: Path) -> None:
    """Numpy and pandas would take longer than a plan. In one process, a week that is possible and one that is not."""
    scenario = stored.with_name("week.toml")
    lines = [
        ("plan", scenario, "--json"), ("why", scenario, "long", "--json"), ("alternatives", scenario, "--json"),
        ("plan", SCENARIOS / "too-much.toml", "--json"),
    ]  # fmt: skip
    program = (
        "import sys\nfrom freshlegs.cli import main\n"
        f"for line in {[list(map(str, line)) for line in lines]!r}:\n"
        "    sys.argv = ['freshlegs', *line]\n"
        "    code = main()\n"
        "    heavy = {'pandas', 'numpy', 'ortools.sat.python.cp_model', 'importlib.metadata', 'hashlib'}\n"
        "    heavy &= sys.modules.keys()\n"
        "    if code not in (0, 3) or heavy: sys.exit(f'{line}: {code} {heavy}')\n"
    )
    done = freshlegs(python=("-c", program))
    assert (done.code, done.err.splitlines()[-1:]) == (0, [])


@pytest.mark.parametrize(
    ("env", "coloured"),
    [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
    ids=["a terminal", "a terminal without colour", "a terminal that can't"],
)
def test_colour_is_for_terminals(stored: Path, env: dict[str, str], coloured: bool) -> None:
    assert ("\x1b" in _on_terminal([str(COMMAND), "show", str(stored)], env)) == coloured


def test_no_colour_where_there_is_no_terminal(stored: Path) -> None:
    done = freshlegs("explain", stored, env={"TERM": "xterm", "FORCE_COLOR": "1", "COLORTERM": "truecolor"})
    assert done.code == 0
    assert "\x1b" not in done.out + done.err


@pytest.mark.parametrize("columns", ["20", "0", "1000000"])
def test_any_width_will_do(stored: Path, columns: str) -> None:
    done = freshlegs("show", stored, env={"COLUMNS": columns})
    assert done.code == 0
    assert "Intervals" in done.out
    assert len(done.out) < 100_000
    if columns == "20":
        assert max(map(len, done.out.splitlines())) <= 20


@pytest.mark.parametrize("options", ["", "--json"])
def test_a_reader_that_has_gone_is_no_failure(stored: Path, tmp_path: Path, options: str) -> None:
    """What the command was to store is stored all the same."""
    line = f'"$F" plan "$1" {options} -o "$2" | true; exit "${{PIPESTATUS[0]}}"'
    done = shell(line, stored.with_name("week.toml"), tmp_path / "plan.json")
    assert "Traceback" not in done.err
    assert read_anywhere(tmp_path / "plan.json") == read_anywhere(stored)
    assert done.code == 0


def test_the_head_of_the_output_is_enough(stored: Path) -> None:
    done = shell('"$F" show "$1" | head -n 1; "$F" rules --json | head -n 1', stored)
    assert (done.code, done.out, done.err) == (0, "Two lifts and three runs\n{\n", "")


def test_standard_output_may_be_named_as_a_device(stored: Path) -> None:
    done = shell('"$F" export "$1" --ics /dev/stdout | head -n 1', stored)
    assert (done.code, done.out) == (0, "BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize(
    "line",
    ['"$F" show "$1" > /dev/full', '"$F" show "$1" --json > /dev/full', '"$F" export "$1" --ics - > /dev/full'],
    ids=["text", "json", "calendar"],
)
def test_a_full_disk_under_standard_output(stored: Path, line: str) -> None:
    done = shell(line, stored)
    assert (done.code, done.out, done.err) == (1, "", "can't write standard output: the disk is full\n")


@pytest.mark.parametrize("line", ['"$F" show "$1" >&-', '"$F" export "$1" --ics - >&-', '"$F" show - <&-'])
def test_a_closed_stream_gives_a_message(stored: Path, line: str) -> None:
    done = shell(line, stored)
    assert "Traceback" not in done.err
    assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1)


@pytest.mark.slow
def test_stopping_it_leaves_the_old_plan(tmp_path: Path) -> None:
    """Ctrl-C says "Stopped.", returns 130, and writes nothing, whatever the command was at."""
    (tmp_path / "long.toml").write_text(TWENTY_EIGHT, "utf-8")
    (tmp_path / "plan.json").write_text(OLD, "utf-8")
    command = [str(COMMAND), "plan", "long.toml", "--best-effort", "-o", "plan.json"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        time.sleep(4)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (tmp_path / "plan.json").read_text("utf-8") == OLD
    assert (process.returncode, out, err) == (130, "", "Stopped.\n")


def test_work_that_does_not_suffice_is_undecided() -> None:
    problem = load_task(SCENARIOS / "article-week.toml")
    assert isinstance(plan_week(problem, Limits(work=1e-6)), Undecided)


@pytest.mark.parametrize("env", [{"TZ": "EST5EDT,M3.2.0,M11.1.0"}, {"TZ": "../etc"}, {"TZ": ""}])
def test_a_starter_has_a_time_zone_whatever_the_computer_says(env: dict[str, str]) -> None:
    done = freshlegs("init", "-", "--non-interactive", env=env)
    assert (done.code, done.err) == (0, "")
    assert '\ntimezone = "' in done.out


@pytest.mark.parametrize("options", [("--json", "--ics", "-"), ("--json", "-o", "-"), ("-o", "-", "--ics", "-")])
def test_standard_output_takes_one_thing_only(stored: Path, options: tuple[str, ...]) -> None:
    done = freshlegs("plan", stored.with_name("week.toml"), *options)
    assert done.code == 2
    assert "can be standard output" in (done.json["faults"][0]["found"] if "--json" in options else done.err)


@pytest.mark.parametrize("option", ["-o", "--ics"])
def test_a_plan_is_not_written_over_its_scenario(tmp_path: Path, option: str) -> None:
    """The scenario is the work of a person; to lose it by a slip of the completion key is too dear."""
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    done = freshlegs("plan", "week.toml", option, "./week.toml", folder=tmp_path)
    assert (tmp_path / "week.toml").read_text("utf-8") == WEEK
    assert done.code in (1, 2)


@pytest.mark.slow
def test_a_plan_stored_on_standard_output_is_all_there(stored: Path) -> None:
    """Nothing for people beside it."""
    done = freshlegs("plan", stored.with_name("week.toml"), "-o", "-")
    assert loads(done.out) == loads(read_anywhere(stored))


def _on_terminal(command: list[str], env: dict[str, str]) -> str:
    """Return what a command writes to a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment(env)) as process:
        os.close(theirs)
        written = b""
        while True:
            try:
                chunk = os.read(ours, 65536)
            except OSError:  # Linux's way of saying that the other end is closed
                break
            if not chunk:
                break
            written += chunk
    os.close(ours)
    assert process.returncode == 0
    return written.decode()
