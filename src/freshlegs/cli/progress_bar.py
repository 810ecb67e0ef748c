"""How far long work is, on standard error, where a person watches."""

from __future__ import annotations

import contextlib
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


PATIENCE = 0.5
"""Seconds after which a person wants to know what is going on."""


@contextlib.contextmanager
def show_progress(what: str, total: int) -> Iterator[Callable[[], None]]:
    """Show a bar while the block runs; what it yields moves the bar on by one. Silent where nobody watches."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)


@contextlib.contextmanager
def show_solving(what: str) -> Iterator[Callable[[int | None, int], None] | None]:
    """Show a line while the block runs, with the best price and the bound that what it yields is told.

    What is quickly done shows nothing. Where nobody watches it yields None.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    status = Console(stderr=True).status(what, spinner="line")
    timer = threading.Timer(PATIENCE, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield lambda best, bound: status.update(_so_far(what, best, bound))
    finally:
        timer.cancel()
        timer.join()
        status.stop()


def _so_far(what: str, best: int | None, bound: int) -> str:
    if best is None:
        return what
    if best <= bound:
        return f"penalty {best}, and no week costs less; choosing among the best"
    return f"{what}: penalty {best} so far" + (f", {bound} at the least" if bound > 0 else "")
