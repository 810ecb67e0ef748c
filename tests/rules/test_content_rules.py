"""For each rule on lifts, lifts made by hand that it accepts and lifts that it rejects, with what it says of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from freshlegs.rules.lifts import all_lift_rules
from freshlegs.training.lift_slots import LiftSlots
from freshlegs.training.lifting_settings import Excluded
from freshlegs.training.loads import Loads
from freshlegs.training.prescription import find_trained_groups
from freshlegs.training.sources import SOURCES
from support.gyms import LIBRARY, filled, judged, lift, lift_task, modelled, report_of

LEGS = "box_jump; back_squat; rdl; split_squat; leg_extension; standing_calf_raise; side_plank"
"""A lower day as the article lays one out."""


@dataclass(frozen=True)
class Example:
    """Two ways to fill the same lifts.

    Parameters
    ----------
    rule : str
        With its parameters.
    good, bad : tuple of str
        What the rule accepts and rejects, one text for each lift.
    says : str
        What it says of `bad`.
    """

    rule: str
    lifts: tuple[LiftSlots, ...]
    good: tuple[str, ...]
    bad: tuple[str, ...]
    says: str
    parameters: dict[str, Any] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    amount: int = 1


HOME = frozenset({"bodyweight", "dumbbell", "band"})
LOWER, UPPER, FULL = (lift("lower"),), (lift("upper"),), (lift("full"),)
EXAMPLES = [
    Example(
        "muscles_twice",
        LOWER,
        ("standing_calf_raise",),
        ("pogo_hop",),
        "calves trained in 0 lifts, not in 1",
        parameters={"groups": ("calves",)},
    ),
    Example(
        "muscles_twice",
        (lift("lower"), lift("lower", 2)),
        ("leg_extension; deadlift", "back_squat"),
        ("deadlift; rdl; box_jump", "back_squat"),
        "quads trained in 1 lift, not in 2",
        parameters={"groups": ("quads",)},
    ),
    Example(
        "muscles_twice",
        UPPER,
        ("bench_press; barbell_row",),
        ("mb_chest_pass; lateral_raise",),
        "arms trained in 0 lifts, not in 1",
        parameters={"groups": ("arms",)},
    ),
    Example(
        "legs_for_running",
        (lift("lower"), lift("full")),
        ("back_squat; split_squat", "deadlift; standing_calf_raise"),
        ("back_squat; box_jump", "deadlift; standing_calf_raise"),
        "no lift has an exercise on one leg",
    ),
    Example(
        "legs_for_running",
        LOWER,
        ("hip_thrust; split_squat; single_leg_calf_raise",),
        ("hip_thrust; split_squat; pogo_hop",),
        "no lift has a calf raise",
    ),
    Example(
        "calves_again",
        (lift("lower"), lift("full")),
        ("standing_calf_raise", "seated_calf_raise"),
        ("standing_calf_raise", "pogo_hop"),
        "fewer than two calf raises",
    ),
    Example(
        "hip_thrust",
        (lift("lower"), lift("full")),
        ("deadlift", "back_squat; glute_bridge"),
        ("deadlift", "back_squat; bridge"),
        "no lift has a hip thrust",
    ),
    Example(
        "push_and_pull",
        FULL,
        ("bench_press; table_row",),
        ("bench_press; push_up; band_pull_apart",),
        "full 1 has no pull",
    ),
    Example(
        "pulls_keep_up",
        (lift("upper"), lift("upper", 2)),
        ("bench_press; overhead_press", "seated_cable_row"),
        ("bench_press; overhead_press; db_bench_press", "band_pull_apart"),
        "9 sets more push than pull",
    ),
    Example(
        "at_hand",
        (lift("lower", equipment=HOME),),
        ("goblet_squat",),
        ("back_squat",),
        "lower 1: Barbell back squat needs a barbell and a rack, which is not all at hand",
    ),
    Example(
        "not_excluded",
        LOWER,
        ("leg_extension",),
        ("box_jump",),
        "lower 1: Box jump is excluded",
        settings={"excluded": Excluded(muscles=frozenset({"calves"}))},
    ),
    Example(
        "not_excluded",
        LOWER,
        ("kb_swing",),
        ("pogo_hop",),
        "lower 1: Pogo hops is excluded",
        settings={"excluded": Excluded(patterns=frozenset({"jump", "hop_bound"}))},
    ),
    Example("something_to_do", LOWER, ("dead_bug",), ("",), "lower 1: no exercise"),
    Example(
        "spared_muscles",
        LOWER,
        ("leg_extension; seated_calf_raise 2",),
        ("leg_extension; seated_calf_raise 3",),
        "lower 1: Seated calf raise (soleus) is not easy, and trains a muscle that you spare",
        settings={"easy": frozenset({"calves"})},
    ),
    Example(
        "spared_muscles",
        LOWER,
        ("kb_swing",),
        ("pogo_hop",),
        "lower 1: Pogo hops is not easy, and trains a muscle that you spare",
        settings={"easy": frozenset({"calves"})},
    ),
    Example(
        "hardest_variant",
        (lift("upper", equipment=frozenset({"bodyweight"})),),
        ("push_up",),
        ("incline_push_up",),
        "upper 1: Push-up with hands raised has a variant that suits you better",
        settings={"level": "intermediate"},
    ),
    Example(
        "hardest_variant",
        (lift("lower", equipment=frozenset({"bodyweight", "kettlebell"})),),
        ("loaded_calf_raise",),
        ("calf_raise",),
        "lower 1: Calf raise on both legs has a variant that suits you better",
        settings={"level": "beginner"},
    ),
    Example(
        "hardest_variant",
        (lift("lower", equipment=frozenset({"bodyweight"})),),
        ("lateral_lunge",),
        ("cossack_squat",),
        "lower 1: Cossack squat has a variant that suits you better",
        settings={"level": "advanced", "easy": frozenset({"quads"})},
    ),
    Example(
        "hardest_variant",
        (lift("lower", equipment=frozenset({"bodyweight"})),),
        ("bridge",),
        ("single_leg_bridge",),
        "lower 1: Single-leg bridge has a variant that suits you better",
        settings={"level": "beginner", "easy": frozenset({"hamstrings"})},
    ),
    Example(
        "weight_first",
        (lift("upper", equipment=HOME),),
        ("db_floor_press",),
        ("push_up",),
        "upper 1: Push-up stands in for a heavy exercise",
    ),
    Example(
        "suits_level",
        LOWER,
        ("box_jump",),
        ("drop_jump",),
        "lower 1: Drop jump (20-30 cm) is for advanced lifters",
        settings={"level": "beginner"},
    ),
    Example(
        "named_first",
        LOWER,
        ("back_squat",),
        ("trap_bar_deadlift",),
        "lower 1: Trap-bar deadlift is there by custom alone",
    ),
    Example(
        "run_like",
        LOWER,
        ("deadlift; split_squat; leg_extension",),
        ("back_squat; split_squat; leg_extension",),
        "lower 1: Barbell back squat is less like running than a hinge, a step or a hop",
    ),
    Example(
        "free_weights", LOWER, ("back_squat; leg_extension",), ("leg_press",), "lower 1: Leg press is done on a machine"
    ),
    Example(
        "stand_ins",
        LOWER,
        ("back_squat; goblet_squat 3 moderate",),
        ("goblet_squat 3 strength",),
        "lower 1: Goblet squat stands in for a strength exercise",
    ),
    Example(
        "known_weights",
        LOWER,
        ("back_squat",),
        ("front_squat",),
        "lower 1: no weight is known for Barbell front squat",
        settings={"loads": Loads(working={"back_squat": 80.0})},
    ),
    Example(
        "multi_joint",
        LOWER,
        ("box_jump; leg_curl",),
        ("leg_curl; leg_extension",),
        "lower 1: no exercise over several joints",
    ),
    Example(
        "more_than_bodyweight",
        UPPER,
        ("push_up; biceps_curl",),
        ("push_up; pull_up",),
        "upper 1: nothing with more than your own weight",
    ),
    Example("heavy_lift", UPPER, ("bench_press",), ("db_bench_press 3 moderate",), "upper 1: nothing heavy"),
    Example(
        "muscles_twice",
        (lift("upper"), lift("upper", 2)),
        ("bench_press; triceps_extension", "db_bench_press 3 moderate; triceps_extension"),
        ("bench_press; triceps_extension", "overhead_press; triceps_extension"),
        "chest trained in 1 lift, not in 2",
        {"groups": ("chest", "arms")},
    ),
    Example(
        "muscles_twice",
        (lift("full", dose="minimum"), lift("full", 2, dose="minimum")),
        ("back_squat; bench_press", "split_squat; bench_press"),
        ("back_squat; bench_press", "split_squat; barbell_row"),
        "chest trained in 1 lift, not in 2",
        {"groups": ("chest", "quads")},
    ),
    Example(
        "muscles_twice",
        (lift("full"), lift("full", 2)),
        ("bench_press; one_arm_db_row 3", "bench_press; one_arm_db_row 3"),
        ("bench_press; one_arm_db_row 3", "bench_press"),
        "shoulders trained in 1 lift, not in 2",
        {"groups": ("shoulders",)},
    ),
    Example(
        "whole_lift",
        LOWER,
        (LEGS,),
        ("deadlift; leg_curl; leg_extension; side_plank",),
        "lower 1 does not train calves",
    ),
    Example(
        "core_families",
        (lift("lower"), lift("upper")),
        ("deadlift; dead_bug", "mb_rotational_throw; side_plank"),
        ("back_squat; dead_bug", "mb_rotational_throw; side_plank"),
        "core, extension: 0 exercises, fewer than 1",
    ),
    Example(
        "core_families_again",
        (lift("lower"), lift("lower", 2)),
        ("deadlift; dead_bug", "hip_thrust; hanging_knee_raise"),
        ("deadlift; dead_bug", "hip_thrust"),
        "core, flexion: 1 exercise, fewer than 2",
        {"families": ("flexion", "extension")},
    ),
    Example(
        "foot_contacts",
        LOWER,
        ("box_jump",),
        ("alternate_bound",),
        "lower 1: 30 foot contacts, more than 29",
        {"at_most": 29},
    ),
    Example(
        "foot_contacts",
        LOWER,
        ("box_jump",),
        ("alternate_bound",),
        "lower 1: 30 foot contacts, more than 29",
        {"beginner": 29},
        {"level": "beginner"},
    ),
    Example(
        "enough_contacts",
        LOWER,
        ("pogo_hop",),
        ("box_jump",),
        "lower 1: 15 foot contacts, fewer than 30",
    ),
    Example(
        "enough_contacts",
        LOWER,
        ("kb_swing; back_squat",),
        ("box_jump; back_squat",),
        "lower 1: 15 foot contacts, fewer than 30",
    ),
    Example(
        "enough_contacts",
        LOWER,
        ("back_squat",),
        ("alternate_bound",),
        "lower 1: 30 foot contacts, fewer than 31",
        {"at_least": 31},
    ),
    Example(
        "session_minutes",
        (lift("lower", minutes=18),),
        ("single_leg_calf_raise",),
        ("single_leg_calf_raise; ab_rollout",),
        "lower 1 takes 5 min more than its 18",
    ),
    Example(
        "session_minutes",
        (lift("lower", minutes=20),),
        ("back_squat",),
        ("back_squat; leg_extension",),
        "lower 1 takes 5 min more than its 20",
    ),
    Example("few_exercises", LOWER, (LEGS,), (f"{LEGS}; dead_bug",), "lower 1: 8 exercises, more than 7"),
    Example(
        "slots_filled",
        LOWER,
        (LEGS,),
        (LEGS.replace("leg_extension; ", ""),),
        "lower 1: 1 accessory fewer than there is room for",
    ),
    Example(
        "slots_filled",
        LOWER,
        (LEGS,),
        (LEGS.replace("rdl", "rdl 2").replace("split_squat", "split_squat 2"),),
        "lower 1: one set less of 2 exercises",
        amount=2,
    ),
    Example(
        "varied",
        (lift("lower"), lift("lower", 2)),
        ("back_squat", "deadlift"),
        ("back_squat", "back_squat"),
        "Barbell back squat comes 2 times",
    ),
    Example(
        "exercises_stay",
        (lift("lower", before=("back_squat", "rdl")), lift("lower", 2)),
        ("back_squat; rdl", "deadlift"),
        ("front_squat; rdl", "back_squat"),
        "lower 1: no more Barbell back squat",
    ),
    Example(
        "exercises_stay",
        (lift("lower", before=("back_squat", "bench_press", "leg_curl"), equipment=frozenset({"machine"})),),
        ("leg_curl",),
        ("leg_extension",),
        "lower 1: no more Leg curl",
    ),
    Example(
        "unlike_movements",
        LOWER,
        ("back_squat; split_squat; rdl",),
        ("back_squat; split_squat; step_up",),
        "lower 1: 2 exercises of one movement",
    ),
    Example(
        "pairs_in_turn",
        UPPER,
        ("bench_press; barbell_row",),
        ("pull_up; barbell_row",),
        "upper 1 pairs Pull-up and Bent-over barbell row",
    ),
    Example(
        "main_movements",
        (lift("lower"), lift("lower", 2)),
        ("back_squat; split_squat", "deadlift"),
        ("back_squat; split_squat", "front_squat; rdl"),
        "no lift has a heavy hinge or hip thrust",
    ),
]
EXAMPLES_BY_NAME = {f"{example.rule}-{number}": example for number, example in enumerate(EXAMPLES)}


def _found(example: Example, contents: tuple[str, ...]) -> list[tuple[str, int]]:
    rule = all_lift_rules()[example.rule].model_validate(example.parameters)
    asked = lift_task(*example.lifts, rules=[rule], **example.settings)
    report = report_of(asked, *contents)
    entries = report.broken if rule.hard else report.priced
    return [(entry.violation.why, entry.violation.amount) for entry in entries]


@pytest.mark.parametrize("example", EXAMPLES_BY_NAME.values(), ids=EXAMPLES_BY_NAME)
def test_a_rule_accepts_what_its_source_means(example: Example) -> None:
    assert _found(example, example.good) == []


@pytest.mark.parametrize("example", EXAMPLES_BY_NAME.values(), ids=EXAMPLES_BY_NAME)
def test_a_rule_rejects_what_its_source_forbids_and_says_so(example: Example) -> None:
    assert (example.says, example.amount) in _found(example, example.bad)


def _exercises(example: Example) -> list[str]:
    entries = ";".join((*example.good, *example.bad)).split(";")
    return sorted({entry.split()[0] for entry in entries if entry.strip()})


SMALL = {name: e for name, e in EXAMPLES_BY_NAME.items() if len(_exercises(e)) * len(e.lifts) <= 5}
"""Those of which every filling can be listed."""


@pytest.mark.parametrize("example", SMALL.values(), ids=SMALL)
def test_the_solver_says_the_same_of_every_filling(example: Example) -> None:
    rule = all_lift_rules()[example.rule].model_validate(example.parameters)
    only = [LIBRARY[name] for name in _exercises(example)]
    asked = lift_task(*example.lifts, rules=[rule], only=only, **example.settings)
    assert modelled(asked) == judged(asked)


@pytest.mark.parametrize("level", ["beginner", "advanced"])
@pytest.mark.parametrize("limit", [14, 15, 16, 29, 30])
def test_foot_contacts_are_counted_to_the_last(limit: int, level: str) -> None:
    """Box jumps have 15, bounds 30."""
    limits = {"beginner": limit, "at_most": 228} if level == "beginner" else {"beginner": 1, "at_most": limit}
    rule = all_lift_rules()["foot_contacts"].model_validate(limits)
    only = [LIBRARY["box_jump"], LIBRARY["alternate_bound"]]
    asked = lift_task(*LOWER, rules=[rule], only=only, level=level)
    allowed = judged(asked)
    assert modelled(asked) == allowed
    assert len(allowed) == 1 + (limit >= 15) + (limit >= 30)


def test_what_a_breach_of_a_rule_on_lifts_costs() -> None:
    """A price decides what an athlete lifts: it does not change by the way."""
    found = {name: rule.by_default() for name, rule in all_lift_rules().items()}
    slots = found.pop("slots_filled").model_dump(exclude={"weight"})
    assert slots == {"power": 15, "strength": 15, "moderate": 12, "accessory": 3, "core": 6, "set": 5}
    contacts = found["foot_contacts"].model_dump(exclude={"weight"})
    assert contacts == {"at_most": 228, "beginner": 60}
    assert {name: rule.price for name, rule in found.items() if not rule.hard} == {
        "calves_again": 4,
        "core_families_again": 2,
        "enough_contacts": 4,
        "exercises_stay": 10,
        "free_weights": 1,
        "hip_thrust": 4,
        "known_weights": 7,
        "main_movements": 5,
        "named_first": 1,
        "pairs_in_turn": 3,
        "run_like": 1,
        "stand_ins": 8,
        "unlike_movements": 2,
        "varied": 5,
        "weight_first": 20,
        "whole_lift": 3,
    }


def test_muscles_twice_names_the_group_that_cannot_be_had() -> None:
    """A clash blames one group, not all of them."""
    muscles = all_lift_rules()["muscles_twice"]
    assert muscles.by_default().model_dump()["times"] == 2
    two = muscles.model_validate({"groups": ("chest", "back")})
    assert list(two.narrower()) == [muscles.model_validate({"groups": (group,)}) for group in ("chest", "back")]
    assert [list(one.narrower()) for one in two.narrower()] == [[], []]


def test_every_content_rule_has_an_example() -> None:
    assert {example.rule for example in EXAMPLES} == set(all_lift_rules())


def test_every_content_rule_is_cited_claimed_and_described() -> None:
    for name, cls in all_lift_rules().items():
        assert cls.sources, name
        assert set(cls.sources) <= set(SOURCES), name
        assert cls.claim.endswith("."), name
        assert cls.by_default().describe(), name
        assert (cls.__doc__ or "").startswith("Breach: "), name


def test_an_optional_lift_is_not_relied_on() -> None:
    """What the week needs stands in the lifts that will be done for certain."""
    rule = all_lift_rules()["muscles_twice"].model_validate({"groups": ("chest",)})
    sure, maybe = lift("upper"), lift("upper", 2, optional=True)
    contents = ("overhead_press", "bench_press")
    (entry,) = report_of(lift_task(sure, maybe, rules=[rule]), *contents).broken
    assert entry.violation.why == "chest trained in 0 lifts, not in 1"


def test_a_group_of_which_everything_is_excluded_is_not_asked_for() -> None:
    rule = all_lift_rules()["muscles_twice"].by_default()
    excluded = Excluded(muscles=frozenset({"chest"}))
    report = report_of(lift_task(lift("upper"), rules=[rule], excluded=excluded), "overhead_press")
    assert not any("chest" in entry.violation.why for entry in report.broken)
    assert any("back" in entry.violation.why for entry in report.broken)


def test_deadlifts_do_not_make_a_lower_day_one_for_the_back() -> None:
    """Helpers top up a group's sets and never are all of them, nor do they ask for the rest of its region."""
    (one,) = filled(lift_task(lift("lower"), rules=[]), "deadlift; slrdl; suitcase_carry").filled
    assert one.total(lambda pick: pick.halves("back")) >= 4
    assert not one.trains("back")
    assert find_trained_groups(one) == {"hamstrings", "glutes", "core"}
