"""When a calendar's owner is busy, and what of it was left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from freshlegs.calendars.reading.busy_policy import BusyPolicy
from freshlegs.calendars.reading.contents import CalendarAvailability, Contents
from freshlegs.calendars.reading.entries import CalendarEntry
from freshlegs.calendars.reading.occurrences import TimeWindow, find_occurrences
from freshlegs.calendars.reading.work import Work
from freshlegs.model.intervals import merge, subtract
from freshlegs.model.wording import format_count

UtcStretch = tuple[datetime, datetime]
"""Half-open, in UTC."""


@dataclass(slots=True)
class BusyTimes:
    """The busy times of a window, merged and ascending, in UTC; and what is to be said about them."""

    times: list[UtcStretch] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def find_busy(contents: Contents, window: TimeWindow, policy: BusyPolicy, work: Work) -> BusyTimes:
    """Return when a calendar's owner is busy in a window, cut at its ends; raises TooMuchError."""
    ignored: dict[str, set[int]] = {}
    slips = Counter(slip for entry in contents.entries for slip in entry.slips)
    times = list(_unavailable(contents.availabilities, window, policy, work))
    for found in find_occurrences(contents.entries, window, work):
        reason = explain_free(found.entry, policy) or ("have no length" if found.start == found.end else "")
        if reason:
            sort = "all-day" if found.entry.all_day else "timed"
            ignored.setdefault(f"{sort} {reason}", set()).add(id(found.entry))
        else:
            times.append((found.start, found.end))
    tentative = policy.tentative == "busy"
    times += [(one.start, one.end) for one in contents.published if tentative or not one.tentative]
    own = len({id(found.entry) for found in find_occurrences(contents.own, window, work)})
    notes = [*_notes(ignored, own), *_faults(contents, slips)]
    cut = [(max(start, window.begin), min(end, window.end)) for start, end in times]
    return BusyTimes(merge(cut), notes)


def explain_free(entry: CalendarEntry, policy: BusyPolicy) -> str:
    """Return why an event takes no time, as said of several: "are cancelled"; "" for one that takes it."""
    if entry.cancelled:
        return "are cancelled"
    if entry.answer == "DECLINED":
        return "were declined"
    if entry.all_day and policy.allday == "ignore":
        return "last whole days"
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


def _notes(ignored: dict[str, set[int]], own: int) -> Iterator[str]:
    for key in sorted(ignored):
        sort, _, reason = key.partition(" ")
        count = len(ignored[key])
        yield f"{format_count(count, f'{sort} event')} {_said(reason, count)} and {_said('were', count)} ignored."
    if own:
        yield f"{format_count(own, 'event')} of freshlegs' own {_said('were', own)} ignored."


def _faults(contents: Contents, slips: Counter[str]) -> Iterator[str]:
    for reason, count in sorted(contents.unreadable.items()):
        yield f"{format_count(count, 'event')} can't be read and {_said('were', count)} ignored: {reason}."
    for reason, count in sorted(slips.items()):
        events = format_count(count, "event")
        if reason == "EXRULE":
            yield f"{events} {_said('have', count)} exceptions by a rule (EXRULE), which are not read: busy then too."
        else:
            repeats = "repeats" if count == 1 else "repeat"
            yield f"{events} {repeats} in a way that is not read ({reason}): only the first time counts."
    yield from contents.notes


def _said(words: str, count: int) -> str:
    """Return a verb at the start of words as it is said of so many."""
    verb, _, rest = words.partition(" ")
    single = {"are": "is", "were": "was", "have": "has", "last": "lasts"}
    return " ".join(filter(None, (single[verb] if count == 1 else verb, rest)))
