"""Which of several choices of exercises that cost the same is taken: the library's order says it, and never a seed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from freshlegs.api.results import TrainingPlan
from freshlegs.api.scenario import Scenario
from freshlegs.model.content import LiftContent
from freshlegs.model.limits import Limits
from freshlegs.rules.settings import choose_lift_rules
from freshlegs.rules.task import LiftTask
from freshlegs.rules.verify import verify_lifts
from freshlegs.solver import solve_lifts
from freshlegs.solver.search import Effort, Search
from freshlegs.solver.solve_lifts import LiftSolution, fill_lifts
from freshlegs.training.library import load_shipped
from freshlegs.training.lift_slots import FilledLift
from freshlegs.training.lifting_problem import FilledLifts, LiftingProblem, list_lifts
from freshlegs.training.lifting_settings import LiftingSettings
from support.paths import SCENARIOS
from support.tasks import load_task
from support.worlds import problem, session

SOME = ("article-week", "two-lifts", "home-gym", "commuter")


def ask(name: str) -> LiftTask:
    """Return the lifts of a shipped scenario, to be filled."""
    task = load_task(SCENARIOS / f"{name}.toml")
    settings = task.lifting or LiftingSettings(level=task.lift_level)
    lifting = LiftingProblem(list_lifts(task, settings), settings)
    return LiftTask(lifting.lifts, lifting.settings, choose_lift_rules(lifting))


def fill(task: LiftTask) -> LiftSolution:
    """Return the lifts, filled and proven best."""
    found = fill_lifts(task)
    assert isinstance(found, LiftSolution)
    assert found.proved_best
    return found


def list_picks(found: LiftSolution) -> list[list[tuple[str, int]]]:
    """Return the exercises of each lift with their sets."""
    return [[(pick.exercise.id, pick.sets) for pick in lift.picks] for lift in found.filled.filled]


@pytest.mark.parametrize("name", SOME)
def test_whatever_the_solver_finds_first_the_exercises_are_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Proven for the lifts by themselves: solves that go other ways come to the same choice."""
    task, usual = ask(name), solve_lifts.make_lift_search
    found = [list_picks(fill(task))]
    for seed in (1, 2, 3):

        def seeded(effort: Effort, seed: int = seed) -> Search:
            search = usual(effort)
            search.parameters["random_seed"] = seed
            return search

        monkeypatch.setattr(solve_lifts, "make_lift_search", seeded)
        found.append(list_picks(fill(task)))
    assert found == found[:1] * len(found)


def test_another_seed_plans_the_same_exercises() -> None:
    scenario = Scenario.load(SCENARIOS / "two-lifts.toml")
    found: list[Any] = []
    for seed in (1, 2, 3):
        answer = scenario.plan(limits=Limits(seed=seed))
        assert isinstance(answer, TrainingPlan)
        found.append([s.content for s in answer.record.sessions if isinstance(s.content, LiftContent)])
    assert found[0]
    assert found == found[:1] * 3


@pytest.mark.parametrize("name", SOME)
def test_no_exercise_gives_way_to_an_earlier_one_for_free(name: str) -> None:
    task = ask(name)
    found = fill(task)
    for lift in found.filled.filled:
        for place, pick in enumerate(lift.picks):
            there = {chosen.exercise.id for chosen in lift.picks}
            for earlier in task.exercises[: task.exercises.index(pick.exercise)]:
                if earlier.id in there or not lift.lift.takes(pick.slot, earlier):
                    continue
                changed = list(lift.picks)
                changed[place] = replace(pick, exercise=earlier)
                others = [one for one in found.filled.filled if one is not lift]
                filled = FilledLifts(task, (*others, FilledLift.of(lift.lift, changed)))
                report = verify_lifts(task, filled)
                assert report.broken or report.penalty > found.report.penalty, (earlier.id, pick.exercise.id)


def test_of_twins_the_first_in_the_library_is_taken() -> None:
    """A library in which all stands twice is used as if it stood there once."""
    twins = tuple(replace(one, id=f"{one.id}_again", easier="", harder="") for one in load_shipped())
    lifting = LiftingSettings(added=twins)
    asked = problem([session("lower", minutes=60, starts=(0,))], [])
    once = LiftingProblem(list_lifts(asked, LiftingSettings()), LiftingSettings())
    twice = LiftingProblem(list_lifts(asked, lifting), lifting)
    one, two = (fill(LiftTask(p.lifts, p.settings, choose_lift_rules(p))) for p in (once, twice))
    assert list_picks(one) == list_picks(two)
