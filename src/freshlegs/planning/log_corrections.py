"""What is in the log already: which sessions; and how the rows of a lift or a run that is told again change."""

from __future__ import annotations

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
from freshlegs.training.loads import Unit
from freshlegs.training.log_text import LogText, find_rows, find_runs, load_log_text
from freshlegs.training.run_log import MOST_RUNS_OF_DAY, RunEntry
from freshlegs.training.training_log import HEADER, LogEntry, name_exercises, read_log

if TYPE_CHECKING:
    from freshlegs.planfile import PlannedRecord


def find_logged_sessions(record: PlannedRecord, log: Path | LogText) -> frozenset[str]:
    """Return the ids of the sessions of which a log has a row on their day; none where there is no log."""
    if isinstance(log, Path) and not log.exists():
        return frozenset()
    text, found = load_log_text(log).text, set[str]()
    for session in record.sessions:
        day, content = record.local(session.start).date(), session.content
        titles = {one.exercise: one.name for one in content.exercises} if isinstance(content, LiftContent) else {}
        if find_rows(text, day, name_exercises(titles)) if titles else find_runs(text, day, session.kind):
            found.add(session.id)
    return frozenset(found)


def find_logged_lift(record: PlannedRecord, session: str, log: LogText) -> dict[str, LogEntry]:
    """Return what a log has of a lift on its day, by exercise; rows that can't be read are left out."""
    found = find_session_to_log(record, session)
    if not isinstance(found.content, LiftContent):
        return {}
    titles = {one.exercise: one.name for one in found.content.exercises}
    unit: Unit = next((one.unit for one in found.content.exercises if one.unit is not None), "kg")
    lines, names, lifts = log.text.split("\n"), name_exercises(titles), dict[str, LogEntry]()
    for rows in find_rows(log.text, record.local(found.start).date(), names).values():
        for row in rows:
            with suppress(InputError):
                read = read_log(f"{HEADER}\n{lines[row - 1]}\n", log.source, names, unit)
                lifts |= {one.exercise: one for one in read.lifts}
    return lifts


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
    known = find_rows(text.text, rows.day, name_exercises(titles | rows.others))
    if not any(one in known for one in titles):
        return Correction(rows.entries)
    there = f"{found.name} of {rows.day} is there already"
    changed = [name for one, name in (titles | rows.others).items() if one in rows.named]
    gone = [titles[one] for one in titles if one in rows.skipped and one in known]
    if not changed and not gone:
        allowed = "name what was different with --did or --skipped; --undo takes back what was added last"
        raise InputError(text.source, Fault("", there, allowed))
    struck = frozenset(row for one in rows.skipped | rows.named for row in known.get(one, ()))
    verbs = ((changed, "changes", "change"), (gone, "goes", "go"))
    parts = [f"{join_words(names)} {one if len(names) == 1 else many}" for names, one, many in verbs if names]
    says = f"{text.source}: {' and '.join(parts)} in {found.name} of {rows.day}, the rest of it stays"
    return Correction([one for one in rows.entries if one.exercise in rows.named], struck, says)


def find_run_correction(
    record: PlannedRecord, session: str, run: RunEntry, told: Container[str], log: Path | LogText
) -> Correction[RunEntry]:
    """Return what changes where a run is told: a row more, or only what is `told` of one that the log has already.

    `told` are the arguments that were given. Raises InputError where the log has it and nothing is told, and where
    nobody knows which of the day's runs of that kind is meant.
    """
    found = find_session_to_log(record, session)
    planned = [one for one in record.on(record.local(found.start).date()) if one.kind == found.kind]
    text = _load_log(log)
    known = find_runs(text.text, run.date, run.kind)
    if len(known) < len(planned) or not known:
        return Correction([replace(run, number=min(MOST_RUNS_OF_DAY, len(known) + 1))])
    if len(known) > 1:
        there = f"{len(known)} {run.kind} runs of {run.date} are there already"
        raise InputError(text.source, Fault("", there, "change the row that is wrong in the file"))
    before = known[0]
    there = f"{found.name} of {run.date} is there already"
    fields = {"minutes": "minutes", "km": "kilometres", "felt": "felt"}
    kept = {field: getattr(before, field) for name, field in fields.items() if name not in told}
    if len(kept) == len(fields):
        allowed = "say with --minutes, --km or --felt what was different; --undo takes back what was added last"
        raise InputError(text.source, Fault("", there, allowed))
    words = [word for name, word in _RUN_WORDS.items() if name in told]
    verb = "changes" if len(words) == 1 else "change"
    says = f"{text.source}: {join_words(words)} {verb} in {found.name} of {run.date}, the rest of it stays"
    return Correction([replace(run, number=before.number, **kept)], frozenset({before.row}), says)


_RUN_WORDS = {"minutes": "its minutes", "km": "its kilometres", "felt": "how it felt"}
