"""Which slots the lifts of a week have."""

from __future__ import annotations

from dataclasses import replace

from freshlegs.training.lift_slots import LiftSlots
from freshlegs.training.lifting_problem import LiftingProblem, list_lifts
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.loads import Loads
from freshlegs.training.ramp import BAR_RAMP, choose_ramp
from support.worlds import week


def pairs(lift: LiftSlots) -> list[str]:
    return [slot.name for slot in lift.slots if slot.paired]


def test_the_second_upper_day_pairs_its_accessories_and_the_third_is_like_the_first() -> None:
    task, _ = week("mon 07:00 upper; tue 07:00 lower; wed 07:00 upper; thu 07:00 lower; fri 07:00 upper")
    lifts = {f"{lift.session.kind} {lift.session.number}": lift for lift in list_lifts(task, LiftingSettings())}
    first, second = lifts["upper 1"], lifts["upper 2"]
    assert pairs(first) == ["strength", "moderate"]
    assert pairs(second) == ["accessory"]
    assert [(slot.name, slot.at_most) for slot in second.slots if slot.paired] == [("accessory", 3)]
    assert lifts["upper 3"].slots == first.slots
    assert lifts["lower 1"].slots == lifts["lower 2"].slots


def test_a_short_lift_that_is_the_only_one_may_have_a_set_less_of_all_that_is_not_heavy() -> None:
    """So that calf, push and pull have room in 40 min; of two lifts, or of a longer one, only moderate ones may."""

    def list_sets(text: str) -> dict[str, set[int]]:
        task, _ = week(text)
        problem = LiftingProblem(list_lifts(task, LiftingSettings()), LiftingSettings())
        found: dict[str, set[int]] = {}
        for pick in problem.list_picks(problem.lifts[0]):
            found.setdefault(f"{pick.slot.name} {pick.exercise.id}", set()).add(pick.sets)
        return found

    alone = list_sets("mon 07:00 full 40")
    fewer = ("accessory standing_calf_raise", "core dead_bug", "strength bw_squat", "moderate split_squat")
    for name in fewer:
        assert alone[name] == {2, 3}, name
    assert alone["strength back_squat"] == alone["strength goblet_squat"] == {3}
    assert alone["power squat_jump"] == {3}
    assert alone["accessory reverse_nordic"] == {2}
    for others in (list_sets("mon 07:00 full 40; thu 07:00 full 40"), list_sets("mon 07:00 full 50")):
        assert others["moderate split_squat"] == {2, 3}
        assert all(others[name] == {3} for name in fewer[:3])


def test_a_lift_that_may_be_left_out_because_of_what_happened_changes_no_slot_of_another() -> None:
    """A missed lift, or one on a day on which something hurts, was asked for all the same."""
    task, _ = week("mon 07:00 full; thu 07:00 full")
    both = [lift.slots for lift in list_lifts(task, LiftingSettings())]
    first, second = task.sessions
    excused = replace(task, sessions=(first, second.excuse()))
    assert [lift.slots for lift in list_lifts(excused, LiftingSettings())] == both
    optional = replace(task, sessions=(first, replace(second, optional=True)))
    assert [lift.slots for lift in list_lifts(optional, LiftingSettings())] != both


def list_pair(text: str, *named: str) -> set[str]:
    """Return the strength exercises that the moderate slots of the first lift take, with these weights named."""
    settings = LiftingSettings(loads=Loads(working=dict.fromkeys(named, 50.0)))
    task, _ = week(text)
    problem = LiftingProblem(list_lifts(task, settings), settings)
    picks = problem.list_picks(problem.lifts[0])
    return {p.exercise.id for p in picks if p.slot.name == "moderate" and p.exercise.category == "strength"}


def test_a_short_lift_without_a_heavy_slot_for_the_upper_body_takes_what_is_named_of_it() -> None:
    """Alone, or of fewer than 60 min, a full lift pushes and pulls in turn; nobody who benches does without it."""
    for text in ("mon 07:00 full 60", "mon 07:00 full 40; thu 07:00 full 40", "mon 07:00 full 30; thu 07:00 full 30"):
        assert list_pair(text) == set()
        assert list_pair(text, "bench_press", "back_squat") == {"bench_press"}
    assert list_pair("mon 07:00 full 60; thu 07:00 full 60", "bench_press") == set()
    assert list_pair("mon 07:00 upper 40; thu 07:00 lower 40", "bench_press") == set()


def test_what_is_heavy_among_moderate_ones_has_its_lighter_sets() -> None:
    settings = LiftingSettings(loads=Loads(working={"bench_press": 50.0}))
    task, _ = week("mon 07:00 full 60")
    problem = LiftingProblem(list_lifts(task, settings), settings)
    (bench, *_) = (
        pick for pick in problem.list_picks(problem.lifts[0])
        if pick.exercise.id == "bench_press" and pick.sets == 3
    )  # fmt: skip
    usual = next(pick for pick in problem.list_picks(problem.lifts[0]) if pick.exercise.id == "db_bench_press")
    assert choose_ramp(bench.exercise, bench.slot.name) == BAR_RAMP
    assert choose_ramp(usual.exercise, usual.slot.name) == ()
    assert (bench.reps.high, bench.rest) == (6, 90)
