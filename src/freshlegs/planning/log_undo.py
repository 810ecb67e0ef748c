"""What a log held before it was written last, so that all that this changed can be taken back.

It stands beside the log, with the digest of what was written: once somebody else has changed the log, it counts no
longer, and what was added last is told by the rows themselves.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from freshlegs.io.errors import OutputError
from freshlegs.io.files import decode_text, hash_bytes, name_source, read_bytes
from freshlegs.io.safe_writing import write_atomically, write_over_unchanged
from freshlegs.training.log_text import cut_last
from freshlegs.training.training_log import HEADER


class TakenBack(NamedTuple):
    """What was taken back of a log."""

    gone: tuple[str, ...]  #: Rows that are no longer there
    back: tuple[str, ...] = ()  #: Rows that are there again


def keep_before(log: Path, before: bytes, after: bytes) -> None:
    """Keep what a log holds, beside it, as `after` is about to be written over it."""
    if log.exists() and not log.is_file():
        return
    # A log that can be written where nothing else can is still a log: what was added last is then told by its rows.
    with suppress(OutputError):
        write_atomically(_name_kept(log), hash_bytes(after).encode() + b"\n" + before)


def find_before(log: Path, raw: bytes) -> bytes | None:
    """Return what a log, which holds `raw`, held before it was written last; None where nobody knows."""
    try:
        digest, _, before = _name_kept(log).read_bytes().partition(b"\n")
    except OSError:
        return None
    return before or f"{HEADER}\n".encode() if digest == hash_bytes(raw).encode() else None


def take_back(log: Path) -> TakenBack:
    """Take out of a log what changed in it last, and put back what stood there before.

    Raises InputError where there is nothing, and OutputError where the log can't be written.
    """
    raw = read_bytes(log)
    text, before = decode_text(raw, log), find_before(log, raw)
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


def _name_kept(log: Path) -> Path:
    return log.with_name(f"{log.name}.undo")
