"""What questions cost beside one plan, measured in one run: `python tests/benchmarks/questions.py [ROUNDS]`.

Whole processes: `plan` and the question run in turn, and the median of the ratios is printed with what it must
stay under. The clash and the fixes of an impossible week are also timed inside one process, beside the plain
solve of the week that the first fix gives.
"""

from __future__ import annotations

import statistics
import subprocess
import sys

from run import COMMAND, ROOT, compare, run

SCENARIOS = ROOT / "scenarios"
SWEEP = ("--sweep", "rules.run_lift_gap.hours=2..6", "--sweep", "rules.rest_days.at_least=1..2")
SWEEPS = (*SWEEP, "--sweep", "priority=run,lift", "--sweep", "hard_days=separate,consolidate")
VARIANTS = 41
"""Of that sweep, the baseline included."""
FIXES = """
import sys, time
from freshlegs.api.scenario import Scenario
from freshlegs.model.limits import Limits
from freshlegs.planning.fixes import find_fixes
from freshlegs.planning.task_of_draft import task_of
from freshlegs.solver.plan_week import plan_week
draft = Scenario.load(sys.argv[1]).draft
task = task_of(draft)
begin = time.perf_counter()
found = find_fixes(draft, task, plan_week(task), Limits())
middle = time.perf_counter()
plan_week(found[0].task)
print((middle - begin) / (time.perf_counter() - middle))
"""


def main() -> None:
    """Print a line for each promise."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for scenario, session in (("article-week", "lower-1"), ("four-and-four", "long-1"), ("nurse", "long-1")):
        path = str(SCENARIOS / f"{scenario}.toml")
        plan = [COMMAND, "plan", path]
        why = compare([COMMAND, "why", path, session], plan, rounds).seconds
        others = compare([COMMAND, "alternatives", path, "-k", "5"], plan, rounds).seconds
        alone = compare([COMMAND, "whatif", path, *SWEEPS, "--jobs", "1"], plan, rounds).seconds / VARIANTS
        pairs = [_faster(path) for _ in range(rounds)]
        print(
            f"{scenario:16} why {why:4.2f} (1.8)  alternatives -k 5 {others:4.2f} (1.8)  a variant {alone:4.2f} (0.2)",
            end="",
        )
        print(f"  two cores faster {statistics.median(pairs):4.2f} (at least 1.7)")
    path = str(SCENARIOS / "too-much.toml")
    fixed = ROOT / "build" / "fixed.toml"
    fixed.parent.mkdir(exist_ok=True)
    run([COMMAND, "plan", path, "--apply-fix", "1", "-o", str(fixed)])
    whole = compare([COMMAND, "plan", path], [COMMAND, "plan", str(fixed)], rounds).seconds
    inside = [sys.executable, "-c", FIXES, path]
    times = [float(subprocess.run(inside, capture_output=True, text=True, check=True).stdout) for _ in range(rounds)]
    print(f"{'too-much':16} clash and fixes {whole:4.2f} (6)", end="")
    print(f"  inside the process, beside the solve alone, {statistics.median(times):4.1f}")


def _faster(path: str) -> float:
    one = run([COMMAND, "whatif", path, *SWEEPS, "--jobs", "1"]).seconds
    return one / run([COMMAND, "whatif", path, *SWEEPS, "--jobs", "2"]).seconds


if __name__ == "__main__":
    main()
