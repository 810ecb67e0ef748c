"""Text that may stand in a calendar: nothing in it can end a line, a value or a file.

icalendar guards its lines with `assert`, which `python -O` drops; so text is made harmless before it gets there.
"""

from __future__ import annotations

import unicodedata

from icalendar import vText

_JOINERS = "\u200c\u200d"


def one_line(text: str) -> str:
    """Return text from outside as one line.

    Line ends, tabs and runs of blanks become one blank; control and format characters, halves of surrogate
    pairs and noncharacters go. The joiners that emoji and some scripts need stay.
    """
    return " ".join("".join(map(_kept, text)).split())


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if character.isspace() or category in ("Zl", "Zp"):
        return " "
    if category in ("Cc", "Cs") or (category == "Cf" and character not in _JOINERS) or _is_noncharacter(character):
        return ""
    return character


def _is_noncharacter(character: str) -> bool:
    point = ord(character)
    return 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE


class Text(vText):
    r"""A TEXT value (RFC 5545 3.3.11).

    icalendar takes a backslash before a capital N for a line end, so that "C:\Notes" would lose its N.
    """

    def to_ical(self) -> bytes:
        """Return the escaped value."""
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode()
