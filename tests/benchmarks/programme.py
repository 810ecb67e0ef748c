"""Sixteen weeks over one week, as ratios measured in one run: `python tests/benchmarks/programme.py [ROUNDS]`.

Both are whole processes of the installed command on the same scenario. A programme that grows its long run and tapers
has few weeks that are alike; one whose weeks all are is solved once.
"""

from __future__ import annotations

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


def main() -> None:
    """Print a table: what, ratio, and what it must stay under."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    print(f"{'16 weeks over 1, whole processes':34}  time  (3.0)  memory")
    for scenario in sorted((ROOT / "scenarios").glob("*.toml")):
        text = scenario.read_text("utf-8")
        if 'status = "planned"' not in text:
            continue
        one = [COMMAND, "plan", str(scenario)]
        ratio = compare([*one, "--weeks", "16"], one, rounds)
        print(f"{scenario.stem:34}  {ratio.seconds:4.2f}         {ratio.memory:4.2f}")
        if "days = 8" in text:
            continue
        with tempfile.TemporaryDirectory() as folder:
            racing = Path(folder) / f"{scenario.stem}.toml"
            longest = max(int(line.split()[-1]) for line in text.splitlines() if line.startswith("minutes")) + 30
            racing.write_text(text + SIXTEEN_WEEKS.format(longest=longest), "utf-8")
            ratio = compare([COMMAND, "plan", str(racing)], one, rounds)
            print(f"{scenario.stem + ', to a race':34}  {ratio.seconds:4.2f}         {ratio.memory:4.2f}")


if __name__ == "__main__":
    main()
