"""Every rule says the same to the solver and about a finished week: on random tiny weeks, by full enumeration.

Starts sit on whole hours and the parameters are drawn from the distances that really occur, so that the
weeks lie exactly on the rules' boundaries.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshlegs.rules.outcome import Impossible, Planned
from freshlegs.rules.verify import verify_week
from freshlegs.solver.plan_week import plan_week
from support.oracle import as_plan, cheapest, closest, every_week, judged, modelled
from support.rulebooks import (
    COMMON,
    RULES,
    candidates,
    changes,
    hardened,
    in_free_time,
    priced,
    rulebooks,
    under_way,
    variants,
    worlds,
)


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@pytest.mark.parametrize("name", sorted(RULES))
def test_the_model_prices_every_week_as_the_checker_does(name: str) -> None:
    """With a price: each week of the model costs what the checker says, and no week is missing."""

    @COMMON
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        world = data.draw(worlds())
        if name == "available":
            world = in_free_time(world, data)
        week = replace(world, rules=(priced(data.draw(variants(RULES[name], world))),))
        assert modelled(week) == judged(week, candidates(week))

    agree()


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@pytest.mark.parametrize("name", sorted(RULES))
def test_the_model_allows_exactly_the_weeks_that_the_checker_accepts(name: str) -> None:
    """As a hard rule: the model's weeks are the accepted weeks, in both directions."""

    @COMMON
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        world = data.draw(worlds())
        if name == "available":
            world = in_free_time(world, data)
        rule = hardened(data.draw(variants(RULES[name], world)))
        week = replace(world, rules=(rule,))
        places = None if name == "available" else candidates(week)
        assert modelled(week).keys() == judged(week, places).keys()

    agree()


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(RULES))
def test_every_relaxation_accepts_what_its_rule_accepts(name: str) -> None:
    """A weaker copy never forbids a week that the rule allows."""

    @COMMON
    @given(st.data())
    def weaker(data: st.DataObject) -> None:
        world = data.draw(worlds((2, 4)))
        rule = hardened(data.draw(variants(RULES[name], world)))
        for copy in rule.relaxations():
            assert judged(replace(world, rules=(rule,))).keys() <= judged(replace(world, rules=(copy,))).keys()

    weaker()


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@settings(COMMON, max_examples=300)
@given(st.data())
def test_the_solver_finds_the_brute_force_minimum(data: st.DataObject) -> None:
    """The optimum is the cheapest week there is; "impossible" is said exactly when there is none."""
    world = in_free_time(data.draw(worlds((4, 4), (5, 2))), data)
    week = data.draw(rulebooks(world))
    match plan_week(week):
        case Planned(found, report, proved_best, bound):
            assert proved_best
            assert bound == report.penalty == cheapest(week)
            assert verify_week(week, found) == report
            assert (*changes(week, found), report.tolerance_uses) == closest(week, report.penalty)
        case Impossible(clash):
            assert cheapest(week) is None
            assert clash
        case undecided:
            pytest.fail(f"undecided: {undecided}")


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@pytest.mark.parametrize("weight", ["price", "hard"])
@pytest.mark.parametrize("name", sorted(RULES))
def test_what_is_done_counts_for_the_model_as_for_the_checker(name: str, weight: str) -> None:
    """Each rule counts by how much more it is broken than by what is done alone."""

    @settings(COMMON, max_examples=25)
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        world = in_free_time(data.draw(worlds((4, 3))), data)
        rule = data.draw(variants(RULES[name], world))
        week = data.draw(under_way(replace(world, rules=(hardened(rule) if weight == "hard" else priced(rule),))))
        places = None if (name, weight) == ("available", "hard") else candidates(week)
        assert modelled(week) == judged(week, places)

    agree()


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@settings(COMMON, max_examples=150)
@given(st.data())
def test_a_week_under_way_ends_in_the_brute_force_minimum(data: st.DataObject) -> None:
    """As any week does: proven best and closest to the plan before, or impossible exactly where nothing is left."""
    world = in_free_time(data.draw(worlds((4, 4), (5, 2))), data)
    week = data.draw(under_way(data.draw(rulebooks(world))))
    match plan_week(week):
        case Planned(found, report, proved_best, bound):
            assert proved_best
            assert bound == report.penalty == cheapest(week)
            assert (*changes(week, found), report.tolerance_uses) == closest(week, report.penalty)
            assert all(p.start == p.session.done for p in found.placements if p.session.done is not None)
        case Impossible(clash):
            assert cheapest(week) is None
            assert clash
        case undecided:
            pytest.fail(f"undecided: {undecided}")


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@settings(COMMON, max_examples=150)
@given(st.data())
def test_what_is_done_never_makes_the_rest_impossible(data: st.DataObject) -> None:
    """Where nothing else has to be placed there is a week, whatever was done."""
    world = in_free_time(data.draw(worlds((4, 3))), data)
    week = data.draw(under_way(data.draw(rulebooks(world))))
    week = replace(week, sessions=tuple(s for s in week.sessions if s.done is not None))
    outcome = plan_week(week)
    assert isinstance(outcome, Planned)
    assert outcome.report.penalty == 0


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@settings(COMMON, max_examples=150)
@given(st.data())
def test_the_clash_is_a_smallest_one(data: st.DataObject) -> None:
    """The clash admits no week, and no smaller set of hard rules does so too."""
    world = in_free_time(data.draw(worlds((4, 2))), data)
    week = data.draw(rulebooks(world))
    if data.draw(st.booleans()):
        week = data.draw(under_way(week))
    answer = plan_week(week)
    if not isinstance(answer, Impossible):
        return
    weeks = [as_plan(week, starts) for starts in every_week(week, candidates(week))]
    broken = [{entry.rule.name for entry in verify_week(week, found).broken} for found in weeks]
    clash = {rule.name for rule in answer.clash}
    assert all(clash & names for names in broken), "a week keeps the clash"
    for name in clash:
        assert any(not (clash - {name}) & names for names in broken), f"the clash does not need {name}"
