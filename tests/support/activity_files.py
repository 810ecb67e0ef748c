"""Activities as watches and apps write them, made by hand from public descriptions of their forms: no one's data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from freshlegs.exchange.reading.activity import ActivityLog, DoneActivity
from freshlegs.exchange.reading.exported_files import ExportedFile
from freshlegs.exchange.reading.read_export import ForeignOptions, read_export

BERLIN = ZoneInfo("Europe/Berlin")
STRAVA = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,"
    "Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,"
    "Moving Time,Distance,Max Speed\n"
)
STRAVA_GERMAN = (
    "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,Verstrichene Zeit,Distanz,"
    "Dateiname,Verstrichene Zeit,Bewegungszeit,Distanz\n"
)
STRAVA_FRENCH = (
    "ID de l'activité,Date de l'activité,Nom de l'activité,Type d'activité,Temps écoulé,Distance,Nom du fichier,"
    "Temps écoulé,Durée de déplacement,Distance\n"
)
GARMIN = (
    "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR,Aerobic TE,Avg Pace,Total Ascent,"
    "Number of Laps,Moving Time,Elapsed Time\n"
)
GARMIN_GERMAN = (
    "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Ø Herzfrequenz,Maximale Herzfrequenz,Ø Pace,"
    "Zeit in Bewegung,Verstrichene Zeit\n"
)
GARMIN_FRENCH = "Type d'activité,Date,Favori,Titre,Distance,Calories,Durée,Fréquence cardiaque moyenne\n"
INTERVALS = "id,start_date_local,type,name,moving_time,elapsed_time,distance,average_heartrate,icu_rpe\n"
_FIT_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)


def strava_row(
    when: str = "Dec 1, 2026, 5:05:12 AM",
    sport: str = "Run",
    *,
    moving: object = 2700.0,
    elapsed: object = 2760.0,
    metres: object = 8020.5,
    number: int = 1,
) -> str:
    """Return a row of Strava's bulk export; its moments are in UTC."""
    return (
        f'{number},"{when}","From Anna\'s place",{sport},,{elapsed},8.02,171,55,false,,,activities/{number}.fit.gz'
        f",75.0,,{elapsed},{moving},{metres},4.1\n"
    )


def garmin_row(when: str = "2026-12-01 06:05:12", sport: str = "Running", *, length: str = "00:45:00") -> str:
    """Return a row of Garmin Connect; its times are those of where it was."""
    return f'{sport},{when},false,"Berlin, Lauf","8,02","1,012","{length}",151,171,--,5:36,--,6,{length},00:46:00\n'


def intervals_row(when: str = "2026-12-01T06:05:12", sport: str = "Run", *, seconds: int = 2700, rpe: str = "6") -> str:
    """Return a row of intervals.icu."""
    return f"i1,{when},{sport},Lunch,{seconds},{seconds + 60},8020.5,151,{rpe}\n"


def make_tcx(
    start: str = "2026-12-01T05:05:12Z",
    sport: str = "Running",
    *,
    seconds: float = 2700,
    metres: float = 8020,
    longitude: float | None = 13.4,
) -> str:
    """Return an activity as TCX, in two laps."""
    place = (
        f"<Position><LatitudeDegrees>52.5</LatitudeDegrees><LongitudeDegrees>{longitude}</LongitudeDegrees></Position>"
    )
    point = f"<Trackpoint><Time>{start}</Time>{place if longitude is not None else ''}</Trackpoint>"
    lap = (
        f'<Lap StartTime="{start}"><TotalTimeSeconds>{seconds / 2}</TotalTimeSeconds>'
        f"<DistanceMeters>{metres / 2}</DistanceMeters><AverageHeartRateBpm><Value>151</Value></AverageHeartRateBpm>"
        f"<Track>{point}</Track></Lap>"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>\n'
        f'<Activity Sport="{sport}"><Id>{start}</Id>{lap}\n{lap}<Notes>Anna</Notes></Activity></Activities>'
        "</TrainingCenterDatabase>\n"
    )


def make_gpx(
    start: datetime = datetime(2026, 12, 1, 5, 5, 12, tzinfo=UTC),
    kind: str | None = "running",
    *,
    seconds: int = 2700,
    longitude: float = 13.4,
    stop: int = 0,
) -> str:
    """Return a track as GPX, a point every 30 seconds going north; after half of it a stop of so many seconds."""
    points = []
    for passed in range(0, seconds + 1, 30):
        when = start + timedelta(seconds=passed + (stop if passed > seconds / 2 else 0))
        latitude = 52.5 + passed * 0.000027
        points.append(f'<trkpt lat="{latitude:.6f}" lon="{longitude}"><time>{when:%Y-%m-%dT%H:%M:%SZ}</time></trkpt>\n')
    named = f"<type>{kind}</type>" if kind is not None else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="x" '
        f'xmlns="http://www.topografix.com/GPX/1/1"><metadata><time>{start:%Y-%m-%dT%H:%M:%SZ}</time></metadata>\n'
        f"<trk><name>Home to work</name>{named}<trkseg>\n{''.join(points)}</trkseg></trk></gpx>\n"
    )


def make_fit(
    sessions: Sequence[tuple[str, str]] = (("RUNNING", "GENERIC"),),
    *,
    start: datetime = datetime(2026, 12, 1, 5, 5, 12, tzinfo=UTC),
    seconds: float = 2700,
    metres: float | None = 8020,
    offset: timedelta | None = timedelta(hours=1),
    records: int = 3,
    kind: str = "ACTIVITY",
) -> bytes:
    """Return sessions of sports and sub-sports, one after the other, as FIT; `offset` is that of the watch's clock."""
    from fit_tool.fit_file_builder import FitFileBuilder
    from fit_tool.profile.messages.activity_message import ActivityMessage
    from fit_tool.profile.messages.file_id_message import FileIdMessage
    from fit_tool.profile.messages.record_message import RecordMessage
    from fit_tool.profile.messages.session_message import SessionMessage
    from fit_tool.profile.profile_type import FileType, Sport, SubSport

    builder = FitFileBuilder(auto_define=True)
    identity = FileIdMessage()
    identity.type, identity.time_created = FileType[kind], _to_milliseconds(start)
    builder.add(identity)
    for number in range(records):
        record = RecordMessage()
        record.timestamp = _to_milliseconds(start + timedelta(seconds=number))
        record.position_lat, record.position_long, record.heart_rate = 52.5, 13.4, 151
        builder.add(record)
    end = start
    for sport, sub_sport in sessions:
        session = SessionMessage()
        session.sport, session.sub_sport = Sport[sport], SubSport[sub_sport]
        session.start_time = _to_milliseconds(end)
        end += timedelta(seconds=seconds)
        session.timestamp = _to_milliseconds(end)
        session.total_elapsed_time, session.total_timer_time = seconds + 60, seconds
        if metres is not None:
            session.total_distance = metres
        builder.add(session)
    if offset is not None:
        activity = ActivityMessage()
        activity.timestamp = _to_milliseconds(end)
        activity.local_timestamp = round((end + offset - _FIT_EPOCH).total_seconds())
        builder.add(activity)
    data: bytes = builder.build().to_bytes()
    return data


def _to_milliseconds(when: datetime) -> int:
    return round(when.timestamp() * 1000)


def export_of(content: str | bytes, name: str = "done") -> ExportedFile:
    """Return a file with this content, as `open_exports` gives it."""
    raw = content if isinstance(content, bytes) else content.encode()
    if raw[8:12] == b".FIT":
        return ExportedFile(name, iter(()), kind="fit", pieces=[raw])
    if raw.lstrip().startswith(b"<"):
        return ExportedFile(name, iter(()), kind="xml", pieces=[raw])
    return ExportedFile(name, iter(raw.decode().splitlines(keepends=True)))


def read_activities(content: str | bytes, **said: object) -> ActivityLog:
    """Return what a file tells, as `log --from` reads it."""
    found = read_export(export_of(content), ForeignOptions(**{"zone": BERLIN, **said}))  # type: ignore[arg-type]
    assert isinstance(found, ActivityLog)
    return found


def list_told(activities: Iterable[DoneActivity]) -> list[str]:
    """Return activities in short: "2026-12-01 06:05 run 45 min 8.0 km"."""
    return [
        f"{one.local:%Y-%m-%d %H:%M} {one.kind} {one.seconds / 60:g} min"
        + (f" {one.metres / 1000:.1f} km" if one.metres else "")
        for one in activities
    ]


SAMPLES: tuple[bytes, ...] = tuple(
    text.encode()
    for text in (
        STRAVA + strava_row() + strava_row("2 déc. 2026, 17:05:12", "Weight Training", metres=0, number=2),
        GARMIN_GERMAN + 'Laufband,2026-12-01 06:05:12,false,"Laufen","5,20",--,"00:31:05,3",--,--,--,00:30:00,--\n',
        GARMIN + garmin_row("12/1/2026 6:05"),
        INTERVALS + intervals_row() + intervals_row("2026-12-02T18:00:00", "VirtualRide", rpe=""),
        make_tcx(),
        make_gpx(seconds=120),
    )
)
"""A small file of each form but FIT."""
