"""Sessions whose length is decided with the week: model, checker and brute force agree on random small weeks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshlegs.rules.outcome import Impossible, Planned
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.solver.plan_week import plan_week
from support.oracle import as_plan, cheapest, every_week, judged, modelled
from support.rulebooks import (
    COMMON,
    RULES,
    candidates,
    few_lengths,
    flexible,
    hardened,
    in_free_time,
    priced,
    rulebooks,
    variants,
    worlds,
)

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("few_places")]


@pytest.mark.parametrize("weight", ["price", "hard"])
@pytest.mark.parametrize("name", sorted(RULES))
def test_the_model_says_of_every_length_what_the_checker_says(name: str, weight: str) -> None:
    """With a price each week of the model costs what the checker says; hard, the weeks are the accepted ones."""

    @settings(COMMON, max_examples=25)
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        world = few_lengths(data.draw(flexible(data.draw(worlds((3, 2), (2, 3))))))
        if name == "available":
            world = in_free_time(world, data)
        rule = data.draw(variants(RULES[name], world))
        week = replace(world, rules=(hardened(rule) if weight == "hard" else priced(rule),))
        found = modelled(week)
        if (name, weight) == ("available", "hard"):
            assert found.keys() == judged(week).keys()
        else:
            assert found == judged(week, candidates(week))

    agree()


@settings(COMMON, max_examples=200)
@given(st.data())
def test_the_solver_finds_the_brute_force_minimum(data: st.DataObject) -> None:
    """The best week has the best lengths, and of weeks that cost the same those nearest to what is preferred."""
    world = in_free_time(few_lengths(data.draw(flexible(data.draw(worlds((3, 3), (4, 2)))))), data)
    week = data.draw(rulebooks(world))
    week = replace(week, previous_starts=())
    match plan_week(week):
        case Planned(found, report, proved_best, bound):
            assert proved_best
            assert bound == report.penalty == cheapest(week)
            assert verify_week(week, found) == report
            off = [abs(p.session.minutes - p.session.asked_length) for p in found.placements]
            assert sum(off) == _least_off(week, report.penalty)
        case Impossible(clash):
            assert cheapest(week) is None
            assert clash
        case undecided:
            pytest.fail(f"undecided: {undecided}")


def _least_off(week: Task, penalty: int) -> int:
    """Return by how many minutes the weeks of one penalty are off the preferred lengths at least."""
    offs = []
    for starts in every_week(week):
        plan = as_plan(week, starts)
        report = verify_week(week, plan)
        if not report.broken and report.penalty == penalty:
            offs.append(sum(abs(p.session.minutes - p.session.asked_length) for p in plan.placements))
    return min(offs)


@settings(COMMON, max_examples=60)
@given(st.data())
def test_the_clash_of_a_week_with_lengths_is_a_smallest_one(data: st.DataObject) -> None:
    world = in_free_time(few_lengths(data.draw(flexible(data.draw(worlds((3, 2)))))), data)
    week = data.draw(rulebooks(world))
    answer = plan_week(week)
    if not isinstance(answer, Impossible):
        return
    weeks = [as_plan(week, starts) for starts in every_week(week, candidates(week))]
    broken = [{entry.rule.name for entry in verify_week(week, found).broken} for found in weeks]
    clash = {rule.name for rule in answer.clash}
    assert all(clash & names for names in broken), "a week keeps the clash"
    for name in clash:
        assert any(not (clash - {name}) & names for names in broken), f"the clash does not need {name}"
