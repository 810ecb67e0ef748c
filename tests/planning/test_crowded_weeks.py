"""Weeks in which more is asked for than there are places: every question says so at once, in the same numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from freshlegs.model.limits import Limits
from freshlegs.planning.fixes import find_fixes
from freshlegs.planning.programme.plan_weeks import PlannedProgramme, plan_programme
from freshlegs.planning.why import find_other_places
from freshlegs.rules.counting import explain_count
from freshlegs.rules.outcome import Impossible, Planned
from freshlegs.rules.verify import verify_week
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.schema.load import parse_toml
from freshlegs.solver.plan_week import plan_week
from support.command_line import call
from support.tasks import make_task

pytestmark = pytest.mark.slow

LITTLE = Limits(work=1.0)
"""Without counting these weeks stay undecided for thirty times as much."""
DAYS = "\n".join(f'{day} = ["06:00-08:00", "17:30-20:00"]' for day in ("mon", "tue", "wed", "thu", "fri"))
STACKED = 'runs_per_day = "off"\nrun_run_gap = "off"\nsecond_run_a_day = "off"'
"""Runs may follow each other at once, so that places alone count."""
MIXED = """
[[sessions]]
kind = "full"
count = 2
[[sessions]]
kind = "tempo"
minutes = 50
[[sessions]]
kind = "intervals"
[[sessions]]
kind = "long"
minutes = 110
"""


def crowded(sessions: str, rules: str = "", head: str = "") -> Draft:
    """Return a week from Monday to Saturday."""
    text = f"""
timezone = "Europe/Vienna"
[week]
start = 2026-11-30
{head}
[availability]
{DAYS}
sat = ["08:00-12:00"]
{sessions}
[rules]
{rules}
"""
    return Draft(parse_toml(text, "week.toml"), "week.toml")


def easy(count: int, more: str = "") -> str:
    """Return the table of so many short easy runs."""
    return f'[[sessions]]\nkind = "easy"\ncount = {count}\nminutes = 20\n{more}\n'


CROWDED = {
    "25 sessions, 6 days, at most 2 a day: 12 places": crowded(MIXED + easy(20)),
    "23 runs, 6 days, at most 1 a day: 6 places": crowded(MIXED + easy(20)),
    "13 sessions, 6 days, at most 2 a day: 12 places": crowded(easy(13), 'runs_per_day = "off"'),
    "18 sessions, 5 days beside 2 rest days, at most 3 a day: 15 places": crowded(
        easy(18), 'runs_per_day = "off"\nsessions_per_day = { at_most = 3 }\nrest_days = { at_least = 2 }'
    ),
    "8 sessions, 6 days, 44 h from one start to the next: 3 places": crowded(
        '[[sessions]]\nkind = "intervals"\ncount = 8\nminutes = 60', 'runs_per_day = "off"'
    ),
    "12 sessions, Mon and Sat, room for 5 a day: 10 places": crowded(
        '[[sessions]]\nkind = "easy"\ncount = 12\nminutes = 45\nonly = { days = ["mon", "sat"] }',
        f'{STACKED}\nsessions_per_day = "off"',
    ),
    "9 sessions, 6 days, room for 1 a day: 6 places": crowded(
        '[[sessions]]\nkind = "upper"\ncount = 1\n' + easy(8), 'separate_days = "hard"'
    ),
}


@pytest.mark.parametrize("says", CROWDED)
def test_a_crowded_week_is_proven_impossible_at_once_and_in_numbers(says: str) -> None:
    task = make_task(CROWDED[says])
    outcome = plan_week(task, LITTLE)
    assert isinstance(outcome, Impossible)
    assert says in explain_count(task, outcome.clash)


@pytest.mark.slow
@pytest.mark.parametrize("says", CROWDED)
def test_what_is_offered_for_a_crowded_week_helps(says: str) -> None:
    """Each change gives a week with all that is then asked for, which keeps every rule."""
    draft = CROWDED[says]
    task = make_task(draft)
    outcome = plan_week(task, LITTLE)
    assert isinstance(outcome, Impossible)
    fixes = find_fixes(draft, task, outcome, Limits(work=5))
    assert fixes
    for fix in fixes:
        changed = make_task(draft.apply(fix.edits))
        assert changed == fix.task
        assert not verify_week(changed, fix.week.plan).broken
        assert not fix.week.plan.left_out


def test_a_place_too_few_is_won_by_one_more_a_day_or_by_another_day() -> None:
    draft = crowded(easy(13), f'{STACKED}\nrest_days = "off"')
    task = make_task(draft)
    outcome = plan_week(task, LITTLE)
    assert isinstance(outcome, Impossible)
    assert [fix.says for fix in find_fixes(draft, task, outcome, Limits())] == [
        "at most 3 sessions a day, instead of at most 2 sessions a day",
        "without easy 13",
        "Sun 06:00-06:20 free",
    ]


def test_no_fix_drops_a_session_twice() -> None:
    """Two steps of a coach would both drop the last intervals; three sessions have to go, the easy run first."""
    draft = crowded('[[sessions]]\nkind = "intervals"\ncount = 5\n' + easy(4))
    task = make_task(draft)
    outcome = plan_week(task, LITTLE)
    assert isinstance(outcome, Impossible)
    assert [fix.says for fix in find_fixes(draft, task, outcome, Limits())] == [
        "without intervals 4, intervals 5 and easy 4"
    ]


def test_the_best_effort_in_a_crowded_week_is_proven() -> None:
    """As many as there are places; without counting nobody could tell that there are no more."""
    task = make_task(crowded(easy(20), f"all_placed = 10000\n{STACKED}"))
    outcome = plan_week(task, Limits(work=5))
    assert isinstance(outcome, Planned)
    assert outcome.proved_best
    assert len(outcome.plan.placements) == 12


def test_why_not_on_a_full_day_is_told_at_once() -> None:
    """Twelve runs fill six days: the one that must stand on Monday has room there, the thirteenth has not."""
    only = 'only = { days = ["mon", "tue", "wed", "thu", "fri"] }'
    task = make_task(crowded(easy(10, only) + MIXED_TWO, 'runs_per_day = "off"'))
    best = plan_week(task, Limits(work=5))
    assert isinstance(best, Planned)
    last = task.sessions[-1]
    places = {place.day: place.outcome for place in find_other_places(task, best, last, LITTLE)}
    assert all(isinstance(places[day], Impossible) for day in range(5))


MIXED_TWO = '[[sessions]]\nkind = "tempo"\nminutes = 20\n'


@pytest.mark.parametrize(
    ("rules", "placed"), [(STACKED, 8), ('runs_per_day = "off"\nrun_run_gap = "off"', 6)], ids=["free", "priced"]
)
def test_a_week_of_a_programme_with_fewer_days_has_as_many_runs_as_serve(rules: str, placed: int) -> None:
    """In its second week two evenings are taken: four days have eight places, of which a second run a day is dear."""
    gone = "[availability.dates]\n2026-12-07 = []\n2026-12-08 = []\n"
    found = plan_programme(crowded(gone + easy(10), rules, "weeks = 3"), LITTLE)
    assert isinstance(found, PlannedProgramme)
    plans = [one.outcome.plan for one in found.weeks]
    assert [(len(plan.placements), len(plan.left_out)) for plan in plans] == [(10, 0), (placed, 10 - placed), (10, 0)]


def test_the_command_says_the_sum(tmp_path: Path) -> None:
    """One too many by both limits; exit code 3 and no wait."""
    path = tmp_path / "week.toml"
    path.write_text(
        f'timezone = "Europe/Vienna"\n[week]\nstart = 2026-11-30\n[availability]\n{DAYS}\nsat = ["08:00-12:00"]\n'
        + MIXED
        + easy(20)
    )
    done = call("plan", str(path), "--time-limit", "60", folder=tmp_path)
    assert done.code == 3
    said = " ".join(done.out.split())
    assert "25 sessions, 6 days, at most 2 a day: 12 places; 23 runs, 6 days, at most 1 a day: 6 places." in said
