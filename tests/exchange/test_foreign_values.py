"""Days, numbers and times as other programs and other languages write them."""

from __future__ import annotations

import doctest
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from freshlegs.exchange.reading import foreign_names, foreign_values, work_sets
from freshlegs.exchange.reading.foreign_days import TwoDays, find_day_order, parse_foreign_day
from freshlegs.exchange.reading.foreign_values import parse_foreign_weight, parse_metres, parse_number, parse_seconds
from freshlegs.io.errors import NotUnderstoodError

BERLIN = ZoneInfo("Europe/Berlin")
WRITTEN = (
    "22 Dec 2025, 08:00", "22 december 2025", "Dec 22, 2025, 8:00 AM", "Mon, 22 Dec 2025", "22. Dez. 2025, 18:00",
    "22 déc. 2025, 08:00", "lun. 22 déc. 2025 à 08:00", "22 dic 2025, 08:00", "22 de dez. de 2025, 08:00",
    "22 Ara 2025, 08:00", "22 дек. 2025, 08:00", "22 gru 2025", "22 dec. 2025", "2025年12月22日 08:00",
    "2025년 12월 22일", "2025-12-22", "2025-12-22 23:59:59",
    "2025/12/22", "22.12.2025 08:00", "22/12/2025", "12/22/2025",
    "2025-12-21T23:30:00.000Z", "2025-12-22T08:00:00-05:00",
)  # fmt: skip


@pytest.mark.parametrize("written", WRITTEN)
def test_a_day_is_read_in_many_languages(written: str) -> None:
    assert parse_foreign_day(written, BERLIN) == date(2025, 12, 22)


@pytest.mark.parametrize(
    ("month", "words"),
    [
        (3, "Mar Mär. mars marzo março mrt Mart марта"),
        (5, "May Mai mayo maggio mei maj maio мая May\N{LATIN SMALL LETTER DOTLESS I}s"),
        (6, "Jun Juni juin junio giugno junho Haziran июня"),
        (7, "Jul Juli juil. julio luglio julho Temmuz июля"),
        (8, "Aug août agosto ago. augustus Ağustos августа"),
        (10, "Oct Okt. octobre ottobre outubro Ekim октября"),
        (11, "Nov novembre noviembre Kas\N{LATIN SMALL LETTER DOTLESS I}m ноября listopada"),
    ],
)
def test_months_have_their_names(month: int, words: str) -> None:
    for word in words.split():
        assert parse_foreign_day(f"2 {word} 2026", BERLIN) == date(2026, month, 2), word


@pytest.mark.parametrize("written", ["", "yesterday", "2 Foo 2026", "2026-13-01", "30 Feb 2026", "1.1.1826", "9" * 99])
def test_what_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(NotUnderstoodError, match="a day such as 2025-12-22"):
        parse_foreign_day(written, BERLIN)


def test_of_two_small_numbers_nobody_knows_the_month_but_by_another_date() -> None:
    assert parse_foreign_day("03/04/2025", BERLIN) == TwoDays(3, 4, 2025)
    assert parse_foreign_day("04/04/2025", BERLIN) == date(2025, 4, 4)
    assert find_day_order(["03/04/2025", "13/04/2025"]) == "dmy"
    assert find_day_order(["03/04/2025", "04/13/2025"]) == "mdy"
    assert find_day_order(["03/04/2025", "31.12.2025"]) is None
    assert find_day_order(["13/04/2025", "04/13/2025"]) is None


def test_numbers_have_points_or_commas() -> None:
    found = {"82.5": 82.5, "82,5": 82.5, "0,125": 0.125, "102.058": 102.058, "-3": -3}
    assert {one: parse_number(one, comma=False) for one in found} == found
    assert parse_number("1,250", comma=True) == 1.25
    for wrong in ("1,250", "1.2.3", "1e5", "inf", "", "9" * 30):
        with pytest.raises(NotUnderstoodError):
            parse_number(wrong, comma=False)


def test_weights_have_units_in_their_cell_or_none() -> None:
    cells = {"80": (80, None), "82,5 kg": (82.5, "kg"), "175lbs": (175, "lb"), "0": (0, None), "--": None, "": None}
    for cell, found in cells.items():
        assert parse_foreign_weight(cell, comma=False) == found, cell


def test_distances_are_metres() -> None:
    assert parse_metres("0.04", "km", comma=False) == 40
    assert parse_metres("1", "mi", comma=False) == pytest.approx(1609.344)
    with pytest.raises(NotUnderstoodError, match="parsec"):
        parse_metres("1", "parsec", comma=False)
    with pytest.raises(NotUnderstoodError, match="seconds"):
        parse_seconds("-5", comma=False)


@pytest.mark.parametrize("module", [foreign_values, foreign_names, work_sets])
def test_the_examples_are_right(module: object) -> None:
    assert doctest.testmod(module).attempted > 0  # type: ignore[arg-type]
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
