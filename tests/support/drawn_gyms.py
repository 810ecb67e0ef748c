"""Drawn gyms: one or two lifts, and a handful of exercises of the library."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from freshlegs.model.kinds import Kind
from freshlegs.training.lifting_problem import LiftingProblem
from freshlegs.training.lifting_settings import Excluded
from freshlegs.training.loads import Loads
from support.gyms import LIBRARY, OnlyThese, lift

SPLITS = [("push",), ("pull",), ("legs",), ("push", "legs"), ("chest", "back")]
KINDS: tuple[Kind, ...] = ("lower", "upper", "full", "lift")
JUMPS = ("pogo_hop", "box_jump", "alternate_bound", "drop_jump")
COMMON = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def gyms(draw: st.DrawFn) -> LiftingProblem:
    """Draw one or two lifts and a handful of exercises, so near the limits that rules break now and then."""
    number = draw(st.integers(1, 2))
    kinds: list[Kind] = [draw(st.sampled_from(KINDS)) for _ in range(number)]
    minutes = st.sampled_from([20, 25, 30, 40, 60])
    equipment = st.sampled_from([frozenset({"bodyweight"}), frozenset({"bodyweight", "dumbbell"}), None])
    lifts = []
    for place, kind in enumerate(kinds, 1):
        more: dict[str, Any] = {"optional": draw(st.integers(0, 3)) == 0}
        more["dose"] = draw(st.sampled_from(["standard", "standard", "minimum"]))
        more["before"] = tuple(draw(st.lists(st.sampled_from([*JUMPS, *sorted(LIBRARY)[:3]]), max_size=3, unique=True)))
        there = draw(equipment)
        if there is not None:
            more["equipment"] = there
        if kind == "lift":
            more["words"] = draw(st.sampled_from(SPLITS))
        lifts.append(lift(kind, place, draw(minutes), **more))
    # Jumps are few in the library and have rules of their own, so that half of the gyms have one for certain.
    some = draw(st.lists(st.sampled_from(sorted(LIBRARY)), max_size=8 // number - 1))
    names = list(dict.fromkeys([draw(st.sampled_from([*JUMPS, *sorted(LIBRARY)[:3]])), *some]))
    excluded = draw(
        st.sampled_from([Excluded(), Excluded(muscles=frozenset({"chest"})), Excluded(patterns=frozenset({"hinge"}))])
    )
    settings = OnlyThese(
        asked=True,
        added=tuple(LIBRARY[name] for name in names),
        level=draw(st.sampled_from(["beginner", "intermediate"])),
        excluded=excluded,
        easy=draw(st.sampled_from([frozenset(), frozenset({"calves"}), frozenset({"quads", "chest"})])),
        loads=Loads(working={names[0]: 50.0} if draw(st.booleans()) else {}),
    )
    return LiftingProblem(tuple(lifts), settings)
