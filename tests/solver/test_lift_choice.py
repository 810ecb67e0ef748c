"""The cheapest week that some filled lifts make, against trying all of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshlegs.model.limits import Limits
from freshlegs.solver import lift_proof
from freshlegs.solver.lift_bound import LiftBound
from freshlegs.solver.lift_choice import choose_lifts
from freshlegs.solver.lift_columns import LiftColumn, LiftColumns
from freshlegs.solver.lift_gates import WeekSum
from freshlegs.solver.search import Effort
from support.drawn_gyms import COMMON

GROUPS = [[0, 1], [2]]


class Columns(SimpleNamespace):
    """Columns of groups of lifts, without the lifts."""

    every: list[LiftColumn]
    sums: list[WeekSum]
    found: tuple[LiftColumn, ...] = ()
    steps = 0
    groups = GROUPS
    gates = SimpleNamespace(constant=3)

    def add_up(self, week: Iterable[LiftColumn]) -> float:
        """Return what a week costs."""
        itself: Any = self
        return LiftColumns.add_up(itself, week)

    def find_every(self, _: Any, __: int, most: int) -> tuple[list[LiftColumn], bool]:
        """Return all of them, or each second or third, at whatever cost."""
        step = max(1, len(self.every) // most)
        return self.every[::step], step == 1


@st.composite
def columns(draw: st.DrawFn) -> Columns:
    """Draw up to five lifts for each group, and sums of which each total has a price of its own."""
    lows = draw(st.lists(st.integers(-2, 0), min_size=1, max_size=3))
    sums = [WeekSum((), low, tuple(draw(st.lists(st.integers(0, 9), min_size=4, max_size=8)))) for low in lows]
    adds = st.fixed_dictionaries({place: st.integers(-1 if low else 0, 2) for place, low in enumerate(lows)})
    found = [
        LiftColumn(group, draw(st.integers(0, 12)), {k: v for k, v in draw(adds).items() if v}, (number,))
        for group in range(len(GROUPS))
        for number in range(draw(st.integers(len(GROUPS[group]), 5)))
    ]
    return Columns(every=found, sums=sums)


def try_all(there: Columns) -> Iterator[int]:
    """Yield what each week costs that the columns make, each of them once."""
    by_group = [[one for one in there.every if one.group == place] for place in range(len(GROUPS))]
    for week in product(*(combinations(own, len(group)) for own, group in zip(by_group, GROUPS, strict=True))):
        chosen = [column for own in week for column in own]
        totals = [sum(column.adds.get(index, 0) for column in chosen) for index in range(len(there.sums))]
        limits = [(one.low, one.low + len(one.costs)) for one in there.sums]
        if all(low <= total < end for total, (low, end) in zip(totals, limits, strict=True)):
            yield int(there.add_up(chosen))


def bound_of(there: Any) -> LiftBound:
    return LiftBound(there, math.inf, Effort(Limits(work=100.0)))


@given(columns())
@COMMON
def test_the_cheapest_week_of_some_columns(there: Columns) -> None:
    least = min(try_all(there), default=math.inf)
    bound = bound_of(there)
    assert choose_lifts(bound, there.every, Effort(Limits()), 10.0)
    assert bound.cost == least
    if least < math.inf:
        assert there.add_up(bound.week) == least


@given(columns(), st.integers(-2, 2))
@COMMON
def test_a_week_that_costs_no_more_than_so_much(there: Columns, more: int) -> None:
    costs = sorted(try_all(there))
    most = (costs[0] if costs else 40) + more
    bound = bound_of(there)
    none = choose_lifts(bound, there.every, Effort(Limits()), 10.0, most=most)
    assert none == (not costs or costs[0] > most)
    assert none == (bound.cost > most)


@given(columns(), st.integers(-2, 2))
@COMMON
def test_a_cost_is_ruled_out_by_all_lifts_and_not_by_some(there: Columns, more: int) -> None:
    costs = sorted(try_all(there))
    cost = (costs[0] if costs else 40) + more
    for some, whole in ((len(there.every), True), (1, False)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(lift_proof, "SOME_OF_EVERY", some)
            out = lift_proof._rule_out(bound_of(there), cost, Effort(Limits()))  # noqa: SLF001
        assert out == (whole and (not costs or costs[0] > cost))


def test_a_cost_that_is_ruled_out_raises_the_bound_by_a_point() -> None:
    bound = bound_of(Columns(every=[], sums=[]))
    bound.exclude(7)
    bound.exclude(4)
    assert bound.least == bound.points == 8
