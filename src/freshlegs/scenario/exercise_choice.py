"""Exercises chosen from the library: for a place, a muscle and a level, and instead of another one on the day."""

from typing import get_args

from freshlegs.io.errors import ArgumentError, Fault, NotUnderstoodError, repr_for_user
from freshlegs.model.content import LiftContent
from freshlegs.model.kinds import Level
from freshlegs.model.wording import suggest
from freshlegs.scenario.interview.answers import parse_equipment
from freshlegs.training.exercise import CATEGORIES, MUSCLES, MUSCLES_OF, Exercise, expand_muscles
from freshlegs.training.lift_slots import NEVER_EASY
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.training_log import find_exercise, name_exercises


def choose_exercises(
    settings: LiftingSettings, *, at: str | None = None, muscle: str | None = None, level: str | None = None
) -> tuple[Exercise, ...]:
    """Return the exercises that are not left out, of all in the order of their slots.

    Parameters
    ----------
    at
        A place of the settings by its name, or words for what is at hand; None for all that there can be.
    muscle
        A muscle, or a group of muscles, that they train.
    level
        They ask for no more experience than that.

    Raises
    ------
    ArgumentError
        For a place, a muscle or a level that there is not.
    """
    there, muscles, most = _find_equipment(settings, at), _find_muscles(muscle), _find_level(level)
    found = (
        exercise
        for exercise in settings.exercises
        if not settings.excluded.holds(exercise)
        and not (exercise.easy and exercise.category in NEVER_EASY)
        and exercise.works_with(there)
        and (not muscles or muscles & exercise.primary)
        and exercise.suits(most)
    )
    return tuple(sorted(found, key=lambda exercise: CATEGORIES.index(exercise.category)))


def find_likes(
    settings: LiftingSettings, stored: LiftContent, name: str, *, at: str | None = None, level: str | None = None
) -> tuple[Exercise, ...]:
    """Return what may be done instead of an exercise of a lift: its kin, then the same movement, then the same muscles.

    Nothing that the lift has already. Raises ArgumentError for an exercise that the lift does not have, and as
    `choose_exercises` does.
    """
    there = [entry.exercise for entry in stored.exercises]
    name = find_exercise(name_exercises({entry.exercise: entry.name for entry in stored.exercises}), name) or name
    known = {exercise.id: exercise for exercise in settings.exercises}
    if name not in there or name not in known:
        allowed = suggest(name, there) or f"the lift has {', '.join(there)}"
        raise ArgumentError("exercise", Fault("", f"no exercise {repr_for_user(name)} in this lift", allowed))
    one = known[name]
    easier = (other for other in settings.exercises if one in settings.harder[other.id])
    kin = {other.id for other in (*settings.harder[name], *easier)}
    choices = [
        other
        for other in choose_exercises(settings, at=at, level=level)
        if other.id not in there
        and (other.category == "power") == (one.category == "power")
        and (other.pattern == one.pattern or bool(other.primary & one.primary))
    ]
    return tuple(
        sorted(
            choices,
            key=lambda other: (
                other.id not in kin,
                other.pattern != one.pattern,
                -len(other.primary & one.primary),
                other.category != one.category,
            ),
        )
    )


def _find_level(name: str | None) -> Level:
    levels: tuple[Level, ...] = get_args(Level)
    found = next((level for level in levels if level == name), None)
    if name is not None and found is None:
        raise ArgumentError("level", Fault("", f"found {repr_for_user(name)}", f"allowed: {', '.join(levels)}"))
    return found or levels[-1]


def _find_equipment(settings: LiftingSettings, at: str | None) -> frozenset[str]:
    if at is None:
        return settings.equipment | {"bodyweight"}
    place = next((place for place in settings.places if place.name == at), None)
    if place is not None:
        return place.equipment | {"bodyweight"}
    try:
        return frozenset(parse_equipment(at)) | {"bodyweight"}
    except NotUnderstoodError as error:
        places = f"; the places are {', '.join(place.name for place in settings.places)}" if settings.places else ""
        raise ArgumentError("at", Fault("", error.found, error.allowed + places)) from None


def _find_muscles(name: str | None) -> frozenset[str]:
    muscles = expand_muscles(name) if name is not None else frozenset[str]()
    if name is not None and not muscles:
        known = tuple(dict.fromkeys((*MUSCLES_OF, *MUSCLES)))
        allowed = suggest(name, known) or f"allowed: {', '.join(known)}"
        raise ArgumentError("muscle", Fault("", f"unknown muscle {repr_for_user(name)}", allowed))
    return muscles
