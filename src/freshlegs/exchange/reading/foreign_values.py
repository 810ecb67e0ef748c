"""Numbers, units and times as other programs and other languages write them."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.training.loads import HEAVIEST, Unit
from freshlegs.training.training_log import POUNDS

LONGEST_NUMBER = 20
"""Characters of a number, which no program needs more of."""
_NOTHING = ("", "-", "--", "\N{EN DASH}", "\N{EM DASH}", "n/a", "null")
_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "кг"), "kg"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), "lb"),
}
METRES = {
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres"), 1.0),
    **dict.fromkeys(("km", "kilometer", "kilometers", "kilometre", "kilometres"), 1000.0),
    **dict.fromkeys(("mi", "mi.", "mile", "miles"), 1609.344),
    **dict.fromkeys(("yd", "yds", "yard", "yards"), 0.9144),
    **dict.fromkeys(("ft", "feet", "foot"), 0.3048),
}
"""Metres of each unit of distance."""
_NUMBER = re.compile(r"[-+]?(\d+)(?:([.,])(\d+))?")
_WEIGHT = re.compile(r"([-+]?[\d.,]+)\s*([^\W\d]+)?")
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2})(?:[.,]\d+)?")
_SPOKEN = re.compile(r"(?:(\d{1,2})\s*h)?\s*(?:(\d{1,3})\s*m(?:in)?)?\s*(?:(\d{1,3})\s*s(?:ec)?)?", re.IGNORECASE)


class ForeignWeight(NamedTuple):
    """A weight of a cell; the unit is None where the cell has none."""

    value: float
    unit: Unit | None = None


def normalize_words(text: str) -> str:
    """Return text in small letters without accents, with one blank for what else stands between its words.

    >>> normalize_words("Gewicht (kg)"), normalize_words("weight_kg"), normalize_words("Série #")
    ('gewicht kg', 'weight kg', 'serie')
    """
    text = text.replace("\N{LATIN SMALL LETTER DOTLESS I}", "i")  # Of Turkish, which no decomposition makes an i.
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", plain.casefold()))


def is_empty(cell: str) -> bool:
    """Whether a cell says nothing: "--" as well as no letter."""
    return cell.strip().casefold() in _NOTHING


def find_unit(word: str) -> Unit | None:
    """Return the unit of weight that a word names; None where it names none."""
    return _UNITS.get(word.strip().casefold().rstrip("."))


def parse_number(written: str, *, comma: bool) -> float:
    """Return the number of "82.5" or "82,5"; raises NotUnderstoodError.

    Of "1,250" nobody knows whether it is more than a thousand, unless a comma is known to be a decimal one.
    """
    found = _NUMBER.fullmatch(written) if len(written) <= LONGEST_NUMBER else None
    if found is None:
        raise NotUnderstoodError(f"found {repr_for_user(written)}", "a number such as 82.5")
    if found[2] == "," and len(found[3]) == 3 and not comma and found[1].strip("0"):
        plain, less = f"{found[1]}{found[3]}", f"{found[1]}.{found[3].rstrip('0') or '0'}"
        raise NotUnderstoodError(f"found {repr_for_user(written)}", f"it can be two numbers: write {plain} or {less}")
    return float(written.replace(",", "."))


@lru_cache(5000)
def parse_foreign_weight(written: str, *, comma: bool) -> ForeignWeight | None:
    """Return the weight of "82.5", "82,5 kg" or "175 lbs", None where the cell is empty; raises NotUnderstoodError."""
    cell = written.strip()
    if is_empty(cell):
        return None
    found = _WEIGHT.fullmatch(cell)
    unit = find_unit(found[2]) if found is not None and found[2] else None
    if found is None or (found[2] and unit is None):
        raise NotUnderstoodError(f"found {repr_for_user(cell)}", "a weight such as 82.5, 82.5 kg or 180 lb")
    value = parse_number(found[1], comma=comma)
    if not 0 <= value <= HEAVIEST:
        allowed = f"a weight is 0 to {HEAVIEST}"
        raise NotUnderstoodError(f"found {repr_for_user(cell)}", allowed)
    return ForeignWeight(value, unit)


def convert_weight(value: float, unit: Unit, to: Unit) -> float:
    """Return a weight in another unit, to a tenth of it; one that is in it already stays as it is.

    >>> convert_weight(225, "lb", "kg"), convert_weight(100, "kg", "lb"), convert_weight(82.5, "kg", "kg")
    (102.1, 220.5, 82.5)
    """
    if unit == to:
        return round(value, 3)
    return round(value / POUNDS if to == "kg" else value * POUNDS, 1)


@lru_cache(1000)
def parse_seconds(written: str, *, comma: bool) -> float | None:
    """Return the seconds of "90", "01:30", "0:01:30" or "1m 30s", None where there are none; raises NotUnderstoodError.

    >>> [parse_seconds(cell, comma=False) for cell in ("90", "90.0", "01:30", "0:01:30", "1m 30s", "1h 5m", "", "0")]
    [90.0, 90.0, 90.0, 90.0, 90.0, 3900.0, None, None]
    """
    cell = written.strip()
    if is_empty(cell):
        return None
    if (clock := _CLOCK.fullmatch(cell)) is not None:
        return float(int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3])) or None
    if (spoken := _SPOKEN.fullmatch(cell)) is not None:
        return float(int(spoken[1] or 0) * 3600 + int(spoken[2] or 0) * 60 + int(spoken[3] or 0))
    value = parse_number(cell, comma=comma)
    if value < 0:
        raise NotUnderstoodError(f"found {repr_for_user(cell)}", "seconds, or a time such as 1:30")
    return value or None


@lru_cache(1000)
def parse_metres(written: str, unit: str, *, comma: bool) -> float | None:
    """Return the metres of a distance in a unit, None where there is none; raises NotUnderstoodError."""
    cell = written.strip()
    if is_empty(cell):
        return None
    value = parse_number(cell, comma=comma)
    if not value:
        return None
    each = METRES.get(unit.strip().casefold())
    if value < 0 or each is None:
        allowed = "a distance in m, km, mi, yd or ft"
        raise NotUnderstoodError(f"found {repr_for_user(f'{cell} {unit}'.strip())}", allowed)
    return value * each
