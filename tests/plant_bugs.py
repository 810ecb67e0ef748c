"""Plant one bug at a time and see whether a test notices: `python tests/plant_bugs.py [RULE | ROOM/FILE ...]`.

Each mutant is one changed operator, number, word or argument in what a rule forbids or prices (not in its
sentences), tried in a copy of the sources against the conformity tests and the hand-made examples of that rule.
Of a file in another room (`whatif/extra_time`) every function is changed, against the tests that are named for it.
"""

from __future__ import annotations

import ast
import copy
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "freshlegs"
RULES = SOURCE / "rules"
TESTS = {
    "whatif/extra_time": ["fixes"],
    "whatif/fixes": ["fixes"],
    "whatif/coach": ["fixes"],
    "whatif/asking": ["whatif"],
    "whatif/improvements": ["improvements"],
    "whatif/comparison": ["whatif"],
    "whatif/batch": ["whatif"],
    "whatif/variants": ["whatif"],
    "whatif/alternatives": ["why"],
    "whatif/places": ["why"],
    "whatif/demands": ["why"],
    "scenario/edits": ["edits", "fixes"],
    "scenario/progress": ["replan"],
    "scenario/underway": ["replan"],
    "solve/clash": ["conformity", "why", "planning"],
    "verify": ["replan", "conformity"],
    "following": ["replan"],
    "training/progression": ["progression"],
    "training/increments": ["progression"],
    "training/log": ["log"],
    "programme/results": ["log_command"],
    "programme/contents": ["log_command", "programme_lifts"],
    "calendars/life": ["calendar_life", "export_targets"],
    "calendars/revision": ["calendar_life", "export_targets"],
    "calendars/own": ["calendar_life", "export_targets"],
    "calendars/strict": ["calendar_file", "calendar_text"],
    "calendars/inspection": ["calendar_file", "calendar_text"],
    "calendars/choices": ["export_targets"],
    "calendars/exporting/files": ["export_targets"],
    "calendars/exporting/folder": ["export_targets"],
    "scenario/calendar_week": ["calendar_week", "replan_calendar"],
    "training/deload": ["deload"],
    "training/long_run": ["time_line"],
    "training/outline": ["time_line"],
    "training/programme": ["time_line"],
    "training/running": ["time_line"],
    "training/taper": ["time_line"],
    "training/weeks": ["programme_week"],
    "programme/around": ["follow_week", "programme"],
    "programme/planning": ["follow_week", "programme"],
    "programme/checking": ["programme"],
    "excerpt": ["programme"],
    "scenario/around_race": ["programme"],
    "scenario/timeline": ["programme"],
    "scenario/week_edits": ["programme"],
    "scenario/weeks": ["programme"],
    "scenario/usual": ["programme"],
}
"""What holds the files outside the rules."""
SPARED = {"describe", "describe_for", "relaxations", "notes", "least_apart", "concerns", "sentence"}
OTHER: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
WORDS = {
    "legs": "lift",
    "lift": "legs",
    "long": "key",
    "key": "intensity",
    "hardest": "key",
    "run": "key",
    "any": "run",
    "easy": "run",
    "intensity": "key",
    "beginner": "advanced",
    "consolidate": "separate",
}
Mutant = tuple[str, ast.Module]


def mutants(tree: ast.Module) -> Iterator[Mutant]:
    """Yield every mutant of a rule file with a word on what was changed."""
    for index, node in enumerate(_changeable(tree)):
        for what, change in _changes(node):
            twin = copy.deepcopy(tree)
            target = _changeable(twin)[index]
            change(target)
            yield f"line {getattr(node, 'lineno', 0)}: {what}", twin


def _changeable(tree: ast.Module) -> list[ast.AST]:
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    found: list[ast.AST] = []
    for part in (*(part for inner in classes for part in inner.body), *functions):
        inside = isinstance(part, ast.FunctionDef) and part.name not in SPARED
        tags = isinstance(part, ast.Assign) and not {"claim", "sources", "prices"} & set(ast.unparse(part).split())
        if inside or tags or (isinstance(part, ast.AnnAssign) and part.value is not None):
            found += [node for node in ast.walk(part) if not _in_text(part, node)]
    return found


def _in_text(part: ast.AST, node: ast.AST) -> bool:
    texts = [inner for inner in ast.walk(part) if isinstance(inner, ast.JoinedStr)]
    calls = [
        inner
        for inner in ast.walk(part)
        if isinstance(inner, ast.Call) and ast.unparse(inner.func) in ("Field", "cast")
    ]
    return any(node is inner for text in (*texts, *calls) for inner in ast.walk(text))


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[Any], object]]]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in OTHER:
            other = OTHER[type(op)]
            yield f"{type(op).__name__} to {other.__name__}", lambda n: n.ops.__setitem__(0, other())
        case ast.BoolOp(op=op):
            other_op = ast.Or if isinstance(op, ast.And) else ast.And
            yield f"to {other_op.__name__}", lambda n: setattr(n, "op", other_op())
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield "negation dropped", lambda n: setattr(n, "op", ast.UAdd())
        case ast.BinOp(op=ast.Add() | ast.Sub() as op):
            flipped = ast.Sub if isinstance(op, ast.Add) else ast.Add
            yield f"to {flipped.__name__}", lambda n: setattr(n, "op", flipped())
        case ast.Constant(value=bool() as value):
            yield f"{value} to {not value}", lambda n: setattr(n, "value", not value)
        case ast.Constant(value=number) if type(number) is int:
            yield f"{number} to {number + 1}", lambda n: setattr(n, "value", number + 1)
        case ast.Constant(value=str() as value) if value in WORDS:
            yield f'"{value}" to "{WORDS[value]}"', lambda n: setattr(n, "value", WORDS[value])


def survives(name: str, mutant: Mutant, folder: Path) -> bool:
    """Whether no test of the file notices the mutant."""
    what, tree = mutant
    home = Path(tempfile.mkdtemp(dir=folder))
    shutil.copytree(ROOT / "src", home / "src")
    (home / _file(name).relative_to(ROOT)).write_text(ast.unparse(tree), "utf-8")
    files = TESTS.get(name, ["rule_examples", "rule_silences", "conformity"])
    cases = [f"tests/test_{file}.py" for file in files]
    if name not in TESTS:
        cases += ["-k", f"{name} or consolidating or wishes or bed or article"]
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *cases]
    environment = {**os.environ, "PYTHONPATH": str(home / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    shutil.rmtree(home)
    if done.returncode not in (0, 1, 2):
        raise RuntimeError(f"{name}, {what}: {done.stdout[-500:]}")
    return done.returncode == 0


def _file(name: str) -> Path:
    return (SOURCE if name in TESTS else RULES) / f"{name}.py"


def main() -> None:
    """Print the survivors and how many were caught."""
    chosen = sys.argv[1:] or sorted(path.stem for path in RULES.glob("[a-z]*.py"))
    jobs = [(name, mutant) for name in chosen for mutant in mutants(ast.parse(_file(name).read_text("utf-8")))]
    caught = 0
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        alive = pool.map(lambda job: survives(job[0], job[1], Path(folder)), jobs)
        for (name, (what, _)), lived in zip(jobs, alive, strict=True):
            caught += not lived
            if lived:
                print(f"survived: {name}, {what}", flush=True)
    print(f"{caught} of {len(jobs)} planted bugs were caught")


if __name__ == "__main__":
    main()
