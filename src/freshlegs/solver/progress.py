"""Telling how far a solve is: what the best week so far costs, and what no week can cost less than."""

from __future__ import annotations

import math
from collections.abc import Callable

from ortools.sat.python import cp_model

Watch = Callable[[int | None, int], object]
"""Is told the price of the best week so far (None: none yet), and the bound. From within the solver: be quick."""


class Watcher(cp_model.CpSolverSolutionCallback):
    """Passes on what CP-SAT tells while it minimizes whole prices."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch
        self._best: int | None = None
        self._bound = 0

    def on_solution_callback(self) -> None:
        """Take a better week."""
        self._best = round(self.objective_value)
        self.report_bound(self.best_objective_bound)

    def report_bound(self, bound: float) -> None:
        """Take a better bound."""
        if math.isfinite(bound):
            self._bound = max(self._bound, math.ceil(bound - 1e-6))
        self._watch(self._best, self._bound)
