"""Limits of the work that one planning may do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of the work that one planning may do."""

    work: float = 30.0  #: CP-SAT's deterministic time, about seconds on a fast core; the same work on every machine
    seconds: float | None = None  #: Wall-clock bound; an answer that is not proven then depends on the machine
    seed: int = 0  #: CP-SAT's random seed
    #: Monotonic clock time from which plannings share the seconds; default: each counts from its own start
    began: float | None = None
