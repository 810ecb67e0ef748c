"""The stretch of time that --from, --to and --timezone mean."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from freshlegs.calendars.reading.occurrences import TimeWindow
from freshlegs.calendars.reading.times import READABLE_YEARS
from freshlegs.io.errors import Fault, InputError, NotUnderstoodError, repr_for_user
from freshlegs.model.clock import find_first_instant, find_local_zone, find_zone_place
from freshlegs.scenario.schema.value_types import suggest_zone
from freshlegs.written.moment_text import parse_instant

USUAL = timedelta(days=28)
LONGEST_WINDOW = timedelta(days=3660)


def choose_window(
    begin: str | None, end: str | None, timezone: str | None, *, clock: Callable[[], datetime]
) -> TimeWindow:
    """Return the window that is said; without a beginning it is today, without an end 28 days long; raises InputError.

    The clock says what "today" is.
    """
    home = find_zone_place(timezone or find_local_zone())
    if home is None:
        near = suggest_zone(timezone or "")
        raise InputError(
            "--timezone",
            Fault("", f"found {repr_for_user(timezone)}", f'{near} allowed: such as "Europe/Berlin"'.lstrip()),
        )
    today = clock().astimezone(home).date()
    first = _moment("--from", begin, home, today) if begin else find_first_instant(home, today)
    last = _moment("--to", end, home, today) if end else first + USUAL
    window = TimeWindow.of(first, last, home)
    if not window.begin < window.end:
        raise InputError("--to", Fault("", f"found {repr_for_user(end)}", "allowed: what is after --from"))
    if window.end - window.begin > LONGEST_WINDOW:
        raise InputError("--to", Fault("", f"found {repr_for_user(end)}", "allowed: up to ten years after --from"))
    return window


def _moment(option: str, written: str, home: ZoneInfo, today: date) -> datetime:
    """Return a moment that is written with an offset, or means the athlete's clock; a date means its beginning."""
    try:
        moment = parse_instant(written, home, today)
    except NotUnderstoodError as error:
        raise error.blame(option) from None
    if moment.year not in READABLE_YEARS[1:-1]:
        allowed = f"allowed: years {READABLE_YEARS[1]} to {READABLE_YEARS[-2]}"
        raise InputError(option, Fault("", f"found {repr_for_user(written)}", allowed))
    return moment
