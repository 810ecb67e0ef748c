"""Questions of one athlete that need the process: one is answered at a time, the others wait in line."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal

from freshlegs.io.errors import FreshlegsError, InternalError
from freshlegs.planning.display import Display
from freshlegs.web.calls import Call, CallAnswer, CallProgress, CallRefused, CallStopped, Told
from freshlegs.web.worker_process import WorkerProcess

JobState = Literal["waiting", "running", "done", "failed", "cancelled"]
_KEPT = 50
"""Ended jobs whose results are kept for who asks late."""
RESTS_AFTER = 120.0
"""Seconds after which a process of which nothing is asked is ended: it holds the solver, which is large."""


@dataclass(eq=False)
class Job:
    """A question, and what came of it."""

    number: int
    kind: str  #: What is asked: "plan", "solve", "why" ...
    ask: Callable[[Any, Display], Any]
    what: Any
    finish: Callable[[Any], Any]  #: Makes the result, plain data, of the answer
    tab: str = ""  #: The page that asked; "" where it outlives all of them
    state: JobState = "waiting"
    text: str = ""
    best: int | None = None
    bound: int | None = None
    result: Any = None
    error: FreshlegsError | None = None
    withdrawn: bool = False  #: Whether nobody needs its answer any more
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def id(self) -> str:
        """Its name in addresses."""
        return f"j{self.number}"


class Seats:
    """How many athletes are planned at once: the others wait until a seat is free.

    Parameters
    ----------
    count : int
    """

    def __init__(self, count: int) -> None:
        self._free = count
        self._waiting: deque[Callable[[], None]] = deque()

    def take(self, when_free: Callable[[], None]) -> bool:
        """Take a seat; where there is none `when_free` is called once, to try again."""
        if self._free > 0:
            self._free -= 1
            return True
        if when_free not in self._waiting:
            self._waiting.append(when_free)
        return False

    def leave(self) -> None:
        """Give a seat back."""
        self._free += 1
        if self._waiting:
            self._waiting.popleft()()


class JobLine:
    """The jobs of one athlete, in the order in which they were asked.

    Parameters
    ----------
    tell : callable
        Is told of a job whenever something of it has changed.
    seats : Seats, optional
        Shared by all athletes; default: one of its own.
    """

    def __init__(self, tell: Callable[[Job], None], seats: Seats | None = None) -> None:
        self._tell_of = tell
        self._seats = seats or Seats(1)
        self._quiet_since = time.monotonic()
        self._numbers = count(1)
        self._waiting: deque[Job] = deque()
        self._running: Job | None = None
        self._known: dict[str, Job] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self.worker = WorkerProcess(self._hear)

    @property
    def running(self) -> Job | None:
        """The job that is answered now."""
        return self._running

    def find(self, job_id: str) -> Job | None:
        """Return a job by its id; None for one that is not known, or no more."""
        return self._known.get(job_id)

    def has(self, kind: str) -> bool:
        """Whether a job of a kind runs or waits."""
        return any(job.kind == kind for job in (*self._waiting, *filter(None, (self._running,))))

    def add(
        self,
        kind: str,
        ask: Callable[[Any, Display], Any],
        what: Any,
        finish: Callable[[Any], Any],
        *,
        tab: str = "",
        first: bool = False,
    ) -> Job:
        """Add a job to the end of the line, or before all that wait."""
        self._loop = asyncio.get_running_loop()
        job = Job(next(self._numbers), kind, ask, what, finish, tab)
        self._known[job.id] = job
        for old in [known for known in self._known.values() if known.ended.is_set()][:-_KEPT]:
            del self._known[old.id]
        if first:
            self._waiting.appendleft(job)
        else:
            self._waiting.append(job)
        self._go_on()
        return job

    def cancel(self, job: Job) -> None:
        """Withdraw a job; one that has ended stays as it is."""
        if job in self._waiting:
            self._waiting.remove(job)
            self._end(job, "cancelled")
        elif job is self._running:
            job.withdrawn = True
            self.worker.withdraw(job.number)

    def cancel_kind(self, kind: str) -> None:
        """Withdraw every job of a kind."""
        for job in [one for one in self._known.values() if one.kind == kind]:
            self.cancel(job)

    def cancel_tab(self, tab: str) -> None:
        """Withdraw every job that a page has asked for, which is gone."""
        for job in [one for one in self._known.values() if tab and one.tab == tab]:
            self.cancel(job)

    def close(self) -> None:
        """End the process."""
        self._waiting.clear()
        self.worker.close()

    def rest(self) -> None:
        """End the process where nothing was asked of it for a while; the next question starts it again."""
        if self._running is None and time.monotonic() - self._quiet_since > RESTS_AFTER:
            self.worker.close()

    def _go_on(self) -> None:
        if self._running is None and self._waiting and self._seats.take(self._go_on):
            job = self._running = self._waiting.popleft()
            job.state = "running"
            self._tell_of(job)
            self.worker.ask(Call(job.number, job.ask, job.what))

    def _hear(self, told: Told) -> None:
        """Take what the process tells, from the thread that listens to it."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._take, told)

    def _take(self, told: Told) -> None:
        job = self._running
        if job is None or told.number != job.number:
            return
        match told:
            case CallProgress(_, what, best, bound):
                job.text, job.best, job.bound = what, best, bound
                self._tell_of(job)
                return
            case _ if job.withdrawn:
                # An answer may have been under way: it is of what the files held before, and nobody takes it.
                self._leave(job, "cancelled")
            case CallAnswer(_, answer):
                self._finish(job, answer)
            case CallRefused(_, error):
                job.error = error
                self._leave(job, "failed")
            case CallStopped():
                job.error = FreshlegsError("the process that planned it died; is there enough memory?")
                self._leave(job, "failed")
        self._go_on()

    def _finish(self, job: Job, answer: Any) -> None:
        try:
            job.result = job.finish(answer)
        except FreshlegsError as error:
            job.error = error
            self._leave(job, "failed")
        except Exception as error:
            # A defect of ours, which must not hold up what is asked next.
            job.error = InternalError(f"freshlegs has a defect: {type(error).__name__}: {error}")
            self._leave(job, "failed")
        else:
            self._leave(job, "done")

    def _leave(self, job: Job, state: JobState) -> None:
        self._running, self._quiet_since = None, time.monotonic()
        self._end(job, state)
        self._seats.leave()

    def _end(self, job: Job, state: JobState) -> None:
        job.state, job.ask, job.what = state, _ask_nothing, None
        self._tell_of(job)
        job.ended.set()


def _ask_nothing(what: Any, display: Display) -> None:
    del what, display
