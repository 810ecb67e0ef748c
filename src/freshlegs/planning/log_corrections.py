"""What a log has already: which sessions; and how the rows of a lift or a run that is told again change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source
from freshlegs.model.content import LiftContent
from freshlegs.model.wording import join_words
from freshlegs.planning.logbook import LiftRows, find_session_to_log
from freshlegs.planning.logged_sessions import match_lifts, match_runs
from freshlegs.training.loads import Unit
from freshlegs.training.log_text import LogRow, LogText, list_rows, list_runs, load_log_text
from freshlegs.training.run_log import MOST_RUNS_OF_DAY, RunEntry
from freshlegs.training.training_log import HEADER, LogEntry, name_exercises, read_log

if TYPE_CHECKING:
    from freshlegs.planfile import PlannedRecord, SessionRecord


def find_logged_sessions(record: PlannedRecord, log: Path | LogText) -> frozenset[str]:
    """Return the ids of the sessions for which rows of a log count; none where there is no log."""
    text = _load_log(log).text
    matched = (session for _, session in _match(record, [*list_runs(text)]) if session)
    return frozenset((*matched, *(one.id for one in match_lifts(record, _list_rows(record, text)).values())))


def find_logged_lift(record: PlannedRecord, session: str, log: LogText) -> dict[str, LogEntry]:
    """Return what a log has of a lift, by exercise; rows that can't be read are left out."""
    found = find_session_to_log(record, session)
    if not isinstance(found.content, LiftContent):
        return {}
    titles = {one.exercise: one.name for one in found.content.exercises}
    unit: Unit = next((one.unit for one in found.content.exercises if one.unit is not None), "kg")
    lines, names, lifts = log.text.split("\n"), name_exercises(titles), dict[str, LogEntry]()
    for row in _list_rows_of(record, found, log.text):
        with suppress(InputError):
            read = read_log(f"{HEADER}\n{lines[row.row - 1]}\n", log.source, names, unit)
            lifts |= {one.exercise: one for one in read.lifts}
    return lifts


def _list_rows(record: PlannedRecord, text: str) -> list[LogRow]:
    """Return the rows of a log that tell of exercises of a plan."""
    contents = (one.content for one in record.sessions)
    exercises = [one for lift in contents if isinstance(lift, LiftContent) for one in lift.exercises]
    return [*list_rows(text, name_exercises({one.exercise: one.name for one in exercises}))]


def _list_rows_of(record: PlannedRecord, session: SessionRecord, text: str) -> list[LogRow]:
    """Return the rows of a log that count for a lift."""
    rows = _list_rows(record, text)
    lifts = match_lifts(record, rows)
    return [row for row in rows if (lift := lifts.get((row.date, row.exercise))) is not None and lift.id == session.id]


def _load_log(log: Path | LogText) -> LogText:
    """Return the text of a log, "" where there is none yet."""
    return load_log_text(log) if isinstance(log, LogText) or log.exists() else LogText("", name_source(log))


_Row = TypeVar("_Row", LogEntry, RunEntry)


class Correction(NamedTuple, Generic[_Row]):
    """What changes in a log."""

    entries: Sequence[_Row]  #: Rows to be added
    struck: frozenset[int] = frozenset()  #: Numbers of the rows that go, the header being row 1
    says: str = ""  #: What there is to say about it


def find_correction(record: PlannedRecord, session: str, rows: LiftRows, log: Path | LogText) -> Correction[LogEntry]:
    """Return what changes where a lift is told: all its rows, or those that are named where the log has it already.

    Raises InputError where it has it, and nothing is named.
    """
    found = find_session_to_log(record, session)
    text = _load_log(log)
    if not text.text or not isinstance(found.content, LiftContent):
        return Correction(rows.entries)
    titles = {entry.exercise: entry.name for entry in found.content.exercises}
    told = [one for one in list_rows(text.text, name_exercises(titles | rows.others)) if one.date == rows.day]
    if not any(one.exercise in titles for one in told):
        # It may have been told of another day, as most of it is there then.
        told = _list_rows_of(record, found, text.text)
        elsewhere = rows.day != record.local(found.start).date()
        if 2 * len(told) < len(titles) or (elsewhere and _has_place(record, rows, text.text)):
            return Correction(rows.entries)
    known: defaultdict[str, list[LogRow]] = defaultdict(list)
    for row in told:
        known[row.exercise].append(row)
    day = told[0].date
    there = f"{found.name} of {day} is there already"
    changed = [name for one, name in (titles | rows.others).items() if one in rows.named]
    gone = [titles[one] for one in titles if one in rows.skipped and one in known]
    if not changed and not gone:
        allowed = "name what was different with --did or --skipped; --undo takes back what was added last"
        raise InputError(text.source, Fault("", there, allowed))
    struck = frozenset(row.row for one in rows.skipped | rows.named for row in known.get(one, ()))
    verbs = ((changed, "changes", "change"), (gone, "goes", "go"))
    parts = [f"{join_words(names)} {one if len(names) == 1 else many}" for names, one, many in verbs if names]
    says = f"{text.source}: {' and '.join(parts)} in {found.name} of {day}, the rest of it stays"
    entries = [
        replace(one, date=known[one.exercise][0].date if one.exercise in known else day)
        for one in rows.entries
        if one.exercise in rows.named
    ]
    return Correction(entries, struck, says)


def _has_place(record: PlannedRecord, rows: LiftRows, text: str) -> bool:
    """Whether rows that are added to a log have a lift to count for, and all that it has before still do."""
    before = _list_rows(record, text)
    added = [LogRow(0, one.date, one.exercise) for one in rows.entries if one.exercise not in rows.others]
    return len(match_lifts(record, [*before, *added])) >= len(match_lifts(record, before)) + len(added)


def find_run_correction(
    record: PlannedRecord, session: str, run: RunEntry, told: Container[str], log: Path | LogText
) -> Correction[RunEntry]:
    """Return what changes where a run is told: a row more, or only what is `told` of one that the log has already.

    `told` are the arguments that were given. Raises InputError where the log has it and nothing is told, and where
    nobody knows which of the day's runs of that kind is meant.
    """
    found = find_session_to_log(record, session)
    day = record.local(found.start).date()
    planned = [one for one in record.on(day) if one.kind == found.kind]
    text = _load_log(log)
    runs = [*list_runs(text.text)]
    known = [one for one in runs if (one.date, one.kind) == (run.date, run.kind)]
    if not known and (other := _find_run(record, found.id, runs)) is not None:
        # It was told of another day; a second one may still count for the next of its kind.
        known = [] if run.date != day and _count_runs(record, [*runs, run]) > _count_runs(record, runs) else [other]
    if len(known) < len(planned) or not known:
        return Correction([replace(run, number=min(MOST_RUNS_OF_DAY, len(known) + 1))])
    if len(known) > 1:
        there = f"{len(known)} {run.kind} runs of {run.date} are there already"
        raise InputError(text.source, Fault("", there, "change the row that is wrong in the file"))
    before = known[0]
    there = f"{found.name} of {before.date} is there already"
    fields = {"minutes": "minutes", "km": "kilometres", "felt": "felt"}
    kept = {field: getattr(before, field) for name, field in fields.items() if name not in told}
    if len(kept) == len(fields):
        allowed = "say with --minutes, --km or --felt what was different; --undo takes back what was added last"
        raise InputError(text.source, Fault("", there, allowed))
    words = [word for name, word in _RUN_WORDS.items() if name in told]
    verb = "changes" if words == [_RUN_WORDS["felt"]] else "change"
    says = f"{text.source}: {join_words(words)} {verb} in {found.name} of {before.date}, the rest of it stays"
    changed = replace(run, date=before.date, number=before.number, **kept)
    return Correction([changed], frozenset({before.row}), says)


def _find_run(record: PlannedRecord, session: str, runs: Sequence[RunEntry]) -> RunEntry | None:
    """Return the run of a log that counts for a session."""
    return next((runs[place] for place, one in _match(record, runs) if one == session), None)


def _count_runs(record: PlannedRecord, runs: Sequence[RunEntry]) -> int:
    """Return how many runs of a log count for a session."""
    return sum(bool(session) for _, session in _match(record, runs))


def _match(record: PlannedRecord, runs: Sequence[RunEntry]) -> list[tuple[int, str]]:
    return match_runs(record, [(run.date, run.kind) for run in runs])


_RUN_WORDS = {"minutes": "its minutes", "km": "its kilometres", "felt": "how it felt"}
