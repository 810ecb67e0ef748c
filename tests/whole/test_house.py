"""The house keeps its order: one name means one thing, functions are verbs, files are found by their names."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from support.paths import ROOT

HOUSE = ROOT / "src" / "freshlegs"
ROOMS = {
    "api",
    "calendars",
    "cli",
    "exchange",
    "io",
    "model",
    "planfile",
    "planning",
    "report",
    "rules",
    "scenario",
    "solver",
    "training",
    "web",
    "written",
}
VERBS = re.compile(
    "accept|add|advise|all|answer|append|apply|are|ask|assemble|assign|begin|break|build|cached|check|choose|cite|"
    "collect|compare|confirm|connect|convert|correct|count|cross|cut|decode|deliver|describe|discover|draw|drop|dump|ease|encode|"
    "estimate|expand|explain|export|fill|find|follow|forbid|format|group|grow|has|hash|hold|import|intersect|"
    "is|join|keep|lay|leave|limit|link|list|load|locate|log|lose|main|make|mark|match|measure|merge|move|name|negate|normalize|note|open|outline|"
    "pack|pad|parse|pick|plan|post|prepare|prescribe|price|progress|prove|push|raise|read|rebuild|recall|reconcile|record|"
    "reduce|refuse|release|remember|render|reopen|repeat|replan|reply|report|repr|resolve|respond|resume|round|run|say|select|send|settle|share|shift|show|size|"
    "soften|sort|spare|split|stamp|store|subtract|suggest|sum|summarize|take|taper|tell|title|to|trace|try|undo|unite|update|use|"
    "validate|verify|wants|with|write"
)
"""What public functions begin with; a new one that is a verb is added here."""
NOUNS = {"task_of", "problem_of", "history_for", "next_week", "next_copy", "recent_history", "equivalence_key"}
"""Conversions and lookups that read better as what they return."""


@cache
def modules() -> dict[Path, ast.Module]:
    """Return the parsed files of the package."""
    return {path: ast.parse(path.read_text("utf-8")) for path in sorted(HOUSE.rglob("*.py"))}


def public_names(tree: ast.Module) -> Iterator[str]:
    """Yield the public names that a file defines."""
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names = [name]
            case ast.Assign(targets=targets):
                names = [target.id for target in targets if isinstance(target, ast.Name)]
            case ast.AnnAssign(target=ast.Name(id=name)):
                names = [name]
            case _:
                names = []
        yield from (name for name in names if not name.startswith("_"))


def test_the_rooms_are_those_of_the_plan() -> None:
    """Nothing lies loose in front of them but what Python asks for."""
    assert {path.name for path in HOUSE.iterdir() if path.is_dir() and path.name != "__pycache__"} == ROOMS
    loose = {path.name for path in HOUSE.iterdir() if path.is_file()}
    assert loose == {"__init__.py", "__init__.pyi", "__main__.py", "py.typed"}


def test_no_file_name_stands_twice() -> None:
    found = defaultdict(list)
    for path in modules():
        if path.name != "__init__.py":
            found[path.name].append(path.relative_to(HOUSE).as_posix())
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}


def test_one_public_name_has_one_meaning() -> None:
    found = defaultdict(list)
    for path, tree in modules().items():
        for name in public_names(tree):
            found[name].append(path.relative_to(HOUSE).as_posix())
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_functions_are_verbs(room: str) -> None:
    """A command's function is named as the command."""
    for path, tree in modules().items():
        if not path.is_relative_to(HOUSE / room) or path.name.endswith("_command.py"):
            continue
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                verb = VERBS.fullmatch(node.name.split("_")[0])
                assert verb or node.name in NOUNS, f"{path.name}: {node.name}"


def test_every_file_says_what_it_holds() -> None:
    assert [path.name for path, tree in modules().items() if not ast.get_docstring(tree)] == []
