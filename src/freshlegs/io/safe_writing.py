"""Writing whole files, or nothing; "-" is standard output."""

import errno
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Literal

from freshlegs.io.errors import OutputError
from freshlegs.io.files import explain_os_error
from freshlegs.io.text import to_one_line


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

    Modes and links stay, as with `write_atomically`; folders that are not there are made.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            make_folder(path.parent)
            with _blaming(path):
                target, mode = _find_target(path)
                if not _is_file(mode):
                    raise OSError(errno.EINVAL, "it is no file")
                waiting.append((_write_beside(target, data, mode), target))
        for temporary, target in waiting:
            with _blaming(target):
                temporary.replace(target)
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are not there; raises OutputError."""
    with _blaming(folder):
        folder.mkdir(parents=True, exist_ok=True)


def name_before(path: Path) -> Path:
    """Return where the file that stood at a path before is kept: beside it."""
    return path.with_name(f"{path.name}.before")


def write_over_unchanged(path: Path, before: bytes, data: bytes, *, keep: Path | None = None) -> None:
    """Write a file whole in place of the bytes that were read from it; raises OutputError where it has others now.

    Of two programs that read the same and write, the first one writes, and the other is told. What was there is kept
    in the file `keep`.
    """
    with _holding(path):
        with _blaming(path):
            there = path.read_bytes()
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
    with _blaming(path):
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(number, "ab") as file:
            _put(file, data)
            os.fsync(file.fileno())


@contextmanager
def _blaming(path: Path) -> Iterator[None]:
    """Name the file that could not be written."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise OutputError(f"can't write {to_one_line(str(path))}: {explain_os_error(error)}") from error


def _write(path: Path, data: bytes) -> None:
    target, mode = _find_target(path)
    if not _is_file(mode):
        with target.open("wb") as device:
            _put(device, data)
        return
    temporary = _write_beside(target, data, mode)
    try:
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _find_target(path: Path) -> tuple[Path, int | None]:
    """Return where a path leads, and the mode of what is there, None for nothing; raises OSError for a folder."""
    # Links are followed, except one to a pipe (/dev/stdout), which leads to no path at all.
    target = Path(os.path.realpath(path))
    target = target if target.exists() or not path.exists() else path
    mode = target.stat().st_mode if target.exists() else None
    if mode is not None and stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if mode is not None and _is_file(mode) and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "permission denied")
    return target, mode


def _is_file(mode: int | None) -> bool:
    """Whether there is a file, or nothing yet; else a device or a pipe."""
    return mode is None or stat.S_ISREG(mode)


def _write_beside(target: Path, data: bytes, mode: int | None) -> Path:
    """Return a new file beside a target, with the bytes that it will hold and its mode, safely on the disk."""
    temporary = target.parent / f".freshlegs-{os.urandom(6).hex()}"
    # Opened by number, so that a new file gets the mode of the athlete's umask.
    number = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(number, "wb") as file:
            _put(file, data)
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _put(file: BinaryIO, data: bytes) -> None:
    file.write(data)
    file.flush()
