"""Files that other programs export: one by one from files, folders, archives and standard input, within limits."""

import codecs
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import explain_os_error, name_source

MOST_EXPORTS = 200
"""Files that are read at once, out of folders and archives too."""
MOST_LETTERS = 64_000_000
"""Letters of one file, unpacked; ten years of training have a tenth of them."""
LONGEST_TABLE_LINE = 1_000_000
"""Letters of a line."""
_ENDINGS = (".csv", ".tsv", ".txt")
_ZIP = b"PK\x03\x04"
_TOO_LARGE = Fault("", f"larger than {MOST_LETTERS // 1_000_000} MB", "an export of fewer years")
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file of text whose lines can be read once."""

    name: str  #: For messages
    lines: Iterator[str]  #: With their ends; raises InputError for what is no text, or too much
    alone: bool = True  #: It was named, and not found in a folder or an archive, where other things may lie too


def open_exports(paths: Iterable[Path | str]) -> Iterator[ExportedFile]:
    """Yield the files of paths; each must be read before the next is asked for.

    A path is a file, a folder, a zip, or "-" for standard input. Raises InputError where one can't be read, holds no
    table, or holds more than the limits.
    """
    count = 0
    for path in paths:
        for found in _open(path):
            count += 1
            if count > MOST_EXPORTS:
                raise InputError(
                    name_source(path), Fault("", f"more than {MOST_EXPORTS} files", "fewer of them at once")
                )
            yield found


def _open(path: Path | str) -> Iterator[ExportedFile]:
    source = name_source(path)
    if str(path) == "-":
        if sys.stdin is None:
            raise InputError(source, Fault("", "it is closed"))
        yield from _open_stream(sys.stdin.buffer, source)
    elif Path(path).is_dir():
        yield from _open_folder(Path(path), source)
    else:
        with _reading(source), Path(path).open("rb") as file:
            yield from _open_stream(file, source)


def _open_stream(file: BinaryIO, source: str) -> Iterator[ExportedFile]:
    if not file.seekable():
        # An archive is read from its end: what comes through a pipe must be there as a whole.
        raw = file.read(MOST_LETTERS + 1)
        if len(raw) > MOST_LETTERS:
            raise InputError(source, _TOO_LARGE)
        file = BytesIO(raw)
    begin = file.read(len(_ZIP))
    file.seek(0)
    if begin == _ZIP:
        yield from _open_archive(file, source)
    else:
        yield ExportedFile(source, _read_lines(file, source))


def _open_folder(folder: Path, source: str) -> Iterator[ExportedFile]:
    with _reading(source):
        found = sorted(path for path in folder.iterdir() if path.suffix.lower() in (*_ENDINGS, ".zip"))
    for path in found:
        if path.is_file():
            for one in _open(path):
                yield ExportedFile(one.name, one.lines, alone=False)
    if not found:
        raise InputError(source, Fault("", "no table is in this folder", f"files in {', '.join(_ENDINGS)}, or a zip"))


def _open_archive(file: BinaryIO, source: str) -> Iterator[ExportedFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            names = sorted(info.filename for info in archive.infolist() if _is_table(info))
            if not names:
                sheet = any(name.startswith("xl/") for name in archive.namelist())
                found = "a spreadsheet" if sheet else "no table is in this archive"
                allowed = "save it as CSV first" if sheet else f"it must hold a file in {', '.join(_ENDINGS)}"
                raise InputError(source, Fault("", found, allowed))
            for name in names:
                inner = f"{source}, {name_source(name)}"
                with archive.open(name) as member:
                    yield ExportedFile(inner, _read_lines(member, inner), alone=False)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError) as error:
        locked = isinstance(error, RuntimeError) and "password" in str(error)
        found = "the archive is locked with a password" if locked else "the archive is damaged"
        raise InputError(source, Fault("", found, "unpack it, and give its files")) from error


def _is_table(info: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(info.filename)
    return not info.is_dir() and path.suffix.lower() in _ENDINGS and "__MACOSX" not in path.parts


@contextmanager
def _reading(source: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise InputError(source, Fault("", "there is no such file")) from error
    except (OSError, ValueError) as error:
        if isinstance(error, zipfile.BadZipFile | UnicodeDecodeError):
            raise
        raise InputError(source, Fault("", f"can't be read: {explain_os_error(error)}")) from error


def _read_lines(file: BinaryIO | IO[bytes], source: str) -> Iterator[str]:
    begin = file.read(3)
    file.seek(0)
    encoding = next((name for mark, name in _MARKS.items() if begin.startswith(mark)), "utf-8")
    text = TextIOWrapper(file, encoding, newline="")
    letters = 0
    try:
        while line := text.readline(LONGEST_TABLE_LINE + 1):
            letters += len(line)
            if letters > MOST_LETTERS:
                raise InputError(source, _TOO_LARGE)
            if len(line) > LONGEST_TABLE_LINE:
                raise InputError(source, Fault("", f"a line of more than {LONGEST_TABLE_LINE} letters", "a table"))
            if "\0" in line:
                raise InputError(source, Fault("", "a binary file, not text", "save it as CSV first"))
            yield line
    except UnicodeError as error:
        raise InputError(source, Fault("", "not UTF-8 text", 'save it as "CSV UTF-8"')) from error
    finally:
        with suppress(ValueError):  # It may be closed already.
            text.detach()
