"""Faults of a scenario file as sentences for the runner: where, what was found, what is allowed.

Places count from 1: sessions[2] is the second [[sessions]] table, availability.mon[1] Monday's first window.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import reduce
from typing import Any

from pydantic_core import ErrorDetails

from freshlegs.io.errors import Fault, InputError, NotUnderstoodError, Step, format_path, repr_for_user
from freshlegs.io.files import name_source
from freshlegs.model.wording import suggest
from freshlegs.scenario.schema.json_schema import Schema, cached_scenario_schema
from freshlegs.scenario.schema.value_types import suggest_word

MOST_FAULTS = 50
"""Faults of an input that are worked out; nobody mends more of them at once."""


class Faults:
    """The faults found so far in a source; raised together, and as soon as there are `MOST_FAULTS`."""

    def __init__(
        self,
        source: str,
        kind: type[InputError] = InputError,
        schema: Callable[[], Schema] = cached_scenario_schema,
    ) -> None:
        self._source = source
        self._kind = kind
        self._schema = schema
        self._found: list[Fault] = []

    def add(self, place: str | tuple[Step, ...], found: str, allowed: str = "") -> None:
        """Note a fault at a path of the file, or at a place that is text already."""
        self._extend([Fault(place if isinstance(place, str) else format_path(place), found, allowed)])

    def add_all(self, error: InputError) -> None:
        """Note the faults of an error."""
        self._extend(error.faults)

    @contextmanager
    def catch(self, place: str | tuple[Step, ...]) -> Iterator[None]:
        """Note what is not understood within."""
        try:
            yield
        except NotUnderstoodError as error:
            self.add(place, error.found, error.allowed)

    def add_wrong(self, steps: tuple[Step, ...], value: object) -> None:
        """Note a value that the schema forbids at a path."""
        allowed = describe_schema(_find_schemas(steps, self._schema()))
        self.add(steps, f"found {repr_for_user(value)}", f"allowed: {allowed}")

    def __len__(self) -> int:
        return len(self._found)

    def raise_any(self) -> None:
        """Raise the error, if there are faults."""
        if self._found:
            raise self._kind(name_source(self._source), *self._found)

    def _extend(self, more: Iterable[Fault]) -> None:
        # What is told twice is wrong once.
        self._found = [*dict.fromkeys((*self._found, *more))]
        if len(self._found) >= MOST_FAULTS:
            self._found[MOST_FAULTS:] = [Fault("", f"these are the first {MOST_FAULTS} faults", "mend them first")]
            self.raise_any()

    def add_errors(self, errors: Sequence[ErrorDetails], written: Any, below: tuple[Step, ...] = ()) -> None:
        """Note the errors of the pydantic model that stands at the path `below` in the whole parsed file."""
        found: dict[tuple[Step, ...], Fault] = {}
        misnamed: set[tuple[Step, ...]] = set()
        # Some are about one place: more than enough of them.
        for error in errors[: 4 * MOST_FAULTS]:
            steps = _steps(error, written, below)
            if steps[-1:] == (error["input"],):
                misnamed.add(steps)
            if steps not in found or error["type"] == "fault":
                found[steps] = _fault(error, steps, self._schema())
        # What is below a key that there is not has no meaning yet.
        clear = {steps: fault for steps, fault in found.items() if not any(_leads_on(key, [steps]) for key in misnamed)}
        # A choice between shapes is wrong in each of them; the deepest fault is in the shape that was meant.
        self._extend(fault for steps, fault in clear.items() if not _leads_on(steps, clear))


def _steps(error: ErrorDetails, written: Any, below: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the path of the wrong value, without the names of shapes that pydantic puts into it."""
    steps: list[Step] = []
    for step in (*below, *error["loc"], *error.get("ctx", {}).get("inside", ())):
        match written, step:
            case dict(), str() if step in written:
                written = written[step]
            case list(), int() if step < len(written):
                written = written[step]
            case _:
                continue
        steps.append(step)
    if error["type"] == "missing":
        steps.append(error["loc"][-1])
    return tuple(steps)


def _leads_on(steps: tuple[Step, ...], others: Iterable[tuple[Step, ...]]) -> bool:
    return any(len(other) > len(steps) and other[: len(steps)] == steps for other in others)


def _fault(error: ErrorDetails, steps: tuple[Step, ...], schema: Schema) -> Fault:
    place, key = format_path(steps), str(steps[-1]) if steps else ""
    nodes, here = _find_schemas(steps[:-1], schema), _find_schemas(steps, schema)
    if error["type"] == "fault":
        return Fault(place, error["ctx"]["found"], error["ctx"]["allowed"])
    if error["type"] == "missing":
        return Fault(place, "missing", _suggest_value(key, here))
    if "[key]" in error["loc"]:
        here = [node["propertyNames"] for node in nodes if "propertyNames" in node]
    if not here:
        return Fault(place, "unknown key", _suggest_key(key, nodes, schema))
    written = error["input"]
    words = [word for node in here for word in node.get("enum", ()) if "errorMessage" not in node]
    near = suggest_word(written, words) if isinstance(written, str) else ""
    return Fault(place, f"found {repr_for_user(written)}", f"{near} allowed: {describe_schema(here)}".lstrip())


def _find_schemas(steps: Iterable[Step], schema: Schema) -> list[Schema]:
    """Return the schemas that hold at a path; none for an unknown one."""
    return reduce(_inside, steps, [schema])


def _inside(nodes: Iterable[Schema], step: Step) -> list[Schema]:
    found: list[Schema] = []
    for node in nodes:
        inner = node.get("properties", {}).get(step)
        if "items" in node:
            inner = {key: value for key, value in node.items() if key == "description"} | node["items"]
        elif inner is None and isinstance(step, str) and isinstance(node.get("additionalProperties"), dict):
            inner = node["additionalProperties"]
        elif inner is None and isinstance(step, str):
            patterns: dict[str, Schema] = node.get("patternProperties", {})
            inner = next((schema for pattern, schema in patterns.items() if re.match(pattern, step)), None)
        if inner:
            found += _branches(inner)
    return found


def _branches(node: Schema) -> list[Schema]:
    if "$ref" in node:
        referred = cached_scenario_schema()["$defs"][node["$ref"].rpartition("/")[2]]
        return _branches(referred | {key: value for key, value in node.items() if key != "$ref"})
    return [leaf for branch in node["anyOf"] for leaf in _branches(branch)] if "anyOf" in node else [node]


def _suggest_value(key: str, nodes: Iterable[Schema]) -> str:
    for node in nodes:
        if node.get("examples"):
            return f"write for example {key} = {repr_for_user(node['examples'][0])}"
    return f"write {describe_schema(nodes)}"


def _suggest_key(key: str, nodes: Iterable[Schema], schema: Schema) -> str:
    names = [name for node in nodes for name in node.get("properties", {})]
    if key in schema["properties"] and key not in names:
        return f"{key} belongs at the top of the file, before the first [table]"
    return f"{suggest(key, names)} allowed: {', '.join(names)}".lstrip()


def describe_schema(nodes: Iterable[Schema]) -> str:
    """Return in a few words the values that one of these schemas allows."""
    return " or ".join(dict.fromkeys(_allowed(node) for node in nodes))


def _allowed(node: Schema) -> str:
    if "errorMessage" in node:
        return str(node["errorMessage"])
    if "enum" in node:
        *most, last = (repr_for_user(value) for value in node["enum"])
        return f"{', '.join(most)} or {last}" if most else last
    if "const" in node:
        return repr_for_user(node["const"])
    match node.get("type"):
        case "integer":
            return f"a whole number{_range(node)}"
        case "number":
            return f"a number{_range(node)}"
        case "boolean":
            return "true or false"
        case "object":
            return "a table" if "properties" not in node else f"a table with {', '.join(node['properties'])}"
        case "array":
            told = str(node.get("description", ""))
            return told if "[" in told else _list(_branches(node["items"]))
    return str(node.get("description", "text"))


def _list(items: list[Schema]) -> str:
    examples = [repr_for_user(item["examples"][0]) for item in items if item.get("examples")]
    return f"a list such as [{', '.join(examples)}]" if examples else f"a list of {describe_schema(items)}"


def _range(node: Schema) -> str:
    if "minimum" not in node:
        return ""
    most = f"to {node['maximum']:g}" if "maximum" in node else "up"
    return f" from {node['minimum']:g} {most}"
