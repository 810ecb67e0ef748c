"""The errors that people see: one tree, printed in one place without a traceback."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from freshlegs.io.text import to_plain_lines

Step = str | int
"""A key, or an index from 0, in a path into a file."""


FORMAT = 1
"""The format of every file and answer of ours in JSON."""


class FreshlegsError(Exception):
    """Base of all errors that the program reports; the text is for the user."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in an input: what was found, and what is allowed there."""

    place: str  #: Path in the file, such as "sessions[2].minutes"; "" for the file as a whole
    found: str
    allowed: str = ""

    def __str__(self) -> str:
        at = f"{self.place}: " if self.place else ""
        return f"{at}{self.found}" + (f"; {self.allowed}" if self.allowed else "")


class InputError(FreshlegsError):
    """An unusable input, with the name of the file and every fault found in it."""

    def __init__(self, source: str, *faults: Fault) -> None:
        self.source = source
        self.faults = faults
        lines = (to_plain_lines(f"{source}: {fault}".replace("\n", " ")) for fault in faults)
        super().__init__("\n".join(lines))

    def blame(self, source: str) -> Self:
        """Return the same faults as those of an option or an answer, in which they have no places."""
        return type(self)(source, *(Fault("", fault.found, fault.allowed) for fault in self.faults))

    def __reduce__(self) -> tuple[type[Self], tuple[str | Fault, ...]]:
        return type(self), (self.source, *self.faults)


class ArgumentError(InputError):
    """An unusable argument of a function, by its name; the command line calls it by its option."""

    def rename(self, names: Mapping[str, str]) -> InputError:
        """Return the same faults with other names for the arguments."""
        argument, *rest = self.source.split(" ", 1)
        faults = (replace(fault, place=names.get(fault.place, fault.place)) for fault in self.faults)
        return InputError(" ".join((names.get(argument, argument), *rest)), *faults)


class NotUnderstoodError(ValueError):
    """A text of a person that can't be used: what was found, and what is allowed."""

    def __init__(self, found: str, allowed: str) -> None:
        super().__init__(found, allowed)
        self.found = found
        self.allowed = allowed

    def __str__(self) -> str:
        return f"{self.found}; {self.allowed}"

    def blame(self, source: str) -> InputError:
        """Return the error that names the option in which the text stood."""
        return InputError(source, Fault("", self.found, self.allowed))


class OutputError(FreshlegsError):
    """An output that can't be made or written; an older file there is untouched."""


class InternalError(FreshlegsError):
    """A disagreement between two parts of freshlegs, such as solver and checker: a defect, so nothing is shown."""


def check_format(data: object, source: str) -> None:
    """Raise InputError for a file of ours in a format that only newer versions know, whatever else it holds."""
    written = data.get("format") if isinstance(data, dict) else None
    if isinstance(written, int) and written > FORMAT:
        allowed = f"this freshlegs reads format {FORMAT}: update it"
        raise InputError(
            source, Fault("format", f"found {repr_for_user(written)}, which a newer freshlegs wrote", allowed)
        )


def format_path(steps: Iterable[Step]) -> str:
    """Return keys and indices as a path for people, who count from 1: `sessions[2].minutes`."""
    text = ""
    for step in steps:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            key = step if re.fullmatch("[A-Za-z0-9_-]{1,60}", step) else repr_for_user(step)
            text += f".{key}" if text else key
    return text


def repr_for_user(value: object) -> str:
    """Return a short value as the file has it; of a long one its type."""
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
