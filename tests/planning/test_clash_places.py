"""Where in the week a clash is: the fewest sessions that clash by its rules, and where each of them could be."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from freshlegs.api.results import ImpossiblePlan
from freshlegs.api.scenario import Scenario
from freshlegs.model.limits import Limits
from freshlegs.planning.clash_places import find_clash_places, locate_clash
from freshlegs.rules.outcome import Impossible
from freshlegs.rules.task import Task
from freshlegs.solver.plan_week import find_sessions_of_clash, plan_week
from support.command_line import WEEK
from support.oracle import is_possible
from support.paths import SCENARIOS
from support.rulebooks import COMMON, in_free_time, rulebooks, worlds
from support.worlds import at, problem, rule, session

pytestmark = pytest.mark.slow


def is_possible_without(world: Task, but: set[str]) -> bool:
    """Whether there is a week that keeps the rules, if only some sessions must have a place."""
    sessions = (one if one.id in but else one.excuse() for one in world.sessions)
    return is_possible(replace(world, sessions=tuple(sessions)))


@pytest.mark.usefixtures("few_places")
@settings(COMMON, max_examples=60)
@given(st.data())
def test_the_sessions_of_a_clash_are_the_fewest_by_brute_force(data: st.DataObject) -> None:
    world = data.draw(rulebooks(in_free_time(data.draw(worlds((4, 3), fewest=2)), data)))
    found = plan_week(world)
    assume(isinstance(found, Impossible))
    assert isinstance(found, Impossible)
    alone = replace(world, rules=found.clash)
    names = {one.id for one in find_sessions_of_clash(world, found.clash, Limits())}
    assert not is_possible_without(alone, names)
    for name in names:
        assert is_possible_without(alone, names - {name})


def test_pins_that_clash_are_shown_where_they_are() -> None:
    lift = session("lower", pin=at("mon 06:00"), starts=(at("mon 06:00"),))
    hard = session("intervals", pin=at("tue 06:00"), starts=(at("tue 06:00"),), tags=("hardest",))
    run = session("easy", starts=(at("wed 06:00"), at("wed 06:15"), at("sat 06:00")))
    rules = tuple(rule(name) for name in ("all_placed", "available", "fresh_hardest_run"))
    week = problem([lift, hard, run], rules)
    found = plan_week(week)
    assert isinstance(found, Impossible)
    assert [(one.begin, one.end, one.says) for one in find_clash_places(week, found.clash, Limits())] == [
        (at("mon 06:00"), at("mon 07:00"), "lower 1 nowhere else"),
        (at("tue 06:00"), at("tue 07:00"), "intervals 1 nowhere else"),
    ]


def test_sessions_that_share_a_window_are_told_together() -> None:
    week = problem(
        [session("easy", number, starts=(at("mon 07:00"), at("mon 07:15"))) for number in (1, 2)],
        (rule("all_placed"), rule("no_overlap"), rule("available")),
        free=((at("mon 07:00"), at("mon 08:15")),),
    )
    found = plan_week(week)
    assert isinstance(found, Impossible)
    (place,) = find_clash_places(week, found.clash, Limits())
    assert (place.begin, place.end, place.says) == (at("mon 07:00"), at("mon 08:15"), "easy 1 and easy 2")


def test_the_places_in_python() -> None:
    scenario = Scenario.load(SCENARIOS / "too-much.toml")
    answer = scenario.plan()
    assert isinstance(answer, ImpossiblePlan)
    places = scenario.locate_clash(answer)
    first = json.loads(places.to_json())["places"][0]
    assert (first["from"], first["to"]) == ("2026-11-30T06:00:00+00:00", "2026-11-30T08:00:00+00:00")
    assert len(first["sessions"]) == 6
    assert "Mon 30 Nov 06:00 to 08:00: Intervals, Easy run 1" in places.to_text()


@pytest.mark.parametrize(
    ("rule_name", "sessions"), [("lifts_apart", {"full 1", "full 2"}), ("long_run_day", {"long 1"}), ("pace", set())]
)
def test_only_the_rules_that_are_named_clash(rule_name: str, sessions: set[str]) -> None:
    """A week may be impossible for several reasons: the places are those of the one that is told."""
    apart, days = 'weight = "hard"\nhours = 120', 'weight = "hard"\ndays = ["sun"]'
    draft = Scenario.from_text(f"{WEEK}\n[rules.lifts_apart]\n{apart}\n[rules.long_run_day]\n{days}\n").draft
    names = (rule_name, "all_placed", "available") if sessions else (rule_name,)
    _, places = locate_clash(draft, names, Limits())
    assert {one.name for place in places for one in place.sessions} == sessions
