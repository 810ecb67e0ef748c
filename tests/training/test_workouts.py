"""Workouts: what is done in a run, for whom, and how fast."""

from itertools import pairwise

import pytest

from freshlegs.model.content import Part
from freshlegs.model.kinds import KINDS, Level
from freshlegs.training.paces import KnownRace
from freshlegs.training.runs import make_run_content
from freshlegs.training.workouts import EFFORTS, Repetitions, Running, Workout, load_shipped_workouts

LEVELS: tuple[Level, ...] = ("beginner", "intermediate", "advanced")
WORKOUTS = {workout.id: workout for workout in load_shipped_workouts()}
RACES = {"": None, "5k": 5.0, "10k": 10.0, "half": 21.1, "marathon": 42.2}


def main_part(workout: str, minutes: int, step: int, **more: int | None) -> Part:
    kind = WORKOUTS[workout].kind
    content = make_run_content(kind, minutes, Running(), WORKOUTS[workout], step, more.get("most_hard"))
    return next(part for part in content.parts if part.name in ("main", "strides"))


def test_a_hard_run_is_told_in_full() -> None:
    content = make_run_content("intervals", 60, Running("intermediate"), WORKOUTS["three_minute_reps"], 0)
    assert [(part.name, part.minutes, part.hard, part.effort) for part in content.parts] == [
        ("warm-up", 21, 0, "very easy, a few strides at the end"),
        ("main", 23, 15, "5 times 3 min hard, about as fast as you could race 5 km; 2 min easy between"),
        ("cool-down", 16, 0, "easy, the last minutes at a walk"),
    ]
    assert (content.workout, content.name) == ("three_minute_reps", "Three-minute repetitions, 5 x 3 min")
    assert content.hard_minutes == 15


def test_a_workout_gets_harder_step_by_step_and_then_stays() -> None:
    hard = [main_part("broken_tempo", 60, step).hard for step in range(6)]
    assert hard == [12, 16, 20, 24, 24, 24]


def test_what_does_not_fit_is_an_earlier_step_or_fewer_repetitions() -> None:
    """Two blocks of 18 min do not fit into 35 between warm-up and cool-down, one of 32 does; never one of 18."""
    assert main_part("race_half", 60, 2).effort.startswith("2 times 15 min")
    assert main_part("race_half", 60, 3).minutes == main_part("race_half", 60, 3).hard == 30
    assert main_part("race_half", 60, 4).minutes == main_part("race_half", 60, 4).hard == 32
    assert main_part("race_half", 75, 4).effort.startswith("2 times 18 min")
    assert main_part("three_minute_reps", 30, 0).effort.startswith("3 times 3 min")


def names(workout: str, minutes: int, steps: int) -> list[str]:
    """Return what the steps of a workout are called, without its own name."""
    known = WORKOUTS[workout]
    contents = [make_run_content(known.kind, minutes, Running(), known, step) for step in range(steps)]
    return [content.name.removeprefix(f"{known.name}, ") for content in contents]


def test_where_the_next_step_does_not_fit_smaller_ones_do() -> None:
    """A longer block where blocks differ, else one more or a shorter break, down to a minute; then it stays."""
    assert names("tempo_blocks", 45, 5) == ["2 x 10 min", "20 min", "22 min", "24 min", "24 min"]
    ends = ["5 x 3 min", "5 x 3 min", "5 x 3 min, 90 s between", "5 x 3 min, 1 min between", "6 x 3 min, 1 min between"]
    assert names("three_minute_reps", 45, 6) == [*ends, ends[-1]]
    assert names("three_minute_reps", 60, 5)[2:] == ["6 x 3 min", "7 x 3 min", "7 x 3 min"]
    shorter = ["2 x 1000 m", "2 x 1000 m, 90 s between", "2 x 1000 m, 1 min between"]
    assert names("kilometre_reps", 30, 4) == [*shorter, shorter[-1]]


@pytest.mark.parametrize("workout", [one for one in WORKOUTS.values() if EFFORTS[one.effort].hard], ids=lambda w: w.id)
def test_smaller_steps_come_to_an_end_and_never_ask_for_more_than_the_workout_at_its_hardest(workout: Workout) -> None:
    for minutes in range(15, 91, 15):
        most = max(step.times * Running().count_seconds(workout, step, minutes)[0] for step in workout.steps)
        contents = [make_run_content(workout.kind, minutes, Running(), workout, step) for step in range(15)]
        assert max(content.hard_minutes for content in contents) <= round(most / 60) + 1
        assert contents[-1] == contents[-2]


def test_where_not_even_the_first_step_fits_blocks_are_rather_shorter_than_fewer() -> None:
    """24 min at marathon pace in a taper: 20 in 45 min, and not 12 between long ends; what is allowed is one block."""
    assert names("race_marathon", 45, 1) == ["2 x 10 min"]
    assert names("race_marathon", 35, 1) == ["2 x 8 min"]
    assert main_part("race_marathon", 45, 0, most_hard=12).work is None
    assert names("four_minute_reps", 30, 1) == ["2 x 4 min"]


def test_a_faster_runner_has_more_repetitions_of_a_distance() -> None:
    """They are meant to be minutes: a kilometre takes 2:59 where most of the level take 4:33."""

    def count(level: Level, known: KnownRace | None) -> list[int]:
        runner = Running(level, known)
        contents = [make_run_content("intervals", 75, runner, WORKOUTS["kilometre_reps"], step) for step in range(4)]
        return [content.hard_minutes for content in contents]

    usual = count("advanced", None)
    assert usual == [18, 23, 23, 27]
    assert count("advanced", KnownRace(10, 31.2)) == [18, 21, 21, 27]
    assert count("advanced", KnownRace(10, 55)) == [21, 26, 26, 32]


def test_hard_minutes_are_never_more_than_allowed() -> None:
    assert main_part("three_minute_reps", 60, 3, most_hard=10).effort.startswith("3 times 3 min")
    assert main_part("long_tempo", 60, 2, most_hard=12).hard == 12


def test_strides_are_quick_and_not_hard_minutes() -> None:
    content = make_run_content("easy", 45, Running(), WORKOUTS["easy_strides"], 0)
    assert [part.name for part in content.parts] == ["warm-up", "easy", "strides", "cool-down"]
    assert content.parts[2].effort == "4 times 20 s quick and relaxed, never a sprint; 1 min easy between"
    assert content.hard_minutes == 0


def test_a_short_easy_run_has_no_strides_and_is_not_called_so() -> None:
    content = make_run_content("easy", 15, Running(), WORKOUTS["easy_strides"], 0)
    assert [part.name for part in content.parts] == ["warm-up", "main", "cool-down"]
    assert (content.name, content.workout) == ("", "")


def test_a_steady_end_is_a_share_of_the_run() -> None:
    content = make_run_content("long", 120, Running(), WORKOUTS["long_steady"], 0)
    assert [(part.name, part.minutes) for part in content.parts] == [
        ("warm-up", 10),
        ("long", 81),
        ("main", 24),
        ("cool-down", 5),
    ]
    assert content.name == "Long with a steady end, last 24 min"


def test_paces_follow_from_a_race() -> None:
    """10 km in 50 min: by the power of 1.06 that is 23:59 over 5 km, and an hour is run at 5:03 per km."""
    running = Running("intermediate", KnownRace(10.0, 50.0))
    hard = make_run_content("intervals", 60, running, WORKOUTS["quarter_mile_reps"], 0).parts[1]
    assert "(1:55 each, 4:48 per km)" in hard.effort
    assert "(5:03 per km)" in make_run_content("tempo", 60, running, WORKOUTS["tempo_blocks"], 0).parts[1].effort
    easy = make_run_content("easy", 45, running, WORKOUTS["easy_plain"], 0).parts[1]
    assert easy.effort == "easy: you can talk in whole sentences (6:04 to 6:49 per km)"


def test_a_race_is_not_to_be_begun_faster_than_its_pace() -> None:
    running = Running("intermediate", KnownRace(10.0, 50.0))
    (race,) = make_run_content("race", 55, running.before_race(10.0, 0)).parts
    assert race.effort == (
        "your race, warm-up before its start; no faster than 5:00 per km (about 50:00 in all) before its last third"
    )
    for unknown in (running, Running("intermediate").before_race(10.0, 0)):
        (race,) = make_run_content("race", 55, unknown).parts
        assert race.effort == "your race, warm-up before its start"


def test_who_must_not_jump_has_no_strides_in_a_warm_up_either() -> None:
    for gentle in (True, False):
        content = make_run_content("intervals", 60, Running(gentle=gentle))
        assert ("strides" in content.parts[0].effort) is not gentle


def test_paces_follow_from_a_threshold_and_are_told_per_mile() -> None:
    running = Running("advanced", KnownRace.at_threshold(240, in_miles=True))
    part = make_run_content("tempo", 60, running, WORKOUTS["long_tempo"], 0).parts[1]
    assert "(6:26 per mile)" in part.effort


def test_a_race_follows_from_a_race() -> None:
    known = KnownRace(10.0, 50.0)
    assert known.predict_minutes(10.0) == 50.0
    assert round(known.predict_minutes(42.2), 1) == 230.0
    assert round(KnownRace.at_threshold(300).find_pace(None)) == 300


def test_without_a_race_no_pace_is_told() -> None:
    for workout in WORKOUTS.values():
        for part in make_run_content(workout.kind, 60, Running(), workout, 0).parts:
            assert " per km" not in part.effort


@pytest.mark.parametrize("kind", ["intervals", "tempo", "long", "easy"])
@pytest.mark.parametrize("race", RACES)
@pytest.mark.parametrize("level", LEVELS)
def test_there_is_a_workout_for_everybody_in_every_week(level: Level, race: str, kind: str) -> None:
    for weeks in range(27):
        running = Running(level).before_race(RACES[race], weeks if race else None)
        there = running.find_workouts(kind)
        assert there
        assert all(level in workout.levels for workout in there)
        assert all(not workout.races or race in workout.races for workout in there)


@pytest.mark.parametrize("race", ["half", "marathon"])
@pytest.mark.parametrize("level", LEVELS)
def test_the_last_hard_run_before_a_long_race_is_at_its_pace(level: Level, race: str) -> None:
    for kind in ("intervals", "tempo"):
        there = Running(level).before_race(RACES[race], 0).find_workouts(kind)
        assert {workout.effort for workout in there} == {race}


def test_beginners_do_less() -> None:
    for kind in ("intervals", "tempo"):
        first = [make_run_content(kind, 60, Running(level), None, 0).hard_minutes for level in LEVELS]
        assert first == sorted(first)
        assert first[0] < first[-1]


@pytest.mark.parametrize("workout", WORKOUTS.values(), ids=WORKOUTS)
def test_no_shipped_workout_makes_a_leap(workout: Workout) -> None:
    """A step has at most six hard minutes more than the one before, and a run at most 60 hard minutes."""
    run = 60 if workout.kind in ("intervals", "tempo") else 150
    hard = [make_run_content(workout.kind, run, Running(), workout, s).hard_minutes for s in range(len(workout.steps))]
    assert all(-6 <= after - before <= 10 for before, after in pairwise(hard))
    assert max(hard) <= (35 if run == 60 else 60)
    assert workout.kind in KINDS
    assert workout.effort in EFFORTS
    assert workout.source == "house"


@pytest.mark.parametrize("kind", ["intervals", "tempo", "long", "easy"])
@pytest.mark.parametrize("level", LEVELS)
def test_the_parts_add_up_whatever_the_workout(level: Level, kind: str) -> None:
    for known in (None, KnownRace(5.0, 18.0), KnownRace(42.2, 300.0)):
        running = Running(level, known)
        for workout in running.find_workouts(kind):
            for minutes in (*range(5, 60), 61, 90, 119, 240, 600):
                for step in (0, 2, 9):
                    content = make_run_content(kind, minutes, running, workout, step)
                    assert sum(part.minutes for part in content.parts) == minutes
                    assert all(0 <= part.hard <= part.minutes for part in content.parts)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("5x3min/2min", Repetitions(5, 180, "s", 120)),
        ("6x400m/90s", Repetitions(6, 400, "m", 90)),
        ("20min", Repetitions(1, 1200, "s")),
        ("33%", Repetitions(1, 33, "%")),
        ("all", Repetitions(1, 100, "%")),
    ],
)
def test_a_step_is_read(written: str, read: Repetitions) -> None:
    assert Repetitions.of(written) == read


@pytest.mark.parametrize(
    "written", ["", "5", "x3min", "0x3min", "5x3", "5x3km", "3x33%", "5x3min/2", "5 x 3min", "5x0s"]
)
def test_what_is_no_step(written: str) -> None:
    with pytest.raises(ValueError, match=f"^{written}$"):
        Repetitions.of(written)
