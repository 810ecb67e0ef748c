"""The numbers of a rule as sliders: how far each goes, and in which steps."""

from dataclasses import asdict, dataclass
from typing import Any

from pydantic.fields import FieldInfo

from freshlegs.rules.base import Rule

_PRICES, _HOURS = 100, 72
"""What a slider reaches at least, where nothing narrower is allowed: points, hours (house)."""


@dataclass(frozen=True, slots=True)
class Slider:
    """A number of a rule."""

    name: str  #: Parameter in the scenario file
    label: str  #: For people
    value: float
    min: float
    max: float
    step: float


def list_sliders(rule: Rule) -> list[dict[str, Any]]:
    """Return the numbers of a rule: its price first, where it has one, then its parameters in their order."""
    fields = type(rule).model_fields
    names = sorted(fields, key=lambda name: name != "weight")
    numbers = {name: getattr(rule, name) for name in names}
    return [
        asdict(_build(name, value, fields[name], is_price=name == "weight" or name in rule.prices))
        for name, value in numbers.items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    ]


def _build(name: str, value: float, field: FieldInfo, *, is_price: bool) -> Slider:
    least, most = _find_limits(field)
    words = "price in points" if name == "weight" else name.replace("_", " ")
    said = "" if is_price or not field.description or field.description in words else f" ({field.description})"
    if is_price:
        reach, step = max(_PRICES, 2 * value), 5.0 if value % 5 == 0 else 1.0
    elif isinstance(value, int):
        reach, step = max(7, 2 * value), 5 if value > 14 and value % 5 == 0 else 1
    else:
        reach, step = max(_HOURS, value), 0.5
    label = f"{words}{' in points' if is_price and name != 'weight' else ''}{said}"
    return Slider(name, label, value, least, min(most, reach), step)


def _find_limits(field: FieldInfo) -> tuple[float, float]:
    """Return the least and the greatest value that a parameter may have."""
    least, most = 0.0, float("inf")
    for limit in field.metadata:
        least, most = getattr(limit, "ge", least), getattr(limit, "le", most)
    return least, most
