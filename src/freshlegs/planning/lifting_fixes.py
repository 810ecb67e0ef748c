"""Changes that let exercises fill the lifts of a week: a smaller dose, more time, more equipment.

An excluded exercise is never offered back: it may hurt an injury.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from freshlegs.model.kinds import find_family
from freshlegs.planning.single_changes import ScenarioChange
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Put
from freshlegs.training.exercise import Equipment

WHOLE = 60
"""Minutes of a lift with all slots (A50)."""
_NAMES = {"barbell": "a barbell", "dumbbell": "dumbbells", "machine": "machines", "band": "a band", "medball": "a ball"}


def list_lifting_changes(draft: Draft) -> Iterator[ScenarioChange]:
    """Yield the changes, the mildest first. None is tried here."""
    scenario = draft.scenario
    if scenario.lifting.dose != "minimum":
        yield ScenarioChange("one set of each exercise (minimum dose)", (Put(("lifting", "dose"), "minimum"),))
    short = [
        index
        for index, request in enumerate(scenario.sessions)
        if find_family(request.kind) == "lift" and request.length < WHOLE
    ]
    if short:
        edits = tuple(Put(("sessions", index, "minutes"), WHOLE) for index in short)
        yield ScenarioChange(f"lifts of {WHOLE} min", edits)
    owned = list(scenario.athlete.equipment)
    for kind in get_args(Equipment):
        if kind not in owned and kind in _NAMES and not scenario.places:
            yield ScenarioChange(f"{_NAMES[kind]} at hand as well", (Put(("athlete", "equipment"), [*owned, kind]),))
    once = (Put(("lifting", "rules", "muscles_twice", "times"), 1),)
    yield ScenarioChange("each muscle group in one lift instead of two", once)
    yield ScenarioChange(
        "the core works in fewer than four ways, at a price",
        (Put(("lifting", "rules", "core_families", "weight"), 10),),
    )
