"""What an athlete answers before the first week: a race, weeks, and the weights that they lift."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshlegs.io.errors import NotUnderstoodError
from freshlegs.scenario.interview.current_weights import (
    NO_WEIGHTS,
    format_weights,
    list_loaded,
    name_examples,
    parse_weights,
)
from freshlegs.scenario.interview.goal import Goal, find_next_monday, format_weeks, parse_goal, parse_weeks_to_race
from freshlegs.written.race_text import WrittenRace

TODAY = date(2026, 11, 25)
MONDAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("4 weeks", Goal(4, MONDAY)),
        ("none", Goal(4, MONDAY)),
        ("1 week", Goal(1, None)),
        ("a week from 7 Dec", None),
        ("1 week from 7 Dec", Goal(1, date(2026, 12, 7))),
        ("from tomorrow", Goal(4, date(2026, 11, 26))),
        ("10k on 6 Dec", Goal(1, MONDAY, WrittenRace(10.0, date(2026, 12, 6)))),
        ("half on 4 Apr 2027", Goal(18, MONDAY, WrittenRace(21.1, date(2027, 4, 4)))),
        ("Berlin half, Sun 4 Apr 2027", Goal(18, MONDAY, WrittenRace(21.1, date(2027, 4, 4)))),
        ("6 Dec, my parkrun of 5k in Rome", Goal(1, MONDAY, WrittenRace(5.0, date(2026, 12, 6)))),
        ("half on Mon 4 Apr 2027 in Rome", None),
        ("5k next Sunday", None),
        ("marathon on 10 Oct 2027", Goal(26, date(2027, 4, 12), WrittenRace(42.2, date(2027, 10, 10)))),
    ],
)
def test_goals(said: str, meant: Goal | None) -> None:
    if meant is None:
        with pytest.raises(NotUnderstoodError, match="write"):
            parse_goal(said, TODAY)
    else:
        assert parse_goal(said, TODAY) == meant


@pytest.mark.parametrize(
    ("today", "start"),
    [(date(2026, 11, 29), MONDAY), (MONDAY, MONDAY), (date(2026, 12, 1), date(2026, 12, 7))],
)
def test_who_asks_on_a_monday_may_begin_on_it(today: date, start: date) -> None:
    assert parse_goal("4 weeks", today) == Goal(4, start)
    assert parse_goal("half on 4 Apr 2027", today).start == start


@given(st.integers(2, 26), st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_weeks_are_understood_as_they_are_shown(weeks: int, today: date) -> None:
    monday = find_next_monday(today)
    assert parse_goal(format_weeks(weeks, monday), today) == Goal(weeks, monday)


@given(st.integers(5, 180), st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_the_weeks_shown_up_to_a_race_are_those_that_enter_takes(ahead: int, today: date) -> None:
    """And the race lies in the last of them."""
    race = date.fromordinal(find_next_monday(today).toordinal() + ahead)
    goal = parse_goal(f"10k on {race}", today)
    assert goal.start is not None
    assert parse_weeks_to_race(format_weeks(goal.weeks, goal.start), WrittenRace(10.0, race), today) == goal
    assert (race - goal.start).days // 7 + 1 == goal.weeks


def test_weeks_and_start_that_do_not_fit_the_race() -> None:
    race = WrittenRace(10.0, date(2027, 2, 14))
    assert parse_weeks_to_race("from 4 Jan", race, TODAY) == Goal(6, date(2027, 1, 4), race)
    with pytest.raises(NotUnderstoodError, match='the race is in week 6; write "6 weeks"'):
        parse_weeks_to_race("8 weeks from 4 Jan", race, TODAY)


GYM = list_loaded(None)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("squat 80 kg, bench press 57.5 and deadlift 100",
         "Barbell back squat 80 kg, Barbell bench press 57.5 kg, Barbell deadlift 100 kg"),
        ("squats: 175lb; overhead press 95 lb", "Barbell back squat 175 lb, Barbell overhead press 95 lb"),
        ("front_squat 60", "Barbell front squat 60 kg"),
        ("pull-ups with 10 kg", "Pull-up 10 kg"),
        ("dumbbell bench press 20 kg each hand", "Dumbbell bench press 20 kg in each hand"),
        (NO_WEIGHTS, ""),
        ("none", ""),
    ],
)  # fmt: skip
def test_weights_as_a_person_says_them(said: str, meant: str) -> None:
    assert format_weights(parse_weights(said, GYM), GYM) == meant


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("squat", 'can\'t read "squat"; write for example "Barbell back squat 40 kg, Barbell bench press 40 kg"'),
        ("swim 20", 'found no exercise "swim" with a weight'),
        ("press 40", '"press" may be several; write Leg press, Barbell bench press or Barbell overhead press'),
        ("squat 100 kg, row 80 lb", "found kg and lb; write all weights in one unit"),
        ("squat 0", "a weight is above 0"),
        ("squat 9999", "a weight is above 0 and up to 400"),
        ("squat 80 x 5", "can't read"),
        (";", "nothing is said"),
    ],
)
def test_weights_that_are_not_understood(said: str, sentence: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        parse_weights(said, GYM)
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            "squat 70kg",
            '"squat" is usually Barbell back squat, which takes a barbell and a rack; write Zercher squat',
        ),
        ("bench 50", "write Dumbbell bench press and what you lift in it in each hand, or nothing for it"),
    ],
)
def test_a_weight_of_another_exercise_is_not_taken_over(said: str, sentence: str) -> None:
    """Without a rack the squat of a person is not the squat that can be done."""
    here = list_loaded(["barbell", "dumbbell", "bench"])
    with pytest.raises(NotUnderstoodError) as caught:
        parse_weights(said, here)
    assert sentence in str(caught.value)
    meant = "Zercher squat 40 kg, Dumbbell bench press 15 kg in each hand"
    assert format_weights(parse_weights("zercher squat 40, dumbbell bench press 15", here), here) == meant


def test_an_example_names_what_is_at_hand() -> None:
    """Where nothing is heavy there is nothing to ask."""
    assert name_examples(list_loaded(["kettlebell"])).startswith("Single-leg Romanian deadlift (kettlebell) 12 kg, ")
    assert name_examples(list_loaded(["band"])) == ""
    assert parse_weights(name_examples(GYM), GYM)


@given(st.text(st.characters(), max_size=40))
def test_any_answer_is_understood_or_refused(said: str) -> None:
    for understand in (lambda: parse_goal(said, TODAY), lambda: parse_weights(said, GYM)):
        try:
            refused = str(understand())[:0]
        except NotUnderstoodError as error:
            refused = str(error)
        assert refused.isprintable()
