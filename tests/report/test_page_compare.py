"""The page of `whatif --html`: variants beside the baseline, with what moved and what the prices do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.command_line import WEEK, assert_refused, call
from support.pages import Element, read
from support.paths import SCENARIOS

pytestmark = pytest.mark.slow

ARTICLE = SCENARIOS / "article-week.toml"
NO_TUESDAY = ("-s", "no Tuesday: availability.tue=[]")


def compared(folder: Path, *question: str, scenario: str | Path = "week.toml") -> Element:
    """Return the page of a question."""
    done = call("whatif", scenario, *question, "--html", "-", folder=folder)
    assert done.code == 0, done.err
    return read(done.out)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Element:
    """Return the page of a variant that moves sessions, one that is impossible and one that can't be."""
    question = (*NO_TUESDAY, "-s", "no days: rules.rest_days.at_least=6", "-s", "too long: sessions[5].minutes=500")
    return compared(tmp_path_factory.mktemp("compare"), *question, scenario=ARTICLE)


def rows(table: Element) -> list[list[str]]:
    """Return the cells of a table's body."""
    return [[cell.text for cell in row.all() if cell.tag in ("th", "td")] for row in table.one("tbody").all("tr")]


def points(cell: str) -> int:
    """Return the number of a cell such as "+20"; nothing differs at "="."""
    return int(cell.replace("\N{MINUS SIGN}", "-").replace("=", "0"))


def test_each_variant_has_a_line_with_its_price(page: Element) -> None:
    baseline, no_tuesday, impossible, refused = rows(page.one("table", "glance"))
    assert baseline[0] == "baseline"
    assert baseline[1] == "120 points proven best"
    assert no_tuesday[0] == "no Tuesday availability.tue = []"
    assert re.fullmatch(r"\+\d+|=", no_tuesday[2])
    assert impossible[1] == "impossible"
    assert "rest_days: at least 6 days without training" in impossible[0]
    assert refused[1] == "no week"
    assert "sessions" in refused[0]


def test_weeks_stand_side_by_side_day_by_day(page: Element) -> None:
    table = page.one("table", "weeks")
    assert [cell.text.split()[0] for cell in table.one("thead").all("th")] == ["baseline", "no"]
    days = rows(table)
    assert [row[0] for row in days][:2] == ["Mon 30 Nov", "Tue 1 Dec"]
    assert len(days) == 7
    assert days[1][2] == "rest"
    assert sum(len(row.all("div", "chip")) for row in table.all("tr")) == 14


def test_a_moved_session_is_linked_to_where_it_stood(page: Element) -> None:
    chips = {chip.attributes["id"]: chip for chip in page.all("div", "chip")}
    moved = [chip for chip in chips.values() if "moved" in chip.classes]
    assert moved
    for chip in moved:
        was = chips[chip.one("a").attributes["href"].removeprefix("#")]
        assert was.attributes["id"].startswith("s0-")
        assert was.classes & chip.classes - {"chip"}
        assert chip.one("a").text.removeprefix("from ").split()[1] in was.text


def test_prices_by_rule_add_up_to_the_difference(page: Element) -> None:
    table, glance = rows(page.one("table", "prices")), rows(page.one("table", "glance"))
    assert sum(points(row[2]) for row in table) == points(glance[1][2])
    assert sum(points(row[1]) for row in table) == 120
    assert any("Doma" in row[0] for row in table)


def test_names_from_outside_stay_text(tmp_path: Path) -> None:
    title = "<script>alert(1)</script> <img src=x> &amp;"
    (tmp_path / "week.toml").write_text(WEEK.replace("Two lifts and three runs", title), "utf-8")
    found = compared(tmp_path, "-s", "<b onload>&: rules.rest_days.at_least=1")
    assert "<b onload>&" in found.one("table", "glance").text
    assert not found.all("script")
    assert not found.all("img")
    assert found.one("h1").text == title


def test_a_session_that_comes_in_and_one_that_drops_out_are_told(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    found = compared(
        tmp_path,
        "-s",
        "three: sessions[1].count=1",
        "-s",
        "no long: sessions[3]=",
        "-s",
        "two long: sessions[3].count=2",
    )
    text = found.one("table", "glance").text
    assert "drops out" in text
    assert [chip.one("em").text for chip in found.all("div", "chip") if chip.all("em")] == ["new"]


@pytest.mark.slow
def test_many_variants_stand_in_the_table_and_few_weeks_beside(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    found = compared(tmp_path, "--sweep", "rules.run_lift_gap.hours=1..12")
    assert len(rows(found.one("table", "glance"))) == 13
    assert len(found.one("table", "weeks").one("thead").all("th")) == 9
    assert "8 of 12 variants" in found.text


def test_a_baseline_that_is_impossible_is_compared_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(f"{WEEK}\n[rules]\nrest_days = {{ at_least = 6 }}\n", "utf-8")
    found = compared(tmp_path, "-s", "fewer: rules.rest_days.at_least=1")
    assert [row[1].split()[-1] for row in rows(found.one("table", "glance"))] == ["impossible", "best"]


def test_page_and_text_and_json_go_to_their_places(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    question = ("whatif", "week.toml", "-s", "one: rules.rest_days.at_least=1")
    done = call(*question, "--html", "c.html", "--json", folder=tmp_path)
    assert done.json["baseline"]["name"] == "baseline"
    assert done.err.splitlines()[-1].startswith("c.html: ")
    assert (tmp_path / "c.html").read_text("utf-8").startswith("<!doctype html>")
    assert call(*question, "--html", "-", "--json", folder=tmp_path).code == 2
    assert call(*question, "--html", "week.toml", folder=tmp_path).code == 2
    assert_refused(call(*question, "--html", "no/c.html", folder=tmp_path), "can't write no/c.html")
