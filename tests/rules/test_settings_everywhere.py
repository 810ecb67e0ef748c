"""Every rule with every weight, and every kind of cycle: solver and checker agree, and the answer can be shown.

`plan_week` raises InternalError where they do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import pytest

from freshlegs.calendars.writing.write import write_calendar
from freshlegs.model.clock import WEEKDAYS
from freshlegs.model.limits import Limits
from freshlegs.planfile import PlannedRecord
from freshlegs.planning.record_plan import record_failure, record_plan
from freshlegs.report.explain_text import render_explain
from freshlegs.report.outcome_text import render_outcome
from freshlegs.rules.outcome import Impossible, Outcome, Planned, Undecided
from freshlegs.rules.week import all_week_rules
from freshlegs.scenario.resolve import resolve
from freshlegs.scenario.schema.load import load_scenario
from freshlegs.solver.plan_week import plan_week

pytestmark = pytest.mark.slow

RULES = list(all_week_rules())
ROOMY = ("06:00-08:00", "17:00-20:00")
AROUND_MIDNIGHT = ("00:00-01:30", "22:30-24:00")
BUSIEST = [(kind, 5) for kind in ("lower", "upper", "full", "intervals", "tempo", "long", "easy", "race")]
SESSIONS = """\
[[sessions]]
kind = "full"
count = 2
[[sessions]]
kind = "intervals"
prefer = { time = "17:00-20:00" }
[[sessions]]
kind = "long"
minutes = 60
[[sessions]]
kind = "easy"
minutes = 60
count = { at_least = 1, at_most = 2 }
"""


def scenario(
    *rules: str, start: str = "2026-11-30", days: int = 7, repeats: bool = True, windows: Iterable[str] = ROOMY
) -> str:
    names = [f"day{day + 1}" for day in range(days)] if repeats and days != 7 else list(WEEKDAYS)
    free = [f"{name} = {list(windows)}" for name in names]
    week = ["[week]", f"start = {start}", f"days = {days}", *([] if repeats else ["repeats = false"])]
    head = ['timezone = "America/New_York"', "[athlete]", 'run_level = "beginner"', 'bedtime = "22:00"']
    return "\n".join([*head, *week, "[availability]", *free, SESSIONS, "[rules]", *rules, ""])


def outcome_of(text: str, *, best_effort: bool = False, work: float = 20) -> Outcome:
    """Plan, and show what it came to in every way."""
    problem = resolve(load_scenario(text, "week.toml"), today=None, best_effort=best_effort)
    outcome = plan_week(problem, Limits(work=work))
    record = record_plan(problem, outcome) if isinstance(outcome, Planned) else record_failure(problem, outcome)
    assert render_outcome(record)
    if isinstance(record, PlannedRecord):
        assert render_explain(record)
        assert write_calendar(record)
    return outcome


@pytest.mark.parametrize("name", RULES)
def test_a_rule_may_be_hard(name: str) -> None:
    """There is room for all of them at once, one by one and each without a price."""
    outcome = outcome_of(scenario(f'{name} = "hard"'))
    assert isinstance(outcome, Planned)
    assert outcome.proved_best
    assert not [entry for entry in outcome.report.priced if entry.rule.name == name]


@pytest.mark.parametrize(("name", "other"), list(zip(RULES, RULES[1:] + RULES[:1], strict=True)))
def test_a_rule_may_cost_nothing_and_another_be_off(name: str, other: str) -> None:
    prices = all_week_rules()[name].prices
    free = f"{{ {', '.join(f'{price} = 0' for price in prices)} }}" if prices else "0"
    outcome = outcome_of(scenario(f"{name} = {free}", f'{other} = "off"', windows=("06:00-08:00",)))
    assert isinstance(outcome, Planned)
    assert outcome.proved_best
    paid = [entry.rule.name for entry in outcome.report.priced if entry.cost]
    assert not {name, other} & set(paid)


@pytest.mark.parametrize(
    "weights", list(product(('"hard"', "7", '"off"'), repeat=3)), ids=lambda weights: "-".join(weights).replace('"', "")
)
def test_what_all_rules_rely_on_may_give(weights: tuple[str, ...]) -> None:
    """Sessions left out, outside free time and at one time, in a week with too little room."""
    names = ("all_placed", "available", "no_overlap")
    rules = [f"{name} = {weight}" for name, weight in zip(names, weights, strict=True)]
    outcome = outcome_of(scenario(*rules, days=5, windows=("06:00-08:00",), start="2026-12-03"))
    assert isinstance(outcome, Planned | Impossible)


@pytest.mark.parametrize("windows", [ROOMY, AROUND_MIDNIGHT], ids=["day", "midnight"])
@pytest.mark.parametrize(
    ("start", "days", "repeats"),
    [
        ("2026-10-26", 7, True),  # the clocks go back on its Sunday
        ("2027-03-08", 7, True),  # and forward
        ("2026-10-29", 7, False),
        ("2027-03-11", 5, True),
        ("2026-11-30", 14, True),
        ("2026-11-30", 5, False),
        ("2026-12-03", 7, True),
        ("2100-12-25", 14, False),
    ],
)
def test_any_cycle_can_be_planned(start: str, days: int, repeats: bool, windows: tuple[str, ...]) -> None:
    outcome = outcome_of(scenario("late_finish = 'off'", start=start, days=days, repeats=repeats, windows=windows))
    assert isinstance(outcome, Planned)
    assert outcome.proved_best


@pytest.mark.parametrize("best_effort", [False, True])
def test_forty_sessions_end_within_the_work_allowed(best_effort: bool) -> None:
    """As many as a scenario may ask for: an answer or none, never a wrong one."""
    asked = "".join(f'[[sessions]]\nkind = "{kind}"\ncount = {count}\nminutes = 60\n' for kind, count in BUSIEST)
    text = scenario(windows=("06:00-07:00", "18:00-19:00")).replace(SESSIONS, asked)
    outcome = outcome_of(text, best_effort=best_effort, work=0.05)
    assert isinstance(outcome, Undecided | Impossible) or (isinstance(outcome, Planned) and best_effort)
