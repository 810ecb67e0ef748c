"""A list with a lead (a cost, a number, a dash), a line for each entry, and lines under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from freshlegs.io.text import to_one_line

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry of a list."""

    lead: str
    head: Text
    under: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class CostLine:
    """What one breach costs, and why."""

    rule: str
    cost: int
    why: str


def build_list(entries: Iterable[ListEntry]) -> RenderableType:
    """Return entries below each other, with hanging indents."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for entry in entries:
        table.add_row(f"  {entry.lead}", entry.head)
        for line in entry.under:
            table.add_row("", Padding(line, (0, 0, 0, 2)))
    return table


def build_plain_list(lines: Iterable[str]) -> RenderableType:
    """Return lines with a dash before each."""
    return build_list(ListEntry("-", Text(to_one_line(line))) for line in lines)


def format_rule_head(rule: str, says: str) -> Text:
    """Return a rule's name and its sentence."""
    return Text.assemble((to_one_line(rule), "bold"), f": {to_one_line(says)}" if says else "")


def build_cost_table(
    dues: Iterable[CostLine],
    says: Mapping[str, str],
    *,
    at_most: int | None = None,
    sources: Mapping[str, tuple[Text, ...]] | None = None,
) -> RenderableType:
    """Return what is to pay by rule, the dearest first, with the reasons under each.

    Parameters
    ----------
    says : mapping of str to str
        The sentence of each rule, by its name.
    at_most : int, optional
        How many reasons are shown of one rule; all unless given.
    sources : mapping of str to tuple of Text, optional
        Lines that follow the reasons of a rule.
    """
    by_rule = defaultdict(list)
    for due in dues:
        by_rule[due.rule].append(due)
    costs = {rule: sum(due.cost for due in found) for rule, found in by_rule.items()}
    order = sorted(by_rule, key=lambda rule: (-costs[rule], rule))
    return build_list(
        ListEntry(
            str(costs[rule]),
            format_rule_head(rule, says.get(rule, "")),
            (*list_reasons(by_rule[rule], at_most), *(sources or {}).get(rule, ())),
        )
        for rule in order
    )


def list_reasons(dues: list[CostLine], at_most: int | None = None) -> tuple[Text, ...]:
    """Return a line for each breach of one rule, with its cost where there are several."""
    dearest = sorted(dues, key=lambda due: -due.cost)
    shown = dearest if at_most is None or len(dues) <= at_most else dearest[: at_most - 1]
    priced = len(dues) > 1 and any(due.cost for due in dues)
    lines = [Text(to_one_line(due.why) + (f" ({due.cost})" if priced else "")) for due in shown]
    if len(shown) < len(dues):
        lines.append(Text(f"and {len(dues) - len(shown)} more", style="dim"))
    return tuple(lines)
