"""What waits for a solve is done once, while there is one, and its errors are those of who waits."""

from __future__ import annotations

import threading

import pytest

from freshlegs.solver.plan_week import plan_week
from freshlegs.solver.waiting import add_chore, run_chores
from support.paths import SCENARIOS
from support.tasks import load_task


def test_a_chore_is_done_once_while_a_week_is_solved() -> None:
    done: list[str] = []
    add_chore(lambda: done.append("one"))
    add_chore(lambda: done.append("other"))
    assert done == []
    task = load_task(SCENARIOS / "club-runs.toml")
    plan_week(task)
    assert done == ["one", "other"]
    plan_week(task)
    assert done == ["one", "other"]


def test_what_fails_is_told_and_the_rest_is_still_to_be_done() -> None:
    done: list[str] = []

    def fail() -> None:
        raise ImportError("no such module")

    add_chore(fail)
    add_chore(lambda: done.append("other"))
    with pytest.raises(ImportError, match="no such module"):
        run_chores()
    run_chores()
    assert done == ["other"]


def test_what_fails_ends_the_solve_too() -> None:
    def fail() -> None:
        raise ImportError("no such module")

    task = load_task(SCENARIOS / "four-and-four.toml", best_effort=True)
    there = threading.active_count()
    add_chore(fail)
    with pytest.raises(ImportError, match="no such module"):
        plan_week(task)
    assert threading.active_count() == there
