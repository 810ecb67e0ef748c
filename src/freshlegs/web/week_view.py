"""A week as the page's scripts and other programs read it: plain data."""

from __future__ import annotations

from typing import Any

from freshlegs.model.clock import DAY, Clock
from freshlegs.model.kinds import find_family
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.report.page.plan_page import build_plan_page
from freshlegs.report.phrases import title_session
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import Draft


def build_week(
    record: PlannedRecord, draft: Draft | None = None, task: Task | None = None, *, number: int | None = None
) -> dict[str, Any]:
    """Return a week, or of a programme the one of a number, as plain data."""
    del draft, task
    record = take_week(record, number, "the plan") if record.weeks and number else record
    clock, page = Clock(record.zone, record.start, record.days), build_plan_page(record)
    sessions = []
    for one in record.sessions:
        start = clock.minute(one.start)
        begin = clock.day(start) * DAY + clock.wall(start)
        sessions.append(
            {
                "id": one.id,
                "name": one.name,
                "title": title_session(record, one),
                "kind": one.kind,
                "family": find_family(one.kind),
                "start": record.local(one.start).isoformat(timespec="minutes"),
                "day": clock.day(start),
                "begin": begin,
                "end": begin + one.minutes,
                "minutes": one.minutes,
                "done": one.done,
                "points": sum(breach.cost for breach in record.breaches if one.id in breach.sessions),
                "why": list(one.why),
            }
        )
    return {
        "number": number,
        "start": record.start.isoformat(),
        "days": [{"date": day.isoformat()} for day in record.dates],
        "sessions": sessions,
        "penalty": record.penalty,
        "proof": page.proof,
        "verdict": page.verdict,
        "rules": [
            {"rule": one.rule, "mark": one.mark, "says": one.says, "hard": one.hard, "cost": one.cost}
            for one in page.prices
        ],
        "step": 15,
    }
