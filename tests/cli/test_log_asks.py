"""`freshlegs log` asks what was done in the last session, and takes back what was added last."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command_line import Done, assert_refused, call, plan_once

WEEKS = """\
timezone = "Europe/London"
[week]
start = 2027-01-11
weeks = 2
[lifting]
weights = { deadlift = 50 }
[availability]
tue = ["06:00-08:00"]
sun = ["08:00-12:00"]
[[sessions]]
kind = "full"
minutes = 40
[[sessions]]
kind = "long"
minutes = 60
"""
HEADER = "date,exercise,sets,reps,load"
TUESDAY, WEDNESDAY, SUNDAY = "2027-01-12", "2027-01-13T20:00", "2027-01-17T20:00"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plan.json").write_bytes(plan_once(WEEKS))
    monkeypatch.setenv("FRESHLEGS_NOW", WEDNESDAY)
    return tmp_path


def log(folder: Path, *options: str, answers: str | None = None) -> Done:
    return call("log", *options, stdin=answers, folder=folder)


def read(folder: Path) -> list[str]:
    return (folder / "log.csv").read_text("utf-8").splitlines()


def asked(folder: Path) -> list[str]:
    """Return the rows of the first lift as it was asked for."""
    rows = call("log", "plan.json", "full-1", "--week", "1", "--to", "asked.csv", folder=folder).out.splitlines()
    assert len(rows) > 3
    return rows


def test_enter_takes_what_was_planned(folder: Path) -> None:
    rows = asked(folder)
    done = log(folder, answers="\n" * (1 + len(rows)))
    assert (done.code, read(folder)) == (0, [HEADER, *rows])
    assert 'Lift: full body, Tue 12 Jan. Enter takes the answer in brackets; "-" leaves an exercise out' in done.err
    assert "Day [2027-01-12]: " in done.err
    assert f"log.csv: {len(rows)} rows added" in done.err


def test_what_was_other_than_planned_is_said_exercise_by_exercise(folder: Path) -> None:
    rows = asked(folder)
    place = next(number for number, row in enumerate(rows) if "deadlift" in row)
    answers = ["2027-01-13", *[""] * place, "6 5 4 @ 52.5", "-", *[""] * (len(rows) - place - 2)]
    assert log(folder, answers="".join(f"{answer}\n" for answer in answers)).code == 0
    expected = [row.replace(TUESDAY, "2027-01-13") for row in rows]
    expected[place] = "2027-01-13,deadlift,3,6 5 4,52.5 kg"
    del expected[place + 1]
    assert read(folder) == [HEADER, *expected]


def test_back_asks_the_question_before_once_more(folder: Path) -> None:
    rows = asked(folder)
    answers = ["2027-01-12", "back", "2027-01-13", *[""] * len(rows)]
    assert log(folder, answers="".join(f"{answer}\n" for answer in answers)).code == 0
    assert {row.split(",")[0] for row in read(folder)[1:]} == {"2027-01-13"}


def test_the_last_session_that_is_not_in_the_log_is_meant(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRESHLEGS_NOW", SUNDAY)
    done = log(folder, answers="\n8 km\n6\n")
    assert (done.code, done.out) == (0, "2027-01-17,long,1,8 km,6 of 10\n")
    rows = asked(folder)
    assert log(folder, answers="\n" * (1 + len(rows))).code == 0
    assert read(folder) == [HEADER, "2027-01-17,long,1,8 km,6 of 10", *rows]
    says = "SESSION: no session until 2027-01-17 20:00 that is not in log.csv yet; name the one that you mean"
    assert_refused(log(folder, answers=""), says)


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ("\nten\n", 'the answer: found "ten"; write "3 x 6 @ 80 kg" or, set by set, '),
        ("yesterday week\n", "the answer: "),
        ("\n", "standard input: it ends before all questions are answered"),
    ],
)
def test_an_answer_that_can_not_be_used_writes_nothing(folder: Path, answers: str, says: str) -> None:
    done = log(folder, answers=answers)
    assert done.code == 1
    assert says in done.err.splitlines()[-1]
    assert not (folder / "log.csv").exists()


def test_a_weight_far_above_what_was_asked_for_needs_a_yes(folder: Path) -> None:
    rows = asked(folder)
    place = next(number for number, row in enumerate(rows) if "deadlift" in row)
    answers = "".join(f"{one}\n" for one in ["", *[""] * place, "6 6 6 @ 500", *[""] * (len(rows) - place - 1)])
    assert (
        "deadlift: 500 kg is ten times the 50 kg asked for; if it is right, say --yes"
        in log(folder, answers=answers).err
    )
    assert not (folder / "log.csv").exists()
    assert log(folder, "--yes", answers=answers).code == 0
    assert read(folder)[1 + place] == "2027-01-12,deadlift,3,6,500! kg"


def test_titles_of_the_card_name_exercises(folder: Path) -> None:
    told = ("plan.json", "full-1", "--week", "1", "--did", "barbell deadlift=6 6 4", "--skipped")
    assert '--skipped: found "Swim"' in log(folder, *told, "Swim").err
    assert log(folder, *told, "Lat pulldown").code == 0
    assert f"{TUESDAY},deadlift,3,6 6 4,50 kg" in read(folder)
    assert not any("lat_pulldown" in row for row in read(folder))


def test_undo_takes_back_one_session_after_the_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRESHLEGS_NOW", SUNDAY)
    rows = asked(folder)
    log(folder, "plan.json", "full-1", "--week", "1")
    log(folder, "plan.json", "long-1", "--week", "1")
    log(folder, "plan.json", "full-1", "--week", "1", "--did", "deadlift=6 6 4 @ 50 kg")
    assert len(read(folder)) == 2 + len(rows)
    done = log(folder, "--undo")
    assert (done.out, done.err) == (
        f"{TUESDAY},deadlift,3,6 6 4,50 kg\n",
        "log.csv: 1 row taken back; 1 row as before\n",
    )
    assert read(folder) == [HEADER, *rows, "2027-01-17,long,1,60 min,-"]
    assert log(folder, "--undo", "--json").json["rows"] == ["2027-01-17,long,1,60 min,-"]
    log(folder, "--undo")
    assert read(folder) == [HEADER]
    assert_refused(log(folder, "--undo"), "log.csv: it has no row to take back")


@pytest.mark.parametrize("options", [("--undo", "--did", "deadlift=6"), ("--did", "deadlift=6"), ("--on", "tue")])
def test_options_that_say_something_of_no_session_are_refused(folder: Path, options: tuple[str, ...]) -> None:
    assert log(folder, *options).code == 2
    assert not (folder / "log.csv").exists()


def test_what_was_logged_by_its_name_is_not_asked_for_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in every other place where a log is read, a row may call an exercise or a run what people call it."""
    monkeypatch.setenv("FRESHLEGS_NOW", SUNDAY)
    (folder / "log.csv").write_text(f"{HEADER}\n{TUESDAY},Deadlift,3,6,50 kg\n2027-01-17,Long run,-,60 min,-\n")
    done = log(folder, answers="\n" * 20)
    assert_refused(done, "SESSION: no session until 2027-01-17 20:00 that is not in log.csv yet")


def test_a_word_names_the_only_exercise_of_the_lift_that_has_it(folder: Path) -> None:
    told = ("plan.json", "full-1", "--week", "1", "--did", "calf raise=12 11")
    done = log(folder, *told)
    assert done.code == 0
    assert '"calf raise" is Standing calf raise in this lift.' in done.err
    assert f"{TUESDAY},standing_calf_raise,2,12 11,-" in read(folder)
