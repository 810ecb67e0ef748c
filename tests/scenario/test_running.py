"""Paces and workouts of a scenario file."""

import pytest

from freshlegs.io.errors import InputError
from freshlegs.scenario.resolve import resolve
from freshlegs.scenario.schema.load import load_scenario

WEEK = """
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
[availability]
mon = ["06:00-09:00"]
wed = ["06:00-09:00"]
[[sessions]]
kind = "intervals"
minutes = 50
[[sessions]]
kind = "easy"
"""
OWN = '[[workouts]]\nid = "bridge"\nkind = "intervals"\neffort = "hill"\n'


def faults(text: str) -> str:
    with pytest.raises(InputError) as error:
        resolve(load_scenario(WEEK + text, "week.toml"), today=None)
    return str(error.value)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ('threshold_pace = "1:00"', 'athlete.threshold_pace: found "1:00"; allowed: 2:45 to 15:00 per km'),
        ('threshold_pace = "1:00/km"', 'found "1:00/km"; allowed: 2:45 to 15:00 per km, or as much per mile'),
        ("weekly_minutes = 0", "athlete.weekly_minutes: found 0; allowed: a whole number from 10 to 2000"),
        ("weekly_minutes = 9999", "athlete.weekly_minutes: found 9999; allowed: a whole number from 10 to 2000"),
        ('threshold_pace = "4:10/mi"', 'found "4:10/mi"'),
        ('threshold_pace = "fast"', 'a pace such as "4:30" per km, or "7:15/mi"'),
        ("threshold_pace = 4.5", "a pace such as"),
        (
            'race = { distance = "10k", time = "8:00" }',
            "athlete.race.time: a pace of 0:48 per km; allowed: 2:10",
        ),
        ('race = { distance = "marathon", time = "3:45" }', "hours are written 1:45:00"),
        ('race = { distance = "10k", time = "50" }', 'a time such as "45:00" or "1:45:00"'),
        ('race = { distance = "15k", time = "50:00" }', "athlete.race.distance"),
        ('race = { distance = "10k" }', "athlete.race.time: missing"),
    ],
)
def test_a_pace_that_nobody_runs(written: str, says: str) -> None:
    assert says in faults(f"[athlete]\n{written}\n")


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (
            'steps = ["6x5min/3min"]',
            "workouts[1].steps[1]: 6 x 5 min takes 67 min with 22 min of",
        ),
        ('steps = ["4x60s/90s", "20x60s/90s"]', "workouts[1].steps[2]"),
        ('steps = ["5 x 3"]', 'workouts[1].steps[1]: found "5 x 3"; allowed: such as "5x3min/2min"'),
        ("steps = []", "workouts[1].steps"),
        ("", "workouts[1].steps: missing"),
        ('steps = ["4x60s/90s"]\nraces = ["ultra"]', "workouts[1].races[1]"),
        ('steps = ["4x60s/90s"]\nweeks_to_race = "6-1"', "workouts[1].weeks_to_race"),
        ('steps = ["4x60s/90s"]\n' + OWN + 'steps = ["4x60s/90s"]', "workouts[2].id: a second bridge"),
    ],
)
def test_a_workout_that_can_not_be_done(written: str, says: str) -> None:
    assert says in faults(f"{OWN}{written}\n")


@pytest.mark.parametrize("line", ['kind = "race"', 'kind = "full"', 'effort = "hil"', 'id = "a b"'])
def test_a_workout_of_no_run(line: str) -> None:
    key = line.partition(" ")[0]
    own = "\n".join(one for one in OWN.splitlines() if not one.startswith(f"{key} "))
    assert f"workouts[1].{key}" in faults(f'{own}\n{line}\nsteps = ["4x60s/90s"]\n')


def test_ones_own_workouts_go_first() -> None:
    task = resolve(load_scenario(f'{WEEK}{OWN}steps = ["4x60s/90s"]\n', "week.toml"), today=None)
    assert [workout.id for workout in task.running.find_workouts("intervals")] == ["bridge"]
    assert "easy_plain" in {workout.id for workout in task.running.find_workouts("easy")}


@pytest.mark.parametrize("what", ['patterns = ["hop_bound"]', 'muscles = ["calves"]'])
def test_who_must_not_hop_has_nothing_quick(what: str) -> None:
    """Strides tear a calf again that has just healed."""
    text = f"{WEEK}[lifting]\nexclude = {{ {what} }}\n"
    running = resolve(load_scenario(text, "week.toml"), today=None).running
    for kind in ("easy", "long", "intervals"):
        there = running.find_workouts(kind)
        assert there
        assert not {workout.effort for workout in there} & {"stride", "hill", "steady"}


@pytest.mark.parametrize(
    ("time", "minutes"), [("62:00", 62), ("1:02:00", 62), ("130:30", 130.5), ("59:59", 59 + 59 / 60)]
)
def test_more_than_an_hour_may_be_written_in_minutes(time: str, minutes: float) -> None:
    known = f'[athlete]\nrace = {{ distance = "half", time = "{time}" }}\n'
    there = resolve(load_scenario(WEEK + known, "week.toml"), today=None).running.known
    assert there is not None
    assert there.minutes == minutes


def test_the_threshold_goes_before_the_race() -> None:
    known = '[athlete]\nrace = { distance = "10k", time = "50:00" }\n'
    by_race = resolve(load_scenario(WEEK + known, "week.toml"), today=None).running.known
    both = resolve(load_scenario(f'{WEEK}{known}threshold_pace = "4:30"\n', "week.toml"), today=None).running.known
    assert by_race is not None
    assert both is not None
    assert round(by_race.find_pace(10.0)) == 300
    assert round(both.find_pace(None)) == 270
