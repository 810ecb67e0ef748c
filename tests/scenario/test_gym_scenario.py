"""What a scenario says of exercises, equipment, places and weights, and what is said of it where it is wrong."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from freshlegs.model.kinds import GROUPS, LOWER_GROUPS
from freshlegs.scenario.resolve import resolve
from freshlegs.scenario.schema.load import load_scenario
from support.command_line import WEEK, assert_refused, call
from support.gyms import LIBRARY, ROW, written
from support.paths import SCENARIOS

TWO_PLACES = """\
timezone = "Europe/Berlin"

[week]
start = 2026-11-30

[availability]
mon = ["06:00-07:30", "17:00-20:00"]
tue = ["06:00-07:30"]
thu = ["06:00-07:30", "17:00-20:00"]
sat = ["08:00-12:00"]

[[places]]
name = "home"
equipment = ["dumbbell", "band"]
when = { time = "06:00-08:00" }

[[places]]
name = "gym"
when = { days = ["mon", "thu"], time = "17:00-20:00" }

[[sessions]]
kind = "full"
"""


CALF_RAISES = '["calf_raise", "single_leg_calf_raise", "bent_knee_calf_raise"]'
"""All that there is for the calves without equipment."""


def planned(folder: Path, text: str) -> dict[str, Any]:
    """Plan a scenario's text and return its sessions by kind and number."""
    (folder / "week.toml").write_text(text, "utf-8")
    done = call("plan", "week.toml", "--json", folder=folder)
    assert done.code == 0, done.err
    return {"/".join(session["id"].split("/")[-2:]): session for session in done.json["sessions"]}


def exercises(session: dict[str, Any]) -> list[str]:
    return [entry["exercise"] for entry in session["content"]["exercises"]]


def equipment(session: dict[str, Any]) -> set[str]:
    return {LIBRARY[name].equipment for name in exercises(session)}


def works_with(session: dict[str, Any], *there: str) -> bool:
    """Whether all that a lift needs is at hand."""
    return all(LIBRARY[name].works_with(there) for name in exercises(session))


def refused(folder: Path, text: str) -> list[str]:
    """Plan what can't be planned and return what is said of it."""
    (folder / "week.toml").write_text(text, "utf-8")
    done = call("plan", "week.toml", "-o", "plan.json", "--ics", "week.ics", folder=folder)
    assert_refused(done, "week.toml")
    assert not (folder / "plan.json").exists()
    assert not (folder / "week.ics").exists()
    return done.err.splitlines()


def test_only_what_is_at_hand_is_used(tmp_path: Path) -> None:
    sessions = planned(tmp_path, WEEK + '[athlete]\nequipment = ["dumbbell", "band"]\n')
    for name in ("full/1", "full/2"):
        assert works_with(sessions[name], "dumbbell", "band")


def test_what_is_excluded_is_not_done(tmp_path: Path) -> None:
    excluded = (
        '[lifting]\nexclude = { exercises = ["deadlift"], patterns = ["jump", "hop_bound"], muscles = ["forearms"] }\n'
    )
    for session in planned(tmp_path, WEEK + excluded).values():
        for name in exercises(session) if session["content"]["type"] == "lift" else ():
            assert LIBRARY[name].pattern not in ("jump", "hop_bound")
            assert "forearms" not in LIBRARY[name].primary | LIBRARY[name].secondary


def test_the_week_knows_what_its_lifts_do_not_train(tmp_path: Path) -> None:
    """No exercise for the calves is left, so that nothing asks for them."""
    text = WEEK + '[lifting]\nexclude = { muscles = ["calves"] }\n'
    for name in ("full/1", "full/2"):
        assert "calves" not in planned(tmp_path, text)[name]["content"]["trains"]


def test_a_lift_with_nothing_left_for_the_legs_is_no_legs_lift() -> None:
    """The rules on legs lifts, and those on the lower body, let it alone."""
    text = WEEK + '[lifting]\nexclude = { muscles = ["quads", "hamstrings", "glutes", "calves"] }\n'
    problem = resolve(load_scenario(text, "week.toml"), today=None)
    lifts = problem.with_tag("lift")
    assert len(lifts) == 2
    for lift in lifts:
        assert "legs" not in lift.tags
        assert not lift.muscles & LOWER_GROUPS


@pytest.mark.slow
def test_an_impossible_gym_is_said_in_plain_words(tmp_path: Path) -> None:
    text = WEEK + f'[athlete]\nequipment = ["bodyweight"]\n[lifting]\nexclude = {{ exercises = {CALF_RAISES} }}\n'
    (tmp_path / "week.toml").write_text(text, "utf-8")
    done = call("plan", "week.toml", "-o", "plan.json", folder=tmp_path)
    assert done.code == 3
    assert done.out.startswith("No exercises fill the lifts. These rules cannot hold together:")
    assert "exercises need only the equipment at hand (bodyweight)" in done.out
    excluded = "excluded exercises are left out (bent_knee_calf_raise, calf_raise and single_leg_calf_raise)"
    assert excluded in " ".join(done.out.split())
    assert not (tmp_path / "plan.json").exists()
    asked = call("plan", "week.toml", "--json", folder=tmp_path)
    assert (asked.code, asked.json["status"], asked.json["about"]) == (3, "impossible", "lifts")
    assert [entry["rule"] for entry in asked.json["clash"]] == ["at_hand", "muscles_twice", "not_excluded"]


@pytest.mark.slow
def test_a_week_that_says_nothing_of_exercises_is_never_impossible_for_them(tmp_path: Path) -> None:
    """Sixteen minutes have no room for nine muscle groups; the lift is filled as well as can be, and says so."""
    text = WEEK.replace("minutes = 60", "minutes = 16").replace("count = 2", "count = 1")
    session = planned(tmp_path, text)["full/1"]
    assert session["content"]["minutes"] <= 16
    assert exercises(session)
    assert any(note.startswith("Lacks: ") for note in session["content"]["notes"])


def test_a_lift_of_a_few_minutes_is_left_to_the_athlete(tmp_path: Path) -> None:
    session = planned(tmp_path, WEEK.replace("minutes = 60", "minutes = 10"))["full/1"]
    assert session["content"] is None


def test_a_lift_has_what_is_at_hand_wherever_it_may_stand(tmp_path: Path) -> None:
    """At home or at the gym: what both have."""
    assert works_with(planned(tmp_path, TWO_PLACES)["full/1"], "dumbbell", "band")


def test_a_lift_that_must_stand_at_a_place_has_all_of_it(tmp_path: Path) -> None:
    session = planned(tmp_path, TWO_PLACES + 'place = "gym"\n')["full/1"]
    assert session["start"][11:16] >= "17:00"
    assert "barbell" in equipment(session)


def test_the_place_that_a_lift_must_stand_at_is_the_one_that_counts(tmp_path: Path) -> None:
    """Also where another one has the same hours."""
    text = TWO_PLACES.replace('when = { days = ["mon", "thu"], time = "17:00-20:00" }\n', "") + 'place = "gym"\n'
    assert "barbell" in equipment(planned(tmp_path, text)["full/1"])


def test_a_lift_at_a_time_of_no_place_has_what_the_athlete_has(tmp_path: Path) -> None:
    text = (
        TWO_PLACES + 'only = { days = ["sat"] }\n[athlete]\nequipment = ["bodyweight", "dumbbell", "medball", "band"]\n'
    )
    assert works_with(planned(tmp_path, text)["full/1"], "dumbbell", "medball", "band")


def test_an_exercise_of_ones_own_is_used(tmp_path: Path) -> None:
    """It needs nothing of a kind that nobody else has, and replaces all that could stand there."""
    text = (
        WEEK
        + '[lifting.rules]\nvaried = "off"\n[lifting]\nexclude = { patterns = ["jump", "hop_bound", "throw"], '
        + 'exercises = ["plyo_push_up", "push_press", "fast_step_up", "kb_swing"] }\n'
        + '[[exercises]]\nid = "wall_drive"\ncategory = "power"\npattern = "squat"\nequipment = "bodyweight"\n'
        + 'primary = ["glutes"]\nreps = "5/side"\n'
    )
    sessions = planned(tmp_path, text)
    power = [e for name in ("full/1", "full/2") for e in sessions[name]["content"]["exercises"] if e["slot"] == "power"]
    entry = power[0]
    assert (entry["exercise"], entry["name"], entry["reps"], entry["source"]) == (
        "wall_drive",
        "Wall drive",
        "5",
        "yours",
    )
    assert entry["per_side"]


def test_a_shipped_exercise_is_changed_where_it_is_named(tmp_path: Path) -> None:
    text = (
        WEEK + '[lifting]\nweights = { back_squat = 80 }\n[[exercises]]\nid = "back_squat"\nname = "Safety-bar squat"\n'
    )
    names = [e["name"] for s in planned(tmp_path, text).values() for e in s["content"].get("exercises", ())]
    assert "Safety-bar squat" in names
    assert "Barbell back squat" not in names


LEVELS = ("beginner", "intermediate", "advanced")
PLACES = {
    "a hotel room": "[]",
    "a garden with one kettlebell": '["kettlebell"]',
    "a band and a doorframe": '["band", "pullup_bar"]',
    "a gym of machines": '["machine", "cable"]',
    "dumbbells at home": '["dumbbell"]',
    "a gym for lifters": '["barbell", "rack", "bench", "dumbbell", "kettlebell", "machine", "cable", "pullup_bar"]',
}


@pytest.mark.slow
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("minutes", [40, 60])
@pytest.mark.parametrize("place", PLACES)
def test_every_place_gives_a_week_that_trains_every_muscle_group(
    place: str, minutes: int, level: str, tmp_path: Path
) -> None:
    text = WEEK.replace("minutes = 60", f"minutes = {minutes}")
    sessions = planned(tmp_path, f'{text}[athlete]\nlift_level = "{level}"\nequipment = {PLACES[place]}\n')
    there, trained = tomllib.loads(f"there = {PLACES[place]}")["there"], set()
    for name in ("full/1", "full/2"):
        assert works_with(sessions[name], *there)
        assert sessions[name]["content"]["minutes"] <= minutes
        for one in exercises(sessions[name]):
            assert level in LEVELS[LEVELS.index(LIBRARY[one].level) :]
            trained |= {*LIBRARY[one].halves}
    assert trained == {*GROUPS}


def test_a_beginner_pulls_with_help(tmp_path: Path) -> None:
    text = WEEK + '[athlete]\nlift_level = "beginner"\nequipment = ["pullup_bar", "band"]\n'
    there = {
        name for session in planned(tmp_path, text).values() if "full" in session["id"] for name in exercises(session)
    }
    assert not there & {"pull_up", "chin_up"}
    assert there & {"inverted_row", "band_assisted_pull_up", "table_row", "band_row", "band_pulldown"}


def test_what_an_exercise_of_ones_own_needs_is_all_of_it(tmp_path: Path) -> None:
    own = '[[exercises]]\nid = "box_squat_jump"\ncategory = "power"\npattern = "jump"\nequipment = "bodyweight"\n'
    own += 'primary = ["quads"]\nneeds = ["box"]\ncue = "Sit, then jump."\n'
    problem = resolve(load_scenario(WEEK + own, "week.toml"), today=None)
    assert problem.lifting is not None
    (made,) = problem.lifting.added
    assert made.works_with({"box"})
    assert not made.works_with({"bodyweight", "bench"})
    assert made.cue == "Sit, then jump."


def test_exercises_come_from_a_file(tmp_path: Path) -> None:
    row = {**ROW, "id": "floor_press", "name": "Floor press", "source": "yours"}
    (tmp_path / "mine.csv").write_text(written(row), "utf-8")
    text = WEEK + '[lifting]\nlibrary = "mine.csv"\nweights = { floor_press = 60, back_squat = 80 }\n'
    found = [
        name for session in planned(tmp_path, text).values() if "full" in session["id"] for name in exercises(session)
    ]
    assert "floor_press" in found


def test_minimum_dose_is_one_set_of_each(tmp_path: Path) -> None:
    sessions = planned(tmp_path, WEEK + '[lifting]\ndose = "minimum"\n')
    assert {entry["sets"] for entry in sessions["full/1"]["content"]["exercises"]} == {1}


def test_a_rule_is_changed_in_the_scenario(tmp_path: Path) -> None:
    text = WEEK + "[lifting.rules]\nfew_exercises = { at_most = 6 }\n"
    assert len(exercises(planned(tmp_path, text)["full/1"])) <= 6


@pytest.mark.parametrize(("minutes", "accessories", "moderate"), [(60, 3, [3, 3]), (44, 2, [3, 3]), (38, 0, [2, 2])])
def test_where_time_is_short_accessories_go_first_and_then_sets(
    minutes: int, accessories: int, moderate: list[int], tmp_path: Path
) -> None:
    """As the article has it: accessories add volume."""
    text = WEEK.replace("minutes = 60", f"minutes = {minutes}").replace('kind = "full"', 'kind = "upper"')
    sessions = planned(tmp_path, text)
    first, second = (sessions[name]["content"]["exercises"] for name in ("upper/1", "upper/2"))
    assert sum(entry["slot"] == "accessory" for entry in (*first, *second)) == accessories
    assert [entry["sets"] for entry in first if entry["slot"] == "moderate"] == moderate


def test_old_plans_and_weeks_without_lifts_need_no_gym(tmp_path: Path) -> None:
    text = WEEK.replace('kind = "full"', 'kind = "easy"')
    assert all(session["content"]["type"] == "run" for session in planned(tmp_path, text).values())


FAULTS = {
    "load": (
        "[lifting]\nweights = { back_squat = -20 }\n",
        "lifting.weights.back_squat: found -20; allowed: a weight above 0 and up to 2000, such as",
    ),
    "load as text": (
        '[lifting]\nweights = { back_squat = "-20 kg" }\n',
        'lifting.weights.back_squat: found "-20 kg"; allowed: a weight above 0 and up to 2000',
    ),
    "step": (
        "[lifting]\nsteps = { barbell = 0 }\n",
        "lifting.steps.barbell: found 0; allowed: a number from 0.1 to 50",
    ),
    "muscle": (
        '[lifting]\nexclude = { muscles = ["calfs"] }\n',
        'lifting.exclude.muscles[1]: found "calfs"; did you mean calves?',
    ),
    "pattern": (
        '[lifting]\nexclude = { patterns = ["jumping"] }\n',
        'lifting.exclude.patterns[1]: found "jumping"; did you mean jump?',
    ),
    "exercise": (
        '[lifting]\nexclude = { exercises = ["box_jmp"] }\n',
        'lifting.exclude.exercises[1]: unknown exercise "box_jmp"; did you mean box_jump?',
    ),
    "weight of an unknown exercise": (
        "[lifting]\nbest = { back_sqat = 100 }\n",
        'lifting.best.back_sqat: unknown exercise "back_sqat"; did you mean back_squat?',
    ),
    "an exercise by its title": (
        "[lifting]\nbest = { romanian_deadlift = 100 }\n",
        'lifting.best.romanian_deadlift: unknown exercise "romanian_deadlift"; did you mean rdl?',
    ),
    "units": (
        '[lifting]\nweights = { back_squat = "80 kg", deadlift = "225 lb" }\n',
        "lifting.weights.deadlift: found 225 lb among weights in kg; write all weights of a file in one unit",
    ),
    "unit": (
        '[lifting]\nunit = "lb"\nweights = { back_squat = "80 kg" }\n',
        "lifting.weights.back_squat: found 80 kg among weights in lb; write all weights of a file in one unit",
    ),
    "lighter than the bar": (
        "[lifting]\nweights = { bench_press = 15 }\n",
        "lifting.weights.bench_press: found 15 kg; the empty bar weighs 20 kg; name a lighter one with lifting.bar",
    ),
    "lighter than a step": (
        "[lifting]\nweights = { goblet_squat = 0.5 }\n",
        "lifting.weights.goblet_squat: found 0.5 kg; the smallest dumbbell step weighs 1 kg",
    ),
    "rule": (
        "[lifting.rules]\nvaryd = 3\n",
        'lifting.rules.varyd: unknown rule "varyd"; did you mean varied?',
    ),
    "parameter": (
        "[lifting.rules]\nfoot_contacts = { at_most = -3 }\n",
        "lifting.rules.foot_contacts.at_most: found -3; allowed: a whole number from 0 to 1000",
    ),
    "new exercise": (
        '[[exercises]]\nid = "sled_drag"\n',
        'exercises[1].id: no exercise "sled_drag"; a new one needs category, pattern, equipment and primary',
    ),
    "new exercise's muscle": (
        '[[exercises]]\nid = "back_squat"\nprimary = ["quad"]\n',
        'exercises[1].primary[1]: found "quad"; did you mean quads?',
    ),
    "what an exercise needs": (
        '[[exercises]]\nid = "back_squat"\nneeds = ["barbell", "sled"]\n',
        'exercises[1].needs[2]: found "sled"; allowed: "barbell", or "bench/box" where either will do; of barbell',
    ),
    "neighbour": (
        '[[exercises]]\nid = "back_squat"\nharder = "front_squad"\n',
        'exercises[1].harder: back_squat: unknown exercise "front_squad"',
    ),
    "circle of neighbours": (
        '[[exercises]]\nid = "push_up"\nharder = "knee_push_up"\n',
        "exercises[1].harder: push_up: a circle: it would be both easier and harder than",
    ),
    "place": (
        '[[sessions]]\nkind = "upper"\nplace = "gym"\n',
        'sessions[4].place: unknown place "gym"; write a [[places]] table with its name',
    ),
    "key": ("[lifting]\nplate = 2\n", "lifting.plate: unknown key; allowed: dose, exclude"),
    "file": ('[lifting]\nlibrary = "none.csv"\n', 'lifting.library: "none.csv": there is no such file'),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_wrong_is_said_with_its_place_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    text, said = FAULTS[name]
    assert any(line.startswith(f"week.toml: {said}") for line in refused(tmp_path, WEEK + text))


def test_a_row_of_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("id,name\npress,Press\n", "utf-8")
    lines = refused(tmp_path, WEEK + '[lifting]\nlibrary = "mine.csv"\n')
    assert 'week.toml: lifting.library: "mine.csv": row 1: the column category is missing' in lines


def test_a_variant_that_no_exercises_fill_is_refused_by_name(tmp_path: Path) -> None:
    change = f'no calves: athlete.equipment=["bodyweight"]; lifting.exclude.exercises={CALF_RAISES}'
    done = call("whatif", SCENARIOS / "two-lifts.toml", "-s", change, "--json", folder=tmp_path)
    assert done.code == 0, done.err
    assert "no exercises fill the lifts" in json.dumps(done.json)


@pytest.mark.slow
def test_a_fix_of_an_impossible_gym_is_a_change_of_the_file(tmp_path: Path) -> None:
    """What is excluded is not offered back where something milder helps; what is written plans."""
    text = WEEK + f'[athlete]\nequipment = ["bodyweight"]\n[lifting]\nexclude = {{ exercises = {CALF_RAISES} }}\n'
    (tmp_path / "week.toml").write_text(text, "utf-8")
    shown = call("plan", "week.toml", folder=tmp_path)
    assert "1. dumbbells at hand as well (penalty" in shown.out
    assert "without calves" not in shown.out
    done = call("plan", "week.toml", "--apply-fix", "1", "-o", "fixed.toml", folder=tmp_path)
    assert done.code == 0, done.err
    assert call("plan", "fixed.toml", folder=tmp_path).code == 0


def test_kettlebells_alone_go_up_by_kettlebells(tmp_path: Path) -> None:
    """A goblet squat of 16 kg comes to 20, the next bell, not to 17; with dumbbells a swing goes up by dumbbells."""
    tables = "[lifting]\nweights = { goblet_squat = 16, kb_swing = 16, one_arm_db_row = 12 }\n[programme]\n"
    for equipment, step in (("kettlebell", 4), ("dumbbell", 1)):
        text = WEEK + f'[athlete]\nequipment = ["{equipment}"]\n{tables}'
        problem = resolve(load_scenario(text, "week.toml"), today=None)
        assert problem.lifting is not None
        library = {exercise.id: exercise for exercise in problem.lifting.exercises}
        loads = problem.lifting.loads
        assert {loads.step(library[name]) for name in ("goblet_squat", "kb_swing", "split_squat")} == {step}
        names = {name: library[name].name for name in ("one_arm_db_row", "split_squat", "glute_bridge", "kb_swing")}
        assert (
            names
            == {
                "kettlebell": {
                    "one_arm_db_row": "One-arm row (kettlebell)",
                    "split_squat": "Split squat (kettlebell)",
                    "glute_bridge": "Glute bridge (kettlebell)",
                    "kb_swing": "Kettlebell swing",
                },
                "dumbbell": {
                    "one_arm_db_row": "One-arm dumbbell row",
                    "split_squat": "Dumbbell split squat",
                    "glute_bridge": "Glute bridge (loaded)",
                    "kb_swing": "Swing (dumbbell)",
                },
            }[equipment]
        )
    both = resolve(load_scenario(WEEK + '[athlete]\nequipment = ["kettlebell", "dumbbell"]\n', "week.toml"), today=None)
    assert both.lifting is not None
    assert {exercise.id: exercise for exercise in both.lifting.exercises} == LIBRARY
