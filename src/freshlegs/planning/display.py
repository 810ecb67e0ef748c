"""How long work is shown to a person who waits for it; by default not at all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

Watch = Callable[[int | None, int], None]
"""Is told the best price so far (None: there is no week yet) and the bound."""


class Display(Protocol):
    """Shows long work while it goes on."""

    def solving(self, what: str) -> AbstractContextManager[Watch | None]:
        """Show a line while the block runs; what it gives is told how far the solver is."""

    def counting(self, what: str, total: int) -> AbstractContextManager[Callable[[], None]]:
        """Show a bar while the block runs; each call of what it gives moves it on by one."""


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
