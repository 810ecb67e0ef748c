"""The result of a command: an exit code, and the bytes for standard output."""

from enum import IntEnum
from typing import NamedTuple, Self


class Exit(IntEnum):
    """What the program's exit code says: a number, and its meaning for people."""

    means: str

    def __new__(cls, code: int, means: str) -> Self:
        """Return the number that also says what it means."""
        self = int.__new__(cls, code)
        self._value_, self.means = code, means
        return self

    DONE = 0, "done"
    INPUT = 1, "the input is wrong; each fault stands on a line of standard error"
    USAGE = 2, "the command was called wrongly"
    IMPOSSIBLE = 3, "the week is impossible; of `check`: a hard rule is broken"
    UNDECIDED = 4, "neither a week nor a proof that there is none in the time given"
    STOPPED = 130, "stopped with Ctrl-C; what was finished of a sweep is printed"


class Answer(NamedTuple):
    """The result of a command. Files are written by then; standard output comes last, in one piece."""

    output: bytes = b""
    code: Exit = Exit.DONE
