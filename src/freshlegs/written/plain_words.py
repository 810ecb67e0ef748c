"""The words of a person for days and times, turned into the few forms that are read."""

import re
from collections.abc import Callable

_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PARTS = {"half": 30, "quarter": 15, "a quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_HOUR = rf"{'|'.join(_HOURS)}|\d{{1,2}}"
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "september" else "sept?(?:ember)?" for name in _MONTHS)
_NUMBER = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(20\d\d|2100)(?![\d:]))?"
NO_YEAR = "xxxx"
"""Stands for the year of a date that says none."""


def to_plain_words(written: str) -> str:
    """Return a text in lower case, its dates as 2026-12-01, its times in digits, and "-" from one to another."""
    plain = " ".join(written.lower().split())
    for pattern, meant in _FORMS:
        plain = pattern.sub(meant, plain)
    return plain


def _date(day: str, month: str, year: str | None) -> str:
    number = int(month) if month.isdecimal() else next(n for n, name in enumerate(_MONTHS, 1) if name[:3] == month[:3])
    return f"{year or NO_YEAR}-{number:02d}-{int(day):02d}"


def _dotted(match: re.Match[str]) -> str:
    return _date(match[1], match[2], match[3]) if 1 <= int(match[2]) <= 12 else match[0]


def _spoken(match: re.Match[str]) -> str:
    """Return "6:30" of "half past six", "5:45" of "a quarter to six"."""
    part, direction, hour = match.groups()
    whole = _HOURS.index(hour) + 1 if hour in _HOURS else int(hour)
    past = _PARTS[part] if direction == "past" else -_PARTS[part]
    return f"{(whole if past > 0 else (whole - 1) or 12)}:{past % 60:02d}"


_WAYS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    ("[\N{EN DASH}\N{EM DASH}]|\\.\\.+", "-"),
    (rf"\b{_NUMBER}\.?\s+(?:of\s+)?({_MONTH})\b\.?{_YEAR}", lambda match: _date(match[1], match[2], match[3])),
    (rf"\b({_MONTH})\.?\s+{_NUMBER}(?![\d:.]|\s*[ap]\.?m){_YEAR}", lambda match: _date(match[2], match[1], match[3])),
    (r"\b(\d{1,2})\.(\d{1,2})\.(20\d\d|2100)?(?!\d)", _dotted),
    (r"\b([ap])\.\s?m\b\.?", r"\1m"),
    (rf"\b({'|'.join(_PARTS)}) (past|to) ({_HOUR})\b", _spoken),
    (rf"\b({'|'.join(_HOURS)})\b", lambda match: str(_HOURS.index(match[1]) + 1)),
    (r"(?<=\d) ?o'clock\b", ""),
    (r"(?<=\d) in the (?:(morning)|afternoon|evening)\b", lambda match: "am" if match[1] else "pm"),
    (r"\b(\d{1,2}) ?h(\d\d)?\b", lambda match: f"{match[1]}:{match[2] or '00'}"),
    (r"(?<!\d)([01]\d|2[0-3])([0-5]\d)(?!\d|-\d\d-)", r"\1:\2"),
    (r"\b(?:to|till|until|through|thru)\b", "-"),
    (r"\bevery ?day\b", "everyday"),
    (r"\bday (?=\d{1,2}\b)", "day"),
    (r"\bnoon\b", "12:00"),
    (r"\bmidnight\b", "24:00"),
)
_FORMS = tuple((re.compile(pattern), meant) for pattern, meant in _WAYS)
"""What is turned into what, one after the other."""
