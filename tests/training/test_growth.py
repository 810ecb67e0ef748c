"""How running grows from what is run now, and what much more running leaves of the lifts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from freshlegs.training.programme.growth import limit_running
from freshlegs.training.programme.outline import LongRun, Outline
from freshlegs.training.programme.races import Race
from freshlegs.training.programme.time_line import build_time_line
from freshlegs.training.programme.usual_running import find_usual_running
from freshlegs.training.programme.week_demands import (
    SessionDemand,
    WeekDemands,
    sum_likely_running,
    sum_running_minutes,
)
from freshlegs.training.programme.week_words import summarize_week

WEEK = (
    SessionDemand("lower", 60),
    SessionDemand("intervals", 60),
    SessionDemand("tempo", 60),
    SessionDemand("long", 120),
    SessionDemand("easy", 45, 2, 2),
)
"""330 minutes of running."""


def outline(weeks: int = 12, **fields: object) -> Outline:
    usual = Outline(date(2027, 1, 4), 7, weeks, WEEK, long_run=LongRun(120, 120))
    return replace(usual, **fields)  # type: ignore[arg-type]


def shortened(most: int) -> list[tuple[str, int, int]]:
    """Return kind, number and minutes of the runs that are left."""
    found = limit_running(WEEK, WEEK, most)
    return [(one.kind, one.at_most, one.minutes) for one in found if one and one.is_a("run")]


def test_a_week_that_is_short_enough_stays() -> None:
    assert limit_running(WEEK, WEEK, 330) == WEEK


def test_easy_runs_get_shorter_first() -> None:
    assert shortened(310) == [("intervals", 1, 60), ("tempo", 1, 60), ("long", 1, 120), ("easy", 2, 35)]


def test_then_all_do_in_proportion() -> None:
    found = shortened(200)
    assert [(kind, count) for kind, count, _ in found] == [("intervals", 1), ("tempo", 1), ("long", 1), ("easy", 2)]
    for (_, _, minutes), asked in zip(found, (60, 60, 120, 45), strict=True):
        assert minutes == pytest.approx(asked * 200 / 330, abs=8)


@pytest.mark.parametrize("most", range(20, 331, 7))
def test_a_week_has_no_more_than_it_may_and_no_run_below_twenty_minutes(most: int) -> None:
    found = shortened(most)
    in_all = sum(count * minutes for _, count, minutes in found)
    assert most - 10 < in_all <= most
    assert all(minutes >= 20 for _, _, minutes in found)


def test_where_little_is_run_the_hardest_runs_are_left_out_first_and_the_long_run_last() -> None:
    assert [kind for kind, _, _ in shortened(90)] == ["tempo", "long", "easy"]
    assert [kind for kind, _, _ in shortened(70)] == ["long", "easy"]
    assert shortened(45) == [("long", 1, 25), ("easy", 1, 20)]
    assert shortened(33) == [("long", 1, 33)]


def test_a_hard_run_comes_once_the_long_run_has_half_an_hour() -> None:
    """Of 105 minutes: 20 for each of the others leave the long run 45 without the intervals, and 25 with them."""
    assert shortened(105) == [("tempo", 1, 20), ("long", 1, 45), ("easy", 2, 20)]
    assert [kind for kind, _, _ in shortened(110)] == ["intervals", "tempo", "long", "easy"]


def test_where_running_grows_the_long_run_keeps_its_minutes_and_another_run_waits_for_it() -> None:
    """As long as there are 20 for each run; the easy ones grow up to it first while one waits."""
    runs = (SessionDemand("intervals", 45), SessionDemand("long", 90), SessionDemand("easy", 45))

    def size(most: int, longest: int, *last: SessionDemand | None) -> list[tuple[str, int]]:
        asked = (runs[0], replace(runs[1], minutes=longest), runs[2])
        return [(one.kind, one.minutes) for one in limit_running(asked, runs, most, last or None) if one]

    without = (None, replace(runs[1], minutes=35), replace(runs[2], minutes=32))
    assert size(71, 38, *without) == [("long", 36), ("easy", 35)]
    assert size(75, 38, *without) == [("intervals", 20), ("long", 35), ("easy", 20)]
    assert size(84, 38, *without) == [("intervals", 20), ("long", 38), ("easy", 26)]
    assert size(95, 60, *without) == [("intervals", 20), ("long", 50), ("easy", 25)]
    assert size(71, 38) == [("intervals", 20), ("long", 30), ("easy", 21)], "where running comes back nothing waits"
    # What was run the week before is not left out for a longer long run.
    assert size(71, 38, runs[0], *without[1:]) == [("intervals", 20), ("long", 30), ("easy", 21)]
    assert size(50, 60, *without) == [("long", 30), ("easy", 20)]


def test_who_has_hardly_a_long_run_gets_an_easy_run_for_the_hard_one_and_not_nothing() -> None:
    """A long run of 24 min grows by 2 a week: alone it would hold the week at half of its minutes for months."""
    runs = (SessionDemand("intervals", 45), SessionDemand("long", 75))
    asked = (runs[0], replace(runs[1], minutes=24))
    assert limit_running(asked, runs, 41) == (SessionDemand("easy", 20), replace(runs[1], minutes=21))
    assert limit_running(asked, runs, 31) == (None, replace(runs[1], minutes=24)), "too little for both"
    full = (runs[0], replace(runs[1], minutes=38))
    assert limit_running(full, runs, 41)[0] is None, "the long run takes its minutes"


def test_a_hard_run_that_was_there_stays_before_the_long_run_has_half_an_hour() -> None:
    """Two minutes less cost no run of 20."""
    runs = (SessionDemand("tempo", 50), SessionDemand("long", 75), SessionDemand("easy", 30))
    asked = (runs[0], replace(runs[1], minutes=27), runs[2])
    there = tuple(replace(one, minutes=minutes) for one, minutes in zip(runs, (20, 25, 20), strict=True))
    assert [one and one.minutes for one in limit_running(asked, runs, 66, there)] == [20, 25, 21]
    assert limit_running(asked, runs, 66, (None, *there[1:]))[0] is None


@pytest.mark.parametrize("known", [60, 75, 90, 120, 150])
@pytest.mark.parametrize("runs", [WEEK, WEEK[:4], WEEK[3:], (*WEEK[1:2], *WEEK[3:])])
def test_the_long_run_never_gets_shorter_while_running_grows(known: int, runs: WeekDemands) -> None:
    """A week that is cut back aside: no other run is worth a shorter one."""
    start = LongRun(max(20, known // 2), 120)
    weeks = build_time_line(outline(16, demands=runs, known_minutes=known, long_run=start))
    longest = [week.find_longest("long") for week in weeks if week.cut_back == 100]
    assert longest == sorted(longest)
    assert longest[-1] > longest[0]


@pytest.mark.parametrize("known", [60, 75, 90, 120, 200])
def test_nothing_begins_in_a_week_that_is_cut_back_and_it_has_four_fifths_of_the_one_before(known: int) -> None:
    """Where runs of 20 minutes leave no room for that, one of them is left out."""
    weeks = build_time_line(outline(16, known_minutes=known))
    for before, week in pairwise(weeks):
        if week.cut_back < 100:
            there, usual = ({one.kind for one in w.sessions if one and one.is_a("run")} for w in (week, before))
            assert there <= usual
            assert sum_running_minutes(week.sessions) <= 0.8 * sum_running_minutes(before.sessions) + 5
            assert all(one.minutes >= 20 for one in week.sessions if one)


@pytest.mark.parametrize("known", [30, 100, 165, 300, 400])
def test_no_week_runs_more_than_a_tenth_above_the_mean_of_the_four_before(known: int) -> None:
    """A week that is cut back on purpose counts as the one before it."""
    weeks = build_time_line(outline(16, known_minutes=known))
    minutes, built = [known] * 4, list[int]()
    for week in weeks:
        run = sum_running_minutes(week.sessions)
        assert run <= 1.1 * sum(minutes[-4:]) / 4 + 1e-9, week.number
        minutes.append(minutes[-1] if week.kind == "deload" else run)
        built += [] if week.kind == "deload" else [run]
    assert all(week.runs_more == 0 for week in weeks)
    assert all(before <= after for before, after in pairwise(built))
    assert built[-1] > known or built[-1] == 330


def test_who_runs_as_much_as_is_asked_for_runs_it_at_once() -> None:
    first = build_time_line(outline(4, known_minutes=300))[0]
    assert sum_running_minutes(first.sessions) == 330
    assert not first.asked_running[0]


def test_where_nothing_is_known_the_first_week_is_as_asked_for() -> None:
    assert sum_running_minutes(build_time_line(outline(4))[0].sessions) == 330


def test_a_week_says_how_much_it_lacks() -> None:
    first = build_time_line(outline(4, known_minutes=60, long_run=LongRun(45, 120)))[0]
    assert summarize_week(first).endswith("Running grows step by step: 66 of 255 min, 2 runs fewer.")


def test_a_week_that_runs_much_more_lifts_less_and_adds_no_weight() -> None:
    """A08, where the runs are not held back."""
    weeks = build_time_line(outline(8, known_minutes=200, run_growth=None))
    first = weeks[0]
    assert (first.lift_volume, first.lift_load, first.progresses, first.runs_more) == (70, 100, False, 65)
    assert "65 % more running than in the mean of the four weeks before: 70 % of the sets" in summarize_week(first)
    assert [week.number for week in weeks if week.runs_more] == [1, 2, 3]
    assert weeks[4].progresses


@pytest.mark.parametrize(
    ("known", "pull_back", "pulled"), [(300, 10, False), (299, 10, True), (299, 20, False), (200, None, False)]
)
def test_how_much_more_is_a_parameter(known: int, pull_back: int | None, pulled: bool) -> None:
    first = build_time_line(outline(1, known_minutes=known, run_growth=None, pull_back=pull_back))[0]
    assert (first.lift_volume == 70) is pulled
    assert first.progresses is not pulled


def test_the_runs_that_a_week_does_not_have_yet_are_not_in_its_taper_either() -> None:
    race = Race(date(2027, 1, 31), 10, minutes=60)
    weeks = build_time_line(outline(4, known_minutes=45, races=(race,)))
    assert [sum(one.at_most for one in week.sessions if one and one.is_a("run")) for week in weeks[:3]] == [2, 2, 2]
    assert sum_running_minutes(weeks[2].sessions) < sum_running_minutes(weeks[1].sessions)


def test_not_every_long_run_lasts_three_hours() -> None:
    """Once it has grown to its end it is shorter every other week, but for the weeks after a cut-back."""
    weeks = build_time_line(outline(14, long_run=LongRun(150, 180)))
    longest = [week.find_longest("long") for week in weeks]
    assert all(sum(one > 150 for one in pair) < 2 for pair in pairwise(longest[4:]))
    assert longest.count(180) >= 3


def test_who_asks_for_a_long_run_of_three_hours_gets_it_every_week() -> None:
    demands = (SessionDemand("long", 180), SessionDemand("easy", 60, 3, 3))
    weeks = build_time_line(outline(3, demands=demands, long_run=LongRun(180, 180)))
    assert [week.find_longest("long") for week in weeks] == [180, 180, 180]


def test_after_a_rest_on_purpose_running_goes_on_growing() -> None:
    """Who begins low is not held down by each deload: in 16 weeks a tenth is not all that is gained."""
    built = [
        sum_running_minutes(w.sessions) for w in build_time_line(outline(16, known_minutes=100)) if w.cut_back == 100
    ]
    assert built[-1] >= 1.5 * built[0]


@pytest.mark.parametrize("day", [date(2027, 2, 3), date(2027, 2, 8)])
def test_the_minutes_of_a_race_are_none_of_the_running_that_is_done_every_week(day: date) -> None:
    """Four hours on one day make nobody run more in the weeks after it; nor is less run because of the race."""
    race = Race(day, 42.2, "C", minutes=240)
    weeks = build_time_line(outline(12, known_minutes=100, races=(race,)))
    usual = max(sum_running_minutes(week.sessions) for week in weeks if week.start < date(2027, 1, 25))
    weeks = tuple(week for week in weeks if week.start > day and week.cut_back == 100)
    back = [sum_running_minutes(week.sessions) for week in weeks if week.kind == "build"]
    last = [sum_running_minutes(week.sessions) for week in weeks if week.kind == "recovery"][-1]
    assert last < back[0] <= last + 0.3 * usual + 1
    assert 0.9 * usual < back[1] <= 1.1 * usual + 1


@pytest.mark.parametrize("kilometres", [5, 10, 21.1, 42.2])
@pytest.mark.parametrize("known", [150, 200, 330])
def test_after_a_race_no_week_runs_more_than_three_tenths_of_the_usual_above_the_one_before(
    kilometres: float, known: int
) -> None:
    """Also where what may be run is more than what was: the week before held less than its table allows."""
    race = Race(date(2027, 2, 7), kilometres, minutes=round(6 * kilometres))
    weeks = build_time_line(outline(14, known_minutes=known, races=(race,)))
    usual = max(sum_running_minutes(week.sessions) for week in weeks[:4])
    ran = [sum_running_minutes(week.sessions) + (week.race.minutes if week.race else 0) for week in weeks]
    after = [index for index, week in enumerate(weeks) if week.start > race.date and weeks[index - 1].cut_back == 100]
    assert all(ran[index] <= max(ran[index - 1] + 0.3 * usual, ran[index - 1] * 1.1) + 1 for index in after)
    assert max(ran[index] for index in after) >= 0.95 * usual


@pytest.mark.parametrize(
    ("hurt", "shares"),
    [
        (date(2027, 1, 10), [100, 50, 75, 100]),  # on the eve of week 2
        (date(2027, 1, 8), [100, 50, 75, 100]),
        (date(2027, 1, 7), [100, 75, 100, 100]),  # its own week has half of it already
        (date(2027, 1, 4), [100, 75, 100, 100]),
    ],
)
def test_after_pain_the_long_run_comes_back_by_steps(hurt: date, shares: list[int]) -> None:
    weeks = build_time_line(outline(6, known_minutes=330, deload_every=None, sore=frozenset({hurt})))
    assert [week.find_longest("long") for week in weeks[:4]] == [120 * share // 100 for share in shares]
    for week, share in zip(weeks, shares, strict=False):
        says = f"The long run comes back step by step: {120 * share // 100} of 120 min."
        assert (says in summarize_week(week)) is (share < 100)
    assert sum_running_minutes(weeks[4].sessions) == 330


def test_a_long_run_after_pain_is_cut_from_the_usual_one_and_not_twice() -> None:
    """Half of it, the same in the cut-back, where nothing grows, and then all of it."""
    weeks = build_time_line(outline(8, known_minutes=330, sore=frozenset({date(2027, 1, 17)})))
    assert [week.find_longest("long") for week in weeks[:5]] == [120, 120, 60, 60, 120]


@pytest.mark.parametrize(
    ("hurt", "shares"),
    [
        (date(2027, 1, 10), [100, 35, 60, 80, 100]),  # on the eve of week 2
        (date(2027, 1, 4), [100, 35, 60, 80, 100]),
        (date(2027, 1, 11), [100, 100, 35, 60, 80]),
    ],
)
@pytest.mark.parametrize("ill", [False, True])
def test_hard_minutes_come_back_by_steps_after_pain_and_after_an_illness(
    hurt: date, shares: list[int], ill: bool
) -> None:
    days = frozenset(hurt - timedelta(days=back) for back in range(3))
    told = {"ill": days} if ill else {"sore": frozenset({hurt})}
    weeks = build_time_line(outline(6, known_minutes=330, deload_every=None, **told))
    assert [week.hard_share for week in weeks[:5]] == shares
    for week in weeks:
        has_hard = any(one and one.is_a("intensity") for one in week.sessions)
        says = f"Hard minutes come back step by step: {week.hard_share} % of the usual at the most."
        assert (says in summarize_week(week)) is (week.hard_share < 100 and has_hard)
    usual = sum_running_minutes(weeks[-1].sessions)
    ran = [sum_running_minutes(week.sessions) for week in weeks]
    for before, week, now in zip(ran, weeks[1:], ran[1:], strict=False):
        assert week.hard_share == 100 or now <= max(before + 0.2 * usual, before) + 1


def test_two_days_of_a_cold_cost_no_hard_minutes() -> None:
    ill = frozenset({date(2027, 1, 7), date(2027, 1, 8)})
    weeks = build_time_line(outline(6, known_minutes=330, deload_every=None, ill=ill))
    assert {week.hard_share for week in weeks} == {100}
    assert {week.find_longest("long") for week in weeks} == {120}


def test_a_taper_soon_after_pain_is_cut_from_the_usual_week() -> None:
    """The knee hurt two weeks before it: the taper has its share of a usual week."""
    race = Race(date(2027, 2, 14), 21.1)
    hurt = date(2027, 1, 17)
    sore = build_time_line(outline(6, known_minutes=330, deload_every=None, races=(race,), sore=frozenset({hurt})))
    usual = build_time_line(outline(6, known_minutes=330, deload_every=None, races=(race,)))
    assert [week.kind for week in sore[4:]] == ["taper", "race"]
    assert sum_running_minutes(sore[4].sessions) == sum_running_minutes(usual[4].sessions)


def test_no_easy_run_is_longer_than_the_long_run() -> None:
    """Forty minutes a week: twenty each, and not 20 for the long run and 24 for the easy one."""
    runs = (SessionDemand("long", 35), SessionDemand("easy", 25))
    weeks = build_time_line(outline(8, demands=runs, known_minutes=40, long_run=LongRun(20, 35)))
    minutes = [[one.minutes for one in week.sessions if one] for week in weeks]
    assert minutes[0] == [20, 20]
    assert all(long >= easy for long, easy in minutes)
    # Who asks for a longer easy run has it.
    asked = (SessionDemand("long", 35), SessionDemand("easy", 50))
    weeks = build_time_line(outline(4, demands=asked, known_minutes=85, long_run=LongRun(35, 35)))
    assert [one.minutes for one in weeks[0].sessions if one] == [35, 50]


@pytest.mark.parametrize(("race", "carries"), [(date(2027, 1, 31), False), (date(2027, 1, 30), True)])
def test_a_hard_run_that_a_race_may_leave_no_day_is_none_to_come_back_from(race: date, carries: bool) -> None:
    """The second week after a half on Sunday has intervals that may be left out; after one on Saturday it has them."""
    week = (SessionDemand("intervals", 45), SessionDemand("long", 75), SessionDemand("easy", 45))
    half = Race(race, 21.1, minutes=110)
    plan = build_time_line(outline(8, demands=week, long_run=LongRun(75, 75), known_minutes=165, races=(half,)))
    second, third = plan[5:7]
    intervals, *others = (one for one in second.sessions if one)
    assert (intervals.kind, intervals.at_least) == ("intervals", int(carries))
    before = sum_running_minutes([*others, intervals] if carries else others)
    assert third.steps_back is not carries
    assert before + 25 < sum_running_minutes(third.sessions) <= before + 0.3 * 165


def test_of_the_runs_that_only_this_week_may_leave_out_the_hardest_does_not_count() -> None:
    usual = (*WEEK, SessionDemand("easy", 30, 0, 1))
    assert sum_likely_running(usual, usual) == 360
    may_be_left_out = {"intervals", "tempo", "long"}
    week = tuple(replace(one, at_least=0) if one.kind in may_be_left_out else one for one in usual)
    assert sum_likely_running(week, usual) == 300
    short_intervals, long_tempo = (replace(week[1], minutes=30), week[2])
    assert sum_likely_running((None, short_intervals, long_tempo, *week[3:]), usual) == 300
    assert sum_likely_running((None, week[1], replace(long_tempo, minutes=30), *week[3:]), usual) == 270
    assert sum_likely_running((None, None, *week[2:]), usual) == 240
    assert sum_likely_running((None, None, None, *week[3:]), usual) == 240
    easy = SessionDemand("easy", 30, 0)
    assert sum_likely_running((easy,), (SessionDemand("tempo", 45),)) == 30, "an easy run finds its day"


def test_after_a_race_the_long_run_keeps_its_part_of_what_is_run() -> None:
    """It had grown from 60 to 70 minutes before the marathon: it is no more cut than the intervals are."""
    runs = (SessionDemand("long", 60), SessionDemand("intervals", 60), SessionDemand("easy", 45))
    marathon = Race(date(2027, 2, 9), 42.2, "B", minutes=240)
    weeks = build_time_line(outline(13, demands=runs, races=(marathon,), long_run=LongRun(60, 180)))
    third = weeks[8]
    assert third.steps_back
    assert third.find_longest("long") >= 70 / 60 * third.find_longest("intervals") - 5
    assert weeks[10].find_longest("long") >= 0.6 * 70


def test_a_week_that_is_cut_back_counts_as_one_of_the_last_that_were_not() -> None:
    """And not as what was run two months ago: 175 minutes a week once, 120 to 140 since."""
    runs = (SessionDemand("full", 60), SessionDemand("long", 90), SessionDemand("easy", 30))
    given = outline(13, demands=runs, known_minutes=175, long_run=LongRun(90, 120))
    weeks = build_time_line(given)
    minutes = [sum_running_minutes(week.sessions) for week in weeks]
    assert weeks[7].cut_back < 100
    assert find_usual_running(given, weeks[:8]).load == (sum(minutes[4:7]) + max(minutes[3:7])) / 4


def test_a_week_after_a_race_is_a_part_of_what_is_run_now_where_no_week_has_been_usual() -> None:
    """A race in the first week: 30 % of 230 minutes, and not of those 253 to which a first week would grow."""
    race = Race(date(2027, 1, 9), 42.2, minutes=240)
    weeks = build_time_line(outline(6, known_minutes=230, races=(race,)))
    assert weeks[1].running == 30
    assert sum_running_minutes(weeks[1].sessions) <= 69
