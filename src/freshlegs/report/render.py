"""From a rich renderable to text, the same everywhere: the width and the colour are told, never looked up."""

from __future__ import annotations

from io import StringIO

from rich.console import Console, RenderableType

NARROWEST = 20
"""Columns below which nothing is laid out; a narrower terminal breaks the lines itself."""


def render_text(renderable: RenderableType, *, width: int, colour: bool) -> str:
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
