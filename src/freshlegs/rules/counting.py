"""What can be counted: how many of some sessions, or of their minutes, hard rules leave room for.

Each count follows from rules that are kept, whatever else is asked for. The solver is told it, for counting is what it
is slow at; and where more is asked for than there is room, the count says so in numbers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from freshlegs.model.kinds import FAMILIES, KINDS
from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.model.wording import format_count, format_hours, join_words
from freshlegs.rules.base import Rule, StartTimes
from freshlegs.rules.room import Room, StartsOf
from freshlegs.rules.spacing import EndToStart
from freshlegs.rules.task import Task
from freshlegs.rules.verify import find_already_broken

FEW_DAYS = 2
"""The most days that are named."""
SHOWN = 3
"""The most counts that explain a clash."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Of some sessions no more than `room` have a place; `by` minutes: no more than so many of their minutes."""

    sessions: tuple[Session, ...]
    tag: str  #: What they have in common
    says: str  #: Why there is no more room, from the days to the limits: "6 days, at most 2 a day"
    room: int
    by: Literal["day", "hours", "minutes", "rest"]

    def worth(self, session: Session) -> int:
        """Return what a session takes of the room."""
        return session.shortest if self.by == "minutes" else 1

    @property
    def short(self) -> int:
        """How much more is asked for than there is room; optional sessions are not asked for."""
        return sum(self.worth(session) for session in self.sessions if not session.optional) - self.room

    def describe(self) -> str:
        """Return the sum that does not work out: "25 sessions, 6 days, at most 2 a day: 12 places"."""
        what = format_count(sum(not session.optional for session in self.sessions), *_name_sessions(self.tag))
        if self.by == "minutes":
            return f"{what} of {self.short + self.room} min in all, {self.says}: room for {self.room} min"
        return f"{what}, {self.says}: {format_count(self.room, 'place')}"


def count_places(problem: Task, rules: Iterable[Rule], starts: StartsOf) -> Iterator[Tally]:
    """Yield what follows from these rules, all kept, and may leave one of its sessions without a place."""
    room = Room(problem, [rule for rule in rules if not find_already_broken(problem, rule)], starts)
    for tag, sessions in room.list_groups():
        most = len(sessions)
        for count in (*_count_days(room, tag, sessions), *_count_spacing(room, tag, sessions)):
            if count.room < most:
                yield count
                most = count.room
        if tag == "any" and room.keeps("no_overlap"):
            yield from _count_minutes(room, sessions)
    yield from _count_rest(room)


def find_counted_clash(task: Task) -> tuple[Rule, ...]:
    """Return hard rules that leave less room than is asked for, none of which can be spared; none if they don't."""
    clash = [rule for rule in task.rules if rule.hard]
    if all(rule.name != "all_placed" for rule in clash) or not _find_short(task, clash):
        return ()
    # Where a limit of a day says it too, hours between two ends and starts need not: it is the plainer of the two.
    for rule in sorted(clash, key=lambda rule: (isinstance(rule, EndToStart), rule.name), reverse=True):
        without = [other for other in clash if other is not rule]
        if rule.name != "all_placed" and _find_short(task, without):
            clash = without
    return tuple(clash)


def explain_count(task: Task, clash: Sequence[Rule]) -> str:
    """Return the sums that do not work out, where a clash is one of counting; "" elsewhere.

    That of the clash is among them, with the numbers that all hard rules make of it.
    """
    own = _find_short(task, clash) if any(rule.name == "all_placed" for rule in clash) else {}
    if not own:
        return ""
    short = own | _find_short(task, [rule for rule in task.rules if rule.hard])
    first = short[max(own, key=lambda key: (own[key].by != "minutes", own[key].short))]
    wider = [one for one in short.values() if not any(_says_more(other, one) for other in short.values())]
    others = sorted((one for one in wider if one.sessions != first.sessions), key=lambda one: -len(one.sessions))
    shown = sorted((first, *others[: SHOWN - 1]), key=lambda one: -len(one.sessions))
    return "; ".join(count.describe() for count in shown)


def _find_short(task: Task, rules: Sequence[Rule]) -> dict[object, Tally]:
    """Return the counts with more asked for than there is room, the plainest for the same sessions."""
    inside = any(rule.name == "available" for rule in rules)

    def starts(session: Session) -> StartTimes:
        return session.starts if inside else task.list_starts_anywhere(session)

    found: dict[object, Tally] = {}
    for count in count_places(task, rules, starts):
        if count.short > 0:
            found.setdefault((tuple(session.id for session in count.sessions), count.by), count)
    return found


def _says_more(other: Tally, one: Tally) -> bool:
    """Whether the other is about the same sessions and more, and at least as short of room."""
    wider = {*map(id, one.sessions)} < {*map(id, other.sessions)}
    return wider and other.by == one.by and other.short >= one.short


def _count_days(room: Room, tag: str, sessions: tuple[Session, ...]) -> Iterator[Tally]:
    """Add up the places of the days that are not for rest: by the limit of a day, then by what fits on each."""
    limit, days = room.find_limit(sessions), room.find_days(sessions)
    if limit and len(sessions) <= min(len(days), room.days):
        return
    called = _say_days(room, days)
    yield Tally(sessions, tag, f"{called}, at most {limit} a day", limit * max(0, min(len(days), room.days)), "day")
    places = {day: room.count_on_day(sessions, day, limit) for day in days}
    best = sorted(places.values(), reverse=True)
    fewer = {count: [day for day in days if places[day] == count] for count in best if count < best[0]}
    only = (f", {count} on {_name_days(room.problem, there)}" for count, there in fewer.items())
    says = f"{called}, {'at most' if best[0] == limit else 'room for'} {best[0]} a day{''.join(only)}"
    yield Tally(sessions, tag, says, sum(best[: max(0, room.days)]), "day")


def _count_spacing(room: Room, tag: str, sessions: tuple[Session, ...]) -> Iterator[Tally]:
    """Tally how many starts of the week are as far apart as any two of the sessions must be."""
    apart = room.least_apart(sessions)
    if apart:
        says = f"{_name_days(room.problem, room.find_days(sessions))}, {format_hours(apart)} from one start to the next"
        yield Tally(sessions, tag, says, room.count_in_week(sessions, apart), "hours")


def _count_minutes(room: Room, sessions: tuple[Session, ...]) -> Iterator[Tally]:
    """Add up the minutes of each day that the sessions may take, less those of the rest days."""
    days = room.find_days(sessions)
    free = sorted((room.measure_day(sessions, day) for day in days), reverse=True)
    minutes = sum(free[: room.days])
    if minutes < sum(session.shortest for session in sessions):
        yield Tally(sessions, "any", _say_days(room, days), minutes, "minutes")


def _count_rest(room: Room) -> Iterator[Tally]:
    """Tally sessions that can't share a day, for they have no day in common, against the days that are not for rest."""
    taken: set[int] = set()
    alone = []
    for session in sorted(room.sessions, key=lambda session: len(room.find_days((session,)))):
        days = room.find_days((session,))
        if days and taken.isdisjoint(days):
            alone.append(session)
            taken.update(days)
    if len(alone) > room.days:
        yield Tally(
            tuple(alone), "any", f"no two on one day, {_say_days(room, sorted(taken))}", max(0, room.days), "rest"
        )


def _say_days(room: Room, days: Sequence[int]) -> str:
    if room.days < len(days):
        return f"{format_count(max(0, room.days), 'day')} beside {format_count(room.rest, 'rest day')}"
    return _name_days(room.problem, days)


def _name_days(problem: Problem, days: Sequence[int]) -> str:
    """Return how many days there are, or which where they are few."""
    if len(days) > FEW_DAYS:
        return f"{len(days)} days"
    names = [problem.day_key(day).title() for day in days]
    return join_words(names if len({*names}) == len(days) else [problem.clock.day_name(day) for day in days])


def _name_sessions(tag: str) -> tuple[str, str]:
    """Return what people call one session with a tag, and several."""
    if tag in ("legs", "upper body"):
        return f"lift for the {tag}", f"lifts for the {tag}"
    if tag in ("any", "activity"):
        return "session", "sessions"
    if tag in KINDS and KINDS[tag].family == "activity":
        return f"{KINDS[tag].title.lower()} session", f"{KINDS[tag].title.lower()} sessions"
    one = re.sub("^(an?|the|each) ", "", KINDS[tag].phrase) if tag in KINDS else f"{tag} run"
    return FAMILIES[tag] if tag in FAMILIES else (one, one if one.endswith("s") else f"{one}s")
