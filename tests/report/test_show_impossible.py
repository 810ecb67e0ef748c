"""What is said when there is no week."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from freshlegs.planfile import ImpossibleRecord, UndecidedRecord
from freshlegs.report.outcome_text import render_impossible, render_undecided
from support.command_line import call
from support.paths import SCENARIOS


def test_one_rule_alone_can_be_impossible() -> None:
    """The sentence fits the count."""
    alone = ImpossibleRecord.model_validate({"scenario": "s", "clash": [{"rule": "rest_days", "says": "7 rest days"}]})
    text = render_impossible(alone)
    assert "This rule cannot hold:" in text
    assert "It has to give: change it in [rules], ask for less, or free more time." in text


@pytest.mark.slow
def test_what_can_be_counted_is_said_in_numbers(tmp_path: Path) -> None:
    """Six sessions on five days: below the rules that clash, and in the answer for programs."""
    done = call("plan", SCENARIOS / "too-much.toml", folder=tmp_path)
    sum_of_days = "6 sessions, 5 days beside 2 rest days, at most 1 a day: 5 places"
    assert f"\n  - sessions_per_day: at most 1 session a day\n{sum_of_days}.\n" in done.out
    assert "\n  1. at least 1 day without training" in done.out
    assert call("plan", SCENARIOS / "too-much.toml", "--json", folder=tmp_path).json["because"] == sum_of_days


@pytest.mark.slow
def test_a_stored_impossible_week_is_explained_as_it_was_told_and_reading_it_is_no_failure(tmp_path: Path) -> None:
    planned = call("plan", SCENARIOS / "too-much.toml", "--json", folder=tmp_path)
    (tmp_path / "plan.json").write_text(planned.out, "utf-8")
    explained = call("explain", "plan.json", folder=tmp_path)
    assert (planned.code, explained.code) == (3, 0)
    assert explained.out == call("show", "plan.json", folder=tmp_path).out
    assert "sessions_per_day: at most 1 session a day" in explained.out
    assert call("explain", "plan.json", "--json", folder=tmp_path).json == planned.json


def test_a_sum_is_only_said_where_there_is_one() -> None:
    clash = [{"rule": "rest_days", "says": "7 rest days"}]
    told = [ImpossibleRecord.model_validate({"scenario": "s", "clash": clash, "because": b}) for b in ("", "2 for 3")]
    plain, counted = (render_impossible(record).splitlines() for record in told)
    assert [line for line in counted if line not in plain] == ["2 for 3."]
    assert len(counted) == len(plain) + 1


def test_undecided_says_what_to_do() -> None:
    """No false "impossible", and a way on."""
    text = render_undecided(UndecidedRecord(scenario="s", seconds=10.04))
    assert "No week found in 10 s." in text
    at_once = render_undecided(UndecidedRecord(scenario="s", seconds=0.04))
    assert "No week found in less than 0.1 s." in at_once
    assert "--time-limit" in text


@pytest.mark.parametrize("width", [20, 40, 80, 160])
def test_it_fits_the_paper(width: int) -> None:
    """Long sentences and long names are broken, not cut."""
    clash = [{"rule": "a_very_long_name_of_a_rule", "says": "many words " * 20}] * 9
    record = ImpossibleRecord.model_validate({"scenario": "s", "clash": clash})
    for text in (
        render_impossible(record, width=width),
        render_undecided(UndecidedRecord(scenario="s", seconds=1), width=width),
    ):
        assert max(map(cell_len, text.splitlines())) <= width
    assert render_impossible(record, width=width).count("words") == 180
