"""[[sessions]] tables -> the sessions of the week, each with its possible starts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from freshlegs.io.errors import repr_for_user
from freshlegs.model.availability import Interval, cut_to_day, find_widest, is_inside, list_starts
from freshlegs.model.kinds import HARDEST, KINDS, Kind
from freshlegs.model.session import Choice, Either, Form, Session, TrainingPlace, intersect
from freshlegs.scenario.resolve_days import resolve_choice
from freshlegs.scenario.resolve_places import find_places_of
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.session_tables import Request
from freshlegs.scenario.schema.tables import ScenarioTable
from freshlegs.scenario.week_days import Days
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.trained_muscles import find_groups
from freshlegs.written.clock_text import format_window
from freshlegs.written.place_text import describe_closed, list_hours, name_places

_MOST_SESSIONS = 40


@dataclass(frozen=True, slots=True)
class SessionRequest:
    """A [[sessions]] table with its days and times resolved."""

    index: int  #: Index of the table
    request: Request
    only: Choice
    prefer: Choice
    pin: int | None
    places: tuple[TrainingPlace, ...]  #: Where its sessions may be done
    starts: tuple[int, ...]
    hardest: bool  #: Its sessions count as the hardest run
    sound: bool  #: Its days and times have no fault so far


def resolve_requests(
    scenario: ScenarioTable,
    days: Days,
    free: tuple[Interval, ...],
    faults: Faults,
    lifting: LiftingSettings | None,
) -> tuple[SessionRequest, ...]:
    """Return the requests with their days, times and starts, and note what does not fit the cycle.

    Raises InputError with the faults so far, if there are too many sessions to resolve.
    """
    total = sum(request.at_most for request in scenario.sessions)
    if total > _MOST_SESSIONS:
        found = f"{total} sessions" if total < 1_000_000 else "more than a million sessions"
        faults.add("sessions", found, f"at most {_MOST_SESSIONS}")
        faults.raise_any()
    hardest = _find_hardest(scenario, faults)
    return tuple(
        _resolve_request(i, request, days, free, faults, hardest=i in hardest, places=find_places_of(request, lifting))
        for i, request in enumerate(scenario.sessions)
    )


def build_sessions(scenario: ScenarioTable, days: Days, requests: Iterable[SessionRequest]) -> tuple[Session, ...]:
    """Return the sessions in the file's order, within each request the required ones first."""
    count: Counter[Kind] = Counter()
    sessions: list[Session] = []
    eithers = _find_eithers(scenario)
    for resolved in requests:
        request, kind, load = resolved.request, resolved.request.kind, resolved.request.load
        for made in range(request.at_most):
            count[kind] += 1
            session = Session(
                id=f"{scenario.id}/{days.clock.first.isoformat()}/{kind}/{count[kind]}",
                kind=kind,
                number=count[kind],
                minutes=request.length,
                optional=made >= request.at_least or request.either is not None,
                tags=KINDS[kind].list_tags(load) | ({"hardest"} if resolved.hardest else frozenset()),
                muscles=find_groups(request.muscles) if request.muscles else KINDS[kind].muscles,
                only=resolved.only,
                prefer=resolved.prefer,
                pin=resolved.pin,
                decided="scenario" if request.accept and resolved.starts else None,
                starts=resolved.starts,
                kilometres=request.kilometres,
                trained_through=request.priority == "C",
                places=resolved.places,
                forms=tuple(map(Form, request.lengths)),
                either=eithers.get(request.either or ""),
                title=request.called,
                works=request.muscles,
                load=load,
            )
            sessions.append(session)
    return tuple(sessions)


def check_eithers(scenario: ScenarioTable, faults: Faults) -> None:
    """Note each word of `either` that one table alone has, or tables that ask for different numbers."""
    for name, either in _find_eithers(scenario).items():
        tables = [(index, one) for index, one in enumerate(scenario.sessions) if one.either == name]
        index, last = tables[-1]
        if len(tables) == 1:
            found = f"found {repr_for_user(name)} of one table alone"
            faults.add(("sessions", index, "either"), found, "give the table that may stand for it the same word")
        elif any((one.at_least, one.at_most) != (either.at_least, either.at_most) for _, one in tables):
            found = (
                f"found {last.at_most} of {last.kind} where others with {repr_for_user(name)} ask for another number"
            )
            faults.add(("sessions", index, "count"), found, "the same count in each of them: so many are placed in all")


def _find_eithers(scenario: ScenarioTable) -> dict[str, Either]:
    """Return what is to choose from by its word, with how many of them are asked for."""
    found: dict[str, Either] = {}
    for one in scenario.sessions:
        if one.either is not None:
            known = found.get(one.either, Either(one.either, 0, 0))
            least, most = max(known.at_least, one.at_least), max(known.at_most, one.at_most)
            found[one.either] = Either(one.either, least, most)
    return found


def check_starts(requests: Iterable[SessionRequest], days: Days, free: tuple[Interval, ...], faults: Faults) -> None:
    """Note each request without any start, and why."""
    if not free:
        faults.add("availability", f"no free time in {days.span()}", 'write windows such as mon = ["06:00-08:00"]')
        return
    for request in requests:
        if request.sound and not request.starts:
            _explain(request, days, free, faults)


def _resolve_request(
    index: int,
    request: Request,
    days: Days,
    free: tuple[Interval, ...],
    faults: Faults,
    *,
    hardest: bool,
    places: tuple[TrainingPlace, ...],
) -> SessionRequest:
    before = len(faults)
    steps = ("sessions", index)
    only = resolve_choice(request.only, days, (*steps, "only", "days"), faults)
    if len(request.places) == 1:
        only = intersect(only, next((place.when for place in places if not place.dated), Choice()))
    prefer = resolve_choice(request.prefer, days, (*steps, "prefer", "days"), faults)
    pin = None
    if request.at is not None:
        with faults.catch((*steps, "at")):
            pin = days.inside(days.minute(request.at), f'found "{request.at}"')
    shortest = min(request.lengths, default=request.length)
    starts = list_starts(days.clock, free, shortest, only=only, pin=pin, places=places)
    return SessionRequest(index, request, only, prefer, pin, places, starts, hardest, sound=len(faults) == before)


def _find_hardest(scenario: ScenarioTable, faults: Faults) -> frozenset[int]:
    """Return the indices of the hardest run: the longest requests of the hardest requested kind."""
    requested = {request.kind for request in scenario.sessions}
    kinds = [kind for kind in HARDEST if kind in requested]
    if scenario.hardest not in (None, *kinds):
        allowed = f"asked for are {', '.join(kinds)}" if kinds else "leave it out: no such run is asked for"
        faults.add("hardest", f'found "{scenario.hardest}", which [[sessions]] does not ask for', allowed)
        return frozenset()
    if not kinds:
        return frozenset()
    kind = scenario.hardest or kinds[0]
    longest = max(request.length for request in scenario.sessions if request.kind == kind)
    return frozenset(i for i, r in enumerate(scenario.sessions) if r.kind == kind and r.length == longest)


def _explain(one: SessionRequest, days: Days, free: tuple[Interval, ...], faults: Faults) -> None:
    minutes = min(one.request.lengths, default=one.request.length)
    clock, place = days.clock, ("sessions", one.index)
    what = f"{one.request.kind} of {minutes} min"
    if one.pin is not None:
        found = f"{what} at {clock.moment_text(one.pin)}"
        day = clock.day(one.pin)
        if not is_inside(clock, one.pin, minutes, one.only):
            faults.add((*place, "at"), f"{found} is not inside `only`", "make the two agree, or leave one out")
        elif list_starts(clock, free, minutes, pin=one.pin):
            found += f" {describe_closed(clock, free, one.places, one.pin, minutes)}"
            faults.add(
                (*place, "at"), found, f"{_list_hours(one, days, [day], ways=False)}; {_free_on(days, free, day)}"
            )
        else:
            faults.add((*place, "at"), f"{found} is not in free time", _free_on(days, free, clock.day(one.pin)))
    elif not list_starts(clock, free, minutes):
        begin, end = find_widest(free)
        there = f"{end - begin} min, from {clock.moment_text(begin)}"
        faults.add((*place, "minutes"), f"{what} fits no free window", f"the longest is {there}")
    elif list_starts(clock, free, minutes, only=one.only):
        allowed = sorted(range(clock.days) if one.only.days is None else one.only.days)
        found = f"{what} and the ways fit no free time while {name_places(one.places)} is open"
        faults.add(
            (*place, "place"), found, f"{_list_hours(one, days, allowed, ways=True)}; {_free_where(one, days, free)}"
        )
    else:
        faults.add((*place, "only"), f"{what} fits no free window that `only` allows", _free_where(one, days, free))


def _list_hours(one: SessionRequest, days: Days, numbers: Sequence[int], *, ways: bool) -> str:
    """Return the opening hours of the places of a request on some days, and how far they are."""
    told = []
    for place in one.places:
        way = f" ({place.there} min there, {place.back} min back)" if ways and (place.there or place.back) else ""
        told.append(f"{list_hours(days.clock, place, numbers)}{way}")
    return "; ".join(told)


def _free_on(days: Days, free: tuple[Interval, ...], day: int) -> str:
    windows = cut_to_day(days.clock, free, day)
    return f"free on {days.clock.day_name(day)}: {', '.join(map(format_window, windows)) or 'nothing'}"


def _free_where(one: SessionRequest, days: Days, free: tuple[Interval, ...]) -> str:
    allowed = range(days.clock.days) if one.only.days is None else sorted(one.only.days)
    texts = [_free_on(days, free, day) for day in allowed][:3]
    return "; ".join(texts) or f"none of its days is in {days.span()}"
