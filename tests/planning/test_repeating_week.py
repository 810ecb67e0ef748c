"""The week that a programme repeats, kept with its plan: planned again only where something of it has changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from freshlegs.planning.programme import repeating_week
from freshlegs.rules.task import Task
from freshlegs.solver.fill_sessions import Unfilled, fill_sessions
from freshlegs.solver.plan_week import plan_week
from support.command_line import call

pytestmark = pytest.mark.slow

WEEKS = """
id = "kept"
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
weeks = 3
[lifting]
unit = "kg"
weights = { front_squat = 60 }
[availability]
mon = ["06:00-08:00"]
tue = ["06:00-08:00"]
wed = ["06:00-08:00"]
thu = ["06:00-08:00"]
sat = ["08:00-11:00"]
[[sessions]]
kind = "full"
minutes = 45
count = 2
[[sessions]]
kind = "tempo"
minutes = 45
[[sessions]]
kind = "long"
minutes = 60
"""


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("weeks")
    (folder / "weeks.toml").write_text(WEEKS)
    assert call("plan", "weeks.toml", "-o", "plan.json", folder=folder).code == 0
    return (folder / "plan.json").read_bytes()


@pytest.fixture
def folder(tmp_path: Path, planned: bytes, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FRESHLEGS_NOW", "2026-12-01T12:00:00+01:00")
    (tmp_path / "weeks.toml").write_text(WEEKS)
    (tmp_path / "plan.json").write_bytes(planned)
    return tmp_path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is asked of the solver for the week that repeats."""
    found: list[str] = []

    def plan_counted(task: Task, *rest: Any) -> Any:
        found.append("places")
        return plan_week(task, *rest)

    def fill_counted(unfilled: Any, *rest: Any) -> Task | Unfilled:
        if any(one.content is None for one in unfilled.task.with_tag("lift")):
            found.append("lifts")
        return fill_sessions(unfilled, *rest)

    monkeypatch.setattr(repeating_week, "plan_week", plan_counted)
    monkeypatch.setattr(repeating_week, "fill_sessions", fill_counted)
    return found


def go_on(folder: Path, changed: dict[str, str] | None = None) -> bytes:
    """Return the plan of the second week on; the scenario with words in place of others."""
    text = WEEKS
    for before, after in (changed or {}).items():
        assert before in text
        text = text.replace(before, after)
    (folder / "weeks.toml").write_text(text)
    done = call("plan", "weeks.toml", "-o", "plan.json", folder=folder)
    assert done.code == 0, done.err
    return (folder / "plan.json").read_bytes()


def forget(folder: Path, planned: bytes) -> None:
    """Store the plan as a version before this one wrote it."""
    stored = json.loads(planned)
    del stored["repeating"]
    (folder / "plan.json").write_text(json.dumps(stored))


CHANGES: list[tuple[dict[str, str], list[str]]] = [
    ({}, []),
    ({"minutes = 60": "minutes = 65"}, ["places"]),
    ({'tue = ["06:00-08:00"]': 'tue = ["06:00-07:00"]'}, ["lifts", "places"]),
    ({"front_squat = 60": "front_squat = 62.5"}, ["lifts"]),
    ({'unit = "kg"': 'unit = "kg"\nexclude = { muscles = ["calves"] }'}, ["lifts", "places"]),
]


@pytest.mark.slow
@pytest.mark.parametrize(("changed", "anew"), CHANGES)
def test_only_what_has_changed_is_asked_again_and_all_comes_out_as_if_it_were(
    folder: Path, planned: bytes, asked: list[str], changed: dict[str, str], anew: list[str]
) -> None:
    kept = go_on(folder, changed)
    assert sorted(asked) == anew
    forget(folder, planned)
    assert go_on(folder, changed) == kept
    assert sorted(asked[len(anew) :]) == ["lifts", "places"]


def test_a_place_that_somebody_has_changed_in_the_file_is_found_again(
    folder: Path, planned: bytes, asked: list[str]
) -> None:
    stored = json.loads(planned)
    (long,) = [one for one in stored["repeating"]["places"] if one["session"].endswith("/long/1")]
    long["start"] = "2026-11-30T06:00:00+01:00"
    (folder / "plan.json").write_text(json.dumps(stored))
    after = json.loads(go_on(folder))
    assert asked == ["places"]
    assert after["repeating"] == json.loads(planned)["repeating"]


def test_a_single_week_keeps_none(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEKS.replace("weeks = 3\n", ""))
    done = call("plan", "week.toml", "--json", folder=tmp_path)
    assert "repeating" not in done.json
