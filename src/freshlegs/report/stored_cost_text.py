"""Why the cost of a week that has begun is another one than its stored plan says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rich.text import Text

from freshlegs.report.layout import ListEntry

if TYPE_CHECKING:
    from freshlegs.planning.stored_cost import Reason, StoredCost

_REASONS: dict[Reason, str] = {
    "after": "what stands in the days after it counts too",
    "days": "sessions are held to the days that this week had, not to those of the plan before",
    "left": "what was left out of it beforehand costs what it is worth",
    "done": "what is done costs nothing any more",
}


def say_stored_cost(stored: StoredCost | None) -> Iterator[ListEntry]:
    """Yield what the plan says, and which rules count otherwise now; nothing where none does."""
    if stored is not None and stored.changes:
        changes = ", ".join(f"{rule} {points:+d}" for rule, points in stored.changes)
        why = "; ".join(_REASONS[one] for one in stored.reasons)
        says = f"it says {stored.points} for the week as it was planned; as it stands now: {changes}"
        yield ListEntry("-", Text(says), (Text(why),) if why else ())


def dump_stored_cost(stored: StoredCost | None) -> dict[str, Any]:
    """Return the same as plain data; nothing where no rule counts otherwise."""
    if stored is None or not stored.changes:
        return {}
    return {"stored": {"penalty": stored.points, "now": dict(stored.changes)}}
