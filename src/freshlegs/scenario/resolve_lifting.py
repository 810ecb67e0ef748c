"""Exercises, equipment, places and weights of a scenario -> `LiftingSettings`."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from freshlegs.io.errors import Fault, InputError, Step, repr_for_user
from freshlegs.io.files import read_text
from freshlegs.model.wording import join_words
from freshlegs.rules.base import LiftRule
from freshlegs.rules.lifts import all_lift_rules
from freshlegs.scenario.resolve_exclusions import check_allowed, find_excluded, find_stop
from freshlegs.scenario.resolve_places import resolve_places
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.lifting_tables import ExerciseTable
from freshlegs.scenario.schema.load import check_settings
from freshlegs.scenario.schema.tables import ScenarioTable
from freshlegs.scenario.week_days import Days
from freshlegs.training.exercise import EQUIPMENT, Category, Exercise, Implement, LoadStep, Reps, expand_muscles
from freshlegs.training.library import find_wrong_neighbours, load_shipped, read_library, suggest_exercise
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.loads import AS_NAMED, Loads, Unit, WrittenWeight, find_implement

_REPS: dict[Category, str] = {"power": "5", "strength": "6", "moderate": "8-10", "accessory": "12-15", "core": "8-12"}
_RESTS: dict[Category, int] = {"power": 120, "strength": 180, "moderate": 90, "accessory": 60, "core": 60}
_STEPS: dict[Implement, LoadStep] = {
    "barbell": "barbell",
    "dumbbell": "dumbbell",
    "kettlebell": "kettlebell",
    "machine": "machine",
    "cable": "machine",
    "band": "band",
    "medball": "medball",
    "bodyweight": "bodyweight_reps",
}


def resolve_lifting(scenario: ScenarioTable, days: Days, faults: Faults) -> LiftingSettings:
    """Return the settings for filling lifts, and note their faults; reads the CSV file that [lifting] names, if any."""
    lifting = scenario.lifting
    added = {exercise.id: exercise for exercise in _read_added(scenario, faults)}
    known = {exercise.id: exercise for exercise in load_shipped()} | added
    for index, written in enumerate(scenario.exercises):
        exercise = _build_exercise(written, known.get(written.id), ("exercises", index), faults)
        if exercise is not None:
            known[exercise.id] = added[exercise.id] = exercise
    for exercise, key, found in find_wrong_neighbours(known):
        places = [("exercises", i, key) for i, own in enumerate(scenario.exercises) if own.id == exercise.id]
        allowed = "no exercise comes back to itself by easier and harder" if found.startswith("a circle") else ""
        faults.add(places[-1] if places else ("lifting", "library"), f"{exercise.id}: {found}", allowed)
    _check_needs(scenario, known, faults)
    exclude = lifting.exclude
    for index, name in enumerate(exclude.exercises):
        _check_known(name, known, ("lifting", "exclude", "exercises", index), faults)
    check_allowed(scenario, faults)
    for key in ("weights", "best"):
        for name in getattr(lifting, key):
            _check_known(name, known, ("lifting", key, name), faults)
    check_settings(lifting.rules, all_lift_rules(), LiftRule.table, faults)
    return LiftingSettings(
        asked=True,
        level=scenario.athlete.lift_level,
        equipment=frozenset(scenario.athlete.equipment),
        places=resolve_places(scenario, days, faults),
        added=tuple(added.values()),
        excluded=find_excluded(scenario),
        easy=frozenset().union(*map(expand_muscles, lifting.easy)),
        dose=lifting.dose,
        loads=_build_loads(scenario, known, faults),
        rules=lifting.rules,
        progression=lifting.progression.chosen,
        find_weights=lifting.find_weights,
        gentle=scenario.athlete.returning_from is not None,
        stop=find_stop(scenario),
    )


def _read_added(scenario: ScenarioTable, faults: Faults) -> tuple[Exercise, ...]:
    file = scenario.lifting.library
    if file is None:
        return ()
    try:
        return read_library(read_text(scenario.folder / file), file)
    except InputError as error:
        for fault in error.faults:
            found = f"{repr_for_user(file)}: {Fault(fault.place, fault.found)}"
            faults.add(("lifting", "library"), found, fault.allowed)
        return ()


def _build_exercise(
    written: ExerciseTable, known: Exercise | None, steps: tuple[Step, ...], faults: Faults
) -> Exercise | None:
    named: dict[str, Any] = {key: getattr(written, key) for key in written.model_fields_set}
    for key in ("primary", "secondary"):
        if key in named:
            named[key] = frozenset(named[key])
    if known is not None:
        if "equipment" in named:
            named = {"needs": (), **named}
        return replace(known, **named, source="yours")
    missing = [key for key in ("category", "pattern", "equipment", "primary") if key not in named]
    if missing:
        near = suggest_exercise(written.id, load_shipped())
        allowed = f"{near} a new one needs {join_words(missing)}".lstrip()
        faults.add((*steps, "id"), f"no exercise {repr_for_user(written.id)}", allowed)
        return None
    category = named["category"]
    defaults: dict[str, Any] = {
        "name": written.id.replace("_", " ").capitalize(),
        "secondary": frozenset(),
        "core": "",
        "sets": 3,
        "reps": Reps.of(_REPS[category]),
        "rest": _RESTS[category],
        "load_step": "power_none" if category == "power" else _STEPS[named["equipment"]],
        "level": "beginner",
    }
    return Exercise(**defaults | named, source="yours")


def _check_known(name: str, known: Mapping[str, Exercise], steps: tuple[Step, ...], faults: Faults) -> None:
    if name not in known:
        allowed = suggest_exercise(name, known.values()) or "freshlegs docs lifting says which there are"
        faults.add(steps, f"unknown exercise {repr_for_user(name)}", allowed)


def _check_needs(scenario: ScenarioTable, known: Mapping[str, Exercise], faults: Faults) -> None:
    """Note an exercise of the file that takes what is at hand nowhere, if the file says what it takes."""
    there = {"bodyweight", *scenario.athlete.equipment, *chain.from_iterable(one.equipment for one in scenario.places)}
    for index, written in enumerate(scenario.exercises):
        exercise = known.get(written.id)
        key = next((key for key in ("needs", "equipment") if key in written.model_fields_set), None)
        if exercise is None or key is None or exercise.loaded_with(there).works_with(there):
            continue
        allowed = f"at hand are {join_words(tuple(name for name in EQUIPMENT if name in there))}"
        where = f"{allowed}; name it in athlete.equipment or at a place"
        faults.add(("exercises", index, key), f"{written.id} needs {exercise.needed}, and no place has that", where)


def _build_loads(scenario: ScenarioTable, known: Mapping[str, Exercise], faults: Faults) -> Loads:
    lifting = scenario.lifting
    written: list[tuple[tuple[Step, ...], WrittenWeight]] = [
        (("lifting", key, name), weight)
        for key in ("weights", "best")
        for name, weight in getattr(lifting, key).items()
    ]
    if lifting.bar is not None:
        written.append((("lifting", "bar"), lifting.bar))
    loads = Loads(
        _find_unit(lifting.unit, written, faults),
        {name: weight.value for name, weight in lifting.weights.items()},
        {name: weight.value for name, weight in lifting.best.items()},
        lifting.bar.value if lifting.bar is not None else None,
        {name: step for name, step in lifting.steps if step is not None},
    )
    for steps, weight in written:
        exercise = known.get(str(steps[-1]))
        if exercise is not None and steps[1] != "bar":
            _check_weight(weight, exercise, loads, steps, faults)
    return loads


def _check_weight(
    weight: WrittenWeight, exercise: Exercise, loads: Loads, steps: tuple[Step, ...], faults: Faults
) -> None:
    """Note a weight below the empty bar, or below the smallest step of the equipment."""
    built_of = find_implement(exercise)
    if built_of in AS_NAMED:
        return
    least, what, key = loads.step(exercise), f"smallest {built_of} step", f"steps.{built_of}"
    if built_of == "barbell":
        least, what, key = loads.empty_bar, "empty bar", "bar"
    if weight.value < least:
        allowed = f"the {what} weighs {least:g} {loads.unit}; name a lighter one with lifting.{key}"
        faults.add(steps, f"found {weight.value:g} {loads.unit}", allowed)


def _find_unit(unit: Unit | None, written: Iterable[tuple[tuple[Step, ...], WrittenWeight]], faults: Faults) -> Unit:
    for steps, weight in written:
        if weight.unit is None:
            continue
        if unit is not None and weight.unit != unit:
            found = f"found {weight.value:g} {weight.unit} among weights in {unit}"
            faults.add(steps, found, "write all weights of a file in one unit")
        unit = unit or weight.unit
    return unit or "kg"
