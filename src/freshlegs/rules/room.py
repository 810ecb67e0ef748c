"""The room that hard rules leave in a week: on which days, how many a day, how far apart, for how many minutes."""

import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise, permutations

from freshlegs.model.intervals import merge
from freshlegs.model.kinds import FAMILIES, KINDS, UPPER_GROUPS
from freshlegs.model.problem import Problem
from freshlegs.model.session import Session, has_tag
from freshlegs.model.training_load import LOAD_TAGS
from freshlegs.rules.base import Rule, StartTimes
from freshlegs.rules.spacing import AtMostPerDay

DAY_SETS = 24
"""The most sets of days that are looked at by themselves; a week has few."""

_ROLES = frozenset(LOAD_TAGS) - {"legs", "key"}
"""Tags by which no sessions are counted, since people have no word for them."""

StartsOf = Callable[[Session], StartTimes]
"""Returns the starts that a session may have."""


class Room:
    """Where sessions may stand in a week that keeps some rules. What is done or decided stands where it is."""

    def __init__(self, problem: Problem, kept: Sequence[Rule], starts: StartsOf) -> None:
        self.problem = problem
        self._kept = kept
        self._joined = problem.joined
        self.rest = max((rule.least_rest(problem) for rule in kept), default=0)  #: Days without any session
        self.days = problem.clock.days - self.rest  #: Days that may have sessions; below 0 where none is left
        self._apart: dict[tuple[str, str], int] = {}
        self._split: dict[StartTimes, dict[int, StartTimes]] = {}
        self._by_day = {s.id: self._split_days(self._leave(s, starts)) for s in problem.sessions}
        #: The sessions that are counted: not what was done before the week, and not what is rest
        self.sessions = tuple(
            s for s in problem.sessions if has_tag(s, "training") and (s.fixed is None or self._by_day[s.id])
        )

    def keeps(self, rule: str) -> bool:
        """Whether a rule is kept."""
        return any(kept.name == rule for kept in self._kept)

    def list_groups(self) -> Iterator[tuple[str, tuple[Session, ...]]]:
        """Yield two sessions or more with a tag; those that must share some days also by themselves."""
        carried = sorted({tag for session in self.sessions for tag in session.tags if tag not in _ROLES})
        tags = dict.fromkeys(("any", *FAMILIES, "legs", *KINDS, *carried))
        groups = {tag: [s for s in self.sessions if _is_called(s, tag)] for tag in tags}
        groups["upper body"] = [s for s in self.sessions if s.muscles & UPPER_GROUPS]
        seen = set()
        for tag, group in groups.items():
            for days in self._list_day_sets(group):
                some = tuple(s for s in group if days.issuperset(self._by_day[s.id]))
                names = tuple(session.id for session in some)
                if len(some) > 1 and days and names not in seen:
                    seen.add(names)
                    yield tag, some

    def find_days(self, sessions: Sequence[Session]) -> list[int]:
        """Return the days on which one of the sessions may stand."""
        return sorted({day for session in sessions for day in self._by_day[session.id]})

    def find_limit(self, sessions: Sequence[Session]) -> int:
        """Return how many of the sessions a day may hold."""
        limits = (rule for rule in self._kept if isinstance(rule, AtMostPerDay))
        return min(
            (rule.at_most for rule in limits if all(has_tag(s, rule.tag) for s in sessions)), default=len(sessions)
        )

    def count_on_day(self, sessions: Sequence[Session], day: int, limit: int) -> int:
        """Return how many of the sessions have a place on a day at most."""
        there = [session for session in sessions if day in self._by_day[session.id]]
        starts = sorted({start for session in there for start in self._by_day[session.id][day]})
        most = min(limit, len(there), _pack(starts, self.least_apart(there)))
        return most if most < 2 or any(self._fit(a, b, day) for a, b in self._pairs(there)) else 1

    def count_in_week(self, sessions: Sequence[Session], apart: int) -> int:
        """Return how many starts of a week are so many minutes apart, around the edge of a repeating week too."""
        starts = sorted({s for session in sessions for there in self._by_day[session.id].values() for s in there})
        if not self.problem.repeats or not apart:
            return _pack(starts, apart)
        clock = self.problem.clock
        # A first start that is later than these wins nothing: the first of all could stand for the last chosen.
        firsts = starts[: bisect_left(starts, starts[0] + apart)]
        ends = ((first, bisect_left(starts, clock.repeat(first, clock.days) - apart + 1)) for first in firsts)
        return max(max(1, _pack(starts[bisect_left(starts, first) : end], apart)) for first, end in ends)

    def least_apart(self, sessions: Sequence[Session]) -> int:
        """Return the minutes that there are at least from the start of one to that of another after it."""
        return min((self._pair_apart(a, b) for a, b in self._pairs(sessions)), default=0)

    def measure_day(self, sessions: Sequence[Session], day: int) -> int:
        """Return the minutes that the sessions may take up which start on a day."""
        taken = {(self._by_day[s.id][day], s.shortest) for s in sessions if day in self._by_day[s.id]}
        stretches = ((start, start + minutes) for starts, minutes in taken for start in starts)
        return sum(end - begin for begin, end in merge(stretches))

    def _leave(self, session: Session, starts: StartsOf) -> StartTimes:
        """Return the starts that the rules leave to a session."""
        if session.fixed is not None:
            return (session.fixed,)
        left = starts(session)
        for rule in self._kept:
            left = rule.leaves(self.problem, session, left)
        return left

    def _split_days(self, starts: StartTimes) -> dict[int, StartTimes]:
        if starts not in self._split:
            clock = self.problem.clock
            edges = pairwise(bisect_left(starts, clock.midnight(day)) for day in range(clock.days + 1))
            self._split[starts] = {day: starts[low:high] for day, (low, high) in enumerate(edges) if low < high}
        return self._split[starts]

    def _list_day_sets(self, group: Sequence[Session]) -> list[frozenset[int]]:
        """Return the days that each session may have, and what those of several come to; all of them first."""
        own = {frozenset(self._by_day[session.id]) for session in group}
        found, more = own, own | {frozenset[int]().union(*own)}
        while len(found) < len(more) <= DAY_SETS:
            found, more = more, more | {one | other for one, other in combinations(more, 2)}
        return sorted(found, key=lambda days: (-len(days), sorted(days)))

    def _pairs(self, sessions: Sequence[Session]) -> Iterator[tuple[Session, Session]]:
        """Yield two sessions of each sort, one before the other; more than two of a sort are alike to all rules."""
        alike: dict[object, list[Session]] = {}
        for s in sessions:
            own = s.id if s.id in self._joined else ""
            key = own, s.tags, s.shortest, s.muscles, s.load, s.places, id(self._by_day[s.id])
            alike.setdefault(key, []).append(s)
        return permutations([session for group in alike.values() for session in group[:2]], 2)

    def _pair_apart(self, a: Session, b: Session) -> int:
        if (a.id, b.id) not in self._apart:
            apart = (rule.least_apart(self.problem, a, b) for rule in self._kept)
            self._apart[a.id, b.id] = max(apart, default=0)
        return self._apart[a.id, b.id]

    def _fit(self, a: Session, b: Session, day: int) -> bool:
        """Whether the rules, each by itself, let a stand before b on one day."""
        reach = self._by_day[b.id][day][-1] - self._by_day[a.id][day][0]
        return reach >= self._pair_apart(a, b) and all(rule.shares_day(self.problem, a, b) for rule in self._kept)


def _is_called(session: Session, tag: str) -> bool:
    """Whether people count a session by a tag: an activity is neither a lift for the legs nor a key run."""
    return has_tag(session, tag) and not (tag in LOAD_TAGS and "activity" in session.tags)


def _pack(starts: Sequence[int], apart: int) -> int:
    """Return how many of ascending starts are so many minutes apart at most; no end of them where they may overlap."""
    if not apart:
        return sys.maxsize
    count = index = 0
    while index < len(starts):
        count += 1
        index = bisect_left(starts, starts[index] + apart)
    return count
