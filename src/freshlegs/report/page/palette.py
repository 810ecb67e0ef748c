"""The colours: what each kind of session is filled and lettered with, in light and in dark surroundings.

Hard sessions are filled, the others tinted. Every pair is read at a contrast of 4.5 to 1 or more; a test counts.
"""

from collections.abc import Container

from freshlegs.model.kinds import KINDS, USUAL_KINDS, Family, Ink, Kind

PALETTE = {kind: row.ink for kind, row in KINDS.items()}


def choose_inks(kinds: Container[Kind]) -> dict[Kind, Ink]:
    """Return the colours of runs and lifts, and of those others that are among some kinds."""
    return {kind: ink for kind, ink in PALETTE.items() if kind in USUAL_KINDS or kind in kinds}


FAMILY_PALETTE: dict[Family, Ink] = {
    "run": KINDS["long"].ink,
    "lift": KINDS["lower"].ink,
    "activity": Ink("#6b6459", "#ffffff", "#8a8274", "#ffffff"),
}
"""What the minutes of a family are drawn in."""

_OTHERS = {
    "page": ("#faf9f6", "#14171b"),
    "card": ("#ffffff", "#1b1f25"),
    "closed": ("#efede8", "#171b20"),
    "open": ("#ffffff", "#262c34"),
    "hatch": ("#c9c5bc", "#3d4550"),
    "line": ("#dedad2", "#343b45"),
    "ink": ("#1d2126", "#e8e9eb"),
    "soft": ("#565e68", "#a8b0bb"),
    "good": ("#17663f", "#7fd1a6"),
    "warn": ("#a3281c", "#ff9d8a"),
    "mark": ("#ffe9b8", "#5a3a08"),
    "mark-ink": ("#6b1d10", "#ffe2a6"),
    "rest": ("#cfc8ec", "#413a78"),
    "link": ("#3f2b8c", "#c4bafc"),
}
"""What everything else is drawn in, by its name: in light and in dark surroundings."""
LIGHT = {name: light for name, (light, _) in _OTHERS.items()}
DARK = {name: dark for name, (_, dark) in _OTHERS.items()}
