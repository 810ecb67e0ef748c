"""What was brought to a training diary, or would be."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from freshlegs.io.text import to_one_line


def render_push(events: list[dict[str, Any]], *, sent: bool) -> str:
    """Return a line for each workout, and how many there are."""
    if not events:
        return "Nothing to send: no session to come says what is done in it.\n"
    workouts = f"{len(events)} {'workout' if len(events) == 1 else 'workouts'}"
    head = f"Sent to intervals.icu: {workouts}."
    if not sent:
        head = f"Would send {workouts} to intervals.icu; nothing is sent."
    return "".join(f"{line}\n" for line in (head, *_lines(events)))


def dump_push(events: list[dict[str, Any]], *, sent: bool) -> dict[str, Any]:
    """Return the same for programs."""
    return {"format": 1, "sent": sent and bool(events), "events": events}


def _lines(events: Iterable[dict[str, Any]]) -> Iterator[str]:
    for event in events:
        start = datetime.fromisoformat(event["start_date_local"])
        yield f"  {to_one_line(event['name'])}, {start:%H:%M}"
