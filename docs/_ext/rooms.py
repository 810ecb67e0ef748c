"""The rooms of the package, from the contract that holds them and from what each says of itself."""

from __future__ import annotations

import ast
import textwrap
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "src/freshlegs"
_WIDTH = 90
_COLUMN = 12
_PART = 14


def picture() -> str:
    """Return the rooms as a drawing in text: floor by floor from the top, each with its own sentence and its parts."""
    floors = ["\n".join(line for room in floor for line in _room(room)) for floor in list_floors()]
    return "```text\n" + f"\n{'-' * _WIDTH}\n".join(floors) + "\n```\n"


def _room(name: str) -> list[str]:
    lines = _entry(name, _COLUMN, PACKAGE / name)
    for part in sorted((PACKAGE / name).iterdir()):
        if (part / "__init__.py").exists():
            lines += [" " * _COLUMN + line for line in _entry(f"{part.name}/", _PART, part)]
    return lines


def _entry(name: str, column: int, folder: Path) -> list[str]:
    room = _WIDTH - column if column == _COLUMN else _WIDTH - _COLUMN - column
    first, *more = textwrap.wrap(_sentence(folder), room)
    return [f"{name:<{column}}{first}", *(" " * column + line for line in more)]


def list_floors() -> list[list[str]]:
    """Return the floors of the house from the top, each with its rooms, as the contract on imports has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [[room.strip() for room in layer.split("|")] for layer in layers]


def _sentence(folder: Path) -> str:
    """Return the first sentence of what a room says of itself."""
    says = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
    return " ".join(says.split("\n\n")[0].split())
