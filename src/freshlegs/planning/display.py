"""Progress of long work, for a person who waits; by default it is not shown."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from freshlegs.solver.search import Watch


class Display(Protocol):
    """Shows long work while it goes on."""

    def solving(self, what: str) -> AbstractContextManager[Watch | None]:
        """Show a line while the block runs; yield a callback for the solver's progress."""

    def counting(self, what: str, total: int) -> AbstractContextManager[Callable[[], None]]:
        """Show a bar while the block runs; yield a callback that moves it on by one."""


class NoDisplay:
    """Shows nothing."""

    def solving(self, what: str) -> AbstractContextManager[Watch | None]:
        """Show nothing."""
        del what
        return nullcontext()

    def counting(self, what: str, total: int) -> AbstractContextManager[Callable[[], None]]:
        """Show nothing."""
        del what, total
        return nullcontext(lambda: None)
