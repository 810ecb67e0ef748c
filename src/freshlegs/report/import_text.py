"""What other programs' logs tell, before it counts: as text, and for --json."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from rich.table import Table
from rich.text import Text

from freshlegs.io.text import to_one_line
from freshlegs.model.wording import format_count
from freshlegs.planfile import PlannedRecord
from freshlegs.planning.import_log import MOST_COMPARED, ImportedFile, ImportedLog, UnknownName
from freshlegs.report.layout import render_text
from freshlegs.report.phrases import format_day
from freshlegs.training.training_log import LogEntry

MOST_DIFFERENCES = 10
"""Rows that the log has otherwise, and that are listed."""


def render_import(record: PlannedRecord, imported: ImportedLog, *, width: int = 80, colour: bool = False) -> str:
    """Return a table of what files tell: what counts for which lift, what is extra, missing, unknown or in doubt."""
    parts: list[Table | Text] = [_head(file) for file in imported.files]
    days = Table.grid(padding=(0, 2))
    for _ in range(2):
        days.add_column(no_wrap=True)
    days.add_column(overflow="fold")
    for day, lift, what in _list_days(record, imported):
        days.add_row(Text(day, style="bold"), lift, Text(what))
    parts += [Text(""), days if days.row_count else Text(_say_nothing_new(imported))]
    for title, lines in (
        ("Unknown exercises", [*_list_unknown(imported.unknown)]),
        ("The log has it otherwise", [*_list_differing(imported)]),
    ):
        if lines:
            parts += [Text(""), Text(title, style="bold"), *map(Text, lines)]
    return render_text(*parts, width=width, colour=colour)


def dump_import(imported: ImportedLog) -> dict[str, Any]:
    """Return the same as plain data."""
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
        "rows": [_dump_row(imported, entry) for entry in imported.entries],
        "known": imported.known,
        "differing": [{"log": old.line(), "file": new.line()} for old, new in imported.differing],
        "missed": [session.id for session in imported.missed],
        "unknown": [{"name": one.name, "sets": one.sets, "nearest": list(one.nearest)} for one in imported.unknown],
        "doubts": [{"row": entry.line(), "why": why} for entry, why in imported.doubts],
        "faults": [{"place": one.place, "found": one.found, "allowed": one.allowed} for one in imported.faults],
        "bad_rows": imported.bad_rows,
        "notes": list(imported.notes),
    }


def _say_entry(imported: ImportedLog, entry: LogEntry) -> str:
    """Return a row for people: "back_squat 6 6 5 @ 80 kg"."""
    return f"{entry.exercise} {_say_sets(imported, entry)}"


def _say_sets(imported: ImportedLog, entry: LogEntry) -> str:
    unit = imported.units.get(entry.exercise, "")
    load = "" if entry.load is None else f" @ {entry.load:g} {entry.unit}"
    return f"{' '.join(map(str, entry.reps))}{f' {unit}' if unit else ''}{load}"


def _head(file: ImportedFile) -> Text:
    days = dict.fromkeys(filter(None, (file.first, file.last)))
    span = f", {' to '.join(map(str, days))}" if days else ""
    return Text(to_one_line(f"{file.name}: {file.form}, {format_count(file.rows, 'row')}{span}"))


def _list_days(record: PlannedRecord, imported: ImportedLog) -> Iterator[tuple[str, str, str]]:
    """Yield the days of a plan with what is new of them and what is missing, those around it as one."""
    last = max((record.local(one.start).date() for one in record.sessions), default=record.start)
    inside: defaultdict[date, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entry in imported.entries:
        if record.start <= entry.date <= last:
            session = imported.matched.get((entry.date, entry.exercise))
            inside[entry.date][session.name if session is not None else "extra"].append(_say_entry(imported, entry))
    for session in imported.missed:
        inside[record.local(session.start).date()][session.name].append("not in the log: missed")
    yield from _sum_up("before the plan", [one for one in imported.entries if one.date < record.start])
    for day, lifts in sorted(inside.items()):
        for place, (lift, what) in enumerate(lifts.items()):
            yield format_day(record, day) if not place else "", lift, "; ".join(what)
    yield from _sum_up("after the plan", [one for one in imported.entries if one.date > last])


def _sum_up(where: str, entries: list[LogEntry]) -> Iterator[tuple[str, str, str]]:
    if entries:
        days = sorted({one.date for one in entries})
        span = f"{days[0]}" if len(days) == 1 else f"{days[0]} to {days[-1]}"
        exercises = len({one.exercise for one in entries})
        counts = f"{format_count(len(days), 'day')}, {format_count(len(entries), 'row')}"
        yield span, where, f"{counts} of {format_count(exercises, 'exercise')}"


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
        yield f"  {old.date}: {_say_entry(imported, old)}; the file has {_say_sets(imported, new)}"
    if (more := len(imported.differing) - MOST_DIFFERENCES) > 0:
        yield f"  and {format_count(more, 'more row')}"
    if imported.differing:
        yield "What the log has stays; --replace takes what the files have."


def _dump_row(imported: ImportedLog, entry: LogEntry) -> dict[str, str]:
    session = imported.matched.get((entry.date, entry.exercise))
    return {"row": entry.line(), "session": session.id if session is not None else ""}
