"""The `with` of [[sessions]] tables -> which session stands with which, and the starts that let them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from freshlegs.model.availability import Interval, list_starts
from freshlegs.model.clock import Clock
from freshlegs.model.session import Companion, Session
from freshlegs.model.wording import format_count
from freshlegs.scenario.schema.companion_table import CompanionTable, NamedCompanion
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.session_tables import Request
from freshlegs.scenario.schema.tables import ScenarioTable


def join_companions(
    scenario: ScenarioTable,
    sessions: Sequence[Session],
    clock: Clock,
    free: tuple[Interval, ...],
    faults: Faults | None,
) -> tuple[Session, ...]:
    """Return the sessions that know with which other they are done, and note a `with` that finds none, or two.

    Where a table and a kind have as many sessions, the first goes with the first. A session is as optional as the one
    that it goes with. Without `faults`, as in a week of a programme that has fewer of both, the others go alone.
    """
    if not any(request.companion for request in scenario.sessions):
        return tuple(sessions)
    found = {session.id: session for session in sessions}
    for index, (request, own) in enumerate(_split_by_table(scenario.sessions, sessions)):
        if request.companion is not None:
            named = request.companion.session
            rest = [one for one in sessions if one not in own]
            others = [one for one in rest if one.kind == named.kind and named.number in (0, one.number)]
            if faults is not None:
                _check_match(named, own, others, rest, index, faults)
            pairs = zip(own, others, strict=False)
            found |= {one.id: _join(request.companion, found[one.id], other) for one, other in pairs}
    return _add_starts([found[session.id] for session in sessions], clock, free)


def ease_companions(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Return the sessions of a week in progress: who goes with what may be left out may be left out too.

    A session whose companion is no longer there goes alone.
    """
    there = tuple(sessions)
    known = {session.name: session for session in reversed(there)}
    return tuple(_loosen(session, known) for session in there)


def _loosen(session: Session, known: Mapping[str, Session]) -> Session:
    if session.companion is None or session.done is not None:
        return session
    other = known.get(session.companion.name)
    if other is None:
        return replace(session, companion=None)
    return session.excuse() if other.optional and other.done is None and not session.optional else session


def _split_by_table(
    requests: Sequence[Request], sessions: Sequence[Session]
) -> Iterator[tuple[Request, list[Session]]]:
    left = iter(sessions)
    for request in requests:
        yield request, list(islice(left, request.at_most))


def _check_match(
    named: NamedCompanion,
    own: Sequence[Session],
    others: Sequence[Session],
    rest: Sequence[Session],
    index: int,
    faults: Faults,
) -> None:
    where, found = ("sessions", index, "with"), f'found "{named}"'
    if not others:
        known = ", ".join(session.name for session in rest)
        allowed = f"allowed: one of {known}" if known else "ask for the other session too"
        faults.add(where, f"{found}, and no other session is that", allowed)
    elif len(own) != len(others):
        counts = f"{format_count(len(others), 'such session')} for {format_count(len(own), 'session')}"
        allowed = f'allowed: as many of both, or one for one: with = "{others[0].name}"'
        faults.add(where, f"{found}: {counts}", allowed)


def _join(table: CompanionTable, session: Session, other: Session) -> Session:
    companion = Companion(other.name, table.order, *table.span)
    return replace(session, companion=companion, optional=session.optional or other.optional)


def _add_starts(sessions: Sequence[Session], clock: Clock, free: tuple[Interval, ...]) -> tuple[Session, ...]:
    """Return the sessions with the starts off the grid that let two stand directly one after the other."""
    known = {session.name: session for session in sessions}
    pairs = [(one.name, one.companion) for one in sessions if one.companion is not None]
    for name, companion in pairs:
        # The other begins where the window has begun with this one.
        session, other = known[name], known[companion.name]
        begins = (begin + length + gap for begin, _ in free for length in session.lengths for gap in companion.gaps)
        if companion.order != "after":
            known[other.name] = _with_starts(other, begins, clock, free)
    for name, companion in pairs:
        session, other = known[name], known[companion.name]
        known[name] = _with_starts(session, _list_beside(session, other, companion), clock, free)
    return tuple(known[session.name] for session in sessions)


def _list_beside(session: Session, other: Session, companion: Companion) -> Iterator[int]:
    """Yield the starts of a session directly before or after another."""
    for start in other.starts:
        for gap in companion.gaps:
            if companion.order != "after":
                yield from (start - gap - length for length in session.lengths)
            if companion.order != "before":
                yield from (start + length + gap for length in other.lengths)


def _with_starts(session: Session, more: Iterable[int], clock: Clock, free: tuple[Interval, ...]) -> Session:
    """Return a session that may also start at other times, as far as these lie in free time."""
    if session.pin is not None:
        return session
    new = {*more}.difference(session.starts)
    only, places = session.only, session.places
    found = (list_starts(clock, free, session.shortest, only=only, pin=start, places=places) for start in new)
    return replace(session, starts=tuple(sorted({*session.starts, *(start for there in found for start in there)})))
