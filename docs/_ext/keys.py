"""The keys of a scenario file, from its schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tables import code, table

from freshlegs.model.clock import WEEKDAYS
from freshlegs.scenario.schema.faults import describe_schema
from freshlegs.scenario.schema.json_schema import build_scenario_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

Schema = dict[str, Any]

TABLES = {
    "athlete": "[athlete]",
    "week": "[week]",
    "availability": "[availability]",
    "busy": "[[busy]]",
    "sessions": "[[sessions]]",
    "history": "[history]",
    "expect": "[expect]",
}
"""The tables of a file, in the order in which they are explained."""


def scenario_keys() -> str:
    """Return a table of keys for the top of the file, and for each of its tables."""
    schema = build_scenario_schema()
    top = [key for key in schema["properties"] if key not in TABLES and key != "rules"]
    parts = ["## At the top of the file\n", _keys(schema, schema, top)]
    for name, written in TABLES.items():
        found = _resolved(schema, schema["properties"][name])
        inside = _resolved(schema, found["items"]) if "items" in found else found
        parts += [
            f"## `{written}`\n",
            f"{inside.get('description', '')}\n",
            _keys(schema, inside, list(_named(inside))),
        ]
        for key, node in _named(inside).items():
            for below in _tables_in(schema, node):
                parts += [
                    f"### `{key}` as a table\n",
                    f"{below['description']}\n",
                    _keys(schema, below, list(below["properties"])),
                ]
    return "\n".join(parts)


def _named(node: Schema) -> Schema:
    """Return the keys of a table; of the days, which are alike, only one."""
    days = {*WEEKDAYS[1:], *(f"day{number}" for number in range(1, 15))}
    return {key: inner for key, inner in node["properties"].items() if key not in days}


def _keys(schema: Schema, node: Schema, names: list[str]) -> str:
    rows = []
    for name in names:
        inner = node["properties"][name]
        must = name in node.get("required", ())
        default = "**must be given**" if must else code(_toml(inner["default"])) if _shown(inner) else ""
        branches = list(_branches(schema, inner))
        rows.append((_name(name), default, _allowed(schema, branches), inner.get("description", "")))
    return table(("key", "default", "allowed", "what it says"), rows)


def _allowed(schema: Schema, branches: list[Schema]) -> str:
    """Return what may stand there; of a list of words the words, for what it is stands beside it."""
    items = [_resolved(schema, node["items"]) for node in branches if node.get("type") == "array"]
    if items and "enum" in items[0] and "errorMessage" not in items[0]:
        return f"a list of {describe_schema(items)}"
    return describe_schema(branches).replace("<", "&lt;")


def _name(name: str) -> str:
    return "`mon` to `sun`, or `day1` to `day14`" if name == "mon" else code(name)


def _shown(node: Schema) -> bool:
    return "default" in node and node["default"] not in ([], {}, "")


def _branches(schema: Schema, node: Schema) -> Iterator[Schema]:
    node = _resolved(schema, node)
    if "anyOf" in node:
        for branch in node["anyOf"]:
            yield from _branches(schema, branch)
    else:
        yield node


def _tables_in(schema: Schema, node: Schema) -> Iterator[Schema]:
    for branch in _branches(schema, node):
        found = _resolved(schema, branch["items"]) if branch.get("type") == "array" else branch
        if found.get("properties"):
            yield found


def _resolved(schema: Schema, node: Schema) -> Schema:
    if "$ref" not in node:
        return node
    found: Schema = schema["$defs"][node["$ref"].rpartition("/")[2]]
    return {**found, **{key: value for key, value in node.items() if key not in ("$ref", "default")}}


def _toml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
