"""The log of what was lifted: read, added to, and cut off anywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from freshlegs.io.errors import InputError
from freshlegs.training.library import load_shipped
from freshlegs.training.log_text import cut_last, format_rows
from freshlegs.training.training_log import (
    HEADER,
    LogEntry,
    describe_doubt,
    find_exercise,
    leave_out_coming,
    name_exercises,
    read_log,
)

KNOWN = {name: name for name in ("back_squat", "bench_press", "plank")}
SQUAT = LogEntry(date(2026, 12, 1), "back_squat", (6, 6, 5), 82.5, "kg")
PLANK = LogEntry(date(2026, 12, 1), "plank", (30, 30))
LATER = LogEntry(date(2026, 12, 2), "plank", (35, 35))


def read(*rows: str) -> tuple[LogEntry, ...]:
    return read_log("\n".join((HEADER, *rows, "")), "log.csv", KNOWN, "kg")[0]


def seen(entries: tuple[LogEntry, ...]) -> list[tuple[str, tuple[int, ...], float | None]]:
    return [(entry.exercise, entry.reps, entry.load) for entry in entries]


def test_rows_are_read_as_people_write_them() -> None:
    found = read(
        "2026-12-01,back_squat,3,6,80 kg", "2026-12-01, bench_press ,2,8 7,42.5", "", '2026-12-02,plank,2,"30 25",-\r'
    )
    assert seen(found) == [("back_squat", (6, 6, 6), 80.0), ("bench_press", (8, 7), 42.5), ("plank", (30, 25), None)]
    assert [entry.row for entry in found] == [2, 3, 5]
    assert [entry.unit for entry in found] == ["kg", "kg", None]
    assert found[2].line() == "2026-12-02,plank,2,30 25,-"


def test_what_is_added_comes_back() -> None:
    text = format_rows("", [SQUAT])
    text += format_rows(text, [PLANK])
    assert text.count(HEADER) == 1
    assert seen(read_log(text, "log.csv", KNOWN, "kg")[0]) == seen((SQUAT, PLANK))


def test_a_log_that_was_cut_off_anywhere_goes_on() -> None:
    """Whatever was written of it when the power went: the rows before are whole, the half one never counts."""
    whole = format_rows("", [PLANK]) + format_rows("x\n", [SQUAT])
    for length in range(len(whole) + 1):
        cut = whole[:length]
        text = cut + format_rows(cut, [LATER])
        entries, notes, _ = read_log(text, "log.csv", KNOWN, "kg")
        rows = [line for line in cut.split("\n")[1:-1] if line]
        kept = [PLANK, SQUAT][: len(rows)]
        assert seen(entries) == seen((*kept, LATER)), cut
        assert len(notes) <= 1
        if length > len(HEADER):
            before, said, _ = read_log(cut, "log.csv", KNOWN, "kg")
            half = bool(cut.split("\n")[-1])
            complete = cut.split("\n")[-1] in (PLANK.line(), SQUAT.line())
            assert seen(before) == seen(tuple(kept) + (([PLANK, SQUAT][len(rows)],) if complete else ()))
            assert bool(said) == (half and not complete)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("2026-13-01,plank,1,30,-", 'row 2, date: found "2026-13-01"; a date such as 2026-12-01, years 2000 to 2100'),
        ("1999-12-31,plank,1,30,-", 'row 2, date: found "1999-12-31"; a date such as 2026-12-01, years 2000 to 2100'),
        ("2101-01-01,plank,1,30,-", 'row 2, date: found "2101-01-01"; '),
        ("9999-12-31,plank,1,30,-", 'row 2, date: found "9999-12-31"; '),
        ("2026-12-01,plank,0,30,-", 'row 2, sets: found "0"; 1 to 20'),
        (f"2026-12-01,plank,{'1' * 5000},30,-", 'row 2, sets: found "1111'),
        (f"2026-12-01,plank,1,{'1' * 5000},-", 'row 2, reps: found "1111'),
        (f"2026-12-01,plank,1,30,{'1' * 5000} kg", 'row 2, load: found "1111'),
        ("2026-12-01,plank,1,30,-\rfoo", 'row 2: found "2026-12-01,plank,1,30,-\\rfoo"; a row of values with commas'),
        (f"2026-12-01,plank,1,30,{'x' * 200_000}", 'row 2: found "2026-12-01,plank,1,30,xxx'),
        ("2026-12-01,plank,1,30,nan", 'row 2, load: found "nan"; '),
        ("2026-12-01,plank,1,30,2001 kg", 'row 2, load: found "2001 kg"; '),
        ("2026-12-01,plank,2,30 30 30,-", 'row 2, reps: found "30 30 30"; '),
        ("2026-12-01,plank,1,many,-", 'row 2, reps: found "many"; '),
        ("2026-12-01,back_squat,3,6,-20 kg", 'row 2, load: found "-20 kg"; a weight such as "80 kg" or 80, or nothing'),
        ("2026-12-01,back_squat,3,6,0", 'row 2, load: found "0"; '),
        ("2026-12-01,back_squat,3,6,180 lb", 'row 2, load: found "180 lb"; all your weights are in kg'),
        ("2026-12-01,back_squat,3,6", "row 2: found 4 values; 5: date,exercise,sets,reps,load"),
        ("2026-12-01,back_squat,3,6,80 kg,x", "row 2: found 6 values; 5: date,exercise,sets,reps,load"),
    ],
)
def test_a_wrong_row_is_named(row: str, says: str) -> None:
    with pytest.raises(InputError) as error:
        read(row)
    assert str(error.value).startswith(f"log.csv: {says}")


def test_all_wrong_rows_are_named_at_once() -> None:
    with pytest.raises(InputError) as error:
        read("2026-12-01,plank,1,x,-", "2026-12-01,plank,1,30,-", "y,plank,1,30,-")
    assert [fault.place for fault in error.value.faults] == ["row 2, reps", "row 4, date"]


@pytest.mark.parametrize("text", ["", "exercise,date\n", "hello", "date;exercise;sets;reps;load\n"])
def test_what_is_no_log_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="a log begins with date,exercise,sets,reps,load"):
        read_log(text, "log.csv", KNOWN, "kg")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("plonk", '; did you mean "plank"?'),
        ("swim", "."),
        ("easi", '; did you mean "easy"?'),
        ("lng", '; did you mean "long"?'),
    ],
)
def test_an_unknown_exercise_is_noted_and_counts_for_nothing(name: str, near: str) -> None:
    rows = (HEADER, f"2026-12-01,{name},1,30 min,?", "2026-12-01,plank,1,30,-", f"2026-12-02,{name},2,8,-", "")
    told = read_log("\n".join(rows), "log.csv", KNOWN, "kg")
    assert seen(told.lifts) == [("plank", (30,), None)]
    assert told.notes == (f'log.csv: rows 2 and 4 count for nothing: there is no exercise "{name}"{near}',)


def test_titles_of_the_card_are_understood() -> None:
    known = name_exercises({one.id: one.name for one in load_shipped()})
    rows = ("2026-12-01,Barbell back squat,1,6,80 kg", "2026-12-01,single-leg calf raise with a weight,1,8,-")
    told = read_log("\n".join((HEADER, *rows, "")), "log.csv", known, "kg")
    assert [entry.exercise for entry in told.lifts] == ["back_squat", "loaded_calf_raise"]


def test_each_title_and_id_of_the_library_means_one_exercise() -> None:
    known = name_exercises({one.id: one.name for one in load_shipped()})
    for exercise in load_shipped():
        assert find_exercise(known, exercise.id) == exercise.id
        assert find_exercise(known, exercise.name.upper()) == exercise.id


def test_a_later_row_replaces_an_earlier_one_of_its_exercise_and_day() -> None:
    """The first says what was asked for, the second what was really lifted, written down in the evening."""
    text = (
        HEADER, "2026-12-01,back_squat,3,6,80 kg", "2026-12-01,plank,1,30,-", "2026-12-02,back_squat,3,6,80 kg",
        "2026-12-01,back_squat,3,4,75 kg", "",
    )  # fmt: skip
    told = read_log("\n".join(text), "log.csv", KNOWN, "kg")
    assert [(entry.row, entry.exercise, entry.load) for entry in told.lifts] == [
        (3, "plank", None),
        (4, "back_squat", 80.0),
        (5, "back_squat", 75.0),
    ]
    assert told.notes == ("log.csv: row 2 does not count: a later row is of the same day and exercise.",)


def test_days_that_are_still_to_come_do_not_count_once_the_programme_has_begun() -> None:
    told = read_log("\n".join((HEADER, "2026-12-01,plank,1,30,-", "2027-03-01,plank,1,30,-", "")), "x", KNOWN, "kg")
    first, today = date(2026, 11, 30), date(2026, 12, 2)
    kept, notes = leave_out_coming(told, first, today, "log.csv")
    assert [entry.row for entry in kept.lifts] == [2]
    assert notes == ("log.csv: row 3 does not count: its day is still to come.",)
    assert leave_out_coming(told, first, date(2026, 11, 29), "x") == (told, ())
    assert leave_out_coming(told, first, None, "x") == (told, ())
    assert leave_out_coming(told, first, date(2027, 2, 28), "x") == (told, ())


def test_what_was_added_last_is_taken_back_whole_and_nothing_else() -> None:
    """Whatever was written of it when the power went."""
    first, last = format_rows("", [SQUAT, PLANK]), format_rows("x\n", [replace(LATER, exercise="bench_press"), LATER])
    assert cut_last(first + last, "log.csv") == (first, tuple(last.splitlines()))
    for length in range(1, len(last)):
        kept, gone = cut_last(first + last[:length], "log.csv")
        assert gone
        assert kept.startswith(first), length


def test_a_row_without_a_load_can_be_the_last_one() -> None:
    """Somebody who writes by hand may leave out the last line end; then a unit, or "-", says that the row is whole."""
    for row, count in (("2026-12-01,plank,1,30,-", 1), ("2026-12-01,plank,1,30,8", 0), ("2026-12-01,plank,1,30", 0)):
        entries, notes, _ = read_log(f"{HEADER}\n{row}", "log.csv", KNOWN, "kg")
        assert (len(entries), len(notes)) == (count, 1 - count), row


def test_a_log_full_of_faults_is_refused_soon() -> None:
    with pytest.raises(InputError) as error:
        read(*["2026-12-01,plank,1,x,-"] * 90_000)
    assert len(error.value.faults) == 10


def test_a_log_full_of_unknown_names_is_read_soon() -> None:
    """A name that is close to none is looked for among all of them, so that 100,000 of them would take minutes."""
    told = read_log("\n".join((HEADER, *(f"2026-12-01,squat{n},1,30,-" for n in range(90_000)), "")), "x", KNOWN, "kg")
    assert len(told.notes) == 11
    assert told.notes[-1] == "x: nor do rows of 89990 more names that no exercise has."


def test_sets_and_repetitions_have_bounds() -> None:
    assert read("2026-12-01,plank,20,999,-")[0].reps == (999,) * 20
    for row in ("2026-12-01,plank,21,30,-", "2026-12-01,plank,1,1000,-", "2026-12-01,plank,x,30,-"):
        with pytest.raises(InputError):
            read(row)


def test_a_weight_that_is_sure_is_written_and_read_as_such() -> None:
    sure = LogEntry(SQUAT.date, "back_squat", (6, 6), 400.0, "kg", sure=True)
    assert sure.line() == "2026-12-01,back_squat,2,6,400! kg"
    (entry,) = read(sure.line())
    assert (entry.load, entry.sure) == (400.0, True)
    rows = ("2026-12-01,back_squat,2,6,400 kg", "2026-12-02,back_squat,2,6,400!", "2026-12-03,back_squat,2,6,-")
    assert [one.sure for one in read(*rows)] == [False, True, False]
    for cell in ("!", "400!! kg", "!400 kg", "! kg", "-!"):
        with pytest.raises(InputError) as error:
            read(f"2026-12-01,back_squat,2,6,{cell}")
        assert [fault.place for fault in error.value.faults] == ["row 2, load"]


@pytest.mark.parametrize(
    ("load", "asked", "says"),
    [
        (46.0, 40.0, ""),
        (46.5, 40.0, "46.5 kg is 16 % more than the 40 kg asked for"),
        (400.0, 40.0, "400 kg is ten times the 40 kg asked for"),
        (88.0, 40.0, "88 kg is 120 % more than the 40 kg asked for (88 lb would be 39.9 kg)"),
        (20.0, 40.0, ""),
        (20.0, None, ""),
        (400.0, None, ""),
        (600.0, None, "600 kg is more than nearly anybody lifts, 400 kg"),
        (None, 40.0, ""),
    ],
)
def test_what_is_far_above_what_was_asked_for_is_doubtful(load: float | None, asked: float | None, says: str) -> None:
    assert describe_doubt(load, asked, "kg") == says
