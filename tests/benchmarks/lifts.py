"""Weeks of four lifts, filled and proven: `python tests/benchmarks/lifts.py [EXERCISES] [--each]`.

For 168 weeks of lifts (kinds, minutes, what is at hand, level) it prints how many are proven best, and what that takes:
CP-SAT's deterministic time, and the processor's. Two versions are held against each other by PYTHONPATH, in one run.
With EXERCISES the library is filled up to so many, by likes of what is in it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from freshlegs.model.kinds import Kind, Level
from freshlegs.rules.settings import choose_lift_rules
from freshlegs.rules.task import LiftTask
from freshlegs.solver.core import CoreModel
from freshlegs.solver.sat_words import SatAnswer, SatWatcher
from freshlegs.solver.solve_lifts import LiftSolution, fill_lifts
from freshlegs.training.exercise import Exercise
from freshlegs.training.library import load_shipped
from freshlegs.training.lifting_problem import LiftingProblem, list_lifts
from freshlegs.training.lifting_settings import EVERYTHING, LiftingSettings
from support.worlds import problem, session

KINDS: tuple[tuple[Kind, ...], ...] = (
    ("full", "full", "full", "full"),
    ("lower", "upper", "lower", "upper"),
    ("lower", "upper", "full", "full"),
)
MINUTES = (40, 45, 50, 60)
LEVELS: tuple[Level, ...] = ("beginner", "intermediate")
GYMS: dict[str, frozenset[str]] = {
    "everything": EVERYTHING,
    "free weights": frozenset(
        {"barbell", "dumbbell", "kettlebell", "rack", "bench", "box", "pullup_bar", "bodyweight"}
    ),
    "no cable": EVERYTHING - {"cable", "medball"},
    "no barbell": EVERYTHING - {"barbell", "rack"},
    "garage": frozenset({"barbell", "rack", "bench", "bodyweight"}),
    "home": frozenset({"dumbbell", "band", "bench", "box", "pullup_bar", "bodyweight"}),
    "machines": frozenset({"machine", "cable", "bench", "box", "bodyweight"}),
}


class Meter:
    """What CP-SAT has worked."""

    def __init__(self) -> None:
        self.work = 0.0
        usual = CoreModel.solve

        def solve(model: CoreModel, parameters: Mapping[str, float], watcher: SatWatcher | None) -> SatAnswer:
            answer = usual(model, parameters, watcher)
            self.work += answer.work
            return answer

        CoreModel.solve = solve  # type: ignore[method-assign, assignment]


def list_tasks(exercises: int) -> Iterator[tuple[str, LiftTask]]:
    """Yield the weeks of lifts with their names."""
    shipped, more = load_shipped(), max(0, exercises - len(load_shipped()))
    added = tuple(_make_like(shipped[place * len(shipped) // more]) for place in range(more))
    for kinds, minutes, level, (gym, equipment) in product(KINDS, MINUTES, LEVELS, GYMS.items()):
        numbers = [kinds[:place].count(kind) + 1 for place, kind in enumerate(kinds)]
        sessions = [session(kind, n, minutes, starts=(0,)) for kind, n in zip(kinds, numbers, strict=True)]
        settings = LiftingSettings(asked=True, level=level, equipment=equipment, added=added)
        lifting = LiftingProblem(list_lifts(problem(sessions, []), settings), settings)
        task = LiftTask(lifting.lifts, lifting.settings, choose_lift_rules(lifting))
        yield f"{''.join(kind[0] for kind in kinds)} {minutes} {level[:5]} {gym}", task


def _make_like(one: Exercise) -> Exercise:
    return replace(
        one, id=f"{one.id}_mine", name=f"My {one.name}", easier="", harder="", source="yours", rest=one.rest + 15
    )


def main() -> None:
    """Print a line for each week of lifts that is asked for, and one for all."""
    exercises = next((int(word) for word in sys.argv[1:] if word.isdigit()), 0)
    meter = Meter()
    proven = weeks = 0
    work = processor = 0.0
    for name, task in list_tasks(exercises):
        meter.work, begin = 0.0, time.process_time()
        found = fill_lifts(task)
        spent = time.process_time() - begin
        best = isinstance(found, LiftSolution) and found.proved_best
        weeks, proven = weeks + 1, proven + best
        work, processor = work + meter.work, processor + spent
        if "--each" in sys.argv:
            penalty = found.report.penalty if isinstance(found, LiftSolution) else type(found).__name__
            said = "proven" if best else "open"
            print(f"{name:32} {penalty:>4}  {said:6}  {meter.work:5.2f} units  {spent:5.2f} s", flush=True)
    print(f"{proven} of {weeks} proven best  {work:6.1f} units  {processor:6.1f} s of processor")


if __name__ == "__main__":
    main()
