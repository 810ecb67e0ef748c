"""The rules on lifts say the same to the solver and about filled lifts: random tiny libraries, fully enumerated."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshlegs.rules.lifts import all_lift_rules
from freshlegs.rules.outcome import Unfillable
from freshlegs.rules.settings import choose_lift_rules, soften_rules
from freshlegs.rules.task import LiftTask
from freshlegs.solver import solve_lifts
from freshlegs.solver.solve_lifts import LiftSolution, fill_lifts
from freshlegs.training.lifting_problem import LiftingProblem
from support.drawn_gyms import COMMON, gyms
from support.gyms import judged, modelled


@pytest.mark.slow
@pytest.mark.parametrize("name", all_lift_rules())
@given(asked=gyms(), hard=st.booleans(), data=st.data())
@COMMON
def test_a_rule_says_the_same_to_the_solver_and_to_the_checker(
    name: str, asked: LiftingProblem, hard: bool, data: st.DataObject
) -> None:
    """Each model solution is a filling that the checker accepts, at the same price, and the other way round."""
    rule = all_lift_rules()[name]
    limits = {
        "few_exercises": {"at_most": [1, 2, 3]},
        "foot_contacts": {"at_most": [9, 15, 29, 30, 44], "beginner": [9, 15, 29]},
        "enough_contacts": {"at_least": [15, 16, 30, 31]},
        "core_families": {"at_least": [1, 2, 3]},
        "core_families_again": {"at_least": [1, 2, 3]},
        "muscles_twice": {"times": [1, 2, 3]},
        "pulls_keep_up": {"at_most_more": [0, 2, 3, 5]},
    }
    drawn = {key: st.sampled_from(values) for key, values in limits.get(name, {}).items()}
    parameters: dict[str, Any] = data.draw(st.fixed_dictionaries(drawn))
    if hard:
        parameters["weight"] = "hard"
    elif not rule.prices:
        parameters["weight"] = 7
    task = LiftTask(asked.lifts, asked.settings, (rule(**parameters),))
    assert modelled(task) == judged(task)


@pytest.mark.slow
@given(asked=gyms())
@COMMON
def test_the_builder_finds_the_best_filling_there_is(asked: LiftingProblem) -> None:
    """By the model with ties and without, or by whole lifts."""
    task = LiftTask(asked.lifts, asked.settings, soften_rules(choose_lift_rules(asked)))
    least = min(judged(task).values())
    with pytest.MonkeyPatch.context() as patch:
        for first, then in ((solve_lifts.WITH_TIES, 0.0), (0.0, solve_lifts.WITHOUT_TIES), (0.0, 0.0)):
            patch.setattr(solve_lifts, "WITH_TIES", first)
            patch.setattr(solve_lifts, "WITHOUT_TIES", then)
            found = fill_lifts(task)
            assert isinstance(found, LiftSolution)
            assert found.proved_best
            assert found.report.penalty == least


@pytest.mark.slow
@given(asked=gyms())
@COMMON
def test_lifts_can_be_filled_exactly_when_some_filling_is_allowed(asked: LiftingProblem) -> None:
    task = LiftTask(asked.lifts, asked.settings, choose_lift_rules(asked))
    allowed = judged(task)
    match fill_lifts(task):
        case LiftSolution(report=report):
            assert report.penalty == min(allowed.values())
        case Unfillable(clash):
            assert not allowed
            assert not judged(LiftTask(task.lifts, task.settings, clash))
            for spared in clash:
                rest = tuple(rule for rule in clash if rule is not spared)
                assert judged(LiftTask(task.lifts, task.settings, rest)), f"{spared.name} is not to blame"
        case undecided:
            pytest.fail(str(undecided))
