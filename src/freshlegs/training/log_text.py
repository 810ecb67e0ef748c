"""The text of a training log: rows are added at its end, and the last ones taken back."""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source, read_text
from freshlegs.model.kinds import list_kinds
from freshlegs.training.run_log import RunEntry, read_run
from freshlegs.training.training_log import CUT_OFF, HEADER, LOG_COLUMNS, LogEntry, find_exercise
from freshlegs.written.session_text import find_kind


class LogText(NamedTuple):
    """The text of a log, as it stands in a file or would stand there, and what messages call it."""

    text: str
    source: str


LogFile = Path | str | LogText
"""A log, or where it is."""


def load_log_text(log: LogFile) -> LogText:
    """Return the text of a log; raises InputError where it can't be read."""
    return log if isinstance(log, LogText) else LogText(read_text(log), name_source(log))


def format_rows(before: str, entries: Iterable[LogEntry | RunEntry]) -> str:
    """Return what is to be added to the text of a log, which may be new and empty, or cut off in its last row."""
    if "\n" not in before and HEADER.startswith(before):
        # Not even the header was written to its end.
        begin = f"{HEADER.removeprefix(before)}\n"
    else:
        begin = "" if before.endswith("\n") else f"{CUT_OFF}\n"
    return begin + "".join(f"{entry.line()}\n" for entry in entries)


class LogRow(NamedTuple):
    """A row of a log that tells of an exercise, whatever was done of it."""

    row: int  #: Where it stands, the header being row 1
    date: date
    exercise: str


def list_rows(text: str, exercises: Mapping[str, str]) -> Iterator[LogRow]:
    """Yield the rows of exercises, in their order; `exercises` are the ids by what they are called."""
    for row, line in enumerate(text.split("\n")[1:], 2):
        day, what = _read_key(line)
        exercise = find_exercise(exercises, what)
        if exercise is not None and (there := _read_date(day)) is not None:
            yield LogRow(row, there, exercise)


def list_runs(text: str) -> Iterator[RunEntry]:
    """Yield the runs of a log in their order, as far as its rows can be read."""
    kinds = list_kinds("run")
    for row, line in enumerate(text.split("\n")[1:], 2):
        day, what = _read_key(line)
        cells = [cell.strip() for cell in line.split(",")]
        kind, there = find_kind(what), _read_date(day)
        if kind in kinds and there is not None and len(cells) == len(LOG_COLUMNS):
            run = read_run(there, [day, kind, *cells[2:]], row, [])
            if run is not None:
                yield run


def leave_out_rows(text: str, rows: Container[int]) -> str:
    """Return the text of a log without some rows; the header is row 1."""
    return "\n".join(line for row, line in enumerate(text.split("\n"), 1) if row not in rows)


def cut_last(text: str, source: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a log without what was added to it last, and the rows that are gone.

    That is a run, or a lift: the rows of one day, each of another exercise; or what was corrected of a lift. Raises
    InputError where there is no row.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or lines[0].strip() != HEADER:
        raise InputError(source, Fault("", "it has no row to take back"))
    seen: list[tuple[str, str]] = []
    corrects = _is_corrected(lines)
    while len(lines) > 1:
        day, what = _read_key(lines[-1])
        if seen and (
            _is_corrected(lines) != corrects
            or day != seen[0][0]
            or (day, what) in seen
            or _is_run(what)
            or _is_run(seen[0][1])
        ):
            break
        seen.append((day, what))
        del lines[-1]
    kept = "".join(f"{line}\n" for line in lines)
    gone = [line for line in text.split("\n") if line.strip()][len(lines) :]
    return kept, tuple(gone)


def _is_corrected(lines: list[str]) -> bool:
    """Whether the last row is another one's of before, of the same day and exercise."""
    return _read_key(lines[-1]) in map(_read_key, lines[:-1])


def _read_key(line: str) -> tuple[str, str]:
    """Return the day of a row and what was done."""
    day, _, rest = line.partition(",")
    return day.strip(), rest.partition(",")[0].strip()


def _read_date(day: str) -> date | None:
    """Return a day as rows of a log have it; None for any other text."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return None
    return found if found.isoformat() == day else None


def _is_run(what: str) -> bool:
    return find_kind(what) in list_kinds("run")
