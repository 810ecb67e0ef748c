"""What was changed on the page, step by step, so that it can be undone and done again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from freshlegs.planning.log_undo import find_log_before
from freshlegs.web.desk_files import Snapshot

_MOST = 100
_LAST_LOGGED = "what was logged last, the one thing from before this start that can be"


@dataclass(frozen=True, slots=True)
class UndoStep:
    """A change of the files, and what people call it."""

    says: str
    before: Snapshot
    after: Snapshot


def find_logged_step(log: Path, now: Snapshot) -> UndoStep | None:
    """Return the step that takes back what was logged last, here or with the command; None where nobody knows it."""
    before = None if now.log is None else find_log_before(log, now.log)
    return None if before is None else UndoStep(_LAST_LOGGED, replace(now, log=before), now)


class UndoSteps:
    """Steps that can be undone, and those that were."""

    def __init__(self) -> None:
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []

    def add(self, step: UndoStep) -> None:
        """Add a step; what was undone before it can't be done again."""
        if step.before != step.after:
            self._done = [*self._done[-_MOST + 1 :], step]
            self._undone.clear()

    def extend_last(self, after: Snapshot) -> None:
        """Let the last step also have written what the files hold now."""
        if self._done:
            self._done[-1] = replace(self._done[-1], after=replace(after, log=self._done[-1].after.log))

    @property
    def last(self) -> UndoStep | None:
        """The step that would be undone."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> UndoStep | None:
        """The step that would be done again."""
        return self._undone[-1] if self._undone else None

    def step_back(self) -> None:
        """Note that the last step is undone."""
        self._undone.append(self._done.pop())

    def step_forth(self) -> None:
        """Note that the next step is done again."""
        self._done.append(self._undone.pop())
