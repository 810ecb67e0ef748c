"""The largest weeks, open from 06:00 to 22:00, to their proof: `python tests/benchmarks/largest.py [ROUNDS]`.

In one process, from the task to the settled week, as medians: the seconds by the clock, those of the processor, and
what the best week costs. A week that is not proven says by how much it may be too dear.
"""

from __future__ import annotations

import statistics
import sys
import time

from freshlegs.api.scenario import Scenario
from freshlegs.planning.task_of_draft import task_of
from freshlegs.rules.outcome import Planned
from freshlegs.rules.task import Task
from freshlegs.solver.plan_week import plan_week

MINUTES = {"long": 110, "easy": 45, "lower": 50, "upper": 50}
"""Of other kinds 60."""
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKS = (
    (7, {"long": 1, "intervals": 2, "easy": 3, "lower": 3, "upper": 3}),
    (7, {"long": 1, "tempo": 1, "intervals": 1, "easy": 3, "lower": 3, "upper": 3}),
    (10, {"long": 2, "intervals": 2, "easy": 4, "lower": 3, "upper": 3}),
    (14, {"long": 2, "intervals": 2, "easy": 4, "full": 4}),
    (14, {"long": 2, "tempo": 1, "intervals": 2, "easy": 5, "lower": 3, "upper": 3}),
    (14, {"long": 2, "tempo": 2, "intervals": 2, "easy": 4, "lower": 4, "upper": 4}),
    (14, {"long": 2, "tempo": 2, "intervals": 2, "easy": 6, "lower": 4, "upper": 4}),
    (14, {"long": 2, "intervals": 3, "easy": 7, "lower": 4, "upper": 4}),
)
"""Days, and how many sessions of each kind."""


def load_week(days: int, asked: dict[str, int]) -> Task:
    """Return the task of a week, its lifts filled."""
    sessions = "".join(
        f'[[sessions]]\nkind = "{kind}"\ncount = {count}\nminutes = {MINUTES.get(kind, 60)}\n'
        for kind, count in asked.items()
    )
    free = "".join(f'{day} = ["06:00-22:00"]\n' for day in DAYS)
    head = f'timezone = "Europe/Berlin"\nweek = {{ start = 2026-11-30, days = {days} }}\n[availability]\n'
    task = task_of(Scenario.from_text(head + free + sessions).draft)
    assert isinstance(task, Task)
    return task


def main() -> None:
    """Print a line for each week."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    for days, asked in WEEKS:
        task = load_week(days, asked)
        clock, processor = [], []
        for _ in range(rounds):
            begun = time.perf_counter(), time.process_time()
            found = plan_week(task)
            clock.append(time.perf_counter() - begun[0])
            processor.append(time.process_time() - begun[1])
        assert isinstance(found, Planned)
        proof = f"costs {found.report.penalty}"
        if not found.proved_best:
            proof = f"NOT PROVEN: {found.report.penalty}, of which {found.bound} must be"
        what = ", ".join(f"{count} {kind}" for kind, count in asked.items())
        print(f"{sum(asked.values()):2} in {days:2} days ({what})".ljust(72), end="")
        print(f"{statistics.median(clock):5.1f} s (10)  processor {statistics.median(processor):5.1f} s  {proof}")


if __name__ == "__main__":
    main()
