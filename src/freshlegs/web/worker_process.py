"""The server's end of a process that plans: it is started when it is first asked, and again where it has ended."""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from freshlegs.web.calls import Call, CallProgress, CallStopped, Told, Withdrawn
from freshlegs.web.worker_loop import INTERRUPTIBLE, answer_calls

_PATIENCE = 2.0
"""Seconds after which a process that was told to stop a call is ended."""


class WorkerProcess:
    """A process that answers one call after the other.

    Parameters
    ----------
    report : callable
        Takes what the process tells; called from a thread of its own.
    """

    def __init__(self, report: Callable[[Told], None]) -> None:
        self._report = report
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._running: int | None = None
        self._lock = threading.Lock()

    @property
    def pid(self) -> int | None:
        """The number of the process; None where there is none."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Start the process, if there is none, so that it is ready when it is asked."""
        with self._lock:
            self._start()

    def ask(self, call: Call) -> None:
        """Hand a call to the process, which has none."""
        with self._lock:
            connection = self._start()
            self._running = call.number
            with contextlib.suppress(OSError):  # Whoever listens to it will say that it has ended.
                connection.send(call)

    def withdraw(self, number: int) -> None:
        """Stop a call if it runs; a process that does not stop in time is ended."""
        with self._lock:
            if self._running != number or self._connection is None:
                return
            if not INTERRUPTIBLE:
                self._end()
                return
            with contextlib.suppress(OSError):
                self._connection.send(Withdrawn(number))
        timer = threading.Timer(_PATIENCE, self._end_if_runs, (number,))
        timer.daemon = True
        timer.start()

    def close(self) -> None:
        """End the process."""
        with self._lock:
            process = self._process
            self._end()
        if process is not None:
            process.join(_PATIENCE)

    def _start(self) -> Connection:
        if self._connection is not None and self._process is not None and self._process.is_alive():
            return self._connection
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=answer_calls, args=(theirs,), daemon=True, name="freshlegs plans")
        process.start()
        theirs.close()
        self._process, self._connection = process, ours
        threading.Thread(target=self._listen, args=(ours,), daemon=True).start()
        return ours

    def _listen(self, connection: Connection) -> None:
        while True:
            try:
                told = connection.recv()
            except (EOFError, OSError):
                break
            if not isinstance(told, CallProgress):
                self._running = None
            self._report(told)
        with self._lock:
            lost = self._running if connection is self._connection else None
            if connection is self._connection:
                self._connection = self._process = self._running = None
        if lost is not None:
            self._report(CallStopped(lost))

    def _end_if_runs(self, number: int) -> None:
        with self._lock:
            if self._running == number:
                self._end()

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
