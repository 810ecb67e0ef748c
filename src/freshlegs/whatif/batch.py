"""Many drafts planned one after the other, or by several processes at once where that pays."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING

from freshlegs.errors import Fault, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from freshlegs.outcome import Outcome
    from freshlegs.problem import Problem
    from freshlegs.scenario.draft import Draft
    from freshlegs.solve.search import Limits

PAYS_FROM = 6
"""Drafts from which on several processes are faster than one: each starts by loading the solver."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A draft that was planned: what it asks for, and what came of it."""

    problem: Problem
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Refused:
    """A draft that asks for what no week can have, such as a session longer than every window."""

    faults: tuple[Fault, ...]


Result = Tried | Refused


def results(drafts: Sequence[Draft], limits: Limits, *, processes: int | None = None) -> Iterator[tuple[int, Result]]:
    """Plan drafts; yield the index and result of each as it is finished.

    Parameters
    ----------
    processes : int, optional
        How many may work at once; default: as many as there are cores, where that pays.
    """
    wanted = min(len(drafts), processes or (cores() if len(drafts) >= PAYS_FROM else 1))
    if wanted <= 1:
        yield from ((index, result(draft, limits)) for index, draft in enumerate(drafts))
        return
    with ProcessPoolExecutor(wanted, mp_context=_context()) as pool:
        try:
            waiting = {pool.submit(result, draft, limits): index for index, draft in enumerate(drafts)}
            for done in as_completed(waiting):
                yield waiting[done], done.result()
        except BaseException:
            # Whoever asked has gone or lost patience: nobody needs what is still being planned.
            pool.shutdown(wait=False, cancel_futures=True)
            for process in multiprocessing.active_children():
                process.terminate()
            raise


def result(draft: Draft, limits: Limits) -> Result:
    """Plan one draft."""
    # Here, so that the process that hands out the work need not load the solver.
    from freshlegs.solve.planning import plan_week

    try:
        problem = draft.problem()
    except InputError as error:
        return Refused(error.faults)
    return Tried(problem, plan_week(problem, limits))


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _context() -> multiprocessing.context.BaseContext:
    """Return how processes are started.

    Forked ones start at once, but only on Linux and only from a process of one thread is that safe.
    """
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")
