"""The state file of a calendar: what was last exported of each event, so that the next export continues from it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ValidationError

from freshlegs.calendars.syncing.revision import Revision
from freshlegs.io.errors import Fault, InputError, format_path, repr_for_user
from freshlegs.io.files import name_source, read_text, write_atomically


class _State(BaseModel):
    format: Literal[1] = 1
    events: tuple[Revision, ...]


def format_state(known: Mapping[str, Revision]) -> str:
    """Return what is remembered of a calendar as the text of its state file (JSON), in order of time."""
    ordered = sorted(known.values(), key=lambda revision: (revision.start.isoformat(), revision.uid))
    return _State(events=tuple(ordered)).model_dump_json(indent=1) + "\n"


def parse_state(text: str, source: str) -> dict[str, Revision]:
    """Return what a state file remembers, by UID.

    Raises
    ------
    InputError
        It is none. Nothing is guessed: a lower SEQUENCE than before would be lost on every phone.
    """
    try:
        state = _State.model_validate_json(text)
    except ValidationError as error:
        details = error.errors()[0]
        where, found = format_path(details["loc"]), repr_for_user(details["input"])
        fault = Fault(where, f"found {found}" if where else "not the state of a calendar", "delete it to begin anew")
        raise InputError(source, fault) from None
    return {revision.uid: revision for revision in state.events}


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
