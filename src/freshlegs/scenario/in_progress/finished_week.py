"""A week that is finished already: from a plan.json, or from a short text that a person wrote."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from freshlegs.io.errors import ArgumentError, Fault, InputError, NotUnderstoodError, repr_for_user
from freshlegs.io.text import to_one_line
from freshlegs.model.availability import QUARTER
from freshlegs.model.kinds import KINDS, Kind
from freshlegs.model.plan import Plan
from freshlegs.model.problem import Problem
from freshlegs.model.session import Session, name_activities
from freshlegs.model.wording import suggest
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.scenario.week_days import Days, parse_minute
from freshlegs.written.session_text import find_kind, find_session_id

_LENGTH = re.compile(r"\s+([0-9]{1,3})(?: ?min)?$")
"""The minutes at the end of an entry."""
_Named = TypeVar("_Named", Session, SessionRecord)

WRITTEN = "the week"
"""What messages call a week given as a text."""


def read_stored_week(problem: Problem, stored: PlannedRecord, source: str) -> Plan:
    """Return a stored plan as a plan of this problem; raises InputError for other sessions or lengths."""
    known = {session.id: session for session in problem.sessions}
    strange = [entry for entry in stored.sessions if entry.id not in known]
    if strange and stored.scenario != problem.id:
        found = f"planned from the scenario {repr_for_user(stored.scenario)}"
        raise InputError(source, Fault("", found, f"the scenario here is {repr_for_user(problem.id)}"))
    faults, starts = [], {}
    for index, entry in enumerate(stored.sessions, 1):
        if fault := _stranger(problem, known.get(entry.id), entry):
            faults.append(Fault(f"sessions[{index}]", fault))
        starts[entry.id] = problem.clock.minute(entry.start)
    if faults:
        raise InputError(source, *faults)
    return Plan.of(problem.sessions, starts, {entry.id: entry.minutes for entry in stored.sessions})


def parse_week(problem: Problem, text: str, today: date | None = None) -> Plan:
    """Return a week such as "mon 06:30 lower; tue 07:00 tempo; sat 08:00 long 120" as a plan of this problem.

    Entries stand for the sessions of their kind in the order of their starts; minutes may be added where
    sessions of one kind differ in length. Raises InputError with every entry that can't be read or is not asked for.
    """
    days, faults = Days(problem.clock, problem.counts_days, today), list[Fault]()
    titled = [(one.kind, one.title) for one in problem.sessions if one.title]
    titles = {name: one for one in titled for name in (one[1].lower(), one[1].rpartition(": ")[2].lower())}
    entries = []
    parts = [entry.strip() for entry in text.replace("\n", ";").split(";")]
    for index, entry in enumerate(filter(None, parts), 1):
        try:
            start, kind, minutes, title = _entry(days, entry, titles)
            entries.append(Written(start, kind, minutes, f"entry {index}", repr_for_user(entry), title))
        except NotUnderstoodError as error:
            faults.append(Fault(f"entry {index}", error.found, error.allowed))
    if not any(parts):
        faults.append(Fault("", "found nothing", 'write for example "mon 06:30 lower; tue 07:00 tempo"'))
    return assign_sessions(problem, entries, faults, WRITTEN)


class Written(NamedTuple):
    """A session that someone wrote down: start in minutes of the week, kind, length if told, and where it stands."""

    start: int
    kind: Kind
    minutes: int | None
    place: str
    text: str
    title: str = ""  #: What the athlete calls it, where it was written so


def assign_sessions(problem: Problem, entries: Iterable[Written], faults: list[Fault], source: str) -> Plan:
    """Return the plan in which each entry stands for a session of its kind, in the order of their starts.

    Raises InputError with the faults so far and each entry that the problem does not ask for.
    """
    free = list(problem.sessions)
    starts, lengths = {}, dict[str, int]()
    for entry in sorted(entries, key=lambda found: found.start):
        named = [s for s in free if s.kind == entry.kind and entry.title in ("", s.title)]
        fitting = [s for s in named if entry.minutes is None or s.may_last(entry.minutes)]
        # A pin or `only` says which of them it is; else they are taken in the file's order.
        session = next((s for s in fitting if entry.start in s.starts), fitting[0] if fitting else None)
        if session is None:
            allowed = f"the scenario asks for {_asked(problem, entry.kind)}"
            faults.append(Fault(entry.place, f"found {entry.text}", allowed))
        else:
            free.remove(session)
            starts[session.id] = entry.start
            if entry.minutes is not None:
                lengths[session.id] = entry.minutes
    if faults:
        raise InputError(source, *faults)
    return Plan.of(problem.sessions, starts, lengths)


def parse_week_minute(problem: Problem, text: str, today: date | None = None) -> int:
    """Return the minute of the week of "tue 18:00"; raises InputError."""
    try:
        minute = _minute(Days(problem.clock, problem.counts_days, today), text)
    except NotUnderstoodError as error:
        raise ArgumentError("at", Fault("", error.found, error.allowed)) from None
    known = any(minute in session.starts for session in problem.sessions)
    if problem.clock.wall(minute) % QUARTER and not known:
        raise ArgumentError("at", Fault("", f"found {repr_for_user(text)}", "sessions start at :00, :15, :30 or :45"))
    return minute


def find_named_session(sessions: Iterable[_Named], name: str) -> _Named:
    """Return the session that a person names: by a short name, an id, a title, or a kind that is there once.

    Raises ArgumentError with the names there are, also where several weeks have a session of that name.
    """
    named = {session.id: session for session in sessions}
    try:
        found = find_session_id(
            {key: session.name for key, session in named.items()}, name, _list_titles(named.values())
        )
    except NotUnderstoodError as error:
        raise ArgumentError("session", Fault("", error.found, error.allowed)) from None
    alike = [session.id for session in named.values() if session.name == named[found].name]
    if len(alike) > 1 and name != found:
        allowed = f"take one week of the programme, or write its id, such as {to_one_line(found)}"
        raise ArgumentError("session", Fault("", f"there are {len(alike)} of {repr_for_user(name)}", allowed))
    return named[found]


def _list_titles(sessions: Iterable[Session | SessionRecord]) -> dict[str, str]:
    """Return what the athlete calls sessions, by id."""
    there = list(sessions)
    numbered = name_activities(one for one in there if isinstance(one, Session))
    titles = {one.id: numbered.get(one.name, one.title) for one in there}
    return {key: title for key, title in titles.items() if title}


def _stranger(problem: Problem, session: Session | None, entry: SessionRecord) -> str:
    """Say why a stored session is not one of the problem; "" if it is."""
    if session is None:
        return f"found {repr_for_user(entry.id)}, which the week from {problem.clock.first} does not ask for"
    if not session.may_last(entry.minutes):
        return f"{session.name} of {entry.minutes} min; the scenario asks for {session.minutes_text}"
    return ""


def _entry(days: Days, entry: str, titles: Mapping[str, tuple[Kind, str]]) -> tuple[int, Kind, int | None, str]:
    """Return start, kind, minutes and title of one entry; raises NotUnderstoodError."""
    titled, minutes = _LENGTH.sub("", entry), _LENGTH.search(entry)
    words = titled.split()
    called = [(place, " ".join(words[place:])) for place in range(1, len(words))]
    places = (place for place, name in called if name.lower() in titles or find_kind(name) is not None)
    place = next(places, len(words))
    name = " ".join(words[place:])
    kind, title = titles.get(name.lower(), (find_kind(name), ""))
    if kind is None:
        near = next(filter(None, (suggest(word.lower(), KINDS) for word in words[1:])), "")
        allowed = f'{near} write day, time and kind: "mon 06:30 lower"; kinds: {", ".join(KINDS)}'.lstrip()
        raise NotUnderstoodError(f"found {repr_for_user(entry)}", allowed)
    try:
        minute = _minute(days, " ".join(words[:place]))
    except NotUnderstoodError as error:
        raise NotUnderstoodError(f"found {repr_for_user(entry)}", error.allowed) from None
    return minute, kind, int(minutes[1]) if minutes else None, title


def _minute(days: Days, written: str) -> int:
    """Return the minute of a day and a time as a person writes them; raises NotUnderstoodError."""
    return days.inside(parse_minute(days, written), f"found {repr_for_user(written.strip())}")


def _asked(problem: Problem, kind: Kind) -> str:
    asked = [s for s in problem.sessions if s.kind == kind]
    if not asked:
        return f"no {kind}"
    told = {(s.shortest, s.longest): s.minutes_text for s in asked}
    return f"{len(asked)} {kind}, of {' and '.join(told[length] for length in sorted(told))}"
