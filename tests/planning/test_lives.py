"""Weeks that people asked for in public, each told as they told it: what comes of it, through the command."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from support.command_line import call
from support.paths import LIVES

pytestmark = pytest.mark.slow


def ask(name: str, *more: str, command: str = "plan") -> dict[str, Any]:
    """Return the answer of a command to one of the scenarios."""
    answer: dict[str, Any] = call(command, str(LIVES / f"{name}.toml"), *more, "--json").json
    return answer


def stretches(week: dict[str, Any], *kinds: str) -> list[tuple[datetime, datetime]]:
    """Return from when to when the sessions of some kinds stand, by their start."""
    there = (s for s in week["sessions"] if s["kind"] in kinds)
    return sorted((datetime.fromisoformat(s["start"]), datetime.fromisoformat(s["end"])) for s in there)


def test_two_easy_runs_use_both_days_rather_than_one_evening() -> None:
    one, other = stretches(ask("two-runs"), "easy")
    assert {one[0].weekday(), other[0].weekday()} == {1, 3}


def test_a_second_run_on_a_day_is_the_last_way_out_and_never_stacked(tmp_path: Path) -> None:
    fixes = [fix["change"] for fix in ask("physical-job")["fixes"]]
    assert fixes[-1] == "at most 2 runs a day, instead of at most 1 run a day"
    changed = tmp_path / "changed.toml"
    call("plan", str(LIVES / "physical-job.toml"), "--apply-fix", str(len(fixes)), "-o", str(changed))
    runs = stretches(call("plan", str(changed), "--json").json, "easy", "tempo", "intervals", "long")
    apart = [(after[0] - before[1]).total_seconds() / 3600 for before, after in pairwise(runs)]
    assert min(apart) >= 5
