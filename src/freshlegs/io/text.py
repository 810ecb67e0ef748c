"""Text from outside, made harmless for terminals and calendars."""

import re
import unicodedata

_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, cursor movement
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # titles, links, other strings
    r"|\x1b[ -/]*[0-~]?"  # two-character ones
)
_JOINERS = "\u200c\u200d"


def to_one_line(text: str) -> str:
    """Return text as one line that is harmless to terminals and files.

    Whole escape sequences, other control and format characters (also those that turn the direction of writing),
    halves of surrogate pairs and noncharacters are removed. Line ends, tabs and runs of blanks become one blank. The
    joiners that emoji and some scripts need stay.
    """
    if text.isprintable() and text == text.strip() and "  " not in text:
        return text  # as nearly all text is: only unprintable characters are removed
    return " ".join("".join(map(_clean, _ESCAPES.sub("", text))).split())


def _clean(character: str) -> str:
    category = unicodedata.category(character)
    if character.isspace() or category in ("Zl", "Zp"):
        return " "
    if category in ("Cc", "Cs") or (category == "Cf" and character not in _JOINERS) or _is_noncharacter(character):
        return ""
    return character


def _is_noncharacter(character: str) -> bool:
    point = ord(character)
    return 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE
