"""The file in which a calendar is remembered from one export to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ValidationError

from freshlegs.calendars.syncing.revision import Revision
from freshlegs.io.errors import Fault, InputError, format_path, repr_for_user

if TYPE_CHECKING:
    from collections.abc import Mapping


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
