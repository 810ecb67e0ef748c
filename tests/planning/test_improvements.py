"""The improvements that `check` names are the best single changes, by brute force and through the command."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshlegs.model.clock import WEEKDAYS
from freshlegs.model.plan import Plan
from freshlegs.model.session import Choice
from freshlegs.planning.improvements import find_improvements
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from support.command_line import call
from support.oracle import Starts, as_plan, every_week
from support.paths import SCENARIOS
from support.rulebooks import COMMON, in_free_time, rulebooks, worlds
from support.worlds import at, problem, rule, session

OWN_WEEK = (
    "mon 07:00 lower; tue 07:00 tempo; tue 17:00 upper; thu 07:00 intervals; "
    "fri 07:00 lower; sat 07:00 upper; sat 17:00 long"
)


def worth(problem: Task, starts: Starts) -> tuple[int, int]:
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
    found = find_improvements(world, as_plan(world, before))
    if not found:
        assert best >= was
        return
    assert (was[0] - found[0].mended, was[1] - found[0].points) == best < was
    assert [(c.mended, c.points) for c in found] == sorted(((c.mended, c.points) for c in found), reverse=True)


@pytest.mark.slow
def test_the_articles_week_is_bettered_by_one_move() -> None:
    done = call("check", SCENARIOS / "article-week.toml", OWN_WEEK, folder=SCENARIOS)
    assert done.code == 0
    assert "-62 move Lift: lower body 1 to Sun 6 Dec 06:00" in done.out
    data = call("check", SCENARIOS / "article-week.toml", OWN_WEEK, "--json", folder=SCENARIOS).json
    assert data["improvements"][0]["difference"] == -62
    moved = OWN_WEEK.replace("mon 07:00 lower", "sun 06:00 lower")
    after = call("check", SCENARIOS / "article-week.toml", moved, "--json", folder=SCENARIOS).json
    assert after["penalty"] == data["penalty"] - 62


def test_what_has_no_place_gets_one() -> None:
    done = call("check", SCENARIOS / "club-runs.toml", "wed 18:30 intervals", folder=SCENARIOS)
    assert done.code == 3
    assert "place " in done.out
    assert "which repairs 1 breach of hard rules" in " ".join(done.out.split())


def test_the_best_week_has_nothing_to_better() -> None:
    planned = call("plan", SCENARIOS / "club-runs.toml", "--json", folder=SCENARIOS).json
    words = [f"{session['start'][:10]} {session['start'][11:16]} {session['kind']}" for session in planned["sessions"]]
    done = call("check", SCENARIOS / "club-runs.toml", "; ".join(words), folder=SCENARIOS)
    assert "Moving one session, or swapping two, would not improve it." in done.out


MON, TUE, WED = (at(f"{day} 07:00") for day in ("mon", "tue", "wed"))


def two_wishes(first: tuple[int, ...], then: tuple[int, ...]) -> tuple[Task, Plan]:
    """Return a tempo on Monday that prefers Tuesday, and an upper on Tuesday that prefers Monday."""
    tempo = session("tempo", starts=first, prefer=Choice(days=frozenset({1})))
    upper = session("upper", starts=then, prefer=Choice(days=frozenset({0})))
    asked = problem([tempo, upper], [rule("no_overlap"), rule("wishes")])
    return asked, Plan.of(asked.sessions, {tempo.id: MON, upper.id: TUE})


def test_two_sessions_that_stand_in_each_others_place_change_places() -> None:
    (found,) = find_improvements(*two_wishes((MON, TUE), (MON, TUE)))
    assert (found.says, found.points, found.mended) == ("swap tempo 1 and upper 1", 20, 0)


@pytest.mark.parametrize(("first", "then"), [((MON,), (MON, TUE)), ((MON, TUE), (TUE,))])
def test_only_who_may_stand_in_the_others_place_changes_places(first: tuple[int, ...], then: tuple[int, ...]) -> None:
    assert find_improvements(*two_wishes(first, then)) == ()


def test_what_has_no_place_changes_places_with_nobody() -> None:
    asked, _ = two_wishes((MON, TUE), (MON, TUE))
    assert [c.says for c in find_improvements(asked, Plan.of(asked.sessions, {asked.sessions[0].id: TUE}))] == []


def test_what_costs_as_much_elsewhere_is_no_improvement() -> None:
    easy = session("easy", starts=(MON, TUE, WED), prefer=Choice(days=frozenset({5})))
    asked = problem([easy], [rule("wishes")])
    assert find_improvements(asked, Plan.of(asked.sessions, {easy.id: MON})) == ()


def test_three_improvements_are_named_the_best_first() -> None:
    wishes = [session("easy", n, starts=(MON, TUE), prefer=Choice(days=frozenset({1}))) for n in range(1, 6)]
    asked = problem(wishes, [rule("wishes")])
    found = find_improvements(asked, Plan.of(asked.sessions, dict.fromkeys((one.id for one in wishes), MON)))
    assert [change.says for change in found] == [f"move easy {n} to Tue 1 Dec 07:00" for n in (1, 2, 3)]


def test_every_start_of_an_ordinary_week_is_looked_at() -> None:
    early = at("mon 06:00")
    easy = session("easy", starts=(early, MON), prefer=Choice(time=(420, 480)))
    asked = replace(problem([easy], [rule("wishes")]), free=((early, MON + 60),))
    (found,) = find_improvements(asked, Plan.of(asked.sessions, {easy.id: early}))
    assert found.says == "move easy 1 to Mon 30 Nov 07:00"


@pytest.mark.slow
def test_a_week_of_forty_sessions_is_looked_at_in_time() -> None:
    """Only the openings of its windows are tried."""
    starts = tuple(
        at(f"{day} {hour:02d}:{quarter}") for day in WEEKDAYS for hour in range(6, 20) for quarter in (0, 15, 30, 45)
    )
    many = [session("easy", number, 30, starts=starts) for number in range(1, 41)]
    free = tuple((at(f"{day} 06:00"), at(f"{day} 20:30")) for day in WEEKDAYS)
    asked = replace(problem(many, [rule("rest_days"), rule("no_overlap")]), free=free)
    placed = {one.id: starts[index] for index, one in enumerate(asked.sessions)}
    found = find_improvements(asked, Plan.of(asked.sessions, placed))
    assert found
    assert all(change.says.endswith("06:00") for change in found)
