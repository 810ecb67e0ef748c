"""What is counted follows from the rules: no week that keeps them has more than there is said to be room for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshlegs.model.intervals import merge
from freshlegs.model.session import Session
from freshlegs.rules.base import Rule
from freshlegs.rules.counting import count_places, explain_count, find_counted_clash
from freshlegs.rules.demands import StandsOn
from freshlegs.rules.ill_days import Ill
from freshlegs.rules.outcome import Impossible
from freshlegs.rules.passing_rules import StillAhead
from freshlegs.rules.task import Task
from freshlegs.solver.plan_week import plan_week
from support.oracle import judged
from support.rulebooks import COMMON, in_free_time, rulebooks, under_way, worlds
from support.worlds import at, problem, rule, session

pytestmark = pytest.mark.slow

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def starts_at(*moments: str) -> tuple[int, ...]:
    """Return the starts of "mon 07:00" and so on."""
    return tuple(at(moment) for moment in moments)


def asked(number: int, kind: str, starts: Iterable[int], minutes: int = 60, **more: Any) -> list[Session]:
    """Return so many sessions of a kind with the same starts."""
    return [session(kind, n, minutes, starts=tuple(starts), **more) for n in range(1, number + 1)]


def counts(week: Task) -> list[str]:
    """Return every count of which more is asked for than there is room, in words."""
    hard = [rule for rule in week.rules if rule.hard]
    return [one.describe() for one in count_places(week, hard, lambda session: session.starts) if one.short > 0]


def sums(week: Task) -> list[str]:
    """Return what the athlete is told of them."""
    clash = [rule for rule in week.rules if rule.hard]
    return [text for text in explain_count(week, clash).split("; ") if text]


def draw_crowded_week(data: st.DataObject) -> Task:
    """Draw a week with many sessions, hard rules among them that only some weeks have; it may be under way."""
    world = in_free_time(data.draw(worlds((5, 2), (4, 3), fewest=3)), data)
    week = data.draw(rulebooks(world))
    passing: list[Rule] = [
        Ill(days=(data.draw(st.integers(0, 6)),)),
        StillAhead(minute=data.draw(st.sampled_from([0, 1500, 3000, 5000])), called="now"),
        StandsOn(session=week.sessions[0].id, day=data.draw(st.integers(0, 6))),
    ]
    some = [one for one in passing if data.draw(st.booleans())]
    week = replace(week, rules=(*week.rules, *some))
    return data.draw(under_way(week)) if data.draw(st.booleans()) else week


@pytest.mark.slow
@settings(COMMON, max_examples=400)
@given(st.data())
def test_no_allowed_week_has_more_than_there_is_room_for(data: st.DataObject) -> None:
    """By brute force, of every count in every allowed week."""
    week = draw_crowded_week(data)
    hard = [rule for rule in week.rules if rule.hard]
    counts = list(count_places(week, hard, lambda session: session.starts))
    for starts in judged(week) if counts else ():
        placed = {s.id for s, start in zip(week.sessions, starts, strict=True) if start is not None}
        for count in counts:
            taken = sum(count.worth(session) for session in count.sessions if session.id in placed)
            assert taken <= count.room, (count.describe(), starts)


@pytest.mark.slow
@settings(COMMON, max_examples=300)
@given(st.data())
def test_where_a_count_says_impossible_there_is_no_week(data: st.DataObject) -> None:
    """Brute force finds none, the solver says so too, and names a clash that is no larger."""
    week = draw_crowded_week(data)
    clash = find_counted_clash(week)
    if not clash:
        return
    assert not judged(week)
    answer = plan_week(week)
    assert isinstance(answer, Impossible)
    assert len(answer.clash) <= len(clash)


EVENINGS = starts_at(*(f"{day} 18:00" for day in DAYS[:6]))
TWICE = tuple(sorted(EVENINGS + starts_at(*(f"{day} 07:00" for day in DAYS[:6]))))
HARD = {name: rule(name) for name in ("all_placed", "available", "no_overlap")}
"""What every week of these examples keeps."""


def week_of(sessions: list[Session], *rules: Rule, **more: Any) -> Task:
    """Return a week of sessions that all must be placed in free time, one at a time."""
    free = merge((start, start + s.minutes) for s in sessions for start in s.starts)
    return problem(sessions, [*HARD.values(), *rules], free=tuple(free), **more)


EXAMPLES = {
    "25 sessions, 6 days, at most 2 a day: 12 places": week_of(asked(25, "easy", TWICE, 20), rule("sessions_per_day")),
    "7 runs, 6 days, at most 1 a day: 6 places": week_of(
        [*asked(7, "easy", TWICE), *asked(1, "upper", TWICE)], rule("runs_per_day")
    ),
    "13 sessions, 6 days, room for 2 a day: 12 places": week_of(asked(13, "easy", TWICE)),
    "11 sessions, 6 days, at most 2 a day, 1 on Mon and Sat: 10 places": week_of(
        asked(11, "easy", [s for s in TWICE if s not in starts_at("mon 07:00", "sat 07:00")]), rule("sessions_per_day")
    ),
    "5 sessions, 4 days beside 3 rest days, at most 1 a day: 4 places": week_of(
        asked(5, "easy", EVENINGS), rule("sessions_per_day", at_most=1), rule("rest_days", at_least=3)
    ),
    "6 sessions, 5 days beside 2 rest days, room for 1 a day: 5 places": week_of(
        asked(6, "easy", EVENINGS), rule("second_rest_day", weight="hard")
    ),
    "4 runs, 6 days, 44 h from one start to the next: 3 places": week_of(
        [*asked(4, "intervals", TWICE), *asked(1, "upper", TWICE)], rule("intensity_spacing")
    ),
    "4 lifts for the legs, 6 days, 44 h from one start to the next: 3 places": week_of(
        [*asked(2, "full", TWICE), *asked(2, "lower", TWICE), *asked(1, "upper", TWICE)], rule("muscle_spacing")
    ),
    "4 lifts for the upper body, 6 days, 44 h from one start to the next: 3 places": week_of(
        [*asked(2, "full", TWICE), *asked(2, "upper", TWICE), *asked(1, "lower", TWICE)], rule("muscle_spacing")
    ),
    "3 sessions of 180 min in all, Sat: room for 150 min": week_of(
        asked(3, "easy", range(at("sat 08:00"), at("sat 09:31"), 15))
    ),
    "3 sessions of 270 min in all, Mon and Sat: room for 180 min": week_of(
        asked(3, "easy", [at("mon 07:00"), at("sat 07:00")], 90)
    ),
    "4 sessions, Sat, at most 2 a day: 2 places": week_of(
        [*asked(4, "easy", starts_at("sat 07:00", "sat 09:00", "sat 11:00")), *asked(1, "upper", EVENINGS)],
        rule("sessions_per_day"),
    ),
    "7 sessions, 6 days, room for 1 a day: 6 places": week_of(
        [*asked(4, "easy", TWICE), *asked(3, "upper", TWICE)],
        *(rule("separate_days", weight="hard"), rule("runs_per_day"), rule("lifts_per_day")),
    ),
}


@pytest.mark.parametrize("says", EXAMPLES)
def test_a_count_says_its_sum(says: str) -> None:
    assert says in counts(EXAMPLES[says])
    assert isinstance(plan_week(EXAMPLES[says]), Impossible)


def test_sessions_that_share_no_day_count_against_the_days_left() -> None:
    """Each on its own day, whatever else a day may hold."""
    on_days = [session("easy", n, starts=starts_at(f"{day} 18:00")) for n, day in enumerate(DAYS[:6], 1)]
    week = week_of(on_days, rule("rest_days", at_least=2))
    assert sums(week) == ["6 sessions, 5 days beside 2 rest days, room for 1 a day: 5 places"]
    free = problem(on_days, [HARD["all_placed"], HARD["available"], rule("rest_days", at_least=2)])
    assert "6 sessions, no two on one day, 5 days beside 2 rest days: 5 places" in counts(free)


@pytest.mark.parametrize("name", ["all_placed", "sessions_per_day"])
@pytest.mark.parametrize("weight", ["off", 20])
def test_a_rule_that_is_not_hard_counts_nothing(name: str, weight: str | int) -> None:
    """Off or at a price it leaves room for everything."""
    crowded = week_of(asked(7, "easy", TWICE), rule("sessions_per_day", at_most=1))
    assert sums(crowded) == ["7 sessions, 6 days, at most 1 a day: 6 places"]
    kept = [own for own in crowded.rules if own.name != name]
    softer = replace(crowded, rules=(*kept, rule(name, weight=weight)) if weight != "off" else tuple(kept))
    assert sums(softer) == []
    assert not find_counted_clash(softer)


def test_an_optional_session_is_not_asked_for() -> None:
    sessions = [*asked(6, "easy", EVENINGS), session("tempo", optional=True, starts=EVENINGS)]
    assert sums(week_of(sessions, rule("sessions_per_day", at_most=1))) == []


def test_a_limit_that_is_broken_already_counts_no_more() -> None:
    """Three are done on one day; what is left has a place."""
    done = [session("easy", n, done=start) for n, start in enumerate(starts_at("mon 07:00", "mon 12:00", "mon 18:00"))]
    rest = [session("tempo", n, starts=EVENINGS[1:]) for n in range(5)]
    week = week_of([*done, *rest], rule("sessions_per_day", at_most=1))
    assert sums(week) == []
    assert not isinstance(plan_week(week), Impossible)


def test_a_session_counts_where_a_question_puts_it() -> None:
    """On Monday, where the only place is another's; at the minute that is asked for, if one is."""
    own, other = asked(2, "easy", starts_at("mon 07:00", "tue 07:00"))
    other = replace(other, starts=starts_at("mon 07:00"))
    week = week_of([own, other], rule("sessions_per_day", at_most=1))
    assert sums(week) == []
    for demand in (StandsOn(session=own.id, day=0), StandsOn(session=own.id, day=0, start=at("mon 07:00"))):
        there = replace(week, rules=(*week.rules, demand))
        assert sums(there) == ["2 sessions, Mon, at most 1 a day: 1 place"]
    elsewhere = replace(week, rules=(*week.rules, StandsOn(session=own.id, day=1)))
    assert sums(elsewhere) == []


def test_what_is_done_takes_its_place_outside_free_time_too() -> None:
    """A run at noon, when there is no free time, and two more that are asked for on Monday."""
    done = session("easy", 1, done=at("mon 12:00"))
    monday = [session("easy", n, starts=starts_at("mon 07:00", "mon 18:00")) for n in (2, 3)]
    assert sums(week_of([done, *monday], rule("sessions_per_day"))) == ["3 sessions, Mon, at most 2 a day: 2 places"]


def test_two_that_may_stand_close_in_one_order_have_room() -> None:
    """The run in the morning and the legs in the evening; only legs first would ask for a day between them."""
    monday = starts_at("mon 07:00", "mon 18:00")
    for sessions in (["lower", "tempo"], ["tempo", "lower"]):
        week = week_of([session(kind, starts=monday) for kind in sessions], rule("legs_before_intensity"))
        assert sums(week) == []
        assert not isinstance(plan_week(week), Impossible)


def test_who_consolidates_may_run_and_lift_on_one_day() -> None:
    """A run in the morning and a lift in the evening; who keeps them on separate days has no room for both."""
    monday = starts_at("mon 07:00", "mon 18:00")
    both = [session("easy", starts=monday), session("upper", starts=monday)]
    apart = rule("separate_days", weight="hard")
    assert sums(week_of(both, apart, hard_days="consolidate")) == []
    assert not isinstance(plan_week(week_of(both, apart, hard_days="consolidate")), Impossible)
    assert sums(week_of(both, apart)) == ["2 sessions, Mon, room for 1 a day: 1 place"]


def test_of_several_rules_on_rest_the_one_that_asks_for_most_counts() -> None:
    both = (rule("rest_days"), rule("second_rest_day", weight="hard"))
    assert sums(week_of(asked(5, "easy", EVENINGS), rule("sessions_per_day", at_most=1), *both)) == []


def test_days_that_are_over_or_spent_ill_hold_nothing() -> None:
    """Of six evenings one is past and one is spent ill."""
    crowded = week_of(asked(5, "easy", EVENINGS), rule("sessions_per_day", at_most=1))
    assert sums(crowded) == []
    passing = (StillAhead(minute=at("tue 12:00"), called="Tuesday noon"), Ill(days=(2,)))
    left = replace(crowded, rules=(*crowded.rules, *passing))
    assert sums(left) == ["5 sessions, 4 days, at most 1 a day: 4 places"]
    now = StillAhead(minute=at("mon 18:00"), called="now")
    assert sums(week_of(asked(6, "easy", EVENINGS), rule("sessions_per_day", at_most=1), now)) == []


@pytest.mark.parametrize(("repeats", "places"), [(True, 3), (False, 4)])
def test_the_week_s_edge_counts_where_it_repeats(repeats: bool, places: int) -> None:
    """Mon, Wed, Fri and Sun evening: from Sunday to Monday it is a day."""
    evenings = starts_at(*(f"{day} 18:00" for day in DAYS))
    week = week_of(asked(5, "intervals", evenings), rule("intensity_spacing"), repeats=repeats)
    assert sums(week) == [f"5 sessions, 7 days, 44 h from one start to the next: {places} places"]


@pytest.mark.parametrize(("repeats", "days"), [(True, 5), (False, 6)])
def test_days_in_a_row_ask_for_rest(repeats: bool, days: int) -> None:
    """No four in a row: of seven days two are free, of seven that do not repeat one."""
    evenings = starts_at(*(f"{day} 18:00" for day in DAYS))
    hard = rule("training_days_in_a_row", weight="hard")
    week = week_of(asked(7, "easy", evenings), rule("sessions_per_day", at_most=1), hard, repeats=repeats)
    rest = "2 rest days" if repeats else "1 rest day"
    assert sums(week) == [f"7 sessions, {days} days beside {rest}, at most 1 a day: {days} places"]


def test_a_clash_of_something_else_has_no_sum() -> None:
    """Two runs that are pinned to one hour are no matter of counting."""
    both = [session(kind, starts=starts_at("mon 07:00"), pin=at("mon 07:00")) for kind in ("easy", "upper")]
    others = asked(7, "tempo", EVENINGS)
    week = week_of([*both, *others], rule("sessions_per_day", at_most=1))
    assert explain_count(week, [HARD["available"], HARD["no_overlap"]]) == ""
    assert explain_count(week, [HARD["all_placed"], HARD["available"]]) == ""


def test_of_sessions_within_others_only_the_wider_sum_is_told() -> None:
    """All runs and among them the easy ones are too many."""
    sessions = [*asked(7, "easy", TWICE, 20), *asked(2, "tempo", TWICE), *asked(7, "upper", TWICE)]
    week = week_of(sessions, rule("runs_per_day"), rule("lifts_per_day"))
    assert sums(week) == ["16 sessions, 6 days, room for 2 a day: 12 places"]
    fewer = replace(week, sessions=week.sessions[:-4])
    assert sums(fewer) == ["9 runs, 6 days, at most 1 a day: 6 places"]
    assert len(counts(fewer)) > 1
