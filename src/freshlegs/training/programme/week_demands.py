"""Demands for sessions in a week of a programme, and their reduction in easier weeks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from freshlegs.model.kinds import KIND_TAGS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

EASY_RUN = 30
"""Minutes of the easy run that a week around a race gets if it has no demand for one (house)."""
_BEST_LIFTS: tuple[Kind, ...] = ("full", "lower", "upper")


@dataclass(frozen=True, slots=True)
class SessionDemand:
    """Demand for sessions of one kind and length in minutes: so many at least, so many at most."""

    kind: Kind
    minutes: int
    at_least: int = 1
    at_most: int = 1

    def is_a(self, tag: str) -> bool:
        """Whether its kind has a tag of the rules, or is it."""
        return tag == self.kind or tag in KIND_TAGS[self.kind]

    def fewer(self, at_most: int) -> SessionDemand | None:
        """Return the demand with at most so many sessions; None for none."""
        if at_most <= 0:
            return None
        return replace(self, at_least=min(self.at_least, at_most), at_most=min(self.at_most, at_most))


WeekDemands = tuple[SessionDemand | None, ...]
"""Demands of a week in the scenario's order; None if nothing is left of one."""


def sum_running_minutes(sessions: Iterable[SessionDemand | None]) -> int:
    """Return the minutes of all runs, with the optional ones and without a race."""
    return sum(one.minutes * one.at_most for one in sessions if one and one.is_a("run") and one.kind != "race")


def limit_lifts(sessions: WeekDemands, at_most: int) -> WeekDemands:
    """Return the demands with at most so many lifts.

    Full-body lifts stay first, then by turns one for the legs and one for the upper body.
    """
    demanded = Counter[Kind]()
    for one in sessions:
        if one and one.is_a("lift"):
            demanded[one.kind] += one.at_most
    kept = Counter[Kind]()
    for _ in range(min(at_most, demanded.total())):
        left = (kind for kind in _BEST_LIFTS if kept[kind] < demanded[kind])
        kept[min(left, key=lambda kind: kept[kind])] += 1
    found: list[SessionDemand | None] = []
    for one in sessions:
        fewer = one
        if one and one.is_a("lift"):
            fewer = one.fewer(kept[one.kind])
            kept[one.kind] -= fewer.at_most if fewer else 0
        found.append(fewer)
    return tuple(found)


def spare_legs(sessions: WeekDemands) -> WeekDemands:
    """Return the demands with the lifts for the legs optional."""
    return tuple(replace(one, at_least=0) if one and one.is_a("legs") else one for one in sessions)


def ease_before_race(sessions: WeekDemands, *, with_intensity: bool) -> WeekDemands:
    """Return the demands beside a race in its week, which replaces the long run and all hard runs but one.

    Parameters
    ----------
    with_intensity : bool
        There are enough days before the race for that one.
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
    """Return the demands after a race: easy runs only, and a new one if all runs were hard."""
    easy = tuple(None if one and one.is_a("key") else one for one in sessions)
    if any(one and one.is_a("run") for one in easy):
        return easy
    return _with_easy_run(easy, next((i for i, one in enumerate(sessions) if one and one.is_a("run")), None))


def fill_empty_week(sessions: WeekDemands) -> WeekDemands:
    """Return the demands, with an easy run if they are empty."""
    return sessions if any(sessions) else _with_easy_run(sessions, 0)


def _with_easy_run(sessions: WeekDemands, index: int | None) -> WeekDemands:
    return tuple(SessionDemand("easy", EASY_RUN) if i == index else one for i, one in enumerate(sessions))
