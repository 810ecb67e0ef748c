"""The text of a training log: rows are added at its end, and the last ones taken back."""

from collections.abc import Iterable

from freshlegs.io.errors import Fault, InputError
from freshlegs.model.kinds import list_kinds
from freshlegs.training.run_log import RunEntry
from freshlegs.training.training_log import CUT_OFF, HEADER, LogEntry
from freshlegs.written.session_text import find_kind


def format_rows(before: str, entries: Iterable[LogEntry | RunEntry]) -> str:
    """Return what is to be added to the text of a log, which may be new and empty, or cut off in its last row."""
    if "\n" not in before and HEADER.startswith(before):
        # Not even the header was written to its end.
        begin = f"{HEADER.removeprefix(before)}\n"
    else:
        begin = "" if before.endswith("\n") else f"{CUT_OFF}\n"
    return begin + "".join(f"{entry.line()}\n" for entry in entries)


def cut_last(text: str, source: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a log without what was added to it last, and the rows that are gone.

    That is a run, or a lift: the rows of one day, each of another exercise. Raises InputError where there is no row.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or lines[0].strip() != HEADER:
        raise InputError(source, Fault("", "it has no row to take back"))
    seen: list[tuple[str, str]] = []
    while len(lines) > 1:
        day, what = _read_key(lines[-1])
        if seen and (day != seen[0][0] or (day, what) in seen or _is_run(what) or _is_run(seen[0][1])):
            break
        seen.append((day, what))
        del lines[-1]
    kept = "".join(f"{line}\n" for line in lines)
    gone = [line for line in text.split("\n") if line.strip()][len(lines) :]
    return kept, tuple(gone)


def _read_key(line: str) -> tuple[str, str]:
    """Return the day of a row and what was done."""
    day, _, rest = line.partition(",")
    return day.strip(), rest.partition(",")[0].strip()


def _is_run(what: str) -> bool:
    return find_kind(what) in list_kinds("run")
