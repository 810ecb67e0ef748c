"""The weights that an athlete lifts now, as they say them: "squat 80 kg, bench press 57.5"."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress

from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.model.wording import join_words
from freshlegs.training.exercise import EQUIPMENT, LOWER_MUSCLES, Exercise
from freshlegs.training.library import load_shipped
from freshlegs.training.loads import HEAVIEST_LIKELY, WEIGHT_PATTERN, Loads, WrittenWeight, find_implement, parse_weight
from freshlegs.training.named_exercise import find_named_exercises
from freshlegs.written.day_text import is_nothing

NO_WEIGHTS = "find them in the first week"
"""What an athlete says who knows no weights."""

_PART = re.compile(
    rf"(?P<name>\D+?)[\s:=]+(?:at |of |with )?(?P<weight>{WEIGHT_PATTERN}?)(?: (?:each|per) (?:hand|side))?"
)
_EXAMPLES = (12, 40)
"""Weights of an example, the second on a barbell: light ones, for whoever takes them for advice."""
_BETWEEN = re.compile(r"[;,&]|\band\b|\bplus\b")


def list_loaded(equipment: Iterable[str] | None) -> tuple[Exercise, ...]:
    """Return the shipped exercises that can be done with what is at hand, None for all, and with a weight."""
    there = {*(EQUIPMENT if equipment is None else equipment), "bodyweight"}
    loaded = (one.loaded_with(there) for one in load_shipped())
    return tuple(one for one in loaded if one.works_with(there) and Loads().step(one))


def name_examples(exercises: Iterable[Exercise]) -> str:
    """Return how an answer may read, by the first heavy exercises at hand for legs and for the upper body; "" if none.

    A belt around one's own weight makes no lift heavy.
    """
    heavy = [one for one in exercises if one.category in ("strength", "moderate") and find_implement(one) != "added"]
    heavy.sort(key=lambda one: one.category != "strength")
    sides = ([one for one in heavy if bool(LOWER_MUSCLES & one.primary) is legs] for legs in (True, False))
    first = [side[0] for side in sides if side]
    return ", ".join(f"{one.name} {_EXAMPLES[find_implement(one) == 'barbell']} kg" for one in first)


def parse_weights(said: str, exercises: Iterable[Exercise]) -> Mapping[str, WrittenWeight]:
    """Return weights by exercise; none for who wants to find them. Raises NotUnderstoodError."""
    plain = " ".join(said.lower().split())
    if is_nothing(plain) or plain.startswith(("find", "unknown", "don't know")):
        return {}
    known = tuple(exercises)
    found: dict[str, WrittenWeight] = {}
    for part in filter(None, map(str.strip, _BETWEEN.split(plain))):
        match = _PART.fullmatch(part)
        if match is None:
            raise NotUnderstoodError(f"can't read {repr_for_user(part)}", _allowed(known))
        meant = find_named_exercises(match["name"], known)
        if not meant:
            raise NotUnderstoodError(f"found no exercise {repr_for_user(match['name'])} with a weight", _allowed(known))
        if len(meant) > 1:
            either = join_words([one.name for one in meant]).replace(" and ", " or ")
            raise NotUnderstoodError(f"{repr_for_user(match['name'])} may be several", f"write {either}")
        _check_meant(match["name"], meant[0])
        found[meant[0].id] = _parse_one(match["weight"], part)
    if not found:
        raise NotUnderstoodError("nothing is said", _allowed(known))
    units = {weight.unit for weight in found.values() if weight.unit}
    if len(units) > 1:
        raise NotUnderstoodError("found kg and lb", "write all weights in one unit")
    unit = units.pop() if units else "kg"
    return {name: WrittenWeight(weight.value, unit) for name, weight in found.items()}


def _check_meant(said: str, here: Exercise) -> None:
    """Raise NotUnderstoodError where people mean another exercise by a name, for which something is not at hand.

    A weight for the one is no weight for the other: 70 kg on the back are not 70 kg in the crook of the arms.
    """
    usual = find_named_exercises(said, list_loaded(None))
    if here.id in {one.id for one in usual}:
        return
    found = f"{repr_for_user(said.strip())} is usually {usual[0].name}, which takes {usual[0].needed}"
    raise NotUnderstoodError(
        found, f"write {here.name} and what you lift in it{_say_each_hand(here)}, or nothing for it"
    )


def format_weights(weights: Mapping[str, WrittenWeight], exercises: Iterable[Exercise]) -> str:
    """Return weights by the full names of their exercises, for an athlete to look over."""
    known = {one.id: one for one in exercises}
    told = ((known[name], weight) for name, weight in weights.items())
    return ", ".join(f"{one.name} {write_weight(weight)}{_say_each_hand(one)}" for one, weight in told)


def _say_each_hand(exercise: Exercise) -> str:
    return " in each hand" if exercise.load_step == "dumbbell_pair" else ""


def write_weight(weight: WrittenWeight) -> str:
    """Return a weight with its unit."""
    return f"{weight.value:g} {weight.unit or 'kg'}"


def _parse_one(written: str, part: str) -> WrittenWeight:
    most = HEAVIEST_LIKELY["lb" if written.endswith("lb") else "kg"]
    with suppress(ValueError):
        weight = parse_weight(written)
        if weight.value <= most:
            return weight
    raise NotUnderstoodError(f"found {repr_for_user(part)}", f"a weight is above 0 and up to {most:g}")


def _allowed(exercises: Iterable[Exercise]) -> str:
    return f'write for example "{name_examples(exercises)}", or press Enter to {NO_WEIGHTS}'
