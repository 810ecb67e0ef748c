"""The variants of a scenario: named changes, the combinations of sweeps, the ways to order a week."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any, get_args

from freshlegs.io.errors import Fault, InputError
from freshlegs.model.kinds import HardDays, Priority
from freshlegs.model.wording import format_number
from freshlegs.scenario.edits import Put

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from freshlegs.io.errors import Step
    from freshlegs.scenario.edits import Edit

BASELINE = "baseline"
"""The name of the scenario as it is."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A named change of a scenario."""

    name: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Sweep:
    """A path and the values that it takes one after the other."""

    steps: tuple[Step, ...]
    values: Sequence[Any]

    @property
    def label(self) -> str:
        """What names the values: the last key of the path, with the one before where that alone says little."""
        keys = [str(step) for step in self.steps if isinstance(step, str)]
        return ".".join(keys[-2:] if len(keys) > 1 else keys)


def cross_sweeps(sweeps: Sequence[Sweep], *, at_most: int | None) -> Iterator[Variant]:
    """Yield a variant for each combination of the values of all sweeps.

    Raises
    ------
    InputError
        There are more than `at_most` (None: any number will do).
    """
    count = prod(len(sweep.values) for sweep in sweeps)
    if at_most is not None and count > at_most:
        raise InputError("--sweep", Fault("", f"{count} variants", f"at most {at_most}; --yes plans them all the same"))
    for values in product(*(sweep.values for sweep in sweeps)) if sweeps else ():
        named = [f"{sweep.label} = {_text(value)}" for sweep, value in zip(sweeps, values, strict=True)]
        yield Variant(", ".join(named), tuple(Put(s.steps, v) for s, v in zip(sweeps, values, strict=True)))


def list_policies() -> Iterator[Variant]:
    """Yield the four ways to order a week: separate or consolidate, run or lift first."""
    for hard_days, priority in product(get_args(HardDays), get_args(Priority)):
        edits = Put(("hard_days",), hard_days), Put(("priority",), priority)
        yield Variant(f"{hard_days}, {priority} first", edits)


def _text(value: Any) -> str:
    match value:
        case bool() | None:
            return str(value).lower()
        case int() | float():
            return format_number(value)
        case _:
            return str(value)
