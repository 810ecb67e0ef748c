"""Times that sessions keep on some days, under a name."""

from __future__ import annotations

import pytest

from freshlegs.model.clock import DAY
from freshlegs.model.kinds import Kind
from freshlegs.model.named_window import NamedWindow
from support.worlds import at, problem, session

CLOCK = problem([], []).clock
EVENING = NamedWindow("work nights", frozenset({0, 1}), end=20 * 60)
MORNING = NamedWindow("school run", frozenset({0}), begin=8 * 60, kinds=frozenset({"easy"}))


@pytest.mark.parametrize(
    ("window", "kind", "start", "out"),
    [
        (EVENING, "easy", at("mon 19:00"), False),
        (EVENING, "easy", at("mon 19:15"), True),
        (EVENING, "easy", at("tue 23:00"), True),
        (EVENING, "easy", at("wed 23:00"), False),
        (EVENING, "easy", at("mon 00:00"), False),
        (MORNING, "easy", at("mon 08:00"), False),
        (MORNING, "easy", at("mon 07:45"), True),
        (MORNING, "long", at("mon 07:00"), False),
        (MORNING, "easy", at("tue 07:00"), False),
        (MORNING, "easy", at("mon 23:00"), False),
    ],
)
def test_what_a_window_keeps_out(window: NamedWindow, kind: Kind, start: int, out: bool) -> None:
    assert window.keeps_out(CLOCK, session(kind, 1, 60, starts=(start,)), start) is out


@pytest.mark.parametrize(
    ("begin", "end", "says"),
    [
        (0, 20 * 60, "not after 20:00"),
        (6 * 60, DAY, "not before 06:00"),
        (6 * 60, 20 * 60, "not before 06:00 and not after 20:00"),
    ],
)
def test_what_a_window_asks(begin: int, end: int, says: str) -> None:
    assert NamedWindow("", frozenset(), begin, end).describe() == says
