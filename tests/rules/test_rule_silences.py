"""Weeks that a rule has nothing to say about, though a neighbouring rule would; and the edges of the odd ones."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from freshlegs.model.plan import Plan
from freshlegs.model.session import Choice, Either, Form
from freshlegs.rules.verify import verify_week
from freshlegs.rules.week import all_week_rules
from freshlegs.scenario.resolve import resolve
from freshlegs.scenario.schema.load import load_scenario
from support.oracle import judged, modelled
from support.worlds import at, problem, rule, session, week

FULL_WEEKS = {
    "mixed": ("lower", "upper", "intervals", "long", "easy"),
    "lifts": ("full", "full", "full", "easy", "long"),
}


@pytest.mark.parametrize(
    ("name", "text", "hardest"),
    [
        ("intensity_spacing", "tue 07:00 tempo; wed 07:00 long", ""),
        ("intensity_spacing", "tue 07:00 long; wed 07:00 tempo", ""),
        ("intensity_apart", "tue 07:00 tempo; thu 07:00 long", ""),
        ("intensity_apart", "tue 07:00 long; thu 07:00 tempo", ""),
        ("long_runs_apart", "tue 07:00 long; wed 07:00 tempo", ""),
        ("long_runs_apart", "tue 07:00 tempo; wed 07:00 long", ""),
        ("long_and_intensity", "sat 07:00 long; sun 07:00 long", ""),
        ("long_run_spacing", "sat 07:00 long; sat 18:00 long", ""),
        ("long_run_spacing", "mon 07:00 tempo; mon 18:00 intervals", ""),
        ("long_and_intensity", "mon 07:00 tempo; tue 18:00 intervals", ""),
        ("legs_before_long", "mon 07:00 lower; tue 07:00 tempo", ""),
        ("legs_before_long", "mon 07:00 upper; tue 07:00 long", ""),
        ("legs_before_tempo", "mon 07:00 lower; tue 07:00 long", ""),
        ("legs_before_intensity", "mon 07:00 lower; mon 18:00 long", ""),
        ("no_legs_on_long_run_day", "mon 07:00 upper; mon 18:00 long; tue 07:00 lower; tue 18:00 tempo", ""),
        ("hard_day", "mon 07:00 upper; tue 07:00 upper; wed 07:00 easy; thu 07:00 tempo", ""),
        ("long_run_day", "wed 07:00 tempo", ""),
        ("muscle_spacing", "mon 07:00 lower; mon 18:00 upper", ""),
        ("lifts_apart", "mon 07:00 lower; mon 18:00 upper", ""),
    ],
)
def test_a_rule_is_silent_on_its_neighbours_business(name: str, text: str, hardest: str) -> None:
    report = verify_week(*week(text, rule(name), hardest=hardest, hard_days="consolidate"))
    assert (report.broken, report.priced) == ((), ())


def test_consolidating_welcomes_an_easy_run_before_a_lift() -> None:
    """Any run, then six hours or more, then the lift."""
    for kind in ("easy", "tempo"):
        report = verify_week(
            *week(f"mon 07:00 {kind}; mon 18:00 upper", rule("separate_days"), hard_days="consolidate")
        )
        assert report.penalty == 0


def test_upper_lifts_do_not_excuse_a_hard_day() -> None:
    """One legs lift and one key run could share a day, however many upper lifts there are."""
    text = "mon 07:00 lower; tue 07:00 upper; wed 07:00 tempo; thu 07:00 upper"
    assert verify_week(*week(text, rule("hard_day"), hard_days="consolidate")).penalty == 40


@pytest.mark.parametrize(
    ("beside", "cost"),
    [
        ({"no_legs_on_long_run_day": {}}, 0),
        ({"no_legs_on_long_run_day": {"weight": 30}}, 40),
        ({}, 40),
        ({"sessions_per_day": {"at_most": 1}}, 0),
        ({"sessions_per_day": {"at_most": 1, "weight": 5}}, 40),
        ({"separate_days": {"weight": "hard"}}, 40),
    ],
)
def test_the_fewest_hard_days_are_those_that_the_hard_rules_leave(beside: dict[str, Any], cost: int) -> None:
    """Two legs lifts and a long run: three days, or two where legs may be on the day of the long run."""
    rules = [rule("hard_day"), *(rule(name, **how) for name, how in beside.items())]
    made = week("mon 07:00 lower; wed 07:00 full; sat 07:00 long 120", *rules, hard_days="consolidate")
    assert sum(entry.cost for entry in verify_week(*made).priced if entry.rule.name == "hard_day") == cost


def test_the_wishes_of_a_tempo_run_are_wishes() -> None:
    """Only the long run's days belong to another rule."""
    made, plan = week("tue 07:00 tempo", rule("wishes"), rule("long_run_day"))
    wished = replace(made.sessions[0], prefer=Choice(days=frozenset({5})))
    placed = replace(plan, placements=(replace(plan.placements[0], session=wished),))
    assert verify_week(replace(made, sessions=(wished,)), placed).penalty == 10


@pytest.mark.parametrize(
    ("bedtime", "start", "late"),
    [
        ("22:30", "tue 20:30", False),
        ("22:30", "tue 20:45", True),
        ("12:00", "tue 10:00", False),
        ("12:00", "tue 10:15", True),
        ("00:30", "tue 22:30", False),
        ("00:30", "tue 22:45", True),
        ("02:00", "tue 00:00", False),
        ("02:00", "tue 00:15", True),
        ("02:00", "tue 01:45", True),
        ("02:00", "tue 02:00", False),
    ],
)
def test_the_hour_before_bed(bedtime: str, start: str, late: bool) -> None:
    """A lift of 60 min has to end 60 min before; a bedtime before noon lies after midnight."""
    hours, minutes = map(int, bedtime.split(":"))
    report = verify_week(*week(f"{start} lower", rule("late_finish"), bedtime=hours * 60 + minutes))
    assert report.penalty == (8 if late else 0)


@pytest.mark.parametrize("kinds", FULL_WEEKS.values(), ids=FULL_WEEKS)
@pytest.mark.parametrize("name", sorted(set(all_week_rules()) - {"available"}))
def test_a_full_week_costs_the_same_to_solver_and_checker(name: str, kinds: tuple[str, ...]) -> None:
    """Training on every day of a short cycle, which few random weeks have."""
    sessions = [
        session(kind, number, starts=(at(f"{number - 1} 07:00"), at(f"{number % 5} 18:00")))
        for number, kind in enumerate(kinds, 1)
    ]
    sessions = [replace(s, starts=tuple(sorted(s.starts))) for s in sessions]
    fields = all_week_rules()[name].model_fields
    counts = [("at_least", range(1, 6)), ("times", range(1, 4)), ("at_most", range(3))]
    variants = [{key: value} for key, values in counts if key in fields for value in values] or [{}]
    for parameters, repeats in product(variants, (True, False)):
        made = rule(name, **parameters)
        soft = made.with_parameters(weight=None if type(made).prices else 7)
        world = problem(sessions, (soft, rule("available")), days=5, repeats=repeats)
        places = [s.starts for s in world.sessions]
        assert modelled(world) == judged(world, places)


def test_the_article_profile_charges_25_for_any_shared_day() -> None:
    """Whatever shares the day, and however close."""
    text = """
        timezone = "Europe/Berlin"
        profile = "article"
        [week]
        start = 2026-11-30
        [availability]
        mon = ["00:00-24:00"]
        [[sessions]]
        kind = "lower"
        """
    made = resolve(load_scenario(text, "week.toml"), today=None)
    (separate,) = [found for found in made.rules if found.name == "separate_days"]
    for lift, run, start in product(("lower", "upper"), ("tempo", "easy"), ("11:00", "18:00")):
        assert verify_week(*week(f"mon 07:00 {lift}; mon {start} {run}", separate)).penalty == 25


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("mon 07:00 easy 60; sun 07:00 long 60", False),
        ("mon 07:00 easy 60; sun 07:00 long 61", True),
        ("mon 07:00 lower 120; sun 07:00 long 120", False),
    ],
    ids=["half", "more than half", "the only run"],
)
def test_a_long_run_of_more_than_half_of_the_running_is_said_plainly(text: str, noted: bool) -> None:
    notes = verify_week(*week(text, rule("long_run_share"))).notes
    assert any("more than half of the week's running" in note for note in notes) is noted


@pytest.mark.parametrize(
    ("without", "noted"), [((), False), (("easy 2",), True), (("easy 2", "long 1"), False)], ids=["all", "two", "one"]
)
def test_the_half_of_the_running_is_that_of_the_runs_that_have_a_place(without: tuple[str, ...], noted: bool) -> None:
    task, plan = week("mon 07:00 easy 40; wed 07:00 easy 40; sun 07:00 long 60", rule("long_run_share"))
    starts = {one.session.id: one.start for one in plan.placements if one.session.name not in without}
    notes = verify_week(task, Plan.of(task.sessions, starts)).notes
    assert any("more than half of the week's running" in note for note in notes) is noted


def test_a_run_that_was_done_at_midnight_is_not_asked_to_be_shorter() -> None:
    """Its minute is the week's first one, 0."""
    for start, noted in ((None, True), (0, False)):
        task, _ = week("mon 00:00 tempo 90", rule("long_run_growth"), longest_run=50)
        done = tuple(replace(one, done=start) for one in task.sessions)
        notes = verify_week(replace(task, sessions=done), Plan.of(done, {done[0].id: 0})).notes
        assert any("ask for shorter ones" in note for note in notes) is noted


@pytest.mark.parametrize(
    ("name", "week_says", "fortnight_says"),
    [
        ("muscle_frequency", "is trained on 2 days", "is trained on 4 days in 14 days"),
        ("easy_days", "at least 2 easy days:", "at least 4 easy days in 14 days:"),
        ("rest_days", "at least 1 day without training", "at least 2 days without training in 14 days"),
        ("second_rest_day", "at least 2 days without training", "at least 4 days without training in 14 days"),
        ("double_days", "at most 2 days a week with two", "at most 4 days in 14 days with two"),
    ],
)
def test_a_rule_says_how_many_days_it_asks_of_a_longer_cycle(name: str, week_says: str, fortnight_says: str) -> None:
    one = rule(name)
    for days, says in ((7, week_says), (14, fortnight_says)):
        told = one.describe_for(problem([session("easy")], days=days))
        assert says in told
        assert ("in 14 days" in told) is (days == 14)
        assert one.describe_in_cycle(days) == told
        assert (one.describe() == told) is (days == 7)


def test_a_single_session_is_spoken_of_as_one() -> None:
    assert rule("all_placed").describe_for(problem([session("long")])) == "the session asked for gets a place (1 long)"


def test_what_stands_for_each_other_is_told_with_how_many_are_asked_for() -> None:
    for least, most, says in ((1, 1, "1 of"), (1, 2, "1 to 2 of"), (0, 2, "up to 2 of"), (2, 2, "2 of")):
        either = Either("x", least, most)
        sessions = [replace(session(kind), either=either) for kind in ("swim", "bike", "yoga")]
        told = rule("either_or").describe_for(problem(sessions))
        assert told == f"instead of each other: {says} swim 1, bike 1 and yoga 1"


def test_no_days_after_a_race_are_the_day_itself() -> None:
    raced = replace(session("race"), kilometres=5.0, starts=(at("sun 10:00"),))
    told = rule("run_after_race", five_km=0).describe_for(problem([raced]))
    assert told == "no run after the 5 km on Sun 6 Dec, on the same day"
    told = rule("hard_run_before_race", five_km=0).describe_for(problem([raced]))
    assert told == "no tempo and no intervals before the 5 km, on the same day"


def test_who_a_long_run_is_for_is_said_of_the_minutes_that_it_has() -> None:
    """Of a range it has those that were chosen; one that is left out is for nobody."""
    task, _ = week("sun 07:00 long 90; sat 07:00 long 60", rule("long_run_growth"), longest_run=0)
    chosen = tuple(
        replace(one, forms=(Form(66), Form(one.minutes))) if one.number == 1 else one for one in task.sessions
    )
    plan = Plan.of(chosen, {chosen[0].id: at("sun 07:00")}, {chosen[0].id: 66})
    (note,) = verify_week(replace(task, sessions=chosen), plan).notes
    assert note.startswith("the long run of 66 min is for somebody who ran 60 min or more")
