"""Plant one bug at a time and see whether a test notices: `python tests/plant_bugs.py [FILE ...] [--every N]`.

A file is named by its stem, which no other file has, or by its folder: `legs_before_long`, `scenario/edits`,
`calendars/caldav`; all rules unless told. Each mutant is one changed operator, number, word or argument outside of
sentences, tried in a copy of the sources against the tests of its room: of a rule those with its name, of another
file those named after it, those that import it, or what HELD says, else the whole room.
"""

from __future__ import annotations

import argparse
import ast
import copy
import multiprocessing
import os
import re
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SOURCE = ROOT / "src" / "freshlegs"
LIBRARIES = ["icalendar", "ortools.sat.python.cp_model", "pandas", "pydantic", "pytest", "rich", "typer"]
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(LIBRARIES)
BROKEN = 70
"""Exit code where pytest itself could not run."""
PATIENCE = 600
"""Seconds; a mutant for which the tests take longer is caught."""
RULES = {
    "week": "consolidating or wishes or bed or article",
    "lifts": "optional_lift or excluded or deadlifts or costs",
}
"""The rooms of rules, and the tests of all of their rules together."""
HELD = {
    "api/athlete_folder": ["cli/test_batch_command"],
    "calendars/caldav": ["calendars/test_caldav*", "cli/test_export_caldav"],
    "calendars/reading": ["calendars/test_busy*"],
    "calendars/syncing": ["calendars/test_calendar_life", "calendars/test_replanned*", "cli/test_export_targets"],
    "calendars/syncing/two_way": ["calendars/test_caldav_odd*", "cli/test_export_caldav", "cli/test_export_targets"],
    "calendars/writing": ["calendars/test_calendar*"],
    "planfile/followed_plan": ["cli/test_replan_undo"],
    "planfile/revisions": ["calendars/test_replanned*"],
    "planfile/programme_week": ["planning/test_programme"],
    "planning/clash_places": ["planning/test_clash_places"],
    "planning/club/place_worths": ["planning/test_club_helps"],
    "planning/single_changes": ["planning/test_fixes", "scenario/test_gym_scenario"],
    "planning/programme": ["planning/test_follow_week", "planning/test_programme"],
    "planning/programme/begun_weeks": ["cli/test_living_plan"],
    "planning/programme/exercise_courses": ["planning/test_exercise_courses", "planning/test_programme_lifts"],
    "planning/programme/follow_course": ["planning/test_exercise_courses", "planning/test_programme_lifts"],
    "planning/programme/logged_results": ["planning/test_logged_lifts", "cli/test_log_command"],
    "planning/logbook": ["cli/test_log_command", "cli/test_log_asks"],
    "planning/moved_week": ["planning/test_moved_week"],
    "planning/replan_undo": ["cli/test_replan_undo"],
    "planning/variants": ["planning/test_whatif"],
    "report/club_changes": ["cli/test_club_files"],
    "report/club_table": ["cli/test_club_files"],
    "report/page/club_page": ["cli/test_club_files"],
    "rules/rule_changes": ["planning/test_moved_week"],
    "rules/session_elsewhere": ["rules/test_session_elsewhere", "planning/test_moved_week"],
    "rules/verify": ["rules/test_conformity", "planning/test_replan"],
    "scenario/busy_times": ["cli/test_busy*", "planning/test_programme"],
    "scenario/edits": ["scenario/test_edits", "planning/test_fixes"],
    "scenario/in_progress": ["planning/test_told_weeks", "planning/test_replan", "planning/test_programme"],
    "scenario/in_progress/calendar_week": ["scenario/test_calendar_week", "cli/test_replan_calendar"],
    "scenario/programme_outline": ["planning/test_programme"],
    "scenario/programme_races": ["planning/test_programme", "scenario/test_programme_outline"],
    "scenario/resolve_light": ["scenario/test_own_limits"],
    "scenario/programme_weeks": ["planning/test_programme"],
    "solver/clash": ["rules/test_conformity", "planning/test_why", "solver/test_planning"],
    "web/hand": ["web/test_moves"],
    "web/heard_keys": ["web/test_heard_keys"],
    "web/life_questions": ["web/test_life"],
    "web/life_view": ["web/test_life_view"],
    "web/logged_sets": ["web/test_logged_sets"],
    "training/after_illness": ["planning/test_after_illness", "rules/test_bad_days"],
    "training/programme": ["training/test_time_line", "training/test_programme_week"],
    "training/programme/growth": ["training/test_growth", "training/test_done_runs"],
    "training/programme/usual_running": ["training/test_growth", "training/test_done_runs"],
}
"""What holds a file or a folder where neither the names of tests nor their imports say it; the longest name counts."""
SPARED = {"describe", "describe_in_cycle", "describe_for", "relaxations", "notes", "concerns", "sentence"}
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


def survives(file: Path, mutant: Mutant, folder: Path) -> bool:
    """Return whether no test of the file notices the mutant."""
    _, tree = mutant
    home = Path(tempfile.mkdtemp(dir=folder))
    shutil.copytree(SOURCE.parent, home / "src")
    (home / file.relative_to(ROOT)).write_text(ast.unparse(tree), "utf-8")
    try:
        return all(_pass(file, marks, home) for marks in ("not slow", "slow"))
    finally:
        shutil.rmtree(home)


def _pass(file: Path, marks: str, home: Path) -> bool:
    """Return whether the tests of a file with these marks pass, or there are none."""
    options = ("-q", "-x", "-n0", "-p", "no:cacheprovider", "-m", f"{marks} and not browser")
    process = FORKS.Process(target=_run, args=(home, (*options, *cases_of(file))))
    process.start()
    process.join(PATIENCE)
    if process.exitcode is None and process.pid is not None:
        os.killpg(process.pid, signal.SIGKILL)
        process.join()
    if process.exitcode not in (0, 1, 2, 5, -signal.SIGKILL):
        raise RuntimeError(f"{file.stem}: {(home / 'said').read_text('utf-8')[-500:]}")
    return process.exitcode in (0, 5)


def _run(home: Path, arguments: tuple[str, ...]) -> None:
    """Run pytest on the sources in a folder, in a process that has loaded the libraries already, but not freshlegs."""
    os.setsid()
    os.chdir(ROOT)
    os.environ["PYTHONPATH"] = str(home / "src")
    sys.path[:0] = [str(home / "src"), str(TESTS)]
    said = os.open(home / "said", os.O_WRONLY | os.O_CREAT)
    for stream in (1, 2):
        os.dup2(said, stream)
    code = BROKEN
    try:
        code = int(pytest.main(list(arguments)))
    finally:
        # Nothing may be tidied up here that belongs to the process that this one is a copy of.
        os._exit(code)


@cache
def cases_of(file: Path) -> tuple[str, ...]:
    """Return what pytest is told to run for a file."""
    *room, stem = file.relative_to(SOURCE).with_suffix("").parts
    if room[0] == "rules" and room[-1] in RULES:
        return (str(TESTS / "rules"), "-k", f"{stem} or {RULES[room[-1]]}")
    name = "/".join((*room, stem))
    held = max((key for key in HELD if f"{name}/".startswith(f"{key}/")), key=len, default=None)
    if held is not None:
        chosen = {path for pattern in HELD[held] for path in TESTS.glob(f"{pattern}.py")}
    else:
        module = re.escape("freshlegs." + ".".join((*room, stem)))
        own = (TESTS / room[0]).glob("test_*.py")
        chosen = {path for path in own if re.search(rf"^from {module} import", path.read_text("utf-8"), re.MULTILINE)}
    chosen |= {*(TESTS / room[0]).glob(f"test_{stem}*.py")}
    return tuple(sorted(map(str, chosen or {TESTS / room[0]})))


def files_named(names: Iterable[str]) -> Iterator[Path]:
    """Yield the files of the package that are meant, each by its stem, its path without suffix or its folder."""
    for name in names:
        found = sorted({*SOURCE.glob(f"**/{name}.py"), *SOURCE.glob(f"{name}/**/[a-z]*.py")})
        if not found:
            raise SystemExit(f"no file of freshlegs is called {name}")
        yield from found


def main() -> None:
    """Print what came of each bug as it is known, and for each file how many were planted and caught."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", default=[f"rules/{room}" for room in RULES])
    parser.add_argument("--every", type=int, default=1, help="plant only one of so many")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many at once")
    options = parser.parse_args()
    planted = [
        (file, bug) for file in files_named(options.files) for bug in mutants(ast.parse(file.read_text("utf-8")))
    ]
    jobs = planted[:: options.every]
    tried, caught = Counter[Path](), Counter[Path]()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(options.jobs) as pool:
        whole = Path(folder, "whole")
        shutil.copytree(SOURCE.parent, whole / "src")
        for file in {file: None for file, _ in jobs}:
            if not _pass(file, "not slow", whole):
                raise SystemExit(f"{file.stem}: a test fails where nothing was planted: {(whole / 'said').read_text()}")
        alive = pool.map(lambda job: survives(job[0], job[1], Path(folder)), jobs)
        for (file, (what, _)), lived in zip(jobs, alive, strict=True):
            tried[file] += 1
            caught[file] += not lived
            print(f"{'SURVIVED' if lived else 'caught'}: {file.relative_to(SOURCE)}, {what}", flush=True)
    for file, count in tried.items():
        print(f"{file.relative_to(SOURCE)}: {caught[file]} of {count} were caught")
    print(f"{caught.total()} of {tried.total()} planted bugs were caught")


if __name__ == "__main__":
    main()
