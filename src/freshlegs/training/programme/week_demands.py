"""What is asked for in one week of a programme, and what is left of it where the week is an easier one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from freshlegs.model.kinds import KINDS, Kind, list_kinds

EASY_RUN = 30
"""Minutes of the easy run of a week around a race, where none is asked for (house)."""
_BEST_LIFTS = tuple(sorted(list_kinds("lift"), key=lambda kind: -len(KINDS[kind].muscles)))
"""The kinds of lift, those that train the most muscles first."""


@dataclass(frozen=True, slots=True)
class SessionDemand:
    """Sessions of one kind and length that are asked for: so many at least, so many at the most."""

    kind: Kind
    minutes: int
    at_least: int = 1
    at_most: int = 1

    def is_a(self, tag: str) -> bool:
        """Whether they carry a tag that the rules use for their kind."""
        return tag in KINDS[self.kind].tags

    def fewer(self, at_most: int) -> Self | None:
        """Return so many of them at the most; None for none."""
        if at_most <= 0:
            return None
        return replace(self, at_least=min(self.at_least, at_most), at_most=min(self.at_most, at_most))


WeekDemands = tuple[SessionDemand | None, ...]
"""What is asked for in a week, in the scenario's order; None where nothing is left of it."""


def sum_running_minutes(sessions: Iterable[SessionDemand | None]) -> int:
    """Return the minutes of all runs, the optional ones included, without a race."""
    return sum(one.minutes * one.at_most for one in sessions if one and one.is_a("run") and one.kind != "race")


def limit_lifts(sessions: WeekDemands, at_most: int) -> WeekDemands:
    """Return the week with so many lifts at the most.

    Those for the full body stay first; then one for the legs and one for the upper body by turns.
    """
    there = Counter[Kind]()
    for one in sessions:
        if one and one.is_a("lift"):
            there[one.kind] += one.at_most
    kept = Counter[Kind]()
    for _ in range(min(at_most, there.total())):
        left = (kind for kind in _BEST_LIFTS if kept[kind] < there[kind])
        kept[min(left, key=lambda kind: kept[kind])] += 1
    found: list[SessionDemand | None] = []
    for one in sessions:
        fewer = one
        if one and one.is_a("lift"):
            fewer = one.fewer(kept[one.kind])
            kept[one.kind] -= one.at_most
        found.append(fewer)
    return tuple(found)


def spare_legs(sessions: WeekDemands) -> WeekDemands:
    """Return the week with its lifts for the legs as what may be left out."""
    return tuple(replace(one, at_least=0) if one and one.is_a("legs") else one for one in sessions)


def ease_before_race(sessions: WeekDemands, *, with_intensity: bool) -> WeekDemands:
    """Return what stays beside a race in its week: it stands for the long run, and for all hard runs but one.

    `with_intensity`: there are days enough before the race for that one.
    """
    found: list[SessionDemand | None] = []
    for one in sessions:
        stays = one
        if one and one.is_a("key"):
            stays = replace(one, at_least=0, at_most=1) if with_intensity and one.is_a("intensity") else None
            with_intensity = with_intensity and stays is None
        found.append(stays)
    return tuple(found)


def ease_after_race(sessions: WeekDemands) -> WeekDemands:
    """Return the week after a race: of the runs only easy ones, and one such where there was none."""
    easy = tuple(None if one and one.is_a("key") else one for one in sessions)
    if any(one and one.is_a("run") for one in easy):
        return easy
    return _with_easy_run(easy, next((i for i, one in enumerate(sessions) if one and one.is_a("run")), None))


def fill_empty_week(sessions: WeekDemands) -> WeekDemands:
    """Return a week of which nothing is left as one with an easy run."""
    return sessions if any(sessions) else _with_easy_run(sessions, 0)


def _with_easy_run(sessions: WeekDemands, index: int | None) -> WeekDemands:
    return tuple(SessionDemand("easy", EASY_RUN) if i == index else one for i, one in enumerate(sessions))
