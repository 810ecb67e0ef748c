"""From a rich renderable to text, the same everywhere: the width and the colour are told, never looked up."""

from __future__ import annotations

import re
import unicodedata
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from rich.console import RenderableType

NARROWEST = 20
"""Columns below which nothing is laid out; a narrower terminal breaks the lines itself."""

_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, cursor movement
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # titles, links and other strings
    r"|\x1b[ -/]*[0-~]?"  # two-character ones
)
_JOINERS = "\u200c\u200d"


def render(renderable: RenderableType, *, width: int, colour: bool) -> str:
    """Return a renderable as text that ends in a newline, without blanks at the ends of lines.

    Parameters
    ----------
    width : int
        Columns; taken as 20 where it is less.
    colour : bool
        Whether ANSI colours are in it.
    """
    console = Console(
        file=StringIO(),
        width=max(width, NARROWEST),
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        force_jupyter=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},  # else rich looks for COLUMNS, NO_COLOR and others
    )
    with console.capture() as capture:
        console.print(renderable)
    lines = (line.rstrip() for line in capture.get().split("\n"))
    return "\n".join(lines).rstrip("\n") + "\n"


def clean(text: str) -> str:
    """Return text from outside as one line that can do nothing to a terminal.

    Escape sequences go with all that belongs to them, so do other control and format characters (those that
    turn the direction of writing too); the joiners that emoji and some scripts need stay.
    """
    plain = _ESCAPES.sub("", text)
    kept = (_kept(character) for character in plain)
    return " ".join("".join(kept).split())


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if character.isspace() or category in ("Zl", "Zp"):
        return " "
    if category in ("Cc", "Cs") or (category == "Cf" and character not in _JOINERS):
        return ""
    return character
