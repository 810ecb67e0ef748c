"""Named weights of which something is to be said: two that do not fit together, or one that no lift has."""

from collections.abc import Container, Iterable, Iterator, Sequence

from freshlegs.model.wording import join_words
from freshlegs.training.exercise import Exercise
from freshlegs.training.lifting_settings import LiftingSettings

MOST_TIMES: dict[str, float] = {"lower": 2.0, "upper": 2.5}
"""How many times as heavy as another one of the same half of the body a barbell lift may be, without being asked about:
a deadlift is a half heavier than a squat at the most, a bench press twice as heavy as an overhead press (house)."""


_CHECK = "check that both are right before you load the bar."
_MISSED = "in for an exercise like it if you miss it."
_NOT_AT_HAND = "is not at hand where you train."


def drop_odd_weights(notes: Iterable[str]) -> tuple[str, ...]:
    """Return the notes of a lift without what is to be said of named weights its first time alone."""
    return tuple(note for note in notes if not note.endswith((_CHECK, _MISSED, _NOT_AT_HAND)))


def note_unplaced_weights(there: Container[str], settings: LiftingSettings) -> Iterator[str]:
    """Yield what is said of the exercises whose weights are named and that no lift of the week has, by their ids.

    Those that can't be done where the athlete trains are told apart; of those that are ruled out nobody asks.
    """
    everywhere = (settings.equipment, *(place.equipment for place in settings.places))
    left = [
        one for one in settings.known
        if one.id in settings.loads.working and one.id not in there and not settings.excluded.holds(one)
    ]  # fmt: skip
    able = [one.name for one in left if any(map(one.works_with, everywhere))]
    unable = [one.name for one in left if one.name not in able]
    if able:
        it, one = ("it", "it") if len(able) == 1 else ("them", "one")
        yield f"You named {_name_weights(able)}, and no lift of the week has {it}. Swap {one} {_MISSED}"
    if unable:
        needs = "it needs" if len(unable) == 1 else "they need"
        yield f"You named {_name_weights(unable)}, and what {needs} {_NOT_AT_HAND}"


def _name_weights(names: Sequence[str]) -> str:
    return f"{'a weight' if len(names) == 1 else 'weights'} for {join_words(names)}"


def note_odd_weight(exercise: Exercise, settings: LiftingSettings) -> Iterator[str]:
    """Yield what is to be checked of the named weight of an exercise, beside that of the lightest lift of its kind."""
    weights, unit = settings.loads.working, settings.loads.unit
    named = [other for other in settings.known if other.id in weights and _is_like(other, exercise)]
    if exercise.id not in weights or not named:
        return
    light = min(named, key=lambda other: weights[other.id])
    most = max(MOST_TIMES[region] for region in exercise.regions)
    if weights[exercise.id] > most * weights[light.id]:
        heavy, other = (f"{one.name} {weights[one.id]:g} {unit}" for one in (exercise, light))
        yield f"{heavy} is more than {most:g} times your {other}: {_CHECK}"


def _is_like(one: Exercise, other: Exercise) -> bool:
    """Whether both are heavy lifts with a barbell for the same half of the body."""
    barbells = one.equipment == other.equipment == "barbell" and one.category == other.category == "strength"
    return barbells and one is not other and bool(one.regions & other.regions)
