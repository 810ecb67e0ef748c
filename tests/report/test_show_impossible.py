"""What is said when there is no week."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from freshlegs.planfile import ImpossibleRecord, UndecidedRecord
from freshlegs.report.outcome_text import render_impossible, render_undecided


def test_one_rule_alone_can_be_impossible() -> None:
    """The sentence fits the count."""
    alone = ImpossibleRecord.model_validate({"scenario": "s", "clash": [{"rule": "rest_days", "says": "7 rest days"}]})
    text = render_impossible(alone)
    assert "This rule cannot hold:" in text
    assert "It has to give: change it in [rules], ask for less, or free more time." in text


def test_undecided_says_what_to_do() -> None:
    """No false "impossible", and a way on."""
    text = render_undecided(UndecidedRecord(scenario="s", seconds=10.04))
    assert "No week found in 10 s." in text
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
