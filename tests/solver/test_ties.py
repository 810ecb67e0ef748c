"""Which of several weeks of one penalty is taken: weeks made by hand in which only the tie decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshlegs.model.availability import Interval
from freshlegs.model.intervals import merge
from freshlegs.model.limits import Limits
from freshlegs.model.plan import Plan
from freshlegs.model.session import Choice, Form, Session
from freshlegs.rules.base import Rule
from freshlegs.rules.outcome import Planned
from freshlegs.rules.verify import verify_week
from freshlegs.solver.assemble import assemble_week
from freshlegs.solver.plan_week import plan_week, settle_week
from freshlegs.solver.sat_words import SatAnswer, Status
from freshlegs.solver.search import Effort, Search
from support.oracle import as_plan, every_week
from support.rulebooks import COMMON, in_free_time, rulebooks, worlds
from support.worlds import at, problem, rule, session

BASE = (rule("all_placed"), rule("available"), rule("no_overlap"))


def every_quarter(begin: str, end: str, minutes: int = 60) -> tuple[int, ...]:
    """Return the starts of a session in one window."""
    return tuple(range(at(begin), at(end) - minutes + 1, 15))


def every_window(sessions: Iterable[Session]) -> tuple[Interval, ...]:
    """Return the free time in which sessions may stand."""
    return tuple(merge((start, start + s.minutes) for s in sessions for start in s.starts))


def planned_starts(sessions: list[Session], *rules: Rule, repeats: bool = False) -> dict[str, int]:
    """Return the start of each session, by its name."""
    outcome = plan_week(problem(sessions, [*BASE, *rules], free=every_window(sessions), repeats=repeats))
    assert isinstance(outcome, Planned)
    assert outcome.report.penalty == 0
    return {p.session.name: p.start for p in outcome.plan.placements}


@pytest.mark.parametrize(("low", "high"), [("wed 14:00", "wed 19:00"), ("wed 15:30", "wed 20:00")])
@pytest.mark.parametrize("kinds", [("intervals", "tempo"), ("tempo", "intervals"), ("tempo", "tempo")])
def test_full_hours_win_over_an_earlier_start_on_the_tolerance(kinds: tuple[str, str], low: str, high: str) -> None:
    """44 h will do, but where 48 h are to be had in the same window, they are taken."""
    first = session(kinds[0], 1, starts=(at("mon 18:00"),))
    then = session(kinds[1], 2, starts=every_quarter(low, high))
    found = planned_starts([first, then], rule("intensity_spacing"))
    assert found[then.name] == at("wed 18:00")


def test_the_earliest_starts_of_a_window_win() -> None:
    """The first that is there, and then as soon as the gap allows."""
    morning = every_quarter("tue 06:15", "tue 13:00")
    found = planned_starts(
        [session("easy", starts=morning), session("upper", starts=morning)], rule("run_lift_gap", hours=3)
    )
    assert sorted(found.values()) == [at("tue 06:15"), at("tue 10:15")]


def test_three_in_a_window_stand_back_to_back_from_its_beginning() -> None:
    afternoon = every_quarter("wed 12:00", "wed 17:00")
    found = planned_starts([session(kind, starts=afternoon) for kind in ("lower", "tempo", "long")])
    assert sorted(found.values()) == [at("wed 12:00"), at("wed 13:00"), at("wed 14:00")]


def test_of_two_afternoons_with_one_price_each_is_begun_with() -> None:
    """Nearly three days to the hard run on Sunday, whose window opens at 14:00."""
    sunday = every_quarter("sun 14:00", "sun 17:00")
    tempo = session("tempo", starts=(*every_quarter("thu 17:00", "thu 22:00"), *sunday))
    found = planned_starts(
        [session("intervals", starts=sunday), tempo], rule("run_lift_gap", hours=3), rule("intensity_apart")
    )
    assert found == {"tempo 1": at("thu 17:00"), "intervals 1": at("sun 14:00")}


def test_an_earlier_start_is_not_bought_with_the_tolerance() -> None:
    """On Friday 72 h after the lower lift, which is after the upper one, and not an hour earlier, after 71 h."""
    tuesday = every_quarter("tue 14:00", "tue 16:00")
    either = (*tuesday, *every_quarter("fri 14:00", "fri 16:00"))
    lifts = [session("upper", starts=either), session("lower", starts=tuesday), session("full", starts=either)]
    found = planned_starts(lifts, rule("lifts_apart"), repeats=True)
    assert found["full 1"] - max(found["upper 1"], found["lower 1"]) >= 72 * 60


def test_an_earlier_window_does_not_win() -> None:
    """Only within its window a session starts early: the day is chosen by the wish."""
    starts = (*every_quarter("mon 06:00", "mon 08:00"), *every_quarter("thu 17:00", "thu 20:00"))
    thursday = session("easy", starts=starts, prefer=Choice(days=frozenset({3})))
    assert planned_starts([thursday], rule("wishes")) == {"easy 1": at("thu 17:00")}


def test_full_hours_that_stand_where_the_windows_open_need_no_solve() -> None:
    """The week is found 46 h apart, on the tolerance; begun as its windows open the hours are full."""
    first = session("intervals", starts=every_quarter("mon 14:00", "mon 18:00"))
    then = session("tempo", starts=every_quarter("wed 14:00", "wed 18:00"))
    task = problem([first, then], [*BASE, rule("intensity_spacing")], free=every_window((first, then)))
    found = Plan.of(task.sessions, {first.id: at("mon 16:00"), then.id: at("wed 14:00")})
    report = verify_week(task, found)
    assert (report.penalty, report.tolerance_uses) == (0, 1)
    week, prices = assemble_week(task)
    search = Search(Effort(Limits()))
    plan, settled = settle_week(week, prices, search, found, report)
    assert [placement.start for placement in plan.placements] == [at("mon 14:00"), at("wed 14:00")]
    assert settled.tolerance_uses == 0
    assert search.answer == SatAnswer(Status.UNKNOWN)


def test_a_week_that_can_stay_as_it_was_needs_no_solve() -> None:
    """Each session waits in its window, as before; that one could be earlier is no reason to move it."""
    starts = every_quarter("mon 14:00", "mon 18:00") + every_quarter("wed 14:00", "wed 18:00")
    lift, run = session("upper", starts=starts), session("easy", starts=starts)
    before = ((lift.id, at("wed 15:00")), (run.id, at("mon 16:00")))
    task = problem([lift, run], BASE, free=every_window((lift, run)), previous_starts=before)
    found = Plan.of(task.sessions, {lift.id: at("mon 14:00"), run.id: at("wed 14:00")})
    week, prices = assemble_week(task)
    search = Search(Effort(Limits()))
    plan, _ = settle_week(week, prices, search, found, verify_week(task, found))
    assert {p.session.id: p.start for p in plan.placements} == dict(before)
    assert search.answer == SatAnswer(Status.UNKNOWN)


@pytest.mark.parametrize(
    ("why_not", "before"),
    [("it cannot start there", "thu 15:00"), ("its hour is taken", "wed 15:00"), ("nothing tells where", None)],
)
def test_a_week_that_cannot_stay_as_it_was_is_as_close_as_can_be(why_not: str, before: str | None) -> None:
    starts = every_quarter("mon 14:00", "mon 18:00") + every_quarter("wed 14:00", "wed 18:00")
    lift, run = session("upper", starts=starts), session("easy", starts=starts)
    stood = {lift.id: at("wed 15:00"), **({run.id: at(before)} if before else {})}
    task = problem([lift, run], BASE, free=every_window((lift, run)), previous_starts=tuple(stood.items()))
    outcome = plan_week(task)
    assert isinstance(outcome, Planned), why_not
    stays = [p.session.id for p in outcome.plan.placements if p.start == stood.get(p.session.id)]
    assert len(stays) == 1, why_not


def test_a_week_that_would_cost_more_as_it_was_does_not_stay() -> None:
    starts = every_quarter("mon 14:00", "mon 18:00") + every_quarter("thu 14:00", "thu 18:00")
    run = session("easy", starts=starts, prefer=Choice(days=frozenset({3})))
    rules = [*BASE, rule("wishes")]
    task = problem([run], rules, free=every_window((run,)), previous_starts=((run.id, at("mon 15:00")),))
    outcome = plan_week(task)
    assert isinstance(outcome, Planned)
    assert (outcome.report.penalty, outcome.plan.placements[0].start) == (0, at("thu 14:00"))


def test_no_session_is_left_out_so_that_the_others_can_stay() -> None:
    """Nothing asks for the run, but it had a place, and has one at another hour of its day."""
    lift, run = (
        session("upper", starts=every_quarter("mon 14:00", "mon 18:00")),
        session("easy", starts=(at("wed 16:00"),)),
    )
    before = ((lift.id, at("mon 15:00")), (run.id, at("wed 14:00")))
    task = problem([lift, run], BASE[1:], free=every_window((lift, run)), previous_starts=before)
    outcome = plan_week(task)
    assert isinstance(outcome, Planned)
    assert [p.start for p in outcome.plan.placements] == [at("mon 15:00"), at("wed 16:00")]


def test_a_session_that_stays_has_one_of_its_lengths() -> None:
    run = replace(session("easy", starts=every_quarter("mon 14:00", "mon 18:00")), forms=(Form(40), Form(50)))
    before = ((run.id, at("mon 15:00")),)
    outcome = plan_week(problem([run], BASE, free=every_window((run,)), previous_starts=before))
    assert isinstance(outcome, Planned)
    assert [(p.start, p.session.minutes) for p in outcome.plan.placements] == [(at("mon 15:00"), 50)]


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@settings(COMMON, max_examples=200)
@given(st.data())
def test_no_week_of_the_same_price_starts_earlier_in_the_same_windows(data: st.DataObject) -> None:
    """By brute force, of the weeks that lean on the tolerance no more often."""
    world = replace(in_free_time(data.draw(worlds((3, 4), (4, 3))), data), previous_starts=())
    week = data.draw(rulebooks(world))
    best = plan_week(week)
    if not isinstance(best, Planned):
        return
    opens = [begin for begin, _ in week.free]

    def in_windows(plan: Plan) -> dict[str, int]:
        return {p.session.id: sum(begin <= p.start for begin in opens) for p in plan.placements}

    for starts in every_week(week):
        other = as_plan(week, starts)
        if in_windows(other) == in_windows(best.plan):
            report = verify_week(week, other)
            alike = not report.broken and report.penalty == best.report.penalty
            if alike and report.tolerance_uses <= best.report.tolerance_uses:
                assert sum(p.start for p in best.plan.placements) <= sum(p.start for p in other.placements)


@pytest.mark.parametrize("key", ["prefer", "only"])
@pytest.mark.parametrize("swapped", [False, True])
def test_like_sessions_with_wishes_or_musts_of_their_own_are_not_alike(key: str, swapped: bool) -> None:
    """Each gets its own day, whichever of the two comes first in the file."""
    days = (5, 0) if not swapped else (0, 5)
    both = (at("mon 07:00"), at("sat 07:00"))
    sessions = []
    for number, day in enumerate(days, 1):
        own = Choice(days=frozenset({day}))
        there = tuple(start for start in both if start // 1440 == day)
        easy = session("easy", number, starts=both)
        sessions.append(replace(easy, prefer=own) if key == "prefer" else replace(easy, only=own, starts=there))
    found = planned_starts(sessions, rule("wishes"))
    assert [found[f"easy {number}"] // 1440 for number in (1, 2)] == list(days)
