"""What is left alone while a part of the body hurts, and what is said of a bad day."""

from __future__ import annotations

import pytest

from freshlegs.io.errors import NotUnderstoodError
from freshlegs.model.kinds import KINDS
from freshlegs.training.avoidable import AVOIDABLE
from freshlegs.training.exercise import PATTERNS
from freshlegs.training.hurt_parts import HURT_PARTS, HurtPart, find_hurt_part, is_closed, list_parts
from freshlegs.training.library import load_shipped
from freshlegs.training.tired import cut_run, describe_if_tired, is_steady_run

LEGS = [part for part in HURT_PARTS.values() if part.carries_running]
LIBRARY = {one.id: one for one in load_shipped()}


@pytest.mark.parametrize("part", LEGS, ids=lambda part: part.name)
def test_a_sore_leg_never_jumps_and_carries_nothing(part: HurtPart) -> None:
    jumps = [one for one in LIBRARY.values() if one.pattern in ("jump", "hop_bound", "throw", "carry")]
    assert len(jumps) > 8
    assert all(map(part.leaves_out, jumps))


@pytest.mark.parametrize(
    "name", ["back_squat", "front_squat", "bb_reverse_lunge", "step_up", "leg_extension", "deadlift", "kb_swing"]
)
def test_a_sore_knee_has_no_heavy_knee_work(name: str) -> None:
    assert HURT_PARTS["knee"].leaves_out(LIBRARY[name])


def test_what_is_left_for_a_sore_knee_is_light() -> None:
    """All that is not left out and works the legs is spared: few sets, and four repetitions in the tank."""
    knee = HURT_PARTS["knee"]
    left = [one for one in LIBRARY.values() if not knee.leaves_out(one)]
    assert any(one.pattern == "hip_extension" for one in left)
    legs = [one for one in left if one.primary & {"quads", "hamstrings", "glutes", "calves"}]
    assert legs
    assert all(map(knee.spares, legs))


def test_a_sore_shoulder_has_no_presses_and_no_hanging() -> None:
    shoulder = HURT_PARTS["shoulder"]
    for name in ("bench_press", "overhead_press", "pull_up", "push_up", "back_squat"):
        assert shoulder.leaves_out(LIBRARY[name])
    assert not shoulder.leaves_out(LIBRARY["step_up"])


def test_parts_speak_of_movements_and_kinds_that_there_are() -> None:
    for part in HURT_PARTS.values():
        assert part.patterns <= {*PATTERNS}
        assert part.kinds <= AVOIDABLE.keys()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("knee", "knee"),
        ("my left Knee", "knee"),
        ("Achilles", "ankle"),
        ("hamstring", "thigh"),
        ("Lower  back", "back"),
    ],
)
def test_a_part_is_found_by_what_people_call_it(written: str, name: str) -> None:
    assert find_hurt_part(written).name == name


@pytest.mark.parametrize("written", ["chest", "my heart", "Head", "left chest pain"])
def test_what_is_no_matter_of_training_is_sent_to_a_doctor(written: str) -> None:
    with pytest.raises(NotUnderstoodError, match="do not train, and get medical help now"):
        find_hurt_part(written)


def test_an_unknown_part_is_refused_with_those_there_are() -> None:
    with pytest.raises(NotUnderstoodError, match=r"did you mean knee\? allowed: knee, ankle, foot"):
        find_hurt_part("kneee")


def test_which_days_are_closed() -> None:
    hurt = [(2, "knee")]
    key, legs, upper, easy = ({"run", "key"}, {"lift", "legs", "full"}, {"lift", "upper"}, {"run", "easy"})
    assert [is_closed(hurt, day, key) for day in range(1, 6)] == [False, True, True, True, False]
    assert [is_closed(hurt, day, legs) for day in range(1, 6)] == [False, True, True, True, False]
    assert [is_closed(hurt, day, easy) for day in range(1, 6)] == [False, True, False, False, False]
    assert not any(is_closed(hurt, day, upper) for day in range(7))


@pytest.mark.parametrize(("minutes", "left"), [(15, 15), (30, 20), (45, 20), (60, 30), (110, 55)])
def test_a_run_on_a_poor_day_is_half_as_long_but_not_below_twenty(minutes: int, left: int) -> None:
    assert cut_run(minutes) == left


def test_every_hard_session_says_what_to_do_if_tired() -> None:
    hard = {
        name for name, row in KINDS.items() if row.key or "legs" in row.tags or {"activity", "strength"} <= row.tags
    }
    assert {name for name in KINDS if describe_if_tired(name, 90)} == hard
    assert describe_if_tired("long", 110) == "If tired: 55 min, all of it easy."
    assert describe_if_tired("race", 50).endswith("or do not start.")


def test_only_a_sore_back_spares_the_core() -> None:
    plank = LIBRARY["side_plank"]
    assert [name for name, part in HURT_PARTS.items() if part.spares(plank)] == ["back"]


def test_a_sore_arm_leaves_the_legs_and_the_runs_alone() -> None:
    hurt = [(0, "wrist")]
    assert not is_closed(hurt, 0, KINDS["lower"].tags)
    assert not is_closed(hurt, 0, KINDS["tempo"].tags)
    assert is_closed(hurt, 0, KINDS["upper"].tags)
    assert is_closed(hurt, 0, KINDS["swim"].tags)
    assert is_closed(hurt, 2, KINDS["climbing"].tags)
    assert not is_closed(hurt, 2, KINDS["hike"].tags)


def test_parts_come_in_one_order() -> None:
    assert [part.name for part in list_parts({"shoulder", "knee"})] == ["knee", "shoulder"]


def test_steady_are_the_easy_and_the_long_run_alone() -> None:
    assert [name for name in KINDS if is_steady_run(name)] == ["long", "easy"]
