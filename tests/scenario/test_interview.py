"""What a person may answer to a coach's questions, and the scenario that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshlegs.io.errors import NotUnderstoodError
from freshlegs.model.availability import Interval
from freshlegs.model.clock import DAY, WEEKDAYS
from freshlegs.model.kinds import KINDS as ROWS
from freshlegs.model.kinds import OWN_LOAD, SPLIT_LIFT, Kind
from freshlegs.scenario.interview.answers import (
    LIFTS,
    RUNS_AND_OTHERS,
    Answers,
    SessionsAnswer,
    format_sessions,
    parse_equipment,
    parse_lifts,
    parse_minutes,
    parse_runs,
)
from freshlegs.scenario.interview.scenario_text import write_scenario
from freshlegs.scenario.resolve import resolve
from freshlegs.scenario.schema.load import load_scenario
from freshlegs.scenario.schema.minutes_range import MinutesRange
from freshlegs.training.exercise import Equipment
from freshlegs.written.free_time_text import format_free_time, parse_free_time


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("mon 6-8, 17:30-20:30", "mon 06:00-08:00, 17:30-20:30"),
        ("weekdays 6-8", "mon to fri 06:00-08:00"),
        ("Mondays: 6.30 - 8 and 7-9; sat none", "mon 06:30-09:00"),
        ("mon & wed 6-7, weekend noon-3pm", "mon 06:00-07:00; wed 06:00-07:00; sat to sun 12:00-15:00"),
        ("fri-mon 5-7pm", "mon 17:00-19:00; fri to sun 17:00-19:00"),
        ("tues from 11 to 1pm", "tue 11:00-13:00"),
        ("6am\N{EN DASH}8am", "mon to sun 06:00-08:00"),
        ("every day 22-24", "mon to sun 22:00-24:00"),
        ("sat 10pm-midnight", "sat 22:00-24:00"),
        ("none", "none"),
        ("weekdays 6-8, mon-tue 17-20", "mon to tue 06:00-08:00, 17:00-20:00; wed to fri 06:00-08:00"),
        ("mon-tue 17-20, tue 18-19", "mon 17:00-20:00; tue 18:00-19:00"),
        ("mon-tue 6-8, 17-20; tue none", "mon 06:00-08:00, 17:00-20:00"),
        ("mon 6-8, 7-9; mon 9-10", "mon 06:00-10:00"),
        ("sat-sun 7-12; not sat 9-11", "sat 07:00-09:00, 11:00-12:00; sun 07:00-12:00"),
        ("weekdays 6-8; not on wed; sat 7-12", "mon to tue 06:00-08:00; thu to fri 06:00-08:00; sat 07:00-12:00"),
        ("6-8 except sun", "mon to sat 06:00-08:00"),
        ("daily 6-12; not 10-11, 7-8; sun 10-11",
         "mon to sat 06:00-07:00, 08:00-10:00, 11:00-12:00; sun 06:00-07:00, 08:00-12:00"),
        ("not sat", "none"),
        ("mon; 6-8; sat 7-12, not 8-9", "mon 06:00-08:00; sat 07:00-08:00, 09:00-12:00"),
    ],
)  # fmt: skip
def test_free_time_as_a_person_says_it(said: str, meant: str) -> None:
    assert format_free_time(parse_free_time(said)) == meant


def test_what_is_not_free_is_taken_from_what_was_said_before() -> None:
    known = parse_free_time("sat-sun 7-12; mon 6-8")
    assert parse_free_time("not Sat 9-12", known) == {"sat": ((420, 540),)}
    assert parse_free_time("not sun; sat 8-10", known) == {"sat": ((480, 600),), "sun": ()}


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("mon 25-26", '"25-26" is not a span of time'),
        ("mon 5:75-6", "24 hours of 60 minutes"),
        ("mon 22-2", 'write two: "22:00-24:00" and, on the next day, "00:00-02:00"'),
        ("mon 6", '"6" is not a span of time'),
        ("mon tue", "tue has no times"),
        ("mon not tue 6-8", "mon has no times"),
        ("not", "nothing is said"),
        ("not 25", '"25" is not a span of time'),
        ("blursday 6-8", '"blursday" is not a day'),
        ("t 6-8", '"t" is not a day'),
        ("mon 13pm-14pm", "not a span of time"),
        (" ; ", "nothing is said"),
        ("\x1b[2J", '"\\u001b[2j" is not a span of time'),
    ],
)
def test_free_time_that_is_not_understood(said: str, sentence: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        parse_free_time(said)
    assert sentence in str(caught.value)


TIMES = st.integers(0, DAY // 15)
WINDOWS = st.lists(st.tuples(TIMES, TIMES).filter(lambda pair: pair[0] < pair[1]), min_size=1, max_size=4)


@given(st.dictionaries(st.sampled_from(WEEKDAYS), WINDOWS, min_size=1))
def test_free_time_is_understood_as_it_is_written(days: dict[str, list[Interval]]) -> None:
    """What is shown as the usual answer is one."""
    said = "; ".join(
        f"{day} {', '.join(f'{a // 4}:{a % 4 * 15:02d}-{b // 4}:{b % 4 * 15:02d}' for a, b in windows)}"
        for day, windows in days.items()
    )
    free = parse_free_time(said)
    assert parse_free_time(format_free_time(free)) == free
    for day, windows in days.items():
        covered = {minute for a, b in free[day] for minute in range(a, b)}
        assert covered == {minute for a, b in windows for minute in range(a * 15, b * 15)}


@given(st.text(st.characters(), max_size=40), st.sampled_from([parse_free_time, parse_lifts, parse_equipment]))
def test_any_answer_is_understood_or_refused(said: str, understand: Callable[[str], object]) -> None:
    try:
        refused = str(understand(said))[:0]
    except NotUnderstoodError as error:
        refused = str(error)
    assert refused.isprintable()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("intervals, long, 1-2 easy", "intervals, long, 1-2 easy"),
        ("Interval 50 and 2 easy runs of 40 min", "intervals 50, 2 easy 40"),
        ("two easy 1:05; long run 2h; race", "2 easy 65, long 120, race"),
        ("long 2 h 15, 3 x tempo 45", "long 135, 3 tempo 45"),
        ("0-2 recovery", "0-2 easy"),
        ("2 swims 40 min and a bike ride of 1:30", "2 swim 40, bike 90"),
        ("yoga, martial arts 75", "yoga, martial 75"),
        ("2 easy 45-60, long run of 90 to 2:00", "2 easy 45-60, long 90-120"),
        ("none", "none"),
    ],
)
def test_runs_as_a_person_says_them(said: str, meant: str) -> None:
    assert format_sessions(parse_runs(said)) == meant
    assert parse_runs(meant) == parse_runs(said)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("golf", '"golf" is not among them; allowed: intervals, tempo, long, easy, race, bike, swim'),
        ("other", '"other" is not among them; allowed: intervals, tempo, long, easy, race, bike, swim'),
        ("lower", '"lower" is not among them'),
        ("intevals 50", '"intevals" is not among them; did you mean intervals? allowed: '),
        ("2-1 easy", 'found "2-1 easy"'),
        ("400 easy", "a number from 1 to 14"),
        ("long 700", "a session has 5 to 600"),
        ("easy!", 'can\'t read "easy!"'),
        ("race 60-90", "a race has one length"),
        ("easy 60-45", 'found "easy 60-45"; write the shorter length first: easy 45-60'),
    ],
)
def test_runs_that_are_not_understood(said: str, sentence: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        parse_runs(said)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_number_of_lifts_trains_every_region_as_often_as_it_can(count: int) -> None:
    """Both regions twice from two lifts on."""
    lifts = parse_lifts(f"{count} of 50")
    assert sum(one.at_most for one in lifts) == count
    assert {one.minutes for one in lifts} == {50}
    for region in ("lower", "upper"):
        assert sum(one.at_most for one in lifts if one.kind in (region, "full")) == min(count, 2)


def test_other_answers_about_lifts() -> None:
    assert parse_lifts("none") == parse_lifts("0") == parse_lifts("0 of 2") == ()
    assert parse_lifts("two times") == parse_lifts("2 x") == parse_lifts("2 lifts") == (SessionsAnswer("full", 2, 2),)
    assert format_sessions(parse_lifts("2 lower 45, upper")) == "2 lower 45, upper"
    with pytest.raises(NotUnderstoodError, match="0 to 4, or name them"):
        parse_lifts("5")


@pytest.mark.parametrize(("said", "minutes"), [("90", 90), ("1:30", 90), ("2h", 120), ("1 h 30", 90), ("45 min", 45)])
def test_lengths(said: str, minutes: int) -> None:
    assert parse_minutes(said) == minutes


def test_equipment() -> None:
    assert parse_equipment("bands and dumbbells") == ("dumbbell", "band")
    assert parse_equipment("none") == ("bodyweight",)
    assert parse_equipment("gym") == get_args(Equipment)
    with pytest.raises(NotUnderstoodError, match='found "sled"; did you mean machine'):
        parse_equipment("barbell, sled")
    assert parse_equipment("dumbbells band, squat rack") == ("dumbbell", "band", "rack")
    assert parse_equipment("barbell, rack, bench, pull-up bar") == ("barbell", "rack", "bench", "pullup_bar")
    assert parse_equipment("machines") == ("machine",)
    assert parse_equipment("2 dumbbells, a pull up bar") == ("dumbbell", "pullup_bar")
    assert parse_equipment("a pair of adjustable dumbbells and one kettlebell") == ("dumbbell", "kettlebell")
    with pytest.raises(NotUnderstoodError, match='found "dumbbells up to 20 kg"; name the things alone'):
        parse_equipment("2 dumbbells up to 20 kg, band")
    with pytest.raises(NotUnderstoodError, match='found "dumbell"; did you mean dumbbell'):
        parse_equipment("dumbell")


KINDS = st.sampled_from([kind for kind in ROWS if kind not in (OWN_LOAD, SPLIT_LIFT)])


def build_answer(kind: Kind, low: int, more: int, minutes: int | None, less: int | None) -> SessionsAnswer:
    shorter = minutes - less if minutes and less and minutes >= less + 5 and kind != "race" else None
    return SessionsAnswer(kind, low, low + more, minutes, None, shorter)


SESSIONS = st.builds(
    build_answer,
    KINDS, st.integers(1, 3), st.integers(0, 2), st.none() | st.integers(5, 300), st.none() | st.integers(5, 30),
)  # fmt: skip


@given(
    st.text(st.characters(), min_size=1, max_size=200).filter(str.isprintable),
    st.lists(SESSIONS, min_size=1, max_size=4),
    st.sampled_from(["run", "lift"]),
)
def test_every_answer_stands_in_the_scenario(title: str, asked: list[SessionsAnswer], priority: str) -> None:
    """The file loads, and asks for what was answered."""
    answers = Answers(
        title=title,
        free=parse_free_time("daily 0-24"),
        runs=tuple(one for one in asked if one.kind in RUNS_AND_OTHERS),
        lifts=tuple(one for one in asked if one.kind in LIFTS),
        priority="lift" if priority == "lift" else "run",
    )
    scenario = load_scenario(write_scenario(answers), "week.toml")
    assert (scenario.title, scenario.priority) == (title, priority)
    written = [(one.kind, one.at_least, one.at_most) for one in scenario.sessions]
    assert sorted(written) == sorted((one.kind, one.at_least, one.at_most) for one in asked)
    lengths: dict[Kind, list[int]] = {}
    for one in scenario.sessions:
        lengths.setdefault(one.kind, []).append(one.length)
    assert all(one.minutes is None or one.minutes in lengths[one.kind] for one in asked)
    ranges = sorted((one.kind, one.at_least_minutes) for one in asked if one.at_least_minutes)
    assert (
        sorted((one.kind, one.minutes.at_least) for one in scenario.sessions if isinstance(one.minutes, MinutesRange))
        == ranges
    )
    assert resolve(scenario, today=date(2026, 11, 25)).sessions


def test_a_long_run_wishes_for_the_weekend_where_it_fits_there() -> None:
    assert 'prefer = { days = ["sun"] }' in write_scenario(Answers())
    assert 'prefer = { days = ["sat"] }' in write_scenario(Answers(free=parse_free_time("mon 6-9; sat 7-9; sun 7-8")))
    assert "prefer" not in write_scenario(Answers(free=parse_free_time("daily 6-7; mon 6-9")))
