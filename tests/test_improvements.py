"""The improvements that `check` names are the best single changes, by brute force and through the command."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from command_line import SCENARIOS, call
from freshlegs.plan import Plan
from freshlegs.problem import Problem
from freshlegs.verify import verify_week
from freshlegs.whatif.improvements import improvements
from oracle import Starts, as_plan, every_week
from test_conformity import COMMON, few_places, in_free_time, rulebooks, worlds  # noqa: F401 - a fixture among them

OWN_WEEK = (
    "mon 07:00 lower; tue 07:00 tempo; tue 17:00 upper; thu 07:00 intervals; "
    "fri 07:00 lower; sat 07:00 upper; sat 17:00 long"
)


def worth(problem: Problem, starts: Starts) -> tuple[int, int]:
    """Return how often a week breaks hard rules, and its penalty."""
    report = verify_week(problem, as_plan(problem, starts))
    return sum(entry.violation.amount for entry in report.broken), report.penalty


def one_change(before: Starts, after: Starts) -> bool:
    """Whether one session stands elsewhere, or two have changed places."""
    moved = [index for index, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    if len(moved) == 2:
        one, other = moved
        return None not in before and (after[one], after[other]) == (before[other], before[one])
    return len(moved) == 1 and after[moved[0]] is not None


@pytest.mark.usefixtures("few_places")
@settings(COMMON, max_examples=60)
@given(st.data())
def test_the_first_improvement_is_the_best_single_change(data: st.DataObject) -> None:
    """What it mends and saves is the difference of two verified weeks, and no other single change does better."""
    world = data.draw(rulebooks(in_free_time(data.draw(worlds((3, 4))), data)))
    weeks = list(every_week(world))
    before = data.draw(st.sampled_from([week for week in weeks if None not in week] or weeks))
    was = worth(world, before)
    best = min((worth(world, week) for week in weeks if one_change(before, week)), default=was)
    found = improvements(world, as_plan(world, before))
    if not found:
        assert best >= was
        return
    assert (was[0] - found[0].mended, was[1] - found[0].points) == best < was
    assert [(c.mended, c.points) for c in found] == sorted(((c.mended, c.points) for c in found), reverse=True)


def test_the_articles_week_is_bettered_by_one_move() -> None:
    done = call("check", SCENARIOS / "article-week.toml", OWN_WEEK, folder=SCENARIOS)
    assert done.code == 0
    assert "-62 move lower 1 to Sun 6 Dec 06:00" in done.out
    data = call("check", SCENARIOS / "article-week.toml", OWN_WEEK, "--json", folder=SCENARIOS).json
    assert data["improvements"][0]["difference"] == -62
    moved = OWN_WEEK.replace("mon 07:00 lower", "sun 06:00 lower")
    after = call("check", SCENARIOS / "article-week.toml", moved, "--json", folder=SCENARIOS).json
    assert after["penalty"] == data["penalty"] - 62


def test_what_has_no_place_gets_one() -> None:
    done = call("check", SCENARIOS / "club-runs.toml", "wed 18:30 intervals", folder=SCENARIOS)
    assert done.code == 3
    assert "place " in done.out
    assert "mends 1 breach of hard rules" in done.out


def test_the_best_week_has_nothing_to_better(tmp_path: object) -> None:
    del tmp_path
    planned = call("plan", SCENARIOS / "club-runs.toml", "--json", folder=SCENARIOS).json
    words = [f"{session['start'][:10]} {session['start'][11:16]} {session['kind']}" for session in planned["sessions"]]
    done = call("check", SCENARIOS / "club-runs.toml", "; ".join(words), folder=SCENARIOS)
    assert "No session moved by itself, and no two that change places, would better it." in done.out


def test_a_week_of_forty_sessions_is_looked_at_in_time() -> None:
    """Only the openings of its windows; what is found holds all the same."""
    from worlds import problem, rule, session

    starts = tuple(day * 1440 + quarter * 15 for day in range(7) for quarter in range(24, 80))
    many = [session("easy", number, 30) for number in range(1, 41)]
    free = tuple((day * 1440 + 360, day * 1440 + 1230) for day in range(7))
    from dataclasses import replace

    week = problem([replace(one, starts=starts) for one in many], [rule("rest_days"), rule("no_overlap")])
    week = replace(week, free=free)
    placed = {one.id: starts[2 * index] for index, one in enumerate(week.sessions)}
    assert all(change.mended + change.points > 0 for change in improvements(week, Plan.of(week.sessions, placed)))
