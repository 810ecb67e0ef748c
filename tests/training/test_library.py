"""The exercise library: what is shipped, and what is said of a file that is wrong."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshlegs.io.errors import InputError
from freshlegs.model.kinds import GROUPS
from freshlegs.training.exercise import CATEGORIES, CORE_FAMILIES, EQUIPMENT, MUSCLES, PULLS, Reps, expand_muscles
from freshlegs.training.library import LIBRARY_COLUMNS, find_harder, find_wrong_neighbours, load_shipped, read_library
from support.gyms import ROW, exercise, written


def faults(text: str) -> list[str]:
    with pytest.raises(InputError) as error:
        read_library(text, "mine.csv")
    return str(error.value).splitlines()


def test_the_shipped_library_has_every_slot_family_and_group() -> None:
    library = load_shipped()
    assert len(library) >= 60
    assert {e.category for e in library} == set(CATEGORIES)
    assert {e.family for e in library} == {"", *CORE_FAMILIES}
    for group in GROUPS:
        assert sum(bool(expand_muscles(group) & e.primary) for e in library) >= 2, group


def test_each_shipped_exercise_says_where_it_comes_from() -> None:
    labels = {e.source.split(":")[0].split(" ")[0].split("(")[0] for e in load_shipped()}
    assert labels == {"article", "article_kind", "article_table", "evidence", "convention"}


def test_olympic_lifts_are_not_in_it() -> None:
    """The article says that runners do not have to do them."""
    assert not [e.id for e in load_shipped() if any(word in e.id for word in ("snatch", "clean", "jerk"))]


def test_what_is_written_is_read() -> None:
    (read,) = read_library(written({**ROW, "secondary_muscles": "triceps; front_delts"}), "mine.csv")
    assert (read.id, read.sets, str(read.reps), read.level) == ("press", 3, "6", "beginner")
    assert read.halves == {"chest": 2, "arms": 1, "shoulders": 1}


def test_a_muscle_that_is_named_as_main_and_as_helper_is_a_main_one() -> None:
    (read,) = read_library(written({**ROW, "secondary_muscles": "chest;triceps"}), "mine.csv")
    assert read.primary == frozenset({"chest"})
    assert read.secondary == frozenset({"triceps"})


def test_a_missing_column_is_named() -> None:
    columns = tuple(name for name in LIBRARY_COLUMNS if name not in ("pattern", "level"))
    assert faults(written(ROW, columns=columns)) == ["mine.csv: row 1: the column pattern is missing"]


def test_an_unknown_column_is_named() -> None:
    text = written(ROW).replace("pattern,", "patern,", 1)
    assert 'mine.csv: row 1: unknown column "patern"; did you mean pattern?' in faults(text)


def test_every_exercise_says_what_it_needs_and_how_it_is_done() -> None:
    for one in load_shipped():
        assert one.cue.endswith("."), one.id
        assert len(one.cue) <= 90, one.id
        assert all(either <= {*EQUIPMENT} for either in one.requirements), one.id
        own_weight = one.equipment == "bodyweight"
        assert own_weight or any(one.equipment in either for either in one.requirements), one.id
    assert len(load_shipped()) >= 110


def test_neighbours_name_each_other_or_one_of_them_does() -> None:
    """What is harder asks for no less experience."""
    known = {exercise.id: exercise for exercise in load_shipped()}
    assert list(find_wrong_neighbours(known)) == []
    for name, harder in find_harder(known.values()).items():
        for one in harder:
            assert known[name].suits(one.level), (name, one.id)
    assert [one.id for one in find_harder(known.values())["knee_push_up"]] == [
        "incline_push_up",
        "push_up",
        "decline_push_up",
    ]


def test_ones_own_weight_trains_every_muscle_group() -> None:
    alone = [one for one in load_shipped() if one.works_with(()) and one.category != "power" and one.suits("beginner")]
    assert {group for one in alone for group, halves in one.halves.items() if halves == 2} == {*GROUPS}
    assert {one.family for one in alone if one.family} == {*CORE_FAMILIES}


def test_a_beginner_does_no_nordics_and_no_copenhagen_planks() -> None:
    known = {exercise.id: exercise for exercise in load_shipped()}
    for name in ("nordic_curl", "copenhagen_plank", "drop_jump", "plyo_push_up", "pull_up"):
        assert not known[name].suits("beginner")


def test_what_is_needed_is_told_with_what_would_do_instead() -> None:
    known = {exercise.id: exercise for exercise in load_shipped()}
    assert known["rfess"].needed == "dumbbells or a kettlebell and a bench or a box or a step"
    assert known["push_up"].needed == "nothing"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"needs": "barbell;sofa"}, 'mine.csv: row 2, needs: found "sofa"; allowed: barbell'),
        ({"needs": "barbel"}, 'mine.csv: row 2, needs: found "barbel"; did you mean barbell?'),
        ({"cue": "x" * 201}, "mine.csv: row 2, cue: found"),
    ],
)
def test_what_an_exercise_needs_is_checked(changes: dict[str, str], says: str) -> None:
    (fault,) = faults(written({**ROW, **changes}))
    assert fault.startswith(says)


def test_a_half_row_is_named() -> None:
    (fault,) = faults(written(ROW) + "squat,Squat,strength\n")
    assert fault.startswith(f"mine.csv: row 3: 3 of {len(LIBRARY_COLUMNS)} cells")


def test_an_exercise_that_stands_there_twice_is_named() -> None:
    assert faults(written(ROW, ROW)) == ["mine.csv: row 3: a second press; each exercise has one row"]


def test_a_file_that_is_not_csv_is_named() -> None:
    found = "not CSV: a quote without its end, or a line end inside a row"
    assert faults(written(ROW) + '"press,\n') == [f"mine.csv: row 3: {found}"]
    assert faults(written(ROW) + "press\rfoo\n") == [f"mine.csv: row 3: {found}"]


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("id", "my press", 'row 2, id: found "my press"; allowed: letters, digits and _'),
        ("category", "strenght", 'row 2, category: found "strenght"; did you mean strength?'),
        ("pattern", "hpush", 'row 2, pattern: found "hpush"; did you mean h_push?'),
        ("equipment", "sofa", 'row 2, equipment: found "sofa"; allowed: barbell, dumbbell,'),
        ("primary_muscles", "", "row 2, primary_muscles: missing"),
        ("primary_muscles", "chest;quad", 'row 2, primary_muscles: unknown muscle "quad"; did you mean quads?'),
        ("core_pattern", "twist", 'row 2, core_pattern: found "twist"; allowed: rotation'),
        ("default_sets", "0", 'row 2, default_sets: found "0"; allowed: 1 to 10'),
        ("id", "=1+1", 'row 2, id: found "=1+1"; allowed: letters, digits and _'),
        ("default_sets", "1" * 5000, 'row 2, default_sets: found "1111'),
        ("default_sets", "00000011", 'row 2, default_sets: found "00000011"; allowed: 1 to 10'),
        ("default_rest_s", "0000009999", 'row 2, default_rest_s: found "0000009999"; allowed: 0 to 600'),
        ("default_sets", "²", 'row 2, default_sets: found "²"; allowed: 1 to 10'),
        ("default_reps", "8-6", 'row 2, default_reps: found "8-6"; allowed: "6", "8-10"'),
        ("default_rest_s", "-60", 'row 2, default_rest_s: found "-60"; allowed: 0 to 600'),
        ("load_increment_class", "bar", 'row 2, load_increment_class: found "bar"; did you mean barbell?'),
        ("level", "expert", 'row 2, level: found "expert"; allowed: beginner, intermediate, advanced'),
        ("source", "a friend", 'row 2, source: found "a friend"; starts with article'),
    ],
)
def test_a_value_that_is_not_allowed_is_named_with_its_row(column: str, value: str, said: str) -> None:
    (fault,) = faults(written({**ROW, column: value}))
    assert fault.startswith(f"mine.csv: {said}")


@pytest.mark.parametrize("text", ["6", "8-10", "10/side", "30s", "30m/side", "12-15/side"])
def test_repetitions_are_read_as_they_are_written(text: str) -> None:
    assert str(Reps.of(text)) == text


@pytest.mark.parametrize("text", ["", "0", "x", "10-8", "5/leg", "-5", "5-", "30 s", "1000"])
def test_what_are_no_repetitions_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text or "^$"):
        Reps.of(text)


def test_a_set_takes_its_seconds() -> None:
    """Three seconds a repetition, half of that for power, twice for two sides; holds as long as they are."""
    assert exercise("back_squat").set_seconds(Reps(6, 6)) == 18
    assert exercise("box_jump").set_seconds(Reps(5, 5)) == 8
    assert exercise("split_squat").set_seconds(Reps(8, 8, per_side=True)) == 48
    assert exercise("side_plank").set_seconds(Reps(30, 30, "s", per_side=True)) == 60


def test_every_muscle_belongs_to_the_lower_or_the_upper_body_or_the_trunk() -> None:
    for muscle in MUSCLES:
        made = exercise("press", primary_muscles=muscle, secondary_muscles="")
        assert len(made.regions) <= 1
        assert made.regions or muscle in ("abs", "obliques", "erectors"), muscle


@given(at=st.integers(0, 400), cut=st.integers(0, 40), put=st.text(max_size=6))
def test_a_damaged_file_is_refused_or_read(at: int, cut: int, put: str) -> None:
    """Whatever was done to it: faults of the file, never another error."""
    text = written(ROW, {**ROW, "id": "other"})
    with contextlib.suppress(InputError):
        read_library(text[:at] + put + text[at + cut :], "mine.csv")


def test_what_is_hard_to_hold_is_for_no_beginner_and_counts_once() -> None:
    """A Copenhagen plank or a Nordic curl is an accessory: neither is a core exercise besides."""
    for name in ("copenhagen_plank", "nordic_curl"):
        one = next(exercise for exercise in load_shipped() if exercise.id == name)
        assert (one.category, one.core, one.level) == ("accessory", "", "advanced")
        assert one.halves.get("core", 0) < 2


def test_what_is_held_or_only_pulled_apart_is_no_push_and_no_pull() -> None:
    """Both are accessories; who is to spare what is overhead is spared the pike hold too."""
    known = {exercise.id: exercise for exercise in load_shipped()}
    assert {known[name].category for name in ("wall_pike_hold", "band_pull_apart")} == {"accessory"}
    assert known["wall_pike_hold"].pattern == "v_push"
    assert known["band_pull_apart"].pattern not in PULLS
