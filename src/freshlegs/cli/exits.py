"""What a command comes to: an exit code, and what is to stand on standard output."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Exit(IntEnum):
    """What the program's exit code says."""

    DONE = 0
    INPUT = 1
    USAGE = 2
    IMPOSSIBLE = 3
    UNDECIDED = 4
    STOPPED = 130


class Answer(NamedTuple):
    """What a command returns. Files are written by then; standard output comes last, in one piece."""

    output: bytes = b""
    code: Exit = Exit.DONE
