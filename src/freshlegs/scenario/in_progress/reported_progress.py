"""What an athlete reports of a week in progress, in words, read against its stored plan."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple, TypedDict

from freshlegs.model.problem import Problem
from freshlegs.planfile import HappeningRecord, PlannedRecord
from freshlegs.scenario.draft import Progress
from freshlegs.scenario.in_progress.contradictions import note_contradictions
from freshlegs.scenario.in_progress.report_reader import ReportReader
from freshlegs.scenario.week_days import Days

_ONE = ("today_only", "feel")
"""Parts of a report that are said once."""


@dataclass(frozen=True, slots=True)
class ReportedProgress:
    """Progress in the week as a person writes it, and what was decided."""

    done: Sequence[str] = ()  #: "lower-1", or with its start and its minutes "lower-1=tue 07:10 50"
    missed: Sequence[str] = ()  #: "tempo-1"
    ill: Sequence[str] = ()  #: "thu", "thu..fri"
    busy: Sequence[str] = ()  #: "fri 18:00-19:30"
    did: Sequence[str] = ()  #: What was not planned: "tempo tue 07:00 45", "bike sat 09:00 90"
    move: Sequence[str] = ()  #: "lower-1=thu 18:00"
    drop: Sequence[str] = ()  #: "easy-2"
    release: Sequence[str] = ()  #: "lower-1": what was moved or dropped; "thu": a day on which something was told
    today_only: str | None = None  #: "30 min": all that there is time for today
    feel: str | None = None  #: "poor", today
    hurt: Sequence[str] = ()  #: "knee": what hurts today
    logged: frozenset[str] = frozenset()  #: Ids of the sessions that the log has
    #: Start and minutes by id of what stands elsewhere in a calendar; None for what is not there any more
    dragged: Mapping[str, tuple[datetime, int] | None] = field(default_factory=dict)


class Reports(TypedDict, total=False):
    """The words of a report by what they are about, one or several of each; as `ReportedProgress`."""

    done: str | Sequence[str]
    missed: str | Sequence[str]
    ill: str | Sequence[str]
    busy: str | Sequence[str]
    did: str | Sequence[str]
    move: str | Sequence[str]
    drop: str | Sequence[str]
    release: str | Sequence[str]
    today_only: str
    feel: str
    hurt: str | Sequence[str]


def collect_report(words: Reports) -> ReportedProgress:
    """Return a report of which each part may be one text or several."""
    given: Mapping[str, Any] = words
    several = ((name, (told,) if isinstance(told, str) and name not in _ONE else told) for name, told in given.items())
    parts: dict[str, Any] = dict(several)
    return ReportedProgress(**parts)


class ReadReport(NamedTuple):
    """What is reported that is new, and sentences on what is known already."""

    happenings: tuple[HappeningRecord, ...]
    known: tuple[str, ...]


def read_happenings(
    problem: Problem,
    stored: PlannedRecord,
    progress: Progress,
    reported: ReportedProgress,
    later: Days | None = None,
    told: Collection[date] = frozenset(),
) -> ReadReport:
    """Return what is reported, in an order of its own; `progress` is that in the week so far.

    Illness and busy times may lie on dates of `later` weeks, where the days of a programme are given; which of these
    are `told` of already can be let go. Raises ArgumentError with everything that can't be as reported.
    """
    reader = ReportReader(problem, stored, progress, later, told)
    found = [
        *reader.read_all("release", reported.release, reader.read_release),
        *reader.read_all("done", reported.done, reader.read_done),
        *reader.read_all("missed", reported.missed, reader.read_missed),
        *reader.read_all("ill", reported.ill, reader.read_ill),
        *reader.read_all("busy", reported.busy, reader.read_busy),
        *reader.read_all("did", reported.did, reader.read_did),
        *reader.read_all("move", reported.move, reader.read_move),
        *reader.read_all("drop", reported.drop, reader.read_drop),
        *reader.read_all("today_only", filter(None, [reported.today_only]), reader.read_today_only),
        *reader.read_all("feel", filter(None, [reported.feel]), reader.read_feel),
        *reader.read_all("hurt", reported.hurt, reader.read_hurt),
    ]
    note_contradictions(found, reader.names, problem.clock, progress.done, reported.logged, reader.faults)
    reader.faults.raise_any()
    # What is said in words counts more than what a calendar tells.
    said = {one.session for one in found}
    drags = (one for one in reader.read_drags(reported.dragged) if one.session not in said)
    new = (one for one in found if one not in reader.known)
    return ReadReport(tuple(dict.fromkeys((*drags, *new))), tuple(reader.known.values()))
