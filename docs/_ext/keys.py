"""The keys of scenario and club files, from their schemas: every table that leads on from the file, whoever adds it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from freshlegs.model.clock import WEEKDAYS, format_clock_time
from freshlegs.report.page_tables import format_code as code
from freshlegs.report.page_tables import format_table as table
from freshlegs.scenario.club.club_schema import build_club_schema
from freshlegs.scenario.schema.faults import describe_schema
from freshlegs.scenario.schema.json_schema import build_scenario_schema

Schema = dict[str, Any]

RULES = "rules"
"""The key of rules by name, at the top of the file and in [lifting]: they have a page of their own."""
ALIKE_DAYS = {*WEEKDAYS[1:], *(f"day{number}" for number in range(1, 15))}
"""Days that have the row of Monday."""
DAYS = "`mon` to `sun`, or `day1` to `day14`"


def scenario_keys() -> str:
    """Return the tables of keys of a scenario file."""
    return _file_keys(build_scenario_schema())


def club_keys() -> str:
    """Return the tables of keys of a club file."""
    return _file_keys(build_club_schema())


def _file_keys(schema: Schema) -> str:
    """Return a table of keys for the top of the file, and one for each table that can be reached from there."""
    parts = ["## At the top of the file\n", _keys(schema, schema)]
    for name, node in schema["properties"].items():
        if name != RULES:
            parts += _tables(schema, name, node, "##")
    return "\n".join(parts)


def busy_keys() -> str:
    """Return the keys of a calendar that is taken out of the free time."""
    schema = build_scenario_schema()
    return _keys(schema, schema["$defs"]["Busy"])


def _tables(schema: Schema, path: str, node: Schema, mark: str, within: str = "") -> Iterator[str]:
    """Yield the table that a key holds, if it holds one, and those below it."""
    for branch in _branches(schema, node):
        many = branch.get("type") == "array"
        found = _resolved(schema, branch["items"]) if many else branch
        named: Schema = next(iter(found.get("patternProperties", {}).values()), {})
        if not found.get("properties") and "$ref" in named:
            # Tables that the athlete names.
            found, path = _resolved(schema, named), f"{path}.NAME"
        if not found.get("properties"):
            continue
        written = code(f"[[{path}]]" if many else f"[{path}]") if not within else f"{code(path)} in {within}"
        yield f"{mark} {written}\n"
        yield f"{found.get('description', '')}\n"
        yield _keys(schema, found)
        for key, inner in found["properties"].items():
            if key != RULES and key not in ALIKE_DAYS:
                # Below one of several tables a path has no brackets of its own.
                below = (key, written) if many or within else (f"{path}.{key}", "")
                yield from _tables(schema, below[0], inner, "###", below[1])


def _keys(schema: Schema, node: Schema) -> str:
    rows = []
    for name, inner in node["properties"].items():
        if name in ALIKE_DAYS:
            continue
        must = name in node.get("required", ())
        default = "**must be given**" if must else code(_default(inner)) if _shown(inner) else ""
        allowed, says = _allowed(schema, name, inner), inner.get("description", "")
        rows.append((DAYS if name == "mon" else code(name), default, allowed, "" if says == allowed else says))
    return table(("key", "default", "allowed", "what it says"), rows)


def _allowed(schema: Schema, name: str, node: Schema) -> str:
    """Return what may stand there; of a list of words the words, for what it is stands beside it."""
    if name == RULES:
        return "a table of [rules](rules.md)"
    branches = list(_branches(schema, node))
    items = [_resolved(schema, branch["items"]) for branch in branches if branch.get("type") == "array"]
    if items and "enum" in items[0] and "errorMessage" not in items[0]:
        return f"a list of {describe_schema(items)}"
    return " or ".join(dict.fromkeys(_one_allowed(branch) for branch in branches)).replace("<", "&lt;")


def _one_allowed(node: Schema) -> str:
    if node.get("properties"):
        return "a table, below"
    names = node.get("propertyNames")
    values = node.get("additionalProperties") or next(iter(node.get("patternProperties", {}).values()), None)
    if names and isinstance(values, dict):
        return f"a table; keys: {describe_schema([names])}; values: {describe_schema([values])}"
    return describe_schema([node])


def _default(node: Schema) -> str:
    value = node["default"]
    is_time = isinstance(value, int) and node.get("type") == "string"
    return json.dumps(format_clock_time(value) if is_time else value)


def _shown(node: Schema) -> bool:
    return "default" in node and node["default"] not in ("", []) and not isinstance(node["default"], dict)


def _branches(schema: Schema, node: Schema) -> Iterator[Schema]:
    node = _resolved(schema, node)
    if "anyOf" in node:
        for branch in node["anyOf"]:
            yield from _branches(schema, branch)
    else:
        yield node


def _resolved(schema: Schema, node: Schema) -> Schema:
    if "$ref" not in node:
        return node
    found: Schema = schema["$defs"][node["$ref"].rpartition("/")[2]]
    return {**found, **{key: value for key, value in node.items() if key not in ("$ref", "default", "description")}}
