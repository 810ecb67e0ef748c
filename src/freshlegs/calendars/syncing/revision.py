"""What is remembered of an event, so that its next revision can be told from it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator

from freshlegs.calendars.writing.event import Event, convert_to_utc


def _read(written: object) -> datetime | date:
    """Return a date or a time; ten characters are a date, which pydantic would take for a midnight too."""
    if isinstance(written, str):
        written = date.fromisoformat(written) if len(written) == 10 else datetime.fromisoformat(written)
    if not isinstance(written, date) or (isinstance(written, datetime) and written.tzinfo is None):
        raise ValueError("neither a date nor a time with its zone")
    return convert_to_utc(written)


EventTime = Annotated[datetime | date, PlainValidator(_read), PlainSerializer(lambda moment: moment.isoformat())]
"""A time in UTC, or a whole day."""
Stamp = Annotated[AwareDatetime, AfterValidator(lambda stamp: stamp.astimezone(UTC))]
"""A time in UTC."""


class Revision(BaseModel):
    """An event as it was last written."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    uid: str  #: As they stood in it; times in UTC
    sequence: int = Field(ge=0)  #: As they stood in it; times in UTC
    hash: str  #: Of its content (`hash_content`)
    created: Stamp  #: As they stood in it; times in UTC
    last_modified: Stamp  #: As they stood in it; times in UTC
    start: EventTime  #: Half-open
    end: EventTime  #: Half-open
    summary: str  #: Its title
    dropped: bool = False  #: Whether it was taken back: the next revision begins after this one all the same


def make_revision(event: Event) -> Revision:
    """Return what is to be remembered of an event that is written."""
    return Revision(
        uid=event.uid,
        sequence=event.sequence,
        hash=hash_content(event),
        created=event.created,
        last_modified=event.stamp,
        start=convert_to_utc(event.start),
        end=convert_to_utc(event.end),
        summary=event.summary,
        dropped=event.cancelled,
    )


def hash_content(event: Event) -> str:
    """Return a hash of all that an athlete sees of an event: not its revision, nor in which zone its time is told."""
    seen = [
        convert_to_utc(event.start).isoformat(),
        convert_to_utc(event.end).isoformat(),
        event.summary,
        event.description,
        event.categories,
        event.busy,
        [before.total_seconds() for before in event.alarms],
        event.colour,
        event.cancelled,
    ]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()


def pick_newest(*memories: Mapping[str, Revision]) -> dict[str, Revision]:
    """Return of each event the last revision that any memory holds; of equal ones, that of the first memory."""
    found: dict[str, Revision] = {}
    for memory in memories:
        for uid, revision in memory.items():
            if uid not in found or found[uid].sequence < revision.sequence:
                found[uid] = revision
    return found
