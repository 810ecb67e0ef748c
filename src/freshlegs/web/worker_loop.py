"""The process that plans: it answers one call at a time, tells how far it is, and stops when a call is withdrawn."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from types import FrameType
from typing import Any

from freshlegs.io.errors import FreshlegsError, InternalError
from freshlegs.web.calls import Call, CallAnswer, CallProgress, CallRefused, CallStopped, Told, Withdrawn

_EVERY = 0.1
"""Seconds between two tellings of how far a call is."""
INTERRUPTIBLE = hasattr(signal, "pthread_kill")
"""Whether a call can be stopped within its process; elsewhere the process is ended."""


def answer_calls(connection: Connection) -> None:
    """Answer the calls that come in until nobody is there who asks; what is loaded for them is loaded at once."""
    _Loop(connection).run()


class _Loop:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting = queue.SimpleQueue[Call]()
        self._telling = threading.Lock()
        self._running: int | None = None
        self._withdrawn = set[int]()

    def run(self) -> None:
        # A Ctrl-C in the terminal reaches this process too; the server ends it.
        signal.signal(signal.SIGINT, self._interrupt)
        threading.Thread(target=self._listen, daemon=True).start()
        with contextlib.suppress(KeyboardInterrupt):
            _load()
        while True:
            call = self._waiting.get()
            self._tell(self._answer(call))

    def _listen(self) -> None:
        """Take calls and withdrawals; end the process once the server has gone, whatever it does then."""
        while True:
            try:
                said = self._connection.recv()
            except (EOFError, OSError):
                os._exit(0)
            if isinstance(said, Withdrawn):
                self._withdrawn.add(said.number)
                if INTERRUPTIBLE:
                    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
            else:
                self._waiting.put(said)

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if self._running in self._withdrawn:
            raise KeyboardInterrupt

    def _answer(self, call: Call) -> Told:
        try:
            self._running = call.number
            if call.number in self._withdrawn:
                return CallStopped(call.number)
            return CallAnswer(call.number, call.ask(call.what, _ToldDisplay(self._tell, call.number)))
        except KeyboardInterrupt:
            return CallStopped(call.number)
        except FreshlegsError as error:
            return CallRefused(call.number, error)
        except MemoryError:
            return CallRefused(call.number, FreshlegsError("there is not enough memory left, so it was given up"))
        except Exception as error:
            return CallRefused(call.number, InternalError(f"freshlegs has a defect: {type(error).__name__}: {error}"))
        finally:
            self._running = None

    def _tell(self, told: Told) -> None:
        with self._telling, contextlib.suppress(OSError):
            self._connection.send(told)


class _ToldDisplay:
    """Tells the server how far a call is (`planning.display.Display`)."""

    def __init__(self, tell: Callable[[Told], None], number: int) -> None:
        self._tell, self._number, self._last = tell, number, 0.0

    @contextlib.contextmanager
    def solving(self, what: str) -> Iterator[Callable[[int | None, int], object]]:
        """Tell what is looked for, then each better week or bound, a few times a second."""
        self._tell(CallProgress(self._number, what))

        def watch(best: int | None, bound: int) -> None:
            now = time.monotonic()
            if now - self._last >= _EVERY:
                self._last = now
                self._tell(CallProgress(self._number, what, best, bound))

        yield watch

    @contextlib.contextmanager
    def counting(self, what: str, total: int) -> Iterator[Callable[[], None]]:
        """Tell what is counted."""
        done = 0

        def count_on() -> None:
            nonlocal done
            done += 1
            self._tell(CallProgress(self._number, f"{what}: {done} of {total}"))

        self._tell(CallProgress(self._number, f"{what}: 0 of {total}"))
        yield count_on


def _load() -> Any:
    """Load what every call needs, while the server loads what it needs itself."""
    from freshlegs.api import scenario
    from freshlegs.solver import plan_week

    return scenario, plan_week
