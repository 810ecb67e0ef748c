"""The week as SVG and as PNG: the same picture, with text that fits."""

from __future__ import annotations

import re
import struct
import sys
import zlib
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from freshlegs.io.errors import OutputError
from freshlegs.planfile import BreachRecord, PlannedRecord
from freshlegs.report.page import lettering
from freshlegs.report.page.html import render_page
from freshlegs.report.page.png import render_png
from freshlegs.report.page.svg import render_svg
from support.page_weeks import ARTICLE, ATTACK, BROKEN, crowded
from support.pages import read
from support.shown_weeks import MANY, ODD, placed, planned
from support.svg import SVG, texts

WEEKS = {"article": ARTICLE, "crowded": crowded(), **ODD}


@pytest.mark.parametrize("name", WEEKS)
def test_every_week_is_a_picture_wide_enough_for_a_slide(name: str) -> None:
    root = ElementTree.fromstring(render_svg(WEEKS[name]))
    assert root.get("width") == "1200"
    assert int(root.get("height", "")) >= 675
    assert root.get("viewBox") == f"0 0 1200 {root.get('height')}"


@pytest.mark.parametrize("name", WEEKS)
def test_everything_stands_inside_the_picture(name: str) -> None:
    root = ElementTree.fromstring(render_svg(WEEKS[name]))
    height = float(root.get("height", ""))
    body = [e for e in root if e.tag != f"{SVG}defs"]
    for element in (e for part in body for e in part.iter()):
        if element.tag == f"{SVG}rect":
            x, y = float(element.get("x", 0)), float(element.get("y", 0))
            wide, tall = float(element.get("width", "")), float(element.get("height", ""))
            assert x >= 0
            assert y >= 0
            assert x + wide <= 1200
            assert y + tall <= height
        elif element.tag == f"{SVG}text":
            assert float(element.get("y", "")) < height - 4
            size = float(element.get("font-size", 15))
            if element.get("text-anchor") is None:
                assert float(element.get("x", "")) + lettering.measure_text("".join(element.itertext()), size) < 1200


def test_a_picture_names_sessions_times_hours_between_and_prices() -> None:
    found = texts(render_svg(planned(placed("tempo", 1, 6), placed("upper", 1, 17), title="Mine")))
    assert {"Mine", "Tempo run 16", "06:00-07:00", "10 h", "rest", "Tue 1 Dec"} <= set(found)
    assert any(text.startswith("legs_before_long: ") for text in texts(render_svg(ARTICLE)))


def test_a_low_session_has_its_start_or_its_name_alone_but_no_half_a_time() -> None:
    low = [placed("easy", day, 7, 30) for day in range(7)]
    assert "easy 17\N{EN SPACE}07:00" in texts(render_svg(planned(*low)))
    narrow = [placed("intervals", day, 7, 30, id=f"w/x/intervals/1234567890{day}") for day in range(7)]
    assert not [
        text for text in texts(render_svg(planned(*narrow))) if text.lower().startswith("intervals") and ":" in text
    ]
    assert "Easy run" in texts(render_svg(planned(placed("easy", 2, 23, 90, id="w/x/easy/1"))))


def test_prices_beyond_those_that_fit_are_counted() -> None:
    assert f"and {BROKEN - 8} more rules" in texts(render_svg(crowded()))


def test_text_stays_text_and_asks_for_nothing() -> None:
    source = render_svg(planned(placed("easy", 0), title=ATTACK))
    assert {e.tag.removeprefix(SVG) for e in ElementTree.fromstring(source).iter()} <= {
        *("svg", "title", "defs", "pattern", "rect", "text", "tspan", "path")
    }
    assert not re.search(r"href|url\((?!#)|https?:(?!//www.w3.org/2000/svg)", source)


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_a_plan_says_is_text_in_page_and_picture(title: str, name: str) -> None:
    session = placed("easy", 0, id=f"w/{name}", why=(name,))
    breach = BreachRecord(rule=name, amount=1, cost=1, sessions=(session.id,), why=title)
    record = planned(session, title=title, scenario=name or "w", breaches=[breach], penalty=1)
    assert read(render_page(record)).one("h1")
    assert ElementTree.fromstring(render_svg(record)).tag == f"{SVG}svg"


def test_the_same_week_is_the_same_picture() -> None:
    assert render_svg(MANY) == render_svg(MANY.model_copy(deep=True))


@given(st.text(max_size=300), st.integers(20, 1200), st.sampled_from([12, 30]))
def test_text_is_cut_to_what_fits(text: str, width: int, size: int) -> None:
    kept = lettering.cut_text(text, width, size)
    assert lettering.measure_text(kept, size) <= width
    assert kept in ("", text) or (kept[-1] == "…" and text.startswith(kept[:-1]))


@example("aaaaa週週週週週", 204)
@given(st.text(alphabet="ab W 週👩‍🏫é", max_size=120), st.integers(60, 400))
def test_lines_lose_nothing_but_the_end(text: str, width: int) -> None:
    found = lettering.break_lines(text, width, 20, at_most=3)
    assert len(found) <= 3
    assert all(lettering.measure_text(line, 20) <= width for line in found)
    whole = "".join(found).replace(" ", "").removesuffix("…")
    assert text.replace(" ", "").startswith(whole)


def test_letters_that_belong_together_are_not_parted() -> None:
    teacher = "👩‍🏫"
    assert lettering.cut_text(teacher * 3, 2.5 * lettering.measure_text(teacher, 20), 20) in (
        f"{teacher}…",
        f"{teacher * 2}…",
    )


@pytest.mark.parametrize("record", [ARTICLE, ODD["empty"], ODD["right to left"], ODD["emoji"]])
def test_a_png_has_twice_the_pixels(record: PlannedRecord) -> None:
    png = render_png(record)
    height = int(ElementTree.fromstring(render_svg(record)).get("height", ""))
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == (2400, 2 * height)


def test_a_png_has_letters_without_any_font_of_the_system() -> None:
    """Between two weeks that differ in their title alone, the pixels of the title differ."""
    one, other = (_rows(render_png(planned(title=title))) for title in ("Base-building week", "Something else"))
    assert {y for y, (a, b) in enumerate(zip(one, other, strict=True)) if a != b} & set(range(80, 130))


def test_without_the_extra_a_png_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(OutputError, match=r"install it with: pip install '.*resvg-py.*'; SVG works without it"):
        render_png(planned())


def _rows(png: bytes) -> list[bytes]:
    """Return the pixel rows of a PNG as they are stored."""
    data, at = b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        data += png[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += length + 12
    raw = zlib.decompress(data)
    width = 2400 * 4 + 1
    return [raw[start : start + width] for start in range(0, len(raw), width)]
