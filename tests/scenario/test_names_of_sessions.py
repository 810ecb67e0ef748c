"""A session is named in every way in which cards, calendars and commands call it."""

from __future__ import annotations

import pytest

from freshlegs.io.errors import NotUnderstoodError
from freshlegs.written.session_text import find_session_id

NAMES = {f"w/2026-11-30/{name.replace(' ', '/')}": name for name in ("lower 1", "full 1", "long 1", "easy 1", "easy 2")}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("long-1", "long 1"),
        ("LONG 1", "long 1"),
        ("w/2026-11-30/easy/2", "easy 2"),
        ("long", "long 1"),
        ("Long run", "long 1"),
        ("Run: long 120 min", "long 1"),
        ("legs", "lower 1"),
        ("Lift: lower body", "lower 1"),
        ("Lift: lower body 60 min", "lower 1"),
        ("Full body 1", "full 1"),
        ("Easy run 2", "easy 2"),
        (" easy-2 ", "easy 2"),
    ],
)
def test_what_a_session_is_called(written: str, name: str) -> None:
    assert NAMES[find_session_id(NAMES, written)] == name


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("easy", 'found "easy", and there are 2; write easy-1 or easy-2'),
        ("Easy run", "and there are 2; write easy-1 or easy-2"),
        ("lower-2", "did you mean lower-1? this week has lower-1, full-1, long-1, easy-1, easy-2"),
        ("long rnu", "did you mean long-1? this week has"),
        ("tempo", 'found "tempo"; this week has'),
        ("", "this week has"),
        ("w/2026-12-07/long/1", "this week has"),
    ],
)
def test_a_session_that_is_not_there_or_may_be_several(written: str, says: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        find_session_id(NAMES, written)
    assert says in str(caught.value)


def test_a_kind_that_each_week_has_once_is_known_by_its_name() -> None:
    """Which week is meant is asked by who knows the weeks."""
    weeks = {f"w/{week}/long/1": "long 1" for week in ("2026-11-30", "2026-12-07")}
    assert find_session_id(weeks, "long") == "w/2026-11-30/long/1"
