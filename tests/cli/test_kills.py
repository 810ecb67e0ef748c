"""A plan that lives, and processes that are killed while they write it: nothing is lost, nothing half there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from freshlegs.planfile import PlannedRecord
from support.command_line import call, plan_once, store_week
from support.mortal import die_at_each_step

pytestmark = pytest.mark.slow

WEEKS = """
id = "weeks"
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
weeks = 2
[availability]
mon = ["06:00-08:00"]
wed = ["06:00-08:00"]
fri = ["06:00-08:00"]
sat = ["08:00-11:00"]
[[sessions]]
kind = "full"
minutes = 40
[[sessions]]
kind = "tempo"
minutes = 45
[[sessions]]
kind = "long"
minutes = 60
"""
NOW = "2026-12-01T12:00:00+01:00"


@pytest.fixture
def planned() -> bytes:
    return plan_once(WEEKS, "weeks.toml")


@pytest.mark.parametrize(
    "options",
    [
        ("replan", "plan.json", "--now", "2026-12-01 12:00", "--busy", "wed"),
        ("plan", "weeks.toml", "-o", "plan.json"),
        ("plan", "weeks.toml", "-o", "plan.json", "--restart"),
    ],
    ids=["replan", "plan", "restart"],
)
def test_a_kill_at_any_moment_leaves_the_old_plan_or_the_new(
    tmp_path: Path, planned: bytes, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    """And the same command, told once more, comes to the same plan; a file of the old one holds all of it."""
    monkeypatch.setenv("FRESHLEGS_NOW", NOW)

    def prepare(name: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "weeks.toml").write_text(WEEKS.replace("minutes = 60", "minutes = 65"))
        (folder / "plan.json").write_bytes(planned)
        return folder

    calm = prepare("calm")
    assert call(*options, folder=calm).code == 0
    new = (calm / "plan.json").read_bytes()
    assert new != planned
    warm = prepare("warm")
    for folder, code in die_at_each_step(options, warm, prepare):
        there = (folder / "plan.json").read_bytes()
        assert there in (planned, new)
        beside = folder / "plan.json.before"
        assert not beside.exists() or beside.read_bytes() == planned
        assert code or there == new
        if there == planned:
            assert call(*options, folder=folder).code == 0
            assert (folder / "plan.json").read_bytes() == new
        PlannedRecord.model_validate(json.loads(there))


def test_a_kill_while_something_is_logged_loses_no_row(tmp_path: Path) -> None:
    def prepare(name: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        store_week(folder, WEEKS, "weeks.toml")
        assert call("log", "plan.json", "long-1", "--week", "1", folder=folder).code == 0
        return folder

    warm = prepare("warm")
    old = (warm / "log.csv").read_bytes()
    for folder, code in die_at_each_step(("log", "plan.json", "tempo-1", "--week", "1"), warm, prepare):
        there = (folder / "log.csv").read_bytes()
        assert there.startswith(old)
        assert code or there != old
        assert call("plan", "weeks.toml", "--log", "log.csv", folder=folder).code == 0
