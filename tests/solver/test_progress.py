"""How far long work is: told while it is solved, shown to a person, and to nobody else."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pexpect
import pytest

from freshlegs.cli.progress_bar import ProgressBar, describe_progress
from freshlegs.rules.outcome import Planned
from freshlegs.solver.plan_week import plan_week
from support.command_line import COMMAND, PATIENCE, environment, freshlegs
from support.paths import SCENARIOS
from support.scenario_texts import TWENTY_EIGHT
from support.tasks import load_task


@pytest.mark.parametrize("name", ["article-week", "four-and-four", "nurse"])
def test_who_watches_is_told_better_and_better_weeks(name: str) -> None:
    """Prices fall, bounds rise, and in the end both are the penalty. Watching changes nothing."""
    problem = load_task(SCENARIOS / f"{name}.toml")
    told: list[tuple[int | None, int]] = []
    outcome = plan_week(problem, watch=lambda best, bound: told.append((best, bound)))
    assert outcome == plan_week(problem)
    assert isinstance(outcome, Planned)
    found = [best for best, _ in told if best is not None]
    assert found[-1] == outcome.report.penalty
    assert all(later <= earlier for earlier, later in pairwise(found))
    assert all(later >= earlier for (_, earlier), (_, later) in pairwise(told))
    assert all(bound <= outcome.report.penalty for _, bound in told)


@pytest.mark.slow
def test_a_person_sees_how_far_it_is(tmp_path: Path) -> None:
    """The line goes away when the week is there. How soon there is a first week to tell of depends on the machine."""
    (tmp_path / "slow.toml").write_text(TWENTY_EIGHT, "utf-8")
    for seconds in (4, 16, 64):
        command = ["plan", "slow.toml", "--best-effort", "--time-limit", str(seconds)]
        child = pexpect.spawn(
            str(COMMAND), command, cwd=str(tmp_path), env={**environment(), "TERM": "xterm"}, encoding="utf-8",
            timeout=PATIENCE, dimensions=(40, 100),
        )  # fmt: skip
        told = child.expect([r"looking for the best week: penalty \d+ so far", pexpect.EOF])
        if told == 0:
            break
    assert told == 0
    child.expect("Mon 30 Nov to")
    assert "\x1b[2K" in str(child.before).rpartition("so far")[2]
    child.expect(pexpect.EOF)


@pytest.mark.slow
def test_nobody_else_sees_it(tmp_path: Path) -> None:
    (tmp_path / "slow.toml").write_text(TWENTY_EIGHT, "utf-8")
    done = freshlegs("plan", "slow.toml", "--best-effort", "--time-limit", "3", folder=tmp_path)
    assert done.err == ""


def test_where_nobody_watches_nothing_is_told() -> None:
    with ProgressBar().solving("looking") as watch:
        assert watch is None


@pytest.mark.parametrize(
    ("best", "bound", "says"),
    [
        (None, 40, "looking"),
        (100, 0, "looking: penalty 100 so far"),
        (100, 40, "looking: penalty 100 so far, at most 60 to be saved"),
        (100, 100, "penalty 100, and no week costs less; choosing among the best"),
    ],
)
def test_progress_is_told_in_points_that_may_be_saved(best: int | None, bound: int, says: str) -> None:
    assert describe_progress("looking", best, bound) == says
