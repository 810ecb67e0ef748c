"""What is remembered of the events of a calendar, so that the next export continues from it; and its state file."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    Field,
    PlainSerializer,
    PlainValidator,
    ValidationError,
    model_validator,
)

from freshlegs.calendars.reading.times import READABLE_YEARS
from freshlegs.calendars.writing.event import OWN_UIDS, SEQUENCES, Event, convert_to_utc
from freshlegs.io.errors import Fault, InputError, check_format, format_path, repr_for_user
from freshlegs.io.files import name_source, read_text
from freshlegs.io.safe_writing import write_atomically
from freshlegs.io.text import parse_json, to_one_line

_ANEW = "delete it to begin anew"


def _read(written: object) -> datetime | date:
    """Return a date or a time; ten characters are a date, which pydantic would take for a midnight too."""
    if isinstance(written, str):
        written = date.fromisoformat(written) if len(written) == 10 else datetime.fromisoformat(written)
    if not isinstance(written, date) or (isinstance(written, datetime) and written.tzinfo is None):
        raise ValueError("neither a date nor a time with its zone")
    return _round(written)


def _round(moment: datetime | date) -> datetime | date:
    """Return a moment in UTC and in whole seconds, as calendars have it."""
    if moment.year not in READABLE_YEARS:
        raise ValueError(f"a year is not in {READABLE_YEARS[0]} to {READABLE_YEARS[-1]}")
    return moment.astimezone(UTC).replace(microsecond=0) if isinstance(moment, datetime) else moment


_Time = Annotated[datetime | date, PlainValidator(_read), PlainSerializer(lambda moment: moment.isoformat())]
_Stamp = Annotated[AwareDatetime, AfterValidator(_round)]


class Revision(BaseModel, frozen=True):
    """An event as it was last written."""

    uid: Annotated[str, Field(pattern=rf"^[0-9A-Za-z._-]{{1,200}}{OWN_UIDS.replace('.', '[.]')}$")]
    sequence: int = Field(ge=SEQUENCES[0], le=SEQUENCES[-1])
    hash: str  #: Of its content (`hash_content`)
    created: _Stamp  #: In UTC
    last_modified: _Stamp  #: In UTC
    start: _Time  #: In UTC, or a date where it takes whole days
    end: _Time  #: As the start; half-open
    summary: Annotated[str, AfterValidator(to_one_line)]
    dropped: bool = False  #: Whether it was taken back: the next revision begins after this one all the same
    calendar: str = ""  #: Whose it is (`ExportRequest.calendar`); "" where nobody has said

    @model_validator(mode="after")
    def _ends_after_its_start(self) -> Self:
        if isinstance(self.start, datetime) != isinstance(self.end, datetime) or not self.start < self.end:
            raise ValueError("it does not end after it starts")
        return self


class _State(BaseModel):
    format: Literal[1] = 1
    events: tuple[Revision, ...]


def make_revision(event: Event, calendar: str = "") -> Revision:
    """Return what is to be remembered of an event that is written, or was read as one of ours."""
    return Revision.model_construct(
        uid=event.uid,
        sequence=event.sequence,
        hash=hash_content(event),
        created=event.created,
        last_modified=event.stamp,
        start=convert_to_utc(event.start),
        end=convert_to_utc(event.end),
        summary=event.summary,
        dropped=event.cancelled,
        calendar=calendar,
    )


def read_revisions(events: Iterable[Event], calendar: str = "") -> dict[str, Revision]:
    """Return what events that stand in a calendar say about themselves."""
    return {event.uid: make_revision(event, calendar) for event in events}


def hash_content(event: Event) -> str:
    """Return a hash of all that an athlete sees of an event: not its revision, nor in which zone its time is told."""
    times = [convert_to_utc(moment).isoformat() for moment in (event.start, event.end)]
    alarms = [before.total_seconds() for before in event.alarms]
    content = [event.summary, event.description, event.categories, event.busy, alarms, event.colour, event.cancelled]
    return hashlib.sha256(json.dumps(times + content).encode()).hexdigest()


def pick_newest(*memories: Mapping[str, Revision]) -> dict[str, Revision]:
    """Return of each event the last revision that any memory holds; of equal ones, that of the first memory."""
    found: dict[str, Revision] = {}
    for memory in memories:
        for uid, revision in memory.items():
            if uid not in found or found[uid].sequence < revision.sequence:
                found[uid] = revision
    return found


def format_state(known: Mapping[str, Revision]) -> str:
    """Return what is remembered of a calendar as the text of its state file (JSON), in order of time."""
    ordered = sorted(known.values(), key=lambda revision: (revision.start.isoformat(), revision.uid))
    return _State(events=tuple(ordered)).model_dump_json(indent=1) + "\n"


def parse_state(text: str, source: str) -> dict[str, Revision]:
    """Return what a state file remembers, by UID; raises InputError where it is none.

    Nothing is guessed: a lower SEQUENCE than before would be lost on every phone.
    """
    try:
        data = parse_json(text)
        check_format(data, source)
        state = _State.model_validate(data)
    except ValidationError as error:
        details = error.errors()[0]
        where, found = format_path(details["loc"]), repr_for_user(details["input"])
        fault = Fault(where, f"found {found}" if where else "not the state of a calendar", _ANEW)
        raise InputError(source, fault) from None
    except ValueError:
        raise InputError(source, Fault("", "not the state of a calendar", _ANEW)) from None
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
