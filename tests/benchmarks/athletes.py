"""One more athlete in the same process, step by step: `python tests/benchmarks/athletes.py [WEEKS]`.

Random ordinary weeks go from their text to the text that is shown: two to four lifts, two to four runs, mornings and
evenings, some equipment. Of each step the processor's milliseconds are printed, of the whole the ratio to the import of
CP-SAT, which is measured in between.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from typing import Any

from run import IMPORT, run

import freshlegs.api.answer_plan
import freshlegs.api.written_scenario
import freshlegs.planfile.json_text
import freshlegs.planning.task_of_draft
import freshlegs.report.week_text
import freshlegs.solver.plan_week
from freshlegs.api.results import TrainingPlan
from freshlegs.api.scenario import Scenario
from freshlegs.solver.search import Search

STEPS: dict[str, tuple[tuple[Any, str], ...]] = {
    "read": ((freshlegs.api.written_scenario, "parse_toml"),),
    "resolve": ((freshlegs.planning.task_of_draft, "resolve_draft"),),
    "fill": ((freshlegs.planning.task_of_draft, "fill_sessions"),),
    "assemble": ((freshlegs.solver.plan_week, "assemble_week"),),
    "solve": ((Search, "run"),),
    "settle ties": ((freshlegs.solver.plan_week, "settle_week"),),
    "verify": ((freshlegs.solver.plan_week, "verify_week"),),
    "record": ((freshlegs.api.answer_plan, "record_plan"), (freshlegs.planfile.json_text, "format_record")),
    "render": ((freshlegs.report.week_text, "render_week"),),
}
"""Of each step the functions that it is done by; what one calls of another is the outer one's."""
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LIFTS = (("full", "full"), ("lower", "upper"), ("lower", "upper", "full"), ("lower", "upper", "lower", "upper"))
RUNS = (("intervals", 60), ("tempo", 50), ("easy", 40), ("long", 100))
EQUIPMENT = (
    "",
    'equipment = ["barbell", "rack", "bench", "dumbbell", "pullup_bar"]',
    'equipment = ["dumbbell", "band", "bench"]',
    'equipment = ["machine", "cable"]',
)


def write_week(chance: random.Random) -> str:
    """Return an ordinary week as a scenario."""
    lines = ['timezone = "Europe/Berlin"', "week.start = 2026-11-30", "[athlete]"]
    lines += [f'lift_level = "{chance.choice(("beginner", "intermediate"))}"', chance.choice(EQUIPMENT)]
    lines.append("[availability]")
    for day in DAYS:
        early, late = chance.choice(("06:00-08:00", "06:30-08:30")), chance.choice(("17:00-20:00", "18:00-21:00"))
        there = [early, late] if day in DAYS[:5] else ["08:00-12:00"]
        lines.append(f"{day} = {there}".replace("'", '"'))
    minutes = chance.choice((45, 50, 60, 75))
    lines += [f'[[sessions]]\nkind = "{kind}"\nminutes = {minutes}' for kind in chance.choice(LIFTS)]
    runs = sorted(chance.sample(RUNS, chance.randint(2, 4)))
    lines += [
        f'[[sessions]]\nkind = "{kind}"\nminutes = {length + chance.choice((-10, 0, 5))}' for kind, length in runs
    ]
    return "\n".join((*lines, ""))


class Steps:
    """Seconds by step."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._within = False
        for step, places in STEPS.items():
            for owner, name in places:
                setattr(owner, name, self._measure(step, getattr(owner, name)))

    def _measure(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def measured(*args: Any, **more: Any) -> Any:
            if self._within:
                return function(*args, **more)
            self._within, begin = True, time.process_time()
            try:
                return function(*args, **more)
            finally:
                self._within = False
                self.spent[step] += time.process_time() - begin

        return measured


def main() -> None:
    """Print a line for each step, and one for the whole."""
    weeks = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    steps, chance = Steps(), random.Random(1)
    found: list[dict[str, float]] = []
    imports = [run(IMPORT).processor for _ in range(3)]
    while len(found) < weeks:
        text = write_week(chance)
        steps.spent.clear()
        begin = time.process_time()
        plan = Scenario.from_text(text).plan()
        if isinstance(plan, TrainingPlan):
            freshlegs.planfile.json_text.format_record(plan.record)
            freshlegs.report.week_text.render_week(plan.record)
            whole = time.process_time() - begin
            found.append({**steps.spent, "others": whole - sum(steps.spent.values()), "whole": whole})
        if len(found) % 50 == 1:
            imports.append(run(IMPORT).processor)
    print(f"{'milliseconds, ' + str(weeks) + ' weeks':24}  median   mean")
    for step in (*STEPS, "others", "whole"):
        each = [1000 * one.get(step, 0.0) for one in found[1:] or found]
        print(f"{step:24}  {statistics.median(each):6.1f}  {statistics.mean(each):5.1f}")
    median = statistics.median(one["whole"] for one in found)
    print(f"{'ratio to the import':24}  {median / statistics.median(imports):6.2f}  (goal 30 ms, must 60 ms)")


if __name__ == "__main__":
    main()
