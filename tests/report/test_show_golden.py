"""Stored weeks and the pages made of them, letter by letter.

After a wanted change of the pages: FRESHLEGS_UPDATE_GOLDEN=1 pytest tests/report/test_show_golden.py, then read the
difference before it is committed.
"""

from __future__ import annotations

import os

import pytest

from freshlegs.planfile import ImpossibleRecord, PlannedRecord
from freshlegs.report.explain_text import render_explain
from freshlegs.report.outcome_text import render_impossible
from freshlegs.report.programme_text import render_programme, render_programme_week
from freshlegs.report.season_text import render_season
from freshlegs.report.week_text import render_week
from support.paths import GOLDEN

HERE = GOLDEN / "show"


@pytest.mark.parametrize("width", [40, 80, 160])
def test_week(width: int) -> None:
    """A week as a list of days and as a calendar."""
    _compare(f"week-{width}.txt", render_week(_planned("article-week"), width=width))


@pytest.mark.parametrize("width", [80, 160])
def test_two_weeks_over_the_year_end(width: int) -> None:
    """Fourteen days, three sessions on one of them, a run into the next day, scripts from both directions."""
    _compare(f"fortnight-{width}.txt", render_week(_planned("fortnight"), width=width))


@pytest.mark.parametrize("width", [80, 160])
def test_explain(width: int) -> None:
    """The whole account of a week."""
    _compare(f"explain-{width}.txt", render_explain(_planned("article-week"), width=width))


@pytest.mark.parametrize("width", [40, 80])
def test_programme(width: int) -> None:
    """Eight weeks at a glance, as a picture, and the one of them in which a session moves."""
    record = _planned("programme")
    _compare(f"programme-{width}.txt", render_programme(record, width=width))
    _compare(f"programme-week-5-{width}.txt", render_programme_week(record, 5, "plan.json", width=width))
    _compare(f"season-{width}.txt", render_season(record, width=width))


@pytest.mark.parametrize("width", [80, 160])
def test_impossible(width: int) -> None:
    """Two rules that clash, and two fixes."""
    record = ImpossibleRecord.model_validate_json(_stored("impossible"))
    _compare(f"impossible-{width}.txt", render_impossible(record, width=width))


def _planned(name: str) -> PlannedRecord:
    return PlannedRecord.model_validate_json(_stored(name))


def _stored(name: str) -> str:
    return (HERE / f"{name}.json").read_text(encoding="utf-8")


def _compare(name: str, found: str) -> None:
    golden = HERE / name
    if os.environ.get("FRESHLEGS_UPDATE_GOLDEN") == "1":
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")
