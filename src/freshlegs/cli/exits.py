"""Exit codes."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the program's exit code says."""

    DONE = 0
    INPUT = 1
    USAGE = 2
    IMPOSSIBLE = 3
    UNDECIDED = 4
    STOPPED = 130
