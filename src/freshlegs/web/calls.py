"""What is said between the server and the process that plans: plain picklable data, both ways."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from freshlegs.io.errors import FreshlegsError
from freshlegs.planning.display import Display


@dataclass(frozen=True, slots=True)
class Call:
    """A question for the process: a function that it can import, and what it is asked with."""

    number: int
    ask: Callable[[Any, Display], Any]
    what: Any


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A call that nobody needs an answer to any more."""

    number: int


@dataclass(frozen=True, slots=True)
class CallProgress:
    """How far a call is: the penalty of the best week so far, and what no week can cost less than."""

    number: int
    what: str
    best: int | None = None
    bound: int | None = None


@dataclass(frozen=True, slots=True)
class CallAnswer:
    """The answer to a call."""

    number: int
    answer: Any


@dataclass(frozen=True, slots=True)
class CallRefused:
    """A call that has no answer: an error for people, or a defect, of which only its text is known."""

    number: int
    error: FreshlegsError


@dataclass(frozen=True, slots=True)
class CallStopped:
    """A call that was withdrawn while it ran, or whose process has ended."""

    number: int


Told = CallProgress | CallAnswer | CallRefused | CallStopped
