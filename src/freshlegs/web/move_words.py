"""What is said of sessions that are moved on the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from freshlegs.model.clock import format_date
from freshlegs.model.wording import format_count
from freshlegs.planfile import PlannedRecord
from freshlegs.report.phrases import title_session


def say_price(change: int) -> str:
    """Return a difference of points: "20 points more", "the same price"."""
    if not change:
        return "the same price"
    return f"{format_count(abs(change), 'point')} {'more' if change > 0 else 'less'}"


def say_starts(told: dict[str, Any]) -> dict[str, Any]:
    """Return the starts of a session, each with its price as a `text`."""
    return {**told, "starts": [{**one, "text": _say_start(one, told["says"])} for one in told["starts"]]}


def _say_start(start: Mapping[str, Any], says: Mapping[str, str]) -> str:
    when = _say_moment(datetime.fromisoformat(start["start"]))
    if start["points"] is not None:
        return f"{when}: {say_price(start['points'])}"
    musts = "; ".join(says[rule] for rule in start["rules"])
    return f"{when}: not allowed: {musts}".replace("`", "")


def name_moves(record: PlannedRecord | None, moves: Mapping[str, datetime]) -> str:
    """Return sessions and where they are moved to: "Long run to Sat 5 Dec 08:00"."""
    known = {} if record is None else {one.id: title_session(record, one) for one in record.sessions}
    local = {one: start if record is None else record.local(start) for one, start in moves.items()}
    return "; ".join(f"{known.get(one, one)} to {_say_moment(start)}" for one, start in local.items())


def _say_moment(moment: datetime) -> str:
    return f"{format_date(moment.date())} {moment:%H:%M}"
