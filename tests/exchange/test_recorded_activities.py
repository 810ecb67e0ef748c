"""FIT, TCX and GPX: what was recorded, wherever it was, whole or half."""

from __future__ import annotations

import builtins
import gzip
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from freshlegs.exchange.reading import exported_files
from freshlegs.exchange.reading.activity import ActivityLog
from freshlegs.exchange.reading.exported_files import ExportedFile, open_exports
from freshlegs.exchange.reading.read_export import ForeignOptions, read_export
from freshlegs.io.errors import InputError
from support.activity_files import BERLIN, STRAVA, list_told, make_fit, make_gpx, make_tcx, read_activities, strava_row
from support.everything import package

RUN = "2026-12-01 06:05 run 45 min 8.0 km"


def test_a_fit_file_is_one_activity() -> None:
    found = read_activities(make_fit())
    assert (found.form, list_told(found.activities), found.faults, found.is_list) == ("FIT", [RUN], [], False)


def test_tcx_and_gpx_are_activities_too() -> None:
    assert list_told(read_activities(make_tcx()).activities) == [RUN]
    (one,) = read_activities(make_gpx()).activities
    assert (one.seconds, one.kind) == (2700, "run")
    assert one.metres == pytest.approx(8106, abs=10)


def test_a_stop_counts_for_no_time_of_a_track() -> None:
    assert read_activities(make_gpx(stop=1800)).activities[0].seconds == pytest.approx(2700, abs=30)


def test_a_track_without_a_sport_has_the_one_that_somebody_says() -> None:
    for text, kind in ((make_gpx(kind=None), "hike"), (make_gpx(), "run")):
        assert [one.kind for one in read_activities(text, sport="hike").activities] == [kind]


def test_gpx_is_as_long_as_another_reader_says() -> None:
    gpxpy = package("gpxpy")
    text = make_gpx(seconds=3600)
    (track,) = gpxpy.parse(text).tracks
    (one,) = read_activities(text).activities
    assert one.seconds == track.get_duration()
    assert one.metres == pytest.approx(track.length_2d(), rel=0.005)
    assert one.moment == track.get_time_bounds().start_time


@pytest.mark.parametrize(
    ("sports", "told"),
    [
        ([("RUNNING", "TREADMILL")], ["run"]),
        ([("RUNNING", "VIRTUAL_ACTIVITY")], ["run"]),
        ([("TRAINING", "STRENGTH_TRAINING")], ["lift"]),
        ([("FITNESS_EQUIPMENT", "INDOOR_ROWING")], ["row"]),
        ([("CYCLING", "ROAD")], ["bike"]),
        ([("SWIMMING", "LAP_SWIMMING")], ["swim"]),
        ([("GENERIC", "GENERIC")], ["other"]),
        ([("SWIMMING", "OPEN_WATER"), ("TRANSITION", "GENERIC"), ("CYCLING", "ROAD"), ("RUNNING", "GENERIC")],
         ["swim", "bike", "run"]),
    ],
)  # fmt: skip
def test_sports_of_fit(sports: list[tuple[str, str]], told: list[str]) -> None:
    assert [one.kind for one in read_activities(make_fit(sports)).activities] == told


def test_a_treadmill_has_no_place_and_maybe_no_distance() -> None:
    (one,) = read_activities(make_fit([("RUNNING", "TREADMILL")], metres=None)).activities
    assert (one.seconds, one.metres) == (2700, None)
    assert list_told(read_activities(make_tcx(longitude=None)).activities) == [RUN]


def test_on_a_journey_the_clock_of_the_place_tells_the_day() -> None:
    """At 6 in the morning in Tokyo it is the evening before in Berlin."""
    start = datetime(2026, 12, 1, 21, tzinfo=UTC)
    (watch,) = read_activities(make_fit(start=start, offset=timedelta(hours=9))).activities
    (track,) = read_activities(make_gpx(start, longitude=139.7)).activities
    assert f"{watch.local} {track.local}" == "2026-12-02 06:00:00 2026-12-02 06:00:00"
    (unknown,) = read_activities(make_fit(start=start, offset=None)).activities
    assert (str(unknown.local), unknown.knows_clock) == ("2026-12-01 22:00:00", False)


def test_half_a_file_says_so_and_what_was_whole_stays() -> None:
    data = make_fit()
    half = read_activities(data[: len(data) // 2])
    assert (half.activities, [str(one) for one in half.faults]) == (
        [], ["damaged: it ends too early; the file may be cut off: bring it from the watch again"],
    )  # fmt: skip
    broken = read_activities(data[:-1] + bytes([data[-1] ^ 1]))
    assert "its checksum is wrong" in str(broken.faults[0])
    text = make_tcx()
    several = text.replace("</Activities>", "").replace("</TrainingCenterDatabase>\n", "") + make_tcx()[200:400]
    found = read_activities(several)
    assert list_told(found.activities) == [RUN]
    assert "damaged; the file may be cut off, and is not read from here on" in str(found.faults[0])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<html><body/></html>", "it is neither TCX nor GPX"),
        ("<gpx", "it is neither TCX nor GPX"),
        ('<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "b">]><gpx/>', "found a DOCTYPE; TCX and GPX have none"),
        ("<gpx><rte/></gpx>", "found a course or a workout; an activity that was recorded"),
        ("<TrainingCenterDatabase/>", "found no time of anything that was done"),
        (f"<gpx>{'<a>' * 70}", "elements in elements; at most 60 deep"),
        ('<?xml version="1.0" encoding="x-none"?><gpx/>', "neither TCX nor GPX"),
    ],
)
def test_what_is_no_activity_is_refused(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_activities(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (make_gpx(kind=None), "it names no sport; say it with --sport run, or export it as TCX or FIT"),
        (make_tcx(seconds=0), "it took 0 seconds; 1 second to 48 hours"),
        (make_tcx(start="yesterday"), 'found "yesterday"; when it was, such as 2026-12-01T06:05:00Z'),
        (make_tcx(start="1989-12-01T05:05:12Z"), 'found "1989-12-01T05:05:12Z"; when it was'),
    ],
)
def test_an_activity_without_what_counts_is_a_fault(text: str, says: str) -> None:
    found = read_activities(text)
    assert (found.activities, found.bad_rows) == ([], 1)
    assert says in str(found.faults[0])


def test_a_fit_file_of_another_thing_is_refused_or_left_where_others_lie_beside_it() -> None:
    workout = make_fit(kind="WORKOUT")
    with pytest.raises(InputError, match="found a FIT file of a workout; an activity that was recorded"):
        read_activities(workout)
    beside = ExportedFile("x.fit", iter(()), alone=False, kind="fit", pieces=[workout])
    assert read_export(beside, ForeignOptions(BERLIN)) is None


def test_a_ride_is_no_lift() -> None:
    with pytest.raises(InputError, match="done: found FIT of cycling; --as hevy is for another form"):
        read_activities(make_fit([("CYCLING", "ROAD")]), form="hevy")
    with pytest.raises(InputError, match="found TCX of Running; --columns is for another form"):
        read_activities(make_tcx(), columns={"date": "Day"})
    assert read_activities(make_fit(), form="fit").activities


def test_a_lying_size_costs_neither_time_nor_memory() -> None:
    data = make_fit()
    for size in (0, 1, 0x7FFFFFFF, 0xFFFFFFFF):
        found = read_activities(data[:4] + size.to_bytes(4, "little") + data[8:])
        assert found.bad_rows == 1


def test_without_the_extra_it_says_how_to_get_it() -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: object) -> object:
        if name == "fitdecode":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    with patch.object(builtins, "__import__", refuse), pytest.raises(InputError, match="FIT needs one package more"):
        read_activities(b"\x0e\x10\0\0\0\0\0\0.FIT\0\0")


def test_packed_files_are_opened_and_what_stravas_list_has_is_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.fit.gz").write_bytes(gzip.compress(make_fit()))
    (tmp_path / "b.gpx.gz").write_bytes(gzip.compress(make_gpx().encode()))
    with zipfile.ZipFile(tmp_path / "export_1.zip", "w") as archive:
        archive.writestr("activities.csv", STRAVA + strava_row())
        archive.writestr("activities/1.fit.gz", gzip.compress(make_fit()))
        archive.writestr("routes/1.gpx", "<gpx><rte/></gpx>")
    names = {}
    for file in open_exports([tmp_path]):
        try:
            found = read_export(file, ForeignOptions(BERLIN))
        except InputError as error:
            names[file.name.rpartition("/")[2]] = str(error).partition("; ")[2]
        else:
            assert isinstance(found, ActivityLog)
            names[file.name.rpartition("/")[2]] = found.form
    assert names == {
        "a.fit.gz": "FIT", "b.gpx.gz": "GPX", "export_1.zip, activities.csv": "Strava",
        "1.gpx": "an activity that was recorded",
    }  # fmt: skip


def test_bombs_are_refused_before_they_burst(tmp_path: Path) -> None:
    bomb = tmp_path / "a.gpx.gz"
    bomb.write_bytes(gzip.compress(b"<gpx>" + b" " * 5_000_000))
    with patch.object(exported_files, "MOST_LETTERS", 100_000):
        files = open_exports([bomb])
        with pytest.raises(InputError, match="larger than 0 MB"):
            read_export(next(files), ForeignOptions(BERLIN))
    damaged = tmp_path / "b.fit.gz"
    damaged.write_bytes(gzip.compress(make_gpx().encode())[:-20])
    files = open_exports([damaged])
    with pytest.raises(InputError, match="the archive is damaged"):
        read_export(next(files), ForeignOptions(BERLIN))
