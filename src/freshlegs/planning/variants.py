"""The variants of a scenario: named changes, the combinations of sweeps, the ways to order a week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any, get_args

from freshlegs.io.errors import Fault, InputError, Step
from freshlegs.model.kinds import HardDays, Priority
from freshlegs.scenario.edits import Edit, Put

BASELINE = "baseline"
"""Name of the unchanged scenario."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A named change of a scenario."""

    name: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Sweep:
    """A path into a scenario and the values that it takes in turn."""

    steps: tuple[Step, ...]
    values: Sequence[Any]

    @property
    def label(self) -> str:
        """The last two keys of the path, before each value in the name of a variant."""
        keys = [str(step) for step in self.steps if isinstance(step, str)]
        return ".".join(keys[-2:] if len(keys) > 1 else keys)


def cross_sweeps(sweeps: Sequence[Sweep], *, at_most: int | None) -> Iterator[Variant]:
    """Yield a variant for each combination of values; raises InputError beyond `at_most` (None: no limit)."""
    count = prod(len(sweep.values) for sweep in sweeps)
    if at_most is not None and count > at_most:
        raise InputError("--sweep", Fault("", f"{count} variants", f"at most {at_most}; --yes plans them all the same"))
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
