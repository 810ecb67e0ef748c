"""The small picture of a week of a programme: everything stands in its column, at its hour."""

from __future__ import annotations

import pytest

from freshlegs.report.page.picture import draw_picture
from freshlegs.report.page.week_strip import HEAD, HOUR, WeekStrip
from support.page_weeks import stretch
from support.shown_weeks import placed, planned

WEEK = planned(
    placed("easy", 1, 7, 30, id="w/2026-11-30/easy/1"),
    placed("lower", 1, 17, id="w/2026-11-30/lower/1"),
    placed("long", 5, 8, 120, id="w/2026-11-30/long/1"),
    free=[stretch(1, 6, 9), stretch(5, 8, 12)],
)
STRIP = WeekStrip(draw_picture(WEEK))
"""From six to six; a run and a lift on Tuesday, a long run on Saturday."""
COLUMN = 100 / STRIP.columns
"""Width of a day, in percent."""


def test_times_and_sessions_are_drawn_in_columns_and_hours_from_the_first_that_is_drawn() -> None:
    assert (STRIP.picture.first, STRIP.hours, STRIP.tall) == (6 * 60, 12, 12 * HOUR)
    assert STRIP.free == "M1.25 0h.94v3h-.94zM5.25 2h.94v4h-.94z"
    assert STRIP.busy == ""
    assert STRIP.sessions == {
        "easy": "M1.25 1h.94v.75h-.94z",  # half an hour, drawn as three quarters so that its name has room
        "lower": "M1.25 11h.94v1h-.94z",
        "long": "M5.25 2h.94v2h-.94z",
    }


def test_names_stand_in_their_sessions_and_hours_between_run_and_lift_between_them() -> None:
    places = {text.text: (float(text.x.rstrip("%")), text.y) for text in STRIP.names}
    assert list(places) == ["Easy run", "Lower body", "Long run"]
    for name, (day, hour) in {"Easy run": (1, 1), "Lower body": (1, 11), "Long run": (5, 2)}.items():
        x, y = places[name]
        assert (0.25 + day) * COLUMN < x < (0.35 + day) * COLUMN
        assert HEAD + hour * HOUR + 8 <= y <= HEAD + hour * HOUR + 13
    (gap,) = STRIP.gaps
    assert gap.text == "9 h 30"
    assert float(gap.x.rstrip("%")) == pytest.approx((0.25 + 1.47) * COLUMN, abs=0.1)
    assert HEAD + 5 * HOUR < gap.y < HEAD + 8 * HOUR


def test_days_are_named_above_and_every_third_hour_at_the_left() -> None:
    assert [text.text for text in STRIP.days] == ["Mon 30", "Tue 1", "Wed 2", "Thu 3", "Fri 4", "Sat 5", "Sun 6"]
    assert all(0 < text.y < HEAD for text in STRIP.days)
    assert [(text.text, text.y - HEAD) for text in STRIP.clock] == [
        (f"{hour:02}", (hour - 6) * HOUR + 10) for hour in (6, 9, 12, 15)
    ]


def test_sessions_that_share_a_time_share_the_width_and_have_no_names() -> None:
    strip = WeekStrip(draw_picture(planned(placed("easy", 0, 7), placed("upper", 0, 7))))
    assert [*strip.names] == []
    assert {path.partition("v")[0] for path in strip.sessions.values()} == {"M.25 0h.47", "M.72 0h.47"}
