"""Lists with hanging indents are laid out as a table of rich would lay them out, in text and in colours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from freshlegs.report.layout import ListEntry, build_list, render_text

WORDS = st.sampled_from(
    [
        "a",
        "run",
        "Intervals,",
        "supercalifragilisticexpialidocious",
        "日本語の文",
        "é",
        "🏃",
        "12:00-13:00",
        "(25)",
        "  ",
    ]
)
STYLES = st.sampled_from(["", "bold", "dim"])
PARTS = st.lists(st.tuples(WORDS, st.sampled_from(["", " "]), STYLES), min_size=1, max_size=20)
TEXTS = st.builds(lambda parts, style: Text.assemble(*((a + b, s) for a, b, s in parts), style=style), PARTS, STYLES)
LEADS = st.sampled_from(["", "-", "60", "[strong]", "+100000", "×"])  # noqa: RUF001
LISTS = st.lists(st.builds(ListEntry, LEADS, TEXTS, st.lists(TEXTS, max_size=2).map(tuple)), max_size=4)


def build_table(entries: list[ListEntry]) -> Table:
    """Return the list as a table, which measures each of its cells several times."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for entry in entries:
        table.add_row(f"  {entry.lead}", entry.head)
        for line in entry.under:
            table.add_row("", Padding(line, (0, 0, 0, 2)))
    return table


@settings(max_examples=150, deadline=None)
@given(LISTS, st.sampled_from([20, 21, 40, 80, 200]), st.booleans())
def test_a_list_is_what_a_table_would_be(entries: list[ListEntry], width: int, colour: bool) -> None:
    table = render_text("Before", build_table(entries), "after", width=width, colour=colour)
    assert render_text("Before", build_list(iter(entries)), "after", width=width, colour=colour) == table


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (40, ["  60 a rule: which says much", "       and why it was so", "   - b"]),
        (20, ["  60 a rule: which", "     says much", "       and why it", "       was so", "   - b"]),
    ],
)
def test_what_is_too_long_hangs_under_its_beginning(width: int, lines: list[str]) -> None:
    entries = [
        ListEntry("60", Text("a rule: which says much"), (Text("and why it was so"),)),
        ListEntry("-", Text("b")),
    ]
    assert render_text(build_list(entries), width=width, colour=False).splitlines() == lines
