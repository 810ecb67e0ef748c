"""The way to CP-SAT: its core where that does as it must, else what is public; where neither does, one clear line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import SolveWrapper

from freshlegs.io.errors import OutputError
from freshlegs.solver import core
from freshlegs.solver.core import CoreModel
from freshlegs.solver.cp_sat import make_model, open_door
from freshlegs.solver.public import PublicModel
from freshlegs.solver.sat_words import SatAnswer, Status
from support.command_line import WEEK, call, freshlegs

HELPER = "ortools.sat.python.cp_model_helper"
WANTED = next(line for line in requires("freshlegs") or () if line.startswith("ortools"))
INSTALL = f"install it with: pip install '{WANTED}'"


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    """Look for a door as a new process does."""
    open_door.cache_clear()
    yield
    open_door.cache_clear()


def test_the_core_is_taken_where_it_is_as_expected() -> None:
    assert type(make_model()) is CoreModel


@pytest.mark.parametrize("name", ["CpModelProto", "SatParameters", "SolutionCallback", "SolveWrapper"])
def test_a_core_that_lacks_a_name_is_left_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, core.__name__)  # so that it is imported once more
    fewer = ModuleType(HELPER)
    fewer.__dict__.update({key: value for key, value in vars(sys.modules[HELPER]).items() if key != name})
    monkeypatch.setitem(sys.modules, HELPER, fewer)
    assert isinstance(make_model(), PublicModel)


def refuse(*arguments: Any) -> Any:
    raise TypeError("incompatible function arguments")


@pytest.mark.parametrize("name", ["set_parameters", "solve", "add_solution_callback", "add_best_bound_callback"])
def test_a_core_with_other_calls_is_left_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = type("SolveWrapper", (SolveWrapper,), {name: refuse})
    monkeypatch.setattr("freshlegs.solver.core.SolveWrapper", changed)
    assert type(make_model()) is PublicModel


@pytest.mark.parametrize(
    "answer",
    [
        SatAnswer(Status.FEASIBLE, [1, 1, 0, 1], 6.0, 0.1),
        SatAnswer(Status.OPTIMAL, [1, 1, 1, 0], 6.0, 0.1),
        SatAnswer(Status.OPTIMAL, [1, 1, 0, 1], -6.0, 0.1),
        SatAnswer(Status.OPTIMAL, [1, 1, 0, 1], 6.0, 0.0),
    ],
    ids=["status", "solution", "bound", "work"],
)
def test_a_core_that_answers_otherwise_is_left_alone(answer: SatAnswer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CoreModel, "solve", lambda *given: answer)
    assert type(make_model()) is PublicModel


def test_where_there_is_no_memory_nothing_larger_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: Any) -> Any:
        raise MemoryError

    monkeypatch.setattr(CoreModel, "solve", fail)
    with pytest.raises(MemoryError):
        make_model()


def test_a_core_that_tells_nothing_on_the_way_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    solve = CoreModel.solve
    monkeypatch.setattr(CoreModel, "solve", lambda model, parameters, watcher: solve(model, parameters, None))
    assert type(make_model()) is PublicModel


@pytest.mark.parametrize("name", ["add_clause", "add_implications", "add_at_most_one", "add_sum"])
def test_a_core_that_does_not_hear_all_is_left_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CoreModel, name, lambda *_, **__: None)
    assert type(make_model()) is PublicModel


@pytest.mark.slow
def test_a_plan_is_the_same_without_the_core(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    usual = call("plan", "week.toml", "--json", folder=tmp_path)
    monkeypatch.setattr("freshlegs.solver.core.SolveWrapper", None)
    open_door.cache_clear()
    assert call("plan", "week.toml", "--json", folder=tmp_path) == usual
    assert open_door() is PublicModel


def test_without_either_the_reason_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("freshlegs.solver.core.SolveWrapper", None)
    monkeypatch.setattr(cp_model, "CpSolver", refuse)
    with pytest.raises(OutputError) as told:
        make_model()
    says = "the solver OR-Tools can't be used (TypeError: incompatible function arguments)"
    assert str(told.value) == f"{says}; {INSTALL}"


ORTOOLS = {
    "absent": (
        "raise ModuleNotFoundError(\"No module named 'ortools'\", name='ortools')",
        "the solver OR-Tools is missing",
    ),
    "broken": (
        "raise ImportError('libortools.so.9: cannot open shared object file: No such file or directory')",
        "the solver OR-Tools can't be used (ImportError: libortools.so.9: cannot open shared object file: No such file "
        "or directory)",
    ),
    "very old": (
        "",
        "the solver OR-Tools can't be used (ModuleNotFoundError: No module named 'ortools.sat')",
    ),
}
"""What stands in the package, and what is said of it."""


@pytest.mark.slow
@pytest.mark.parametrize("kind", ORTOOLS)
def test_an_ortools_that_is_of_no_use_is_one_line(kind: str, tmp_path: Path) -> None:
    """In a process of its own; nothing is written, and what needs no solver goes on."""
    code, says = ORTOOLS[kind]
    (tmp_path / "ortools").mkdir()
    (tmp_path / "ortools" / "__init__.py").write_text(code, "utf-8")
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    path = "import sys; sys.path.insert(0, ''); from freshlegs.cli import run_process; run_process()"
    python = ("-c", path)
    done = freshlegs("plan", "week.toml", "-o", "plan.json", python=python, folder=tmp_path)
    assert (done.code, done.out, done.err) == (1, "", f"{says}; {INSTALL}\n")
    assert not (tmp_path / "plan.json").exists()
    assert freshlegs("rules", python=python, folder=tmp_path).code == 0
