"""What the rules say about each week of a programme, as text and for --json."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from freshlegs.planfile import PlannedRecord
from freshlegs.report.check_text import dump_check, render_check
from freshlegs.report.phrases import list_record_titles, pad_day
from freshlegs.rules.task import Report


def render_checked_weeks(
    record: PlannedRecord, reports: Sequence[Report], *, width: int = 80, colour: bool = False
) -> str:
    """Return a line for each week that keeps every hard rule, and all there is to say about one that does not."""
    parts, titles = [], list_record_titles(record)
    for week, report in zip(record.weeks, reports, strict=True):
        head = f"Week {week.week:>2}, from {pad_day(record, week.start)}: "
        if report.broken:
            parts.append(f"{head}\n{render_check(report, titles=titles, width=width, colour=colour)}")
        else:
            parts.append(f"{head}keeps every hard rule, penalty {report.penalty}\n")
    broken = sum(bool(report.broken) for report in reports)
    total = sum(report.penalty for report in reports)
    verdict = f"{broken} of {len(reports)} weeks break hard rules." if broken else "All weeks keep every hard rule."
    return "".join(parts) + f"\n{verdict} Penalty {total}.\n"


def dump_checked_weeks(reports: Sequence[Report]) -> dict[str, Any]:
    """Return the reports as plain data; "status" is "broken" where a hard rule is in some week, else "allowed"."""
    return {
        "format": 1,
        "status": "broken" if any(report.broken for report in reports) else "allowed",
        "penalty": sum(report.penalty for report in reports),
        "weeks": [dump_check(report) for report in reports],
    }
