"""The state file of a calendar: where it is, what it remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.calendars.syncing.state import format_state, parse_state
from freshlegs.io.files import name_source, read_text, write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from freshlegs.calendars.syncing.revision import Revision


def locate_state(target: Path) -> Path | None:
    """Return where the calendar of a file is remembered; None for what is no file: a pipe, a device."""
    if str(target) == "-" or (target.exists() and not target.is_file()):
        return None
    return target.with_name(f"{target.name}.state.json")


def recall_state(state: Path | None) -> dict[str, Revision]:
    """Return what a state file remembers; nothing if there is none yet. Raises InputError for one that is damaged."""
    if state is None or not state.exists():
        return {}
    return parse_state(read_text(state), name_source(state))


def write_state(state: Path | None, known: Mapping[str, Revision]) -> None:
    """Write a state file; raises OutputError."""
    if state is not None:
        write_atomically(state, format_state(known).encode())
