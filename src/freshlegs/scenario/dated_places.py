"""Places with dates, such as the hotel of a week away: the days on which one goes before all others."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from freshlegs.io.errors import repr_for_user
from freshlegs.scenario.edits import Drop, Edit
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.lifting_tables import PlaceTable
from freshlegs.scenario.schema.tables import ScenarioTable


def find_days_of_place(place: PlaceTable, first: date, days: int) -> frozenset[int]:
    """Return the numbers of those of so many days that lie within the dates of a place."""
    begin, end = _find_span(place, first, days)
    return frozenset(day for day in range(days) if begin <= first + timedelta(days=day) <= end)


def drop_places_elsewhere(places: Iterable[PlaceTable], first: date, days: int) -> Iterator[Edit]:
    """Yield the edits that leave out the places with dates that are on none of so many days."""
    for index, place in reversed([*enumerate(places)]):
        if place.dated and not find_days_of_place(place, first, days):
            yield Drop(("places", index))


def drop_dates_of_places(places: Iterable[PlaceTable]) -> Iterator[Edit]:
    """Yield the edits that leave out the places and the opening hours that are on some dates alone."""
    for index, place in reversed([*enumerate(places)]):
        if place.dated:
            yield Drop(("places", index))
        elif place.open is not None and place.open.weekly and place.open.dates:
            yield Drop(("places", index, "open", "dates"))


def check_dated_places(scenario: ScenarioTable, first: date, days: int, faults: Faults) -> None:
    """Note dates of places that are none of so many days, that end before they begin, or that two places share."""
    last = first + timedelta(days=days - 1)
    before: list[PlaceTable] = []
    for index, place in enumerate(scenario.places):
        if not place.dated:
            continue
        begin, end = _find_span(place, first, days)
        there = ("places", index, "from" if place.begin is not None else "to")
        shared = next((other for other in before if _share_a_day(place, other, first, days)), None)
        if place.begin is not None and place.end is not None and end < begin:
            faults.add(("places", index, "to"), f"found {end}", f"allowed: {begin} or later, for it is there from then")
        elif end < first or begin > last:
            faults.add(
                there, f"found {begin if place.begin is not None else end}", f"the plan is from {first} to {last}"
            )
        elif shared is not None:
            found = f"{repr_for_user(place.name)} shares days with {repr_for_user(shared.name)}"
            faults.add(there, found, "allowed: dates of its own, or a `when` for each")
        before.append(place)
    dated = {place.name for place in before}
    for index, request in enumerate(scenario.sessions):
        for name in dated.intersection(request.places):
            found = f"{repr_for_user(name)} has dates"
            faults.add(("sessions", index, "place"), found, "leave it out: what lies within them is there anyway")


def _find_span(place: PlaceTable, first: date, days: int) -> tuple[date, date]:
    """Return the first and the last date of a place, where it has none those of the plan."""
    return place.begin or first, place.end or first + timedelta(days=days - 1)


def _share_a_day(one: PlaceTable, other: PlaceTable, first: date, days: int) -> bool:
    if one.when is not None and other.when is not None:
        return False
    (begin, end), (other_begin, other_end) = _find_span(one, first, days), _find_span(other, first, days)
    return begin <= other_end and other_begin <= end
