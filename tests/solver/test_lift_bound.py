"""The bound on weeks of lifts by whole filled lifts: never above the best week, and mostly as high."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshlegs.model.kinds import Kind
from freshlegs.model.limits import Limits
from freshlegs.rules.settings import choose_lift_rules, soften_rules
from freshlegs.rules.task import LiftTask
from freshlegs.solver import lift_bound, lift_proof
from freshlegs.solver.assemble import assemble_lifts
from freshlegs.solver.lift_bound import LiftBound, find_hull
from freshlegs.solver.lift_columns import LiftColumns
from freshlegs.solver.lift_gates import BEYOND_HARD, WeekSum
from freshlegs.solver.lift_proof import prove_lifts
from freshlegs.solver.search import Effort
from freshlegs.training.lift_slots import LiftSlots
from freshlegs.training.lifting_problem import LiftingProblem
from support.drawn_gyms import COMMON, gyms
from support.gyms import LIBRARY, OnlyThese, judged, lift

NO_CHOICE = {"CHOOSING": 0.0, "MEETING": 0.0}
WAYS = {
    "all of it": {},
    "splitting alone": {**NO_CHOICE, "MEETING_OF_EVERY": 0.0, "FEW": 0},
    "every cheap lift alone": {**NO_CHOICE, "SPLITTING": -1.0},
    "some cheap lifts": {**NO_CHOICE, "SPLITTING": -1.0, "SOME_OF_EVERY": 1},
    "the linear program alone": {**NO_CHOICE, "SPLITTING": -1.0, "MEETING_OF_EVERY": 0.0},
}
"""What is left of the proof, by the constants that leave the rest out."""


def effort(work: float = 100.0) -> Effort:
    return Effort(Limits(work=work))


def ask(lifts: tuple[LiftSlots, ...], *names: str) -> LiftTask:
    """Return lifts to be filled with a few exercises; their minutes are given, whatever else is hard has a price."""
    asked = LiftingProblem(lifts, OnlyThese(asked=True, added=tuple(LIBRARY[name] for name in names)))
    rules = choose_lift_rules(asked)
    hard = ("session_minutes", "something_to_do")
    soft = (one if one.name in hard else soften_rules((one,))[0] for one in rules)
    return LiftTask(asked.lifts, asked.settings, tuple(soft))


def alike(kind: Kind, count: int, minutes: int) -> tuple[LiftSlots, ...]:
    """Return lifts that are alike but for their number; of upper ones every other has the slots of the second."""
    first = lift(kind, 1, minutes)
    return tuple(replace(lift(kind, number, minutes), slots=first.slots) for number in range(1, count + 1))


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
@given(asked=gyms(), soft=st.booleans(), rounds=st.sampled_from([1, 2, 3, 4, 5, lift_bound.MOST_ROUNDS]))
@COMMON
def test_no_filling_costs_less_than_the_bound(way: str, asked: LiftingProblem, soft: bool, rounds: int) -> None:
    """Whatever is left out of the proof, and whatever rules it has no words for, what it says is true.

    With fewer rounds the linear program leaves more to be found out.
    """
    rules = choose_lift_rules(asked)
    task = LiftTask(asked.lifts, asked.settings, soften_rules(rules) if soft else rules)
    least = min(judged(task).values(), default=math.inf)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lift_bound, "MOST_ROUNDS", rounds)
        for name, value in WAYS[way].items():
            patch.setattr(lift_proof, name, value)
        for known in (least, least + 1, least + 7, math.inf):
            proof = prove_lifts(assemble_lifts(task), None, known, effort())
            assert proof.bound <= least


@given(asked=gyms(), soft=st.booleans(), rounds=st.integers(1, 3))
@COMMON
def test_every_lift_of_a_week_that_costs_no_more_is_found(asked: LiftingProblem, soft: bool, rounds: int) -> None:
    rules = choose_lift_rules(asked)
    task = LiftTask(asked.lifts, asked.settings, soften_rules(rules) if soft else rules)
    weeks = judged(task)
    if not weeks:
        return
    columns = LiftColumns(assemble_lifts(task))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lift_bound, "MOST_ROUNDS", rounds)
        bound = LiftBound(columns, math.inf, effort())
        bound.raise_bound()
    names = {o.literal: o.pick for lift in columns.gates.lifts.lifts for o in columns.gates.lifts.options(lift)}
    for cost in (bound.least, min(weeks.values()), min(weeks.values()) + 3):
        every, whole = bound.find_every(cost, 10**6)
        assert whole
        for most in (1, 2, 5):
            some, whole = bound.find_every(cost, most)
            assert whole == (len(some) == len(every))
            assert {(one.group, one.options) for one in some} <= {(one.group, one.options) for one in every}
        found = {
            (one.group, tuple(sorted((names[o].exercise.id, names[o].index, names[o].sets) for o in one.options)))
            for one in every
        }
        for week, price in weeks.items():
            for place, group in enumerate(columns.groups):
                assert price > cost or all((place, week[lift]) in found for lift in group)


def test_some_lifts_of_one_group_are_not_all_lifts() -> None:
    """Also where all of the last one are among them."""
    names = ("back_squat", "deadlift", "push_up", "dead_bug", "biceps_curl")
    columns = LiftColumns(assemble_lifts(ask((lift("full", 1, 45), lift("lower", 1, 20)), *names)))
    bound = LiftBound(columns, math.inf, effort())
    bound.raise_bound()
    every, whole = bound.find_every(bound.least + 20, 10**6)
    sizes = [sum(one.group == place for one in every) for place in range(2)]
    assert whole
    assert 0 < sizes[1] < sizes[0]
    some, whole = bound.find_every(bound.least + 20, sizes[1])
    assert (sum(one.group for one in some), whole) == (sizes[1], False)


@pytest.mark.slow
@pytest.mark.parametrize("way", [way for way in WAYS if way not in ("the linear program alone", "some cheap lifts")])
@pytest.mark.parametrize(
    "task",
    [
        ask(alike("full", 2, 30), "back_squat", "dead_bug"),
        ask(alike("full", 2, 25), "back_squat", "biceps_curl", "dead_bug"),
        ask(alike("lower", 3, 30), "back_squat", "standing_calf_raise"),
        ask((*alike("lower", 2, 25), lift("upper", 1, 20)), "deadlift", "biceps_curl"),
    ],
)
def test_lifts_that_are_alike_may_hold_the_same(task: LiftTask, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With so few exercises the best week repeats lifts: a proof that takes each lift once would be a wrong one."""
    least = min(judged(task).values())
    for name, value in WAYS[way].items():
        monkeypatch.setattr(lift_proof, name, value)
    for known in (least, least + 1, least + 40):
        proof = prove_lifts(assemble_lifts(task), None, known, effort())
        assert proof.bound <= least
        assert proof.closed == (proof.bound > least - 1)
    assert prove_lifts(assemble_lifts(task), None, least, effort()).closed


def test_lifts_are_alike_where_the_same_may_fill_them_at_the_same_price() -> None:
    first, second, third = alike("full", 3, 20)
    names = ("back_squat", "push_up")
    assert LiftColumns(assemble_lifts(ask((first, second, third), *names))).groups == [[0, 1, 2]]
    assert LiftColumns(assemble_lifts(ask((first, lift("full", 2, 25), third), *names))).groups == [[0, 2], [1]]
    without = replace(second, equipment=frozenset({"bodyweight"}))
    assert LiftColumns(assemble_lifts(ask((first, without, third), *names))).groups == [[0, 2], [1]]
    known = replace(third, before=("back_squat",))
    assert LiftColumns(assemble_lifts(ask((first, second, known), *names))).groups == [[0, 1], [2]]


def test_without_work_nothing_is_proven() -> None:
    task = ask(alike("full", 2, 30), "back_squat", "dead_bug")
    least = min(judged(task).values())
    bound = LiftBound(LiftColumns(assemble_lifts(task)), least, effort(0.0))
    bound.raise_bound()
    bound.split(1.0)
    assert not bound.closed
    assert lift_bound.STEPS > 0


def test_a_hull_has_the_corners_of_what_a_sum_costs() -> None:
    needs_two = WeekSum(((2, 1), (3, 1), (4, 1)), 0, (22, 2, 0, 0))
    assert find_hull(needs_two) == [(0, 22), (1, 2), (2, 0), (3, 0)]
    assert find_hull(WeekSum((), 0, (4, 4, 0, 0))) == [(0, 4), (2, 0), (3, 0)]
    assert find_hull(needs_two, (0, 1)) == [(0, 22), (1, 2), (2, BEYOND_HARD), (3, 2 * BEYOND_HARD)]
    assert find_hull(needs_two, (2, 3))[-2:] == [(2, 0), (3, 0)]
