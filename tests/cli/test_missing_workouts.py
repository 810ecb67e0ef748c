"""`export` for a watch where there is nothing to write: it says why, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from freshlegs.planfile import SessionRecord
from support.calendar_weeks import week
from support.command_line import Done, call
from support.workout_weeks import SQUAT, lift, run

BARE = "has no steps, as plans of an earlier version and calendars have none: plan them anew with"


def export(folder: Path, *sessions: SessionRecord, scenario: str = "", targets: str = "--fit --zwo --hevy") -> Done:
    record = week(*sessions).model_copy(update={"scenario_file": scenario})
    (folder / "plan.json").write_text(record.model_dump_json(), "utf-8")
    words = [word for target in targets.split() for word in (target, target.strip("-"))]
    return call("export", "plan.json", *words, folder=folder)


def strip(session: SessionRecord) -> SessionRecord:
    return session.model_copy(update={"content": None})


def test_sessions_without_steps_are_named_and_what_to_do(tmp_path: Path) -> None:
    done = export(tmp_path, strip(lift(SQUAT)), strip(run("easy")), scenario="week.toml")
    assert done.code == 0
    both = BARE.replace("has", "have", 1)
    assert f"--fit: full 1 and easy 1 {both} freshlegs plan week.toml -o plan.json" in done.err
    assert f"--zwo: easy 1 {BARE} freshlegs plan week.toml" in done.err
    assert f"--hevy: full 1 {BARE}" in done.err
    assert f"full 1 {BARE} freshlegs plan SCENARIO -o plan.json" in export(tmp_path, strip(lift(SQUAT))).err


def test_a_plan_that_is_done_or_has_none_says_so(tmp_path: Path) -> None:
    done = export(tmp_path, run("easy").model_copy(update={"done": True}), run("race", day=2))
    assert "--zwo: a race is run outside, and no other run is to come" in done.err
    assert "--hevy: this plan has no lift" in done.err
    assert "--fit:" not in done.err
    over = export(tmp_path, run("easy").model_copy(update={"done": True}), targets="--fit --text")
    assert "--fit: every run or lift of this plan is done" in over.err


def test_where_all_have_steps_nothing_is_said(tmp_path: Path) -> None:
    assert [line for line in export(tmp_path, lift(SQUAT), run("easy")).err.splitlines() if line[:2] == "--"] == []
    assert "--text" not in export(tmp_path, strip(run("easy")), targets="--text").err


@pytest.mark.parametrize("address", ["http://example.org/", "http://example.org/watch"])
def test_links_over_http_are_refused_with_what_could_happen(tmp_path: Path, address: str) -> None:
    (tmp_path / "plan.json").write_text(week(lift(SQUAT)).model_dump_json(), "utf-8")
    done = call("export", "plan.json", "--html", "a.html", "--steps", address, folder=tmp_path)
    assert (done.code, done.err.strip()) == (
        1, "--steps: over http anyone on the way can read and change your workouts; use https://",
    )  # fmt: skip
