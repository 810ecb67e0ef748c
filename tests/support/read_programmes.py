"""A stored programme read from its JSON alone: no rule, no model, no record of freshlegs helps here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

LEGS, LIFTS = {"lower", "full"}, {"lower", "upper", "full"}
FAST = {"intervals", "tempo", "race"}


@dataclass(frozen=True)
class Entry:
    """One session: its week counted from 1, kind, minutes, and its local start."""

    week: int
    kind: str
    minutes: int
    start: datetime

    @property
    def day(self) -> date:
        """Local date of its start."""
        return self.start.date()

    @property
    def end(self) -> datetime:
        """Local time of its end."""
        return self.start + timedelta(minutes=self.minutes)


def entries(data: Any) -> list[Entry]:
    """Return all sessions by start; each lies in the week that its id names, and the ids are all different."""
    starts = [date.fromisoformat(week["start"]) for week in data["weeks"]]
    found = []
    for session in data["sessions"]:
        _, first, kind, _ = session["id"].split("/")
        start = datetime.fromisoformat(session["start"])
        number = starts.index(date.fromisoformat(first)) + 1
        assert 0 <= (start.date() - starts[number - 1]).days < data["weeks"][number - 1]["days"]
        assert kind == session["kind"]
        found.append(Entry(number, kind, session["minutes"], start))
    assert len({session["id"] for session in data["sessions"]}) == len(found)
    return sorted(found, key=lambda entry: entry.start)


def of_kinds(there: list[Entry], kinds: set[str]) -> list[Entry]:
    return [entry for entry in there if entry.kind in kinds]


def hours_between(before: Entry, after: Entry) -> float:
    return (after.start - before.start).total_seconds() / 3600


def assert_sound(data: Any) -> None:
    """Assert what must hold of every programme over all its weeks and their edges, with the usual rules."""
    there = entries(data)
    for before, after in pairwise(there):
        assert before.end <= after.start
        if before.day == after.day:
            assert (before.kind in LIFTS) != (after.kind in LIFTS)
            assert after.start - before.end >= timedelta(hours=3)
    for before, after in pairwise(of_kinds(there, LEGS)):
        assert hours_between(before, after) >= 44
    for before, after in pairwise(of_kinds(there, FAST)):
        assert hours_between(before, after) >= 44
    assert_long_runs_grow_slowly(there)
    assert_rest(data, there)
    assert [week["week"] for week in data["weeks"]] == list(range(1, len(data["weeks"]) + 1))
    assert data["penalty"] == sum(week["penalty"] for week in data["weeks"])
    assert data["penalty"] == sum(breach["cost"] for breach in data["breaches"])


def assert_long_runs_grow_slowly(there: list[Entry]) -> None:
    """At most a tenth above the longest long run or race of the 30 days before, of those that there are."""
    for long in of_kinds(there, {"long"}):
        lately = [e.minutes for e in of_kinds(there, {"long", "race"}) if 0 < (long.day - e.day).days <= 30]
        assert not lately or long.minutes * 10 <= max(lately) * 11


def assert_rest(data: Any, there: list[Entry]) -> None:
    """Each week has a day without training."""
    for week in data["weeks"]:
        assert len({entry.day for entry in there if entry.week == week["week"]}) < week["days"]


def running(there: list[Entry], week: int) -> int:
    """Return the minutes run in a week, the race aside."""
    return sum(e.minutes for e in there if e.week == week and e.kind not in {*LIFTS, "race"})


def lifts(there: list[Entry], week: int) -> int:
    return sum(e.kind in LIFTS for e in there if e.week == week)
