"""What files of other programs tell, before it counts: as text, and for --json."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rich.table import Table
from rich.text import Text

from freshlegs.exchange.reading.sports import ANY_LIFT, ANY_RUN
from freshlegs.io.text import to_one_line
from freshlegs.model.kinds import KINDS, OWN_LOAD
from freshlegs.model.wording import format_count
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planning.gathered_sets import MOST_COMPARED
from freshlegs.planning.import_activities import MatchedActivity
from freshlegs.planning.imported_log import ImportedFile, ImportedLog, LoggedRow, UnknownName
from freshlegs.report.layout import render_text
from freshlegs.report.phrases import format_day
from freshlegs.training.run_log import RunEntry
from freshlegs.training.training_log import LogEntry

MOST_NAMED_FILES = 5
"""Files with one activity each that are listed by their names."""
FEWEST_METRES = 100
"""Less is not told."""
MOST_DIFFERENCES = 10
"""Rows that the log has otherwise, and that are listed."""


def render_import(record: PlannedRecord, imported: ImportedLog, *, width: int = 80, colour: bool = False) -> str:
    """Return a table of what files tell: what counts for which session, what is extra, missing, unknown or in doubt."""
    parts: list[Table | Text] = [*_list_heads(imported.files)]
    days = Table.grid(padding=(0, 2))
    for _ in range(2):
        days.add_column(no_wrap=True)
    days.add_column(overflow="fold")
    for day, session, what in _list_days(record, imported):
        days.add_row(Text(day, style="bold"), session, Text(what))
    if days.row_count:
        parts += [Text(""), days]
    if not imported.entries and (imported.known or not days.row_count):
        parts += [Text(""), Text(_say_nothing_new(imported))]
    for title, lines in (
        ("Unknown exercises", [*_list_unknown(imported.unknown)]),
        ("The log has it otherwise", [*_list_differing(imported)]),
    ):
        if lines:
            parts += [Text(""), Text(title, style="bold"), *map(Text, lines)]
    return render_text(*parts, width=width, colour=colour)


def dump_import(imported: ImportedLog) -> dict[str, Any]:
    """Return the same as plain data."""
    runs = {(one.day, one.kind): one.session.id for one in imported.activities if one.session is not None}
    return {
        "files": [
            {
                "name": one.name,
                "form": one.form,
                "rows": one.rows,
                "first": str(one.first or ""),
                "last": str(one.last or ""),
            }
            for one in imported.files
        ],
        "rows": [_dump_row(imported, entry, runs) for entry in imported.entries],
        "activities": [_dump_activity(one) for one in imported.activities],
        "known": imported.known,
        "differing": [{"log": old.line(), "file": new.line()} for old, new in imported.differing],
        "missed": [session.id for session in imported.missed],
        "unknown": [{"name": one.name, "sets": one.sets, "nearest": list(one.nearest)} for one in imported.unknown],
        "doubts": [{"row": entry.line(), "why": why} for entry, why in imported.doubts],
        "faults": [{"place": one.place, "found": one.found, "allowed": one.allowed} for one in imported.faults],
        "bad_rows": imported.bad_rows,
        "notes": list(imported.notes),
    }


def _say_entry(imported: ImportedLog, entry: LoggedRow) -> str:
    """Return a row for people: "back_squat 6 6 5 @ 80 kg", "easy 45 min 8 km"."""
    return f"{entry.what} {_say_amount(imported, entry)}"


def _say_amount(imported: ImportedLog, entry: LoggedRow) -> str:
    if isinstance(entry, RunEntry):
        return entry.length_text
    unit = imported.units.get(entry.exercise, "")
    load = "" if entry.load is None else f" @ {entry.load:g} {entry.unit}"
    return f"{' '.join(map(str, entry.reps))}{f' {unit}' if unit else ''}{load}"


def _say_activity(one: MatchedActivity) -> str:
    """Return what was recorded, for people: "run 45 min 8.02 km, 06:05"."""
    done, extra = one.activity, one.session is None
    named = KINDS[one.kind].title.lower()
    what = {ANY_RUN: named if extra else "run", ANY_LIFT: "lifting"}.get(done.kind)
    what = what or (named if done.kind != OWN_LOAD else f"other: {to_one_line(done.sport)}")
    far = f" {done.metres / 1000:.1f} km" if done.metres and done.metres >= FEWEST_METRES else ""
    return f"{what} {one.minutes} min{far}, {done.local:%H:%M}"


def _list_heads(files: Sequence[ImportedFile]) -> Iterator[Text]:
    """Yield what each file is; files with one activity each are one line, where there are many."""
    recorded = [one for one in files if one.rows <= 1]
    alone = recorded if len(recorded) > MOST_NAMED_FILES else []
    if alone:
        days = sorted(filter(None, (day for one in alone for day in (one.first, one.last))))
        forms = " and ".join(sorted({one.form for one in alone}))
        span = f", {days[0]} to {days[-1]}" if days else ""
        yield Text(f"{len(alone)} files: {forms}{span}")
    for file in files:
        if file not in alone:
            days = [*dict.fromkeys(filter(None, (file.first, file.last)))]
            span = f", {' to '.join(map(str, days))}" if days else ""
            yield Text(to_one_line(f"{file.name}: {file.form}, {format_count(file.rows, 'row')}{span}"))


def _list_days(record: PlannedRecord, imported: ImportedLog) -> Iterator[tuple[str, str, str]]:
    """Yield the days of a plan with what is new of them and what is missing, those around it as one."""
    last = max((record.local(one.start).date() for one in record.sessions), default=record.start)
    inside: defaultdict[date, defaultdict[tuple[bool, str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for entry in imported.entries:
        if isinstance(entry, LogEntry) and record.start <= entry.date <= last:
            key = _make_key(imported.matched.get((entry.date, entry.exercise)))
            inside[entry.date][key].append(_say_entry(imported, entry))
    for one in imported.activities:
        if record.start <= one.day <= last:
            inside[one.day][_make_key(one.session)].append(_say_activity(one))
    for session in imported.missed:
        inside[record.local(session.start).date()][_make_key(session)].append("not in the log: missed")
    yield from _sum_up("before the plan", imported, lambda day: day < record.start)
    for day, sessions in sorted(inside.items()):
        for place, ((*_, name), what) in enumerate(sorted(sessions.items())):
            yield format_day(record, day) if not place else "", name, "; ".join(what)
    yield from _sum_up("after the plan", imported, lambda day: day > last)


def _make_key(session: SessionRecord | None) -> tuple[bool, str, str]:
    """Return by what the sessions of a day are in order, and what each is called; what is extra comes last."""
    return (True, "", "extra") if session is None else (False, session.start.isoformat(), session.name)


def _sum_up(where: str, imported: ImportedLog, belongs: Callable[[date], bool]) -> Iterator[tuple[str, str, str]]:
    entries = [one for one in imported.entries if belongs(one.date)]
    lifts = [one for one in entries if isinstance(one, LogEntry)]
    others = [one for one in imported.activities if belongs(one.day) and one.activity.kind != ANY_RUN]
    days = sorted({*(one.date for one in entries), *(one.day for one in others)})
    parts = []
    if lifts:
        lift_days, exercises = {one.date for one in lifts}, {one.exercise for one in lifts}
        counts = f"{format_count(len(lift_days), 'day')}, {format_count(len(lifts), 'row')}"
        parts.append(f"{counts} of {format_count(len(exercises), 'exercise')}")
    if runs := len(entries) - len(lifts):
        parts.append(format_count(runs, "run"))
    if others:
        parts.append(format_count(len(others), "other activity", "other activities"))
    if parts:
        yield f"{days[0]}" if len(days) == 1 else f"{days[0]} to {days[-1]}", where, ", ".join(parts)


def _say_nothing_new(imported: ImportedLog) -> str:
    if not imported.known:
        return "Nothing that counts."
    return f"Nothing new: {imported.source} has all of it ({format_count(imported.known, 'row')})."


def _list_unknown(unknown: Iterable[UnknownName]) -> Iterator[str]:
    names = [*unknown]
    for one in names[:MOST_COMPARED]:
        yield to_one_line(f'  "{one.name}", {format_count(one.sets, "set")}: {", ".join(one.nearest)}?')
    if (more := len(names) - MOST_COMPARED) > 0:
        yield f"  and {format_count(more, 'more name')}"
    if names:
        yield to_one_line(f'Say which they are: freshlegs log --map "{names[0].name}={names[0].nearest[0]}"')
        yield 'Or, if it is none of the library: --map "NAME=none"'


def _list_differing(imported: ImportedLog) -> Iterator[str]:
    for old, new in imported.differing[:MOST_DIFFERENCES]:
        yield f"  {old.date}: {_say_entry(imported, old)}; the file has {_say_amount(imported, new)}"
    if (more := len(imported.differing) - MOST_DIFFERENCES) > 0:
        yield f"  and {format_count(more, 'more row')}"
    if imported.differing:
        yield "What the log has stays; --replace takes what the files have."


def _dump_row(imported: ImportedLog, entry: LoggedRow, runs: Mapping[tuple[date, str], str]) -> dict[str, str]:
    if isinstance(entry, RunEntry):
        return {"row": entry.line(), "session": runs.get((entry.date, entry.what), "")}
    session = imported.matched.get((entry.date, entry.exercise))
    return {"row": entry.line(), "session": session.id if session is not None else ""}


def _dump_activity(one: MatchedActivity) -> dict[str, str | int]:
    return {
        "start": one.activity.local.isoformat(timespec="minutes"),
        "kind": one.kind,
        "sport": to_one_line(one.activity.sport),
        "minutes": one.minutes,
        "session": one.session.id if one.session is not None else "",
    }
