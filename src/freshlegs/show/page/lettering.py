"""How wide text is, by estimate: nobody knows which font a picture will be shown with, so rather too wide."""

from __future__ import annotations

import unicodedata

_WIDE, _NARROW = frozenset("mwMW@%—…"), frozenset(" .,:;'!|()[]/fijlrtI")
_JOINING = ("Mn", "Me", "Cf")


def breadth(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text of a size is at most, in the same unit."""
    return sum(map(_em, text)) * size * (1.1 if bold else 1)


def cut(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return as much of a text as fits into a width, with dots where something is missing."""
    if breadth(text, size, bold=bold) <= width:
        return text
    kept = _fitting(text, width - breadth("…", size, bold=bold), size, bold=bold).rstrip()
    return f"{kept}…" if kept else ""


def lines(text: str, width: float, size: float, *, at_most: int, bold: bool = False) -> list[str]:
    """Return a text broken into lines that fit into a width; the last is cut."""
    found: list[str] = []
    rest = text
    while len(found) < at_most - 1 and breadth(rest, size, bold=bold) > width:
        line = _fitting(rest, width, size, bold=bold) or rest[:1]
        words = line.rpartition(" ")[0] if rest[len(line) :][:1] != " " else line
        line = words or line
        found.append(line)
        rest = rest[len(line) :].lstrip()
    return [*found, cut(rest, width, size, bold=bold)]


def _fitting(text: str, width: float, size: float, *, bold: bool) -> str:
    taken, end = 0.0, 0
    for letter in text:
        taken += breadth(letter, size, bold=bold)
        if taken > width:
            break
        end += 1
    # What belongs to the letter before stays with it, or goes with it.
    while 0 < end < len(text) and (unicodedata.category(text[end]) in _JOINING or text[end - 1] == "\u200d"):
        end -= 1
    return text[:end]


def _em(letter: str) -> float:
    if unicodedata.category(letter) in _JOINING:
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF" or ord(letter) >= 0x1F000:
        return 1.4
    if letter in _WIDE:
        return 1.0
    if letter in _NARROW:
        return 0.41
    return 0.72 if letter.isupper() else 0.64
