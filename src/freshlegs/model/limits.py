"""How much work a planning may do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much work one planning may do.

    Parameters
    ----------
    work : float
        CP-SAT's deterministic time, about seconds on a fast core; the same work on every machine.
    seconds : float, optional
        Wall-clock bound; it makes an answer that is not proven depend on the machine.
    seed : int
        CP-SAT's random seed.
    began : float, optional
        From when the seconds count, on the monotonic clock, for plannings that share them; default: from each's start.
    """

    work: float = 30.0
    seconds: float | None = None
    seed: int = 0
    began: float | None = None
