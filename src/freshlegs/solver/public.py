"""CP-SAT by the public `cp_model` of ortools: for where its core is not as `core` expects it."""

from collections.abc import Mapping, Sequence

from ortools.sat.python import cp_model

from freshlegs.io.errors import InternalError
from freshlegs.solver.sat_words import SatAnswer, SatWatcher, Status, Weights

_STATUSES = {
    cp_model.OPTIMAL: Status.OPTIMAL,
    cp_model.FEASIBLE: Status.FEASIBLE,
    cp_model.INFEASIBLE: Status.INFEASIBLE,
    cp_model.UNKNOWN: Status.UNKNOWN,
}


class PublicModel:
    """`SatModel` as a CpModel."""

    def __init__(self) -> None:
        self.cp = cp_model.CpModel()
        self._solver = cp_model.CpSolver()
        self._variables = [self.cp.new_constant(1)]
        self._clauses: list[tuple[int | None, Sequence[int]]] = []

    def add_literal(self) -> int:
        """Return a new variable as its positive literal."""
        self._variables.append(self.cp.new_bool_var(""))
        return len(self._variables)

    def add_clause(self, literals: Sequence[int]) -> None:
        """At least one of the literals holds."""
        self._clauses.append((None, literals))

    def add_implications(self, literal: int, implied: Sequence[int]) -> None:
        """Where a literal holds, so do others."""
        self._clauses.append((literal, implied))

    def add_at_most_one(self, literals: Sequence[int]) -> None:
        """No more than one of the literals holds."""
        self.cp.add_at_most_one([self._variable(literal) for literal in literals])

    def add_sum(self, terms: Weights, low: int | None, high: int | None, where: int | None = None) -> None:
        """Hold a sum between two bounds."""
        bounds = (cp_model.INT_MIN if low is None else low, cp_model.INT_MAX if high is None else high)
        found = self.cp.add_linear_constraint(self._sum(terms), *bounds)
        if where is not None:
            found.only_enforce_if(self._variable(where))

    def minimize(self, terms: Weights) -> None:
        """Ask for the smallest sum, and for nothing else."""
        self.cp.clear_objective()  # type: ignore[no-untyped-call]
        self.cp.minimize(self._sum(terms))

    def hint(self, values: Mapping[int, bool]) -> None:
        """Start the next solve from values of positive literals, and from no others."""
        self.cp.clear_hints()  # type: ignore[no-untyped-call]
        for literal, value in values.items():
            self.cp.add_hint(self._variables[literal - 1], value)

    def solve(self, parameters: Mapping[str, float], watcher: SatWatcher | None) -> SatAnswer:
        """Return what CP-SAT finds; raises InternalError where it does not take the model."""
        self.flush()
        solver = self._solver = cp_model.CpSolver()
        for name, value in parameters.items():
            setattr(solver.parameters, name, value)
        solver.best_bound_callback = watcher.report_bound if watcher else None
        status = solver.solve(self.cp, _Heard(watcher) if watcher else None)
        if status not in _STATUSES:
            raise InternalError(f"CP-SAT does not take the model: {solver.solution_info()}")
        found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        values = [int(solver.boolean_value(variable)) for variable in self._variables] if found else []
        work = solver.response_proto.deterministic_time
        return SatAnswer(_STATUSES[status], values, solver.best_objective_bound, work)

    def stop_search(self) -> None:
        """End the solve that another thread is in; does nothing before it has begun."""
        self._solver.stop_search()

    def flush(self) -> None:
        """Hand over the clauses that were added since the last solve."""
        for where, literals in self._clauses:
            variables = [self._variable(literal) for literal in literals]
            if where is None:
                self.cp.add_bool_or(variables)
            else:
                self.cp.add_bool_and(variables).only_enforce_if(self._variable(where))
        self._clauses.clear()

    def _variable(self, literal: int) -> cp_model.LiteralT:
        variable = self._variables[abs(literal) - 1]
        return variable if literal > 0 else variable.negated()

    def _sum(self, terms: Weights) -> cp_model.LinearExpr:
        found = [(self._variable(literal), worth) for literal, worth in terms if literal != -1]
        total: cp_model.LinearExpr = cp_model.LinearExpr.weighted_sum([v for v, _ in found], [w for _, w in found])
        return total


class _Heard(cp_model.CpSolverSolutionCallback):
    """Passes on each better solution."""

    def __init__(self, watcher: SatWatcher) -> None:
        super().__init__()
        self._watcher = watcher

    def on_solution_callback(self) -> None:
        """Pass on a solution."""
        self._watcher.report_solution(self.objective_value, self.best_objective_bound)
