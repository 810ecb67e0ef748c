"""From a lift or a run of a plan, and what was different, to rows of a log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from freshlegs.io.errors import ArgumentError, Fault, InputError, NotUnderstoodError, repr_for_user
from freshlegs.io.files import name_source, read_text
from freshlegs.io.kept_before import keep_before
from freshlegs.io.safe_writing import append_text, write_over_unchanged
from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.model.kinds import find_family
from freshlegs.model.wording import normalize_name, suggest
from freshlegs.scenario.in_progress.finished_week import find_named_session
from freshlegs.scenario.week_days import list_days, parse_day_of_week
from freshlegs.training.done_sets import (
    SETS_ALLOWED,
    DoneSets,
    explain_wrong,
    find_asked,
    find_asked_exercise,
    find_other_exercise,
    parse_done,
)
from freshlegs.training.loads import BARS
from freshlegs.training.log_text import format_rows, leave_out_rows
from freshlegs.training.run_log import (
    MOST_FELT,
    MOST_RUN_KILOMETRES,
    MOST_RUN_MINUTES,
    RUN_LENGTHS,
    RunEntry,
    describe_run_doubt,
    parse_felt,
    parse_run_length,
)
from freshlegs.training.training_log import (
    HEADER,
    LogEntry,
    describe_doubt,
)
from freshlegs.training.weight_finding import is_to_be_found
from freshlegs.written.clock_text import parse_length
from freshlegs.written.session_text import find_session_id, format_handle

if TYPE_CHECKING:
    from freshlegs.planfile import PlannedRecord, SessionRecord


def find_session_to_log(record: PlannedRecord, session: str) -> SessionRecord:
    """Return the session of a plan that a person names; raises InputError, also where it has no place in the plan."""
    try:
        return find_named_session(record.sessions, session)
    except ArgumentError:
        out = (*record.left_out, *record.missed)
        names = {one: " ".join(one.rsplit("/", 2)[1:]) for one in out}
        try:
            name = names[find_session_id(names, session)]
        except NotUnderstoodError:
            name = ""
        if not name:
            raise
    allowed = f'if it was done, tell the plan first: freshlegs replan PLAN --done "{format_handle(name)}=DAY TIME"'
    raise ArgumentError("session", Fault("", f"{name} was missed or left out, and has no place in the plan", allowed))


class LiftRows(NamedTuple):
    """The rows of one lift, and which of its exercises were named."""

    entries: list[LogEntry]
    day: date
    named: frozenset[str]  #: Done otherwise than asked for
    skipped: frozenset[str]
    others: dict[str, str]  #: Names by id of what was done and not asked for
    meant: dict[str, str]  #: Names of exercises that were told by a word of it, by what was told


def build_entries(
    record: PlannedRecord,
    session: str,
    *,
    did: Iterable[str],
    skipped: Iterable[str],
    on: str | None = None,
    today: date | None = None,
) -> LiftRows:
    """Return the rows of one lift; raises ArgumentError with everything that is told and can't be.

    Different may be what was done ("back_squat=6 6 4 @ 80 kg"), which exercises were skipped, and the date, which may
    be seen from `today`.
    """
    found = find_session_to_log(record, session)
    if not isinstance(found.content, LiftContent):
        raise ArgumentError("session", Fault("", f"{found.name} has no exercises", "name a lift or a run"))
    asked = {entry.exercise: entry for entry in found.content.exercises}
    units = [entry.unit for entry in found.content.exercises if entry.unit]
    faults: list[Fault] = []
    told: dict[str, DoneSets] = {}
    others: dict[str, str] = {}
    meant: dict[str, str] = {}
    for text in did:
        name, equals, what = text.partition("=")
        if not equals:
            first = next(iter(asked), "back_squat")
            faults.append(Fault("did", f"found {repr_for_user(text)}", f'write "{first}={SETS_ALLOWED}'))
            continue
        other = find_other_exercise(asked, name)
        entry = _asked(asked, name, "did", faults, meant) if other is None else None
        if entry is None and other is None:
            continue
        done = parse_done(what, entry)
        if wrong := explain_wrong(name, what, done, entry, units):
            faults.append(Fault("did", f"found {repr_for_user(text)}", wrong))
        elif entry is not None and done is not None:
            told[entry.exercise] = done
        elif other is not None and done is not None:
            told[other.id], others[other.id] = done, other.name
    left = (_asked(asked, name, "skipped", faults, meant) for name in skipped)
    without = {entry.exercise for entry in left if entry is not None}
    day = _day(record, on, today, faults) if on is not None else record.local(found.start).date()
    if faults or day is None:
        raise ArgumentError("log", *faults)
    rows = []
    for name in (*asked, *others):
        if name not in without:
            reps, load, unit = told.get(name) or find_asked(asked[name])
            rows.append(LogEntry(day, name, reps, load, unit if load is not None else None))
    return LiftRows(rows, day, frozenset(told), frozenset(without), others, meant)


def build_run(
    record: PlannedRecord,
    session: str,
    *,
    minutes: str | None = None,
    km: str | None = None,
    felt: str | None = None,
    on: str | None = None,
    today: date | None = None,
) -> RunEntry:
    """Return the row of a run: as planned, or as it was done; raises ArgumentError with everything that can't be."""
    found = find_session_to_log(record, session)
    faults: list[Fault] = []
    lengths = [_length(unit, told, faults) for unit, told in (("min", minutes), ("km", km))]
    feeling = parse_felt(felt.strip()) if felt is not None else 0
    if feeling is None or (felt is not None and not feeling):
        faults.append(Fault("felt", f"found {repr_for_user(felt or '')}", f"1 to {MOST_FELT}, how it felt"))
    day = _day(record, on, today, faults) if on is not None else record.local(found.start).date()
    if faults or day is None:
        raise ArgumentError("log", *faults)
    if not any(lengths):
        lengths = [min(found.minutes, MOST_RUN_MINUTES), min(found.kilometres, MOST_RUN_KILOMETRES) or None]
    took = None if lengths[0] is None else int(lengths[0])
    return RunEntry(day, found.kind, took, lengths[1], feeling or None)


def name_unweighed(record: PlannedRecord, session: str, entries: Iterable[LogEntry | RunEntry]) -> list[str]:
    """Return the exercises of a lift whose weight was to be found, and that are logged without one."""
    content = find_session_to_log(record, session).content
    asked = content.exercises if isinstance(content, LiftContent) else ()
    found = {one.exercise: one.name for one in asked if is_to_be_found(one)}
    lifts = (one for one in entries if isinstance(one, LogEntry))
    return [found[one.exercise] for one in lifts if one.load is None and one.exercise in found]


def is_run(record: PlannedRecord, session: str) -> bool:
    """Whether a session of a plan is a run; raises ArgumentError where there is no such session."""
    return find_family(find_session_to_log(record, session).kind) == "run"


def _length(unit: str, told: str | None, faults: list[Fault]) -> float | None:
    """Return the number of an option, and note what is wrong with it; None without one."""
    if told is None:
        return None
    # "8,5 km" and "1:15" are what other people write there.
    plain = told.strip().removesuffix("km").strip().replace(",", ".")
    if unit == "min":
        with suppress(NotUnderstoodError):
            plain = str(parse_length(told))
    found = parse_run_length(f"{plain} {unit}")
    number = found and found[unit == "km"]
    if not number or all(found or ()):
        faults.append(Fault("minutes" if unit == "min" else "km", f"found {repr_for_user(told)}", RUN_LENGTHS[unit]))
    return number


def list_doubts(
    record: PlannedRecord, session: str, entries: Iterable[LogEntry | RunEntry]
) -> dict[LogEntry | RunEntry, str]:
    """Return which rows are asked back before they count, and why: what they tell is far from what was asked for."""
    found = find_session_to_log(record, session)
    # What another lift asks for is there to compare with where this one does not.
    lifts = (one.content for one in (*record.sessions, found) if isinstance(one.content, LiftContent))
    asked = {entry.exercise: entry.load for lift in lifts for entry in lift.exercises}
    doubts = dict[LogEntry | RunEntry, str]()
    for one in entries:
        if isinstance(one, RunEntry):
            doubts[one] = describe_run_doubt(one, found.minutes, found.kilometres)
        else:
            doubts[one] = describe_doubt(one.load, asked.get(one.exercise), one.unit)
    return {one: doubt for one, doubt in doubts.items() if doubt}


def check_past(
    record: PlannedRecord, entries: Iterable[LogEntry | RunEntry], today: date, place: str, *, how: str = ""
) -> None:
    """Raise ArgumentError for rows of a day that is still to come, once the plan has begun; `place` names the argument.

    `how` says how another day is named, where one can be.

    Before that nobody goes by the clock: a plan may be tried out as a whole.
    """
    coming = max((entry.date for entry in entries if entry.date > today), default=None)
    if coming is not None and record.start <= today:
        allowed = "; ".join(filter(None, (f"log what was done, until today, {today}", how)))
        raise ArgumentError("log", Fault(place, f"{coming} is still to come", allowed))


def add_rows(
    text: str, entries: Sequence[LogEntry | RunEntry], struck: frozenset[int] = frozenset(), *, source: str
) -> str:
    """Return the text of a log with rows added, which may be new; those that are `struck` go.

    Raises InputError, which names `source`, where this is not a log, or one in another unit.
    """
    header, *rows = text.split("\n")
    if text and header.strip() != HEADER and not HEADER.startswith(text):
        raise InputError(source, Fault("", "this is not a log", f"a log begins with {HEADER}"))
    units = {entry.unit for entry in entries if isinstance(entry, LogEntry) and entry.unit}
    for number, row in enumerate(rows, 2):
        other = row.rstrip()[-2:]
        if units and other in BARS and other not in units:
            fault = Fault(f"row {number}", f"is in {other}", f"this plan is in {units.pop()}")
            raise InputError(source, fault)
    left = leave_out_rows(text, struck) if struck else text
    return left + format_rows(left, entries)


def append_entries(path: Path, entries: Sequence[LogEntry | RunEntry], struck: frozenset[int] = frozenset()) -> None:
    """Add rows to a log as `add_rows` does, which may not be there yet.

    Raises InputError as it does, and OutputError where the log can't be written.
    """
    text = read_text(path) if path.exists() else ""
    added = add_rows(text, entries, struck, source=name_source(path))
    keep_before(path, text.encode(), added.encode())
    if struck:
        write_over_unchanged(path, text.encode(), added.encode())
    else:
        append_text(path, added[len(text) :].encode())


def _asked(
    asked: dict[str, Prescribed], name: str, option: str, faults: list[Fault], meant: dict[str, str]
) -> Prescribed | None:
    found = find_asked_exercise(asked, name)
    if found is None:
        titles = [one.name for one in asked.values()]
        allowed = f"{suggest(name, titles) or suggest(name, asked)} this lift has {', '.join(titles)}".lstrip()
        faults.append(Fault(option, f"found {repr_for_user(name.strip())}", allowed))
    elif normalize_name(name) not in map(normalize_name, (found.exercise, found.name)):
        meant[name.strip()] = found.name
    return found


def parse_log_day(record: PlannedRecord, written: str, today: date | None) -> date:
    """Return the day that a person names, which may be seen from `today`; raises NotUnderstoodError."""
    return parse_day_of_week(list_days(record, today), written)


def _day(record: PlannedRecord, written: str, today: date | None, faults: list[Fault]) -> date | None:
    try:
        return parse_log_day(record, written, today)
    except NotUnderstoodError as error:
        faults.append(Fault("on", error.found, error.allowed))
        return None
