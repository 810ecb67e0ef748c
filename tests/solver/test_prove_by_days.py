"""Weeks that are proven by their days: on random tiny weeks, by full enumeration; and weeks that are large."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from freshlegs.model.limits import Limits
from freshlegs.rules.outcome import Planned
from freshlegs.rules.task import Task
from freshlegs.scenario.resolve import resolve
from freshlegs.scenario.schema.load import load_scenario
from freshlegs.solver import day_model as days_of_week
from freshlegs.solver import plan_week as planning
from freshlegs.solver.assemble import assemble_week
from freshlegs.solver.day_model import DayModel, NotByDaysError, group_alike
from freshlegs.solver.plan_week import NoWeek, find_best_week, plan_week
from freshlegs.solver.prove_by_days import FOR_DAYS, prove_by_days
from freshlegs.solver.sat_words import Status
from freshlegs.solver.search import Effort, Search
from support.oracle import as_plan, cheapest, judged
from support.rulebooks import COMMON, few_lengths, flexible, in_free_time, rulebooks, under_way, worlds
from support.worlds import rule


@st.composite
def weeks(draw: st.DrawFn) -> Task:
    """Draw a week with rules, most of the time with sessions that are alike; some of it may be done."""
    data = draw(st.data())
    world = in_free_time(draw(worlds((2, 4), (4, 4))), data)
    if len(world.sessions) <= 2:
        twins = tuple(replace(one, id=f"{one.id}-twin", number=one.number + 10) for one in world.sessions)
        world = replace(world, sessions=(*world.sessions, *twins))
    if draw(st.integers(0, 3)) == 0:
        world = few_lengths(draw(flexible(world)), most=1)
    week = draw(rulebooks(world))
    if draw(st.integers(0, 3)):
        # Sessions that may overlap are never alike.
        others = (one for one in week.rules if one.name != "no_overlap")
        week = replace(week, rules=tuple(sorted((*others, rule("no_overlap")), key=lambda one: one.name)))
    if draw(st.integers(0, 3)):
        return week
    begun = draw(under_way(week))
    # How long a done session takes is no longer open.
    there = (replace(one, forms=()) if one.done is not None else one for one in begun.sessions)
    return replace(begun, sessions=tuple(there))


def prove(week: Task) -> int | None:
    """Return the price of the best week, proven by its days; None where there is none."""
    model, prices = assemble_week(week)
    proof = prove_by_days(model, prices, Effort(Limits()), None)
    assume(proof is not None)
    assert proof is not None
    assert (proof.best is None) == (proof.bound is None)
    if proof.best is not None:
        assert proof.best.report.penalty == proof.bound
        assert not proof.best.report.broken
    return proof.bound


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@settings(COMMON, max_examples=400)
@given(weeks())
def test_a_proof_by_days_ends_in_the_brute_force_minimum(week: Task) -> None:
    assert prove(week) == cheapest(week)


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@settings(COMMON, max_examples=150)
@given(weeks())
def test_no_week_costs_less_than_its_days(week: Task) -> None:
    """Whichever days: of each week that is allowed the days are, and cost no more than it does."""
    least: dict[frozenset[tuple[int, str]], int] = {}
    for starts, penalty in judged(week).items():
        placed = as_plan(week, starts).placements
        days = frozenset((week.clock.day(p.start), p.session.id) for p in placed)
        least[days] = min(penalty, least.get(days, penalty))
    model, prices = assemble_week(week)
    try:
        days_model = DayModel(model, prices)
    except NotByDaysError:
        return
    search = Search(Effort(Limits()))
    search.parameters |= FOR_DAYS
    found: dict[frozenset[tuple[int, str]], int] = {}
    while search.run(days_model) is Status.OPTIMAL:
        there = days_model.read_days(search.answer)
        found[frozenset((day, name) for name, day in there.items())] = search.total(days_model.prices)
        days_model.exclude(search.answer)
    assert search.answer.status is Status.INFEASIBLE
    kinds = {one.id: number for number, kind in enumerate(group_alike(model)) for one in kind}

    def count(days: frozenset[tuple[int, str]]) -> list[tuple[int, int]]:
        return sorted((day, kinds[name]) for day, name in days)

    for days, penalty in least.items():
        [same] = [price for other, price in found.items() if count(other) == count(days)]
        assert same <= penalty


def fortnight(**counts: int) -> Task:
    """Return a repeating fortnight, open from 06:00 to 22:00, with so many sessions of each kind."""
    minutes = {"long": 110, "easy": 45, "upper": 50, "lower": 50}
    asked = "".join(
        f'[[sessions]]\nkind = "{kind}"\ncount = {count}\nminutes = {minutes.get(kind, 60)}\n'
        for kind, count in counts.items()
    )
    open_days = "".join(f'{day} = ["06:00-22:00"]\n' for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    head = 'timezone = "Europe/Berlin"\nweek = { start = 2026-11-30, days = 14 }\n[availability]\n'
    return resolve(load_scenario(head + open_days + asked, "week.toml"), today=None)


@pytest.mark.slow
def test_a_fortnight_of_twenty_sessions_is_proven_in_a_sixth_of_the_work_allowed() -> None:
    """Minute by minute it is not proven in fifty times as much: then no more than 40 is known to be due."""
    outcome = plan_week(fortnight(long=2, tempo=2, intervals=2, easy=6, lower=4, upper=4), Limits(work=5))
    assert isinstance(outcome, Planned)
    assert outcome.proved_best
    assert outcome.bound == outcome.report.penalty == 318


@pytest.mark.slow
def test_a_fortnight_that_is_not_proven_in_time_says_how_far_it_is() -> None:
    told: list[tuple[int | None, int]] = []
    week = fortnight(long=2, tempo=2, intervals=2, easy=6, lower=4, upper=4)
    outcome = plan_week(week, Limits(work=0.5), watch=lambda best, bound: told.append((best, bound)))
    assert isinstance(outcome, Planned)
    assert not outcome.proved_best
    assert 0 < outcome.bound < 318 < outcome.report.penalty
    assert told[-1] == (outcome.report.penalty, outcome.bound)
    assert all(bound <= 318 and (best is None or best >= 318) for best, bound in told)


@pytest.mark.slow
def test_lifts_that_can_not_stand_far_enough_apart_are_seen_by_their_days() -> None:
    """Eight in fourteen days, on every second day at most: no week, and no clash is looked for."""
    assert isinstance(find_best_week(fortnight(easy=2, full=8), Limits(work=5)), NoWeek)


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@settings(COMMON, max_examples=150)
@given(weeks())
def test_large_weeks_are_as_good_as_others(week: Task) -> None:
    """All that is planned is looked at by its days, as if it were large: it costs what it costs elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "LARGE", 0)
        by_days = find_best_week(week, Limits())
    match find_best_week(week, Limits()):
        case Planned(_, report, proved_best, bound):
            assert isinstance(by_days, Planned)
            assert (by_days.report.penalty, by_days.proved_best, by_days.bound) == (report.penalty, proved_best, bound)
            assert not by_days.report.broken
        case other:
            assert by_days == other


def test_a_day_with_too_many_states_is_left_to_the_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    week = fortnight(easy=1, long=1, upper=1)
    monkeypatch.setattr(days_of_week, "MOST_STATES", 3)
    model, prices = assemble_week(week)
    with pytest.raises(NotByDaysError):
        DayModel(model, prices)
    assert prove_by_days(model, prices, Effort(Limits()), None) is None
    monkeypatch.setattr(planning, "LARGE", 0)
    outcome = plan_week(week)
    assert isinstance(outcome, Planned)
    assert outcome.proved_best
