"""The colours: what each kind of session is filled and lettered with, in light and in dark surroundings.

Hard sessions are filled, the others tinted. Every pair is read at a contrast of 4.5 to 1 or more; a test counts.
"""

from __future__ import annotations

from freshlegs.model.kinds import KINDS, Family, Ink

PALETTE = {kind: row.ink for kind, row in KINDS.items()}

FAMILY_PALETTE: dict[Family, Ink] = {
    "run": KINDS["long"].ink,
    "lift": KINDS["lower"].ink,
    "other": Ink("#6b6459", "#ffffff", "#8a8274", "#ffffff"),
}
"""What the minutes of a family are drawn in."""

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
