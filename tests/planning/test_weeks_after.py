"""A week that follows a plan: named in the file or given to the command, the same is accepted and the same said."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command_line import call
from support.paths import SCENARIOS

HISTORY = '\n[history]\nplan = "before.json"\n'
DAYS = {f"day{number}": name for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 1)}


def nurse(start: str, *, weekdays: bool) -> str:
    """Return the shipped cycle of eight days from a date on, its days called by weekday or by number."""
    text = (SCENARIOS / "nurse.toml").read_text().replace("2026-11-30", start).split("[expect]")[0]
    if weekdays:
        text = "\n".join(line for line in text.splitlines() if not line.startswith(("day8", "prefer")))
        for number, name in DAYS.items():
            text = text.replace(f"{number} =", f"{name} =")
    return text


@pytest.mark.slow
@pytest.mark.parametrize("weekdays", [False, True], ids=["day1 to day8", "mon to sun"])
def test_the_days_of_a_cycle_have_the_same_names_after_a_plan_as_with_history(tmp_path: Path, weekdays: bool) -> None:
    (tmp_path / "nurse.toml").write_text(nurse("2026-11-30", weekdays=False))
    call("plan", "nurse.toml", "-o", "before.json", folder=tmp_path)
    (tmp_path / "next.toml").write_text(nurse("2026-12-08", weekdays=weekdays))
    (tmp_path / "named.toml").write_text('id = "next"\n' + nurse("2026-12-08", weekdays=weekdays) + HISTORY)
    given = call("plan", "next.toml", "--after", "before.json", "--json", folder=tmp_path)
    named = call("plan", "named.toml", "--json", folder=tmp_path)
    assert given.code == named.code == 0
    assert given.json == named.json


FREE = '[availability]\nmon = ["06:00-08:00"]\n[[sessions]]\nkind = "easy"\n'
WEEK = 'timezone = "Europe/Berlin"\n[week]\nstart = {}\n' + FREE


def test_a_plan_that_is_too_late_is_named_as_it_was_given(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK.format("2026-11-30"))
    call("plan", "week.toml", "-o", "before.json", folder=tmp_path)
    (tmp_path / "named.toml").write_text(WEEK.format("2026-11-30") + HISTORY)
    given = call("plan", "week.toml", "--after", "before.json", folder=tmp_path)
    named = call("plan", "named.toml", folder=tmp_path)
    why = "the plan before has a session on 2026-11-30; allowed: a plan that ends before 2026-11-30"
    assert given.err.startswith(f"week.toml: after: {why}")
    assert named.err.startswith(f"named.toml: history.plan: {why}")


def test_of_two_plans_before_the_one_that_is_given_counts_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK.format("2026-11-30"))
    call("plan", "week.toml", "-o", "before.json", folder=tmp_path)
    (tmp_path / "next.toml").write_text(WEEK.format("2026-12-07") + HISTORY.replace("before", "nowhere"))
    done = call("plan", "next.toml", "--after", "before.json", folder=tmp_path)
    assert done.code == 0
    assert "history.plan is not read: the plan that the week comes after is given" in done.err
