"""TCX and GPX -> activities: when they began, how long they took and how far they went; places are not kept."""

import math
from datetime import datetime, timedelta
from xml.parsers import expat
from zoneinfo import ZoneInfo

from freshlegs.exchange.reading.activity import MOST_ACTIVITY_SECONDS, ActivityLog, DoneActivity
from freshlegs.exchange.reading.exported_files import ExportedFile
from freshlegs.exchange.reading.sports import NO_SPORT, find_sport
from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.io.text import to_one_line
from freshlegs.written.day_text import SCENARIO_YEARS

LONGEST_STOP = 300
"""Seconds between two points of a track from which on it was a stop (house)."""
FARTHEST_FROM_HOME = 3
"""Hours between the sun's time of a place and the clock of the plan from which on the activity was far away (house)."""
MOST_DEPTH, MOST_TRACKS, _MOST_LETTERS = 60, 5000, 200
_EARTH = 6_371_000
_SPORTS_BY_NUMBER = {"1": "ride", "4": "hike", "9": "run", "10": "walk", "16": "swim"}
"""What Strava writes into the type of a GPX file."""


def read_tracks(file: ExportedFile, zone: ZoneInfo, sport: str | None = None) -> ActivityLog:
    """Return the activities in a TCX or GPX file, `sport` being that of tracks that name none.

    Raises InputError where it is neither.
    """
    reader = _Reader(file.name, zone, sport)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.refuse_doctype
    parser.StartElementHandler, parser.EndElementHandler = reader.begin, reader.end
    parser.CharacterDataHandler = reader.take_text
    try:
        for piece in file.pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        # The latter two are about encodings that nobody knows.
        if reader.root not in ("TrainingCenterDatabase", "gpx"):
            raise InputError(file.name, _NEITHER) from error
        line = f"line {error.lineno}" if isinstance(error, expat.ExpatError) else ""
        allowed = "the file may be cut off, and is not read from here on: export it again"
        reader.log.faults.append(Fault(line, "damaged", allowed))
    log = reader.log
    if not (log.activities or log.faults or log.left_out):
        what = "a course or a workout" if reader.has_plan else "no time of anything that was done"
        raise InputError(file.name, Fault("", f"found {what}", "an activity that was recorded"))
    log.bad_rows = len(log.faults)
    return log


_NEITHER = Fault("", "it is neither TCX nor GPX", "an activity as TCX, GPX or FIT, or a table")


class _Track:
    """An activity as it is read."""

    def __init__(self) -> None:
        self.sport = ""
        self.start = ""
        self.laps: list[tuple[float, float]] = []  #: Seconds and metres
        self.first: datetime | None = None  #: Moment of a point
        self.before: datetime | None = None  #: Moment of the point before
        self.seconds = 0.0  #: Without stops
        self.metres = 0.0
        self.longitude: float | None = None


class _Reader:
    """Takes in elements as they come."""

    def __init__(self, source: str, zone: ZoneInfo, sport: str | None) -> None:
        self.source, self.zone, self.sport = source, zone, sport
        self.root, self.path, self.text = "", list[str](), ""
        self.track: _Track | None = None
        self.lap = [0.0, 0.0]
        self.last: tuple[float, float] | None = None
        self.has_plan = False
        self.log = ActivityLog(source, "TCX")

    def refuse_doctype(self, *_: object) -> None:
        """Refuse entities, of which a file of a few letters may hold millions."""
        raise InputError(self.source, Fault("", "found a DOCTYPE", "TCX and GPX have none"))

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Take in the begin of an element."""
        name = name.rpartition(" ")[2]
        if not self.path:
            self.root = name
            if name not in ("TrainingCenterDatabase", "gpx"):
                raise InputError(self.source, _NEITHER)
            self.log.form = "GPX" if name == "gpx" else "TCX"
        self.path.append(name)
        if len(self.path) > MOST_DEPTH:
            raise InputError(self.source, Fault("", "elements in elements", f"at most {MOST_DEPTH} deep"))
        self.text = ""
        if name in ("Activity", "trk"):
            self.track = _Track()
            self.track.sport = attributes.get("Sport", "")[:_MOST_LETTERS]
        elif name in ("Course", "Workout", "rte"):
            self.has_plan = True
        elif self.track is None:
            return
        elif name == "Lap":
            self.lap = [0.0, 0.0]
            self.track.start = self.track.start or attributes.get("StartTime", "")[:_MOST_LETTERS]
        elif name in ("trkseg", "Track"):
            self.track.before = self.last = None
        elif name == "trkpt":
            self._take_point(attributes.get("lat", ""), attributes.get("lon", ""))

    def take_text(self, text: str) -> None:
        """Take in letters."""
        if len(self.text) < _MOST_LETTERS:
            self.text += text

    def end(self, name: str) -> None:
        """Take in the end of an element."""
        name, text, self.text = name.rpartition(" ")[2], self.text.strip(), ""
        self.path.pop()
        track, above = self.track, self.path[-1] if self.path else ""
        if track is None:
            return
        if name in ("Activity", "trk"):
            self._add(track)
            self.track = None
        elif name == "Id" and above == "Activity":
            track.start = track.start or text
        elif name == "type" and above == "trk":
            track.sport = _SPORTS_BY_NUMBER.get(text, text)
        elif above == "Lap" and name in ("TotalTimeSeconds", "DistanceMeters"):
            self.lap[name == "DistanceMeters"] = _to_number(text)
        elif name == "Lap":
            track.laps.append((self.lap[0], self.lap[1]))
        elif name.lower() == "time" and above in ("Trackpoint", "trkpt"):
            _take_moment(track, _to_moment(text))
        elif name == "LongitudeDegrees" and track.longitude is None:
            track.longitude = _to_number(text)

    def _take_point(self, latitude: str, longitude: str) -> None:
        point = _to_number(latitude), _to_number(longitude)
        if self.track is not None and self.last is not None:
            self.track.metres += _measure(self.last, point)
        if self.track is not None and self.track.longitude is None:
            self.track.longitude = point[1]
        self.last = point

    def _add(self, track: _Track) -> None:
        log = self.log
        log.rows += 1
        place = f"activity {log.rows}" if log.rows > 1 else ""
        start = _to_moment(track.start) or track.first
        seconds = sum(seconds for seconds, _ in track.laps) or track.seconds
        if len(log.activities) + len(log.faults) >= MOST_TRACKS:
            raise InputError(self.source, Fault("", f"more than {MOST_TRACKS} activities", "fewer at once"))
        track.sport = track.sport or self.sport or ""
        if not track.sport:
            allowed = "say it with --sport run, or export it as TCX or FIT"
            log.faults.append(Fault(place, "it names no sport", allowed))
        elif find_sport(track.sport) == NO_SPORT:
            log.left_out[track.sport] += 1
        elif start is None:
            found = f"found {repr_for_user(track.start)}" if track.start else "no time in it"
            log.faults.append(Fault(place, found, "when it was, such as 2026-12-01T06:05:00Z"))
        elif not 1 <= seconds <= MOST_ACTIVITY_SECONDS:
            hours = MOST_ACTIVITY_SECONDS // 3600
            log.faults.append(Fault(place, f"it took {seconds:g} seconds", f"1 second to {hours} hours"))
        else:
            metres = sum(metres for _, metres in track.laps) or track.metres or None
            self._place(track, start, seconds, metres, place)

    def _place(self, track: _Track, start: datetime, seconds: float, metres: float | None, place: str) -> None:
        moment = start if start.tzinfo is not None else None
        local, knows = start.replace(tzinfo=None), moment is None
        if moment is not None:
            local = moment.astimezone(self.zone).replace(tzinfo=None)
            away = _find_hours_away(moment, self.zone, track.longitude)
            if away:
                local, knows = local + timedelta(hours=away), True
        sport = to_one_line(track.sport)
        self.log.activities.append(
            DoneActivity(
                self.source, place, local, moment, find_sport(sport), sport, seconds, metres, knows_clock=knows
            )
        )


def _find_hours_away(moment: datetime, zone: ZoneInfo, longitude: float | None) -> int:
    """Return how many hours the sun's time of a place is from the clock of a zone; 0 where it is near."""
    offset = moment.astimezone(zone).utcoffset()
    if longitude is None or offset is None or abs(longitude) > 180:
        return 0
    hours = round(longitude / 15 - offset / timedelta(hours=1))
    hours = (hours + 12) % 24 - 12
    return hours if abs(hours) > FARTHEST_FROM_HOME else 0


def _take_moment(track: _Track, when: datetime | None) -> None:
    """Count the time since the point before, where it was no stop."""
    if when is None or (track.first is not None and (when.tzinfo is None) != (track.first.tzinfo is None)):
        return
    track.first = track.first or when
    passed = (when - track.before).total_seconds() if track.before is not None else 0
    if 0 < passed <= LONGEST_STOP:
        track.seconds += passed
    track.before = when


def _measure(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the metres between two places, given by latitude and longitude."""
    north = math.radians(other[0] - one[0])
    east = math.radians(other[1] - one[1]) * math.cos(math.radians((one[0] + other[0]) / 2))
    return _EARTH * math.hypot(north, east)


def _to_number(text: str) -> float:
    try:
        found = float(text[:40])
    except ValueError:
        return 0.0
    return found if math.isfinite(found) and abs(found) < 10**9 else 0.0


def _to_moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text) if len(text) <= 40 else None
    except ValueError:
        return None
    return found if found is not None and found.year in SCENARIO_YEARS else None
