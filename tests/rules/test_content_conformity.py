"""The rules on lifts say the same to the solver and about filled lifts: random tiny libraries, fully enumerated."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from freshlegs.model.kinds import Kind
from freshlegs.rules.lifts import all_lift_rules
from freshlegs.rules.outcome import Unfillable
from freshlegs.rules.settings import choose_lift_rules, soften_rules
from freshlegs.rules.task import LiftTask
from freshlegs.solver import solve_lifts
from freshlegs.solver.solve_lifts import LiftSolution, fill_lifts
from freshlegs.training.lifting_problem import LiftingProblem
from freshlegs.training.lifting_settings import Excluded
from freshlegs.training.loads import Loads
from support.gyms import LIBRARY, OnlyThese, judged, lift, modelled

SPLITS = [("push",), ("pull",), ("legs",), ("push", "legs"), ("chest", "back")]
KINDS: tuple[Kind, ...] = ("lower", "upper", "full", "lift")
JUMPS = ("pogo_hop", "box_jump", "alternate_bound", "drop_jump")
COMMON = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def gyms(draw: st.DrawFn) -> LiftingProblem:
    """Draw one or two lifts and a handful of exercises, so near the limits that rules break now and then."""
    number = draw(st.integers(1, 2))
    kinds: list[Kind] = [draw(st.sampled_from(KINDS)) for _ in range(number)]
    minutes = st.sampled_from([20, 25, 30, 40, 60])
    equipment = st.sampled_from([frozenset({"bodyweight"}), frozenset({"bodyweight", "dumbbell"}), None])
    lifts = []
    for place, kind in enumerate(kinds, 1):
        more: dict[str, Any] = {"optional": draw(st.integers(0, 3)) == 0}
        more["dose"] = draw(st.sampled_from(["standard", "standard", "minimum"]))
        more["before"] = tuple(draw(st.lists(st.sampled_from([*JUMPS, *sorted(LIBRARY)[:3]]), max_size=3, unique=True)))
        there = draw(equipment)
        if there is not None:
            more["equipment"] = there
        if kind == "lift":
            more["words"] = draw(st.sampled_from(SPLITS))
        lifts.append(lift(kind, place, draw(minutes), **more))
    # Jumps are few in the library and have rules of their own, so that half of the gyms have one for certain.
    some = draw(st.lists(st.sampled_from(sorted(LIBRARY)), max_size=8 // number - 1))
    names = list(dict.fromkeys([draw(st.sampled_from([*JUMPS, *sorted(LIBRARY)[:3]])), *some]))
    excluded = draw(
        st.sampled_from([Excluded(), Excluded(muscles=frozenset({"chest"})), Excluded(patterns=frozenset({"hinge"}))])
    )
    settings = OnlyThese(
        asked=True,
        added=tuple(LIBRARY[name] for name in names),
        level=draw(st.sampled_from(["beginner", "intermediate"])),
        excluded=excluded,
        easy=draw(st.sampled_from([frozenset(), frozenset({"calves"}), frozenset({"quads", "chest"})])),
        loads=Loads(working={names[0]: 50.0} if draw(st.booleans()) else {}),
    )
    return LiftingProblem(tuple(lifts), settings)


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
    """Ties settled in the first solve, or after the proof."""
    task = LiftTask(asked.lifts, asked.settings, soften_rules(choose_lift_rules(asked)))
    least = min(judged(task).values())
    with pytest.MonkeyPatch.context() as patch:
        for first in (solve_lifts.IN_ONE_SOLVE, 0.0):
            patch.setattr(solve_lifts, "IN_ONE_SOLVE", first)
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
