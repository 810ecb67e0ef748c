"""What was written to a log last, taken back.

Where nobody knows what the log held before, what was added last is told by the rows themselves.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from freshlegs.io.files import decode_text, name_source, read_bytes
from freshlegs.io.kept_before import find_before
from freshlegs.io.safe_writing import write_over_unchanged
from freshlegs.training.log_text import cut_last
from freshlegs.training.training_log import HEADER


class TakenBack(NamedTuple):
    """What was taken back of a log."""

    gone: tuple[str, ...]  #: Rows that are no longer there
    back: tuple[str, ...] = ()  #: Rows that are there again


def find_log_before(log: Path, raw: bytes) -> bytes | None:
    """Return what a log, which holds `raw`, held before it was written last; None where nobody knows."""
    before = find_before(log, raw)
    return f"{HEADER}\n".encode() if before == b"" else before


def take_back(log: Path) -> TakenBack:
    """Take out of a log what changed in it last, and put back what stood there before.

    Raises InputError where there is nothing, and OutputError where the log can't be written.
    """
    raw = read_bytes(log)
    text, before = decode_text(raw, log), find_log_before(log, raw)
    if before is None:
        kept, gone = cut_last(text, name_source(log))
        write_over_unchanged(log, raw, kept.encode())
        return TakenBack(gone)
    write_over_unchanged(log, raw, before)
    then, now = decode_text(before, log).splitlines(), text.splitlines()
    return TakenBack(
        tuple(one for one in now if one.strip() and one not in then),
        tuple(one for one in then if one.strip() and one not in now and one != HEADER),
    )
