"""The door to CP-SAT: its core, or where that is not as expected the public `cp_model`; and how it is asked."""

import math
from collections.abc import Callable
from functools import cache
from importlib import import_module

from freshlegs.io.errors import OutputError
from freshlegs.io.shipped import say_how_to_install_library
from freshlegs.io.text import to_plain_lines
from freshlegs.solver.sat_words import SatAnswer, SatModel, Status

PARAMETERS = {
    "num_workers": 1,
    "random_seed": 0,
    # Measured on the shipped scenarios: on models of so many short clauses the long preparations cost more than they
    # save.
    "cp_model_presolve": True,
    "max_presolve_iterations": 1,
    "cp_model_probing_level": 0,
    "symmetry_level": 0,
    "linearization_level": 0,
    "use_sat_inprocessing": False,
    # CP-SAT's own answer to Ctrl-C asks for memory inside the signal handler. Where that comes while memory is being
    # handed out, it waits for itself for ever.
    "catch_sigint_signal": False,
    "max_deterministic_time": math.inf,
    "max_time_in_seconds": math.inf,
}
"""What every solve of freshlegs shares, where it is not told otherwise."""
_DOORS = (("core", "CoreModel"), ("public", "PublicModel"))
"""Files of this room, the quick one first, and what each calls a model."""


def make_model() -> SatModel:
    """Return a new model; raises OutputError where no ortools is installed that does as it is told."""
    return open_door()()


@cache
def open_door() -> Callable[[], SatModel]:
    """Return what makes models: of the doors the first that solves a small model as it must be solved."""
    reasons = []
    for name, model in _DOORS:
        try:
            door: Callable[[], SatModel] = getattr(import_module(f"freshlegs.solver.{name}"), model)
            _try(door())
        except MemoryError:
            raise
        except Exception as error:
            # Whatever is wrong with it: names that are missing, calls that it refuses, libraries that can't be loaded.
            reasons.append(error)
        else:
            return door
    raise OutputError(_explain(reasons[-1]))


def _explain(error: Exception) -> str:
    """Return why there is no solver, and what to do about it."""
    remedy = say_how_to_install_library("ortools")
    if isinstance(error, ModuleNotFoundError) and error.name == "ortools":
        return f"the solver OR-Tools is missing; {remedy}"
    return to_plain_lines(f"the solver OR-Tools can't be used ({type(error).__name__}: {error}); {remedy}")


class _Reports:
    """What a solve reports."""

    def __init__(self) -> None:
        self.objectives: list[float] = []
        self.bounds: list[float] = []

    def report_solution(self, objective: float, bound: float) -> None:
        """Take a better solution."""
        self.objectives.append(objective)
        self.bounds.append(bound)

    def report_bound(self, bound: float) -> None:
        """Take a better bound."""
        self.bounds.append(bound)


def _try(model: SatModel) -> None:
    """Raise ValueError where a model does not do what it must; it takes well under a millisecond."""
    one, two, three, four = (model.add_literal() for _ in range(4))
    model.add_clause([-one, four])
    model.add_at_most_one([two, three])
    model.add_sum([(one, 1), (two, 1), (three, 1)], 2, None)
    model.add_sum([(one, 1), (-three, 1)], None, 1, where=two)
    model.minimize([(1, 1), (one, 3), (two, 1), (three, 2), (four, 1)])
    model.hint({one: True})
    model.stop_search()
    reports = _Reports()
    found = model.solve(PARAMETERS, reports)
    if found != SatAnswer(Status.OPTIMAL, [1, 1, 0, 1, 1], 7.0, found.work) or not found.work > 0:
        raise ValueError(f"a model whose least is 7 was answered with {found}")
    if reports.objectives[-1:] != [7] or max(reports.bounds) > 7:
        raise ValueError(f"of a model whose least is 7 it reported {reports.objectives}, bounds {reports.bounds}")
    model.add_implications(four, [one, -three])
    if model.solve(PARAMETERS, None).status is not Status.INFEASIBLE:
        raise ValueError("a model that has no solution was not refuted")
