"""What can go wrong with the user's input: one tree of errors, printed in one place without a traceback."""

from __future__ import annotations

from dataclasses import dataclass


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


class OutputError(FreshlegsError):
    """A target that can't be written; what stood there before is untouched."""


class InternalError(FreshlegsError):
    """Solver and checker disagree about a week: a defect of freshlegs, so no plan is shown."""
