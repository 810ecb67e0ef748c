"""What would help a club that is short of something: each change is planned before it is said."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from freshlegs.model.availability import Interval
from freshlegs.model.clock import DAY, format_clock_time
from freshlegs.model.limits import Limits
from freshlegs.model.shared import ClubTerms, Opening, SharedResource
from freshlegs.model.wording import format_count
from freshlegs.planning.club.ask_weeks import ask_all
from freshlegs.planning.club.checked_club import CheckedClub
from freshlegs.planning.club.members import prepare_members
from freshlegs.planning.executors import Workers
from freshlegs.rules.shared_use import Shortage
from freshlegs.rules.task import Task
from freshlegs.scenario.club.read_club import ClubDraft
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Put
from freshlegs.written.clock_text import format_window

_NOON: Interval = (12 * 60, 14 * 60)
_LONGER = 30
"""Minutes that a coach or a room may be there earlier or later."""
_MOST_SHORTAGES = 3
"""Shortages of which the hours are tried, and athletes who may come at noon."""


@dataclass(frozen=True, slots=True)
class ClubHelp:
    """A change with which the weeks of a club are possible, and what they then cost."""

    says: str
    points: int


Try = Callable[[ClubTerms, Mapping[str, Task]], int | None]
"""Returns what a club costs, None where there is not enough or nobody knows."""


def find_club_helps(
    draft: ClubDraft,
    club: CheckedClub,
    tasks: Mapping[str, Task],
    attempt: Try,
    limits: Limits,
    workers: Workers | None,
) -> tuple[ClubHelp, ...]:
    """Return the changes that help a club which is short of something, the cheapest first."""
    found = []
    for steps in _list_changes(club.terms, club.shortages):
        tried = ((says, attempt(terms, tasks)) for says, terms in steps)
        found += [ClubHelp(says, points) for says, points in tried if points is not None][:1]
    for says, name, changed in _list_noons(draft, club):
        task = ask_all(workers, prepare_members, [(changed, limits)])[0]
        points = attempt(club.terms, {**tasks, name: task}) if isinstance(task, Task) else None
        if points is not None:
            found.append(ClubHelp(says, points))
    return tuple(sorted(found, key=lambda one: one.points))


def _list_changes(terms: ClubTerms, shortages: tuple[Shortage, ...]) -> Iterator[list[tuple[str, ClubTerms]]]:
    """Yield more places of what is short, the fewest first, and longer hours on the days on which it is."""
    resources = {one.name: one for one in terms.resources if not one.keeps_apart}
    for name in dict.fromkeys(one.resource for one in shortages if one.resource in resources):
        most = max(one.short for one in shortages if one.resource == name)
        steps = range(1, most + 1)
        yield [(_say_more(resources[name], n), _exchange(terms, _add_places(resources[name], n))) for n in steps]
    seen = set()
    for short in [one for one in shortages if one.resource in resources][:_MOST_SHORTAGES]:
        resource = resources[short.resource]
        window = next((one for one in resource.windows if one[0] <= short.begin < one[1]), None)
        if window is None or (short.resource, window) in seen:
            continue
        seen.add((short.resource, window))
        yield from ([change] for change in _lengthen(terms, resource, window))


def _say_more(resource: SharedResource, more: int) -> str:
    if resource.coaches:
        return f"{resource.name} coaches {format_count(more, 'athlete')} more at once"
    return f"{format_count(more, 'more place', 'more places')} at {resource.name}"


def _lengthen(terms: ClubTerms, resource: SharedResource, window: Interval) -> Iterator[tuple[str, ClubTerms]]:
    clock = terms.clock
    begin, end = window
    last = next(one for one in resource.rooms if one.end == end)
    first = next(one for one in resource.rooms if one.begin == begin)
    if clock.wall(end - 1) + 1 + _LONGER <= DAY:
        longer = (*resource.rooms, Opening(end, end + _LONGER, last.places))
        until = format_clock_time(clock.wall(end + _LONGER - 1) + 1)
        says = f"{resource.name} half an hour longer on {clock.day_name(clock.day(end - 1))}, until {until}"
        yield says, _exchange(terms, replace(resource, rooms=_sort(longer)))
    if clock.wall(begin) >= _LONGER:
        earlier = (*resource.rooms, Opening(begin - _LONGER, begin, first.places))
        since = format_clock_time(clock.wall(begin - _LONGER))
        says = f"{resource.name} half an hour earlier on {clock.day_name(clock.day(begin))}, from {since}"
        yield says, _exchange(terms, replace(resource, rooms=_sort(earlier)))


def _sort(rooms: tuple[Opening, ...]) -> tuple[Opening, ...]:
    return tuple(sorted(rooms, key=lambda one: one.begin))


def _add_places(resource: SharedResource, more: int) -> SharedResource:
    return replace(resource, rooms=tuple(replace(one, places=one.places + more) for one in resource.rooms))


def _exchange(terms: ClubTerms, resource: SharedResource) -> ClubTerms:
    resources = tuple(resource if one.name == resource.name else one for one in terms.resources)
    return replace(terms, resources=resources)


def _list_noons(draft: ClubDraft, club: CheckedClub) -> Iterator[tuple[str, str, Draft]]:
    """Yield the athletes where it is short who are not free at noon of that day, with a draft in which they are."""
    drafts = {one.id: one.draft for one in draft.members}
    clock, seen = club.terms.clock, dict[str, None]()
    for short in club.shortages:
        day = clock.day(short.begin)
        for name, week in club.weeks.items():
            there = any(use.resource == short.resource and use.begin < short.end for use in week.uses)
            if not there or name in seen or len(seen) == _MOST_SHORTAGES or drafts[name] is None:
                continue
            one = drafts[name]
            windows = one.windows()[day] if one is not None else ()
            if one is None or any(begin < _NOON[1] and _NOON[0] < end for begin, end in windows):
                continue
            seen[name] = None
            texts = [format_window(window) for window in sorted((*windows, _NOON))]
            changed = one.apply([Put(one.path_of_windows(day), texts)])
            called = week.task.athlete or name
            yield f"{called} can come at noon on {clock.day_name(day)} ({format_window(_NOON)})", name, changed
