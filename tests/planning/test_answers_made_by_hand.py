"""What questions answer about weeks that are small enough to know the answer."""

from __future__ import annotations

import pytest

from freshlegs.model.limits import Limits
from freshlegs.model.plan import Plan
from freshlegs.model.session import Choice, Session
from freshlegs.planning.alternatives import Alternatives, find_alternatives
from freshlegs.planning.comparison import compare_variants
from freshlegs.planning.single_changes import Infeasible, list_last_resorts, list_single_changes, name_sessions
from freshlegs.planning.variants import Variant
from freshlegs.planning.why import compare_costs, find_other_places
from freshlegs.rules.base import Violation
from freshlegs.rules.ill_days import Ill
from freshlegs.rules.outcome import Cost, Impossible, Planned, Report
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Put
from freshlegs.scenario.schema.load import parse_toml
from freshlegs.solver.plan_week import plan_week
from support.tasks import make_task
from support.worlds import at, problem, rule, session

LIMITS = Limits()
MON, TUE, WED = 0, 1, 2


def on_days(kind: str, wall: str, *wish: int) -> Session:
    """Return a session that may stand on the first three days, and would like some of them."""
    starts = tuple(at(f"{day} {wall}") for day in ("mon", "tue", "wed"))
    return session(kind, starts=starts, prefer=Choice(days=frozenset(wish)))


def alternatives(*, within: int | None, count: int = 5) -> Alternatives:
    """Return the weeks of a run that likes Monday and a lift that likes Monday or Tuesday, at 10 points a wish.

    The best costs nothing; with both elsewhere the run pays, so the next costs 10; then the lift has only Wednesday
    left and the run pays again: 20. There is no fourth.
    """
    sessions = [on_days("tempo", "07:00", MON), on_days("upper", "18:00", MON, TUE)]
    world = problem(sessions, [rule("all_placed"), rule("available"), rule("wishes")], repeats=False)
    best = plan_week(world)
    assert isinstance(best, Planned)
    return find_alternatives(world, best, LIMITS, count=count, within=within)


@pytest.mark.parametrize(
    ("within", "penalties", "end"),
    [
        (None, [0, 10, 20], "exhausted"),
        (20, [0, 10, 20], "exhausted"),
        (19, [0, 10], "dearer"),
        (10, [0, 10], "dearer"),
        (9, [0], "dearer"),
    ],
)
def test_alternatives_cost_as_much_more_than_the_best_as_is_allowed(
    within: int | None, penalties: list[int], end: str
) -> None:
    """What is allowed may be spent to the last point, and is counted from the best week, not from the one before."""
    found = alternatives(within=within)
    assert [week.report.penalty for week in found.weeks] == penalties
    assert found.end == end


def test_two_sessions_at_least_are_on_other_days_in_each_alternative() -> None:
    """The lift on its other day would cost nothing, but it is no other week."""
    shapes = [
        {p.session.kind: p.start // 1440 for p in week.plan.placements} for week in alternatives(within=None).weeks
    ]
    assert len(shapes) == 3
    for index, shape in enumerate(shapes):
        assert all(shape[kind] != other[kind] for other in shapes[:index] for kind in shape)


def test_alternatives_end_at_the_number_that_is_asked_for() -> None:
    found = alternatives(within=None, count=2)
    assert ([week.report.penalty for week in found.weeks], found.end) == ([0, 10], "count")


def clashes(world: Task, asked_for: str) -> dict[int, set[str]]:
    """Return the rules that forbid a session each other day."""
    best = plan_week(world)
    assert isinstance(best, Planned)
    (one,) = [s for s in world.sessions if s.name == asked_for]
    places = find_other_places(world, best, one, LIMITS)
    return {p.day: {r.name for r in p.outcome.clash} for p in places if isinstance(p.outcome, Impossible)}


def test_why_blames_what_forbids_the_place_and_not_that_all_are_asked_for() -> None:
    """That the session must be placed is taken for granted, as is that it is asked about."""
    hard = [rule(name) for name in ("all_placed", "available", "no_overlap", "lifts_per_day")]
    lift = session("upper", starts=(at("mon 07:00"), at("tue 18:00")))
    other = session("full", starts=(at("tue 07:00"),))
    free = ((at("mon 07:00"), at("mon 08:00")), (at("tue 07:00"), at("tue 19:00")))
    found = clashes(problem([lift, other], hard, free=free, repeats=False), "upper 1")
    assert found[TUE] == {"available", "lifts_per_day"}
    assert found[WED] == {"available"}


def costing(*costs: tuple[str, int]) -> Report:
    """Return a report in which these rules cost so many points."""
    entries = tuple(Cost(rule(name), Violation((), "", cost), cost) for name, cost in costs)
    return Report((), entries, 0, ())


def test_differences_are_told_dearest_first_then_by_name() -> None:
    """What costs more than before stands before what costs less; what costs the same is left out."""
    before = costing(("wishes", 10), ("stay_put", 50), ("late_finish", 8))
    after = costing(("wishes", 30), ("hard_day", 40), ("separate_days", 15), ("separate_days", 5), ("late_finish", 8))
    assert compare_costs(before, after) == (("hard_day", 40), ("separate_days", 20), ("wishes", 20), ("stay_put", -50))


CROWDED = """
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
[availability]
mon = ["06:00-09:00", "17:00-21:00"]
[[sessions]]
kind = "lower"
[[sessions]]
kind = "upper"
count = 2
[[sessions]]
kind = "tempo"
only = { days = ["mon"] }
[[sessions]]
kind = "intervals"
[[sessions]]
kind = "long"
minutes = 90
[[sessions]]
kind = "easy"
count = 2
[rules]
rest_days = { at_least = 2 }
second_rest_day = "hard"
wishes = "hard"
"""


def test_single_changes_come_in_the_order_in_which_a_coach_would_try_them() -> None:
    """Musts, rest days, what a day may hold, other rules, shorter lifts and easy runs; then what is left out.

    That in the order of the best effort: easy runs, upper body, legs, tempo, long run, and the hardest run last. After
    all of it a second run on one day.
    """
    draft = Draft(parse_toml(CROWDED, "week.toml"), "week.toml")
    task = make_task(draft)
    about = ("available", "rest_days", "second_rest_day", "run_lift_gap", "sessions_per_day", "runs_per_day", "wishes")
    infeasible = Infeasible(draft, task, tuple(own for own in task.rules if own.name in about))
    changes = [*list_single_changes(infeasible), *list_last_resorts(infeasible)]
    assert list(dict.fromkeys(change.says for change in changes)) == [
        "tempo 1 on any day and at any time you are free",
        "at least 1 day without training, instead of at least 2 days without training",
        "at least 2 days without training, at a price instead of forbidden",
        "at least 2 h between a run and a lift, instead of at least 3 h between a run and a lift",
        "at most 3 sessions a day, instead of at most 2 sessions a day",
        "sessions are on the days and at the times you prefer, at a price instead of forbidden",
        "lower 1 in 30 min, at minimum dose",
        "upper 2 in 30 min, at minimum dose",
        "easy runs 15 min shorter",
        "without easy 2",
        "without upper 2",
        "without lower 1",
        "without tempo 1",
        "without long 1",
        "without intervals 1",
        "at most 2 runs a day, instead of at most 1 run a day",
    ]


@pytest.mark.parametrize(("minutes", "shorter"), [(36, True), (35, True), (34, False)])
def test_easy_runs_are_cut_to_twenty_minutes_and_no_further(minutes: int, shorter: bool) -> None:
    """And a lift that is at minimum dose already is not offered at minimum dose."""
    draft = Draft(parse_toml(MOVED.replace("minutes = 60", f"minutes = {minutes}") + SHORT_LIFT, "week.toml"), "w.toml")
    says = [change.says for change in list_single_changes(Infeasible(draft, make_task(draft), ()))]
    assert ("easy runs 15 min shorter" in says) == shorter
    assert not any("minimum dose" in change for change in says)


SHORT_LIFT = '[[sessions]]\nkind = "upper"\nminutes = 30\n'


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ((2,), "easy 2"),
        ((2, 3), "easy 2 and easy 3"),
        ((2, 3, 4), "easy 2 to 4"),
        ((1, 3, 4), "easy 1, easy 3 and easy 4"),
    ],
)
def test_three_sessions_in_a_row_are_named_by_their_ends(numbers: tuple[int, ...], says: str) -> None:
    assert name_sessions((0, session("easy", number)) for number in numbers) == says


def test_a_row_of_one_kind_ends_where_another_begins() -> None:
    some = [session("tempo", 1), session("easy", 2), session("easy", 3), session("easy", 4), session("full", 5)]
    assert name_sessions((0, one) for one in some) == "tempo 1, easy 2 to 4 and full 5"


def test_illness_takes_each_of_its_days() -> None:
    """Of any session, not only on the first day; the days around it are free."""
    evenings = tuple(at(f"{day} 18:00") for day in ("mon", "tue", "wed", "thu"))
    runs = [session("easy", number, starts=evenings) for number in (1, 2)]
    world = problem(runs, [rule("all_placed"), rule("available"), rule("runs_per_day"), Ill(days=(TUE, WED))])
    best = plan_week(world)
    assert isinstance(best, Planned)
    assert [p.start // 1440 for p in best.plan.placements] == [MON, 3]
    for day, broken in ((MON, False), (TUE, True), (WED, True), (3, False)):
        report = verify_week(world, Plan.of(world.sessions, {runs[0].id: evenings[day]}))
        assert (Ill.name in {entry.rule.name for entry in report.broken}) == broken


MOVED = """
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
[availability]
mon = ["06:00-08:00", "17:00-19:00"]
[[sessions]]
kind = "easy"
minutes = 60
prefer = { time = "06:00-08:00" }
"""


def test_a_session_at_another_time_of_its_day_has_moved() -> None:
    """The same day is not the same place."""
    draft = Draft(parse_toml(MOVED, "week.toml"), "week.toml")
    evenings = Variant("evenings", (Put(("availability", "mon"), ["17:00-19:00"]),))
    _, changed = compare_variants(draft, [Variant("baseline"), evenings], LIMITS)
    (move,) = changed.moves
    assert (move.session, move.before, move.after) == ("easy 1", (MON, 6 * 60), (MON, 17 * 60))
    assert (changed.difference, changed.rules) == (10, (("wishes", 10),))


def test_a_session_that_is_left_out_or_new_has_one_end_only() -> None:
    draft = Draft(parse_toml(MOVED, "week.toml"), "week.toml")
    longer = Variant(
        "two",
        (Put(("sessions", 0, "count"), 2), Put(("rules", "runs_per_day"), "off"), Put(("rules", "run_run_gap"), "off")),
    )
    _, changed = compare_variants(draft, [Variant("baseline"), longer], LIMITS)
    (move,) = changed.moves
    assert (move.before, move.after) == (None, (MON, 7 * 60))
