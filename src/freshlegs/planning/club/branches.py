"""Branches of the search for whole weeks: where the linear programme mixes starts, one branch has each side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from freshlegs.planning.club.club_rows import ClubColumn
from freshlegs.planning.club.footprints import ANYTHING, Place, Restriction

_SessionKey = tuple[str, str]
_WHOLE = 1e-6


@dataclass(frozen=True, slots=True)
class Branch:
    """What a branch allows."""

    sessions: Mapping[_SessionKey, Restriction] = field(default_factory=dict)  #: By athlete and id of the session
    #: By group of columns the first and the last minute at which what is done together may start
    starts: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    depth: int = 0

    def list_restrictions(self, athlete: str) -> dict[str, Restriction]:
        """Return the restrictions of an athlete by the id of the session."""
        return {session: one for (name, session), one in self.sessions.items() if name == athlete}

    def count_musts(self, athlete: str) -> int:
        """Return how many sessions of an athlete must have a place."""
        return sum(name == athlete and not one.may_rest for (name, _), one in self.sessions.items())

    def allows(self, one: ClubColumn, names: Sequence[str]) -> bool:
        """Whether a column may be chosen."""
        group = one.column.group
        if one.plan is None:
            first, last = self.starts.get(group, (one.start, one.start))
            return first <= one.start <= last
        within = self.list_restrictions(names[group]).items() if self.sessions else ()
        return all(restriction.allows(one.places.get(session, Place())) for session, restriction in within)

    def narrow(self, key: _SessionKey, restriction: Restriction) -> "Branch":
        """Return the branch in which a session is restricted so."""
        return replace(self, sessions={**self.sessions, key: restriction}, depth=self.depth + 1)


ROOT = Branch()


def split_branch(
    branch: Branch, names: Sequence[str], mixed: Sequence[tuple[ClubColumn, float]]
) -> tuple[Branch, Branch] | None:
    """Return two branches that together have all that a branch has, and not the mix; None where nothing is mixed.

    The one that has more of the mix comes first. What is done together is split first, then the start that is mixed
    most, then lengths, then who has what.
    """
    parts = [(one, share) for one, share in mixed if _WHOLE < share < 1 - _WHOLE]
    return (
        _split_groups(branch, [(one, share) for one, share in parts if one.plan is None])
        or _split_starts(branch, names, parts)
        or _split_others(branch, names, parts)
    )


def _split_groups(branch: Branch, parts: Sequence[tuple[ClubColumn, float]]) -> tuple[Branch, Branch] | None:
    if not parts:
        return None
    group = parts[0][0].column.group
    there = sorted((one.start, share) for one, share in parts if one.column.group == group)
    cut, sum_before = 1, there[0][1]
    while cut < len(there) - 1 and sum_before < 0.5:
        sum_before += there[cut][1]
        cut += 1
    first, last = branch.starts.get(group, (-(10**9), 10**9))
    early, late = {group: (first, there[cut - 1][0])}, {group: (there[cut - 1][0] + 1, last)}
    depth = branch.depth + 1
    return (
        replace(branch, starts={**branch.starts, **early}, depth=depth),
        replace(branch, starts={**branch.starts, **late}, depth=depth),
    )


def _split_starts(
    branch: Branch, names: Sequence[str], parts: Sequence[tuple[ClubColumn, float]]
) -> tuple[Branch, Branch] | None:
    best: tuple[float, _SessionKey, int, int, bool] | None = None
    for key, places in _by_session(names, parts).items():
        shares: dict[int, float] = {}
        for place, share in places:
            at = -1 if place.start is None else place.start
            shares[at] = shares.get(at, 0.0) + share
        before = 0.0
        for at, cut in pairwise(sorted(shares)):
            before += shares[at]
            behind = sum(shares.values()) - before
            evenness = min(before, behind)
            if best is None or evenness > best[0] + _WHOLE:
                best = evenness, key, at, cut, before >= behind
    if best is None:
        return None
    _, key, at, cut, mostly_before = best
    here = branch.sessions.get(key, ANYTHING)
    if at < 0:
        early, late = replace(here, after=0), replace(here, may_rest=False)
    else:
        early, late = replace(here, after=cut), replace(here, first=cut, may_rest=False)
    sides = branch.narrow(key, early), branch.narrow(key, late)
    return sides if mostly_before else sides[::-1]


def _split_others(
    branch: Branch, names: Sequence[str], parts: Sequence[tuple[ClubColumn, float]]
) -> tuple[Branch, Branch] | None:
    for key, places in _by_session(names, parts).items():
        here = branch.sessions.get(key, ANYTHING)
        lengths = sorted({place.length for place, _ in places if place.start is not None})
        if len(lengths) > 1:
            short, long = replace(here, longest=lengths[0]), replace(here, shortest=lengths[0] + 1)
            return branch.narrow(key, short), branch.narrow(key, long)
        for resource in sorted({resource for place, _ in places for resource in place.has}):
            if len({place.has[resource] for place, _ in places if resource in place.has}) > 1:
                has = replace(here, has={**here.has, resource: True})
                lacks = replace(here, has={**here.has, resource: False})
                return branch.narrow(key, has), branch.narrow(key, lacks)
    return None


def _by_session(
    names: Sequence[str], parts: Iterable[tuple[ClubColumn, float]]
) -> dict[_SessionKey, list[tuple[Place, float]]]:
    found: dict[_SessionKey, list[tuple[Place, float]]] = {}
    for one, share in parts:
        if one.plan is not None:
            for session, place in one.places.items():
                found.setdefault((names[one.column.group], session), []).append((place, share))
    return found
