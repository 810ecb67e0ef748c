"""Calendars (a file, a folder of one event each, standard input; never the web), and when their owner is busy."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from freshlegs.calendars.reading.busy_policy import BusyPolicy
from freshlegs.calendars.reading.contents import CalendarAvailability, Contents
from freshlegs.calendars.reading.entries import CalendarEntry
from freshlegs.calendars.reading.occurrences import Occurrence, TimeWindow, find_occurrences
from freshlegs.calendars.reading.work import LARGEST_FOLDER, SPLIT, TooMuchError, Work
from freshlegs.calendars.writing.events import list_possible_uids
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import check_readable, explain_os_error, name_source, note_folder, read_bytes
from freshlegs.model.intervals import merge, subtract
from freshlegs.model.wording import format_count

UtcStretch = tuple[datetime, datetime]
"""Half-open, in UTC."""
MOST_FILES = 50_000
"""Files in a folder."""

_DRAGGED = 7
"""Days by which a session may have been dragged out of its week and still be known."""
_FEWER = "split it into several folders, each a calendar of its own; or export fewer years"


@dataclass(slots=True)
class BusyTimes:
    """The busy times of a window, merged and ascending, in UTC; and what is to be said about them."""

    times: list[UtcStretch]
    notes: list[str]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar that is not looked into yet."""

    name: str  #: What messages call it
    pieces: Iterable[bytes]  #: Its files; read as they are asked for, and only once
    is_folder: bool = False  #: Whether files in it that are no calendars are passed over
    notes: dict[str, None] = field(default_factory=dict)  #: What there is to say about a week that was read from it

    def read(self, home: ZoneInfo, owner: str = "", work: Work | None = None, *, titles: bool = False) -> Contents:
        """Return what it holds, for an athlete's zone and mail address (or ""), with the titles of events or without.

        Raises InputError where there is no calendar, it can't be read, or it is larger than any real one.
        """
        contents, work, strange = Contents(), work or Work(), 0
        try:
            for piece in self.pieces:
                if contents.add(piece, home, owner.lower(), work, titles=titles):
                    continue
                if not self.is_folder:
                    raise InputError(self.name, Fault("", *_name_content(piece)))
                strange += 1
        except TooMuchError as error:
            raise InputError(self.name, Fault("", error.found, error.allowed)) from None
        if strange:
            verb = "holds" if strange == 1 else "hold"
            contents.notes[f"{format_count(strange, 'file')} in it {verb} no calendar."] = None
        return contents

    def busy(self, window: TimeWindow, policy: BusyPolicy) -> BusyTimes:
        """Return when its owner is busy in a window, and what is to be said about it; raises InputError as `read`."""
        work = Work()
        contents = self.read(window.home, policy.owner, work)
        try:
            return find_busy(contents, window, policy, work)
        except TooMuchError as error:
            raise InputError(self.name, Fault("", error.found, error.allowed)) from None


def open_calendar(path: Path | str) -> Calendar:
    """Return the calendar at a path: an .ics file, a folder of them, or "-". Raises InputError where there is none."""
    if is_web_address(path):
        # It can be as good as a password, so it is not said.
        found = "an address on the web, and calendars are read from files"
        raise InputError("the calendar", Fault("", found, "download it first, or sync it to a folder"))
    check_readable(path)
    if _is_folder(path):
        return Calendar(name_source(path), _files(Path(path)), is_folder=True)
    return Calendar(name_source(path), [read_bytes(path, split=SPLIT)])


def is_web_address(path: Path | str) -> bool:
    """Whether something is an address on the web instead of a path; `Path` makes one slash of its two."""
    return re.match("[a-z]{2,9}:/", str(path), re.IGNORECASE) is not None


def _is_folder(path: Path | str) -> bool:
    try:
        return str(path) != "-" and Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _files(folder: Path) -> Iterator[bytes]:
    """Yield the files of a folder that are calendars by their name, in order."""
    note_folder(folder)
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".ics" and path.name[0] != ".")
    except OSError as error:
        raise InputError(name_source(folder), Fault("", f"can't be read: {explain_os_error(error)}")) from None
    if not paths:
        raise InputError(name_source(folder), Fault("", "a folder without .ics files"))
    if len(paths) > MOST_FILES:
        raise TooMuchError(f"it holds more than {MOST_FILES} files", _FEWER)
    total = 0
    for path in paths:
        data = read_bytes(path, split=SPLIT)
        total += len(data)
        if total > LARGEST_FOLDER:
            raise TooMuchError(f"its files are larger than {LARGEST_FOLDER // 1_000_000} MB together", _FEWER)
        yield data


def _name_content(data: bytes) -> tuple[str, str]:
    """Say what a file is that is no calendar, and what helps."""
    start = data[:1000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if not start:
        return "it is empty", ""
    if start.startswith(b"<"):
        return "a web page, not a calendar", "was a login needed where it was downloaded?"
    if start.startswith(b"pk\x03\x04"):
        return "a zip archive, not a calendar", "unpack it first"
    return "not a calendar: there is no BEGIN:VCALENDAR in it", ""


def find_busy(contents: Contents, window: TimeWindow, policy: BusyPolicy, work: Work) -> BusyTimes:
    """Return when a calendar's owner is busy in a window, cut at its ends; raises TooMuchError."""
    ignored: dict[str, set[int]] = {}
    uids: dict[str, set[int]] = defaultdict(set)
    times = list(_unavailable(contents.availabilities, window, policy, work))
    for found in find_occurrences(contents.entries, window, work):
        reason = explain_free(found.entry, policy) or ("have no length" if found.start == found.end else "")
        if found.entry.replaces is None and found.entry.uid:
            uids[found.entry.uid].add(id(found.entry))
        if reason:
            sort = "all-day" if found.entry.all_day else "timed"
            ignored.setdefault(f"{sort} {reason}", set()).add(id(found.entry))
        else:
            times.append((found.start, found.end))
    tentative = policy.tentative == "busy"
    times += [(one.start, one.end) for one in contents.published if tentative or not one.tentative]
    planned = _Planned()
    for found in find_occurrences(contents.own, window, work):
        times += planned.take(found, window, policy)
    namesakes = sum(len(entries) for entries in uids.values() if len(entries) > 1)
    notes = [*_notes(ignored, planned, namesakes), *explain_unread(contents)]
    cut = [(max(start, window.begin), min(end, window.end)) for start, end in times]
    return BusyTimes(merge(cut), notes)


def explain_free(entry: CalendarEntry, policy: BusyPolicy) -> str:
    """Return why an event takes no time, as said of several: "are cancelled"; "" for one that takes it."""
    if entry.cancelled:
        return "are cancelled"
    if entry.answer == "DECLINED":
        return "were declined"
    if entry.answer == "DELEGATED":
        return "were delegated"
    if entry.all_day and policy.allday == "ignore":
        return "last whole days"
    if entry.elsewhere and policy.elsewhere == "free":
        return 'are marked "working elsewhere"'
    if entry.free and (policy.allday == "by-transp" if entry.all_day else policy.timed_transparent == "free"):
        return "are marked free"
    if (entry.tentative or entry.answer == "TENTATIVE") and policy.tentative == "free":
        return "are tentative"
    if entry.answer == "NEEDS-ACTION" and policy.needs_action == "free":
        return "are not answered yet"
    return ""


def _unavailable(
    availabilities: Iterable[CalendarAvailability], window: TimeWindow, policy: BusyPolicy, work: Work
) -> list[UtcStretch]:
    """Return the times outside of those in which somebody is available; what ranks higher has the last word."""
    times: list[UtcStretch] = []
    for one in sorted(availabilities, key=lambda one: one.rank):
        span = [(max(one.start or window.begin, window.begin), min(one.end or window.end, window.end))]
        free = [(found.start, found.end) for found in find_occurrences(one.available, window, work)]
        if one.tentative and policy.tentative == "free":
            free = span
        inside = subtract(span, subtract(span, merge(free)))
        times = subtract(merge([*times, *span]), merge(inside))
    return times


@dataclass(slots=True)
class _Planned:
    """Sessions that freshlegs wrote into a calendar: those of the plan in question, and those of other plans."""

    own: set[str] = field(default_factory=set)  #: UIDs of those that are ignored
    others: set[str] = field(default_factory=set)  #: UIDs of those that take their time
    known: frozenset[str] | None = None  #: What the plan in question may have written

    def take(self, found: Occurrence, window: TimeWindow, policy: BusyPolicy) -> Iterator[UtcStretch]:
        """Yield the time of a session if it takes any."""
        if explain_free(found.entry, policy) or found.start == found.end:
            return
        if policy.scenario and policy.own == "free" and found.entry.uid in self._find_known(window, policy):
            self.own.add(found.entry.uid)
        else:
            self.others.add(found.entry.uid)
            yield found.start, found.end

    def _find_known(self, window: TimeWindow, policy: BusyPolicy) -> frozenset[str]:
        if self.known is None:
            first, days = window.begin.date(), (window.end - window.begin).days
            dates = (first + timedelta(days=day) for day in range(-_DRAGGED, days + _DRAGGED + 1))
            self.known = list_possible_uids(policy.scenario, dates)
        return self.known


def _notes(ignored: dict[str, set[int]], planned: _Planned, namesakes: int) -> Iterator[str]:
    for key in sorted(ignored):
        sort, _, reason = key.partition(" ")
        count = len(ignored[key])
        yield f"{format_count(count, f'{sort} event')} {_said(reason, count)} and {_said('were', count)} ignored."
    if own := len(planned.own):
        yield f"{format_count(own, 'event')} of this plan's own {_said('were', own)} ignored."
    if others := len(planned.others):
        whose = "of another plan of freshlegs" if planned.known is not None else "that freshlegs wrote"
        yield f"{format_count(others, 'event')} {whose} {'takes' if others == 1 else 'take'} time."
    if namesakes:
        yield f"{namesakes} events have a UID that others have too; each of them counts."


def explain_unread(contents: Contents) -> Iterator[str]:
    """Yield what there is to say about what of a calendar was not understood, whenever it takes place."""
    for reason, count in sorted(contents.unreadable.items()):
        yield f"{format_count(count, 'event')} can't be read and {_said('were', count)} ignored: {reason}."
    for slip, count in sorted(contents.slips.items()):
        yield f"{format_count(count, 'event')} {_said(slip, count)}."
    yield from contents.notes


def _said(words: str, count: int) -> str:
    """Return a verb at the start of words as it is said of so many."""
    verb, _, rest = words.partition(" ")
    irregular = {"are": "is", "were": "was", "have": "has"}
    return " ".join(filter(None, (irregular.get(verb, f"{verb}s") if count == 1 else verb, rest)))
