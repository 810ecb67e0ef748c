"""Who says so: the sources of a rule, in one line or in full."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from freshlegs.rules.lifts import all_lift_rules
from freshlegs.rules.week import all_week_rules
from freshlegs.training import sources
from freshlegs.training.sources import STRENGTH_TEXT, Source


def cite_briefly(rule: str) -> tuple[Text, ...]:
    """Return the names of a rule's sources with their strength, as one line; none for a rule that is not known."""
    grouped = _grouped(rule)
    if not grouped:
        return ()
    return (Text("; ".join(f"{_where(source)}{_grade(source)}" for source, _ in grouped), style="dim"),)


def cite_in_full(rule: str) -> tuple[Text, ...]:
    """Return a line for each of a rule's sources with what it says; none for a rule that is not known."""
    return tuple(
        Text(f"[{source.strength}] {_where(source)}{_says(source, says)}", style="dim")
        for source, says in _grouped(rule)
    )


def dump_sources(rule: str) -> list[dict[str, Any]]:
    """Return a rule's sources as plain data; none for a rule that is not known."""
    return [
        {
            "where": source.where,
            "says": source.says,
            "strength": source.strength,
            "means": STRENGTH_TEXT[source.strength],
        }
        for source in _cited(rule)
    ]


def list_citations(rule: str) -> tuple[Text, ...]:
    """Return a line for each of a rule's sources with what it says, and how strong that is in words."""
    return tuple(map(Text, sources.cite(_cited(rule))))


def _grouped(rule: str) -> list[tuple[Source, list[str]]]:
    return sources.group_sources(_cited(rule))


def _cited(rule: str) -> tuple[Source, ...]:
    found = all_week_rules().get(rule) or all_lift_rules().get(rule)
    return found.cited() if found else ()


def _grade(source: Source) -> str:
    return "" if source.strength == "house" else f" [{source.strength}]"


def _where(source: Source) -> str:
    return source.says if source.strength == "house" else source.where


def _says(source: Source, says: list[str]) -> str:
    return "" if source.strength == "house" else f": {'; '.join(says)}"
