"""Text from outside, made harmless for terminals and calendars."""

import json
import re
import unicodedata
from typing import Any

_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, cursor movement
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # titles, links, other strings
    r"|\x1b[ -/]*[0-~]?"  # two-character ones
)
_JOINERS = "\u200c\u200d"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that spreadsheets run."""
MOST_VALUES = 200_000
"""Values in a JSON file; a programme of 16 weeks has a tenth of them."""


def to_one_line(text: str) -> str:
    """Return text as one line that is harmless to terminals and files; runs of white space become a blank."""
    if text.isprintable() and text == text.strip() and "  " not in text:
        return text  # as nearly all text is: only unprintable characters are removed
    return " ".join(_remove_controls(text).split())


def to_plain_lines(text: str) -> str:
    """Return text that is harmless to terminals, its lines and blanks as they were."""
    if text.replace("\n", "").isprintable():
        return text
    return "\n".join(map(_remove_controls, text.split("\n")))


def format_json(data: Any) -> str:
    """Return plain data as JSON; what a terminal would obey is written with JSON's own escapes."""
    text = json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    if text.replace("\n", "").isprintable():
        return text
    return "".join(letter if letter == "\n" or _clean(letter) == letter else _escape(letter) for letter in text)


def to_cell(text: str) -> str:
    """Return text for a cell of a table, on one line; what a spreadsheet would run is led by an apostrophe."""
    line = to_one_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line


def is_id(text: str, at_most: int) -> bool:
    """Whether text can be an id: so many printable characters at most, and no beginning that a spreadsheet runs."""
    return 1 <= len(text) <= at_most and text.isprintable() and not text.startswith(_FORMULA)


def parse_json(text: str) -> Any:
    """Return the value of a JSON text; raises ValueError, also where it is nested too deeply or holds too much."""
    if text.count(",") >= MOST_VALUES:
        raise ValueError(f"more than {MOST_VALUES} values")
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except ValueError:
        raise ValueError("a number has too many digits") from None


def _remove_controls(text: str) -> str:
    """Return text without what terminals obey.

    Whole escape sequences, other control and format characters (also those that turn the direction of writing),
    halves of surrogate pairs and noncharacters are removed; white space becomes blanks. The joiners that emoji and some
    scripts need stay.
    """
    return "".join(map(_clean, _ESCAPES.sub("", text)))


def _clean(character: str) -> str:
    category = unicodedata.category(character)
    if character.isspace() or category in ("Zl", "Zp"):
        return " "
    if category in ("Cc", "Cs") or (category == "Cf" and character not in _JOINERS) or _is_noncharacter(character):
        return ""
    return character


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))


def _is_noncharacter(character: str) -> bool:
    point = ord(character)
    return 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE
