"""Which slots the lifts of a week have."""

from __future__ import annotations

from freshlegs.training.lift_slots import LiftSlots
from freshlegs.training.lifting_problem import list_lifts
from freshlegs.training.lifting_settings import LiftingSettings
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
