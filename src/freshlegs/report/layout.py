"""Lists, sections and tables of costs for the terminal, and the text that they make."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.segment import Segment, Segments
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
    return _HangingList(tuple(entries))


@dataclass(frozen=True, slots=True)
class _HangingList:
    """Two columns, as a table of rich would have them, which takes three times as long: it measures all that it has."""

    entries: tuple[ListEntry, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        aside = 2 + max((cell_len(entry.lead) for entry in self.entries), default=0)
        rows = [row for entry in self.entries for row in _list_rows(entry)]
        widest = max(
            (cell_len(line) + indent for _, indent, text in rows for line in text.plain.split("\n")), default=0
        )
        room = max(1, min(widest, options.max_width - aside - 1))
        bold, end = console.get_style("bold"), Segment.line()
        gap, blank, inset = Segment(" ", bold), Segment(" " * (aside + 1), bold), Segment(" " * _INDENT)
        for lead, indent, text in rows:
            lines = text.wrap(console, max(1, room - indent), justify="left", overflow="fold")
            for number, line in enumerate(lines):
                yield from (blank,) if number else (Segment(" " * (aside - cell_len(lead)) + lead, bold), gap)
                yield from (inset,) if indent else ()
                # A text that is rendered by itself has no style of its own, one that was joined has.
                yield from Text().join((line,)).render(console)
                yield end


_INDENT = 2
"""Columns by which what is under an entry is set in."""


def _list_rows(entry: ListEntry) -> Iterator[tuple[str, int, Text]]:
    """Yield what stands before a row of an entry, the columns by which it is set in, and the row."""
    yield entry.lead, 0, entry.head
    for line in entry.under:
        yield "", _INDENT, line


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
