"""What a file held before it was written last, kept beside it, so that this can be taken back.

With it stands the digest of what was written: once somebody else has changed the file, it counts no longer.
"""

from contextlib import suppress
from pathlib import Path

from freshlegs.io.errors import OutputError
from freshlegs.io.files import hash_bytes
from freshlegs.io.safe_writing import write_atomically


def keep_before(path: Path, before: bytes, after: bytes) -> None:
    """Keep what a file holds, beside it, as `after` is about to be written over it."""
    if path.exists() and not path.is_file():
        return
    # Where nothing can be written beside it, it is written all the same, and can't be taken back.
    with suppress(OutputError):
        write_atomically(_name_kept(path), hash_bytes(after).encode() + b"\n" + before)


def find_before(path: Path, raw: bytes) -> bytes | None:
    """Return what a file, which holds `raw`, held before it was written last; None where nobody knows."""
    try:
        digest, _, before = _name_kept(path).read_bytes().partition(b"\n")
    except OSError:
        return None
    return before if digest == hash_bytes(raw).encode() else None


def _name_kept(path: Path) -> Path:
    return path.with_name(f"{path.name}.undo")
