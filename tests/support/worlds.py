"""Small problems for tests, built without a scenario file so that they may be as odd as a test needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from freshlegs.model.clock import WEEKDAYS, Clock
from freshlegs.model.kinds import KINDS, Kind
from freshlegs.model.plan import Plan
from freshlegs.model.session import Placement, Session
from freshlegs.rules.base import Rule
from freshlegs.rules.task import Task
from freshlegs.rules.week import all_week_rules
from freshlegs.training.trained_muscles import find_groups, find_lift_load, find_muscles

MONDAY = date(2026, 11, 30)
BERLIN = ZoneInfo("Europe/Berlin")


def session(kind: Kind, number: int = 1, minutes: int = 60, **more: Any) -> Session:
    """Return a session with the tags and muscles of its kind, or of the `words` for what a lift trains."""
    words = more.pop("words", ())
    if words:
        works = find_muscles(words)
        more |= {"works": works, "load": find_lift_load(works), "muscles": find_groups(works)}
    tags = KINDS[kind].list_tags(more.get("load")) | {*more.pop("tags", ())}
    muscles = more.pop("muscles", KINDS[kind].muscles)
    fields = {"optional": False, **more}
    return Session(
        id=f"w/{kind}/{number}", kind=kind, number=number, minutes=minutes, tags=tags, muscles=muscles, **fields
    )


def at(text: str) -> int:
    """Return the minute of "tue 17:00", or of "9 17:00" for day number 9."""
    day, _, wall = text.partition(" ")
    number = WEEKDAYS.index(day) if day in WEEKDAYS else int(day)
    hours, minutes = wall.split(":")
    return number * 1440 + int(hours) * 60 + int(minutes)


def problem(
    sessions: Iterable[Session],
    rules: Iterable[Rule] = (),
    *,
    first: date = MONDAY,
    zone: ZoneInfo = BERLIN,
    days: int = 7,
    free: tuple[tuple[int, int], ...] | None = None,
    **more: Any,
) -> Task:
    """Return a problem; free time is the whole week unless given."""
    clock = Clock(zone, first, days)
    everything = ((0, clock.midnight(days) + 1440),)
    ordered = tuple(sorted(rules, key=lambda rule: rule.name))
    fields = {"counts_days": days != 7 and more.get("repeats", True), **more}
    return Task("w", "Week", clock, tuple(sessions), free if free is not None else everything, rules=ordered, **fields)


def week(text: str, *rules: Rule, hardest: str = "", **more: Any) -> tuple[Task, Plan]:
    """Return a problem and a plan from "mon 07:00 lower; sat 17:00 long 120", for checking a hand-made week.

    Parameters
    ----------
    hardest : str
        The kind whose sessions are the hardest runs.
    """
    seen: Counter[str] = Counter()
    sessions, starts = [], {}
    for entry in text.split(";"):
        day, wall, kind, *length = entry.split()
        seen[kind] += 1
        tags = ("hardest",) if kind == hardest else ()
        made = session(kind, seen[kind], int(length[0]) if length else 60, tags=tags)
        start = at(f"{day} {wall}")
        sessions.append(replace(made, starts=(start,)))
        starts[made.id] = start
    return problem(sessions, rules, **more), Plan.of(tuple(sessions), starts)


def past(kind: Kind, start: int, minutes: int = 60) -> Placement:
    """Return a session of the history."""
    return Placement(session(kind, 90, minutes), start)


def expected(kind: Kind, start: int, hardest: str = "") -> Placement:
    """Return a session that is coming after the week."""
    return Placement(session(kind, 91, tags=("hardest",) if kind == hardest else ()), start)


def rule(name: str, **parameters: Any) -> Rule:
    """Return a rule by name with its evidence defaults, changed as given."""
    return all_week_rules()[name](**parameters)
