"""A planned week in full: what every rule had to say, who says so, and why each session stands where it does."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from freshlegs.planfile import PlannedRecord, RuleRecord, SessionRecord
from freshlegs.report.cited_sources import dump_sources, list_rulebook_sources
from freshlegs.report.layout import (
    ListEntry,
    build_cost_table,
    build_section,
    format_rule_head,
    list_dashed,
    render_text,
)
from freshlegs.report.phrases import (
    build_heading,
    explain_place,
    format_short_id,
    list_notes,
    mark_session,
    name_session,
    pad_day,
)
from freshlegs.report.week_text import build_proof, list_cost_lines
from freshlegs.training.sources import STRENGTH_TEXT, Source, group_sources

Sources = Mapping[str, tuple[Source, ...]]
"""Who says so, by rule."""


def render_explain(record: PlannedRecord, *, width: int = 80, colour: bool = False) -> str:
    """Return the whole account of a week. Rules that this version does not know are shown without sources."""
    costly = {breach.rule for breach in record.breaches}
    free = [rule for rule in record.rules if not rule.hard and rule.rule not in costly]
    sources = list_rulebook_sources(record)
    parts: list[RenderableType] = [build_heading(record), "", *_paid(record, sources), build_proof(record)]
    if any(session.why for session in record.sessions):
        parts += build_section("Why each session is where it is", (_placed(record, s) for s in record.sessions))
    parts += build_section("What the cards say besides", _list_card_notes(record))
    parts += build_section("Left out", list_dashed(name_session(record, left) for left in record.left_out))
    parts += build_section("Priced rules that cost nothing here", (_kept(rule, sources) for rule in free))
    parts += build_section("Hard rules, all kept", (_kept(rule, sources) for rule in record.rules if rule.hard))
    parts += build_section("Notes", list_dashed(list_notes(record)))
    strengths = (ListEntry(f"[{strength}]", Text(says)) for strength, says in STRENGTH_TEXT.items())
    parts += build_section("How strong the evidence is", strengths)
    return render_text(*parts, width=width, colour=colour)


def dump_explain(record: PlannedRecord) -> dict[str, Any]:
    """Return the account as plain data: each rule with its breaches and sources, each session with its reasons."""
    sources = list_rulebook_sources(record)
    return {
        "format": 1,
        "scenario": record.scenario,
        "penalty": record.penalty,
        "proved_best": record.proved_best,
        "bound": record.bound,
        "rules": [_rule_data(record, rule, sources) for rule in record.rules],
        "sessions": [session.model_dump(mode="json", include={"id", "start", "why"}) for session in record.sessions],
        "cards": {
            session.id: list(session.content.notes)
            for session in record.sessions
            if session.content is not None and session.content.notes
        },
        "left_out": list(record.left_out),
        "notes": list(record.notes),
    }


def _rule_data(record: PlannedRecord, rule: RuleRecord, sources: Sources) -> dict[str, Any]:
    breaches = [breach for breach in record.breaches if breach.rule == rule.rule]
    return {
        **rule.model_dump(mode="json"),
        "breaches": [breach.model_dump(mode="json", exclude={"rule"}) for breach in breaches],
        "sources": dump_sources(sources.get(rule.rule, ())),
    }


def _paid(record: PlannedRecord, sources: Sources) -> list[RenderableType]:
    if not record.breaches:
        return [Text("Penalty 0: no rule had to give.", style="bold")]
    says = {rule.rule: rule.says for rule in record.rules}
    cited = {breach.rule: _cite_in_full(sources.get(breach.rule, ())) for breach in record.breaches}
    title = Text(f"Penalty {record.penalty}, paid for", style="bold")
    return [title, build_cost_table(list_cost_lines(record), says, sources=cited)]


def _placed(record: PlannedRecord, session: SessionRecord) -> ListEntry:
    start = record.local(session.start)
    when = f"{pad_day(record, start.date())} {start:%H:%M}"
    called = (f" ({format_short_id(session)})", "dim")
    head = Text.assemble(when, " ", *mark_session(record, session), called)
    return ListEntry("", head, tuple(map(Text, explain_place(record, session))))


def _list_card_notes(record: PlannedRecord) -> Iterator[ListEntry]:
    """Yield once what cards say of their exercises and runs: what was left out and why, what is easy, when to stop."""
    cards: dict[str, dict[str, None]] = {}
    for session in record.sessions:
        for note in session.content.notes if session.content is not None else ():
            cards.setdefault(note, {})[format_short_id(session)] = None
    for note, there in cards.items():
        yield ListEntry("-", Text(note), (Text(", ".join(there), style="dim"),))


def _kept(rule: RuleRecord, sources: Sources) -> ListEntry:
    return ListEntry("-", format_rule_head(rule.rule, rule.says), _cite_briefly(sources.get(rule.rule, ())))


def _cite_briefly(sources: Iterable[Source]) -> tuple[Text, ...]:
    """Return the names of a rule's sources with their strength, as one line; none where there are no sources."""
    cited = [one for one, _ in group_sources(sources)]
    named = [one.says if one.strength == "house" else f"{one.where} [{one.strength}]" for one in cited]
    return (Text("; ".join(named), style="dim"),) if named else ()


def _cite_in_full(sources: Iterable[Source]) -> tuple[Text, ...]:
    """Return a line for each of a rule's sources with what it says."""
    cited = group_sources(sources)
    lines = (one.says if one.strength == "house" else f"{one.where}: {'; '.join(says)}" for one, says in cited)
    return tuple(Text(f"[{one.strength}] {line}", style="dim") for (one, _), line in zip(cited, lines, strict=True))
