"""Which session of a plan each row of a log counts for: one answer for all who ask."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from freshlegs.model.content import LiftContent
from freshlegs.model.kinds import find_family
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.training.logged_days import AnyRow, DatedLift, match_rows

EntryKey = tuple[date, str]
"""The day of a row and its exercise, which together are there once."""


RunKey = tuple[date, str]
"""The day of a run and its kind."""


def list_week_dates(record: PlannedRecord) -> list[frozenset[date]]:
    """Return the dates of each week of a programme; of a week by itself all of its dates."""
    dates = record.dates
    length = len(dates) // max(1, len(record.weeks))
    return [frozenset(dates[first : first + length]) for first in range(0, len(dates), length)]


def match_lifts(record: PlannedRecord, rows: Iterable[AnyRow]) -> dict[EntryKey, SessionRecord]:
    """Return for which lift each row counts, week by week; what fits none is not there. Rows are in their order."""
    found: dict[EntryKey, SessionRecord] = {}
    lifts = {one.id: one for one in record.sessions if isinstance(one.content, LiftContent)}
    told = [*rows]
    for dates in list_week_dates(record):
        places: defaultdict[str, list[DatedLift]] = defaultdict(list)
        for session in lifts.values():
            day = record.local(session.start).date()
            if isinstance(session.content, LiftContent) and day in dates:
                for exercise in session.content.exercise_ids:
                    places[exercise].append((day, session.id))
        there: defaultdict[str, list[AnyRow]] = defaultdict(list)
        for row in sorted((one for one in told if one.date in dates), key=lambda one: one.date):
            if row.exercise in places:
                there[row.exercise].append(row)
        for (_, name), row in match_rows({one: sorted(days) for one, days in places.items()}, there):
            found[row.date, row.exercise] = lifts[name]
    return found


def match_runs(record: PlannedRecord, runs: Sequence[RunKey]) -> list[tuple[int, str]]:
    """Return the places of the runs that are on the plan's days, each with the id of its session; "" for none.

    A run stands for the one of its kind on its day, else for the first of its kind that is left in its week.
    """
    days = {one.id: record.local(one.start).date() for one in record.sessions if find_family(one.kind) == "run"}
    planned = sorted((one for one in record.sessions if one.id in days), key=lambda one: one.start)
    found: list[tuple[int, str]] = []
    for dates in list_week_dates(record):
        left = [one for one in planned if days[one.id] in dates]
        told = {place: run for place, run in enumerate(runs) if run[0] in dates}
        stands = dict.fromkeys(told, "")
        for same_day in (True, False):
            for place, (day, kind) in told.items():
                like = (one for one in left if one.kind == kind and (days[one.id] == day or not same_day))
                if not stands[place] and (session := next(like, None)) is not None:
                    left.remove(session)
                    stands[place] = session.id
        found += stands.items()
    return found
