"""The variants of a scenario: named changes, the combinations of sweeps, the ways to order a week.

What a person asks of `whatif` is read as written: "no Tuesday: availability.tue=[]", "rules.run_lift_gap.hours=2..6".
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import product
from math import prod
from typing import Any, get_args

from freshlegs.io.errors import ArgumentError, Fault, InputError, Step, repr_for_user
from freshlegs.model.kinds import HardDays, Priority
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Drop, Edit, Put, list_overlay_edits

BASELINE = "baseline"
"""Name of the unchanged scenario."""
LONGEST_SWEEP = 1_000_000
"""Values of one sweep, however patient a person is."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_PIECE = r"""(?:[^;"']|"[^"]*"|'[^']*')+"""
_STEP = re.compile(r"""\.?(?:([A-Za-z0-9_-]+)|\[([0-9]{1,4})\]|"([^"]*)")""")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_/+-]*")
_HOW = 'write for example "no Tuesday: availability.tue=[]"'


@dataclass(frozen=True, slots=True)
class Variant:
    """A named change of a scenario."""

    name: str
    edits: tuple[Edit, ...] = ()


def list_dates(variant: Variant) -> list[date]:
    """Return the dates whose hours a variant changes, each once."""
    found = (name for edit in variant.edits for name in (*edit.steps, *_list_keys(edit)) if isinstance(name, str))
    return [date.fromisoformat(name) for name in dict.fromkeys(found) if _DATE.fullmatch(name)]


def _list_keys(edit: Edit) -> Iterator[str]:
    """Yield the keys of the tables that an edit puts."""
    tables = [edit.value] if isinstance(edit, Put) else []
    for table in tables:
        if isinstance(table, dict):
            yield from table
            tables.extend(table.values())


@dataclass(frozen=True, slots=True)
class Sweep:
    """A path into a scenario and the values that it takes in turn."""

    steps: tuple[Step, ...]
    values: Sequence[Any]

    @property
    def label(self) -> str:
        """The last two keys of the path, before each value in the name of a variant."""
        keys = [str(step) for step in self.steps if isinstance(step, str)]
        return ".".join(keys[-2:])


def cross_sweeps(sweeps: Sequence[Sweep], *, at_most: int | None) -> Iterator[Variant]:
    """Yield a variant for each combination of values; raises InputError beyond `at_most` (None: no limit)."""
    count = prod(len(sweep.values) for sweep in sweeps)
    if at_most is not None and count > at_most:
        raise ArgumentError("sweeps", Fault("at_most", f"{count} variants", f"at most {at_most}"))
    for values in product(*(sweep.values for sweep in sweeps)) if sweeps else ():
        names = [f"{sweep.label} = {_format_value(value)}" for sweep, value in zip(sweeps, values, strict=True)]
        yield Variant(", ".join(names), tuple(Put(s.steps, v) for s, v in zip(sweeps, values, strict=True)))


def list_policies() -> Iterator[Variant]:
    """Yield the four ways to order a week: separate or consolidate, run or lift first."""
    for hard_days, priority in product(get_args(HardDays), get_args(Priority)):
        edits = Put(("hard_days",), hard_days), Put(("priority",), priority)
        yield Variant(f"{hard_days}, {priority} first", edits)


def _format_value(value: Any) -> str:
    match value:
        case bool() | None:
            return str(value).lower()
        case int() | float():
            return f"{value:g}"
        case _:
            return str(value)


@dataclass(frozen=True, slots=True)
class Question:
    """The variants that a person asks for."""

    changes: Sequence[str] = ()  #: Texts, as `parse_variant` reads them
    #: Name and table of each file that is laid over the scenario
    overlays: Sequence[tuple[str, Mapping[str, Any]]] = ()
    sweeps: Sequence[str] = ()  #: Texts, as `parse_sweep` reads them; all are crossed
    policies: bool = False  #: The four ways to order a week too
    at_most: int | None = None  #: Combinations of a sweep that are allowed; None: any number

    def variants(self, draft: Draft) -> tuple[Variant, ...]:
        """Return the baseline and the variants, each of them a scenario without faults.

        Raises InputError for what can't be read, leads nowhere or makes a faulty scenario, and for two of one name.
        """
        sweeps = [parse_sweep(text) for text in self.sweeps]
        found = (
            Variant(BASELINE),
            *(parse_variant(text) for text in self.changes),
            *(Variant(name, tuple(list_overlay_edits(draft.written, above))) for name, above in self.overlays),
            *cross_sweeps(sweeps, at_most=self.at_most),
            *(list_policies() if self.policies else ()),
        )
        for name, count in Counter(variant.name for variant in found).items():
            if count > 1:
                raise InputError(
                    f"variant {repr_for_user(name)}", Fault("", "there are two of this name", "give each its own")
                )
        for variant in found[1:]:
            _check(draft, variant)
        return found


def _check(draft: Draft, variant: Variant) -> None:
    asker = f"variant {repr_for_user(variant.name)}"
    changed = draft.apply(variant.edits, asker)
    try:
        _ = changed.scenario
    except InputError as error:
        raise InputError(asker, *error.faults) from None


def parse_variant(text: str) -> Variant:
    """Return the variant of "no Tuesday: availability.tue=[]"; several changes are separated by ";".

    The name may be left out. `path=` without a value takes away what stands there. Raises InputError with every change
    that can't be read.
    """
    name, colon, rest = text.partition(":")
    if not colon or "=" in name:
        name, rest = text, text
    faults: list[Fault] = []
    edits: list[Edit] = []
    for piece in filter(None, map(str.strip, re.findall(_PIECE, rest))):
        path, equals, value = piece.partition("=")
        steps = _steps(path.strip())
        if not equals or not steps:
            faults.append(Fault("", f"found {repr_for_user(piece)}", _HOW))
        elif not value.strip():
            edits.append(Drop(steps))
        else:
            edits.append(Put(steps, _value(value.strip(), piece, faults)))
    if not edits and not faults:
        faults.append(Fault("", "found no change", _HOW))
    if faults:
        raise ArgumentError(f"changes {repr_for_user(text)}", *faults)
    return Variant(name.strip(), tuple(edits))


def parse_sweep(text: str) -> Sweep:
    """Return the sweep of "rules.run_lift_gap.hours=2..6", "...=2..3..0.5", "priority=run,lift"; raises InputError."""
    path, equals, values = text.partition("=")
    steps, found, faults = _steps(path.strip()), list[Any](), list[Fault]()
    if not equals or not steps or not values.strip():
        faults.append(Fault("", f"found {repr_for_user(text)}", "write for example rules.run_lift_gap.hours=2..6"))
    elif ".." in values:
        found = _range(values.strip(), faults)
    else:
        found = [_value(value.strip(), text, faults) for value in _split(values)]
    if faults:
        raise ArgumentError(f"sweeps {repr_for_user(text)}", *faults)
    return Sweep(steps, found)


def _steps(path: str) -> tuple[Step, ...]:
    """Return a path's keys and indices (people count from 1); empty where it is none."""
    steps: list[Step] = []
    at = 0
    while at < len(path):
        found = _STEP.match(path, at)
        if found is None or (found[2] is not None and int(found[2]) == 0):
            return ()
        key, index, quoted = found.groups()
        steps.append(int(index) - 1 if index else key or quoted)
        at = found.end()
    return tuple(steps)


def _value(text: str, piece: str, faults: list[Fault]) -> Any:
    """Return a value as TOML has it; a bare word is a text, for a shell eats quotes."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except (tomllib.TOMLDecodeError, RecursionError):
        if _WORD.fullmatch(text):
            return text
        faults.append(
            Fault("", f"found {repr_for_user(piece)}", 'the value is not TOML: 4, true, "word" or ["06:00-08:00"]')
        )
        return None


def _split(values: str) -> list[str]:
    """Return the values of a list without brackets, separated by commas outside quotes, brackets and braces."""
    parts, depth, quote = [""], 0, ""
    for letter in values:
        if letter in "\"'":
            quote = "" if letter == quote else quote or letter
        depth += (letter in "[{") - (letter in "]}") if not quote else 0
        if letter == "," and not depth and not quote:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _range(text: str, faults: list[Fault]) -> list[int] | list[float]:
    parts = text.split("..")
    try:
        first, last, step = map(Decimal, parts if len(parts) == 3 else (*parts, "1"))
        if not all(value.is_finite() for value in (first, last, step)) or step <= 0 or last < first:
            raise InvalidOperation
    except (InvalidOperation, ValueError):
        faults.append(Fault("", f"found {repr_for_user(text)}", "write first..last or first..last..step, upwards"))
        return []
    count = int((last - first) / step) + 1
    if count > LONGEST_SWEEP:
        faults.append(Fault("", f"{count} values", f"at most {LONGEST_SWEEP}"))
        return []
    kind = int if first == int(first) and step == int(step) else float
    return [kind(first + index * step) for index in range(count)]
