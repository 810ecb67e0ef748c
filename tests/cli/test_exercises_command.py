"""`freshlegs exercises` and `freshlegs swap`, as they are called."""

from pathlib import Path

import pytest

from support.command_line import call

WEEK = """
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
[athlete]
lift_level = "beginner"
[lifting]
exclude = { patterns = ["jump"] }
[availability]
tue = ["17:00-19:00"]
fri = ["17:00-19:00"]
[[places]]
name = "home"
equipment = ["kettlebell"]
[[sessions]]
kind = "full"
count = 2
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    return tmp_path


def ids(*words: str, folder: Path) -> set[str]:
    done = call("exercises", *words, "--json", folder=folder)
    assert done.code == 0, done.err
    return {one["id"] for one in done.json["exercises"]}


def test_what_is_at_hand_and_for_whom(folder: Path) -> None:
    assert ids("--at", "none", "--for", "calves", "--level", "beginner", folder=folder) >= {"calf_raise", "line_hop"}
    assert "standing_calf_raise" not in ids("--at", "none", folder=folder)
    assert ids("--at", "machines", "--for", "calves", folder=folder) >= {"standing_calf_raise"}
    assert "pull_up" not in ids("--at", "pullup_bar", "--level", "beginner", folder=folder)


def test_a_place_of_the_scenario_with_its_level_and_what_is_excluded(folder: Path) -> None:
    there = ids("week.toml", "--at", "home", folder=folder)
    assert {"goblet_squat", "push_up"} & there == {"goblet_squat"}
    assert not {"squat_jump", "back_squat"} & there


def test_the_list_is_for_people(folder: Path) -> None:
    shown = call("exercises", "--at", "none", "--for", "quads", folder=folder).out
    assert "Wall sit (wall_sit)" in shown
    assert "beginner; quads; needs nothing" in shown
    assert "harder: reverse nordic (reverse_nordic)" in shown


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--for", "calfs"), '--for: unknown muscle "calfs"; did you mean calves?'),
        (("--level", "pro"), '--level: found "pro"; allowed: beginner, intermediate, advanced'),
        (("--at", "garage"), '--at: found "garage"'),
        (("week.toml", "--at", "garage"), "the places are home"),
    ],
)
def test_what_there_is_not(words: tuple[str, ...], says: str, folder: Path) -> None:
    done = call("exercises", *words, folder=folder)
    assert done.code == 1
    assert says in done.err


def test_likes_of_an_exercise_are_offered_on_the_day(folder: Path) -> None:
    assert call("plan", "week.toml", "-o", "plan.json", folder=folder).code == 0
    lift = call("show", "plan.json", "--session", "full-1", "--json", folder=folder).json["content"]["exercises"]
    one = next(entry["exercise"] for entry in lift if entry["slot"] == "moderate")
    found = call("swap", "plan.json", "full-1", one, "--json", folder=folder).json["exercises"]
    assert found
    assert not {other["id"] for other in found} & {entry["exercise"] for entry in lift}
    title = next(entry["name"] for entry in lift if entry["exercise"] == one)
    assert call("swap", "plan.json", "full-1", title, "--json", folder=folder).json["exercises"] == found
    shown = call("swap", "plan.json", "full-1", one, "--at", "none", folder=folder)
    assert shown.code == 0
    assert shown.out.startswith(f"Instead of {title}")
    assert "needs a " not in shown.out


def test_the_likest_is_of_the_same_movement(folder: Path) -> None:
    text = WEEK.replace('equipment = ["kettlebell"]\n', "").replace('"beginner"', '"advanced"')
    (folder / "week.toml").write_text(text + "[lifting.rules]\nnamed_first = 0\n", "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=folder).code == 0
    content = call("show", "plan.json", "--session", "full-1", "--json", folder=folder).json["content"]
    main = next(entry["exercise"] for entry in content["exercises"] if entry["slot"] == "strength")
    known = {one["id"]: one for one in call("exercises", "--json", folder=folder).json["exercises"]}
    first = call("swap", "plan.json", "full-1", main, "--json", folder=folder).json["exercises"][0]
    assert first["movement"] == known[main]["movement"] or main in (first["easier"], first["harder"])


def test_what_can_not_be_swapped(folder: Path) -> None:
    assert call("plan", "week.toml", "-o", "plan.json", folder=folder).code == 0
    done = call("swap", "plan.json", "full-1", "sofa_press", folder=folder)
    assert done.code == 1
    assert 'EXERCISE: no exercise "sofa_press" in this lift; the lift has ' in done.err


def test_a_shipped_file_of_no_such_name_says_which_there_are(folder: Path) -> None:
    done = call("scenarios", "comuter", folder=folder)
    assert done.code == 1
    assert 'found "comuter"; did you mean commuter? there are article-profile, ' in done.err


def test_a_place_with_dates_is_one_of_the_scenario_too(folder: Path) -> None:
    hotel = '[[places]]\nname = "hotel"\nequipment = ["bodyweight"]\nfrom = 2026-12-07\nto = 2026-12-13\n'
    text = WEEK.replace("[week]", "[week]\nweeks = 3", 1)
    (folder / "week.toml").write_text(f"{text}\n{hotel}", "utf-8")
    there = ids("week.toml", "--at", "hotel", folder=folder)
    assert "bw_squat" in there
    assert not {"goblet_squat", "back_squat"} & there
