"""The season on a page and in a picture: what is drawn is what is planned, and nobody needs colour or eyes for it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from freshlegs.planfile.json_text import format_record
from freshlegs.report.page.html import render_page
from freshlegs.report.page.svg import render_svg
from freshlegs.report.season import build_season
from support.command_line import freshlegs
from support.pages import Element, read
from support.seasons import LONG, SHORT, Made, asked, build_programme
from support.shown_weeks import placed, planned
from support.svg import SVG, texts


def drawn(record_page: str) -> list[Element]:
    """Return the pictures of a season on a page, a row each."""
    return read(record_page).one("section", "season").all("svg", "plot")


def numbers(row: Element) -> list[str]:
    """Return the numbers that stand in a row."""
    return [text.text for text in row.all("text")]


def test_every_row_has_the_numbers_of_its_weeks() -> None:
    rows = {svg.one("title").text.split(",")[0]: svg for svg in drawn(render_page(SHORT))}
    assert list(rows) == ["Running", "Hard running", "Lifting", "Squat", "Bench press"]
    assert numbers(rows["Running"]) == ["110", "95", "30", "20"]
    assert numbers(rows["Squat"]) == ["85", "72.5", "77.5"]
    assert numbers(rows["Bench press"]) == ["50"]


def test_bars_are_as_high_as_their_numbers() -> None:
    running = drawn(render_page(SHORT))[0]
    bars = [bar for bar in running.all("rect") if "y" in bar.attributes]
    heights = [float(bar.attributes["height"]) for bar in bars]
    assert heights == pytest.approx([heights[0] * minutes / 110 for minutes in (110, 95, 30, 20)], abs=0.1)


def test_weights_of_weeks_that_follow_each_other_are_joined_and_others_are_not() -> None:
    squat = drawn(render_page(SHORT))[3]
    marks = [(circle.attributes["cx"], float(circle.attributes["cy"])) for circle in squat.all("circle")]
    assert [x for x, _ in marks] == ["12.5%", "37.5%", "87.5%"]
    assert marks[0][1] < marks[2][1] < marks[1][1], "85 stands above 77.5, that above 72.5"
    joined = [(line.attributes["x1"], line.attributes["x2"]) for line in squat.all("line") if "x1" in line.attributes]
    assert ("12.5%", "37.5%") in joined
    assert ("37.5%", "87.5%") not in joined


def test_it_is_told_to_who_does_not_see_it() -> None:
    page = read(render_page(SHORT)).one("section", "season")
    assert all(svg.attributes["role"] == "img" for svg in page.all("svg", "plot"))
    running = page.all("svg", "plot")[0]
    told = [page_id.text for page_id in (running.one("title"), running.one("desc"))]
    assert told == ["Running, min a week, 20 to 110", "week 1: 110; week 2: 95; week 3: 30; week 4: 20"]
    assert "week 3: none" in page.all("svg", "plot")[3].one("desc").text
    legend = [entry.text for entry in page.one("ul", "season-legend").all("li")]
    assert legend[0].endswith("race: week 3 (half marathon, Sun 20 Dec 09:00, 2 h)")
    picture = ElementTree.fromstring(render_svg(SHORT))
    assert [child.tag for child in picture][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert "Squat (heaviest kg, 72.5 to 85)" in (picture[1].text or "")
    assert "deload: week 2" in (picture[1].text or "")


def test_kinds_of_weeks_differ_in_letter_and_in_pattern() -> None:
    record = build_programme(Made(), Made("deload"), Made("taper"), Made("recovery"))
    page = read(render_page(record)).one("section", "season")
    (bands,) = (group for group in page.one("svg", "patterns").all("g") if group.attributes["id"] == "bands")
    fills = [band.attributes["style"] for band in bands.all("rect")]
    assert fills == [f"fill:url(#{kind})" for kind in ("deload", "taper", "recovery")]
    rows = page.all("svg", "plot")
    assert all([use.attributes["href"] for use in row.all("use")] == ["#bands", "#races"] for row in rows)


def test_a_phone_leaves_out_numbers_where_there_are_many() -> None:
    """What it leaves out is marked; the style sheet does it, and a browser sees it."""
    page = read(render_page(LONG)).one("section", "season")
    assert "crowded" in page.classes
    assert "crowded" not in read(render_page(build_programme(*[Made()] * 9))).one("section", "season").classes
    shown = [text.text for text in page.one("svg", "season-axis").all("text") if "minor" not in text.classes]
    assert [number for number in shown if number.isdigit()] == ["1", "5", "10", "15", "20", "25"]
    assert [mark for mark in shown if mark.isalpha()] == ["D"] * 6 + ["T", "R"]
    squat = next(svg for svg in page.all("svg", "plot") if svg.one("title").text.startswith("Squat"))
    assert [text.text for text in squat.all("text") if "top" in text.classes] == ["162.5"]


def test_weeks_stand_under_what_they_have() -> None:
    page = read(render_page(SHORT)).one("section", "season")
    weeks = [text.attributes["x"] for text in page.one("svg", "season-axis").all("text") if text.text.isdigit()]
    assert weeks == ["12.5%", "37.5%", "62.5%", "87.5%"]
    running = page.all("svg", "plot")[0]
    assert [text.attributes["x"] for text in running.all("text")] == weeks
    (group,) = (group for group in page.one("svg", "patterns").all("g") if group.attributes["id"] == "races")
    races = [line.attributes["x1"] for line in group.all("line")]
    assert races == ["62.5%"]


def test_the_picture_has_the_same_numbers_as_the_page() -> None:
    found = texts(render_svg(LONG))
    for row in build_season(LONG).rows:
        assert row.name in " ".join(found)
        assert {f"{value:g}" for value in row.known} <= set(found)


def test_a_week_by_itself_has_no_season() -> None:
    week = planned(placed("easy", 1))
    assert not read(render_page(week)).all("section", "season")
    assert "url(#deload)" not in render_svg(week)


@pytest.mark.parametrize("name", ["<b>x</b> & 'y'", "W" * 200, "週間" * 60, "A name of many words " * 12])
def test_names_are_escaped_and_kept_in_their_place(name: str) -> None:
    record = build_programme(*[Made(lifts=((asked(name),),))] * 3)
    (heading,) = (h3 for h3 in read(render_page(record)).all("h3") if h3.text.startswith(name[:3]))
    assert name.strip() in heading.text
    root = ElementTree.fromstring(render_svg(record))
    spans = [tspan for tspan in root.iter(f"{SVG}tspan") if (tspan.text or "").startswith("heaviest")]
    assert all(float(span.get("x", "")) < 700 for span in spans)


@pytest.mark.parametrize("form", ["--html", "--svg"])
def test_it_is_byte_equal_under_any_hash_seed(form: str, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(format_record(SHORT), "utf-8")
    one, other = (
        freshlegs("export", "plan.json", form, "-", env={"PYTHONHASHSEED": seed}, folder=tmp_path) for seed in "12"
    )
    assert one.code == 0
    assert one.out == other.out
