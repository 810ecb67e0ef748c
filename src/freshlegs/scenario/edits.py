"""Edits of a scenario as it is written: put a value at a path, or drop the value there.

The same edits work on the parsed table, which is then planned, and on the file's text, whose comments stay.
"""

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping, MutableMapping, MutableSequence, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from freshlegs.io.errors import Fault, InputError, InternalError, Step, format_path, repr_for_user


@dataclass(frozen=True, slots=True)
class Put:
    """Put a value at a path: missing tables are made, and an index one past the end adds to a list."""

    #: Keys, and indices from 0; a [[sessions]] table may be named by its kind if no other has it
    steps: tuple[Step, ...]
    value: Any  #: A value that TOML can hold

    def __str__(self) -> str:
        return f"{format_path(self.steps)} = {_format_value(self.value)}"


@dataclass(frozen=True, slots=True)
class Drop:
    """Drop the value at a path, if there is one."""

    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return f"without {format_path(self.steps)}"


Edit = Put | Drop


def apply_edits(written: Mapping[str, Any], edits: Iterable[Edit], source: str) -> dict[str, Any]:
    """Return an edited copy of a parsed scenario; raises InputError, which names `source`, if an edit leads nowhere."""
    changed = deepcopy(dict(written))
    try:
        _make(changed, edits, _copy)
    except InputError as error:
        raise InputError(source, *error.faults) from None
    return changed


def apply_edits_to_text(text: str, edits: Sequence[Edit]) -> str:
    """Return the edited text of a scenario file; comments and order stay.

    Raises InternalError if the text does not read back as the edited table.
    """
    import tomlkit

    document = tomlkit.parse(text)
    _make(document, edits, _style)
    changed = tomlkit.dumps(document)
    if tomllib.loads(changed) != apply_edits(tomllib.loads(text), edits, "edits"):
        raise InternalError("a changed scenario does not read back as what was meant; it is not written")
    return changed


def list_overlay_edits(
    below: Mapping[str, Any], above: Mapping[str, Any], steps: tuple[Step, ...] = ()
) -> Iterable[Put]:
    """Yield the edits that lay one parsed file over another: tables are merged, other values replaced."""
    for key, value in above.items():
        if isinstance(value, dict) and isinstance(below.get(key), dict):
            yield from list_overlay_edits(below[key], value, (*steps, key))
        else:
            yield Put((*steps, key), value)


_Style = Callable[[Any, Any], Any]
"""Makes the node of a value, given the node that it is added to, or None where it replaces another."""


def _copy(value: Any, among: Any) -> Any:
    del among
    return deepcopy(value)


def _style(value: Any, among: Any) -> Any:
    """Return the node of a file's text as a person would write it: small tables on one line."""
    import tomlkit

    match value:
        case dict():
            is_wide = isinstance(among, tomlkit.TOMLDocument | tomlkit.items.AoT)
            table = tomlkit.table() if is_wide else tomlkit.inline_table()
            table.update({key: _style(item, None) for key, item in value.items()})
            if isinstance(among, tomlkit.items.AoT):
                table.add(tomlkit.nl())
            return table
        case list() | tuple():
            array = tomlkit.array()
            array.extend(_style(item, None) for item in value)
            return array
        case _:
            return tomlkit.item(value)


def _make(document: MutableMapping[str, Any], edits: Iterable[Edit], style: _Style) -> None:
    for edit in edits:
        *way, last = edit.steps
        node: Any = document
        for depth, step in enumerate(way):
            node = _enter(node, edit.steps[: depth + 1], step, style)
        match edit:
            case Put(steps, value):
                _put(node, steps, last, value, style)
            case Drop(steps):
                index = _index(node, steps, last) if isinstance(node, MutableSequence) else last
                if not isinstance(node, MutableMapping) or index in node:
                    del node[index]


def _enter(node: Any, steps: tuple[Step, ...], step: Step, style: _Style) -> Any:
    """Return the node at the next step; a missing one becomes a table."""
    if isinstance(node, MutableSequence):
        return node[_index(node, steps, step)]
    _check_table(node, steps[:-1])
    if step not in node:
        node[step] = style({}, node)
    elif steps[0] == "rules" and len(steps) == 2 and not isinstance(node[step], MutableMapping | MutableSequence):
        # rules.rest_days = "hard" is short for { weight = "hard" }; the long form has room for parameters.
        # "off" goes: a parameter switches the rule on.
        kept = {} if node[step] == "off" else {"weight": node[step]}
        node[step] = style(kept, node)
    return node[step]


def _put(node: Any, steps: tuple[Step, ...], last: Step, value: Any, style: _Style) -> None:
    if not isinstance(node, MutableSequence):
        _check_table(node, steps[:-1])
        node[last] = style(value, None)
    elif last == len(node):
        node.append(style(value, node))
    else:
        node[_index(node, steps, last)] = style(value, None)


def _index(node: Sequence[Any], steps: tuple[Step, ...], step: Step) -> int:
    """Return the index in a list that a step means: its number, or the only table of that kind."""
    many = f"{format_path(steps[:-1])} has {len(node)}"
    if isinstance(step, int):
        if 0 <= step < len(node):
            return step
        raise _no_way(steps, "there is no such entry", f"{many}, counted from 1")
    kinds = [item.get("kind") if isinstance(item, Mapping) else None for item in node]
    match [index for index, kind in enumerate(kinds) if kind == step]:
        case [index]:
            return index
        case []:
            there = ", ".join(dict.fromkeys(str(kind) for kind in kinds if kind)) or many
            raise _no_way(steps, "there is no such entry", f"name one by its number or kind: {there}")
        case several:
            which = " or ".join(format_path((*steps[:-1], index)) for index in several)
            raise _no_way(steps, f"there are {len(several)} of this kind", f"write {which}")


def _no_way(steps: Iterable[Step], found: str, allowed: str) -> InputError:
    return InputError("edits", Fault(format_path(steps), found, allowed))


def _check_table(node: Any, steps: tuple[Step, ...]) -> None:
    if not isinstance(node, MutableMapping):
        raise _no_way(steps, f"found {repr_for_user(node)}, which holds nothing further", "change it as a whole")


def _format_value(value: Any) -> str:
    """Return a value as one line of TOML."""
    match value:
        case dict():
            inner = ", ".join(f"{key} = {_format_value(item)}" for key, item in value.items())
            return f"{{ {inner} }}" if inner else "{}"
        case list() | tuple():
            return f"[{', '.join(map(_format_value, value))}]"
        case str():
            return json.dumps(value, ensure_ascii=False)
        case bool():
            return str(value).lower()
        case float():
            return f"{value:g}"
        case _:
            return str(value)
