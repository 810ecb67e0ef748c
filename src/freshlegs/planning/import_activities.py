"""Recorded activities against the sessions of a plan: for which each counts, what is extra."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from freshlegs.exchange.reading.activity import DoneActivity
from freshlegs.exchange.reading.foreign_values import normalize_words
from freshlegs.exchange.reading.sports import ANY_LIFT, ANY_RUN
from freshlegs.model.kinds import KINDS, OWN_LOAD, SPLIT_LIFT, Kind, find_family
from freshlegs.planfile import PlannedRecord, SessionRecord

OF_ITS_DAY, OF_ANOTHER_DAY, OF_KEY_RUN = (0.5, 2.0), (0.75, 4 / 3), (0.9, 1.1)
"""How long something is, as a share of its session: on its day, on another, and there of a hard or the long run.

No file tells how hard a run was, so that an easy one is not taken for the intervals of the day before, nor a short one
for the long run (house).
"""
DAYS_BESIDE = 2
"""Days by which something may be away from the session for which it counts (house)."""
LONG_MINUTES = 90
"""From so many on a run that was not planned is a long one, where the plan has none (house)."""
_ON_FOOT = frozenset({"walk", "hike"})


class MatchedActivity(NamedTuple):
    """Something that was recorded, and the session for which it counts."""

    activity: DoneActivity
    kind: Kind  #: Of the session; of what is none, the kind that it is by itself
    session: SessionRecord | None  #: None for an extra

    @property
    def day(self) -> date:
        """The day on which it was done."""
        return self.activity.local.date()

    @property
    def minutes(self) -> int:
        """Its length."""
        return max(1, round(self.activity.seconds / 60))


def match_activities(record: PlannedRecord, activities: Iterable[DoneActivity]) -> list[MatchedActivity]:
    """Return activities with the sessions for which they count, by day, kind and length; each session has one at most.

    What fits nothing of its day may count for a session of the same week two days away at most, of nearly its length.
    """
    done = list(activities)
    places = {one.id: record.local(one.start) for one in record.sessions}
    by_week: defaultdict[int, list[SessionRecord]] = defaultdict(list)
    for session in record.sessions:
        by_week[(places[session.id].date() - record.start).days // record.days].append(session)
    pairs = []
    for number, one in enumerate(done):
        week = (one.local.date() - record.start).days // record.days
        for session in by_week.get(week, ()):
            there = places[session.id]
            apart = abs((one.local.date() - there.date()).days)
            share = one.seconds / 60 / session.minutes
            beside = OF_KEY_RUN if KINDS[session.kind].key else OF_ANOTHER_DAY
            low, high = beside if apart else OF_ITS_DAY
            if apart <= DAYS_BESIDE and low <= share <= high and _is_alike(one, session):
                away = abs((one.local - there.replace(tzinfo=None)).total_seconds())
                pairs.append((apart, round(max(share, 1 / share), 1), away, session.id, number, session))
    found: dict[int, SessionRecord] = {}
    taken = set[str]()
    for *_, number, session in sorted(pairs, key=lambda one: one[:5]):
        if number not in found and session.id not in taken:
            found[number] = session
            taken.add(session.id)
    long = min((one.minutes for one in record.sessions if one.kind == "long"), default=LONG_MINUTES)
    return [
        MatchedActivity(one, found[number].kind if number in found else _name_kind(one, long), found.get(number))
        for number, one in enumerate(done)
    ]


def _is_alike(one: DoneActivity, session: SessionRecord) -> bool:
    if one.kind == ANY_RUN or one.kind == ANY_LIFT:
        return find_family(session.kind) == one.kind
    if one.kind == OWN_LOAD:
        return bool(session.title) and normalize_words(session.title) == normalize_words(one.sport)
    return one.kind == session.kind or {one.kind, session.kind} == _ON_FOOT


def _name_kind(one: DoneActivity, long: int) -> Kind:
    if one.kind == ANY_RUN:
        return "long" if one.seconds >= 60 * long else "easy"
    return SPLIT_LIFT if one.kind == ANY_LIFT else one.kind
