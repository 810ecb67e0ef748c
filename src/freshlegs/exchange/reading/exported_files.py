"""Files that other programs export: one by one from files, folders, archives and standard input, within limits."""

import codecs
import gzip
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from io import BytesIO, TextIOWrapper
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, Literal, cast

from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import explain_os_error, name_source

MOST_EXPORTS = 2000
"""Files that are read at once, out of folders and archives too."""
MOST_LETTERS = 64_000_000
"""Letters of one file, unpacked; ten years of training have a tenth of them."""
MOST_FIT_BYTES = 16_000_000
"""Bytes of a FIT file; a day and a night on a bicycle have a quarter of them."""
MOST_UNPACKED = 1_000_000_000
"""Bytes of all files of an archive."""
LONGEST_TABLE_LINE = 1_000_000
"""Letters of a line."""
FileKind = Literal["table", "fit", "xml"]
"""What a file holds, by its first bytes: a table of text, or a recorded activity."""

_TABLES = (".csv", ".tsv", ".txt")
_RECORDED = (".fit", ".tcx", ".gpx")
_ENDINGS = (*_TABLES, *_RECORDED, *(f"{ending}.gz" for ending in _RECORDED))
_ENDINGS_SAID = f"{', '.join(_TABLES)}, {', '.join(_RECORDED)}"
_LIST_OF_STRAVA = "activities.csv"
_ZIP, _GZIP, _FIT = b"PK\x03\x04", b"\x1f\x8b", b".FIT"
_PIECE = 65_536
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DAMAGED = (zipfile.BadZipFile, gzip.BadGzipFile, NotImplementedError, RuntimeError, zlib.error, EOFError)


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file that can be read once: a table by its lines, what was recorded by its bytes."""

    name: str  #: For messages
    lines: Iterator[str]  #: With their ends; raises InputError for what is no text, or too much
    alone: bool = True  #: It was named, and not found in a folder or an archive, where other things may lie too
    kind: FileKind = "table"
    pieces: Iterable[bytes] = ()  #: Of what is no table; raises InputError for what is damaged, or too much


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
            raise InputError(source, _say_too_large(MOST_LETTERS))
        file = BytesIO(raw)
    begin = file.read(len(_ZIP))
    file.seek(0)
    if begin == _ZIP:
        yield from _open_archive(file, source)
    else:
        yield _open_file(file, source)


def _open_file(file: IO[bytes], source: str) -> ExportedFile:
    """Return a file by what its first bytes say that it is."""
    with _telling_damage(source):
        begin = file.read(64)
        file.seek(0)
        if begin.startswith(_GZIP):
            file = cast(IO[bytes], gzip.GzipFile(fileobj=file))
            begin = file.read(64)
            file.seek(0)
    if begin[8:12] == _FIT:
        return ExportedFile(source, iter(()), kind="fit", pieces=_read_pieces(file, source, MOST_FIT_BYTES))
    if begin.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<"):
        return ExportedFile(source, iter(()), kind="xml", pieces=_read_pieces(file, source, MOST_LETTERS))
    return ExportedFile(source, _read_lines(file, source))


def _open_folder(folder: Path, source: str) -> Iterator[ExportedFile]:
    with _reading(source):
        found = sorted(path for path in folder.iterdir() if path.name.lower().endswith((*_ENDINGS, ".zip")))
    for path in found:
        if path.is_file():
            for one in _open(path):
                yield replace(one, alone=False)
    if not found:
        raise InputError(source, Fault("", "nothing to read is in this folder", f"files in {_ENDINGS_SAID}, or a zip"))


def _open_archive(file: BinaryIO, source: str) -> Iterator[ExportedFile]:
    with _telling_damage(source), zipfile.ZipFile(file) as archive:
        sizes = {info.filename: info.file_size for info in archive.infolist() if _is_export(info)}
        names = _leave_out_listed(sorted(sizes))
        if not names:
            sheet = any(name.startswith("xl/") for name in archive.namelist())
            found = "a spreadsheet" if sheet else "nothing to read is in this archive"
            allowed = "save it as CSV first" if sheet else f"it must hold a file in {_ENDINGS_SAID}"
            raise InputError(source, Fault("", found, allowed))
        if sum(sizes[name] for name in names) > MOST_UNPACKED:
            raise InputError(source, _say_too_large(MOST_UNPACKED))
        for name in names:
            inner = f"{source}, {name_source(name)}"
            with archive.open(name) as member:
                yield replace(_open_file(member, inner), alone=False)


def _leave_out_listed(names: list[str]) -> list[str]:
    """Return the names in an archive without the recordings of those activities that its list has."""
    folders = [name.removesuffix(".csv") + "/" for name in names if PurePosixPath(name).name == _LIST_OF_STRAVA]
    return [name for name in names if not name.startswith(tuple(folders))]


@contextmanager
def _telling_damage(source: str) -> Iterator[None]:
    try:
        yield
    except _DAMAGED as error:
        locked = isinstance(error, RuntimeError) and "password" in str(error)
        found = "the archive is locked with a password" if locked else "the archive is damaged"
        raise InputError(source, Fault("", found, "unpack it, and give its files")) from error


def _say_too_large(most: int) -> Fault:
    return Fault("", f"larger than {most // 1_000_000} MB", "an export of fewer years, or fewer files at once")


def _is_export(info: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(info.filename)
    return not info.is_dir() and path.name.lower().endswith(_ENDINGS) and "__MACOSX" not in path.parts


def _read_pieces(file: IO[bytes], source: str, most: int) -> Iterator[bytes]:
    count = 0
    with _telling_damage(source):
        while piece := file.read(_PIECE):
            count += len(piece)
            if count > most:
                raise InputError(source, _say_too_large(most))
            yield piece


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


def _read_lines(file: IO[bytes], source: str) -> Iterator[str]:
    begin = file.read(3)
    file.seek(0)
    encoding = next((name for mark, name in _MARKS.items() if begin.startswith(mark)), "utf-8")
    text = TextIOWrapper(file, encoding, newline="")
    letters = 0
    try:
        while line := text.readline(LONGEST_TABLE_LINE + 1):
            letters += len(line)
            if letters > MOST_LETTERS:
                raise InputError(source, _say_too_large(MOST_LETTERS))
            if len(line) > LONGEST_TABLE_LINE:
                raise InputError(source, Fault("", f"a line of more than {LONGEST_TABLE_LINE} letters", "a table"))
            if "\0" in line:
                raise InputError(source, Fault("", "a binary file, not text", "save it as CSV first"))
            yield line
    except UnicodeError as error:
        raise InputError(source, Fault("", "not UTF-8 text", 'save it as "CSV UTF-8"')) from error
    except _DAMAGED as error:
        raise InputError(source, Fault("", "the archive is damaged", "unpack it, and give its files")) from error
    finally:
        with suppress(ValueError):  # It may be closed already.
            text.detach()
