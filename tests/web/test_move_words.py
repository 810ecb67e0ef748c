"""What is said of moved sessions, by examples."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from freshlegs.web.move_words import name_moves, say_price, say_starts


@pytest.mark.parametrize(
    ("change", "says"),
    [(0, "the same price"), (1, "1 point more"), (20, "20 points more"), (-1, "1 point less"), (-15, "15 points less")],
)
def test_a_price(change: int, says: str) -> None:
    assert say_price(change) == says


def test_a_start_says_when_it_is_and_what_it_costs_or_what_forbids_it() -> None:
    told: dict[str, Any] = {
        "says": {"available": "sessions stay where `only` puts them", "lifts_per_day": "at most 1 lift a day"},
        "starts": [
            {"start": "2026-12-05T08:15:00+01:00", "points": 20, "rules": ["rest_days"]},
            {"start": "2026-12-06T08:15:00+01:00", "points": None, "rules": ["lifts_per_day", "available"]},
        ],
    }
    found = say_starts(told)
    assert [one["text"] for one in found["starts"]] == [
        "Sat 5 Dec 08:15: 20 points more",
        "Sun 6 Dec 08:15: not allowed: at most 1 lift a day; sessions stay where only puts them",
    ]
    assert found["says"] == told["says"]
    assert "text" not in told["starts"][0]


def test_sessions_that_nobody_knows_are_named_as_they_were_asked_for() -> None:
    moves = {"long-1": datetime.fromisoformat("2026-12-05T08:00:00+01:00")}
    assert name_moves(None, moves) == "long-1 to Sat 5 Dec 08:00"
