"""What scripts and services use: every name of `freshlegs`, and answers that are those of the commands."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

import freshlegs
from support.command_line import WEEK, call
from support.command_line import freshlegs as command
from support.paths import SCENARIOS

if TYPE_CHECKING:
    from freshlegs import Draft, Planned, PlannedRecord


@pytest.fixture
def draft() -> Draft:
    return freshlegs.parse_draft(WEEK, "week.toml")


@pytest.fixture
def best(draft: Draft) -> Planned:
    problem = freshlegs.fill_sessions(draft.problem())
    assert isinstance(problem, freshlegs.Problem)
    outcome = freshlegs.plan_week(problem)
    assert isinstance(outcome, freshlegs.Planned)
    return outcome


@pytest.fixture
def stored(draft: Draft) -> PlannedRecord:
    record = freshlegs.plan_record(draft.problem())
    assert isinstance(record, freshlegs.PlannedRecord)
    return record


def test_every_name_is_there_and_typed() -> None:
    """Type checkers see the imports, the interpreter the lazy ones: both know the same names."""
    source = Path(freshlegs.__file__).read_text("utf-8")
    assert sorted(freshlegs.__all__) == list(freshlegs.__all__)
    for name in freshlegs.__all__:
        found = getattr(freshlegs, name)
        assert found.__doc__, name
        assert f"    from {found.__module__} import " in source, name
        assert getattr(import_module(found.__module__), name) is found
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = freshlegs.no_such_name


def test_importing_it_costs_nothing() -> None:
    program = (
        "import sys, freshlegs; dir(freshlegs); "
        "sys.exit(' '.join({'pydantic', 'rich', 'ortools', 'typer', 'zoneinfo'} & sys.modules.keys()) or 0)"
    )
    done = command(python=("-c", program))
    assert (done.code, done.err) == (0, "")


def test_a_scenario_from_a_text_is_planned_as_from_a_file(stored: PlannedRecord, tmp_path: Path) -> None:
    """And its text is, byte for byte, what the command stores."""
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    assert (tmp_path / "plan.json").read_text("utf-8") == freshlegs.format_record(stored)
    assert freshlegs.parse_plan(freshlegs.format_record(stored), "plan.json") == freshlegs.load_plan(
        tmp_path / "plan.json"
    )


def test_a_text_that_is_no_scenario_is_refused_by_name() -> None:
    with pytest.raises(freshlegs.InputError, match=r"ada\.toml: end of the file: not TOML"):
        freshlegs.parse_draft("[", "ada.toml")
    with pytest.raises(freshlegs.InputError, match=r"ada\.toml: timezone: missing"):
        freshlegs.parse_draft("id = 'x'", "ada.toml").problem()


def test_today_decides_the_week(draft: Draft) -> None:
    text = WEEK.replace("start = 2026-11-30", "")
    assert freshlegs.parse_draft(text, today=date(2026, 12, 2)).problem().clock.first == date(2026, 12, 7)
    assert draft.problem().clock.first == date(2026, 11, 30)


def test_what_if(draft: Draft, best: Planned) -> None:
    """The scenario as it is comes first; a change that costs more says how much."""
    baseline, without = freshlegs.compare_changes(draft, "no Saturday: availability.sat=[]; sessions.long.minutes=60")
    assert baseline.difference == 0
    assert without.variant.name == "no Saturday"
    assert without.difference is not None
    assert without.difference > 0
    assert without.moves
    with pytest.raises(freshlegs.InputError, match="availability"):
        freshlegs.compare_changes(draft, "availability.sat=7")


def test_alternatives(draft: Draft, best: Planned) -> None:
    found = freshlegs.find_alternatives(draft.problem(), best, freshlegs.Limits(), count=3)
    assert found.weeks[0] is best
    assert [week.report.penalty for week in found.weeks] == sorted(week.report.penalty for week in found.weeks)


@pytest.mark.slow
def test_the_ways_out_of_an_impossible_week() -> None:
    draft = freshlegs.load_draft(SCENARIOS / "too-much.toml")
    outcome = freshlegs.plan_week(draft.problem())
    assert isinstance(outcome, freshlegs.Impossible)
    fixes = freshlegs.find_ways_out(draft, outcome)
    assert len(fixes) >= 3
    for fix in fixes:
        assert not freshlegs.verify_week(fix.problem, fix.week.plan).broken
        assert freshlegs.fill_sessions(draft.changed(fix.edits).problem()) == fix.problem


def test_replanning_gives_what_the_command_gives(draft: Draft, stored: PlannedRecord, tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    (tmp_path / "plan.json").write_text(freshlegs.format_record(stored), "utf-8")
    first = min(stored.sessions, key=lambda session: session.start)
    missed = first.name.replace(" ", "-")
    now = datetime(2026, 12, 3, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    record = freshlegs.replan_week(draft, stored, now=now, missed=[missed], ill=["fri"])
    done = call(
        "replan", "week.toml", "plan.json", "--now", "thu 12:00", "--missed", missed, "--ill", "fri", "--json",
        folder=tmp_path,
    )  # fmt: skip
    assert done.code == 0, done.err
    assert done.out == freshlegs.format_record(record)
    with pytest.raises(freshlegs.InputError, match="lower-7"):
        freshlegs.replan_week(draft, stored, now=now, missed=["lower-7"])


def test_problems_and_answers_travel_between_processes(draft: Draft, best: Planned) -> None:
    problem = draft.problem()
    assert pickle.loads(pickle.dumps(problem)) == problem
    assert pickle.loads(pickle.dumps(best)) == best
    assert pickle.loads(pickle.dumps(draft)).problem() == problem


def test_every_text_is_made_of_a_record(stored: PlannedRecord) -> None:
    assert "Two lifts and three runs" in freshlegs.render_outcome(stored)
    assert "Why each session stands" in freshlegs.render_explain(stored)
    assert freshlegs.write_calendar(stored).startswith(b"BEGIN:VCALENDAR")
