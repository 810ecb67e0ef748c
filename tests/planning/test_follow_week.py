"""A week that follows another one: the short proof finds what the long way finds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshlegs.model.limits import Limits
from freshlegs.model.plan import Plan
from freshlegs.model.session import Placement
from freshlegs.planning.programme.neighbours import find_unmoved, next_copy
from freshlegs.planning.programme.week_hash import equivalence_key
from freshlegs.rules.outcome import Planned
from freshlegs.rules.task import Task
from freshlegs.solver.plan_week import follow_week, plan_week
from support.rulebooks import COMMON, changes, in_free_time, rulebooks, worlds
from support.worlds import at, problem, rule, session


@st.composite
def following_weeks(draw: st.DrawFn) -> Task:
    """Draw a tiny week that has a plan, and other rules under which it is planned again."""
    world = draw(rulebooks(in_free_time(draw(worlds((4, 4), (5, 2))), draw(st.data()))))
    world = replace(world, previous_starts=(), repeats=False)
    first = plan_week(world)
    if not isinstance(first, Planned):
        return world
    previous_starts = tuple((p.session.id, p.start) for p in first.plan.placements)
    return draw(rulebooks(replace(world, previous_starts=previous_starts)))


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@settings(COMMON, max_examples=150)
@given(following_weeks())
def test_following_finds_what_planning_finds(world: Task) -> None:
    """The same penalty, proven; and among the weeks of that penalty as little has changed."""
    followed, planned = follow_week(world, find_unmoved(world), Limits()), plan_week(world)
    assert type(followed) is type(planned)
    if isinstance(followed, Planned) and isinstance(planned, Planned):
        assert (followed.report.penalty, followed.proved_best, followed.bound) == (
            planned.report.penalty,
            planned.proved_best,
            planned.bound,
        )
        assert changes(world, followed.plan) == changes(world, planned.plan)


@pytest.mark.parametrize("brief", [0.1, 1e-9])
def test_a_cheaper_week_is_found_although_nothing_has_to_move(brief: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lift is kept on a shared day by nothing but habit; a day of its own is worth the move.

    So it is where the first look is too short to prove anything.
    """
    monkeypatch.setattr("freshlegs.solver.search._BRIEF", brief)
    lift, run = (replace(session(kind), starts=(at("mon 07:00"), at("tue 07:00"))) for kind in ("upper", "easy"))
    lift = replace(lift, starts=(at("mon 17:00"), at("tue 17:00")))
    there = ((lift.id, at("mon 17:00")), (run.id, at("mon 07:00")))
    for price, penalty in ((5, 5), (50, 10)):
        rules = (rule("all_placed"), rule("separate_days"), rule("stay_put", weight=price))
        week = problem([lift, run], rules, previous_starts=there, repeats=False)
        outcome = follow_week(week, find_unmoved(week), Limits())
        assert isinstance(outcome, Planned)
        assert outcome.report.penalty == penalty


def test_a_session_that_cannot_stay_is_placed_all_the_same() -> None:
    """The lift stays where it was; the run, whose old hour is gone, gets another."""
    lift = session("upper", starts=(at("mon 17:00"), at("tue 17:00")))
    run = session("easy", starts=(at("wed 07:00"), at("thu 07:00")))
    there = ((lift.id, at("mon 17:00")), (run.id, at("tue 07:00")))
    week = problem([lift, run], (rule("all_placed"), rule("stay_put")), previous_starts=there, repeats=False)
    outcome = follow_week(week, find_unmoved(week), Limits())
    assert isinstance(outcome, Planned)
    assert [p.session.name for p in outcome.plan.placements] == ["upper 1", "easy 1"]


def test_what_can_stay_is_what_has_its_old_start_or_one_start_only() -> None:
    kept = replace(session("easy"), starts=(at("mon 07:00"), at("tue 07:00")))
    lost = replace(session("easy", 2), starts=(at("wed 07:00"), at("thu 07:00")))
    pinned = replace(session("race"), starts=(at("sun 09:00"),))
    week = problem([pinned, lost, kept], previous_starts=((kept.id, at("tue 07:00")), (lost.id, at("mon 07:00"))))
    assert find_unmoved(week) == (Placement(kept, at("tue 07:00")), Placement(pinned, at("sun 09:00")))
    assert [p.start for p in next_copy(week)] == [at("tue 07:00") + 7 * 1440, at("sun 09:00") + 7 * 1440]


def test_weeks_are_alike_whatever_their_dates_and_different_by_all_else() -> None:
    """Minutes, starts, free time, rules, what went before, what is expected, and what they follow."""
    run = replace(session("easy"), starts=(at("mon 07:00"),))
    week = problem([run], (rule("rest_days"),))
    later = replace(week, clock=replace(week.clock, first=week.clock.date_of(7)))
    assert equivalence_key(later) == equivalence_key(week)
    done = Placement(replace(run, id="before"), -1000)
    others = [
        replace(week, sessions=(replace(run, minutes=61),)),
        replace(week, sessions=(replace(run, starts=(at("mon 07:15"),)),)),
        replace(week, free=((0, 500),)),
        replace(week, rules=(rule("rest_days", at_least=2),)),
        replace(week, history=(done,)),
        replace(week, coming=(replace(done, start=11000),)),
        replace(week, previous_starts=((run.id, at("mon 07:00")),)),
        replace(week, clock=replace(week.clock, first=week.clock.date_of(1))),
    ]
    natures = {equivalence_key(other) for other in others}
    assert len(natures) == len(others)
    assert equivalence_key(week) not in natures


def test_a_week_without_a_clock_change_is_not_like_one_with_it() -> None:
    run = replace(session("easy"), starts=(at("mon 07:00"),))
    week = problem([run])
    in_march = replace(week, clock=replace(week.clock, first=week.clock.date_of(16 * 7)))
    assert equivalence_key(in_march) != equivalence_key(week)


def test_a_plan_is_not_made_from_sessions_that_it_leaves_out() -> None:
    """Where not all can stay, the long way is taken."""
    run = replace(session("easy"), starts=(at("mon 07:00"), at("tue 07:00")))
    week = problem([run], (rule("all_placed"),), repeats=False)
    assert find_unmoved(week) == ()
    outcome = follow_week(week, (), Limits())
    assert isinstance(outcome, Planned)
    assert outcome.plan != Plan(())
