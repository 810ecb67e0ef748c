"""From a shipped example to a scenario of one's own: another id, the athlete's zone, dates that are still to come."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from freshlegs.model.kinds import find_family
from freshlegs.scenario.edits import Drop, Edit, Put, apply_edits_to_text

_DATE = re.compile(r"\b20\d\d-\d\d-\d\d\b")


@dataclass(frozen=True, slots=True)
class OwnExample:
    """What an athlete says of an example before it is theirs."""

    name: str  #: The example's
    id: str  #: Identity in calendars
    timezone: str
    start: date  #: The first day; all other dates move with it
    weeks: int | None = None  #: None leaves it to the example
    title: str | None = None  #: None leaves the example's


def write_own_example(text: str, written: dict[str, Any], own: OwnExample) -> str:
    """Return the text of a shipped scenario as an athlete's own; `written` is its table.

    The weights in it are somebody else's: they go, and the first week says how to find one's own.
    """
    moved = shift_dates(text, own.start - written["week"]["start"])
    edits: list[Edit] = [Put(("id",), own.id), Put(("timezone",), own.timezone), Drop(("expect",))]
    edits += [Put(("week", "weeks"), own.weeks)] if own.weeks is not None else []
    edits += [Put(("title",), own.title)] if own.title is not None else []
    edits += [Drop(("lifting", key)) for key in ("weights", "best") if key in written.get("lifting", {})]
    edits += [Put(("lifting", "find_weights"), True)] if _lifts(written["sessions"]) else []
    changed = apply_edits_to_text(moved, edits)
    first = f"# Begun with the example {own.name}. Change what does not fit, then run:\n"
    return f"{first}# freshlegs plan THIS-FILE -o plan.json\n" + changed.rstrip("\n") + "\n"


def shift_dates(text: str, by: timedelta) -> str:
    """Return a text with all its dates moved, in whatever key, value or comment they stand."""
    return _DATE.sub(lambda match: str(date.fromisoformat(match[0]) + by), text)


def _lifts(sessions: Sequence[dict[str, Any]]) -> bool:
    return any(find_family(one["kind"]) == "lift" for one in sessions)
