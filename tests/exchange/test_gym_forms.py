"""Each form of a gym log, and the traps of each: what it makes in our log."""

from __future__ import annotations

import pytest

from freshlegs.io.errors import InputError
from support.gym_exports import (
    FITNOTES,
    FITNOTES_IOS,
    HEVY,
    HEVY_LBS,
    LIFTOSAUR,
    STRONG,
    STRONG_NUMBERED,
    STRONG_UNITS,
    hevy_row,
    join_text,
    list_lines,
    read_text_as_log,
)

LIFTOSAUR_ROW = '{time},Plan,Day 1,"{exercise}",{warmup},5,{reps},0,,,0,100,lb,{weight},{unit},0,,,,\n'


def liftosaur_row(time: str, exercise: str, reps: object, weight: object, unit: str = "kg", warmup: int = 0) -> str:
    return LIFTOSAUR_ROW.format(time=time, exercise=exercise, reps=reps, weight=weight, unit=unit, warmup=warmup)


FORMS = {
    "hevy": (
        HEVY
        + hevy_row(kind="warmup", weight=40, reps=8)
        + hevy_row()
        + hevy_row("Plank", weight="", reps="", seconds=45, superset=1)
        + hevy_row(reps=5, kind="failure")
        + hevy_row(weight=60, reps=12, kind="dropset"),
        ["2026-11-30,back_squat,2,6 5,80 kg", "2026-11-30,front_plank,1,45,-"],
    ),
    "hevy, spreadsheet": (
        HEVY.replace(",", ";") + hevy_row().replace(", ", "\0").replace(",", ";").replace("\0", ", "),
        ["2026-11-30,back_squat,1,6,80 kg"],
    ),
    "hevy, pounds": (HEVY_LBS + hevy_row(weight=225), ["2026-11-30,back_squat,1,6,102.1 kg"]),
    "hevy, German months": (HEVY + hevy_row(day="22. Dez. 2025"), ["2025-12-22,back_squat,1,6,80 kg"]),
    "strong": (
        STRONG
        + '2026-11-30 06:05:00,"Legs, A",1h 5m,Deadlift (Barbell),W,60,5,0,0,"two\nlines",,\n'
        + '2026-11-30 06:05:00,"Legs, A",1h 5m,Deadlift (Barbell),1,120.0,5.0,0,0,,,8\n'
        + '2026-11-30 06:05:00,"Legs, A",1h 5m,Deadlift (Barbell),D,100.0,8.0,0,0,,,\n'
        + '2026-11-30 06:05:00,"Legs, A",1h 5m,Deadlift (Barbell),F,120.0,4.0,0,0,,,10\n'
        + '2026-11-30 06:05:00,"Legs, A",1h 5m,Deadlift (Barbell),Rest Timer,0,0,0,120,,,\n'
        + '2026-11-30 06:05:00,"Legs, A",1h 5m,Pull Up,1,0,8,0,0,,,\n',
        ["2026-11-30,deadlift,2,5 4,120 kg", "2026-11-30,pull_up,1,8,-"],
    ),
    "strong, semicolons": (
        STRONG_UNITS
        + '2026-11-30 06:05:00;"Legs";"Squat (Barbell)";1;82,5;kg;6;;;;0;"";"";30m\n'
        + '2026-11-30 06:05:00;"Legs";"Bench Press (Barbell)";1;135;lbs;6;;;;0;"";"";30m\n',
        ["2026-11-30,back_squat,1,6,82.5 kg", "2026-11-30,bench_press,1,6,61.2 kg"],
    ),
    "strong, numbered": (
        STRONG_NUMBERED
        + '"1";"2026-11-30 06:05:00";"Legs";"3600";"Squat (Barbell)";"W";"40";"8";"";"";"";"";""\n'
        + '"1";"2026-11-30 06:05:00";"Legs";"3600";"Squat (Barbell)";"1";"82,5";"6";"8,5";"";"";"";""\n'
        + '"1";"2026-11-30 06:05:00";"Legs";"3600";"Farmers Walk";"1";"24";"";"";"40";"";"";""\n'
        + '"1";"2026-11-30 06:05:00";"Legs";"3600";"Side Plank";"1";"";"";"";"";"30.0";"";""\n',
        [
            "2026-11-30,back_squat,1,6,82.5 kg",
            "2026-11-30,farmer_carry,1,40,24 kg",
            "2026-11-30,side_plank,1,30,-",
        ],
    ),
    "fitnotes": (
        FITNOTES
        + "2026-11-30,Flat Barbell Bench Press,Chest,60.0,kgs,8,,,,\n"
        + "2026-11-30,Barbell Squat,Legs,225.0,lbs,5,,,,easy\n"
        + "2026-11-30,Plank,Abs,,,,,,0:01:30,\n",
        [
            "2026-11-30,bench_press,1,8,60 kg",
            "2026-11-30,back_squat,1,5,102.1 kg",
            "2026-11-30,front_plank,1,90,-",
        ],
    ),
    "fitnotes, iOS": (
        FITNOTES_IOS
        + "2026-11-30,Deadlift,Back,100,,5,,,,,wr\n"
        + "2026-11-30,Bench Press,Chest,,135,10,,,,top set,wr\n"
        + "2026-11-30,Plank,Abs,,,,,,01:30,hard,t\n",
        ["2026-11-30,deadlift,1,5,100 kg", "2026-11-30,bench_press,1,10,61.2 kg", "2026-11-30,front_plank,1,90,-"],
    ),
    "liftosaur": (
        LIFTOSAUR
        + liftosaur_row("2026-11-30T05:05:00.000Z", "Squat", 5, 100, warmup=1)
        + liftosaur_row("2026-11-30T05:05:00.000Z", "Squat", 5, 100)
        + liftosaur_row("2026-11-30T05:05:00.000Z", "Squat", "", 100)
        + liftosaur_row("2026-11-30T23:30:00.000Z", "Bench Press, Barbell", 5, 135, "lb"),
        ["2026-11-30,back_squat,1,5,100 kg", "2026-12-01,bench_press,1,5,61.2 kg"],
    ),
    "liftosaur, older": (
        "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,RPE,Is AMRAP?,"
        "Weight Value,Weight Unit,Completed Reps Time,Target Muscles,Synergist Muscles,Notes\n"
        "2026-11-30T05:05:00.000Z,Plan,Day 1,Deadlift,0,5,5,,0,140,kg,,,,\n",
        ["2026-11-30,deadlift,1,5,140 kg"],
    ),
    "table, German": (
        "Datum;Übung;Satz;Gewicht (kg);Wdh.\n"
        "30.11.2026;Squat (Barbell);1;82,5;6\n30.11.2026;Squat (Barbell);2;82,5;5\n",
        ["2026-11-30,back_squat,2,6 5,82.5 kg"],
    ),
    "table, Spanish": (
        "Fecha,Ejercicio,Series,Repeticiones,Peso\n30 nov 2026,Deadlift,3,5,100 kg\n",
        ["2026-11-30,deadlift,3,5,100 kg"],
    ),
    "our own log": (
        "date,exercise,sets,reps,load\n2026-11-30,back_squat,3,6 6 5,80 kg\n2026-11-30,pull_up,2,8,-\n",
        ["2026-11-30,back_squat,3,6 6 5,80 kg", "2026-11-30,pull_up,2,8,-"],
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_makes_rows_of_our_log(form: str) -> None:
    text, lines = FORMS[form]
    found = join_text(text)
    assert read_text_as_log(text).faults == []
    assert list_lines(found) == lines
    assert not found.faults
    assert not found.unknown


@pytest.mark.parametrize("form", FORMS)
def test_windows_and_its_byte_order_mark_change_nothing(form: str) -> None:
    text, lines = FORMS[form]
    assert list_lines(join_text(text.replace("\n", "\r\n"))) == lines


@pytest.mark.parametrize(
    ("form", "title"), [("hevy", "Hevy"), ("strong, numbered", "Strong"), ("fitnotes, iOS", "FitNotes"),
                        ("liftosaur, older", "Liftosaur"), ("table, German", "table")],
)  # fmt: skip
def test_a_form_is_known_by_its_header(form: str, title: str) -> None:
    assert read_text_as_log(FORMS[form][0]).form == title


def test_as_says_which_form_it_is_and_a_wrong_one_is_refused() -> None:
    assert read_text_as_log(FORMS["strong"][0], form="strong").form == "Strong"
    with pytest.raises(InputError, match="no file of Strong; its header has"):
        read_text_as_log(HEVY + hevy_row(), form="strong")


def test_columns_say_what_a_table_means() -> None:
    text = "Day,What,Kilos,Times\n2026-11-30,Squat (Barbell),80,6\n"
    columns = {"date": "Day", "exercise": "what", "weight": "Kilos", "reps": "Times"}
    assert list_lines(join_text(text, columns=columns)) == ["2026-11-30,back_squat,1,6,80 kg"]
    with pytest.raises(InputError, match='there is no column "Lift"'):
        read_text_as_log(text, columns={**columns, "exercise": "Lift"})
    with pytest.raises(InputError, match="no known form"):
        read_text_as_log(text)


def test_the_numbers_of_one_header_may_not_contradict_its_cells() -> None:
    found = read_text_as_log(STRONG_NUMBERED + '1;2026-11-30;A;1;Squat;1;"100 lb";6;;;;;\n')
    assert [str(one) for one in found.faults] == ['row 2, Weight (kg): found "100 lb"; it is in kg there']


def test_weights_without_a_unit_are_counted() -> None:
    text = STRONG + "2026-11-30 06:05:00,A,1h,Squat,1,100,5,0,0,,,\n"
    assert join_text(text).unitless == 1
    assert list_lines(join_text(text, told="lb")) == ["2026-11-30,back_squat,1,5,45.4 kg"]
    assert join_text(text, told="lb").converted == {"lb": 1}


def test_activities_are_no_lifts() -> None:
    found = join_text(HEVY + hevy_row("Running", weight="", reps="", km=8.2, seconds=2400) + hevy_row())
    assert found.activities == {"Running": 1}
    assert list_lines(found) == ["2026-11-30,back_squat,1,6,80 kg"]
