"""The pages that `freshlegs docs` prints have the tables that the web pages have."""

from __future__ import annotations

import pytest

from freshlegs.io.shipped import find_shipped
from freshlegs.report.page_tables import TABLES, fill_page

PAGES = sorted(name for name in find_shipped("docs", ".md") if "/" not in name and name != "index")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_a_mark_left(name: str) -> None:
    text = find_shipped("docs", ".md")[name].read_text("utf-8")
    filled = fill_page(text)
    assert "<!--" not in filled
    assert (filled == text) == ("<!-- generated" not in text)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_has_its_head_and_rows_of_as_many_cells(name: str) -> None:
    lines = fill_page(f"before\n<!-- generated: {name} -->\nafter\n").splitlines()
    assert (lines[0], lines[-1]) == ("before", "after")
    assert len({line.count(" | ") for line in lines[1:-1]}) == 1
    assert len(lines) > 5
