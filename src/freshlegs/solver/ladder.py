"""Where a session starts, as a ladder of literals: "at candidate k or later".

Rungs are made only where a rule asks for them. Starts between two rungs are alike to every rule, so the
solver never tells them apart, and the earliest of them is taken.
"""

from __future__ import annotations

from itertools import pairwise

from freshlegs.solver.model import FALSE, TRUE, Model


class Ladder:
    """The order literals of one session.

    Parameters
    ----------
    model : Model
        Where the literals live.
    size : int
        Number of candidate starts.
    placed : int
        The literal "the session has a place".
    """

    def __init__(self, model: Model, size: int, placed: int) -> None:
        self.size = size
        self._model = model
        self._rungs = {0: placed}

    @property
    def placed(self) -> int:
        """The literal "the session has a place"."""
        return self._rungs[0]

    @property
    def fixed(self) -> bool:
        """Whether there is nothing to decide: the session stands at its only candidate."""
        return self.size == 1 and self.placed == TRUE

    @property
    def rungs(self) -> list[int]:
        """The candidates from which on there is a literal, ascending; 0 always is one."""
        return sorted(self._rungs)

    def reaches(self, index: int) -> int:
        """Return the literal "starts at this candidate or a later one"."""
        if index >= self.size:
            return FALSE
        if index not in self._rungs:
            self._rungs[index] = self._model.literal()
        return self._rungs[index]

    def within(self, low: int, high: int) -> int:
        """Return the literal "starts at one of the candidates low <= k < high"."""
        return self._model.all_of((self.reaches(low), -self.reaches(high))) if low < high else FALSE

    def seal(self) -> None:
        """Tie the rungs together: who reaches a later one reaches the earlier ones too."""
        for lower, upper in pairwise(self.rungs):
            self._model.clause(-self._rungs[upper], self._rungs[lower])
