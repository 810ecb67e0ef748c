"""Answers to "why" and "what else" against brute force on tiny weeks, and through the command."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshlegs.model.limits import Limits
from freshlegs.planning.alternatives import find_alternatives
from freshlegs.planning.why import find_other_places
from freshlegs.rules.demands import Differs, StandsOn, add_rules
from freshlegs.rules.outcome import Impossible, Planned, Undecided
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.rules.why_here import explain_places
from freshlegs.solver.plan_week import NoWeek, find_best_week, plan_week
from support.command_line import assert_refused, call
from support.oracle import as_plan, every_week, judged
from support.paths import SCENARIOS
from support.rulebooks import COMMON, in_free_time, rulebooks, under_way, worlds
from support.tasks import load_task
from support.worlds import at, problem, rule, session
from support.worlds import week as make_week

pytestmark = pytest.mark.slow

LIMITS = Limits()


def days_of(problem: Task, starts: tuple[int | None, ...]) -> list[int | None]:
    """Return the day of each session."""
    return [None if start is None else problem.clock.day(start) for start in starts]


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@settings(COMMON, max_examples=60)
@given(st.data())
def test_each_other_day_costs_what_brute_force_says(data: st.DataObject) -> None:
    """The difference is that of the two verified penalties; "impossible" is said exactly where no week exists.

    So it is in a week that is under way: that a session does not stand there yet has not happened.
    """
    world = data.draw(rulebooks(in_free_time(data.draw(worlds((3, 4))), data)))
    world = data.draw(under_way(world)) if data.draw(st.booleans()) else world
    ahead = [index for index, session in enumerate(world.sessions) if session.done is None]
    best = plan_week(world)
    if not isinstance(best, Planned) or not ahead:
        return
    costs = judged(world)
    index = data.draw(st.sampled_from(ahead))
    for place in find_other_places(world, best, world.sessions[index], LIMITS):
        there = [cost for starts, cost in costs.items() if days_of(world, starts)[index] == place.day]
        if isinstance(place.outcome, Planned):
            assert place.outcome.report.penalty == min(there)
            assert place.difference == min(there) - best.report.penalty
        else:
            assert isinstance(place.outcome, Impossible)
            assert not there


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@settings(COMMON, max_examples=60)
@given(st.data())
def test_the_alternatives_are_the_best_that_differ(data: st.DataObject) -> None:
    """Each is the cheapest week that differs from all before it, and the last is followed by none."""
    world = data.draw(rulebooks(in_free_time(data.draw(worlds((3, 4))), data)))
    world = data.draw(under_way(world)) if data.draw(st.booleans()) else world
    best = plan_week(world)
    if not isinstance(best, Planned):
        return
    found = find_alternatives(world, best, LIMITS, count=4)
    costs, known = judged(world), list[Differs]()
    for week in found.weeks:
        table = add_rules(world, *known)
        allowed = [cost for starts, cost in costs.items() if not verify_week(table, as_plan(world, starts)).broken]
        assert week.report.penalty == min(allowed)
        days = tuple((p.session.id, world.clock.day(p.start)) for p in week.plan.placements)
        known.append(Differs(days=days))
    table = add_rules(world, *known)
    none_left = all(verify_week(table, as_plan(world, starts)).broken for starts in costs)
    assert (found.end == "exhausted") <= none_left
    assert len(found.weeks) == 4 or found.end == "exhausted"


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@settings(COMMON, max_examples=60)
@given(st.data())
def test_demands_say_the_same_to_solver_and_checker(data: st.DataObject) -> None:
    """The rules that questions add are rules like the others."""
    world = replace(in_free_time(data.draw(worlds((3, 3))), data), rules=(rule("available"),))
    session = data.draw(st.sampled_from(world.sessions))
    start = data.draw(st.sampled_from((None, *session.starts)))
    day = data.draw(st.sampled_from(world.days)) if start is None else world.clock.day(start)
    given_week = data.draw(st.sampled_from(list(every_week(world))))
    days = [(s.id, d) for s, d in zip(world.sessions, days_of(world, given_week), strict=True) if d is not None]
    for demand in (StandsOn(session=session.id, day=day, start=start), Differs(days=tuple(days))):
        asked = add_rules(world, demand)
        found, allowed = plan_week(asked), judged(asked)
        assert isinstance(found, Planned) == bool(allowed)
        if isinstance(found, Planned):
            assert not verify_week(asked, found.plan).broken


def test_sessions_that_are_alike_do_not_make_another_week() -> None:
    """Lower 1 and lower 2 changing places is the same week, and one session moved is not enough."""
    problem = load_task(SCENARIOS / "article-week.toml")
    best = plan_week(problem)
    assert isinstance(best, Planned)
    found = find_alternatives(problem, best, LIMITS, count=3)
    shapes = [
        sorted((p.session.kind, problem.clock.day(p.start)) for p in week.plan.placements) for week in found.weeks
    ]
    for index, shape in enumerate(shapes):
        for other in shapes[:index]:
            assert len(set(shape) - set(other)) >= 2


@pytest.mark.slow
def test_why_names_the_price_of_every_other_day() -> None:
    done = call("why", SCENARIOS / "article-week.toml", "lower-1", "--json", folder=SCENARIOS)
    data = done.json
    assert (done.code, data["penalty"], data["session"]) == (0, 120, "article-week/2026-11-30/lower/1")
    assert len(data["elsewhere"]) == 6
    for place in data["elsewhere"]:
        assert place["penalty"] - data["penalty"] == place["difference"]
        assert sum(change["difference"] for change in place["rules"]) == place["difference"]


def test_why_says_what_forbids_a_place() -> None:
    done = call("why", SCENARIOS / "article-week.toml", "long 1", "--at", "wed 12:00", folder=SCENARIOS)
    assert done.code == 0
    assert "Wed 2 Dec 12:00: impossible\n      available: Long run on Wed 2 Dec 12:00 is not in free time" in done.out


def test_a_day_without_a_start_needs_no_model_of_the_week(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it breaks is asked all the same, and confirmed."""
    task = load_task(SCENARIOS / "four-and-four.toml")
    best = plan_week(task)
    assert isinstance(best, Planned)
    long = next(one for one in task.sessions if one.kind == "long")
    days = {task.clock.day(start) for start in long.starts}
    asked: list[int] = []

    def note(demanded: Task, limits: Limits) -> Planned | Undecided | NoWeek:
        asked.extend(rule.day for rule in demanded.rules if isinstance(rule, StandsOn))
        return find_best_week(demanded, limits)

    monkeypatch.setattr("freshlegs.planning.why.find_best_week", note)
    for place in find_other_places(task, best, long, LIMITS):
        assert (place.day in asked) == (place.day in days)
        if place.day not in days:
            assert isinstance(place.outcome, Impossible)
            assert [rule.name for rule in place.outcome.clash] == ["available"]
    assert set(task.days) - days


def test_a_day_without_free_time_costs_nothing_where_none_is_asked_for() -> None:
    run = session("easy", starts=(at("mon 07:00"),))
    task = problem([run], [rule("all_placed")], free=((at("mon 07:00"), at("mon 08:00")),))
    best = plan_week(task)
    assert isinstance(best, Planned)
    assert {place.difference for place in find_other_places(task, best, run, LIMITS)} == {0}


@pytest.mark.slow
def test_why_of_an_impossible_week_is_the_clash() -> None:
    done = call("why", SCENARIOS / "too-much.toml", "long-1", folder=SCENARIOS)
    assert (done.code, "cannot hold together" in done.out) == (3, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("lower-9",),
        ("lower-1", "--at", "someday 18:00"),
        ("lower-1", "--at", "tue 25:00"),
        ("lower-1", "--at", "tue 06:07"),
    ],
)
def test_a_session_or_place_that_there_is_not(arguments: tuple[str, ...]) -> None:
    assert_refused(call("why", SCENARIOS / "article-week.toml", *arguments, folder=SCENARIOS), "")


def test_alternatives_stop_within_so_many_points() -> None:
    done = call("alternatives", SCENARIOS / "club-runs.toml", "-k", "5", "--within", "0", "--json", folder=SCENARIOS)
    data = done.json
    assert (done.code, data["end"]) == (0, "dearer")
    assert {week["penalty"] for week in data["weeks"]} == {35}
    shown = call("alternatives", SCENARIOS / "club-runs.toml", "--within", "0", folder=SCENARIOS)
    assert "costs more than you allow" in shown.out


TIE_RULES = ("all_placed", "available", "muscle_spacing")


@pytest.mark.parametrize(
    ("starts", "before", "tie"),
    [
        (("wed 03:00", "thu 07:00"), (), "tolerance"),
        (("thu 07:00", "fri 07:00"), (("w/lower/2", at("fri 07:00")),), "before"),
        (("thu 07:00", "fri 07:00"), (), "nothing"),
    ],
)
def test_where_the_price_is_equal_the_reason_is_the_tie_break(
    starts: tuple[str, ...], before: tuple[tuple[str, int], ...], tie: str
) -> None:
    """Two lifts for the legs: 44 hours live on the tolerance; the day of the plan before is kept; else it is free."""
    lifts = (
        session("lower", 1, starts=(at("mon 07:00"),)),
        session("lower", 2, starts=tuple(map(at, starts))),
    )
    world = problem(lifts, map(rule, TIE_RULES), repeats=False, previous_starts=before)
    best = plan_week(world)
    assert isinstance(best, Planned)
    places = [place for place in find_other_places(world, best, lifts[1], LIMITS) if place.difference == 0]
    assert [place.tie for place in places] == [tie]


def test_a_place_that_costs_more_needs_no_other_reason() -> None:
    told = call("why", SCENARIOS / "four-and-four.toml", "upper-1", "--json").json
    assert all(("tie" in place) == (place["difference"] == 0) for place in told["elsewhere"] if "difference" in place)
    assert "as good; " in call("why", SCENARIOS / "four-and-four.toml", "upper-1").out


def test_why_says_what_is_wrong_with_the_place_itself() -> None:
    """Not what the rule asks of every session: the gym is closed on that Friday."""
    asked = ("why", SCENARIOS / "gym-hours.toml", "full-1", "--at", "fri 17:00")
    told = "Lift: full body 1 on Fri 4 Dec 17:00 is outside the opening hours of gym"
    assert told in " ".join(call(*asked).out.split())
    (clash,) = json.loads(call(*asked, "--json").out)["elsewhere"][0]["clash"]
    assert clash["alone"] == "full 1 on Fri 4 Dec 17:00 is outside the opening hours of gym"


def test_why_keeps_to_the_rule_where_others_are_in_the_way() -> None:
    answer = " ".join(call("why", SCENARIOS / "club-runs.toml", "full-1", "--at", "tue 18:30").out.split())
    assert "available: sessions stay inside your free time" in answer


@pytest.mark.parametrize(
    ("lift", "says"),
    [
        ("wed 07:00 lower", ("24 h after intervals 1: your legs may still be heavy.",)),
        ("thu 12:00 lower", ()),  # 53 h after, and 43 h before
        ("fri 06:00 lower", ("25 h before long 1: leave your legs something for it.",)),
        ("wed 07:00 upper", ()),
    ],
)
def test_a_lift_for_the_legs_says_how_close_the_runs_are_that_ask_for_them(lift: str, says: tuple[str, ...]) -> None:
    task, plan = make_week(f"tue 07:00 intervals; {lift}; sat 07:00 long 90")
    there = next(p.session.id for p in plan.placements if "lift" in p.session.tags)
    told = explain_places(task, plan)[there]
    assert tuple(one for one in told if "legs may" in one or "leave your legs" in one) == says
