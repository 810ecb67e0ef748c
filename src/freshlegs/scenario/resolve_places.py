"""[[places]] tables -> the places of the week, and those of each session."""

import json
from collections.abc import Iterator

from freshlegs.io.errors import repr_for_user
from freshlegs.model.availability import Interval, find_free_time
from freshlegs.model.kinds import find_family
from freshlegs.model.session import Choice, TrainingPlace, intersect
from freshlegs.scenario.dated_places import check_dated_places, find_days_of_place
from freshlegs.scenario.resolve_days import resolve_choice, resolve_hours
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.lifting_tables import PlaceTable
from freshlegs.scenario.schema.session_tables import Request
from freshlegs.scenario.schema.tables import ScenarioTable
from freshlegs.scenario.week_days import Days
from freshlegs.training.lifting_settings import LiftingSettings


def resolve_places(scenario: ScenarioTable, days: Days, faults: Faults) -> tuple[TrainingPlace, ...]:
    """Return the places of these days, those with dates first.

    A second place of a name, one that is never open, and an undefined one that a session names are faults.
    """
    found: dict[str, TrainingPlace] = {}
    for index, written in enumerate(scenario.places):
        if written.name in found:
            faults.add(("places", index, "name"), f"a second {repr_for_user(written.name)}", "each place has one table")
        when = resolve_choice(written.when, days, ("places", index, "when", "days"), faults)
        if written.dated:
            when = intersect(when, Choice(find_days_of_place(written, days.clock.first, days.clock.days)))
        there, back = written.ways
        hours = _resolve_hours(scenario, written, index, days, faults)
        equipment = frozenset(written.equipment)
        found[written.name] = TrainingPlace(written.name, equipment, when, written.dated, hours, there, back)
    if "start" in scenario.week.model_fields_set and scenario.places:
        check_dated_places(scenario, days.clock.first, days.clock.days, faults)
    for index, request in enumerate(scenario.sessions):
        _check_names(request, index, found, faults)
    there_now = (place for place in found.values() if not place.dated or place.when.days)
    return tuple(sorted(there_now, key=lambda place: not place.dated))


def find_places_of(request: Request, lifting: LiftingSettings | None) -> tuple[TrainingPlace, ...]:
    """Return where the sessions of a request may be done, in the order in which they are tried.

    One that names no place is at none in particular, but a lift is where it lies, if it lies in a place.
    """
    places = lifting.places if lifting else ()
    dated = tuple(place for place in places if place.dated)
    if request.places:
        known = {place.name: place for place in places}
        return (*dated, *(known[name] for name in request.places if name in known and not known[name].dated))
    if lifting is None or not places or find_family(request.kind) != "lift":
        return ()
    return (*places, TrainingPlace("", lifting.equipment))


def note_full_places(scenario: ScenarioTable) -> Iterator[str]:
    """Yield which places of lifts have everything as they name no equipment, where the athlete has only some."""
    lifts = [one for one in scenario.sessions if find_family(one.kind) == "lift"]
    if "equipment" not in scenario.athlete.model_fields_set:
        return
    for place in scenario.places:
        held = any(not lift.places or place.name in lift.places for lift in lifts)
        if held and "equipment" not in place.model_fields_set:
            name, has = repr_for_user(place.name), json.dumps([*scenario.athlete.equipment])
            yield f"[[places]] {name} names no equipment, so it has everything; what you have is equipment = {has}."


def _resolve_hours(
    scenario: ScenarioTable, written: PlaceTable, index: int, days: Days, faults: Faults
) -> tuple[Interval, ...] | None:
    """Return the opening hours of a place in minutes of the week; None where it is always open."""
    if written.open is None:
        return None
    steps = ("places", index, "open")
    time = written.when.time if written.when and written.when.time else (0, 1440)
    if not any(begin < time[1] and time[0] < end for begin, end in written.open.all_windows):
        faults.add(steps, f"{repr_for_user(written.name)} is never open", "allowed: hours that its `when` reaches")
    windows = resolve_hours(written.open, days, steps, faults)
    return find_free_time(days.clock, windows, repeats=scenario.repeats)


def _check_names(request: Request, index: int, found: dict[str, TrainingPlace], faults: Faults) -> None:
    """Note the places of a request that are not defined, or named twice."""
    for number, name in enumerate(request.places):
        steps = ("sessions", index, "place") if isinstance(request.place, str) else ("sessions", index, "place", number)
        if name not in found:
            allowed = f"the places are {', '.join(found)}" if found else "write a [[places]] table with its name"
            faults.add(steps, f"unknown place {repr_for_user(name)}", allowed)
        elif name in request.places[:number]:
            faults.add(steps, f"{repr_for_user(name)} stands there already", "write each place once")
