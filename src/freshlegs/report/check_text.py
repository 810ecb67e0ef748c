"""What the rules say about a week that someone wrote, or each week of a programme, as text and for --json."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from freshlegs.model.wording import format_count
from freshlegs.planfile import PlannedRecord
from freshlegs.planning.improvements import Improvement
from freshlegs.report.layout import (
    CostLine,
    ListEntry,
    build_cost_table,
    build_list,
    build_section,
    format_rule_head,
    list_dashed,
    list_reasons,
    render_text,
)
from freshlegs.report.phrases import format_difference, list_record_titles, pad_day
from freshlegs.rules.outcome import Cost, EarlierWeek, Report
from freshlegs.written.session_text import use_titles


def render_check(
    report: Report,
    better: Sequence[Improvement] | None = None,
    *,
    days: int = 7,
    titles: Mapping[str, str] | None = None,
    width: int = 80,
    colour: bool = False,
) -> str:
    """Return the broken hard rules first, then the prices, then what would improve the week, where that was asked.

    The rules are worded for a cycle of so many days. Sessions keep their short names where `titles` has none for them.
    """
    called = titles or {}
    says = {entry.rule.name: entry.rule.describe_in_cycle(days) for entry in (*report.broken, *report.priced)}
    parts: list[RenderableType] = _verdict(report, says, called)
    if report.priced:
        parts.append(build_cost_table((_due(entry, called) for entry in report.priced), says))
    if better:
        told = [(format_difference(-change.points), use_titles(_change(change), called)) for change in better]
        changes = (ListEntry(points, Text(change)) for points, change in told)
        parts += build_section("What would improve it", changes)
    elif better is not None and (report.broken or report.penalty):
        parts += ["", Text("Moving one session, or swapping two, would not improve it.")]
    parts += build_section("Notes", list_dashed(use_titles(note, called) for note in report.notes))
    return render_text(*parts, width=width, colour=colour)


def dump_check(report: Report, better: Sequence[Improvement] = ()) -> dict[str, Any]:
    """Return the report as plain data; "status" is "broken" where a hard rule is, else "allowed"."""
    return {
        "format": 1,
        "status": "broken" if report.broken else "allowed",
        "penalty": report.penalty,
        "broken": [_breach(entry) for entry in report.broken],
        "breaches": [{**_breach(entry), "cost": entry.cost} for entry in report.priced],
        "improvements": [_improvement(change) for change in better],
        "notes": list(report.notes),
        **({"otherwise": list(report.otherwise)} if isinstance(report, EarlierWeek) else {}),
    }


def render_checked_weeks(
    record: PlannedRecord, reports: Sequence[Report], *, width: int = 80, colour: bool = False
) -> str:
    """Return a line for each week that keeps every hard rule, and all there is to say about one that does not."""
    parts, titles = [], list_record_titles(record)
    for week, report in zip(record.weeks, reports, strict=True):
        head = f"Week {week.week:>2}, from {pad_day(record, week.start)}: "
        if isinstance(report, EarlierWeek):
            says = f"{head}had begun when the file changed, and stands as it was planned then, penalty {report.penalty}"
            why = list_dashed(use_titles(line, titles) for line in report.otherwise)
            more = [Text("  by the file as it is now:"), build_list(why)] if report.otherwise else []
            parts.append(render_text(Text(says), *more, width=width, colour=colour))
        elif report.broken:
            parts.append(f"{head}\n{render_check(report, days=record.days, titles=titles, width=width, colour=colour)}")
        else:
            parts.append(f"{head}keeps every hard rule, penalty {report.penalty}\n")
    broken = sum(bool(report.broken) for report in reports)
    total = sum(report.penalty for report in reports)
    earlier = sum(isinstance(report, EarlierWeek) for report in reports)
    kept = f"{'All' if not earlier else 'All other'} weeks keep every hard rule."
    kept = kept if earlier < len(reports) else "Every week had begun when the file changed."
    verdict = f"{broken} of {len(reports)} weeks break{'s' if broken == 1 else ''} hard rules." if broken else kept
    return "".join(parts) + f"\n{verdict} Penalty {total}.\n"


def dump_checked_weeks(reports: Sequence[Report]) -> dict[str, Any]:
    """Return the reports as plain data; "status" is "broken" where a hard rule is in some week, else "allowed"."""
    return {
        "format": 1,
        "status": "broken" if any(report.broken for report in reports) else "allowed",
        "penalty": sum(report.penalty for report in reports),
        "weeks": [dump_check(report) for report in reports],
    }


def _change(change: Improvement) -> str:
    breaches = format_count(change.mended, "breach", "breaches")
    mended = f", which repairs {breaches} of hard rules" if change.mended else ""
    return f"{change.says}{mended}"


def _improvement(change: Improvement) -> dict[str, Any]:
    return {
        "change": change.says,
        "sessions": [session.id for session in change.sessions],
        "mended": change.mended,
        "difference": -change.points,
    }


def _verdict(report: Report, says: dict[str, str], titles: Mapping[str, str]) -> list[RenderableType]:
    price = f"Penalty {report.penalty}." if report.priced else "Nothing to pay."
    if not report.broken:
        return [Text.assemble(("This week keeps every hard rule. ", "bold green"), (price, "bold"))]
    by_rule: dict[str, list[CostLine]] = {}
    for entry in report.broken:
        by_rule.setdefault(entry.rule.name, []).append(_due(entry, titles))
    entries = (
        ListEntry("-", format_rule_head(rule, says[rule]), list_reasons(found)) for rule, found in by_rule.items()
    )
    return [
        Text(f"This week breaks {format_count(len(by_rule), 'hard rule')}", style="bold red"),
        build_list(entries),
        "",
        Text(f"Otherwise: penalty {report.penalty}" if report.priced else "Otherwise nothing to pay.", style="bold"),
    ]


def _due(entry: Cost, titles: Mapping[str, str]) -> CostLine:
    return CostLine(entry.rule.name, entry.cost, use_titles(entry.violation.why, titles))


def _breach(entry: Cost) -> dict[str, Any]:
    violation = entry.violation
    return {
        "rule": entry.rule.name,
        "amount": violation.amount,
        "sessions": [session.id for session in violation.sessions],
        "why": violation.why,
    }
