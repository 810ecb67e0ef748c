"""The colours: what each kind of session is filled and lettered with, in light and in dark surroundings.

Hard sessions are filled, the others tinted. Every pair is read at a contrast of 4.5 to 1 or more; a test counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from freshlegs.model.kinds import Kind


class Ink(NamedTuple):
    """Fill and text of a kind on a light page, and on a dark one."""

    fill: str
    text: str
    dark_fill: str
    dark_text: str


def _filled(colour: str) -> Ink:
    return Ink(colour, "#ffffff", colour, "#ffffff")


PALETTE: dict[Kind, Ink] = {
    "intervals": _filled("#b83a1e"),
    "tempo": _filled("#a35a05"),
    "race": _filled("#9b1c4d"),
    "long": _filled("#0d6b63"),
    "easy": Ink("#d9efe4", "#14503c", "#1f4a3a", "#c9efdb"),
    "lower": _filled("#5b3fb0"),
    "full": _filled("#3b3a8f"),
    "upper": Ink("#e4e0f8", "#3f2b8c", "#3d3570", "#e3dcff"),
}

LIGHT: dict[str, str] = {
    "page": "#faf9f6",
    "card": "#ffffff",
    "closed": "#efede8",
    "open": "#ffffff",
    "hatch": "#c9c5bc",
    "line": "#dedad2",
    "ink": "#1d2126",
    "soft": "#565e68",
    "good": "#17663f",
    "warn": "#a3281c",
    "mark": "#ffe9b8",
    "mark-ink": "#6b1d10",
    "rest": "#cfc8ec",
    "link": "#3f2b8c",
}
DARK: dict[str, str] = {
    "page": "#14171b",
    "card": "#1b1f25",
    "closed": "#171b20",
    "open": "#262c34",
    "hatch": "#3d4550",
    "line": "#343b45",
    "ink": "#e8e9eb",
    "soft": "#a8b0bb",
    "good": "#7fd1a6",
    "warn": "#ff9d8a",
    "mark": "#5a3a08",
    "mark-ink": "#ffe2a6",
    "rest": "#413a78",
    "link": "#c4bafc",
}
"""What everything else is drawn in, by the same names."""
