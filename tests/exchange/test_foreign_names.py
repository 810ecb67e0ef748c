"""Exercises by the names of the apps: all of the library's, none of two, and never a guess."""

from __future__ import annotations

import csv
from collections import defaultdict

import pytest

from freshlegs.exchange.reading.foreign_names import ACTIVITY, ASK, AppNames, load_app_names, make_name_key
from freshlegs.training.library import load_shipped
from support.paths import ROOT

ROUTINES = ROOT / "src/freshlegs/exchange/writing/exercise_names.csv"
NAMES = AppNames(load_shipped(), {})


def test_every_exercise_of_the_library_has_names_and_no_name_is_of_two() -> None:
    names = load_app_names()
    assert {*names} == {one.id for one in load_shipped()} | {ACTIVITY, ASK}
    meant = defaultdict(set)
    for exercise, known in names.items():
        assert all(known), exercise
        for name in known:
            meant[make_name_key(name)].add(exercise)
    assert {key: each for key, each in meant.items() if len(each) > 1} == {}


def test_every_name_and_every_title_finds_its_exercise() -> None:
    for exercise, known in load_app_names().items():
        for name in known:
            form, _, plain = name.rpartition(":")
            assert NAMES.find(plain, form) == (None if exercise == ASK else exercise), name
    asked = {make_name_key(name) for name in load_app_names()[ASK]}
    for one in load_shipped():
        assert NAMES.find(one.id) == one.id
        if make_name_key(one.name) not in asked:
            assert NAMES.find(one.name) == one.id, one.name


@pytest.mark.parametrize(
    ("name", "exercise"),
    [
        ("SQUATS (barbell)", "back_squat"),
        ("Bench Press, Barbell", "bench_press"),
        ("Incline Bench Press (Dumbbell)", "db_incline_press"),
        ("Pullups", "pull_up"),
        ("Pike Pushup", "pike_push_up"),
        ("Farmer\N{RIGHT SINGLE QUOTATION MARK}s Walk", "farmer_carry"),
        ("Treadmill", ACTIVITY),
        ("Hack Squat", None),
        ("Squat (Smith Machine)", None),
        ("Bench Press (Smith Machine)", None),
        ("", None),
    ],
)
def test_names_are_found_in_any_order_of_their_words_and_others_are_not(name: str, exercise: str | None) -> None:
    assert NAMES.find(name) == exercise


def test_the_athlete_names_count_for_more_than_all_others() -> None:
    mapped = {"Squat (Smith  Machine)": "hack_squat", "Squat": "none", "Hack Squat": "back_squat"}
    own = AppNames(load_shipped(), mapped)
    assert own.find("squat (smith machine)") == "hack_squat"
    assert own.find("Squat") == "none"
    assert own.find("Hack Squat") == "back_squat"


@pytest.mark.parametrize(
    ("name", "near"), [("Hip Thrust", "hip_thrust"), ("Calf Raise", "calf_raise"), ("Barbel Sqat", "back_squat")]
)
def test_the_nearest_three_are_named(name: str, near: str) -> None:
    found = NAMES.list_nearest(name)
    assert near in found
    assert len(set(found)) == 3


def test_an_exercise_that_the_library_lacks_has_no_names() -> None:
    names = AppNames([one for one in load_shipped() if one.id != "deadlift"], {})
    assert names.find("Deadlift (Barbell)") is None


def test_what_a_routine_for_hevy_is_called_comes_back_as_the_same_exercise() -> None:
    rows = csv.DictReader(ROUTINES.read_text("utf-8").splitlines())
    titles = {row["hevy_title"]: row["exercise"] for row in rows if row["hevy_title"]}
    assert {title: NAMES.find(title, "hevy") for title in titles} == titles
    assert NAMES.find("Standing Calf Raise", "strong") is None
