"""Every solution of a model of ours, by CP-SAT's own enumeration."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ortools.sat.python import cp_model

from freshlegs.solver.core import CoreModel
from freshlegs.solver.model import Model

Found = TypeVar("Found")


class _Collector(cp_model.CpSolverSolutionCallback):
    def __init__(self, take: Callable[[Callable[[int], bool]], None]) -> None:
        super().__init__()
        self.take = take

    def on_solution_callback(self) -> None:
        # Asked millions of times: `boolean_value` would ask each time whether there is a solution.
        true = self.SolutionBooleanValue
        self.take(lambda literal: true(literal - 1 if literal > 0 else literal))  # as `CoreModel` has it


def enumerated(model: Model, read: Callable[[Callable[[int], bool]], tuple[Found, int]]) -> dict[Found, int]:
    """Return every solution with its price; one that is found twice has a literal that is free to lie.

    Parameters
    ----------
    read : callable
        Returns a solution as plain data and its price, from a function that says whether a literal is true in it.
    """
    found: list[tuple[Found, int]] = []
    solver = cp_model.CpSolver()
    # Else CP-SAT takes Ctrl-C from the tests that come after, and lets it end the process.
    solver.parameters.catch_sigint_signal = False
    solver.parameters.num_workers = 1
    solver.parameters.enumerate_all_solutions = True
    assert isinstance(model.sat, CoreModel)
    model.sat.flush()
    status = solver.solve(cp_model.CpModel(model.sat.proto), _Collector(lambda true: found.append(read(true))))
    if status not in (cp_model.OPTIMAL, cp_model.INFEASIBLE):
        raise AssertionError(f"enumeration ended with {status}")
    if len(dict(found)) != len(found):
        raise AssertionError("a solution was found twice: some literal is not tied to what is read")
    return dict(found)
