"""What is done by the thread that waits for a solve: the solver runs in another, and needs Python for nothing."""

from collections import deque
from collections.abc import Callable

_CHORES: deque[Callable[[], object]] = deque()


def add_chore(chore: Callable[[], object]) -> None:
    """Have something done once, while a solve is waited for; where none is, it is not done."""
    _CHORES.append(chore)


def run_chores() -> None:
    """Do what is to be done, each thing once."""
    while _CHORES:
        _CHORES.popleft()()
