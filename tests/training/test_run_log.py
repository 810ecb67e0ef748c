"""Runs in the log: read beside lifts, written, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from freshlegs.io.errors import InputError
from freshlegs.model.kinds import Kind
from freshlegs.training.log_text import format_rows
from freshlegs.training.paces import KnownRace
from freshlegs.training.run_log import RunEntry, describe_run_doubt, note_far_longer, note_hard_feelings
from freshlegs.training.training_log import HEADER, LogEntry, TrainingLog, read_log

KNOWN = {name: name for name in ("back_squat", "plank")}
DAY = date(2026, 12, 1)
PLANK = LogEntry(DAY, "plank", (30, 30))
TEMPO = RunEntry(DAY, "tempo", 45, 8.5, 10)


def read(*rows: str, exercises: Mapping[str, str] = KNOWN) -> TrainingLog:
    return read_log("\n".join((HEADER, *rows, "")), "log.csv", exercises, "kg")


def test_runs_stand_beside_lifts_as_people_write_them() -> None:
    found = read(
        "2026-12-01,plank,2,30,-",
        "2026-12-01,easy,1,45 min,6 of 10",
        "2026-12-02, long ,,90,",
        "2026-12-03,tempo,-,8km,9/10",
        "2026-12-04,race,1,50 min 10 km,10",
    )
    assert [entry.exercise for entry in found.lifts] == ["plank"]
    assert [(run.kind, run.minutes, run.kilometres, run.felt, run.row) for run in found.runs] == [
        ("easy", 45, None, 6, 3),
        ("long", 90, None, None, 4),
        ("tempo", None, 8.0, 9, 5),
        ("race", 50, 10.0, 10, 6),
    ]


def test_two_runs_of_a_kind_on_a_day_are_numbered_and_both_count() -> None:
    found = read("2026-12-01,easy,1,45 min,-", "2026-12-01,easy,2,30 min,-", "2026-12-01,easy,2,35 min,-")
    assert [(run.minutes, run.number) for run in found.runs] == [(45, 1), (35, 2)]
    assert found.notes == ("log.csv: row 3 does not count: a later row is of the same day and exercise.",)


@pytest.mark.parametrize(
    "run", [TEMPO, RunEntry(DAY, "easy", 30), RunEntry(DAY, "easy", 30, number=2), RunEntry(DAY, "long", None, 21.1, 1)]
)
def test_what_is_added_comes_back(run: RunEntry) -> None:
    text = format_rows("", [PLANK, run])
    (found,) = read_log(text, "log.csv", KNOWN, "kg").runs
    assert found.line() == run.line()


def test_a_run_that_was_cut_off_anywhere_never_counts_as_another() -> None:
    """Of "10 of 10" nothing that is left when the power goes can be taken for a whole row."""
    before = format_rows("", [PLANK])
    whole = before + format_rows(before, [TEMPO])
    for length in range(len(before) + 1, len(whole) - 1):
        told = read_log(whole[:length], "log.csv", KNOWN, "kg")
        assert (told.runs, len(told.notes)) == ((), 1), whole[:length]
        again = whole[:length] + format_rows(whole[:length], [TEMPO])
        assert [run.line() for run in read_log(again, "log.csv", KNOWN, "kg").runs] == [TEMPO.line()]
    assert read_log(whole[:-1], "log.csv", KNOWN, "kg").runs


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (
            "2026-12-01,easy,10,45 min,-",
            'row 2, sets: found "10"; 1, or nothing; 2 to 9 of one more run of',
        ),
        (
            "2026-12-01,easy,1,0 min,-",
            'row 2, reps: found "0 min"; "45 min", "8 km" or both, "45 min 8 km": 1 to 1000 ',
        ),
        ("2026-12-01,easy,1,1001 min,-", 'row 2, reps: found "1001 min"; '),
        ("2026-12-01,easy,1,0.05 km,-", 'row 2, reps: found "0.05 km"; '),
        ("2026-12-01,easy,1,301 km,-", 'row 2, reps: found "301 km"; '),
        ("2026-12-01,easy,1,8 mi,-", 'row 2, reps: found "8 mi"; '),
        ("2026-12-01,easy,1,,-", 'row 2, reps: found ""; '),
        (f"2026-12-01,easy,1,{'1' * 5000} min,-", 'row 2, reps: found "1111'),
        ("2026-12-01,easy,1,45 min,0", 'row 2, load: found "0"; how it felt from 1 to 10, "6 of 10", or nothing'),
        ("2026-12-01,easy,1,45 min,11 of 10", 'row 2, load: found "11 of 10"; '),
        ("2026-12-01,easy,1,45 min,06-Oct", 'row 2, load: found "06-Oct"; '),
        ("2026-12-32,easy,1,45 min,-", 'row 2, date: found "2026-12-32"; a date such as 2026-12-01'),
    ],
)
def test_a_wrong_run_is_named(row: str, says: str) -> None:
    with pytest.raises(InputError) as error:
        read(row)
    assert f"log.csv: {says}" in str(error.value)


def test_an_exercise_that_is_called_as_a_kind_of_run_stays_one() -> None:
    """Somebody's library may have one; a log that was read before is read as before."""
    found = read("2026-12-01,tempo,3,6,40 kg", exercises={"tempo": "tempo"})
    assert ([entry.exercise for entry in found.lifts], found.runs) == (["tempo"], ())


def test_a_distance_alone_counts_at_the_runners_own_pace() -> None:
    """Easy running is 1.2 to 1.35 times the threshold pace, here 5 min per km; the middle of it counts.

    Intervals and tempo runs, warm-up and all, take 1.15 times that.
    """
    hour = KnownRace(12, 60)
    assert RunEntry(DAY, "easy", None, 8.0).count_minutes(hour, "beginner") == 51
    assert RunEntry(DAY, "intervals", None, 8.0).count_minutes(hour, "beginner") == 46
    assert RunEntry(DAY, "race", None, 12.0).count_minutes(hour, "beginner") == 60
    assert RunEntry(DAY, "easy", None, 8.0).count_minutes(None, "intermediate") == 61
    assert RunEntry(DAY, "race", None, 10.0).count_minutes(None, "intermediate") == 60
    assert RunEntry(DAY, "easy", 40, 8.0).count_minutes(hour, "beginner") == 40
    assert RunEntry(DAY, "easy", None, 300.0).count_minutes(None, "beginner") == 1000


def test_hard_runs_that_felt_as_hard_as_can_be_are_told_and_easy_ones_that_felt_hard() -> None:
    runs = [
        TEMPO, RunEntry(DAY, "easy", 30, None, 10), RunEntry(date(2026, 11, 30), "intervals", 40, None, 9),
        RunEntry(DAY, "intervals", 40, None, 8), RunEntry(date(2026, 12, 2), "long", 90, None, 7),
        RunEntry(date(2026, 12, 3), "easy", 40, None, 6), RunEntry(date(2026, 12, 4), "race", 40, None, 10),
    ]  # fmt: skip
    told = list(note_hard_feelings(runs, frozenset({"tempo", "intervals"})))
    easy = "and it is to be easy: slow down until you can talk, or rest a day if you are tired"
    assert told == [
        "intervals of 2026-11-30 felt 9 of 10; nothing changes for that",
        "tempo of 2026-12-01 felt 10 of 10; nothing changes for that",
        f"easy of 2026-12-01 felt 10 of 10, {easy}",
        f"long of 2026-12-02 felt 7 of 10, {easy}",
    ]


def test_a_run_far_longer_than_those_before_it_is_told() -> None:
    """Those before the programme count, a race too; one that is no third longer is nobody's matter."""

    def read_lengths(*runs: tuple[int, Kind, int], before: int | None = 40) -> list[str]:
        known = [(date(2026, 11, 20), before)] if before else []
        days = [(date(2026, 12, day), kind, minutes) for day, kind, minutes in runs]
        return [note.partition(":")[0] for note in note_far_longer(days, known, 30)]

    twice = "easy of 2026-12-02 took 80 min, the longest run of the 30 days before it 40"
    assert read_lengths((2, "easy", 80)) == [twice]
    assert read_lengths((2, "easy", 80), before=None) == []
    assert read_lengths((2, "easy", 52)) == []
    assert read_lengths((2, "easy", 53)) != []
    assert read_lengths((2, "race", 80)) == []
    assert read_lengths((1, "race", 80), (2, "easy", 80)) == []
    assert read_lengths((2, "easy", 80), (3, "long", 100)) == [twice]
    assert read_lengths((30, "easy", 80)) == []
    assert read_lengths((1, "easy", 40), (5, "easy", 80), before=None) == []
    assert read_lengths((1, "easy", 40), (8, "easy", 80), before=None) != []


def test_what_to_do_about_it_is_said_of_the_last_days() -> None:
    known = [(date(2026, 11, 20), 40)]
    (told,) = note_far_longer([(date(2026, 12, 2), "easy", 80), (date(2026, 12, 3), "easy", 40)], known, 30)
    assert told.endswith("is how runners get hurt, so take the next two days easily")
    (told,) = note_far_longer([(date(2026, 12, 2), "easy", 80), (date(2026, 12, 4), "easy", 40)], known, 30)
    assert told.endswith("is how runners get hurt")


def test_a_later_run_of_the_same_kind_and_day_replaces_the_earlier_one() -> None:
    found = read("2026-12-01,easy,1,45 min,-", "2026-12-01,tempo,1,40 min,-", "2026-12-01,easy run,1,30 min,4 of 10")
    assert [(run.kind, run.minutes, run.row) for run in found.runs] == [("tempo", 40, 3), ("easy", 30, 4)]
    assert found.notes == ("log.csv: row 2 does not count: a later row is of the same day and exercise.",)


def test_a_distance_is_compared_with_the_one_that_was_asked_for() -> None:
    """A race has one; who ran a marathon for 10 km has mistyped it, however long it may have taken."""
    day = date(2026, 12, 6)
    assert describe_run_doubt(RunEntry(day, "race", None, 42.0), 300, 10.0) == "42 km is 4.2 times the 10 km asked for"
    assert describe_run_doubt(RunEntry(day, "race", None, 10.2), 20, 10.0) == ""
    assert describe_run_doubt(RunEntry(day, "race", None, 1.0), 10, 10.0) == "1 km is 10 % of the 10 km asked for"
