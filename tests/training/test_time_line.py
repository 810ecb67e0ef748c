"""The weeks of a programme: what always holds of them, and examples made by hand from the article and the evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshlegs.model.kinds import Kind
from freshlegs.training.programme.easier_weeks import Run, count_taper_weeks, taper_runs
from freshlegs.training.programme.long_run import choose_longest, find_recent_longest, grow_long_run
from freshlegs.training.programme.outline import LongRun, Outline, ProgrammeWeek
from freshlegs.training.programme.races import Easing, Race, RacePriority
from freshlegs.training.programme.time_line import build_time_line
from freshlegs.training.programme.week_demands import SessionDemand, limit_lifts, sum_running_minutes
from freshlegs.training.programme.week_words import LiftChange, note_session, summarize_week

MONDAY = date(2026, 11, 30)
SPLIT = (
    SessionDemand("lower", 60, 2, 2),
    SessionDemand("upper", 60, 2, 2),
    SessionDemand("intervals", 60),
    SessionDemand("tempo", 50),
    SessionDemand("long", 80),
    SessionDemand("easy", 45, 1, 2),
)
"""Four lifts and five runs, one of them optional."""
LIFTS_ONLY = (SessionDemand("full", 60, 2, 2),)
FULL_BODY = (
    SessionDemand("full", 60, 2, 2),
    SessionDemand("intervals", 60),
    SessionDemand("long", 90),
    SessionDemand("easy", 40, 2, 2),
)


def outline(weeks: int = 12, **more: object) -> Outline:
    """Return an outline from a Monday on; a race is given by its day, counted from 0."""
    base = Outline(MONDAY, 7, weeks, FULL_BODY, long_run=LongRun(90, 90))
    return replace(base, **more)  # type: ignore[arg-type]


def race(day: int, kilometres: float = 21.1) -> Race:
    return Race(MONDAY + timedelta(days=day), kilometres)


def kinds(given: Outline) -> list[str]:
    return [week.kind for week in build_time_line(given)]


def minutes(week: ProgrammeWeek, kind: str) -> list[int]:
    return [one.minutes for one in week.sessions if one and one.kind == kind]


def lifts(week: ProgrammeWeek) -> int:
    return sum(one.at_most for one in week.sessions if one and one.is_a("lift"))


@st.composite
def outlines(draw: st.DrawFn, *, racing: bool | None = None) -> Outline:
    weeks, days = draw(st.integers(1, 16)), draw(st.sampled_from([5, 7, 7, 7, 8, 14]))
    asked = draw(st.sampled_from([SPLIT, FULL_BODY, LIFTS_ONLY]))
    first = draw(st.integers(30, 150))
    wants_race = draw(st.booleans()) if racing is None else racing
    when = st.integers(0, weeks * days - 1)
    return Outline(
        MONDAY,
        days,
        weeks,
        asked,
        lift_level=draw(st.sampled_from(["beginner", "intermediate", "advanced"])),
        phase=draw(st.sampled_from(["build", "build", "in_season"])),
        deload_every=draw(st.sampled_from([None, 4, 5, 6])),
        minimum_dose=draw(st.booleans()),
        stress=frozenset(draw(st.sets(st.integers(1, 16), max_size=3))),
        races=(race(draw(when), draw(st.sampled_from([5, 10, 21.1, 42.2]))),) if wants_race else (),
        long_run=LongRun(first, draw(st.integers(first, 240))) if asked != LIFTS_ONLY else None,
    )


@given(outlines())
def test_the_long_run_is_at_most_a_tenth_longer_than_the_longest_of_the_last_30_days(given: Outline) -> None:
    """On whichever day of its week it stands: counted from its week's last day, in which only whole weeks count.

    Twenty minutes are run by everybody: a long run that a race has left less of does not grow from that. In the weeks
    after a race it is the share of a usual one that the table of races says.
    """
    usual = [one.longest for one in [given.long_run] if one]
    done: list[tuple[date, int]] = []
    for week in build_time_line(given):
        for long in minutes(week, "long"):
            last_day = week.start + timedelta(days=given.days - 1)
            lately = [there for first_day, there in done if (last_day - first_day).days <= 30]
            if week.after is not None:
                assert long * 100 <= (week.running or 0) * max(usual)
            elif lately:
                assert long * 10 <= max(20, *lately) * 11
            done.append((week.start, long))


@given(outlines())
def test_a_deload_comes_four_to_six_weeks_after_the_last_easier_week(given: Outline) -> None:
    """After a deload, or after the weeks around a race."""
    easier = 0
    for week in build_time_line(given):
        if week.kind == "deload":
            assert given.deload_every is not None
            assert 4 <= week.number - easier <= 6
        if week.kind in ("deload", "taper", "race", "recovery"):
            easier = week.number


@given(outlines(racing=True))
def test_no_lift_for_the_legs_may_stand_in_the_seven_days_before_the_race(given: Outline) -> None:
    (ahead,) = given.races
    for week in build_time_line(given):
        for day in range(given.days):
            before = (ahead.date - week.start).days - day
            assert (day in week.rests_legs) == (1 <= before <= 7)


@given(outlines(racing=True))
def test_the_lifts_of_a_taper_become_two_then_one_then_none(given: Outline) -> None:
    weeks = [week for week in build_time_line(given) if week.kind in ("taper", "race")]
    counts = [lifts(week) for week in weeks]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] == 0 or weeks[-1].number == given.weeks
    assert all(before - after <= 1 for before, after in pairwise(counts))
    assert all(count <= 2 for count in counts)


RUNS = st.lists(
    st.builds(
        lambda kind, minutes, count: SessionDemand(kind, minutes, count, count),
        st.sampled_from(["easy", "easy", "intervals", "tempo"]),
        st.integers(30, 90),
        st.integers(1, 2),
    ),
    min_size=2,
    max_size=5,
)


@given(RUNS, st.integers(40, 150), st.integers(81, 83), st.sampled_from([10, 21.1, 42.2]))
def test_a_whole_taper_loses_41_to_60_percent_of_the_running(
    runs: list[SessionDemand], long: int, day: int, kilometres: float
) -> None:
    """Over its two weeks, three for a marathon, that end with a race from Friday to Sunday.

    Without the race more may be lost, for it stands for the long run: it takes an hour at the least.
    """
    asked = (*runs, SessionDemand("long", long))
    weeks = build_time_line(outline(12, demands=asked, races=(race(day, kilometres),), long_run=LongRun(long, long)))
    length = 3 if kilometres > 42 else 2
    left, usual = [sum_running_minutes(week.sessions) for week in weeks[-length:]], sum_running_minutes(asked)
    assert 100 * sum(left) / (length * usual) <= 59
    assert 100 * (sum(left) + 60) / (length * usual) >= 40
    assert max(left) < usual * 0.8 + 5  # and every week is shorter than a usual one


@given(outlines())
def test_no_week_asks_for_more_than_the_usual_one(given: Outline) -> None:
    """Of sessions; and of minutes, but for the long run."""
    for week in build_time_line(given):
        for usual, now in zip(given.demands, week.sessions, strict=True):
            if now is not None and usual is not None and now.kind == usual.kind:
                assert now.at_most <= usual.at_most
                assert now.minutes <= usual.minutes or now.kind == "long"


@given(outlines())
def test_the_weeks_are_numbered_and_follow_each_other(given: Outline) -> None:
    weeks = build_time_line(given)
    assert [week.number for week in weeks] == list(range(1, given.weeks + 1))
    assert all(after.start - before.start == timedelta(days=given.days) for before, after in pairwise(weeks))
    assert sum(week.race_day is not None for week in weeks) == bool(given.races)


@given(outlines())
def test_every_week_asks_for_something(given: Outline) -> None:
    for week in build_time_line(given):
        assert any(week.sessions) or week.race_day is not None


@given(outlines())
def test_only_weeks_that_build_may_progress(given: Outline) -> None:
    for week in build_time_line(given):
        assert week.progresses == (week.kind in ("build", "start"))


def test_three_weeks_build_and_the_fourth_deloads() -> None:
    """The article, lines 160 and 218: 4 or so weeks, a deload every 4 to 6."""
    assert kinds(outline(4)) == ["build", "build", "build", "deload"]
    assert kinds(outline(8)) == ["build", "build", "build", "deload"] * 2


def test_the_rhythm_of_deloads_is_a_parameter() -> None:
    assert [week.number for week in build_time_line(outline(16, deload_every=6)) if week.kind == "deload"] == [6, 12]
    assert "deload" not in kinds(outline(16, deload_every=None))


def test_a_deload_of_beginners_and_one_of_intermediates() -> None:
    beginner, intermediate = (
        build_time_line(outline(4, lift_level=level))[3] for level in ("beginner", "intermediate")
    )
    assert (beginner.lift_volume, beginner.lift_load) == (50, 100)
    assert (intermediate.lift_volume, intermediate.lift_load) == (70, 90)
    before = build_time_line(outline(4))[2].sessions
    assert [one and (one.kind, one.at_most) for one in beginner.sessions] == [  # all sessions stay, the runs shorter
        one and (one.kind, one.at_most) for one in before
    ]
    assert 0.78 <= sum_running_minutes(beginner.sessions) / sum_running_minutes(before) <= 0.82
    assert build_time_line(outline(4, cut_back=100))[3].sessions == before


def test_the_long_run_of_a_deload_is_three_quarters_and_grows_on_from_the_week_before_it() -> None:
    weeks = build_time_line(outline(6, long_run=LongRun(80, 120)))
    assert [minutes(week, "long") for week in weeks] == [[80], [85], [90], [65], [95], [100]]


def test_novices_start_with_one_set_then_two_then_three() -> None:
    """The article, lines 85 to 89."""
    weeks = build_time_line(outline(4, minimum_dose=True))
    assert [(week.kind, week.sets) for week in weeks[:3]] == [("start", 1), ("start", 2), ("build", 3)]


def test_a_week_of_stress_has_less_lifting_and_no_longer_long_run() -> None:
    weeks = build_time_line(outline(3, stress=frozenset({2}), long_run=LongRun(60, 120)))
    assert (weeks[1].kind, weeks[1].lift_volume, weeks[1].progresses) == ("stress", 70, False)
    assert [minutes(week, "long") for week in weeks] == [[60], [60], [65]]


def test_in_season_two_lifts_are_kept_and_nothing_grows() -> None:
    """The article, line 311."""
    weeks = build_time_line(outline(3, demands=SPLIT, phase="in_season", long_run=LongRun(60, 120)))
    assert [(lifts(week), minutes(week, "long"), week.progresses) for week in weeks] == [(2, [60], False)] * 3


def test_twelve_weeks_to_a_half_marathon_on_the_last_sunday() -> None:
    weeks = build_time_line(outline(12, races=(race(83),), long_run=LongRun(80, 120)))
    assert [week.kind for week in weeks][-5:] == ["deload", "build", "build", "taper", "race"]
    assert [minutes(week, "long") for week in weeks] == [
        [80], [85], [90], [65], [95], [100], [110], [80], [120], [120], [85], [],
    ]  # fmt: skip
    assert [lifts(week) for week in weeks[-3:]] == [2, 1, 0]
    assert [sorted(week.rests_legs) for week in weeks[-2:]] == [[6], [0, 1, 2, 3, 4, 5]]


def test_a_marathon_has_three_weeks_of_taper() -> None:
    weeks = build_time_line(outline(16, demands=SPLIT, races=(race(111, 42.2),)))
    assert [week.kind for week in weeks][-4:] == ["build", "taper", "taper", "race"]
    assert [lifts(week) for week in weeks[-4:]] == [4, 2, 1, 0]


def test_a_deload_right_before_the_taper_is_left_to_the_taper() -> None:
    """Weeks 4, 8 and 12 would deload; the taper begins in week 13."""
    weeks = build_time_line(outline(14, races=(race(97),)))
    assert [week.number for week in weeks if week.kind == "deload"] == [4, 8]


def test_a_race_is_no_licence_for_the_long_runs_after_it() -> None:
    """Four hours are not what the long run grows from: it comes back with 50 and 80 % of the usual 100 minutes."""
    marathon = replace(race(20, 42.2), minutes=240)
    weeks = build_time_line(outline(8, races=(marathon,), long_run=LongRun(100, 180)))
    after = [long for week in weeks[3:] for long in minutes(week, "long")]
    assert after[:2] == [50, 80]
    assert all(later <= 1.1 * earlier for earlier, later in pairwise(after[1:]))


def test_after_a_race_nobody_runs_much_longer_than_ever_before() -> None:
    """Who has come to 35 minutes before his race has no 80 % of the 90 that are asked for three weeks after it."""
    weeks = build_time_line(outline(8, races=(race(20, 21.1),), known_minutes=90, long_run=LongRun(30, 90)))
    long = [max(minutes(week, "long"), default=0) for week in weeks]
    ever = max(long[:3])
    assert ever < 40
    assert 0 < max(long[3:5]) <= 1.1 * ever


def test_the_week_after_a_race_is_easy() -> None:
    weeks = build_time_line(outline(6, demands=SPLIT, races=(race(20, 10),)))
    assert [week.kind for week in weeks] == ["build", "taper", "race", "recovery", "build", "build"]
    assert all(one.at_least == 0 for one in weeks[3].sessions if one and (one.is_a("legs") or one.is_a("key")))


@pytest.mark.parametrize(("day", "tapers"), [(83, ["taper", "race"]), (79, ["taper", "taper", "race"])])
def test_a_race_early_in_its_week_moves_the_taper_forward(day: int, tapers: list[str]) -> None:
    """Of a race on a Sunday and one on a Wednesday."""
    weeks = build_time_line(outline(12, races=(race(day),)))
    assert [week.kind for week in weeks if week.number >= 10 and week.kind != "build"] == tapers
    last = weeks[-2] if len(tapers) == 3 else weeks[-1]
    assert lifts(last) == 0


def test_a_race_stands_for_the_long_run_and_for_all_hard_runs_but_one() -> None:
    (week,) = (week for week in build_time_line(outline(12, demands=SPLIT, races=(race(83),))) if week.kind == "race")
    assert [(one.kind, one.at_least, one.at_most) for one in week.sessions if one] == [
        ("intervals", 0, 1),
        ("easy", 0, 1),
        ("easy", 1, 2),
    ]


def test_an_easy_run_in_the_place_of_a_hard_or_long_one_is_a_short_one_before_a_race() -> None:
    demands = (SessionDemand("long", 150), SessionDemand("tempo", 90))
    given = outline(12, demands=demands, races=(race(83, 21.1),), long_run=LongRun(150, 150))
    (week,) = (week for week in build_time_line(given) if week.kind == "race")
    assert [(one.kind, one.minutes) for one in week.sessions if one] == [("easy", 30), ("tempo", 45)]


@pytest.mark.parametrize(("at_most", "left"), [(4, [2, 2]), (3, [2, 1]), (2, [1, 1]), (1, [1, 0]), (0, [0, 0])])
def test_of_lower_and_upper_lifts_one_each_stays_first(at_most: int, left: list[int]) -> None:
    sessions = limit_lifts(SPLIT, at_most)
    assert [one.at_most if one else 0 for one in sessions[:2]] == left


@pytest.mark.parametrize(
    ("longest", "goal", "then"), [(90, 120, 95), (100, 120, 110), (119, 120, 120), (45, 60, 49), (120, 120, 120)]
)
def test_the_next_long_run(longest: int, goal: int, then: int) -> None:
    assert grow_long_run(longest, goal) == then


@pytest.mark.parametrize(("days", "weeks"), [(5, 5), (7, 3), (8, 2), (14, 1)])
def test_a_long_run_counts_as_long_as_its_whole_week_lies_within_30_days(days: int, weeks: int) -> None:
    """From the first day of its week to the last one of the week that is asked about."""
    assert find_recent_longest({1: 100}, 1 + weeks, days) == 100
    assert find_recent_longest({1: 100}, 2 + weeks, days) == 0
    assert (1 + weeks) * days - 1 <= 30 < (2 + weeks) * days - 1
    assert find_recent_longest({1: 100, 2: 90}, 3, 7) == 100
    assert find_recent_longest({3: 100}, 3, 7) == 0


@pytest.mark.parametrize(
    ("kilometres", "minutes"), [(5, 75), (5.1, 90), (10, 90), (15, 120), (21.1, 120), (22, 180), (42.2, 180)]
)
def test_the_longest_run_before_a_race_by_its_distance(kilometres: float, minutes: int) -> None:
    assert choose_longest(kilometres) == minutes


@pytest.mark.parametrize(
    ("kilometres", "days", "weeks"), [(41.9, 7, 2), (42, 7, 3), (10, 14, 1), (10, 5, 3), (42.2, 5, 4), (42.2, 14, 2)]
)
def test_the_weeks_of_a_taper_by_distance_and_length_of_a_week(kilometres: float, days: int, weeks: int) -> None:
    assert count_taper_weeks(kilometres, days) == weeks


def test_no_week_of_a_taper_has_more_than_two_lifts() -> None:
    """Also where short weeks make four of it."""
    weeks = build_time_line(outline(12, days=5, demands=SPLIT, races=(race(59, 42.2),)))
    assert [lifts(week) for week in weeks[-5:]] == [4, 2, 2, 1, 0]


def test_each_run_of_a_taper_keeps_its_share() -> None:
    """Of 60, 100 and twice 40 min; what a run that is left out would have had is not given to the others."""
    runs = {0: Run(1, 60), 1: Run(1, 100), 2: Run(2, 40)}
    assert taper_runs(runs, 60) == {0: 35, 1: 60, 2: 25}
    assert taper_runs(runs, 40) == {0: 20, 1: 40, 2: 20}
    assert taper_runs({0: Run(1, 60)}, 40) == {0: 25}
    assert taper_runs({0: Run(4, 25)}, 40) == {0: 20}
    assert taper_runs({0: Run(4, 15)}, 50) == {0: 15}
    assert taper_runs({0: Run(1, 8)}, 50) == {0: 8}
    assert taper_runs({}, 50) == {}


@pytest.mark.parametrize(
    ("days", "kilometres", "runs"),
    [(7, 42.2, [150, 110, 90]), (7, 21.1, [140, 100]), (14, 10, [110]), (5, 42.2, [150, 120, 100, 90])],
)
def test_the_nearer_the_race_the_less_is_run(days: int, kilometres: float, runs: list[int]) -> None:
    """Of 200 min: 75, 55 and 45 % in the three weeks to a marathon, 70 and 50 in the two to a shorter race."""
    asked = (SessionDemand("easy", 50),) * 4
    weeks = build_time_line(
        outline(6, days=days, demands=asked, races=(race(6 * days - 1, kilometres),), long_run=None)
    )
    assert [sum_running_minutes(week.sessions) for week in weeks[-len(runs) - 1 :]] == [200, *runs]


def test_the_shares_of_a_taper_are_met_to_the_minute_where_runs_are_many() -> None:
    """Of ten runs of 100 min."""
    runs = {key: Run(1, 100) for key in range(10)}
    assert [sum(taper_runs(runs, share).values()) for share in (70, 45)] == [700, 450]


@pytest.mark.parametrize(("every", "deloads"), [(4, [4, 8]), (5, [5]), (6, [6, 12]), (3, [3, 6, 9])])
def test_a_deload_makes_way_for_the_taper_where_six_weeks_pass_at_most(every: int, deloads: list[int]) -> None:
    """The taper begins in week 13, or in week 11 where every fifth week deloads: from 5 to 11 pass six."""
    weeks = 12 if every == 5 else 14
    found = build_time_line(outline(weeks, races=(race(7 * weeks - 1),), deload_every=every))
    assert [week.number for week in found if week.kind == "deload"] == deloads


def test_what_is_said_of_a_session_in_a_week_that_is_not_as_usual() -> None:
    weeks = {week.kind: week for week in build_time_line(outline(14, demands=SPLIT, races=(race(90),)))}
    said = {
        (name, kind): note_session(weeks[name], kind) for name in weeks for kind in ("lower", "easy", "tempo", "race")
    }
    assert said["build", "lower"] == "Build: weights and reps go up where all went well."
    assert said["build", "easy"] == ""
    assert said["deload", "easy"] == "Deload: shorter."
    assert said["deload", "lower"].startswith("Deload: 90 % of last week's weight, 70 % of the sets x reps")
    assert said["taper", "lower"] == "Taper: the same weight, half the sets x reps."
    assert said["taper", "easy"] == said["race", "easy"] == "Taper: shorter."
    assert said["taper", "tempo"] == "Taper: shorter, as fast as ever."
    assert said["race", "race"] == ""
    after = "Recovery, week 1 after the half marathon"
    assert said["recovery", "lower"] == f"{after}: 90 % of the last weight, half the sets x reps."
    assert said["recovery", "easy"] == f"{after}."


@pytest.mark.parametrize(("day", "at_least"), [(80, 0), (81, 1)])
def test_legs_are_spared_where_most_of_a_week_lies_before_the_race(day: int, at_least: int) -> None:
    """Of a race on the Thursday or the Friday after it, four or three days of the week must do without."""
    week = build_time_line(outline(12, demands=SPLIT, races=(race(day),)))[10]
    assert len(week.rests_legs) == 84 - day
    assert [(one.kind, one.at_least) for one in week.sessions if one and one.is_a("lift")] == [("lower", at_least)]


@pytest.mark.parametrize(
    ("day", "kilometres", "percent", "easy"),
    [(77, 42.2, 30, [20]), (78, 42.2, 30, [20]), (83, 42.2, 45, [20]), (77, 5, 50, [20, 20])],
)
def test_in_the_week_of_a_race_no_more_is_run_than_before_it_and_after_it(
    day: int, kilometres: float, percent: int, easy: list[int]
) -> None:
    """Of a race on the Monday and the Tuesday of its week most of it comes after the race: 30 % after a marathon."""
    (week,) = (week for week in build_time_line(outline(12, races=(race(day, kilometres),))) if week.kind == "race")
    assert week.running == percent
    assert minutes(week, "easy") == easy


def test_the_long_run_grows_while_the_lifts_start_small() -> None:
    weeks = build_time_line(outline(3, minimum_dose=True, long_run=LongRun(60, 120)))
    assert [(week.kind, minutes(week, "long")) for week in weeks] == [("start", [60]), ("start", [65]), ("build", [70])]


def test_a_week_of_stress_that_would_deload_anyway_deloads() -> None:
    assert kinds(outline(4, stress=frozenset({3, 4}))) == ["build", "build", "stress", "deload"]


def lesser(day: int, kilometres: float, priority: RacePriority) -> Race:
    return replace(race(day, kilometres), priority=priority)


def test_a_race_that_is_trained_through_leaves_the_weeks_before_it_as_they_are() -> None:
    """It stands for the hardest run, and on a weekend for the long run; the other hard run may be left out."""
    weeks = build_time_line(outline(5, demands=SPLIT, races=(lesser(20, 10, "C"),)))
    assert [week.kind for week in weeks] == ["build", "build", "build", "recovery", "build"]
    assert weeks[1].sessions == SPLIT[:4] + weeks[1].sessions[4:]
    assert [(one.kind, one.at_least) for one in weeks[2].sessions if one] == [
        ("lower", 0), ("upper", 2), ("tempo", 0), ("easy", 1),
    ]  # fmt: skip
    assert not weeks[2].rests_legs
    assert weeks[2].progresses


@pytest.mark.parametrize(
    ("day", "kilometres", "stays"), [(20, 10, False), (19, 10, False), (18, 10, True), (19, 5, True), (18, 21.1, False)]
)
def test_a_race_where_the_long_run_would_be_stands_for_it(day: int, kilometres: float, stays: bool) -> None:
    """Or there is a second long run two days after the first: of 165 min on Monday, six days before a race of 10 km."""
    weeks = build_time_line(outline(5, demands=SPLIT, races=(lesser(day, kilometres, "C"),)))
    assert any(one.kind == "long" for one in weeks[2].sessions if one) is stays


def test_before_a_lesser_race_one_week_is_cut_and_one_lift_stays() -> None:
    weeks = build_time_line(outline(4, demands=SPLIT, races=(lesser(20, 21.1, "B"),)))
    assert [week.kind for week in weeks] == ["build", "build", "race", "recovery"]
    assert [lifts(week) for week in weeks[:3]] == [4, 4, 1]
    assert sorted(weeks[2].rests_legs) == [3, 4, 5]
    assert minutes(weeks[2], "easy") == [25, 25]


def test_before_a_lesser_marathon_two_weeks_are_cut() -> None:
    """No long run of three hours a week before it, whatever it is called."""
    weeks = build_time_line(outline(4, demands=SPLIT, races=(lesser(20, 42.2, "B"),)))
    assert [week.kind for week in weeks] == ["build", "taper", "race", "recovery"]
    assert [lifts(week) for week in weeks] == [4, 2, 1, 0]


@pytest.mark.parametrize(
    ("athlete", "kilometres", "priority", "shares"),
    [
        ({"age": 60}, 10, "C", [70, None]),
        ({"age": 60}, 10, "B", [50, 80]),
        ({"age": 60}, 21.1, "C", [50, 80, None]),
        ({"age": 60}, 42.2, "C", [30, 50, 65, 80]),
        ({"run_level": "beginner", "age": 60}, 10, "C", [50, 80]),
    ],
)
def test_age_asks_for_no_longer_rest_after_a_race_that_is_trained_through(
    athlete: dict[str, object], kilometres: float, priority: RacePriority, shares: list[int | None]
) -> None:
    """Short of a marathon; for a beginner no race is a training run."""
    weeks = build_time_line(outline(8, races=(lesser(20, kilometres, priority),), deload_every=None, **athlete))
    assert [week.running for week in weeks[3 : 3 + len(shares)]] == shares


def test_the_weeks_after_a_race_by_its_distance() -> None:
    """Percent of the usual running, and of volume and weight of the lifts: upper body, then legs."""
    found = {}
    for kilometres in (5, 10, 21.1, 42.2):
        weeks = build_time_line(outline(8, demands=SPLIT, races=(lesser(20, kilometres, "C"),), deload_every=None))
        found[kilometres] = [
            (week.running, lifts(week) > 0, (week.lift_volume, week.lift_load), week.legs) for week in weeks[3:7]
        ]
    usual = (None, True, (100, 100), None)
    assert found == {
        5: [(80, True, (100, 100), None), usual, usual, usual],
        10: [(70, True, (70, 90), None), usual, usual, usual],
        21.1: [(50, True, (50, 90), None), (80, True, (100, 100), None), usual, usual],
        42.2: [
            (30, False, (100, 100), None), (50, True, (100, 100), (50, 70)), (80, True, (100, 100), (100, 90)), usual,
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("level", "age", "running"),
    [("intermediate", 49, [70]), ("intermediate", 50, [50, 80]), ("beginner", None, [50, 80])],
)
def test_a_beginner_and_an_athlete_of_fifty_recover_as_from_the_next_longer_race(
    level: str, age: int | None, running: list[int]
) -> None:
    weeks = build_time_line(outline(7, races=(race(20, 10),), run_level=level, age=age))
    assert [week.running for week in weeks if week.kind == "recovery"] == running


def test_where_the_weeks_of_two_races_overlap_the_lesser_counts() -> None:
    """Two weeks after a half marathon, in the first week of the taper for 10 km: 70 % before it, 80 after the half."""
    weeks = build_time_line(outline(6, demands=SPLIT, races=(lesser(20, 21.1, "B"), race(41, 10))))
    assert [week.kind for week in weeks] == ["build", "build", "race", "recovery", "recovery", "race"]
    assert (weeks[4].running, weeks[4].lift_volume, lifts(weeks[4])) == (70, 50, 1)


def test_the_last_week_before_a_race_holds_one_short_hard_run_days_before_it() -> None:
    """Two days before a 10 km race and ten hard minutes, three and twelve before a half marathon."""
    for kilometres, days, hard in ((10, [5], 10), (21.1, [4, 5], 12)):
        (week,) = build_time_line(outline(1, demands=SPLIT, races=(race(6, kilometres),)))
        assert sorted(week.rests) == days
        assert week.hard_at_most == dict.fromkeys(range(6), hard)
        assert sum(one.at_most for one in week.sessions if one and one.is_a("intensity")) == 1


def test_a_hard_run_in_the_seven_days_before_a_race_is_short_in_whichever_week_it_stands() -> None:
    """Before a Thursday's race from the Thursday before; a race that is trained through leaves them as they are."""
    before, week = build_time_line(outline(2, demands=SPLIT, races=(lesser(10, 21.1, "B"),)))
    assert before.hard_at_most == dict.fromkeys(range(3, 7), 12)
    assert week.hard_at_most == dict.fromkeys(range(3), 12)
    through = build_time_line(outline(2, demands=SPLIT, races=(lesser(10, 21.1, "C"),)))
    assert [one.hard_at_most for one in through] == [{}, {}]


def test_a_season_is_trained_for_its_next_goal() -> None:
    """For the A race ahead, but for the B race in its own short taper."""
    given = outline(12, races=(lesser(13, 5, "C"), lesser(34, 10, "B"), race(83, 21.1)))
    goals = [goal and (goal[0].kilometres, goal[1]) for goal in map(given.find_goal, range(1, 13))]
    assert goals == [
        (21.1, 11),
        (21.1, 10),
        (21.1, 9),
        (21.1, 8),
        (10, 0),
        *((21.1, weeks) for weeks in range(6, -1, -1)),
    ]


def test_a_run_that_stands_for_a_harder_one_before_a_race_is_no_longer_than_an_easy_one_of_the_week_before() -> None:
    """In the week of 10 km, two weeks after a marathon, intervals become easy: 25 min as the easy runs were, not 40."""
    weeks = build_time_line(outline(7, demands=SPLIT, races=(lesser(31, 42.2, "C"), race(47, 10))))
    assert [week.kind for week in weeks[-3:]] == ["build", "recovery", "race"]
    before, after = (minutes(week, "easy") for week in weeks[-2:])
    assert len(after) == 2
    assert max(after) <= max(before)


@pytest.mark.parametrize(
    ("level", "age", "running"),
    [("intermediate", 49, [30, 50, 80]), ("beginner", None, [30, 50, 65, 80]), ("advanced", 50, [30, 50, 65, 80])],
)
def test_a_beginner_and_an_athlete_of_fifty_take_four_weeks_after_a_marathon(
    level: str, age: int | None, running: list[int]
) -> None:
    weeks = build_time_line(outline(10, demands=SPLIT, races=(lesser(20, 42.2, "C"),), run_level=level, age=age))
    assert [week.running for week in weeks if week.kind == "recovery"] == running


def test_the_weeks_after_a_half_and_a_marathon_have_one_hard_run_at_the_most() -> None:
    """The least hard one; the others become easy ones that may be left out."""
    for kilometres in (21.1, 42.2):
        weeks = build_time_line(outline(8, demands=SPLIT, races=(lesser(20, kilometres, "C"),), deload_every=None))
        for week in weeks:
            hard = [one.kind for one in week.sessions if one and one.is_a("intensity") for _ in range(one.at_most)]
            if week.kind == "recovery":
                assert hard in ([], ["tempo"])
        assert any("tempo" in [one.kind for one in week.sessions if one] for week in weeks if week.kind == "recovery")


def test_the_days_left_right_after_a_short_race_have_one_hard_run_at_the_most() -> None:
    """5 km on a Saturday leaves five days of the next week: intervals are run easily, the tempo run may be left out.

    A day is left for the hard runs of the week after it, and of one that begins when they may come again.
    """
    *_, week, later = build_time_line(outline(6, demands=SPLIT, races=(lesser(26, 5, "A"),), deload_every=None))
    assert week.kind == "recovery"
    tempo, easy = week.sessions[3], week.sessions[2]
    assert tempo is not None
    assert (tempo.kind, tempo.at_least) == ("tempo", 0)
    assert easy is not None
    assert (easy.kind, easy.at_least, easy.at_most) == ("easy", 0, 1)
    assert easy.minutes >= 30
    assert [one.kind for one in later.sessions if one and one.is_a("intensity")] == ["intervals", "tempo"]
    *_, free = build_time_line(outline(5, demands=SPLIT, races=(lesser(23, 5, "A"),), deload_every=None))
    assert free.kind == "recovery"
    assert [one.kind for one in free.sessions if one and one.is_a("intensity")] == ["intervals", "tempo"]


def test_beside_a_race_that_is_trained_through_no_run_is_longer_than_in_a_usual_week() -> None:
    """90 min a week leave 22 for each easy run of 45: the race gives them none of the minutes that it takes."""
    demands = (SessionDemand("long", 110), SessionDemand("intervals", 45), SessionDemand("easy", 45, 2, 2))
    few = outline(4, demands=demands, races=(lesser(24, 21.1, "C"),), deload_every=None, known_minutes=90)
    *_, usual, week = build_time_line(few)
    assert max(minutes(week, "easy")) <= max(minutes(usual, "easy")) <= 25
    enough = build_time_line(replace(few, known_minutes=None))
    assert minutes(enough[-1], "easy") == [45]


def test_a_long_run_for_which_a_race_may_leave_no_day_is_none_to_grow_from() -> None:
    """5 km on a Friday, trained through by a beginner: the long run of that week may not be run, and does not count."""
    demands = (SessionDemand("long", 65), SessionDemand("easy", 30))
    weeks = build_time_line(
        outline(7, demands=demands, races=(lesser(32, 5, "C"),), run_level="beginner", long_run=LongRun(65, 120))
    )
    long = [week.sessions[0] for week in weeks]
    assert long[4] is not None
    assert long[4].at_least == 0
    done = [one.minutes for one in long if one and one.at_least]
    assert all(after * 10 <= max(done[max(0, i - 3) : i + 1]) * 11 for i, after in enumerate(done[1:]))


def test_after_a_deload_of_two_weeks_the_long_run_is_as_long_as_before() -> None:
    """Nothing else surely lies within 30 days, so the deload cuts it no further than it may grow again."""
    weeks = build_time_line(outline(5, days=14, long_run=LongRun(60, 60)))
    assert [week.find_longest("long") for week in weeks[3:]] == [55, 60]


def test_a_long_run_of_which_a_marathon_leaves_minutes_does_not_stay_so_short() -> None:
    """It goes on from twenty minutes."""
    demands = (SessionDemand("long", 75), SessionDemand("easy", 45))
    given = outline(
        10, demands=demands, races=(race(11, 42.2),), known_minutes=50, long_run=LongRun(25, 180), run_level="beginner"
    )
    weeks = build_time_line(given)
    long = [week.find_longest("long") for week in weeks if week.kind == "build"]
    assert long[-1] >= 22


def jumpless(given: Outline) -> set[int]:
    """Return the days without jumps, counted from the first of the programme."""
    return {7 * (week.number - 1) + day for week in build_time_line(given) for day in week.without_jumps}


LIFTING = (SessionDemand("full", 60), SessionDemand("easy", 45))


def test_a_beginner_has_no_jumps_until_four_weeks_were_lifted() -> None:
    assert jumpless(outline(8, demands=LIFTING, jumps_after=4)) == set(range(28))
    assert jumpless(outline(8, demands=LIFTING, jumps_after=2)) == set(range(14))
    assert jumpless(outline(8, demands=LIFTING)) == set()


def test_a_week_whose_only_lift_may_be_left_out_is_none_of_the_four() -> None:
    """A 10 km on Wednesday of the fourth week leaves one lift for the legs, and hardly a day for it."""
    demands = (SessionDemand("lower", 60), SessionDemand("easy", 45))
    sunday, wednesday = (replace(race(day, 10), priority="B") for day in (41, 23))
    assert jumpless(outline(8, demands=demands, races=(sunday,), jumps_after=4)) == {*range(28), *range(42, 47)}
    given = outline(8, demands=demands, races=(wednesday,), jumps_after=4)
    asked = [
        one.at_least for week in build_time_line(given)[3:5] for one in week.sessions if one and one.kind == "lower"
    ]
    assert asked[0] == 0
    assert jumpless(given) > set(range(28))
    optional = (SessionDemand("lower", 60, 0, 2), SessionDemand("easy", 45))
    assert jumpless(outline(8, demands=optional, jumps_after=4)) == set(range(28))


def test_a_week_without_a_lift_is_none_of_the_four() -> None:
    """After a beginner's half marathon on day 13 there is a week without lifts."""
    given = outline(8, demands=LIFTING, races=(race(13, 21.1),), run_level="beginner", jumps_after=4)
    lifts = [any(one and one.is_a("lift") for one in week.sessions) for week in build_time_line(given)]
    assert lifts.count(False) > 0
    number = [n for n, lifted in enumerate(lifts, 1) if lifted][3]
    assert jumpless(given) == set(range(7 * number))


@pytest.mark.parametrize(
    ("athlete", "kilometres", "days"),
    [
        ({}, 5.0, 3),
        ({}, 10.0, 5),
        ({"run_level": "beginner"}, 10.0, 8),
        ({}, 21.1, 8),
        ({"age": 50}, 21.1, 14),
        ({"age": 50}, 42.2, 21),
        ({"age": 49}, 42.2, 14),
        ({}, 42.2, 14),
        ({"run_level": "beginner"}, 42.2, 21),
        ({"lift_level": "beginner"}, 42.2, 21),
        ({"lift_level": "beginner"}, 21.1, 8),
        ({"age": 70}, 80.0, 21),
    ],
)
def test_jumps_come_back_after_a_race_no_sooner_than_hard_running(
    athlete: dict[str, object], kilometres: float, days: int
) -> None:
    """From the day after it, by its row; the race here is on day 20, a Sunday."""
    given = outline(8, races=(race(20, kilometres),), **athlete)
    assert jumpless(given) == set(range(21, 21 + days))
    (told,) = {said for week in build_time_line(given) for said in week.without_jumps.values()}
    assert f"No jumps and hops in the {days} days after the " in told
    assert "with [lifting] allow too" in told


def test_the_later_of_two_races_says_how_long_there_are_no_jumps() -> None:
    assert jumpless(outline(8, races=(race(20, 21.1), race(27, 10)))) == set(range(21, 33))


RACED = ProgrammeWeek(15, MONDAY, "recovery", 100, 100, Easing(50, 70), after=(race(0, 42.2), 2))
HALF = ProgrammeWeek(8, MONDAY, "recovery", 100, 100, after=(race(0), 2))
LATER = replace(RACED, legs=Easing(100, 90), after=(race(0, 42.2), 3))
LATER_BACK = "Recovery, week 3 after the marathon:"
MARATHON_BACK, HALF_BACK = "Recovery, week 2 after the marathon:", "Recovery, week 2 after the half marathon:"


@pytest.mark.parametrize(
    ("week", "kind", "back", "says"),
    [
        (RACED, "upper", 100, f"{MARATHON_BACK} the same weight."),
        (RACED, "upper", 80, f"{MARATHON_BACK} 80 % of the last weight."),
        (RACED, "lower", 80, f"{MARATHON_BACK} 70 % of the last weight, half the sets x reps."),
        (
            *(RACED, "full", 90),
            f"{MARATHON_BACK} the legs with 70 % of the last weight, half the sets x reps, the rest with 90 % of the "
            "last weight.",
        ),
        (HALF, "lower", 90, f"{HALF_BACK} 90 % of the last weight."),
        (
            LATER,
            "full",
            100,
            f"{LATER_BACK} the legs with 90 % of the weight before the race, the rest with the same weight.",
        ),
        (LATER, "lower", 100, f"{LATER_BACK} 90 % of the weight before the race."),
        (HALF, "lower", 100, f"{HALF_BACK} the same weight."),
        (HALF, "easy", 90, "Recovery, week 2 after the half marathon."),
        (ProgrammeWeek(9, MONDAY, "build"), "full", 90, "Back after a break: 90 % of the last weight at the most."),
        (ProgrammeWeek(9, MONDAY, "build"), "full", 100, "Build: weights and reps go up where all went well."),
    ],
)
def test_a_lift_is_told_one_weight_after_a_race_and_a_break(
    week: ProgrammeWeek, kind: Kind, back: int, says: str
) -> None:
    """That of its own region; what a break leaves of it counts where that is less."""
    assert note_session(week, kind, lift=LiftChange("full 1", back)) == says


BUILD, DELOAD = ProgrammeWeek(9, MONDAY, "build"), ProgrammeWeek(9, MONDAY, "deload", 50)
ILL = LiftChange("full 1", 100, "After the illness", Easing(70, 90))
FIRST_BACK = LiftChange("full 1", 100, "First lift after the half marathon", Easing(50, 90))
FIRST = "Build: weights and reps go up where all went well."


@pytest.mark.parametrize(
    ("week", "lifts", "says"),
    [
        (BUILD, (), FIRST),
        (BUILD, (LiftChange("full 1"), LiftChange("full 2")), FIRST),
        (
            BUILD,
            (ILL, ILL._replace(name="full 2")),
            "After the illness: 90 % of the last weight, 70 % of the sets x reps.",
        ),
        (
            *(BUILD, (ILL, LiftChange("full 2"))),
            f"{FIRST} After the illness, full 1: 90 % of the last weight, 70 % of the sets x reps.",
        ),
        (BUILD, (LiftChange("full 1", 80),), "Back after a break: 80 % of the last weight at the most."),
        (
            *(BUILD, (LiftChange("lower 1", 80), LiftChange("upper 1"), LiftChange("lower 2", 80))),
            f"{FIRST} Back after a break, lower 1 and lower 2: 80 % of the last weight at the most.",
        ),
        (BUILD, (LiftChange("full 1", held=100),), "Building up again: the weights of before."),
        (
            *(BUILD, (LiftChange("full 1", held=90), LiftChange("full 2", held=90))),
            "Building up again: at most 90 % of the weights of before.",
        ),
        (
            *(BUILD, (LiftChange("full 1", held=100), LiftChange("full 2"))),
            f"{FIRST} On the way back, full 1: the weights of before.",
        ),
        (
            *(BUILD, (LiftChange("full 1", held=100), LiftChange("full 2", 90, held=90))),
            "Building up again. On the way back, full 1: the weights of before. "
            "Back after a break, full 2: 90 % of the last weight at the most.",
        ),
        (
            *(BUILD, (LiftChange("full 1", held=100), LiftChange("full 2", held=90))),
            "Building up again. On the way back, full 2: at most 90 % of the weights of before. "
            "On the way back, full 1: the weights of before.",
        ),
        (
            *(BUILD, (ILL, LiftChange("full 2", held=100))),
            "Building up again. On the way back, full 2: the weights of before. "
            "After the illness, full 1: 90 % of the last weight, 70 % of the sets x reps.",
        ),
        (
            *(DELOAD, (LiftChange("full 1", held=100),)),
            "Deload: the same weight, half the sets x reps. All sessions stay.",
        ),
        (
            *(BUILD, (LiftChange("lower 1", 90, partly=True), LiftChange("lower 2", 90))),
            "Building up again. Back after a break, most of lower 1 and lower 2: 90 % of the last weight at the most.",
        ),
        (
            *(BUILD, (LiftChange("lower 1", 80), LiftChange("lower 2", 90))),
            "Building up again. Back after a break, lower 1: 80 % of the last weight at the most. "
            "Back after a break, lower 2: 90 % of the last weight at the most.",
        ),
        (
            *(HALF, (LiftChange("full 1", 90, partly=True),)),
            f"{HALF_BACK} runs as usual, all of it easy; the same weight. "
            "Back after a break, most of full 1: 90 % of the last weight at the most.",
        ),
        (DELOAD, (ILL,), "Deload: 90 % of last week's weight, half the sets x reps. All sessions stay."),
        (
            DELOAD,
            (LiftChange("full 1", 90),),
            "Deload: 90 % of last week's weight, half the sets x reps. All sessions stay.",
        ),
        (
            *(DELOAD, (LiftChange("full 1", 80), LiftChange("full 2", 90))),
            "Deload: 90 % of last week's weight, half the sets x reps. All sessions stay. "
            "Back after a break, full 1: 80 % of the last weight at the most.",
        ),
        (
            *(HALF, (FIRST_BACK, FIRST_BACK._replace(name="full 2", held=90))),
            f"{HALF_BACK} runs as usual, all of it easy; 90 % of the last weight, half the sets x reps.",
        ),
        (
            *(RACED, (LiftChange("full 1", 90),)),
            f"{MARATHON_BACK} runs as usual, all of it easy; the legs with 70 % of the last weight, half the sets x "
            "reps, the rest with 90 % of the last weight.",
        ),
    ],
)
def test_the_line_of_a_week_says_what_its_lifts_say(
    week: ProgrammeWeek, lifts: tuple[LiftChange, ...], says: str
) -> None:
    lift = SessionDemand("full", 60)
    assert summarize_week(replace(week, sessions=(lift,)), lifts) == says


def test_a_lift_of_which_most_was_away_says_so_beside_the_weight_of_its_week() -> None:
    """The rest of it is as the week says."""
    most = LiftChange("lower 1", 90, partly=True)
    back = "Back after a break, most of it: 90 % of the last weight at the most."
    assert note_session(HALF, "lower", lift=most) == f"{HALF_BACK} the same weight. {back}"
    assert note_session(BUILD, "lower", lift=most) == back
    assert note_session(BUILD, "lower", lift=most._replace(why="After the illness", easing=ILL.easing)) == (
        "After the illness: 90 % of the last weight, 70 % of the sets x reps."
    )


def test_the_card_of_a_lift_on_its_way_back_promises_no_new_weights() -> None:
    held = LiftChange("lower 1", held=90)
    assert note_session(BUILD, "lower", lift=held) == "Building up again: at most 90 % of the weights of before."
    assert "weights of before" not in note_session(DELOAD, "lower", lift=held)


def test_a_week_after_a_race_says_which_weights_are_still_on_their_way_back_from_a_break() -> None:
    """They are not "the same", and 90 % of the last one would be less than it was."""
    lift, held = SessionDemand("upper", 60), LiftChange("upper 1", held=90)
    week = replace(LATER, sessions=(lift,))
    said = "On the way back, upper 1: at most 90 % of the weights of before."
    assert summarize_week(week, (held,)).endswith(f"the rest with the same weight. {said}")
    assert said not in summarize_week(week, (held._replace(held=100),))
    assert note_session(week, "upper", lift=held) == f"{LATER_BACK} at most 90 % of the weights of before."
    assert note_session(week, "lower", lift=held) == f"{LATER_BACK} 90 % of the weight before the race."


def test_a_lift_is_told_why_it_is_lighter_and_not_that_weights_go_up() -> None:
    said = "After the illness: 90 % of the last weight, 70 % of the sets x reps."
    assert note_session(BUILD, "full", lift=ILL) == said
    assert note_session(BUILD, "full", lift=ILL._replace(back=80)) == said
    assert note_session(BUILD, "easy") == ""


def test_the_line_of_a_week_tells_the_running_that_stands_in_it() -> None:
    """What may be left out, and is, is none of it."""
    run = SessionDemand("easy", 60, 0, 2)
    week = replace(BUILD, sessions=(run,), asked_running=(200, 3), running_back=60)
    assert summarize_week(week) == f"{FIRST} Running comes back after a break: 120 of 200 min, 1 run fewer."
    said = f"{FIRST} Running comes back after a break: 60 of 200 min, 2 runs fewer."
    assert summarize_week(week, (), (60, 1)) == said
    assert note_session(week, "full", runs=(60, 1)) == said
