"""Reading and writing whole files; "-" is standard input or output."""

import errno
import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import BinaryIO, Literal

from freshlegs.io.errors import Fault, InputError, OutputError
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


def write_atomically(path: Path | Literal["-"], data: bytes) -> None:
    """Write a file whole or not at all; "-" is standard output.

    An existing file keeps its mode and its bytes until the new ones are safely on the disk; a link stays a link.
    Devices and pipes are written to directly. Raises OutputError where it can't be written, an older file being
    untouched, and BrokenPipeError where the reader of a pipe has gone.
    """
    try:
        if str(path) == "-":
            if sys.stdout is None:
                raise OSError(errno.EBADF, "it is closed")
            sys.stdout.flush()
            _put(sys.stdout.buffer, data)
        else:
            _write(Path(path), data)
    except BrokenPipeError:
        # The reader of a pipe may stop early (| head); that is no failure.
        raise
    except (OSError, ValueError) as error:
        target = "standard output" if str(path) == "-" else to_one_line(str(path))
        raise OutputError(f"can't write {target}: {explain_os_error(error)}") from error


def write_all_atomically(files: Mapping[Path, bytes]) -> None:
    """Write several files, each whole, and none of them before all are safely on the disk; raises OutputError.

    Folders that are not there are made.
    """
    waiting: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            make_folder(path.parent)
            temporary = path.parent / f".freshlegs-{os.urandom(6).hex()}"
            waiting[path] = temporary
            try:
                _replace(temporary, data, None)
            except (OSError, ValueError) as error:
                raise OutputError(f"can't write {to_one_line(str(path))}: {explain_os_error(error)}") from error
        for path, temporary in waiting.items():
            try:
                temporary.replace(path)
            except OSError as error:
                raise OutputError(f"can't write {to_one_line(str(path))}: {explain_os_error(error)}") from error
    finally:
        for temporary in waiting.values():
            temporary.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are not there; raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"can't write {to_one_line(str(folder))}: {explain_os_error(error)}") from error


def name_before(path: Path) -> Path:
    """Return where the file that stood at a path before is kept: beside it."""
    return path.with_name(f"{path.name}.before")


def write_over_unchanged(path: Path, before: bytes, data: bytes, *, keep: Path | None = None) -> None:
    """Write a file whole in place of the bytes that were read from it; raises OutputError where it has others now.

    Of two programs that read the same and write, the first one writes, and the other is told. What was there is kept
    in the file `keep`.
    """
    with _holding(path):
        try:
            there = path.read_bytes()
        except OSError as error:
            raise OutputError(f"can't write {to_one_line(str(path))}: {explain_os_error(error)}") from error
        if there != before:
            changed = "it was changed by another program since it was read; nothing is written, so do it again"
            raise OutputError(f"can't write {to_one_line(str(path))}: {changed}")
        if keep is not None:
            write_atomically(keep, before)
        write_atomically(path, data)


@contextmanager
def _holding(path: Path) -> Iterator[None]:
    """Hold the folder of a file, so that of several programs one at a time compares and writes."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    try:
        folder = os.open(path.resolve().parent, os.O_RDONLY)
    except OSError:
        yield  # Whoever writes will say so.
        return
    try:
        with suppress(OSError):  # Some file systems have no locks.
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def append_text(path: Path, data: bytes) -> None:
    """Append to a file, which may be new, in one write that is on the disk when this returns.

    Raises OutputError where it can't be written; the file may end with a part of it.
    """
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(number, "ab") as file:
            _put(file, data)
            os.fsync(file.fileno())
    except (OSError, ValueError) as error:
        raise OutputError(f"can't write {to_one_line(str(path))}: {explain_os_error(error)}") from error


def _unreadable(path: Path | str, found: str, allowed: str = "") -> InputError:
    return InputError(name_source(path), Fault("", found, allowed))


def _write(path: Path, data: bytes) -> None:
    # Links are followed, except one to a pipe (/dev/stdout), which leads to no path at all.
    target = Path(os.path.realpath(path))
    target = target if target.exists() or not path.exists() else path
    mode = target.stat().st_mode if target.exists() else None
    if mode is not None and stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if mode is not None and not stat.S_ISREG(mode):
        with target.open("wb") as device:
            _put(device, data)
        return
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "permission denied")
    _replace(target, data, mode)


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    temporary = target.parent / f".freshlegs-{os.urandom(6).hex()}"
    # Opened by number, so that a new file gets the mode of the athlete's umask.
    number = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(number, "wb") as file:
            _put(file, data)
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _put(file: BinaryIO, data: bytes) -> None:
    file.write(data)
    file.flush()


def explain_os_error(error: OSError | ValueError) -> str:
    """Return the reason why a file could not be read or written, in a few words."""
    if not isinstance(error, OSError):
        return "that is not a valid file name"
    known = _REASONS.get(error.errno or 0)
    return known or (error.strerror or "it failed").lower()
