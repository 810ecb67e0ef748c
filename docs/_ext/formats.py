"""What `--json` prints: the fields of plan.json from its models, and real answers of every command, cut short."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import sys
from dataclasses import is_dataclass
from functools import cache
from inspect import getsource
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from pydantic import BaseModel

from freshlegs.cli import main
from freshlegs.model import content
from freshlegs.planfile import ImpossibleRecord, PlannedRecord, UndecidedRecord, parts, programme_parts, replan_parts
from freshlegs.planfile import records as outcomes
from freshlegs.report.page_tables import format_code as code
from freshlegs.report.page_tables import format_table as table

ROOT = Path(__file__).parent.parent.parent
ASKED = (
    "check week.toml plan.json",
    "explain plan.json",
    "why week.toml long-1",
    'whatif week.toml -s "no Tuesday: availability.tue=[]"',
    "alternatives week.toml -k 2",
    "advise week.toml",
    "today plan.json --now 'fri 05:00' --feel poor",
    "replan week.toml plan.json --now 'thu 12:00'",
    "export plan.json --ics week.ics",
    "busy week.ics --from 2026-11-30 --to 2026-12-07 --timezone America/Chicago",
    "rules rest_days",
    "init new.toml --timezone America/Chicago",
)
"""Commands whose answers are shown, each as it may follow those before it."""
_SHAPES: dict[str, type] = {
    name: shape
    for module in (content, parts, programme_parts, replan_parts, outcomes)
    for name, shape in vars(module).items()
    if isinstance(shape, type) and (issubclass(shape, BaseModel) or is_dataclass(shape))
}
"""What plan.json is made of, by name."""


def records() -> str:
    """Return the fields of the three shapes of plan.json."""
    shapes: tuple[type[BaseModel], ...] = (PlannedRecord, ImpossibleRecord, UndecidedRecord)
    lines = []
    for shape in shapes:
        schema = shape.model_json_schema(mode="serialization")
        status = schema["properties"]["status"]["const"]
        lines += [f'### `"status": "{status}"`\n', _fields(schema, shape)]
        for name, below in schema.get("$defs", {}).items():
            if shape is PlannedRecord or name in ("ClashRecord", "FixRecord"):
                lines += [f"#### {name}\n", f"{_first(below)}\n", _fields(below, _SHAPES[name])]
    return "\n".join(lines)


@cache
def answers() -> str:
    """Return for each command what it prints with `--json` about the article's week; of lists only the beginning."""
    with TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("week.toml").write_bytes((ROOT / "scenarios/article-week.toml").read_bytes())
        _printed("plan week.toml -o plan.json")
        return "\n".join(
            f"### {line.split()[0]}\n\n`freshlegs {line} --json`\n\n```json\n{_short(_printed(line))}\n```\n"
            for line in ASKED
        )


def _printed(line: str) -> Any:
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    arguments = ["freshlegs", *shlex.split(line), "--json"]
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(io.StringIO()),
        patch.object(sys, "argv", arguments),
        patch.dict(os.environ),
        patch("gc.set_threshold"),
        patch("gc.freeze"),
    ):
        main()
    out.seek(0)
    return json.loads(out.read())


def _short(value: Any) -> str:
    return json.dumps(_cut(value), indent=2, ensure_ascii=False)


def _cut(value: Any) -> Any:
    match value:
        case dict():
            return {key: _cut(inner) for key, inner in value.items()}
        case [first, _, *_]:
            return [_cut(first), "..."]
        case list():
            return [_cut(inner) for inner in value]
        case _:
            return value


def _first(schema: dict[str, Any]) -> str:
    return str(schema.get("description", "")).split("\n\n")[0].replace("\n", " ")


def _fields(schema: dict[str, Any], shape: type) -> str:
    told = _told(shape)
    rows = [
        (code(name), _type(inner), _default(inner), told.get(name, "")) for name, inner in schema["properties"].items()
    ]
    return table(("field", "type", "default", "what it is"), rows)


def _told(shape: type) -> dict[str, str]:
    """Return what is written beside the fields of a class, or on the line above them, by name."""
    fields = re.findall(r"^(?:    #: (.+)\n)?    (\w+): .+?(?:  #: (.+))?$", getsource(shape), re.MULTILINE)
    return {name: f"{above or beside}." for above, name, beside in fields if above or beside}


def _type(node: dict[str, Any]) -> str:
    match node:
        case {"$ref": reference}:
            return f"{reference.rpartition('/')[2]}"
        case {"const": value}:
            return code(json.dumps(value))
        case {"enum": values}:
            return ", ".join(code(json.dumps(value)) for value in values)
        case {"anyOf": branches}:
            return " or ".join(map(_type, branches))
        case {"type": "array", "prefixItems": [*items]}:
            return f"[{', '.join(map(_type, items))}]"
        case {"type": "array", "items": items}:
            return f"list of {_type(items)}"
        case {"type": "string", "format": kind}:
            return {"date-time": "moment with its offset", "date": "date"}[kind]
        case {"type": kind}:
            return {"null": "null", "integer": "whole number", "boolean": "true or false"}.get(kind, str(kind))
        case _:
            return ""


def _default(node: dict[str, Any]) -> str:
    return code(json.dumps(node["default"])) if "default" in node else ""
