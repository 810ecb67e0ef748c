"""CP-SAT by its compiled core: the only file that knows it.

The public `cp_model` of ortools is a layer of Python over this core; it loads numpy and pandas, and takes six times as
long for it. The core is nobody's promise, though: `cp_sat` tries it before it is used.

A model goes to the core as text in the format of its messages, which takes half the time of as many calls. There a
variable goes by its index, which is its literal less 1, and its negation by -index - 1.
"""

from collections.abc import Iterable, Mapping, Sequence

from freshlegs.io.errors import InternalError
from freshlegs.solver.linking import link_late
from freshlegs.solver.sat_words import SatAnswer, SatWatcher, Status, Weights

with link_late():
    from ortools.sat.python.cp_model_helper import (
        CpModelProto,
        CpSolverStatus,
        SatParameters,
        SolutionCallback,
        SolveWrapper,
    )

_STATUSES = {
    CpSolverStatus.OPTIMAL: Status.OPTIMAL,
    CpSolverStatus.FEASIBLE: Status.FEASIBLE,
    CpSolverStatus.INFEASIBLE: Status.INFEASIBLE,
    CpSolverStatus.UNKNOWN: Status.UNKNOWN,
}
_INFINITE = (-(2**63), 2**63 - 1)
"""Bounds of a sum that have no end."""


class CoreModel:
    """`SatModel` as one message of CP-SAT."""

    def __init__(self) -> None:
        self.proto = CpModelProto()
        self._running: SolveWrapper | None = None
        self._text = ["variables{domain:[1,1]}"]
        self._clauses: list[str] = []
        #: Of each literal the index as text; made once, as a literal stands in many clauses
        self._indices = {1: "0", -1: "-1"}
        self._index = self._indices.__getitem__

    def add_literal(self) -> int:
        """Return a new variable as its positive literal."""
        self._text.append("variables{domain:[0,1]}")
        literal = len(self._indices) // 2 + 1
        self._indices[literal], self._indices[-literal] = str(literal - 1), str(-literal)
        return literal

    def add_clause(self, literals: Sequence[int]) -> None:
        """At least one of the literals holds."""
        self._clauses.append(f"bool_or{{literals:[{self._list_indices(literals)}]}}")

    def add_implications(self, literal: int, implied: Sequence[int]) -> None:
        """Where a literal holds, so do others."""
        condition = f"enforcement_literal:{self._indices[literal]}"
        self._clauses.append(f"{condition} bool_and{{literals:[{self._list_indices(implied)}]}}")

    def add_at_most_one(self, literals: Sequence[int]) -> None:
        """No more than one of the literals holds."""
        self._text.append(f"constraints{{at_most_one{{literals:[{self._list_indices(literals)}]}}}}")

    def add_sum(self, terms: Weights, low: int | None, high: int | None, where: int | None = None) -> None:
        """Hold a sum between two bounds."""
        found, constant = _flatten(terms)
        domain = [end if bound is None else bound - constant for bound, end in zip((low, high), _INFINITE, strict=True)]
        condition = "" if where is None else f"enforcement_literal:{self._indices[where]}"
        self._text.append(f"constraints{{{condition} linear{{{found} domain:{domain}}}}}")

    def minimize(self, terms: Weights) -> None:
        """Ask for the smallest sum, and for nothing else."""
        self.proto.clear_objective()
        found, constant = _flatten(terms)
        self._write(f"objective{{{found} offset:{constant} scaling_factor:1}}")

    def hint(self, values: Mapping[int, bool]) -> None:
        """Start the next solve from values of positive literals, and from no others."""
        self.proto.clear_solution_hint()
        told = [int(value) for value in values.values()]
        self._write(f"solution_hint{{vars:[{self._list_indices(values)}] values:{told}}}")

    def solve(self, parameters: Mapping[str, float], watcher: SatWatcher | None) -> SatAnswer:
        """Return what CP-SAT finds; raises InternalError where it does not take the model."""
        self.flush()
        settings = SatParameters()
        for name, value in parameters.items():
            setattr(settings, name, value)
        running = SolveWrapper()
        running.set_parameters(settings)
        told = _Told(watcher) if watcher else None  # CP-SAT does not keep it alive
        if watcher and told:
            running.add_solution_callback(told)
            running.add_best_bound_callback(watcher.report_bound)
        self._running = running
        try:
            found = running.solve(self.proto)  # type: ignore[no-untyped-call]
        finally:
            self._running = None
            if told:
                running.clear_solution_callback(told)
        if found.status not in _STATUSES:
            raise InternalError(f"CP-SAT does not take the model: {found.solution_info}")
        values = list(found.solution)
        return SatAnswer(_STATUSES[found.status], values, found.best_objective_bound, found.deterministic_time)

    def stop_search(self) -> None:
        """End the solve that another thread is in; does nothing before it has begun."""
        running = self._running
        if running is not None:
            running.stop_search()

    def flush(self) -> None:
        """Write what was added since the last solve into the message."""
        if self._clauses:
            self._text.append("constraints{")
            self._text.append("}constraints{".join(self._clauses))
            self._text.append("}")
        self._write("".join(self._text))
        self._text.clear()
        self._clauses.clear()

    def _list_indices(self, literals: Iterable[int]) -> str:
        return ",".join(map(self._index, literals))

    def _write(self, text: str) -> None:
        if not self.proto.merge_text_format(text):
            raise InternalError("CP-SAT can't read the model")


class _Told(SolutionCallback):
    """Passes on each better solution."""

    def __init__(self, watcher: SatWatcher) -> None:
        super().__init__()
        self._watcher = watcher

    def OnSolutionCallback(self) -> None:  # noqa: N802 (the core calls it so)
        """Pass on a solution."""
        self._watcher.report_solution(self.ObjectiveValue(), self.BestObjectiveBound())


def _flatten(terms: Weights) -> tuple[str, int]:
    """Return a sum over variables as text, each named once, and the constant that their negations come to."""
    there = [*terms]
    found, constant = dict(there), 0
    # Most sums are of positive literals, each named once.
    if len(found) < len(there) or min(found, default=1) < 0:
        found, constant = _fold(there)
    literals = sorted([literal for literal, worth in found.items() if worth])
    return f"vars:{[one - 1 for one in literals]} coeffs:{[found[one] for one in literals]}", constant


def _fold(terms: Weights) -> tuple[dict[int, int], int]:
    """Return what positive literals are worth, and the constant that their negations come to."""
    found: dict[int, int] = {}
    constant = 0
    for literal, worth in terms:
        if literal > 0:
            found[literal] = found.get(literal, 0) + worth
        elif literal != -1:
            constant += worth
            found[-literal] = found.get(-literal, 0) - worth
    return found, constant
