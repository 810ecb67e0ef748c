"""Speed and memory as ratios, measured in one run: `python tests/benchmarks/run.py [ROUNDS]`.

The yardstick is the import of CP-SAT, which nobody who plans with it from Python gets under. Command and
yardstick run in turn, so that a machine whose speed drifts moves both; the median of the ratios is printed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
COMMAND = str(Path(sys.executable).with_name("freshlegs"))
IMPORT = [sys.executable, "-c", "from ortools.sat.python import cp_model"]
NAMED = ("home-gym", "two-lifts")
"""Weeks that name exercises, which are told a little more time."""
HELLO = """
import typer
app = typer.Typer()
@app.command()
def hello(name: str) -> None:
    print(name)
app()
"""
SOLVE = """
import sys, time
begin = time.perf_counter()
from ortools.sat.python import cp_model
imported = time.perf_counter() - begin
from freshlegs.api.scenario import Scenario
from freshlegs.planning.task_of_draft import task_of
from freshlegs.solver.plan_week import plan_week
problem = task_of(Scenario.load(sys.argv[1]).draft)
begin = time.perf_counter()
plan_week(problem)
print((time.perf_counter() - begin) / imported)
"""

PAGE = """
import sys, time
from freshlegs.planfile.json_text import load_plan
record = load_plan(sys.argv[1])
begin = time.perf_counter()
from freshlegs.report.page.html import render_page
page = render_page(record)
print(time.perf_counter() - begin, len(page.encode()))
"""
FILL = """
import sys, time
begin = time.perf_counter()
from ortools.sat.python import cp_model
imported = time.perf_counter() - begin
from freshlegs.api.scenario import Scenario
from freshlegs.planning.task_of_draft import task_of
from freshlegs.rules.task import Task
draft = Scenario.load(sys.argv[1]).draft
begin = time.perf_counter()
assert isinstance(task_of(draft), Task)
print((time.perf_counter() - begin) / imported)
"""


class Run(NamedTuple):
    """What one process took."""

    seconds: float  #: By the clock on the wall
    processor: float  #: Seconds of all its threads
    memory: float  #: Peak, in MiB


def run(command: list[str]) -> Run:
    """Run a command to its end, its output thrown away."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return Run(time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def compare(command: list[str], yardstick: list[str], rounds: int) -> Run:
    """Return the medians of the ratios of times and memory."""
    run(command), run(yardstick)
    pairs = [(run(command), run(yardstick)) for _ in range(rounds)]
    return Run(*(statistics.median(ratios) for ratios in zip(*map(_divide, pairs), strict=True)))


def _divide(pair: tuple[Run, Run]) -> Run:
    return Run(*(one / other for one, other in zip(*pair, strict=True)))


def solve_ratio(scenario: Path, rounds: int, script: str = SOLVE) -> float:
    """Return model and solve to the proven optimum over the import, the median of several processes."""
    command = [sys.executable, "-c", script, str(scenario)]
    ratios = [float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(rounds)]
    return statistics.median(ratios)


def page_ratio(scenario: Path, rounds: int) -> tuple[float, float]:
    """Return what making a page, templates and rules loaded for it, takes over the import, and its size in kB."""
    with tempfile.NamedTemporaryFile(suffix=".json") as plan:
        run([COMMAND, "plan", str(scenario), "-o", plan.name])
        command = [sys.executable, "-c", PAGE, plan.name]
        found = []
        for _ in range(rounds):
            yardstick = run(IMPORT).seconds
            seconds, size = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
            found.append((float(seconds) / yardstick, int(size) / 1000))
    return statistics.median(ratio for ratio, _ in found), found[0][1]


def main() -> None:
    """Print a table: what, ratio, and what it must stay under."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    print(f"{'ratio to the import of cp_model':44}  time         processor  memory (0.95)  solve (0.7)  lifts (0.5)")
    for scenario in sorted((ROOT / "scenarios").glob("*.toml")):
        if 'status = "planned"' in scenario.read_text("utf-8"):
            ratio = compare([COMMAND, "plan", str(scenario)], IMPORT, rounds)
            solve = solve_ratio(scenario, rounds)
            lifts = solve_ratio(scenario, rounds, FILL)
            most = 1.1 if scenario.stem in NAMED else 1.0
            numbers = f"{ratio.seconds:4.2f} ({most})   {ratio.processor:9.2f}  {ratio.memory:6.2f}"
            print(f"plan {scenario.stem:39}  {numbers}         {solve:5.2f}        {lifts:5.2f}")
            page, size = page_ratio(scenario, rounds)
            print(f"{'  its page':44}  {page:4.2f}  (0.3)  {size:5.1f} kB  (150)")
    with tempfile.NamedTemporaryFile("w", suffix=".py") as hello:
        hello.write(HELLO)
        hello.flush()
        ratio = compare([COMMAND, "--help"], [sys.executable, hello.name, "--help"], rounds)
    print(f"{'--help over that of a hello-world Typer app':44}  {ratio.seconds:4.2f}  (0.5)")


if __name__ == "__main__":
    main()
