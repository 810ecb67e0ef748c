"""What scripts and services use: every name of `freshlegs`, and answers that are those of the commands."""

from __future__ import annotations

import json
import pickle
import tomllib
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import freshlegs
from freshlegs.planning.task_of_draft import task_of
from freshlegs.rules.verify import verify_week
from support.command_line import WEEK, call
from support.command_line import freshlegs as command
from support.paths import SCENARIOS

TOO_MUCH = SCENARIOS / "too-much.toml"


@pytest.fixture
def scenario() -> freshlegs.Scenario:
    return freshlegs.Scenario.from_text(WEEK, "week.toml")


@pytest.fixture
def plan(scenario: freshlegs.Scenario) -> freshlegs.TrainingPlan:
    answer = scenario.plan()
    assert isinstance(answer, freshlegs.TrainingPlan)
    return answer


@pytest.fixture
def folder(tmp_path: Path, plan: freshlegs.TrainingPlan) -> Path:
    """Return a folder that holds the scenario and its plan."""
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    (tmp_path / "plan.json").write_text(plan.to_json(), "utf-8")
    return tmp_path


def test_every_name_is_there() -> None:
    for name in dir(freshlegs):
        assert getattr(freshlegs, name) is not None
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = freshlegs.no_such_name  # type: ignore[attr-defined]
    assert freshlegs.__version__ in command("--version").out


def test_importing_it_costs_nothing() -> None:
    program = (
        "import sys, freshlegs; dir(freshlegs); "
        "sys.exit(' '.join({'pydantic', 'rich', 'ortools', 'typer', 'zoneinfo'} & sys.modules.keys()) or 0)"
    )
    done = command(python=("-c", program))
    assert (done.code, done.err) == (0, "")


def test_a_scenario_from_a_text_is_planned_as_from_a_file(folder: Path, plan: freshlegs.TrainingPlan) -> None:
    """And its JSON is, byte for byte, what the command prints, and stores but for the place of the scenario."""
    assert call("plan", "week.toml", "--json", folder=folder).out == plan.to_json()
    assert call("plan", "week.toml", "-o", "again.json", folder=folder).code == 0
    stored = freshlegs.TrainingPlan.load(folder / "again.json").record
    assert freshlegs.TrainingPlan(stored.model_copy(update={"scenario_file": ""})).to_json() == plan.to_json()
    assert freshlegs.Scenario.load(folder / "week.toml").plan() == plan
    assert freshlegs.TrainingPlan.load(folder / "plan.json").to_json() == plan.to_json()


def test_a_scenario_from_a_table_is_planned_as_its_text(plan: freshlegs.TrainingPlan) -> None:
    assert freshlegs.Scenario.from_dict(tomllib.loads(WEEK)).plan() == plan


def test_a_text_that_is_no_scenario_is_refused_by_name() -> None:
    with pytest.raises(freshlegs.InputError, match=r"ada\.toml: end of the file: not TOML"):
        freshlegs.Scenario.from_text("[", "ada.toml")
    with pytest.raises(freshlegs.InputError, match=r"ada\.toml: timezone: missing"):
        freshlegs.Scenario.from_text("id = 'x'", "ada.toml").plan()


def test_today_decides_the_week(scenario: freshlegs.Scenario) -> None:
    text = WEEK.replace("start = 2026-11-30", "")
    later = freshlegs.Scenario.from_text(text, today=date(2026, 12, 2))
    assert later.problem.clock.first == date(2026, 12, 7)
    assert scenario.problem.clock.first == date(2026, 11, 30)


def test_what_is_ignored_is_said(folder: Path) -> None:
    """Notes come with the first question."""
    text = WEEK + "\n[rules]\nrest_days = 2\n"
    (note,) = freshlegs.Scenario.from_text(text).notes
    assert "rest_days" in note


def test_checking_gives_what_the_command_gives(folder: Path, plan: freshlegs.TrainingPlan) -> None:
    scenario = freshlegs.Scenario.load(folder / "week.toml")
    for week, given in ((plan, "plan.json"), (folder / "plan.json", "plan.json"), ("mon 07:00 full",) * 2):
        checked = scenario.check(week)
        assert isinstance(checked, freshlegs.CheckedWeek)
        done = call("check", "week.toml", given, "--json", folder=folder)
        assert done.out == checked.to_json()
        assert done.code == (0 if checked.allowed else 3)


@pytest.mark.slow
def test_why_gives_what_the_command_gives(folder: Path) -> None:
    scenario = freshlegs.Scenario.load(folder / "week.toml")
    answer = scenario.why("long-1")
    assert isinstance(answer, freshlegs.SessionPlaces)
    done = call("why", "week.toml", "long-1", "--json", folder=folder)
    assert done.out == answer.to_json()
    assert isinstance(freshlegs.Scenario.load(TOO_MUCH).why("long-1"), freshlegs.ImpossiblePlan)


def test_what_if_gives_what_the_command_gives(folder: Path) -> None:
    """The scenario as it is comes first; a change that costs more says how much."""
    scenario = freshlegs.Scenario.load(folder / "week.toml")
    change = "no Saturday: availability.sat=[]; sessions.long.minutes=60"
    answer = scenario.what_if(change)
    baseline, without = answer.comparisons
    assert baseline.difference == 0
    assert without.variant.name == "no Saturday"
    assert isinstance(without.result, freshlegs.Tried)
    assert (without.difference or 0) > 0
    assert without.moves
    assert call("whatif", "week.toml", "-s", change, "--json", folder=folder).out == answer.to_json()
    assert answer.to_html().startswith("<!doctype html>")
    with pytest.raises(freshlegs.InputError, match="availability"):
        scenario.what_if("availability.sat=7")


def test_alternatives_give_what_the_command_gives(folder: Path, plan: freshlegs.TrainingPlan) -> None:
    answer = freshlegs.Scenario.load(folder / "week.toml").alternatives(3)
    assert isinstance(answer, freshlegs.AlternativePlans)
    assert answer.plans[0] == plan
    assert [one.penalty for one in answer.plans] == sorted(one.penalty for one in answer.plans)
    assert call("alternatives", "week.toml", "-k", "3", "--json", folder=folder).out == answer.to_json()


@pytest.mark.slow
def test_the_ways_out_of_an_impossible_week() -> None:
    scenario = freshlegs.Scenario.load(TOO_MUCH)
    answer = scenario.plan()
    assert isinstance(answer, freshlegs.ImpossiblePlan)
    assert len(answer.fixes) >= 3
    for fix in answer.fixes:
        assert not verify_week(fix.task, fix.week.plan).broken
        changed = scenario.apply(fix)
        assert task_of(changed.draft) == fix.task
        assert changed.plan() == scenario.plan_fix(fix)
        assert changed.text is not None
        assert "[expect]" not in changed.text
    assert json.loads(answer.to_json())["fixes"][0]["change"] == answer.fixes[0].says


def test_replanning_gives_what_the_command_gives(folder: Path, plan: freshlegs.TrainingPlan) -> None:
    scenario = freshlegs.Scenario.load(folder / "week.toml")
    first = min(plan.sessions, key=lambda session: session.start)
    missed = first.name.replace(" ", "-")
    now = datetime(2026, 12, 3, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    answer = scenario.replan(plan, now=now, missed=[missed], ill=["fri"])
    assert answer == scenario.replan(plan, now="thu 12:00", missed=[missed], ill=["fri"])
    assert answer == scenario.replan(plan, now=now, missed=missed, ill="fri")
    done = call(
        "replan", "week.toml", "plan.json", "--now", "thu 12:00", "--missed", missed, "--ill", "fri", "--json",
        folder=folder,
    )  # fmt: skip
    assert done.code == 0, done.err
    assert done.out == answer.to_json()
    with pytest.raises(freshlegs.InputError, match="lower-7"):
        scenario.replan(plan, now=now, missed=["lower-7"])


def test_a_programme_is_planned_and_checked() -> None:
    scenario = freshlegs.Scenario.from_text(WEEK).for_weeks(2)
    assert scenario.weeks == 2
    answer = scenario.plan()
    assert isinstance(answer, freshlegs.TrainingPlan)
    checked = scenario.check(answer)
    assert isinstance(checked, freshlegs.CheckedProgramme)
    assert checked.allowed
    assert sum(report.penalty for report in checked.reports) == answer.penalty
    assert answer.week(2).penalty == checked.reports[1].penalty
    for number in (-1, 0, 99):
        with pytest.raises(freshlegs.InputError, match=f"there is no week {number}; the programme has"):
            answer.week(number)


def test_errors_name_the_argument_not_the_option(scenario: freshlegs.Scenario, plan: freshlegs.TrainingPlan) -> None:
    """A script knows nothing of --at; the command line calls each by its own name."""
    for says, ask in (
        ("session: found", lambda: scenario.why("long-9")),
        ("session: found", lambda: plan.card("long-9")),
        ("at: found", lambda: scenario.why("long-1", at="soon")),
        ("now: found", lambda: scenario.replan(plan, now="soon")),
        ("replan: done: found", lambda: scenario.replan(plan, now="wed 12:00", done="long-9")),
        ("changes ", lambda: scenario.what_if("x: =")),
        ("sweeps ", lambda: scenario.what_if(sweeps=["x=2..1"])),
    ):
        with pytest.raises(freshlegs.ArgumentError) as caught:
            ask()
        assert str(caught.value).startswith(says)
        assert "--" not in str(caught.value)
        again = pickle.loads(pickle.dumps(caught.value))
        assert (type(again), str(again)) == (freshlegs.ArgumentError, str(caught.value))


def test_busy_times_and_a_log_are_read(tmp_path: Path) -> None:
    """What the command line takes from files comes in through the scenario too."""
    office = freshlegs.Scenario.load(SCENARIOS / "office-calendar.toml")
    assert office.problem.busy
    with pytest.raises(freshlegs.InputError, match=r"log\.csv: there is no such file"):
        office.plan(log=tmp_path / "log.csv")


def test_scenarios_and_answers_travel_between_processes(
    scenario: freshlegs.Scenario, plan: freshlegs.TrainingPlan
) -> None:
    assert pickle.loads(pickle.dumps(scenario)).plan() == plan
    assert pickle.loads(pickle.dumps(plan)) == plan
    assert pickle.loads(pickle.dumps(scenario.problem)) == scenario.problem


def test_a_plan_comes_in_every_form(plan: freshlegs.TrainingPlan) -> None:
    assert "Two lifts and three runs" in plan.to_text()
    assert "Why each session is where it is" in plan.explain().to_text()
    assert plan.to_ics().startswith(b"BEGIN:VCALENDAR")
    assert plan.to_html().startswith("<!doctype html>")
    assert plan.to_svg().lstrip().startswith("<svg")
    assert plan.to_png().startswith(b"\x89PNG")
    assert "In the boxes: the weight" in plan.to_sheet()
    assert "warm-up" in plan.card(plan.sessions[0].id).lower()
