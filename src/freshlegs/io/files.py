"""Reading whole files; "-" is standard input."""

import errno
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from freshlegs.io.errors import Fault, InputError
from freshlegs.io.text import to_one_line

LIMIT = 10_000_000
"""Largest input in bytes."""

_REASONS = {
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.EROFS: "the disk is read-only",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "there is no such folder",
    errno.EISDIR: "it is a folder",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EBADF: "it is closed",
    errno.ENAMETOOLONG: "the name is too long",
}


def name_source(path: Path | str) -> str:
    """Return the name of an input for messages: its path, or "standard input"."""
    return "standard input" if str(path) == "-" else to_one_line(str(path)) or "(no name)"


_allowed: ContextVar[frozenset[Path] | None] = ContextVar("allowed", default=None)
"""The only files that may be read; None where nobody limits them."""


@contextmanager
def limit_reading(files: Iterable[Path]) -> Iterator[None]:
    """Let no other files be read by name than these, nor standard input, nor a folder."""
    before = _allowed.set(frozenset(file.resolve() for file in files))
    try:
        yield
    finally:
        _allowed.reset(before)


def check_readable(path: Path | str) -> None:
    """Raise InputError for a file that may not be read, whether it is there or not."""
    allowed = _allowed.get()
    if allowed is None:
        return
    try:
        there = str(path) != "-" and Path(path).resolve() in allowed
    except (OSError, ValueError, RuntimeError):
        there = False
    if not there:
        names = ", ".join(sorted(to_one_line(file.name) for file in allowed)) or "none"
        raise _unreadable(path, "is not among the files that may be read here", f"they are: {names}")


_noted: ContextVar[dict[str, str] | None] = ContextVar("noted", default=None)
"""What was read so far; None where nobody wants to know."""


@contextmanager
def note_reading() -> Iterator[dict[str, str]]:
    """Yield what is read by name while the block runs: paths, with the hash that `hash_path` gives for each then."""
    noted: dict[str, str] = {}
    before = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(before)


def note_folder(folder: Path) -> None:
    """Note that the names in a folder are read."""
    _note(folder, None)


def hash_path(path: Path) -> str:
    """Return a hash of the bytes of a file, or of the names in a folder; "" for what can't be read."""
    try:
        if path.is_dir():
            return hash_bytes("\0".join(sorted(one.name for one in path.iterdir())).encode("utf-8", "surrogateescape"))
        with path.open("rb") as file:
            return hash_bytes(file.read(LIMIT + 1))
    except (OSError, ValueError):
        return ""


def hash_bytes(data: bytes) -> str:
    """Return a hash by which equal bytes are known."""
    import hashlib  # It loads OpenSSL, and most commands hash nothing.

    return hashlib.sha256(data).hexdigest()


def _note(path: Path | str, raw: bytes | None) -> None:
    noted = _noted.get()
    if noted is not None:
        noted[str(path)] = hash_path(Path(path)) if raw is None else hash_bytes(raw)


def read_text(path: Path | str) -> str:
    """Return the text of a UTF-8 file without byte-order mark, or of standard input for "-".

    Raises InputError where it is missing, a folder, unreadable, larger than 10 MB or not UTF-8 text.
    """
    return decode_text(read_bytes(path), path)


def decode_text(raw: bytes, path: Path | str) -> str:
    """Return UTF-8 bytes as text without byte-order mark; raises InputError about `path` for anything else."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(path, f"not UTF-8 text (byte {error.start + 1})") from error
    if "\0" in text:
        raise _unreadable(path, "a binary file, not text")
    return text


def read_bytes(path: Path | str, *, split: str = "") -> bytes:
    """Return the bytes of a file, or of standard input for "-".

    Raises InputError where it is missing, a folder, unreadable or larger than 10 MB; `split` says what helps then.
    """
    check_readable(path)
    raw: bytes | None = None
    try:
        if str(path) == "-":
            if sys.stdin is None:
                raise OSError(errno.EBADF, "it is closed")
            raw = sys.stdin.buffer.read(LIMIT + 1)
        else:
            with Path(path).open("rb") as file:
                raw = file.read(LIMIT + 1)
    except FileNotFoundError as error:
        raise _unreadable(path, "there is no such file") from error
    except (OSError, ValueError) as error:
        raise _unreadable(path, f"can't be read: {explain_os_error(error)}") from error
    finally:
        _note(path, raw)
    if len(raw) > LIMIT:
        raise _unreadable(path, "larger than 10 MB", split)
    return raw


def _unreadable(path: Path | str, found: str, allowed: str = "") -> InputError:
    return InputError(name_source(path), Fault("", found, allowed))


def explain_os_error(error: OSError | ValueError) -> str:
    """Return the reason why a file could not be read or written, in a few words."""
    if not isinstance(error, OSError):
        return "that is not a valid file name"
    known = _REASONS.get(error.errno or 0)
    return known or (error.strerror or "it failed").lower()
