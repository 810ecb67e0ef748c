"""The one list of sources, and the numbers of the code that cite it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from citations import list_cited

import freshlegs
from freshlegs.report.page_tables import format_code as code
from freshlegs.report.page_tables import format_table as table
from freshlegs.training.lift_template import ExerciseSlot
from freshlegs.training.programme.easier_weeks import Deload
from freshlegs.training.programme.races import Recovery
from freshlegs.training.sources import SOURCES, STRENGTH_TEXT, Source

Constant = tuple[Path, str, Any, str]

PACKAGE = Path(freshlegs.__file__).parent

SPOKEN = {"house": "ours", "article": "the article"}
"""How a table names a source of that strength; every other one goes by its name."""


def sources() -> str:
    """Return all sources by key with what they say and how strong that is."""
    rows = [
        (f'<a id="{key.lower()}"></a>{code(key)}', _where(source), source.says, STRENGTH_TEXT[source.strength])
        for key, source in SOURCES.items()
    ]
    return table(("key", "who", "says", "how strong"), rows)


def link_source(key: str, page: str = "sources.md") -> str:
    """Return who says something, what, and how strong that is."""
    source = SOURCES[key]
    if source.strength == "house":
        return f"{source.says} ([{key}]({page}))"
    name = f"{_where(source)}: {source.says}"
    return f"{name} ({STRENGTH_TEXT[source.strength]}; [{key}]({page}))"


def numbers() -> str:
    """Return every constant of the code whose docstring cites a source, by the file in which it stands."""
    parts = []
    for file, found in groupby(_constants(), key=lambda constant: constant[0]):
        parts += [f"## {file.relative_to(PACKAGE)}\n", _table(found)]
    return "\n".join(parts)


def programme_numbers() -> str:
    """Return the constants that make a programme of a week."""
    return _table(constant for constant in _constants() if constant[0].parent.name == "programme")


def _table(constants: Iterable[Constant]) -> str:
    rows = [
        (says, _show(value), ", ".join(dict.fromkeys(speak_source(key) for key in list_cited(says))), code(name))
        for _, name, value, says in constants
    ]
    return table(("what it is", "number", "who says so", "its name"), rows)


def _constants() -> Iterator[Constant]:
    """Yield every constant that cites: its file, its name, its value, and what its docstring says."""
    for path in sorted(PACKAGE.rglob("*.py")):
        body = ast.parse(path.read_text("utf-8")).body
        for statement, after in pairwise(body):
            says = ast.get_docstring(ast.Module([after], [])) or ""
            match statement:
                case ast.Assign(targets=[target]) | ast.AnnAssign(target=target) if says:
                    says = " ".join(says.split())
                    names = [node.id for node in ast.walk(target) if isinstance(node, ast.Name)]
                    if all(name.isupper() for name in names) and path.stem != "sources" and list_cited(says):
                        yield path, ", ".join(names), _value(path, names), says
                case _:
                    continue


def _value(path: Path, names: list[str]) -> Any:
    module = import_module(".".join(("freshlegs", *path.relative_to(PACKAGE).with_suffix("").parts)))
    values = tuple(getattr(module, name) for name in names)
    return values if len(values) > 1 else values[0]


def _show(value: Any) -> str:
    match value:
        case range():
            return f"{value[0]} to {value[-1]}"
        case ExerciseSlot():
            count = value.at_most if value.at_most > 1 else ""
            more = " ".join(map(str, filter(None, (count, value.region, "paired" if value.paired else ""))))
            return f"{value.name} ({more})" if more else value.name
        case Deload():
            return f"volume {value.volume}, load {value.load}"
        case Recovery():
            return f"{value.called}: {value.rest}, {value.legs} and {value.hard} days"
        case dict():
            return "; ".join(f"{_show(key)}: {_show(inner)}" for key, inner in value.items())
        case frozenset():
            return ", ".join(sorted(map(_show, value)))
        case tuple() | list():
            return ", ".join(map(_show, value))
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def speak_source(key: str) -> str:
    """Return who says something, in the fewest words."""
    source = SOURCES[key]
    return SPOKEN.get(source.strength, source.where)


def _where(source: Source) -> str:
    if not source.lines:
        return source.where
    word = "lines" if any(mark in source.lines for mark in "-,") else "line"
    return f"{source.where}, {word} {source.lines}"
