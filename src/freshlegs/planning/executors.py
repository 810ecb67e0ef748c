"""Independent calls handed to workers behind one executor of `concurrent.futures`, a few at a time."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from freshlegs.io.errors import OutputError

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 3
"""Calls handed out for each worker: one runs, the others wait beside it, so that no worker waits for us."""
_TICK = 5.0
"""Seconds after which a place where nothing has been finished is asked whether it is still there."""


@dataclass(frozen=True, slots=True)
class Died:
    """No answer: the process that ran a call has died, also when it ran nothing else."""


class Workers:
    """Workers that answer calls, behind one executor.

    Parameters
    ----------
    open_executor : callable
        Returns an executor with so many workers.
    count : int
        Number of workers.
    own : bool
        Whether the executors are ours to close, and another can be opened once a process of one has died.
    check : callable, optional
        Returns how many workers there are now; raises OutputError where nobody will answer any more.
    fatal : type of Exception, optional
        Raised by the executor where a call has ended every process that it was given to.
    name : str
        What messages call them.
    """

    def __init__(
        self,
        open_executor: Callable[[int], Executor],
        count: int,
        *,
        own: bool = False,
        check: Callable[[], int] | None = None,
        fatal: type[Exception] | None = None,
        name: str = "the executor",
    ) -> None:
        self._fatal = fatal
        self._open, self._own, self._check, self._name = open_executor, own, check, name
        self._executor: Executor | None = None
        self.count = count

    def run(self, call: Callable[[Item], Result], items: Iterable[Item]) -> Generator[tuple[Item, Result | Died]]:
        """Yield each item with its answer, in the order in which they are finished.

        Only a few calls are handed out at a time, so that neither items nor answers pile up. Where a process of ours
        dies, each call that it may have been is made once more, alone. What a call raises ends it all; raises
        OutputError where an executor of somebody else has died.
        """
        left, waiting = iter(items), dict[Future[Result], Item]()
        try:
            while True:
                lost = self._hand_out(call, left, waiting)
                if not waiting and not lost:
                    return
                for future in self._wait(waiting):
                    item = waiting.pop(future)
                    if _is_lost(future):
                        lost.append(item)
                    else:
                        answer: Result | Died = self._take(future)
                        yield item, answer
                if lost and not self._own:
                    raise OutputError(f"{self._name} is gone, or was told to stop")
                if lost:
                    # Those that still wait are lost too, but for what was finished at the same moment.
                    wait(waiting)
                    yield from ((item, future.result()) for future, item in waiting.items() if not _is_lost(future))
                    lost += [item for future, item in waiting.items() if _is_lost(future)]
                    waiting.clear()
                    for item in lost:
                        yield item, self._run_alone(call, item)
        except BaseException:
            # Whoever iterates has gone or lost patience: nobody needs what still runs.
            if not self._own:
                for future in waiting:
                    future.cancel()
            self._stop()
            raise

    def close(self) -> None:
        """Let workers of ours go, once all is answered; an executor of somebody else stays open."""
        executor, self._executor = self._executor, None
        if executor is not None and self._own:
            executor.shutdown()

    def _stop(self, *, wait: bool = False) -> None:
        """End what still runs in processes of ours; their threads end a moment later, unless that is waited for."""
        executor, self._executor = self._executor, None
        if executor is not None and self._own:
            processes = multiprocessing.active_children()
            if not wait:
                executor.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.terminate()
            if wait:
                executor.shutdown(cancel_futures=True)

    def _take(self, future: Future[Result]) -> Result | Died:
        if self._fatal is not None and isinstance(future.exception(), self._fatal):
            return Died()
        return future.result()

    def _hand_out(
        self, call: Callable[[Item], Result], left: Iterator[Item], waiting: dict[Future[Result], Item]
    ) -> list[Item]:
        """Hand out as many calls as may wait; return what could not be handed out, as the executor is broken."""
        for item in islice(left, max(self.count * _AHEAD if self.count > 1 else 1, 1) - len(waiting)):
            self._executor = self._executor or self._open(self.count)
            try:
                waiting[self._executor.submit(call, item)] = item
            except BrokenExecutor:
                return [item]
        return []

    def _wait(self, waiting: dict[Future[Result], Item]) -> set[Future[Result]]:
        while True:
            done = wait(waiting, timeout=_TICK if self._check else None, return_when=FIRST_COMPLETED).done
            if done or not waiting:
                return done
            if self._check is not None:
                self.count = self._check()

    def _run_alone(self, call: Callable[[Item], Result], item: Item) -> Result | Died:
        """Answer a call in an executor in which nothing else runs."""
        # A process is quicker made where no thread of the last ones is left.
        self._stop(wait=True)
        self._executor = self._open(1)
        future = self._executor.submit(call, item)
        lost = _is_lost(future)
        self._stop(wait=True)
        return Died() if lost else future.result()


def _is_lost(future: Future[Result]) -> bool:
    """Whether a call, once it is finished, has no answer of its own: its worker died, or nobody works any more."""
    try:
        error = future.exception()
    except CancelledError:
        return True
    return isinstance(error, BrokenExecutor)
