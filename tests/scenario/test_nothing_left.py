"""An athlete for whom nothing is left, and exercises that nobody could do: said in plain words, with ways out."""

from __future__ import annotations

from pathlib import Path

import pytest

from freshlegs.training.exercise import PATTERNS
from support.command_line import call
from support.scenario_texts import PLAIN, faults, problem

WEEK = """
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
[availability]
mon = ["06:00-08:00"]
wed = ["06:00-08:00"]
fri = ["06:00-08:00"]
[[sessions]]
kind = "lower"
[[sessions]]
kind = "upper"
[[sessions]]
kind = "easy"
minutes = 30
[lifting]
"""
LEGS = 'exclude = { muscles = ["quads", "hamstrings", "glutes", "calves", "core", '
LEGS += '"adductors", "hip_flexors", "tibialis_anterior"] }\n'
LOOSE = '[lifting.rules]\nmulti_joint = "off"\nheavy_lift = "off"\nmuscles_twice = "off"\ncore_families = "off"\n'
ALL = f"exclude = {{ patterns = [{', '.join(f'{chr(34)}{name}{chr(34)}' for name in PATTERNS)}] }}\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    "lifting", [LEGS, LEGS + LOOSE, ALL, ALL + LOOSE], ids=["legs", "legs loose", "all", "all loose"]
)
def test_a_lift_for_which_nothing_is_left_is_no_empty_card(lifting: str, tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK + lifting, "utf-8")
    done = call("plan", "week.toml", "--json", folder=tmp_path)
    assert done.code == 3
    assert "not_excluded" in [rule["rule"] for rule in done.json["clash"]]
    told = call("plan", "week.toml", folder=tmp_path).out
    assert ("no lower or upper lifts" if lifting.startswith(ALL) else "no lower lifts") in told
    assert "No exercises fill the lifts." in told
    assert "excluded exercises are left out" in told


NEEDS = '[[exercises]]\nid = "sled_push"\ncategory = "moderate"\npattern = "lunge"\nequipment = "machine"\n'
NEEDS += 'primary = ["quads"]\n[athlete]\nequipment = ["dumbbell"]\n'


def test_an_exercise_that_needs_what_no_place_has() -> None:
    found = faults(PLAIN + NEEDS)
    assert found == {
        "exercises[1].equipment": "exercises[1].equipment: sled_push needs machines, and no place has that; "
        "at hand are dumbbell and bodyweight; name it in athlete.equipment or at a place"
    }
    assert problem(PLAIN + NEEDS + '[[places]]\nname = "gym"\nequipment = ["machine"]\n').lifting is not None


def test_a_shipped_exercise_with_other_sets_may_be_out_of_reach() -> None:
    assert problem(PLAIN + '[[exercises]]\nid = "leg_press"\nsets = 2\n[athlete]\nequipment = ["band"]\n')


def test_a_circle_in_a_library_is_told_once(tmp_path: Path) -> None:
    rest = "moderate,squat,bodyweight,quads,,,3,8,90,bodyweight_reps,yours"
    head = "id,name,category,pattern,equipment,primary_muscles,secondary_muscles,core_pattern,default_sets,"
    head += "default_reps,default_rest_s,load_increment_class,source,easier,harder"
    rows = (head, f"one,One,{rest},,two", f"two,Two,{rest},,three", f"three,Three,{rest},,one")
    (tmp_path / "own.csv").write_text("\n".join(rows), "utf-8")
    (tmp_path / "week.toml").write_text(WEEK + 'library = "own.csv"\n', "utf-8")
    done = call("plan", "week.toml", folder=tmp_path)
    assert done.code == 1
    circle = "it would be both easier and harder than two and three"
    allowed = "no exercise comes back to itself by easier and harder"
    assert done.err == f"week.toml: lifting.library: one: a circle: {circle}; {allowed}\n"


BAD = {
    "an age that nobody has": (
        "[athlete]\nage = 200\n",
        "athlete.age: found 200; allowed: a whole number from 10 to 100",
    ),
    "a pace that nobody runs": (
        '[athlete]\nthreshold_pace = "1:00/km"\n',
        'athlete.threshold_pace: found "1:00/km"; allowed: 2:45 to 15:00 per km, or as much per mile',
    ),
    "a race of no known distance": (
        '[athlete]\nrace = { distance = "once around", time = "45:00" }\n',
        'athlete.race.distance: found "once around"; allowed: "5k", "10k", "half" or "marathon"',
    ),
    "two races in a week": (
        '[[programme.races]]\ndate = 2026-12-12\ndistance = "10k"\npriority = "A"\n'
        '[[programme.races]]\ndate = 2026-12-13\ndistance = "half"\npriority = "A"\n',
        "programme.races[2].date: found 2026-12-13, in week 2 as programme.races[1] on 2026-12-12; a week has one race",
    ),
    "a workout longer than its session": (
        '[[workouts]]\nid = "mine"\nkind = "tempo"\neffort = "threshold"\nsteps = ["3x20min/2min"]\n'
        '[[sessions]]\nkind = "tempo"\nminutes = 40\n',
        "workouts[1].steps[1]: 3 x 20 min takes 84 min with 20 min of warm-up and cool-down; the longest tempo",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_one_line_says_what_is_wrong(name: str, tmp_path: Path) -> None:
    more, line = BAD[name]
    text = PLAIN.replace("start =", "weeks = 4\nstart =") if "races" in more else PLAIN
    (tmp_path / "week.toml").write_text(text + more, "utf-8")
    done = call("plan", "week.toml", folder=tmp_path)
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert done.err.startswith(f"week.toml: {line}")
