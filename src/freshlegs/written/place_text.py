"""What is wrong with a session at its place, in words."""

from collections.abc import Sequence

from freshlegs.model.availability import Interval, cut_to_day, find_place, is_open
from freshlegs.model.clock import Clock
from freshlegs.model.session import TrainingPlace
from freshlegs.written.clock_text import format_window

_FEW = 3
"""Days that are told; more say no more."""


def describe_closed(
    clock: Clock, free: Sequence[Interval], places: Sequence[TrainingPlace], start: int, minutes: int
) -> str:
    """Say why a session that starts then has no place, after its name: "is outside the opening hours of gym"."""
    place = find_place(clock, free, places, start, minutes)
    if place is None or not is_open(clock, place, start, minutes):
        return f"is outside the opening hours of {name_places(places)}"
    return f"leaves no free time for {describe_ways(place)}"


def describe_ways(place: TrainingPlace) -> str:
    """Return "the 15 min to gym and the 20 min back"."""
    return f"the {place.there} min to {place.name} and the {place.back} min back"


def name_places(places: Sequence[TrainingPlace]) -> str:
    """Return "gym or pool"."""
    return " or ".join(dict.fromkeys(place.name for place in places if place.name)) or "its place"


def list_hours(clock: Clock, place: TrainingPlace, days: Sequence[int]) -> str:
    """Return the opening hours of a place on some days: "gym is open Mon 30 Nov 06:30-09:00"."""
    if place.hours is None:
        return f"{place.name} is always open"
    windows = {day: [format_window(window) for window in cut_to_day(clock, place.hours, day)] for day in days}
    told = [f"{clock.day_name(day)} {', '.join(there)}" for day, there in windows.items() if there]
    if told:
        return f"{place.name} is open {'; '.join(told[:_FEW])}"
    return f"{place.name} is closed on {', '.join(map(clock.day_name, days[:_FEW]))}"
