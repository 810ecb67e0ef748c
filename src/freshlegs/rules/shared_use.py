"""Who uses what a club shares, and whether there is room for all: without the solver, for any finished weeks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from freshlegs.model.availability import QUARTER, find_place
from freshlegs.model.content import LiftContent
from freshlegs.model.intervals import merge
from freshlegs.model.plan import Plan
from freshlegs.model.session import Placement, Session, has_tag
from freshlegs.model.shared import ClubTerms, SharedResource
from freshlegs.rules.task import Task
from freshlegs.training.library import load_shipped


@dataclass(frozen=True, slots=True)
class Use:
    """A session that takes a place at a resource."""

    resource: str
    athlete: str
    session: str  #: Id
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Shortage:
    """A stretch at which a resource is asked for by more than it has places."""

    resource: str
    begin: int
    end: int
    short: int  #: Places too few


@dataclass(frozen=True, slots=True)
class LoadedStretch:
    """A stretch of a resource in which its places, and who is there, stay the same."""

    begin: int
    end: int
    places: int
    uses: tuple[Use, ...]


def is_needed(resource: SharedResource, athlete: str, task: Task, session: Session) -> bool:
    """Whether a session needs a resource, at some place at least."""
    if resource.athletes and athlete not in resource.athletes:
        return False
    if resource.tags and not any(has_tag(session, tag) for tag in resource.tags):
        return False
    if resource.equipment and not _needs_equipment(resource.equipment, task, session):
        return False
    return not resource.at or any(place.name in resource.at for place in session.places)


def is_needed_there(resource: SharedResource, task: Task, session: Session, start: int) -> bool:
    """Whether a session that may need a resource needs it where it is done when it starts then."""
    if not resource.at:
        return True
    place = find_place(task.clock, task.free, session.places, start, session.minutes)
    return place is not None and place.name in resource.at


def find_stretch(resource: SharedResource, task: Task, session: Session, start: int) -> tuple[int, int]:
    """Return when a session that starts then takes a place at a resource."""
    begin, end = start, start + session.minutes
    if resource.ways:
        place = find_place(task.clock, task.free, session.places, start, session.minutes)
        if place is not None:
            begin, end = begin - place.there, end + place.back
    return begin, end


def list_needs(terms: ClubTerms, athlete: str, task: Task, plan: Plan) -> Iterator[tuple[SharedResource, Use]]:
    """Yield what a week needs of all that is shared, by resource and then by time."""
    for resource in terms.resources:
        for placement in plan.placements:
            use = find_use(resource, athlete, task, placement)
            if use is not None:
                yield resource, use


def find_use(resource: SharedResource, athlete: str, task: Task, placement: Placement) -> Use | None:
    """Return the place at a resource that a placed session needs; None where it needs none."""
    session, start = placement.session, placement.start
    if not is_needed(resource, athlete, task, session) or not is_needed_there(resource, task, session, start):
        return None
    return Use(resource.name, athlete, session.id, *find_stretch(resource, task, session, start))


def list_stretches(resource: SharedResource, uses: Iterable[Use]) -> tuple[LoadedStretch, ...]:
    """Return the stretches of a resource that is open or used, ascending, with who is there."""
    there = [use for use in uses if use.resource == resource.name]
    edges = {edge for room in resource.rooms for edge in (room.begin, room.end)}
    edges |= {edge for use in there for edge in (use.begin, use.end)}
    found = []
    for begin, end in pairwise(sorted(edges)):
        present = tuple(use for use in there if use.begin < end and begin < use.end)
        room = next((room for room in resource.rooms if room.begin <= begin < room.end), None)
        if room is not None or present:
            found.append(LoadedStretch(begin, end, room.places if room is not None else 0, present))
    return tuple(found)


def find_shortages(terms: ClubTerms, uses: Iterable[Use]) -> tuple[Shortage, ...]:
    """Return where more is asked for than there is; none in a club in which all weeks fit together."""
    known = tuple(uses)
    found: list[Shortage] = []
    for resource in terms.resources:
        for stretch in list_stretches(resource, known):
            short = len(stretch.uses) - stretch.places
            if short <= 0:
                continue
            last = found[-1] if found else None
            if last and (last.resource, last.end, last.short) == (resource.name, stretch.begin, short):
                found[-1] = Shortage(resource.name, last.begin, stretch.end, short)
            else:
                found.append(Shortage(resource.name, stretch.begin, stretch.end, short))
    return tuple(found)


def count_by_quarter(resource: SharedResource, uses: Iterable[Use]) -> list[tuple[int, int, int, tuple[Use, ...]]]:
    """Return for each quarter hour in which a resource is open or used: its begin, most uses, places, who is there."""
    stretches = list_stretches(resource, uses)
    found = []
    here = 0
    for begin, end in merge((one.begin, one.end) for one in stretches):
        for quarter in range(begin - begin % QUARTER, end, QUARTER):
            while stretches[here].end <= quarter:
                here += 1
            after = here + 1
            while after < len(stretches) and stretches[after].begin < quarter + QUARTER:
                after += 1
            inside = stretches[here:after]
            fullest = inside[0] if len(inside) == 1 else max(inside, key=lambda one: len(one.uses))
            who = tuple(dict.fromkeys(use for one in inside for use in one.uses))
            found.append((quarter, len(fullest.uses), fullest.places, who))
    return found


def find_scattered(terms: ClubTerms, weeks: Mapping[str, Plan]) -> tuple[str, ...]:
    """Return the names of the sessions that too few do together."""
    found = []
    for group in terms.together:
        starts: dict[int, int] = {}
        for athlete, session in group.sessions:
            plan = weeks.get(athlete)
            start = next((p.start for p in plan.placements if p.session.id == session), None) if plan else None
            if start is not None:
                starts[start] = starts.get(start, 0) + 1
        most = max(starts.values(), default=0) if group.start is None else starts.get(group.start, 0)
        if most < group.at_least:
            found.append(group.name)
    return tuple(found)


def _needs_equipment(equipment: frozenset[str], task: Task, session: Session) -> bool:
    contents = [session.content, *(form.content for form in session.forms)]
    ids = {name for one in contents if isinstance(one, LiftContent) for name in one.exercise_ids}
    library = load_shipped() if task.lifting is None else task.lifting.exercises
    known = {exercise.id: exercise for exercise in library}
    return any(either <= equipment for name in ids if name in known for either in known[name].requirements)
