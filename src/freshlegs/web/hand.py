"""Sessions in the hand: moved on the page, priced at once, kept as they are or with the rest planned around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from freshlegs.api.movable_week import MovableWeek
from freshlegs.api.results import TrainingPlan
from freshlegs.api.scenario import Scenario
from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.io.files import name_source
from freshlegs.planfile import PlannedRecord
from freshlegs.scenario.draft import Draft
from freshlegs.written.day_text import SCENARIO_YEARS

if TYPE_CHECKING:
    from freshlegs.planning.display import Display
    from freshlegs.web.desk import Desk
    from freshlegs.web.questions import OpenedFiles

NewTimes = Mapping[str, datetime]
"""New starts by the ids of sessions."""
_FRESH = timedelta(minutes=5)
"""For so long a week is taken to stand as it stood; then more of it may be done."""
_MOST_SOLVED = 20


@dataclass(frozen=True, slots=True)
class _Held:
    """A week that was made ready to be moved, and what it was made of."""

    record: PlannedRecord
    draft: Draft
    week: int | None
    now: datetime
    movable: MovableWeek

    def is_of(self, record: PlannedRecord, draft: Draft, week: int | None, now: datetime) -> bool:
        """Whether it is still this week."""
        same = self.record is record and self.draft is draft and self.week == week
        return same and self.now <= now < self.now + _FRESH


class Hand:
    """The sessions of one athlete that are moved on the page."""

    def __init__(self) -> None:
        self._held: _Held | None = None
        self._solved: dict[str, PlannedRecord] = {}
        self._numbers = count()

    def find_week(self, desk: Desk, sessions: list[str]) -> MovableWeek:
        """Return the week of some sessions as it stands now; raises InputError where there is none."""
        record, draft, now = desk.record, desk.find_draft(), desk.clock()
        if record is None:
            raise InputError("the call", Fault("", "there is no week to move sessions of"))
        week = find_week_number(record, sessions)
        if self._held is None or not self._held.is_of(record, draft, week, now):
            found = Scenario(draft).movable(record, now=now, name=name_source(desk.plan.path), week=week)
            if not isinstance(found, MovableWeek):
                raise InputError("the call", Fault("", "no exercises fill the lifts", "freshlegs plan says why"))
            self._held = _Held(record, draft, week, now, found)
        return self._held.movable

    def add_solved(self, record: PlannedRecord) -> str:
        """Keep a week that was solved for who takes it; return its token."""
        token = f"s{next(self._numbers)}"
        self._solved = {**dict([*self._solved.items()][-_MOST_SOLVED + 1 :]), token: record}
        return token

    def take_solved(self, token: str) -> PlannedRecord:
        """Return a week that was solved; raises InputError where it is not known."""
        if token not in self._solved:
            raise InputError("the call", Fault("token", f"found {repr_for_user(token)}", "solve it again"))
        return self._solved[token]


_hands: WeakKeyDictionary[Desk, Hand] = WeakKeyDictionary()


def find_hand(desk: Desk) -> Hand:
    """Return what is in the hand of an athlete."""
    return _hands.setdefault(desk, Hand())


def find_week_number(record: PlannedRecord, sessions: list[str]) -> int | None:
    """Return the number of the week of a programme that sessions are of; None for a single week."""
    if not record.weeks:
        return None
    starts = {one.rsplit("/", 3)[1] for one in sessions if one.count("/") > 2}
    numbers = {week.week for week in record.weeks if week.start.isoformat() in starts}
    if len(numbers) != 1:
        raise InputError("the call", Fault("session", "these are not sessions of one week of the plan"))
    return numbers.pop()


@dataclass(frozen=True, slots=True)
class FollowOrder:
    """Moves around which the rest is planned anew."""

    files: OpenedFiles
    week: MovableWeek
    moves: NewTimes


@dataclass(frozen=True, slots=True)
class FollowReply:
    """The week around some moves; None where there is none, and `text` says why."""

    record: PlannedRecord | None
    text: str


def plan_around(order: FollowOrder, display: Display) -> FollowReply:
    """Plan the rest around moves, as `freshlegs replan --move` does."""
    answer = order.week.follow(order.moves, limits=order.files.limits(), log=order.files.log, display=display)
    if isinstance(answer, TrainingPlan):
        return FollowReply(answer.record, "")
    return FollowReply(None, answer.to_text(width=10_000).strip())


def read_moves(data: Mapping[str, Any]) -> dict[str, datetime]:
    """Return the moves of a call; raises InputError where they are none."""
    written = data.get("moves") or []
    found: dict[str, datetime] = {}
    for one in written if isinstance(written, list) else [written]:
        try:
            start = datetime.fromisoformat(one["start"])
            # The first and the last moments that there are have no time in every zone.
            if not isinstance(one["session"], str) or start.tzinfo is None or start.year not in SCENARIO_YEARS:
                raise ValueError
        except (KeyError, TypeError, ValueError):
            allowed = 'such as {"session": "week/2026-11-30/long/1", "start": "2026-12-05T08:00:00+01:00"}'
            raise InputError("the call", Fault("moves", f"found {repr_for_user(one)}", allowed)) from None
        found[one["session"]] = start
    return found
