"""What is neither run nor lift: the rules read what it asks of the body, and the weeks here say how, made by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from freshlegs.model.clock import WEEKDAYS
from freshlegs.model.kinds import KINDS
from freshlegs.model.plan import Plan
from freshlegs.model.training_load import TrainingLoad
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.rules.week import all_week_rules
from support.worlds import at, past, problem, rule, session, week

LIFTER: dict[str, Any] = {"priority": "lift"}
TOGETHER: dict[str, Any] = {"hard_days": "consolidate"}


@pytest.mark.parametrize("name", sorted(all_week_rules()))
@pytest.mark.parametrize("activity", ["yoga", "bike", "climbing", "hike", "class", "football"])
def test_no_rule_promises_more_than_it_asks(name: str, activity: str) -> None:
    """The solver leaves out what a kept rule promises already: then `check` must reject anything closer."""
    for other, turned in product(("lower", "upper", "long", "easy", "hike", "football"), (False, True)):
        first, then = (other, activity) if turned else (activity, other)
        promised = rule(name).least_apart(problem([]), session(first), session(then, 2))
        if promised:
            hours, minutes = divmod(promised - 15, 60)
            days, hours = divmod(hours, 24)
            close = f"0 00:00 {first}; {days} {hours:02}:{minutes:02} {then}"
            broken = rule(name, **({} if rule(name).prices else {"weight": "hard"}))
            report = verify_week(*week(close, broken, repeats=False))
            assert report.broken or report.priced, (first, then, promised)


def test_it_may_follow_a_lift_at_once_but_not_overlap_it() -> None:
    rules = (rule("run_lift_gap"), rule("no_overlap"), rule("separate_days"))
    assert not verify_week(*week("mon 07:00 yoga; mon 08:00 lower; mon 09:00 yoga", *rules)).broken
    broken = verify_week(*week("mon 07:00 yoga; mon 07:30 lower", *rules)).broken
    assert [entry.rule.name for entry in broken] == ["no_overlap"]


def each_day(kind: str) -> str:
    """Return a week with a session of a kind on each day."""
    return "; ".join(f"{day} 07:00 {kind}" for day in WEEKDAYS)


def split(*lifts: str) -> tuple[Task, Plan]:
    """Return a week of lifts, "mon 18:00 push" and so on, each an hour long."""
    made, starts = [], {}
    for number, told in enumerate(lifts, 1):
        day, wall, *words = told.split()
        made.append(session("lift", number, words=tuple(words)))
        starts[made[-1].id] = at(f"{day} {wall}")
    return problem(made), Plan.of(tuple(made), starts)


@pytest.mark.parametrize(
    ("lifts", "found"),
    [
        (("mon 18:00 push", "tue 18:00 pull", "wed 18:00 legs"), []),
        (("mon 18:00 push", "tue 18:00 push"), [{1, 2}]),
        (("mon 18:00 push", "tue 18:00 upper"), [{1, 2}]),
        (("mon 18:00 pull", "tue 18:00 back"), [{1, 2}]),
        (("mon 18:00 push legs", "tue 18:00 calves"), [{1, 2}]),
        (("mon 18:00 arms", "tue 18:00 pull"), [{1, 2}]),
        (("mon 18:00 chest", "tue 18:00 back", "wed 18:00 shoulders", "thu 18:00 quads"), []),
        (("mon 18:00 core", "tue 18:00 core"), []),
    ],
)
def test_lifts_by_muscles_are_apart_where_they_share_some(lifts: tuple[str, ...], found: list[set[int]]) -> None:
    """Push and pull help each other's arms and shoulders; that does not count, unless a lift is for these alone."""
    task, plan = split(*lifts)
    report = verify_week(replace(task, rules=(rule("muscle_spacing"),)), plan)
    assert [{one.number for one in entry.violation.sessions} for entry in report.broken] == found


def test_a_lift_by_muscles_is_one_for_the_legs_where_it_trains_them() -> None:
    assert "legs" in session("lift", words=("legs",)).tags
    assert "legs" in session("lift", words=("push", "calves")).tags
    assert "legs" not in session("lift", words=("push", "core")).tags
    assert session("lift", words=("pull",)).regions == {"upper"}


def test_a_rotation_of_four_trains_each_group_as_often_as_its_lifts_do() -> None:
    task, plan = split("mon 18:00 push", "tue 18:00 pull", "thu 18:00 push legs", "thu 20:00 pull")
    report = verify_week(replace(task, rules=(rule("muscle_frequency"),)), plan)
    assert report.broken == ()
    task, plan = split("mon 06:00 push", "mon 18:00 push")
    (entry,) = {e.rule.name for e in verify_week(replace(task, rules=(rule("muscle_frequency"),)), plan).broken}
    assert entry == "muscle_frequency"


WEEKS: list[tuple[str, str, list[str], dict[str, Any]]] = [
    # What is rest spoils no rest day and takes none of a day's two places; what is easy does.
    ("rest_days", "mon 07:00 lower; tue 07:00 yoga; wed 07:00 walk", [], {}),
    ("rest_days", each_day("yoga"), [], {}),
    (
        "rest_days",
        each_day("swim"),
        ["1 "],
        {},
    ),
    (
        "training_days_in_a_row",
        "mon 07:00 easy; tue 07:00 easy; wed 07:00 yoga; thu 07:00 easy; fri 07:00 easy",
        [],
        {},
    ),
    ("training_days_in_a_row", "mon 07:00 easy; tue 07:00 easy; wed 07:00 bike; thu 07:00 easy", ["8 "], {}),
    ("sessions_per_day", "mon 07:00 easy; mon 12:00 mobility; mon 18:00 lower", [], {}),
    ("sessions_per_day", "mon 07:00 easy; mon 12:00 bike; mon 18:00 lower", ["1 bike 1, easy 1, lower 1"], {}),
    # Hard counts as a key run.
    ("fresh_hardest_run", "mon 18:00 class; tue 18:00 intervals", ["1 class 1, intervals 1"], {}),
    ("fresh_hardest_run", "mon 18:00 bike; tue 18:00 intervals", [], {}),
    ("late_finish", "mon 21:15 martial", ["8 martial 1"], {"bedtime": 23 * 60}),
    ("late_finish", "mon 21:15 bike", [], {"bedtime": 23 * 60}),
    ("same_day_order", "mon 07:00 upper; mon 17:00 class", ["15 class 1, upper 1"], {}),
    ("same_day_order", "mon 07:00 class; mon 17:00 upper", [], {}),
    ("same_day_order", "mon 07:00 class; mon 17:00 upper", ["15 class 1, upper 1"], LIFTER),
    ("legs_after_key_run", "mon 18:00 class; tue 07:00 lower", ["60 class 1, lower 1"], LIFTER),
    ("legs_after_key_run", "mon 18:00 class; tue 07:00 lower", [], {}),
    ("separate_days", "mon 07:00 lower; mon 17:00 class", ["60 class 1, lower 1"], {}),
    ("separate_days", "mon 07:00 upper; mon 10:00 class", ["38 class 1, upper 1"], {}),
    ("separate_days", "mon 07:00 upper; mon 17:00 bike", [], {}),
    ("run_lift_gap", "mon 07:00 lower; mon 09:00 class", ["1 class 1, lower 1"], {}),
    ("run_lift_gap", "mon 07:00 lower; mon 08:00 bike", [], {}),
    ("run_lift_gap", "mon 07:00 easy; mon 08:00 class", [], {}),
    ("hard_day", "mon 07:00 class; wed 07:00 lower; fri 07:00 tempo", ["40 "], TOGETHER),
    ("hard_day", "mon 07:00 football; wed 07:00 tempo", [], TOGETHER),
    # Heavy for the legs counts as a lift for the legs.
    ("legs_before_hardest", "mon 07:00 hike; tue 18:00 intervals", ["200 hike 1, intervals 1"], {}),
    ("legs_before_intensity", "mon 18:00 football; tue 07:00 intervals", ["1 football 1, intervals 1"], {}),
    ("legs_before_long", "fri 18:00 ski; sat 09:00 long", ["120 long 1, ski 1"], {}),
    ("no_legs_on_long_run_day", "sat 07:00 long; sat 17:00 hike", ["1 hike 1, long 1"], {}),
    ("no_legs_on_long_run_day", "sat 07:00 long; sat 17:00 walk", [], {}),
    ("muscle_spacing", "mon 18:00 hike; tue 13:00 lower", ["1 hike 1, lower 1"], {}),
    ("muscle_spacing", "mon 18:00 lower; tue 13:00 hike", ["1 hike 1, lower 1"], {}),
    ("muscle_spacing", "mon 18:00 hike; tue 14:00 lower; wed 10:00 hike", [], {}),
    ("lifts_apart", "mon 18:00 hike; tue 18:00 lower", ["15 hike 1, lower 1"], {}),
    ("muscle_spacing", "mon 18:00 hike; tue 18:00 upper", [], {}),
    ("run_lift_gap", "mon 07:00 hike; mon 09:00 easy", ["1 easy 1, hike 1"], {}),
    ("separate_days", "mon 07:00 hike; mon 17:00 easy", ["25 easy 1, hike 1"], {}),
    ("separate_days", "mon 07:00 football; mon 17:00 easy", ["25 easy 1, football 1"], {}),
    ("hard_day", "mon 07:00 hike; wed 07:00 tempo", ["40 "], TOGETHER),
    # Heavy for the upper body counts as a lift for it.
    ("muscle_spacing", "mon 18:00 climbing; tue 09:00 upper", ["1 climbing 1, upper 1"], {}),
    ("lifts_apart", "mon 18:00 climbing; wed 18:00 upper", ["15 climbing 1, upper 1"], {}),
    ("muscle_spacing", "mon 18:00 climbing; tue 18:00 lower", [], {}),
    ("upper_before_hardest", "mon 18:00 climbing; tue 18:00 intervals", ["15 climbing 1, intervals 1"], {}),
    # Light for the legs is what an easy run is.
    ("easy_before_hardest", "mon 18:00 bike; tue 18:00 intervals", ["15 bike 1, intervals 1"], {}),
    ("easy_before_hardest", "mon 18:00 swim; tue 18:00 intervals", [], {}),
    ("easy_before_hardest", "mon 18:00 walk; tue 18:00 intervals", [], {}),
    # Two activities are the athlete's business, but for the same one twice on a day.
    ("muscle_spacing", "mon 18:00 football; tue 18:00 football; wed 18:00 hike", [], {}),
    ("run_lift_gap", "mon 07:00 hike; mon 08:00 class", [], {}),
    ("separate_days", "mon 07:00 hike; mon 17:00 football", [], {}),
    ("same_day_order", "mon 07:00 hike; mon 17:00 football", [], {}),
    ("legs_after_key_run", "mon 18:00 football; tue 07:00 hike", [], LIFTER),
    ("same_activity_a_day", "mon 07:00 swim; mon 18:00 swim", ["30 swim 1, swim 2"], {}),
    ("same_activity_a_day", "mon 07:00 swim; mon 12:00 swim; mon 18:00 swim", ["60 swim 1, swim 2, swim 3"], {}),
    ("same_activity_a_day", "mon 07:00 swim; mon 18:00 bike; tue 07:00 swim", [], {}),
    ("same_activity_a_day", "mon 07:00 easy; mon 18:00 easy", [], {}),
    # No muscle is trained by it as a lift trains it.
    ("muscle_frequency", "mon 07:00 full; tue 07:00 climbing; thu 07:00 hike", [], {}),
]


@pytest.mark.parametrize(("name", "text", "found", "world"), WEEKS)
def test_the_rules_read_what_it_asks_of_the_body(name: str, text: str, found: list[str], world: dict[str, Any]) -> None:
    report = verify_week(*week(text, rule(name), hardest="intervals", **world))
    told = [
        f"{entry.violation.amount if entry.rule.hard else entry.cost} "
        + ", ".join(sorted(one.name for one in entry.violation.sessions))
        for entry in (*report.broken, *report.priced)
    ]
    assert told == found


def test_same_activity_a_day_tells_activities_apart_by_kind_and_name() -> None:
    judo, squash = session("other", 1, title="Judo"), session("other", 2, title="Squash")
    assert rule("same_activity_a_day").shares_day(problem([]), judo, squash)
    assert not rule("same_activity_a_day").shares_day(problem([]), judo, session("other", 3, title="Judo"))
    assert rule("same_activity_a_day").shares_day(problem([]), session("easy"), session("easy", 2))


def test_a_load_of_its_own_goes_before_that_of_its_kind() -> None:
    ride = session("bike", load=TrainingLoad("heavy", effort="hard"))
    assert {"legs", "key", "strength", "endurance", "training"} <= ride.tags
    assert ride.regions == {"legs"}
    assert not {"key", "legs"} & KINDS["bike"].tags


def test_what_was_rest_before_the_week_is_no_training_day() -> None:
    text = "mon 07:00 easy; tue 07:00 easy; wed 07:00 easy"
    for kind, penalty in (("yoga", 0), ("bike", 8)):
        history = (past(kind, -1440 + 7 * 60),)
        found = verify_week(*week(text, rule("training_days_in_a_row"), repeats=False, history=history))
        assert found.penalty == penalty, kind
