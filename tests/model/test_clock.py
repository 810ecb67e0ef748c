"""Minutes of the week and the local clock, near a change and far from it."""

from __future__ import annotations

import random
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from freshlegs.model.clock import DAY, Clock, find_first_instant, find_local_zone

ZONES = ("Europe/Berlin", "America/Chicago", "Africa/Cairo", "Australia/Lord_Howe", "Africa/El_Aaiun", "Asia/Kathmandu")


@pytest.mark.parametrize("zone", ZONES)
def test_the_clock_shows_what_the_zone_says(zone: str) -> None:
    """Weeks before and after it too, where a change may lie that the week knows nothing of."""
    chance = random.Random(zone)
    for _ in range(60):
        clock = Clock(ZoneInfo(zone), date(2000, 1, 1) + timedelta(days=chance.randrange(30_000)), 7)
        for _ in range(10):
            minute = chance.randrange(-60 * DAY, 60 * DAY)
            moment = clock.moment(minute)
            assert clock.wall(minute) == moment.hour * 60 + moment.minute
            day, wall = chance.randrange(-60, 60), chance.randrange(DAY)
            assert clock.at(day, wall) == clock.minute(find_first_instant(clock.zone, clock.date_of(day), wall))


@pytest.mark.parametrize(
    ("named", "zone"),
    [(":Europe/Berlin", "Europe/Berlin"), ("posix/Europe/Berlin", ""), ("right/Europe/Berlin", ""), ("posixrules", "")],
)
def test_the_zone_of_this_computer_is_one_that_scenarios_allow(
    named: str, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", named)
    monkeypatch.setattr("os.path.realpath", lambda path: "/usr/share/zoneinfo/Asia/Tokyo")
    assert find_local_zone() == (zone or "Asia/Tokyo")
