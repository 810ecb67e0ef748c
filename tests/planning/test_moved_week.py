"""Sessions moved by hand: every price is the checker's, and all starts of a session are priced in one go."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshlegs.api.scenario import Scenario
from freshlegs.io.errors import ArgumentError
from freshlegs.model.plan import Plan
from freshlegs.model.session import Choice
from freshlegs.planning.moved_week import PricedStart, price_moved_sessions, price_starts, release_sessions
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from support.oracle import as_plan
from support.paths import SCENARIOS
from support.rulebooks import COMMON, in_free_time, rulebooks, under_way, worlds
from support.tasks import load_task
from support.worlds import at, problem, rule, session


def count_calls(act: Callable[[], object]) -> int:
    """Return how many functions are called by an act that has been done once before."""
    act()
    calls = 0

    def count(frame: object, event: str, _: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return calls


def brute_force(task: Task, plan: Plan, name: str, start: int) -> tuple[bool, int]:
    """Return whether a move breaks hard rules by more than before, rule by rule, and what it costs more."""
    before, starts = verify_week(task, plan), {p.session.id: p.start for p in plan.placements}
    free = release_sessions(task, (name,))
    after = verify_week(free, Plan.of(free.sessions, {**starts, name: start}, plan.lengths))
    broken = [{one.name: 0 for one in task.rules} for _ in range(2)]
    for counts, report in zip(broken, (before, after), strict=True):
        for entry in report.broken:
            counts[entry.rule.name] += entry.violation.amount
    forbidden = any(broken[1][one] > broken[0][one] for one in broken[0])
    return not forbidden, after.penalty - before.penalty


@pytest.mark.slow
@settings(COMMON, max_examples=60)
@given(st.data())
def test_all_starts_at_once_are_those_of_the_checker_one_by_one(data: st.DataObject) -> None:
    world = data.draw(under_way(data.draw(rulebooks(in_free_time(data.draw(worlds((3, 4))), data)))))
    starts = [
        one.done if one.done is not None else data.draw(st.sampled_from([None, *one.starts])) for one in world.sessions
    ]
    plan = as_plan(world, tuple(starts))
    for one, own in zip(world.sessions, starts, strict=True):
        if one.done is not None:
            with pytest.raises(ArgumentError, match="is done"):
                price_starts(world, plan, one)
            continue
        found = price_starts(world, plan, one)
        assert [price.start for price in found] == sorted({price.start for price in found})
        assert {*one.starts} | {own} - {None} <= {price.start for price in found}
        for price in found:
            expected = (True, 0) if price.start == own else brute_force(world, plan, one.id, price.start)
            assert (price.allowed, price.points) == expected
            moved = price_moved_sessions(world, plan, {one.id: price.start})
            assert (moved.allowed, moved.points) == expected
            assert price.start == own or moved.changes == price.changes


def find(prices: tuple[PricedStart, ...], start: int) -> PricedStart:
    return next(price for price in prices if price.start == start)


def test_what_comes_and_what_goes_in_words() -> None:
    lower, long, tempo = session("lower"), session("long"), session("tempo")
    rules = (rule("legs_before_long"), rule("separate_days"), rule("no_overlap"))
    week = problem([lower, long, tempo], rules, repeats=False)
    plan = Plan.of(week.sessions, {lower.id: at("sat 07:00"), long.id: at("sun 07:00"), tempo.id: at("sat 18:00")})
    prices = price_starts(week, plan, lower)
    tuesday = find(prices, at("tue 07:00"))
    assert (tuesday.allowed, tuesday.points) == (True, -120)
    assert [(change.rule.name, change.before, change.after) for change in tuesday.changes] == [
        ("legs_before_long", 60, 0),
        ("separate_days", 60, 0),
    ]
    assert tuesday.changes[0].goes == ("lower 1 to long 1: 24 h, less than 36 h",)
    on_it = find(prices, at("sat 18:30"))
    assert not on_it.allowed
    assert on_it.changes[0].comes == ("lower 1 starts before tempo 1 has ended",)
    assert find(prices, at("sat 07:00")).changes == ()


def test_every_start_at_which_it_fits_into_free_time() -> None:
    """Also where `only` does not let it be; and where it stands now, though that is none."""
    run = session("easy", only=Choice(days=frozenset({1})), starts=(at("tue 07:00"),))
    free = ((at("tue 07:00"), at("tue 08:20")), (at("thu 18:10"), at("thu 19:30")), (at("fri 18:00"), at("fri 18:45")))
    week = problem([run], (rule("available"),), free=free)
    prices = price_starts(week, Plan.of(week.sessions, {run.id: at("wed 07:00")}), run)
    assert {week.clock.moment_text(price.start)[4:]: price.allowed for price in prices} == {
        "1 Dec 07:00": True, "1 Dec 07:15": True, "2 Dec 07:00": True,
        "3 Dec 18:10": True, "3 Dec 18:15": True, "3 Dec 18:30": True,
    }  # fmt: skip
    kept = price_starts(week, Plan.of(week.sessions, {run.id: at("tue 07:00")}), run)
    assert {week.clock.moment_text(price.start)[4:] for price in kept if price.allowed} == {
        "1 Dec 07:00", "1 Dec 07:15",
    }  # fmt: skip
    assert find(kept, at("thu 18:15")).changes[0].comes == (
        "easy 1 on Thu 3 Dec 18:15 is not on a day that `only` allows",
    )


def test_what_the_athlete_put_somewhere_may_be_put_elsewhere() -> None:
    run = session("easy", pin=at("tue 07:00"), decided="athlete", starts=(at("tue 07:00"),))
    fixed = session("easy", 2, pin=at("wed 07:00"), starts=(at("wed 07:00"),))
    week = problem([run, fixed], (rule("available"),))
    plan = Plan.of(week.sessions, {run.id: at("tue 07:00"), fixed.id: at("wed 07:00")})
    assert find(price_starts(week, plan, run), at("thu 07:00")).allowed
    assert not find(price_starts(week, plan, fixed), at("thu 07:00")).allowed
    assert price_moved_sessions(week, plan, {run.id: at("thu 07:00")}).allowed
    assert not price_moved_sessions(week, plan, {fixed.id: at("thu 07:00")}).allowed


def test_what_is_broken_already_forbids_no_move() -> None:
    """Only a rule that is broken by more than before forbids it."""
    one, other, third = session("easy"), session("easy", 2), session("tempo")
    week = problem([one, other, third], (rule("no_overlap"),))
    plan = Plan.of(week.sessions, {one.id: 60, other.id: 90, third.id: at("wed 07:00")})
    assert price_moved_sessions(week, plan, {third.id: at("thu 07:00")}).allowed
    assert not price_moved_sessions(week, plan, {third.id: 70}).allowed
    mended = price_moved_sessions(week, plan, {other.id: at("thu 07:00")})
    assert mended.allowed
    assert [(change.before, change.after) for change in mended.changes] == [(1, 0)]


def test_a_session_without_a_place_gets_one() -> None:
    one, left = session("easy"), session("tempo")
    week = problem([one, left], (rule("all_placed", weight=25),))
    plan = Plan.of(week.sessions, {one.id: 60})
    assert {price.points for price in price_starts(week, plan, left)} == {-100}


def test_two_moves_at_once_are_priced_together() -> None:
    one, other = session("lower"), session("long")
    week = problem([one, other], (rule("no_overlap"),))
    plan = Plan.of(week.sessions, {one.id: at("mon 07:00"), other.id: at("tue 07:00")})
    assert not price_moved_sessions(week, plan, {one.id: at("tue 07:00")}).allowed
    assert price_moved_sessions(week, plan, {one.id: at("tue 07:00"), other.id: at("mon 07:00")}).allowed
    with pytest.raises(ArgumentError, match="not a session of this week"):
        price_moved_sessions(week, plan, {"w/easy/9": 60})
    done = replace(one, done=at("mon 07:00"))
    with pytest.raises(ArgumentError, match="lower 1 is done"):
        price_moved_sessions(replace(week, sessions=(done, other)), plan, {one.id: 60})


@pytest.mark.slow
def test_all_starts_at_once_cost_half_of_the_checks_one_by_one_at_most() -> None:
    """Of calls, which no machine makes slower: a drag waits for them (`tests/benchmarks/open.py` has the time)."""
    task = load_task(SCENARIOS / "article-week.toml")
    answer = Scenario.load(SCENARIOS / "article-week.toml").plan()
    starts = {one.id: task.clock.minute(one.start) for one in answer.record.sessions}  # type: ignore[union-attr]
    plan = Plan.of(task.sessions, starts)
    check = count_calls(partial(verify_week, task, plan))
    for one in task.sessions:
        prices = price_starts(task, plan, one)
        assert len(prices) > 60
        assert count_calls(partial(price_starts, task, plan, one)) < len(prices) * check / 2, one.name
