"""Club file and its athletes' weeks -> `ClubTerms`: who shares what, and when."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from freshlegs.io.errors import InputError, NotUnderstoodError, Step, repr_for_user
from freshlegs.model.availability import Interval
from freshlegs.model.clock import WEEKDAYS, Clock
from freshlegs.model.intervals import merge
from freshlegs.model.problem import Problem
from freshlegs.model.shared import PREFERRED, ClubTerms, Opening, SharedResource, SharedSession
from freshlegs.model.wording import suggest
from freshlegs.scenario.club.club_tables import ClubTable, CoachTable, ResourceTable, TogetherTable
from freshlegs.scenario.club.read_club import make_club_faults
from freshlegs.scenario.in_progress.finished_week import find_named_session
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.week_days import Days
from freshlegs.written.free_time_text import parse_free_time

_ALWAYS = "daily 0:00-24:00"


def resolve_club(table: ClubTable, names: Sequence[str], weeks: Mapping[str, Problem], clock: Clock) -> ClubTerms:
    """Return what the weeks of a club have in common; raises InputError with the faults of the club file.

    `names` are the ids of all its athletes, `weeks` those of them that have a week to plan.
    """
    faults = make_club_faults(table.source)
    resources: list[SharedResource] = []
    for index, one in enumerate(table.resources):
        _check_ids(one.athletes, names, ("resources", index, "athletes"), faults)
        resources.append(_resolve_resource(one, ("resources", index), clock, faults))
    for index, coach in enumerate(table.coach):
        _check_ids(coach.athletes, names, ("coach", index, "athletes"), faults)
        resources.append(_resolve_coach(coach, ("coach", index), clock, faults))
    for index, pair in enumerate(table.apart):
        _check_ids(pair.athletes, names, ("apart", index, "athletes"), faults)
        rooms = _lay_out_rooms([_ALWAYS], pair.at_once, {}, ("apart", index), clock, faults)
        resources.append(
            SharedResource(pair.called, rooms, athletes=frozenset(pair.athletes), ways=pair.ways, keeps_apart=True)
        )
    _check_names(table, faults)
    together = [
        _resolve_together(one, ("together", index), names, weeks, clock, faults)
        for index, one in enumerate(table.together)
    ]
    faults.raise_any()
    return ClubTerms(clock, tuple(resources), tuple(one for one in together if len(one.sessions) > 1))


def _check_names(table: ClubTable, faults: Faults) -> None:
    seen: set[str] = set()
    named = {
        "resources": [one.name for one in table.resources],
        "coach": [one.name for one in table.coach],
        "together": [one.name for one in table.together],
        "apart": [one.called for one in table.apart],
    }
    for key, names in named.items():
        for index, name in enumerate(names):
            if name in seen:
                faults.add((key, index, "name"), f"a second {repr_for_user(name)}", "give each a name of its own")
            seen.add(name)


def _check_ids(ids: Iterable[str] | None, names: Sequence[str], steps: tuple[Step, ...], faults: Faults) -> None:
    for index, name in enumerate(ids or ()):
        if name not in names:
            found = f"{repr_for_user(name)} is no athlete of the club"
            faults.add((*steps, index), found, suggest(name, names, quote=True) or "write the id of one")


def _resolve_resource(one: ResourceTable, steps: tuple[Step, ...], clock: Clock, faults: Faults) -> SharedResource:
    rooms = _lay_out_rooms(one.hours, one.capacity, one.capacity_at, steps, clock, faults)
    if rooms and not any(room.places for room in rooms):
        faults.add((*steps, "capacity"), "found 0, so nobody could use it", "write how many can use it at once")
    return SharedResource(
        one.name,
        rooms,
        frozenset(one.kinds),
        frozenset(one.equipment or ()),
        frozenset(one.places or ()),
        frozenset(one.athletes or ()),
        one.without,
    )


def _resolve_coach(one: CoachTable, steps: tuple[Step, ...], clock: Clock, faults: Faults) -> SharedResource:
    rooms = _lay_out_rooms(one.hours, one.at_once, {}, steps, clock, faults)
    if rooms and not one.at_once:
        faults.add((*steps, "at_once"), "found 0, so nobody could be coached", "write how many can be at once")
    unmet = None if one.coached == "required" else PREFERRED if one.coached == "preferred" else one.coached
    athletes = frozenset(one.athletes or ())
    return SharedResource(one.name, rooms, frozenset(one.kinds), athletes=athletes, unmet=unmet, coaches=True)


def _lay_out_rooms(
    hours: Sequence[str],
    capacity: int,
    others: Mapping[str, int],
    steps: tuple[Step, ...],
    clock: Clock,
    faults: Faults,
) -> tuple[Opening, ...]:
    """Return the places of a resource by the time; hours of another capacity go before the usual ones."""
    usual = merge(
        one for index, text in enumerate(hours) for one in _read_hours(text, (*steps, "hours", index), clock, faults)
    )
    special = [
        (begin, end, places)
        for text, places in others.items()
        for begin, end in _read_hours(text, (*steps, "capacity_at", text), clock, faults)
    ]
    edges = sorted({edge for begin, end in usual for edge in (begin, end)} | {e for b, u, _ in special for e in (b, u)})
    found: list[Opening] = []
    for begin, end in pairwise(edges):
        places = next((n for b, u, n in special if b <= begin < u), None)
        if places is None:
            places = capacity if any(b <= begin < u for b, u in usual) else None
        if places is None:
            continue
        if found and found[-1].end == begin and found[-1].places == places:
            found[-1] = Opening(found[-1].begin, end, places)
        else:
            found.append(Opening(begin, end, places))
    if not usual and not len(faults):
        faults.add(
            (*steps, "hours"), "no hours in the days that are planned", 'write for example "mon-fri 17:30-20:30"'
        )
    return tuple(found)


def _read_hours(text: str, steps: tuple[Step, ...], clock: Clock, faults: Faults) -> list[Interval]:
    try:
        there = parse_free_time(text)
    except NotUnderstoodError as error:
        faults.add(steps, f"found {repr_for_user(text)}: {error.found}", 'write for example "mon-fri 17:30-20:30"')
        return []
    return [
        (clock.at(day, begin), clock.at(day, end))
        for day in range(clock.days)
        for begin, end in there.get(WEEKDAYS[clock.date_of(day).weekday()], ())
    ]


def _resolve_together(
    one: TogetherTable,
    steps: tuple[Step, ...],
    names: Sequence[str],
    weeks: Mapping[str, Problem],
    clock: Clock,
    faults: Faults,
) -> SharedSession:
    _check_ids(one.athletes, names, (*steps, "athletes"), faults)
    who = tuple(dict.fromkeys(names if one.athletes is None else one.athletes))
    at_least = one.at_least or len(who)
    if at_least > len(who):
        found = f"found {at_least}, and {len(who)} may come"
        faults.add((*steps, "at_least"), found, "name more athletes, or ask for fewer")
    elif len(who) < 2:
        faults.add((*steps, "athletes"), "found one athlete", "name two or more")
    sessions = []
    for name in who:
        if name not in weeks:
            continue
        try:
            sessions.append((name, find_named_session(weeks[name].sessions, one.session).id))
        except InputError as error:
            found = f"{repr_for_user(name)} has no {repr_for_user(one.session)}: {error.faults[0].found}"
            faults.add((*steps, "session"), found, error.faults[0].allowed)
    start = None
    if one.at is not None:
        with faults.catch((*steps, "at")):
            days = Days(clock, counted=False)
            start = days.inside(days.minute(one.at), f'found "{one.at}"')
    return SharedSession(one.name, tuple(sessions), start, min(at_least, max(2, len(sessions))))
