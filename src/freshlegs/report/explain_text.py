"""A planned week in full: what every rule had to say, who says so, and why each session stands where it does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from freshlegs.planfile import PlannedRecord, RuleRecord, SessionRecord
from freshlegs.report.cited import cite_briefly, cite_in_full, dump_sources
from freshlegs.report.listing import ListEntry, build_cost_table, build_list, format_rule_head
from freshlegs.report.phrases import (
    build_heading,
    explain_place,
    format_short_id,
    list_notes,
    mark_session,
    name_session,
    pad_day,
)
from freshlegs.report.render import render_text
from freshlegs.report.week_text import build_proof, list_cost_lines
from freshlegs.training.sources import STRENGTH_TEXT


def render_explain(record: PlannedRecord, *, width: int = 80, colour: bool = False) -> str:
    """Return the whole account of a week. Rules that this version does not know are shown without sources."""
    costly = {breach.rule for breach in record.breaches}
    free = [rule for rule in record.rules if not rule.hard and rule.rule not in costly]
    parts: list[RenderableType] = [build_heading(record), "", *_paid(record), build_proof(record)]
    if any(session.why for session in record.sessions):
        parts += _section("Why each session is where it is", (_placed(record, s) for s in record.sessions))
    parts += _section("Left out", (ListEntry("-", Text(name_session(record, left))) for left in record.left_out))
    parts += _section("Priced rules that cost nothing here", map(_kept, free))
    parts += _section("Hard rules, all kept", (_kept(rule) for rule in record.rules if rule.hard))
    parts += _section("Notes", (ListEntry("-", Text(note)) for note in list_notes(record)))
    strengths = (ListEntry(f"[{strength}]", Text(says)) for strength, says in STRENGTH_TEXT.items())
    parts += _section("How strong the evidence is", strengths)
    return render_text(Group(*parts), width=width, colour=colour)


def dump_explain(record: PlannedRecord) -> dict[str, Any]:
    """Return the account as plain data: each rule with its breaches and sources, each session with its reasons."""
    return {
        "format": 1,
        "scenario": record.scenario,
        "penalty": record.penalty,
        "proved_best": record.proved_best,
        "bound": record.bound,
        "rules": [_rule_data(record, rule) for rule in record.rules],
        "sessions": [session.model_dump(mode="json", include={"id", "start", "why"}) for session in record.sessions],
        "left_out": list(record.left_out),
        "notes": list(record.notes),
    }


def _rule_data(record: PlannedRecord, rule: RuleRecord) -> dict[str, Any]:
    breaches = [breach for breach in record.breaches if breach.rule == rule.rule]
    return {
        **rule.model_dump(mode="json"),
        "breaches": [breach.model_dump(mode="json", exclude={"rule"}) for breach in breaches],
        "sources": dump_sources(rule.rule),
    }


def _paid(record: PlannedRecord) -> list[RenderableType]:
    if not record.breaches:
        return [Text("Penalty 0: no rule had to give.", style="bold")]
    says = {rule.rule: rule.says for rule in record.rules}
    sources = {breach.rule: cite_in_full(breach.rule) for breach in record.breaches}
    title = Text(f"Penalty {record.penalty}, paid for", style="bold")
    return [title, build_cost_table(list_cost_lines(record), says, sources=sources)]


def _section(title: str, entries: Iterable[ListEntry]) -> list[RenderableType]:
    found = list(entries)
    return ["", Text(title, style="bold"), build_list(found)] if found else []


def _placed(record: PlannedRecord, session: SessionRecord) -> ListEntry:
    start = record.local(session.start)
    when = f"{pad_day(record, start.date())} {start:%H:%M}"
    called = (f" ({format_short_id(session)})", "dim")
    head = Text.assemble(when, " ", *mark_session(record, session), called)
    return ListEntry("", head, tuple(map(Text, explain_place(record, session))))


def _kept(rule: RuleRecord) -> ListEntry:
    return ListEntry("-", format_rule_head(rule.rule, rule.says), cite_briefly(rule.rule))
