"""Where independent calls run: in this process, in several, or on a cluster that somebody else started."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from typing import Any

from freshlegs.planning.executors import Workers


@contextlib.contextmanager
def open_workers(processes: int, address: str = "") -> Iterator[Workers]:
    """Yield so many processes of this computer, or the workers of the cluster at an address ("dask://HOST:PORT").

    For one process it is this one, which is a worker that costs no start. Raises ArgumentError and OutputError as
    `open_cluster` does.
    """
    if address:
        from freshlegs.planning.dask_cluster import open_cluster

        with open_cluster(address) as cluster:
            yield cluster
        return
    workers = Workers(_open_processes, processes, own=True) if processes > 1 else Workers(_open_here, 1)
    with contextlib.closing(workers):
        yield workers


def count_cores() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Here(Executor):
    """Answers a call at once, in this very process."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future = Future[Any]()
        future.set_result(fn(*args, **kwargs))
        return future


def _open_here(count: int) -> Executor:
    del count
    return _Here()


def _open_processes(count: int) -> Executor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(count, mp_context=_choose_start_method(), initializer=_ignore_interrupts)


def _choose_start_method() -> multiprocessing.context.BaseContext:
    """Return the quick "fork" where it is safe, which is on Linux and from a process of one thread; else "spawn"."""
    can_fork = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if can_fork else "spawn")


def _ignore_interrupts() -> None:
    """Leave a Ctrl-C to the process that hands out the work, which then ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
