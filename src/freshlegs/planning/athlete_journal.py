"""What came of each athlete of a batch, a line each, so that a run that was ended goes on where it stood."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, Self

from freshlegs.io.errors import FORMAT, OutputError
from freshlegs.io.files import explain_os_error
from freshlegs.io.text import to_one_line

BatchStatus = Literal["planned", "impossible", "undecided", "refused", "failed"]
FINAL: frozenset[BatchStatus] = frozenset({"planned", "impossible", "refused"})
"""What comes out again of the same input: who had too little time, or lost the process, is planned anew."""


@dataclass(frozen=True, slots=True)
class AthleteEntry:
    """What came of one athlete, and of which inputs."""

    athlete: str  #: The scenario file's name without its ending
    status: BatchStatus
    inputs: str  #: Hash of the scenario file, of the options, and of what plans
    says: str = ""  #: Why there is no week, in a line
    penalty: int | None = None
    proved_best: bool | None = None
    #: Hashes of the other files that were read, by their way from the scenario's folder; "" where there was none
    reads: dict[str, str] = field(default_factory=dict)
    monday: str = ""  #: The first day, where the file leaves it open
    before: str = ""  #: Hash of what stood where the plan is written, which it differs from; "" where nothing did
    notes: tuple[str, ...] = ()  #: What was said while it was planned


class AthleteJournal:
    """The journal of a folder: a file of lines, of which the last one about an athlete counts.

    Of each athlete only the place in the file is kept in memory. Raises OutputError where it can't be written, or
    another run writes it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._file = path.open("ab", buffering=0)
            self._lines = path.open("rb")
        except OSError as error:
            raise self._refuse(error) from error
        self._places: dict[str, int] = {}
        try:
            self._lock()
            self._read()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let another run write it."""
        self._file.close()
        self._lines.close()

    def find(self, athlete: str) -> AthleteEntry | None:
        """Return the last entry about an athlete; None where there is none."""
        place = self._places.get(athlete)
        return None if place is None else _parse(self._line(place))

    def add(self, entry: AthleteEntry) -> None:
        """Add an entry, in one piece or not at all."""
        line = json.dumps({"format": FORMAT} | asdict(entry), ensure_ascii=True).encode() + b"\n"
        end = self._file.seek(0, os.SEEK_END)
        try:
            written = self._file.write(line)
            if written != len(line):
                raise OSError(errno.ENOSPC, "the disk is full")
        except OSError as error:
            self._file.truncate(end)
            raise self._refuse(error) from error
        self._places[entry.athlete] = end

    def sort(self) -> None:
        """Leave one line for each athlete, by name: then equal work gives equal bytes, whoever was first."""
        names, temporary = sorted(self._places), self._path.with_name(f".{self._path.name}.sorted")
        try:
            with temporary.open("wb") as file:
                file.writelines(self._line(self._places[name]) for name in names)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self._path)
        except OSError as error:
            temporary.unlink(missing_ok=True)
            raise self._refuse(error) from error

    def _line(self, place: int) -> bytes:
        self._lines.seek(place)
        return self._lines.readline()

    def _read(self) -> None:
        """Find the last line about each athlete; what a kill cut off at the end goes."""
        place = 0
        for line in self._lines:
            if not line.endswith(b"\n"):
                self._file.truncate(place)
            elif (entry := _parse(line)) is not None:
                self._places[entry.athlete] = place
            place += len(line)

    def _lock(self) -> None:
        """Refuse to write beside another run, which would plan the same athletes."""
        if sys.platform == "win32":
            return
        import fcntl

        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            folder = to_one_line(str(self._path.parent))
            raise OutputError(f"another run is planning into {folder}; wait until it is done, or end it") from None
        except OSError:
            return  # Some file systems have no locks.

    def _refuse(self, error: OSError) -> OutputError:
        return OutputError(f"can't write {to_one_line(str(self._path))}: {explain_os_error(error)}")


def read_entries(path: Path) -> Iterator[AthleteEntry]:
    """Yield the entries of a journal as they stand there."""
    with path.open("rb") as lines:
        yield from (entry for line in lines if (entry := _parse(line)) is not None)


_FIELDS = frozenset(one.name for one in fields(AthleteEntry))


def _parse(line: bytes) -> AthleteEntry | None:
    """Return the entry in a line; None for one that is damaged, or of another version."""
    try:
        data: dict[str, Any] = json.loads(line)
        if data.pop("format") != FORMAT or data.keys() != _FIELDS:
            return None
        return AthleteEntry(**data | {"notes": tuple(data["notes"])})
    except (ValueError, AttributeError, KeyError, TypeError):
        return None
