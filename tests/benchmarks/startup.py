"""What a command takes that only looks at a plan, and where it goes: `python tests/benchmarks/startup.py [ROUNDS]`.

The yardstick is the import of typer and pydantic, without which no command does; each line is the median over the
shipped scenarios, with the most that one of them takes of the processor. Below it stands what of each command
the loading of its libraries takes, by Python's own account (`-X importtime`), for the packages that take most.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from run import COMMAND, ROOT, compare, run

LIBRARIES = [sys.executable, "-c", "import typer, pydantic"]
ARTICLE = str(ROOT / "scenarios" / "article-week.toml")
LINE = re.compile(r"^import time: +(\d+) \| +\d+ \| +(\w+)", re.MULTILINE)
SHOWN = 8
"""Packages in a row; what is below is added up."""


def measure_shares(command: list[str], rounds: int) -> tuple[float, list[tuple[str, float]]]:
    """Return the milliseconds that a command loads for, and the share of each package; medians of several processes."""
    runs = [_list_imports(command) for _ in range(rounds)]
    names = set().union(*runs)
    each = {name: statistics.median(found.get(name, 0) for found in runs) for name in names}
    total = sum(each.values())
    most = sorted(each.items(), key=lambda share: -share[1])[:SHOWN]
    return total, [*((name, spent / total) for name, spent in most), ("others", 1 - sum(s for _, s in most) / total)]


def _list_imports(command: list[str]) -> dict[str, float]:
    line = [sys.executable, "-X", "importtime", *command]
    done = subprocess.run(line, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    found: defaultdict[str, float] = defaultdict(float)
    for spent, name in LINE.findall(done.stderr):
        found[name] += int(spent) / 1000
    return found


def _list_looks(scenario: Path, folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the commands that look at the plan of a shipped scenario, by their names; none where there is no plan."""
    plan = folder / f"{scenario.stem}.json"
    run([COMMAND, "plan", str(scenario), "-o", str(plan)])
    if not plan.exists():
        return {}
    return {
        "check": ("check", str(scenario), str(plan)),
        "show": ("show", str(plan)),
        "explain": ("explain", str(plan)),
    }


def main() -> None:
    """Print a line for each command."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as folder:
        shipped = [_list_looks(scenario, Path(folder)) for scenario in sorted(Path(ARTICLE).parent.glob("*.toml"))]
        planned = [looks for looks in shipped if looks]
        looking = next(looks for looks in planned if ARTICLE in looks["check"])
        print(f"{'ratio to the import of typer and pydantic':44}  time         processor  most  memory")
        for name in looking:
            ratios = [compare([COMMAND, *looks[name]], LIBRARIES, rounds) for looks in planned]
            time, processor, memory = (statistics.median(each) for each in zip(*ratios, strict=True))
            most = max(ratio.processor for ratio in ratios)
            print(f"{name:44}  {time:4.2f} (1.8)   {processor:9.2f}  {most:4.2f}  {memory:6.2f}")
        print("share of what is loaded")
        for name, line in {"plan": ("plan", ARTICLE), **looking, "--help": ("--help",)}.items():
            total, shares = measure_shares([COMMAND, *line], min(rounds, 3))
            print(f"{name:8} {total:4.0f} ms  {', '.join(f'{package} {share:.0%}' for package, share in shares)}")


if __name__ == "__main__":
    main()
