"""Text from outside: harmless to terminals, to spreadsheets and as an id."""

from __future__ import annotations

import json

import pytest

from freshlegs.io.errors import Fault, InputError
from freshlegs.io.text import MOST_VALUES, format_json, is_id, parse_json, to_cell, to_one_line, to_plain_lines

JOINED = "\N{WOMAN}\u200d\N{PERSONAL COMPUTER}"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("two\n  lines ", "two\n  lines "),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b2Jcleared", "cleared"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]8;;https://example.com\x1b\\link\x1b]8;;\x1b\\b", "alinkb"),
        (
            "an escape that does not end \x1b]0;x\nis over with its line",
            "an escape that does not end \nis over with its line",
        ),
        ("\u202eright to left\u2066", "right to left"),
        ("bell\x07, back\x08, NUL\0, DEL\x7f", "bell, back, NUL, DEL"),
        ("lone\rCR, a tab\t, \x85next line", "lone CR, a tab ,  next line"),
        ("half \ud800 a pair", "half  a pair"),
        (JOINED, JOINED),
    ],
)
def test_what_terminals_obey_is_removed(text: str, lines: str) -> None:
    assert to_plain_lines(text) == lines
    assert all(letter.isprintable() or letter in "\n\u200d" for letter in lines)


def test_one_line_is_one() -> None:
    assert to_one_line(" a\n b\r\x1b[2J\tc ") == "a b c"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_a_cell_is_nothing_that_a_spreadsheet_runs(start: str) -> None:
    assert to_cell(f"{start}1+1") == f"'{start.strip()}1+1"
    assert to_cell(f"1{start}1") == f"1{start}1".replace("\t", " ").replace("\r", " ")
    assert not is_id(f"{start}1", 10)


def test_an_id_is_printable_and_has_a_length() -> None:
    assert is_id("a" * 10, 10)
    assert is_id("Übung 1", 10)
    assert not any(is_id(text, 10) for text in ("", "a" * 11, "a\n", "a\x1b", "a\u202e", "\ud800"))


def test_json_keeps_what_a_terminal_would_obey_as_an_escape() -> None:
    data = {"a": f"\x1b\x9b\u202e\x7f\ud800\U000e0001{JOINED}\n"}
    text = format_json(data)
    assert json.loads(text) == data
    assert JOINED in text
    assert all(letter.isprintable() or letter in "\n\u200d" for letter in text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[" * 100_000, "nested too deeply"),
        ("9" * 5000, "too many digits"),
        (f"[{'0,' * MOST_VALUES}0]", f"more than {MOST_VALUES} values"),
        ("[1", "delimiter"),
    ],
    ids=["deep", "digits", "many", "cut off"],
)
def test_json_that_is_too_much_is_no_json(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_json(text)


def test_a_fault_is_one_harmless_line() -> None:
    error = InputError("a\nb.toml", Fault("x", "found \x1b[31mred\nb.toml: y", "allowed: z"))
    assert str(error) == "a b.toml: x: found red b.toml: y; allowed: z"
