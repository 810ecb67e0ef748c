"""What can go wrong with the user's input: one tree of errors, printed in one place without a traceback."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Step = str | int
"""A key, or an index counted from 0, on the way into a file."""


class FreshlegsError(Exception):
    """Base of every error that is the program's to report; its text is for the user."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in an input.

    Parameters
    ----------
    place : str
        Where: a path such as "sessions[2].minutes" in the file, or "" for the file as a whole.
    found, allowed : str
        What stands there, and what may stand there.
    """

    place: str
    found: str
    allowed: str = ""

    def __str__(self) -> str:
        at = f"{self.place}: " if self.place else ""
        return f"{at}{self.found}" + (f"; {self.allowed}" if self.allowed else "")


class InputError(FreshlegsError):
    """An input that can't be used; names the file and every fault found in it."""

    def __init__(self, source: str, *faults: Fault) -> None:
        self.source = source
        self.faults = faults
        super().__init__("\n".join(f"{source}: {fault}" for fault in faults))

    def blame(self, source: str) -> InputError:
        """Return the same faults as those of an option or an answer, in which they have no places."""
        return InputError(source, *(Fault("", fault.found, fault.allowed) for fault in self.faults))

    def __reduce__(self) -> tuple[type[InputError], tuple[str | Fault, ...]]:
        return type(self), (self.source, *self.faults)


class OutputError(FreshlegsError):
    """An output that can't be made or written; what stood there before is untouched."""


class InternalError(FreshlegsError):
    """Two parts of freshlegs disagree, such as solver and checker: a defect, so nothing is shown."""


def format_path(steps: Iterable[Step]) -> str:
    """Return keys and indices (from 0) as a path for people (from 1): `sessions[2].minutes`."""
    text = ""
    for step in steps:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            key = step if re.fullmatch("[A-Za-z0-9_-]{1,60}", step) else repr_for_user(step)
            text += f".{key}" if text else key
    return text


def repr_for_user(value: object) -> str:
    """Return a value as it stands in the file if it is short, else what it is."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case str():
            text = json.dumps(value if len(value) <= 60 else value[:57] + "...", ensure_ascii=False)
            return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text)
        case dict():
            return "a table" if value else "an empty table"
        case list() | tuple():
            return "a list" if value else "an empty list"
        case int() if abs(value) >= 10**18:
            return "a very large number"
        case _:
            return str(value)
