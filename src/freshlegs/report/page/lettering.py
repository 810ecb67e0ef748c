"""How wide text is, by estimate: nobody knows which font a picture will be shown with, so rather too wide."""

import unicodedata
from collections.abc import Sequence

_WIDE, _NARROW = frozenset("mwMW@%—…"), frozenset(" .,:;'!|()[]/fijlrtI")
_JOINING = ("Mn", "Me", "Cf")


def measure_text(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text of a size is at most, in the same unit."""
    return sum(map(_ems, text)) * _unit(size, bold=bold)


def cut_text(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return as much of a text as fits into a width, with dots where something is missing."""
    if measure_text(text, size, bold=bold) <= width:
        return text
    kept = _fitting(text, width, size, bold=bold, end="…").rstrip()
    return f"{kept}…" if kept else ""


def choose_text(texts: Sequence[str], width: float, size: float, *, bold: bool = False) -> str:
    """Return the first of several texts that fits into a width; where none does, the last, cut."""
    fitting = (text for text in texts if measure_text(text, size, bold=bold) <= width)
    return next(fitting, cut_text(texts[-1], width, size, bold=bold))


def break_lines(text: str, width: float, size: float, *, at_most: int, bold: bool = False) -> list[str]:
    """Return a text broken into lines that fit into a width; the last is cut."""
    found: list[str] = []
    rest = text
    while len(found) < at_most - 1 and measure_text(rest, size, bold=bold) > width:
        line = _fitting(rest, width, size, bold=bold) or rest[:1]
        words = line.rpartition(" ")[0] if rest[len(line) :][:1] != " " else line
        line = words or line
        found.append(line)
        rest = rest[len(line) :].lstrip()
    return [*found, cut_text(rest, width, size, bold=bold)]


def _fitting(text: str, width: float, size: float, *, bold: bool, end: str = "") -> str:
    """Return as much of a text as fits into a width together with an end."""
    # Counted in whole numbers: sums of fractions would come out otherwise letter by letter.
    room = int(width / _unit(size, bold=bold) - 1e-6) - sum(map(_ems, end))
    taken, last = 0, 0
    for letter in text:
        taken += _ems(letter)
        if taken > room:
            break
        last += 1
    # What belongs to the letter before stays with it, or goes with it.
    while 0 < last < len(text) and (unicodedata.category(text[last]) in _JOINING or text[last - 1] == "\u200d"):
        last -= 1
    return text[:last]


def _unit(size: float, *, bold: bool) -> float:
    """Return the hundredth part of an em."""
    return size * (1.1 if bold else 1) / 100


def _ems(letter: str) -> int:
    """Return how wide a letter is, in hundredths of an em."""
    if unicodedata.category(letter) in _JOINING:
        return 0
    if unicodedata.east_asian_width(letter) in "WF" or ord(letter) >= 0x1F000:
        return 140
    if letter in _WIDE:
        return 100
    if letter in _NARROW:
        return 41
    return 72 if letter.isupper() else 64
