"""Sixteen weeks over one week, as ratios measured in one run: `python tests/benchmarks/programme.py [ROUNDS]`.

Both are whole processes of the installed command on the same scenario. A programme that grows its long run and tapers
has few weeks that are alike; one whose weeks all are is solved once.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from run import COMMAND, ROOT, compare

SIXTEEN_WEEKS = """
[programme.race]
date = 2027-03-21
distance = "marathon"
[programme.long_run]
longest = {longest}
"""
"""A marathon in the sixteenth week, the long run growing by as much as still fits."""


def programme(scenario: Path, *arguments: str, rounds: int) -> str:
    """Return the ratios of a programme over the one week of the scenario; both must be planned."""
    one, many = [COMMAND, "plan", str(ROOT / "scenarios" / scenario.name)], [COMMAND, "plan", str(scenario), *arguments]
    for command in (one, many):
        subprocess.run(command, check=True, capture_output=True)
    ratio = compare(many, one, rounds)
    return f"{ratio.seconds:4.2f}         {ratio.memory:4.2f}"


def main() -> None:
    """Print a table: what, ratio, and what it must stay under."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    print(f"{'16 weeks over 1, whole processes':34}  time  (3.0)  memory")
    with tempfile.TemporaryDirectory() as folder:
        # A whole copy, for calendars stand beside the scenarios that name them.
        there = Path(shutil.copytree(ROOT / "scenarios", Path(folder) / "scenarios"))
        for scenario in sorted(there.glob("*.toml")):
            text = scenario.read_text("utf-8")
            if 'status = "planned"' not in text:
                continue
            print(f"{scenario.stem:34}  {programme(scenario, '--weeks', '16', rounds=rounds)}")
            if "days = 8" not in text and 'kind = "long"' in text:
                longest = max(int(line.split()[-1]) for line in text.splitlines() if line.startswith("minutes")) + 30
                scenario.write_text(text + SIXTEEN_WEEKS.format(longest=longest), "utf-8")
                print(f"{scenario.stem + ', to a race':34}  {programme(scenario, rounds=rounds)}")


if __name__ == "__main__":
    main()
