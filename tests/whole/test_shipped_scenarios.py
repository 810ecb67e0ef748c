"""Every shipped scenario comes to what its [expect] says, and the article's own week is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from freshlegs.rules.outcome import Impossible, Planned
from freshlegs.rules.verify import verify_week
from freshlegs.scenario.in_progress.finished_week import parse_week
from freshlegs.solver.plan_week import plan_week
from support.paths import SCENARIOS as FOLDER
from support.tasks import load_draft, load_task

SCENARIOS = sorted(FOLDER.glob("*.toml"))
OWN_WEEK = (
    "mon 07:00 lower; tue 07:00 tempo; tue 17:00 upper; thu 07:00 intervals; "
    "fri 07:00 lower; sat 07:00 upper; sat 17:00 long"
)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_shipped_scenario_comes_to_what_it_expects(path: Path) -> None:
    """Status, penalty and clash; a planned week is proven."""
    expect = load_draft(path).scenario.expect
    assert expect is not None
    problem = load_task(path)
    match plan_week(problem):
        case Planned(plan, report, proved_best, bound):
            assert expect.status == "planned"
            assert expect.penalty_at_most is not None
            assert report.penalty <= expect.penalty_at_most
            assert proved_best
            assert bound == report.penalty
            assert not verify_week(problem, plan).broken
        case Impossible(clash):
            assert expect.status == "impossible"
            assert sorted(expect.clash) == sorted(rule.name for rule in clash)
        case undecided:
            pytest.fail(str(undecided))


@pytest.mark.parametrize(("name", "penalty"), [("article-week", 225), ("article-profile", 50)])
def test_the_articles_own_week_is_allowed(name: str, penalty: int) -> None:
    """It keeps every hard rule of both profiles, at the price that was worked out by hand."""
    problem = load_task(FOLDER / f"{name}.toml")
    report = verify_week(problem, parse_week(problem, OWN_WEEK))
    assert not report.broken
    assert report.penalty == penalty


def test_under_the_articles_profile_a_rest_day_less_is_five_points_better() -> None:
    """One shared day and the price of the second rest day: 25 + 20."""
    path = next(path for path in SCENARIOS if path.stem == "article-profile")
    from freshlegs.scenario.resolve import resolve
    from freshlegs.scenario.schema.load import load_scenario

    text = path.read_text().replace("rest_days = { at_least = 2 }", "rest_days = { at_least = 1 }")
    outcome = plan_week(resolve(load_scenario(text, str(path)), today=None))
    assert isinstance(outcome, Planned)
    assert outcome.report.penalty == 45
