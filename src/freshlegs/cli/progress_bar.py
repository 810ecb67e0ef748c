"""Progress of long work on standard error, where a person watches (`planning.display.Display`)."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from freshlegs.solver.search import Watch


PATIENCE = 0.5
"""Seconds after which a person wants to see progress."""


class ProgressBar:
    """Progress on a terminal; elsewhere silent."""

    @contextlib.contextmanager
    def solving(self, what: str) -> Iterator[Watch | None]:
        """Show a line with the best penalty and the bound, unless the work is quickly done."""
        if sys.stderr is None or not sys.stderr.isatty():
            yield None
        else:
            with _status(what) as watch:
                yield watch

    @contextlib.contextmanager
    def counting(self, what: str, total: int) -> Iterator[Callable[[], None]]:
        """Show a bar; yield a callback that moves it on by one."""
        if sys.stderr is None or not sys.stderr.isatty():
            yield lambda: None
            return
        from rich.console import Console
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(what, total=total)
            yield lambda: bar.advance(task)


@contextlib.contextmanager
def _status(what: str) -> Iterator[Watch]:
    from rich.console import Console

    status = Console(stderr=True).status(what, spinner="line")
    timer = threading.Timer(PATIENCE, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield lambda best, bound: status.update(describe_progress(what, best, bound))
    finally:
        timer.cancel()
        timer.join()
        status.stop()


def describe_progress(what: str, best: int | None, bound: int) -> str:
    """Return how far a search is: the penalty of the best week so far, and what no week can cost less than."""
    if best is None:
        return what
    if best <= bound:
        return f"penalty {best}, and no week costs less; choosing among the best"
    return f"{what}: penalty {best} so far" + (f", at most {best - bound} to be saved" if bound > 0 else "")
