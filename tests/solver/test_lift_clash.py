"""Which rules a clash of lifts blames: those that bear on what was asked, each narrowed to what cannot be had."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from freshlegs.model.limits import Limits
from freshlegs.rules.outcome import Unfillable
from freshlegs.rules.task import LiftTask
from freshlegs.solver.clash import find_lift_clash
from freshlegs.solver.search import Effort, UnsettledError
from freshlegs.solver.solve_lifts import fill_lifts, make_lift_search
from freshlegs.training.lift_slots import LiftSlots
from freshlegs.training.lifting_settings import Excluded
from support.gyms import lift, lift_task

BODYWEIGHT = frozenset({"bodyweight"})
FREE_WEIGHTS = frozenset({"barbell", "dumbbell", "bodyweight"})
HARD = {"weight": "hard"}


@dataclass(frozen=True)
class Asked:
    """Lifts, what is set of them, the rules that differ from the default, and the sentences of the clash."""

    lifts: tuple[LiftSlots, ...]
    settings: dict[str, Any]
    rules: dict[str, dict[str, Any]]
    clash: dict[str, str]


CLASHES = {
    "time": Asked(
        (lift("full", minutes=40, equipment=BODYWEIGHT),),
        {"equipment": BODYWEIGHT},
        {"slots_filled": HARD},
        {
            "session_minutes": "a lift fits into its minutes, warm-up included",
            "slots_filled": "a lift fills its slots; accessories go first where time is short, then sets of moderate "
            "exercises",
        },
    ),
    "exclusion": Asked(
        (lift("lower", minutes=45, equipment=BODYWEIGHT), lift("upper", 2, minutes=45, equipment=BODYWEIGHT)),
        {"equipment": BODYWEIGHT, "excluded": Excluded(patterns=frozenset({"hip_extension"}))},
        {"core_families_again": HARD, "named_first": HARD},
        {
            "core_families_again": "the core has 2 exercises for extension in the week",
            "named_first": "exercises that the article or the studies name come first",
            "not_excluded": "excluded exercises are left out",
        },
    ),
    "number": Asked(
        (lift("full", equipment=FREE_WEIGHTS), lift("full", 2, equipment=FREE_WEIGHTS)),
        {"equipment": FREE_WEIGHTS},
        {"few_exercises": {"at_most": 2}, "whole_lift": HARD},
        {
            "few_exercises": "a lift has at most 2 exercises",
            "whole_lift": "a lift trains every muscle group of its kind",
        },
    ),
}


def task(asked: Asked) -> LiftTask:
    """Return the lifts with their rules."""
    found = lift_task(*asked.lifts, **asked.settings)
    rules = (type(r).model_validate(asked.rules[r.name]) if r.name in asked.rules else r for r in found.rules)
    return replace(found, rules=tuple(rules))


@pytest.mark.parametrize("name", CLASHES)
def test_a_clash_of_lifts_blames_what_was_asked(name: str) -> None:
    outcome = fill_lifts(task(CLASHES[name]))
    assert isinstance(outcome, Unfillable)
    assert {rule.name: rule.describe() for rule in outcome.clash} == CLASHES[name].clash


def test_a_clash_that_is_not_found_in_time_is_never_guessed() -> None:
    """A solve that ends without an answer proves nothing of the rules that were left out."""
    with pytest.raises(UnsettledError):
        find_lift_clash(task(CLASHES["number"]), lambda: make_lift_search(Effort(Limits(work=1e-9))))
