"""What would help a club most: the dual prices say what to try, and each change is planned before it is said."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from freshlegs.model.availability import Interval
from freshlegs.model.clock import DAY, format_clock_time
from freshlegs.model.limits import Limits
from freshlegs.model.shared import ClubTerms, Opening, SharedResource
from freshlegs.model.wording import format_count
from freshlegs.planning.club.ask_weeks import ask_all
from freshlegs.planning.club.checked_club import CheckedClub
from freshlegs.planning.club.members import prepare_members
from freshlegs.planning.club.place_worths import PlaceWorth, is_shared_out, list_lacking_worths, sum_worths
from freshlegs.planning.executors import Workers
from freshlegs.rules.shared_use import list_stretches
from freshlegs.rules.task import Task
from freshlegs.scenario.club.read_club import ClubDraft
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Put
from freshlegs.written.clock_text import format_window

_NOON: Interval = (12 * 60, 14 * 60)
_LONGER = 30
"""Minutes that a coach or a room may be there earlier or later."""
_MOST = 3
"""Resources, their hours, and athletes who may come at noon that are tried, those first that are worth most."""


@dataclass(frozen=True, slots=True)
class ClubHelp:
    """A change with which the weeks of a club are possible, or cost less, and what they then cost."""

    says: str
    points: int


Try = Callable[[ClubTerms, Mapping[str, Task]], int | None]
"""Returns what a club costs, None where there is not enough or nobody knows."""
_Change = tuple[str, ClubTerms]
"""What it says, and the club with it."""


def find_club_helps(
    draft: ClubDraft,
    club: CheckedClub,
    tasks: Mapping[str, Task],
    attempt: Try,
    limits: Limits,
    workers: Workers | None,
) -> tuple[ClubHelp, ...]:
    """Return the changes that help a club which is short of something, or save points, the cheapest first."""
    worths = _list_worths(club)
    found = []

    def better(terms: ClubTerms, others: Mapping[str, Task]) -> int | None:
        points = attempt(terms, others)
        return points if points is not None and (club.shortages or points < club.points) else None

    for steps in _list_changes(club, worths):
        tried = ((says, better(terms, tasks)) for says, terms in steps)
        found += [ClubHelp(says, points) for says, points in tried if points is not None][:1]
    for says, name, changed in _list_noons(draft, club, worths):
        task = ask_all(workers, prepare_members, [(changed, limits)])[0]
        points = better(club.terms, {**tasks, name: task}) if isinstance(task, Task) else None
        if points is not None:
            found.append(ClubHelp(says, points))
    if not found and (both := _change_all(club, worths)) is not None:
        says, terms = both
        points = better(terms, tasks)
        found += [ClubHelp(says, points)] if points is not None else []
    return tuple(sorted(found, key=lambda one: one.points))


def _list_worths(club: CheckedClub) -> tuple[PlaceWorth, ...]:
    """Return what places are worth; where the prices do not reach what lacks, what lacks comes too."""
    priced = [one for one in club.worths if is_shared_out(club.terms, one.resource)]
    known = {one.resource for one in priced}
    lacking = [one for one in list_lacking_worths(club.shortages) if one.resource not in known]
    return (*priced, *(one for one in lacking if is_shared_out(club.terms, one.resource)))


def _count_short(club: CheckedClub, resource: str, begin: int = 0, end: int = 10**9) -> int:
    """Return how many places are too few, at least one."""
    there = (one for one in club.shortages if one.resource == resource and one.begin < end and begin < one.end)
    return max((one.short for one in there), default=1)


def _list_changes(club: CheckedClub, worths: Sequence[PlaceWorth]) -> Iterator[list[_Change]]:
    """Yield the steps of each change: one more place, two and so on, always or on one day; longer hours on a day."""
    terms, clock = club.terms, club.terms.clock
    resources = {one.name: one for one in terms.resources}
    totals = {name: sum_worths(worths, name, 0, 10**9) for name in dict.fromkeys(one.resource for one in worths)}
    for name in sorted(totals, key=lambda one: -totals[one])[:_MOST]:
        steps = range(1, _count_short(club, name) + 1)
        yield [(_say_more(resources[name], n), _exchange(terms, _add_places(resources[name], n))) for n in steps]
    for resource, window in _list_windows(terms, worths)[:_MOST]:
        steps = range(1, _count_short(club, resource.name, *window) + 1)
        if len(resource.windows) > 1:
            day = f" on {clock.day_name(clock.day(window[0]))}"
            yield [
                (_say_more(resource, n) + day, _exchange(terms, _add_places(resource, n, within=window))) for n in steps
            ]
        yield from ([change] for change in _lengthen(terms, resource, window))


def _list_windows(terms: ClubTerms, worths: Sequence[PlaceWorth]) -> list[tuple[SharedResource, Interval]]:
    """Return the hours at which a place more is worth anything, the most worth first."""
    there = [(one, window) for one in terms.resources for window in one.windows]
    worth = {(one.name, window): sum_worths(worths, one.name, *window) for one, window in there}
    paid = [(one, window) for one, window in there if worth[one.name, window]]
    return sorted(paid, key=lambda one: -worth[one[0].name, one[1]])


def _change_all(club: CheckedClub, worths: Sequence[PlaceWorth]) -> _Change | None:
    """Return places more at all that is full where places are worth anything; None where that is one resource.

    Of two that are always taken together only one has a price.
    """
    terms, says = club.terms, []
    uses = [use for week in club.weeks.values() for use in week.uses]
    for resource in club.terms.resources:
        full = [one for one in list_stretches(resource, uses) if 0 < one.places <= len(one.uses)]
        met = any(one.begin < worth.end and worth.begin < one.end for one in full for worth in worths)
        if met and not resource.keeps_apart:
            more = _count_short(club, resource.name)
            terms = _exchange(terms, _add_places(resource, more))
            says.append(_say_more(resource, more))
    return (" and ".join(says), terms) if len(says) > 1 else None


def _say_more(resource: SharedResource, more: int) -> str:
    if resource.coaches:
        return f"{resource.name} coaches {format_count(more, 'athlete')} more at once"
    return f"{format_count(more, 'more place', 'more places')} at {resource.name}"


def _lengthen(terms: ClubTerms, resource: SharedResource, window: Interval) -> Iterator[_Change]:
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


def _add_places(resource: SharedResource, more: int, within: Interval = (0, 10**9)) -> SharedResource:
    first, after = within
    rooms = (
        replace(one, places=one.places + more) if first <= one.begin and one.end <= after else one
        for one in resource.rooms
    )
    return replace(resource, rooms=tuple(rooms))


def _exchange(terms: ClubTerms, resource: SharedResource) -> ClubTerms:
    resources = tuple(resource if one.name == resource.name else one for one in terms.resources)
    return replace(terms, resources=resources)


def _list_noons(draft: ClubDraft, club: CheckedClub, worths: Sequence[PlaceWorth]) -> Iterator[tuple[str, str, Draft]]:
    """Yield who pays most for places of a day at whose noon they are not free, with a draft in which they are."""
    drafts = {one.id: one.draft for one in draft.members}
    clock = club.terms.clock
    paid: dict[tuple[str, int], float] = {}
    for name, week in club.weeks.items():
        for use in week.uses:
            worth = sum_worths(worths, use.resource, use.begin, use.end)
            if worth:
                key = name, clock.day(use.begin)
                paid[key] = paid.get(key, 0) + worth
    seen = dict[str, None]()
    for name, day in sorted(paid, key=lambda key: -paid[key]):
        one = drafts[name]
        if name in seen or one is None or len(seen) == _MOST:
            continue
        windows = one.windows()[day]
        if any(begin < _NOON[1] and _NOON[0] < end for begin, end in windows):
            continue
        seen[name] = None
        texts = [format_window(window) for window in sorted((*windows, _NOON))]
        changed = one.apply([Put(one.path_of_windows(day), texts)])
        called = club.weeks[name].task.athlete or name
        yield f"{called} can come at noon on {clock.day_name(day)} ({format_window(_NOON)})", name, changed
