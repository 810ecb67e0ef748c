"""Random athletes' programmes, read week by week and card by card as a coach reads them (tests/support/coach).

FRESHLEGS_ATHLETES says how many: `FRESHLEGS_ATHLETES=200 pytest tests/whole/test_coach_reads.py`; the suite reads a few
with short programmes. The scenario of each stands in its temporary folder, which a failure names.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from support.coach import read_plan
from support.coach.season import Finding
from support.command_line import call
from support.random_athletes import draw_athlete

pytestmark = pytest.mark.slow

ASKED = os.environ.get("FRESHLEGS_ATHLETES")
ATHLETES = range(int(ASKED or "8"))
WEEKS = 14 if ASKED else 8
"""The most weeks of a programme."""


@cache
def library() -> Any:
    """Return the exercises as the program lists them."""
    return call("exercises", "--json", folder=Path()).json


def read_athlete(seed: int, weeks: int, folder: Path) -> list[Finding]:
    """Plan an athlete's programme and return what a coach would not sign; of one that is impossible, nothing."""
    athlete = draw_athlete(seed, weeks)
    done, log = athlete.plan(folder)
    assert done.code in (0, 3), f"athlete {seed} ({folder}/weeks.toml): exit {done.code}, {done.err}"
    if done.code == 3:
        assert "Traceback" not in done.err
        assert done.json["status"] == "impossible"
        assert done.json["clash"], f"athlete {seed} ({folder}/weeks.toml): impossible, and nothing says why"
        return []
    return read_plan(athlete.text, done.json, library(), log, done.err)


@pytest.mark.parametrize("seed", ATHLETES)
def test_a_coach_signs(seed: int, tmp_path: Path) -> None:
    found = read_athlete(seed, WEEKS, tmp_path)
    assert not found, "\n".join((
        "",
        *(f"athlete {seed} ({tmp_path}/weeks.toml), {one}" for one in found[:20]),
        f"{len(found)} findings",
    ))  # fmt: skip


@pytest.mark.parametrize("seed", ATHLETES[1:3])
def test_another_seed_gives_the_same_exercises(seed: int, tmp_path: Path) -> None:
    """10.10: ties are broken by a stated order."""
    (tmp_path / "weeks.toml").write_text(draw_athlete(seed, WEEKS).text, "utf-8")
    plans = [call("plan", "weeks.toml", "--json", "--seed", other, folder=tmp_path).json for other in ("0", "17")]
    one, other = (
        {s["id"]: [e["exercise"] for e in s["content"].get("exercises", ())] for s in plan["sessions"]}
        for plan in plans
    )
    assert one == other


def write_in(text: str, table: str, key: str) -> str:
    """Return a scenario with one thing more in a table of `[lifting]`."""
    written = f"{table} = {{ {key}"
    if f"{table} = {{" in text:
        return text.replace(f"{table} = {{", f"{written},", 1)
    return text.replace("[lifting]", f"[lifting]\n{written} }}", 1)


@pytest.mark.parametrize("seed", ATHLETES[5:8])
def test_exercises_stay(seed: int, tmp_path: Path) -> None:
    """10.10: one more weight changes none of them, one ruled out no more than itself and what it leaves room for."""
    text = draw_athlete(seed, 5).text
    races = r"\[\[programme.races\]\]\n(\w+ = .*\n)+|stress = .*\n|weeks = .*\n"
    text = re.sub(races, "", text)

    def plan(written: str) -> dict[str, set[str]]:
        (tmp_path / "weeks.toml").write_text(written, "utf-8")
        assert call("plan", "weeks.toml", "-o", "plan.json", folder=tmp_path).code == 0
        there = json.loads((tmp_path / "plan.json").read_text("utf-8"))["sessions"]
        return {s["id"]: {e["exercise"] for e in s["content"].get("exercises", ())} for s in there}

    first = plan(text)
    new = next(name for name in ("deadlift", "back_squat", "goblet_squat", "bench_press") if f"{name} = " not in text)
    assert plan(write_in(text, "weights", f"{new} = 40")) == first
    plain = re.sub("(exclude|avoid) = .*\n", "", text)
    first = plan(plain)
    out = min(name for lift in first.values() for name in lift)
    then = plan(write_in(plain, "exclude", f'exercises = ["{out}"]'))
    for session, exercises in first.items():
        assert exercises - then[session] <= {out}
        assert len(then[session] - exercises) <= 2 * (out in exercises)
