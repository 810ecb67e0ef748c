"""What `plan` proves `check` may not contradict: the same penalty, the same broken rules, by command and by Python."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import freshlegs
from freshlegs.model.kinds import KINDS as KNOWN_KINDS
from support.command_line import call
from support.paths import SCENARIOS, SHIPPED_WEEKS

PATHS = SHIPPED_WEEKS
TINY = """\
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
[availability]
mon = ["06:00-08:00"]
tue = ["06:00-08:00"]
[[sessions]]
kind = "full"
minutes = 15
only = { days = ["mon"] }
[[sessions]]
kind = "lower"
minutes = 15
only = { days = ["tue"] }
"""
"""Two lifts too short to train all that lifts of their kinds usually do."""


def costs_of(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return what each rule costs, of those that cost something."""
    found: dict[str, int] = {}
    for rule, cost in pairs:
        found[rule] = found.get(rule, 0) + cost
    return {rule: cost for rule, cost in found.items() if cost}


def assert_same(scenario: freshlegs.Scenario, plan: freshlegs.TrainingPlan, week: freshlegs.TrainingPlan | str) -> None:
    """Hold the check of a week against the plan that it is."""
    checked = scenario.check(week)
    assert isinstance(checked, freshlegs.CheckedWeek)
    assert checked.allowed, [cost.violation.why for cost in checked.report.broken]
    assert checked.report.penalty == plan.penalty
    proved = costs_of((breach.rule, breach.cost) for breach in plan.record.breaches)
    assert costs_of((cost.rule.name, cost.cost) for cost in checked.report.priced) == proved


def written(plan: freshlegs.TrainingPlan) -> str:
    """Return a plan as a person writes a week."""
    entries = (
        f"{session.start:%Y-%m-%d %H:%M} {session.kind} {session.minutes}"
        for session in sorted(plan.sessions, key=lambda session: session.start)
    )
    return "; ".join(entries)


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_shipped_plan_checks_as_it_was_planned(path: Path, tmp_path: Path) -> None:
    """By both ways in: the answer of the command, too, is that of the plan."""
    scenario = freshlegs.Scenario.load(path)
    plan = scenario.plan()
    if not isinstance(plan, freshlegs.TrainingPlan):
        assert isinstance(plan, freshlegs.ImpossiblePlan)
        return
    (tmp_path / "plan.json").write_text(plan.to_json(), "utf-8")
    done = call("check", str(path), "plan.json", "--json", folder=tmp_path)
    assert done.code == 0, done.err
    assert done.out == scenario.check(plan).to_json()
    if plan.record.weeks:
        checked = scenario.check(plan)
        assert isinstance(checked, freshlegs.CheckedProgramme)
        assert [report.penalty for report in checked.reports] == [week.penalty for week in plan.record.weeks]
        return
    assert json.loads(done.out)["penalty"] == plan.penalty
    assert_same(scenario, plan, plan)


def test_lifts_too_short_for_all_muscles_check_as_they_were_planned(tmp_path: Path) -> None:
    """Full on Monday and lower on Tuesday, a quarter of an hour each, need no 48 hours: they train other muscles."""
    scenario = freshlegs.Scenario.from_text(TINY)
    plan = scenario.plan()
    assert isinstance(plan, freshlegs.TrainingPlan)
    assert plan.penalty == 0
    assert_same(scenario, plan, plan)
    assert_same(scenario, plan, written(plan))
    (tmp_path / "week.toml").write_text(TINY, "utf-8")
    (tmp_path / "plan.json").write_text(plan.to_json(), "utf-8")
    for week in ("plan.json", written(plan)):
        done = call("check", "week.toml", week, "--json", folder=tmp_path)
        assert (done.code, json.loads(done.out)["penalty"]) == (0, 0)


DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KINDS = ("lower", "upper", "full", "intervals", "tempo", "long", "easy")


@st.composite
def scenarios(draw: st.DrawFn) -> str:
    """Draw a small week: some with tiny lifts, with equipment that is missing, or with muscles left out."""
    days = draw(st.lists(st.sampled_from(DAYS), min_size=3, max_size=6, unique=True))
    lines = ['timezone = "Europe/Berlin"', "[week]", "start = 2026-11-30"]
    lines += [] if draw(st.booleans()) else ["repeats = false"]
    if draw(st.booleans()):
        equipment = draw(st.sampled_from(['["dumbbell"]', '["band"]', "[]", '["barbell", "dumbbell", "machine"]']))
        lines += ["[athlete]", f"equipment = {equipment}"]
    if draw(st.booleans()):
        excluded = draw(st.sampled_from(['muscles = ["calves"]', 'patterns = ["jump"]', 'muscles = ["quads"]']))
        lines += ["[lifting]", f"exclude = {{ {excluded} }}"]
    lines += ["[availability]", *(f'{day} = ["06:00-08:00", "18:00-20:00"]' for day in days)]
    for _ in range(draw(st.integers(2, 5))):
        kind = draw(st.sampled_from(KINDS))
        minutes = draw(st.sampled_from((15, 20, 45, 60) if kind in ("lower", "upper", "full") else (30, 60)))
        lines += ["[[sessions]]", f'kind = "{kind}"', f"minutes = {minutes}"]
    return "\n".join([*lines, ""])


@pytest.mark.slow
@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(scenarios(), st.booleans())
def test_random_plans_check_as_they_were_planned(text: str, best_effort: bool) -> None:
    """As plan.json, and written out as a person would."""
    scenario = freshlegs.Scenario.from_text(text, best_effort=best_effort)
    plan = scenario.plan()
    if isinstance(plan, freshlegs.TrainingPlan):
        assert_same(scenario, plan, plan)
        assert_same(scenario, plan, freshlegs.TrainingPlan.from_json(plan.to_json()))
        if plan.sessions:
            assert_same(scenario, plan, written(plan))


def test_a_week_that_follows_another_checks_as_it_was_planned() -> None:
    """The days before it belong to a plan, whoever looks at it later."""
    scenario = freshlegs.Scenario.load(SCENARIOS / "two-lifts.toml")
    first = scenario.plan()
    assert isinstance(first, freshlegs.TrainingPlan)
    text = (SCENARIOS / "two-lifts.toml").read_text("utf-8").replace("start = 2026-11-30", "start = 2026-12-07")
    after = freshlegs.Scenario.from_text(text, "two-lifts.toml", after=first).plan()
    assert isinstance(after, freshlegs.TrainingPlan)
    assert_same(freshlegs.Scenario.from_text(text, "two-lifts.toml"), after, after)


GROWING = """\
timezone = "Europe/Berlin"
[week]
start = 2027-01-11
weeks = 4
[history]
sessions = [{ kind = "easy", at = "2027-01-07 18:00", minutes = 30 }]
[availability]
tue = ["06:00-08:00"]
thu = ["06:00-08:00"]
sun = ["07:00-12:00"]
[[sessions]]
kind = "long"
minutes = 150
[[sessions]]
kind = "easy"
count = 2
minutes = 60
"""
"""A programme whose running grows from one run, which [history] names and the stored plan holds too."""


def test_a_programme_that_grows_from_what_is_run_checks_as_it_was_planned() -> None:
    scenario = freshlegs.Scenario.from_text(GROWING)
    plan = scenario.plan()
    assert isinstance(plan, freshlegs.TrainingPlan)
    checked = scenario.check(plan)
    assert isinstance(checked, freshlegs.CheckedProgramme)
    assert [report.penalty for report in checked.reports] == [week.penalty for week in plan.record.weeks]


OPTIONAL = """\
timezone = "Europe/Berlin"
[week]
start = 2027-01-11
weeks = 3
[availability]
tue = ["06:00-07:00"]
thu = ["06:00-07:00"]
sun = ["07:00-12:00"]
[[sessions]]
kind = "long"
count = { at_least = 0, at_most = 1 }
minutes = 75
[[sessions]]
kind = "easy"
count = { at_least = 0, at_most = 2 }
minutes = 40
[rules]
long_run_share = 50
"""
"""A programme all of whose runs may be left out, and whose long run is too much of the week."""


@pytest.mark.parametrize("known", ["", "[athlete]\nweekly_minutes = 100\n"], ids=["unknown", "known"])
def test_a_programme_whose_usual_week_leaves_runs_out_checks_as_it_was_planned(known: str) -> None:
    """The repeating week before it nobody has run: from its runs nothing grows."""
    scenario = freshlegs.Scenario.from_text(OPTIONAL + known)
    plan = scenario.plan()
    assert isinstance(plan, freshlegs.TrainingPlan)
    checked = scenario.check(plan)
    assert isinstance(checked, freshlegs.CheckedProgramme)
    assert [report.penalty for report in checked.reports] == [week.penalty for week in plan.record.weeks]


def test_a_programme_after_four_weeks_of_a_plan_checks_as_it_was_planned() -> None:
    """Its running grows from that of 30 days, not only from the days that rules look back on."""
    growing = GROWING.replace('[history]\nsessions = [{ kind = "easy", at = "2027-01-07 18:00", minutes = 30 }]\n', "")
    known = growing.replace("2027-01-11", "2026-12-14") + "[athlete]\nweekly_minutes = 80\n"
    before = freshlegs.Scenario.from_text(known).plan()
    assert isinstance(before, freshlegs.TrainingPlan)
    plan = freshlegs.Scenario.from_text(growing, after=before).plan()
    assert isinstance(plan, freshlegs.TrainingPlan)
    checked = freshlegs.Scenario.from_text(growing).check(plan)
    assert isinstance(checked, freshlegs.CheckedProgramme)
    assert [report.penalty for report in checked.reports] == [week.penalty for week in plan.record.weeks]


def test_the_days_before_keep_the_muscles_that_were_trained_there() -> None:
    """Not those that lifts of their kinds usually train: these two were too short for that."""
    before = freshlegs.Scenario.from_text(TINY).plan()
    assert isinstance(before, freshlegs.TrainingPlan)
    after = freshlegs.Scenario.from_text(TINY.replace("2026-11-30", "2026-12-07"), after=before).plan()
    assert isinstance(after, freshlegs.TrainingPlan)
    around = freshlegs.TrainingPlan.from_json(after.to_json()).record.around
    assert {entry.id: entry.muscles for entry in around} == {entry.id: entry.muscles for entry in before.sessions}
    assert any(entry.muscles < KNOWN_KINDS[entry.kind].muscles for entry in around)


EDGE = """\
id = "edge"
timezone = "Europe/Berlin"
[week]
start = 2026-12-07
[availability]
mon = ["06:00-08:00"]
sun = ["19:00-21:00"]
[[sessions]]
kind = "full"
count = 2
minutes = 60
"""
"""Two lifts that are too near each other where the week repeats."""


@pytest.mark.parametrize("week", ["next.json", "next.ics", "mon 06:00 full; sun 19:00 full"])
def test_a_week_that_follows_another_one_is_not_checked_as_if_it_repeated(week: str, tmp_path: Path) -> None:
    (tmp_path / "edge.toml").write_text(EDGE)
    (tmp_path / "before.toml").write_text(
        EDGE.replace("2026-12-07", "2026-11-30").replace("count = 2", "count = 1").replace("mon", "wed")
    )
    assert call("plan", "before.toml", "-o", "before.json", folder=tmp_path).code == 0
    planned = call(
        "plan", "edge.toml", "--after", "before.json", "-o", "next.json", "--ics", "next.ics", folder=tmp_path
    )
    assert planned.code == 0, planned.out
    checked = call("check", "edge.toml", week, "--after", "before.json", folder=tmp_path)
    assert checked.code == 0, checked.out
    alone = call("check", "edge.toml", week, folder=tmp_path)
    assert alone.code == (0 if week == "next.json" else 3)
