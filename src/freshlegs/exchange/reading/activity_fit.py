"""FIT -> activities: when they began, how long they took and how far they went. What reads them is an extra."""

import warnings
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from freshlegs.exchange.reading.activity import MOST_ACTIVITY_SECONDS, ActivityLog, DoneActivity
from freshlegs.exchange.reading.exported_files import ExportedFile
from freshlegs.exchange.reading.sports import NO_SPORT, UNKNOWN_SPORT, find_sport
from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.io.shipped import say_how_to_install
from freshlegs.io.text import to_one_line
from freshlegs.training.run_log import MOST_FELT
from freshlegs.written.day_text import SCENARIO_YEARS

_Message = dict[str, Any]
_LONGEST_OFFSET = timedelta(hours=15)
"""No clock of any place is farther from UTC."""
_MOST_SESSIONS = 100
_WANTED = ("file_id", "session", "activity")


def read_fit_activity(file: ExportedFile, zone: ZoneInfo) -> ActivityLog | None:
    """Return the activities in a FIT file, None where it is another thing, found among others.

    Raises InputError where it is no activity, or can't be read at all, or without the extra `activities`.
    """
    log, messages, fault = ActivityLog(file.name, "FIT"), list[tuple[str, _Message]](), None
    raw = b"".join(file.pieces)
    try:
        messages += _decode(raw, file.name)
    except _BrokenError as error:
        messages += error.messages
        allowed = "the file may be cut off: bring it from the watch again"
        fault = Fault("", f"damaged: {error.why}", allowed)
    kind = next((found.get("type") for name, found in messages if name == "file_id"), None)
    if kind not in (None, "activity"):
        if not file.alone:
            return None
        what = to_one_line(str(kind)).replace("_", " ")[:40]
        raise InputError(file.name, Fault("", f"found a FIT file of a {what}", "an activity that was recorded"))
    offset = next((_find_offset(found) for name, found in messages if name == "activity"), None)
    for number, session in enumerate((found for name, found in messages if name == "session"), 1):
        log.rows += 1
        _add(log, session, f"activity {number}" if number > 1 else "", offset, zone)
    if fault is not None:
        log.faults.append(fault)
    elif not log.rows:
        log.faults.append(Fault("", "no session in it", "an activity that was ended on the watch"))
    log.bad_rows = len(log.faults)
    return log


class _BrokenError(Exception):
    """A file that can't be read to its end, with what stands before that."""

    def __init__(self, why: str, messages: list[tuple[str, _Message]]) -> None:
        self.why, self.messages = why, messages
        super().__init__(why)


def _decode(raw: bytes, source: str) -> Iterator[tuple[str, _Message]]:
    """Return the messages of a file that say what it is; raises _BrokenError."""
    try:
        import fitdecode
    except ImportError:
        allowed = say_how_to_install("activities")
        raise InputError(source, Fault("", "FIT needs one package more", allowed)) from None
    found: list[tuple[str, _Message]] = []
    strict = {"check_crc": fitdecode.CrcCheck.RAISE, "error_handling": fitdecode.ErrorHandling.RAISE}
    try:
        with warnings.catch_warnings(), closing(fitdecode.FitReader(BytesIO(raw), **strict)) as reader:
            warnings.simplefilter("ignore")
            for frame in reader:
                if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name in _WANTED:
                    if len(found) > _MOST_SESSIONS:
                        raise _BrokenError(f"more than {_MOST_SESSIONS} messages about it", found)
                    found.append((frame.name, {one.name: one.value for one in frame.fields if one.value is not None}))
    except fitdecode.FitError as error:
        why = {
            fitdecode.FitCRCError: "its checksum is wrong",
            fitdecode.FitEOFError: "it ends too early",
            fitdecode.FitHeaderError: "its header is wrong",
        }.get(type(error), "its data is wrong")
        raise _BrokenError(why, found) from error
    except _BrokenError:
        raise
    except Exception as error:  # Whatever a decoder meets in a damaged file.
        raise _BrokenError("its data is wrong", found) from error
    return iter(found)


def _find_offset(message: _Message) -> timedelta | None:
    """Return how far the watch's clock was from UTC; None where the file does not tell."""
    there, local = message.get("timestamp"), message.get("local_timestamp")
    if not isinstance(there, datetime) or not isinstance(local, datetime):
        return None
    offset = local.replace(tzinfo=UTC) - there.astimezone(UTC)
    quarters = timedelta(minutes=15) * round(offset / timedelta(minutes=15))
    return quarters if abs(quarters) <= _LONGEST_OFFSET else None


def _add(log: ActivityLog, message: _Message, place: str, offset: timedelta | None, zone: ZoneInfo) -> None:
    names = [_to_name(message.get(key)) for key in ("sport", "sub_sport")]
    kinds = [(name, find_sport(name)) for name in names if name]
    sport, kind = next((one for one in kinds if one[1] != UNKNOWN_SPORT), kinds[0] if kinds else ("", UNKNOWN_SPORT))
    if kind == NO_SPORT:
        log.left_out[sport] += 1
        return
    start, seconds = message.get("start_time"), message.get("total_timer_time") or message.get("total_elapsed_time")
    if not isinstance(start, datetime) or start.year not in SCENARIO_YEARS:
        log.faults.append(Fault(place, f"found {repr_for_user(str(start))}", "when it began, years 2000 to 2100"))
        return
    if not isinstance(seconds, int | float) or not 1 <= seconds <= MOST_ACTIVITY_SECONDS:
        hours = MOST_ACTIVITY_SECONDS // 3600
        found = f"it took {repr_for_user(str(seconds))} seconds"
        log.faults.append(Fault(place, found, f"1 second to {hours} hours"))
        return
    start = start.astimezone(UTC)
    there = start.astimezone(zone) if offset is None else start + offset
    metres, effort = message.get("total_distance"), message.get("workout_rpe")
    felt = round(effort / 10) if isinstance(effort, int) and 10 <= effort <= 10 * MOST_FELT else None
    log.activities.append(
        DoneActivity(
            log.source,
            place,
            there.replace(tzinfo=None),
            start,
            kind,
            sport or "no sport",
            float(seconds),
            float(metres) if isinstance(metres, int | float) and metres > 0 else None,
            felt,
            knows_clock=offset is not None,
        )
    )


def _to_name(value: object) -> str:
    """Return the name of a sport; "" where it says nothing, as "generic" does."""
    name = to_one_line(value).replace("_", " ")[:60] if isinstance(value, str) else ""
    return "" if name in ("generic", "all") else name
