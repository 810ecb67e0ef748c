"""Weeks to draw: the example week, one that is full of everything, and text that attacks a page."""

from __future__ import annotations

from datetime import datetime, timedelta

from freshlegs.planfile import BreachRecord, PlannedRecord, RuleRecord
from freshlegs.rules.week import all_week_rules
from support.paths import GOLDEN
from support.shown_weeks import KINDS, placed, planned

ARTICLE = PlannedRecord.model_validate_json((GOLDEN / "show" / "article-week.json").read_text("utf-8"))


ATTACK = '<script>alert("1")</script>&amp;"\'><img src=x onerror=alert(1)>'


BROKEN = 40
"""Rules that a crowded week breaks, each three times."""


def crowded() -> PlannedRecord:
    """Return fourteen days with forty sessions, forty rules broken by several of them, and a full calendar."""
    sessions = [placed(KINDS[n % 8], n % 14, 6 + n % 17) for n in range(40)]
    breaches = [
        BreachRecord(
            rule=rule, amount=1, cost=10, sessions=(sessions[n].id, sessions[n + 7].id), why=f"one to two: {n} h"
        )
        for rule in [*all_week_rules()][:BROKEN]
        for n in range(0, 30, 10)
    ]
    rules = [
        RuleRecord(rule=name, says=cls.by_default().describe(), hard=False, cost=30)
        for name, cls in all_week_rules().items()
    ]
    busy = [
        (begin + timedelta(minutes=5), begin + timedelta(minutes=30))
        for day in range(14)
        for begin, _ in (stretch(day, hour, hour + 1) for hour in range(24))
    ]
    free = [stretch(day, 5, 23) for day in range(14)]
    more = {"breaches": breaches, "rules": rules, "busy": busy, "free": free, "penalty": 10 * len(breaches)}
    return planned(*sessions, title="Crowded " * 25, days=14, **more)


def stretch(day: int, begin: int, end: int) -> tuple[datetime, datetime]:
    """Return free or busy time of a day of the week, in full hours."""
    first = planned().local(placed("easy", day, 0).start)
    return first + timedelta(hours=begin), first + timedelta(hours=end)
