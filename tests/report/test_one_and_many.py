"""One of a thing is not several, in whichever sentence it is counted."""

from __future__ import annotations

import pytest

from freshlegs.io.errors import InputError
from freshlegs.planfile.programme_parts import DoneRunRecord
from freshlegs.planning.batch import Tried
from freshlegs.planning.comparison import Comparison
from freshlegs.planning.done_so_far import DoneSoFar
from freshlegs.planning.variants import Variant
from freshlegs.planning.why import OtherPlace
from freshlegs.report.alternatives_text import render_alternatives
from freshlegs.report.check_text import render_checked_weeks
from freshlegs.report.done_lines import list_others
from freshlegs.report.phrases import format_difference
from freshlegs.report.whatif_text import describe_variant
from freshlegs.report.why_text import render_why
from freshlegs.rules.outcome import Impossible, Planned, Report
from freshlegs.rules.verify import verify_week
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.resolve import resolve_draft
from freshlegs.scenario.schema.load import find_suspicious_settings, parse_toml
from support.scenario_texts import PLAIN
from support.seasons import LOGGED
from support.shown_weeks import placed, planned
from support.worlds import rule, week


@pytest.mark.parametrize(
    ("points", "says"), [(1, "+1 point"), (-1, "-1 point"), (2, "+2 points"), (-30, "-30 points"), (0, "=")]
)
def test_points_more_or_fewer_are_counted(points: int, says: str) -> None:
    assert format_difference(points, "point") == says


def test_another_week_may_cost_one_point_more() -> None:
    weeks = [planned(placed("easy", day), penalty=10 + day) for day in (0, 1)]
    assert "Week 2: +1 point\n" in render_alternatives(weeks, "count")


@pytest.mark.parametrize(
    ("uses", "says"), [(1, "1 spacing there holds only"), (2, "2 spacings there hold only")], ids=["one", "two"]
)
def test_a_tie_counts_the_spacings_that_live_on_the_tolerance(uses: int, says: str) -> None:
    task, plan = week("mon 07:00 easy")
    best, there = (Planned(plan, Report((), (), tolerance, ()), True, 0) for tolerance in (0, uses))
    place = OtherPlace(1, None, there, tie="tolerance")
    assert says in render_why(task, best, task.sessions[0], [place])


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (("rest_days",), "rest_days cannot hold"),
        (("available", "rest_days"), "available and rest_days cannot hold together"),
    ],
    ids=["one", "two"],
)
def test_one_rule_that_cannot_hold_holds_nothing_together(names: tuple[str, ...], says: str) -> None:
    task, _ = week("mon 07:00 easy")
    found = Tried(task, Impossible(tuple(map(rule, names))))
    (told,) = describe_variant(Comparison(Variant("x", ()), found))
    assert told.plain == says


@pytest.mark.parametrize(("broken", "says"), [(1, "1 of 4 weeks breaks hard"), (2, "2 of 4 weeks break hard")])
def test_the_weeks_that_break_a_rule_are_counted(broken: int, says: str) -> None:
    task, plan = week("mon 07:00 easy; mon 18:00 easy", rule("runs_per_day"))
    fine = Report((), (), 0, ())
    reports = [verify_week(task, plan)] * broken + [fine] * (4 - broken)
    assert says in render_checked_weeks(LOGGED, reports)


def test_a_price_of_one_is_one_point() -> None:
    (said,) = find_suspicious_settings({"rules": {"rest_days": 1}})
    assert "cost 1 point instead" in said
    (said,) = find_suspicious_settings({"rules": {"rest_days": 2}})
    assert "cost 2 points instead" in said


def test_a_programme_of_one_week_has_one() -> None:
    one = PLAIN.replace("[availability]", "weeks = 1\n[programme]\nstress = [2]\n[availability]")
    with pytest.raises(InputError, match=r"found 2; the programme has 1 week$"):
        resolve_draft(Draft(parse_toml(one, "week.toml"), "week.toml"))


@pytest.mark.parametrize(
    ("kind", "says"),
    [("long", "long run of 40 min"), ("intervals", "intervals of 40 min"), ("race", "race of 40 min")],
)
def test_a_run_that_was_not_asked_for_is_called_what_it_is(kind: str, says: str) -> None:
    day = LOGGED.dates[9]
    assert LOGGED.logged is not None
    more = DoneRunRecord.model_validate({"day": day, "kind": kind, "minutes": 40})
    logged = LOGGED.logged.model_copy(update={"runs": (more,)})
    told = [*list_others(DoneSoFar(LOGGED.model_copy(update={"logged": logged})))]
    assert any(line.startswith(f"Not asked for: {says}, ") for line in told)
