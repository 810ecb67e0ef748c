"""What the rules say about a week that someone wrote, as text and for --json."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from freshlegs.model.wording import format_count
from freshlegs.planning.improvements import Improvement
from freshlegs.report.listing import (
    CostLine,
    ListEntry,
    build_cost_table,
    build_list,
    build_plain_list,
    format_rule_head,
    list_reasons,
)
from freshlegs.report.phrases import use_titles
from freshlegs.report.render import render_text
from freshlegs.rules.task import Cost, Report


def render_check(
    report: Report,
    better: Sequence[Improvement] | None = None,
    *,
    titles: Mapping[str, str] | None = None,
    width: int = 80,
    colour: bool = False,
) -> str:
    """Return the broken hard rules first, then the prices, then what would improve the week, where that was asked.

    Parameters
    ----------
    titles : mapping of str to str, optional
        What the sessions are called, by their short names; they keep those unless given.
    width : int
        Columns.
    colour : bool
        Whether ANSI colours are in it.
    """
    called = titles or {}
    says = {entry.rule.name: entry.rule.describe() for entry in (*report.broken, *report.priced)}
    parts: list[RenderableType] = [*_verdict(report, says, called)]
    if report.priced:
        parts.append(build_cost_table((_due(entry, called) for entry in report.priced), says))
    if better:
        parts += ["", Text("What would improve it", style="bold")]
        changes = (ListEntry(_gain(change), Text(use_titles(_change(change), called))) for change in better)
        parts.append(build_list(changes))
    elif better is not None and (report.broken or report.penalty):
        parts += ["", Text("Moving one session, or swapping two, would not improve it.")]
    if report.notes:
        parts += ["", Text("Notes", style="bold"), build_plain_list(use_titles(note, called) for note in report.notes)]
    return render_text(Group(*parts), width=width, colour=colour)


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
    }


def _gain(change: Improvement) -> str:
    return f"{-change.points:+d}" if change.points else "="


def _change(change: Improvement) -> str:
    mended = (
        f", which repairs {format_count(change.mended, 'breach', 'breaches')} of hard rules" if change.mended else ""
    )
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
