"""What is recorded twice is one activity: by watch and phone, in two programs, on a journey."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from freshlegs.exchange.reading.activity import DoneActivity
from freshlegs.exchange.reading.same_activity import leave_out_doubles
from support.activity_files import BERLIN

START = datetime.fromisoformat("2026-12-01T06:05")


def done(
    source: str = "a",
    *,
    at: int = 0,
    seconds: float = 2700,
    kind: str = "run",
    metres: float | None = 8000,
    clock: bool = True,
    hours: int = 0,
) -> DoneActivity:
    """Return an activity that begins so many seconds after six, its clock so many hours ahead of Berlin's."""
    local = START + timedelta(seconds=at)
    moment = None if source == "garmin" else local.replace(tzinfo=BERLIN)
    return DoneActivity(source, "", local + timedelta(hours=hours), moment, kind, kind, seconds, metres, None, clock)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (done("watch"), done("phone", at=90, seconds=2760, clock=False, metres=None)),
        (done("watch"), done("watch again")),
        (done("watch", kind="lift"), done("app", at=-300, kind="other")),
        (done("garmin"), done("strava", at=40, clock=False)),
        (done("garmin", hours=8, metres=8050), done("strava", clock=False)),
        (done("watch", at=1200, seconds=1200), done("all day", at=0, seconds=2700)),
        (done("watch"), done("phone", at=1350, clock=False)),
        (done("garmin", hours=14), done("strava", clock=False)),
        (done("garmin", hours=8, seconds=2646, metres=7840), done("strava", clock=False)),
        (done("late", at=64_500), done("later", at=64_560)),
    ],
)
def test_two_that_are_one_count_once(one: DoneActivity, other: DoneActivity) -> None:
    for both in ([one, other], [other, one]):
        kept, doubles = leave_out_doubles(both)
        assert len(kept) == len(doubles) == 1
        assert {kept[0].source, doubles[0].left.source} == {one.source, other.source}
        assert doubles[0].kept == kept[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (done("watch"), done("watch", at=2700)),
        (done("watch"), done("watch", at=1800)),
        (done("watch"), done("phone", at=86_400)),
        (done("garmin", hours=8, metres=None), done("strava", clock=False)),
        (done("garmin", hours=8, metres=9000), done("strava", clock=False)),
        (done("garmin", hours=8), done("strava", clock=False, at=600)),
        (done("garmin", hours=15), done("strava", clock=False)),
        (done("garmin", hours=8, seconds=2640), done("strava", clock=False)),
        (done("garmin", hours=8, kind="bike"), done("strava", clock=False)),
        (done("watch"), done("phone", at=1351, clock=False)),
    ],
)
def test_two_that_are_two_stay_two(one: DoneActivity, other: DoneActivity) -> None:
    kept, doubles = leave_out_doubles([one, other])
    assert (len(kept), doubles) == (2, [])


def test_what_tells_more_is_kept() -> None:
    kept, _ = leave_out_doubles([done("phone", clock=False, metres=None), done("unknown", kind="other"), done("watch")])
    assert [one.source for one in kept] == ["watch"]
    kept, _ = leave_out_doubles([done("a", metres=None), done("b")])
    assert [one.source for one in kept] == ["b"]
    kept, _ = leave_out_doubles([done("garmin"), done("b", metres=None)])
    assert [one.source for one in kept] == ["b"]
