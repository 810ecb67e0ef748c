"""Lists, sections and tables of costs for the terminal, and the text that they make."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.segment import Segments
from rich.table import Table
from rich.text import Text

from freshlegs.io.text import to_one_line, to_plain_lines

NARROWEST = 20
"""Columns below which nothing is laid out; a narrower terminal breaks the lines itself."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry of a list, and the lines under it."""

    lead: str  #: A cost, a number, a dash
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


def list_dashed(lines: Iterable[str]) -> list[ListEntry]:
    """Return lines as entries with a dash before each."""
    return [ListEntry("-", Text(to_one_line(line))) for line in lines]


def build_section(title: str, entries: Iterable[ListEntry]) -> list[RenderableType]:
    """Return a list under its title, after a blank line; nothing where there are no entries."""
    found = list(entries)
    return ["", Text(title, style="bold"), build_list(found)] if found else []


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
    """Return what is to pay by rule, the dearest first, under each `at_most` so many reasons and then its sources.

    Rules are told by their sentence in `says`.
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


def render_text(*parts: RenderableType, width: int, colour: bool) -> str:
    """Return parts below each other as text that ends in a newline, without blanks at the ends of lines.

    The width in columns and the colour are told, never looked up.
    """
    console = Console(
        file=StringIO(),
        width=max(width, NARROWEST),
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        force_jupyter=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},  # else rich looks for COLUMNS, NO_COLOR and others
    )
    with console.capture() as capture:
        # Here text becomes what a terminal obeys, so what of it terminals would obey by itself goes now.
        console.print(Segments(s._replace(text=to_plain_lines(s.text)) for s in console.render(Group(*parts))))
    lines = (line.rstrip() for line in capture.get().split("\n"))
    return "\n".join(lines).rstrip("\n") + "\n"
