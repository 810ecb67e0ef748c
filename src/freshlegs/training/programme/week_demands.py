"""What is asked for in one week of a programme, and what is left of it where the week is an easier one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from freshlegs.model.kinds import KINDS, Kind, list_kinds
from freshlegs.model.training_load import TrainingLoad

EASY_RUN = 30
"""Minutes of an easy run around a race, where none is asked for (house)."""
RUNS_BEFORE_RACE = 2
"""Runs of a race week beside the race, below which an easy one comes in the place of the long run (house)."""
LITTLE = 50
"""Percent of the usual running below which, as after a marathon, no run is longer than a short one (house)."""
SHORT_EASY_RUN = 40
"""Minutes of a short easy run then, at the most (house)."""
LEAST_RUN = 20
"""Minutes below which no run is shortened, for less is hardly worth the shoes; after a race it is left out (house)."""
RUN_STEP = 5
"""Minutes to which runs are rounded in a taper and after a race (house)."""
_BEST_LIFTS = tuple(sorted(list_kinds("lift"), key=lambda kind: -len(KINDS[kind].muscles)))
"""The kinds of lift, those that train the most muscles first."""


@dataclass(frozen=True, slots=True)
class SessionDemand:
    """Sessions of one kind and length that are asked for: so many at least, so many at the most."""

    kind: Kind
    minutes: int
    at_least: int = 1
    at_most: int = 1
    load: TrainingLoad | None = None  #: What they ask of the body, where that is not what their kind does

    def is_a(self, tag: str) -> bool:
        """Whether they carry a tag that the rules use for their kind."""
        return tag in KINDS[self.kind].list_tags(self.load)

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


def sum_likely_running(sessions: WeekDemands, usual: WeekDemands) -> int:
    """Return the minutes of the runs of a week, without a race and without a hard run that only it may leave out.

    Of several that is the hardest, and of those the longest; an easy or a long run finds its day (house).
    """
    pairs = zip(sessions, usual, strict=True)
    less_sure = (one for one, like in pairs if one and like and one.at_least < min(like.at_least, one.at_most))
    runs = [one for one in less_sure if one.is_a("intensity") and one.kind != "race"]
    first = max(runs, key=lambda one: (KINDS[one.kind].hardness, one.minutes), default=None)
    return sum_running_minutes(sessions) - (first.minutes if first else 0)


def count_runs(sessions: Iterable[SessionDemand | None]) -> int:
    """Return how many runs there are at the most, without a race."""
    return sum(one.at_most for one in sessions if one and one.is_a("run") and one.kind != "race")


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


def size_easy_runs(sessions: WeekDemands, usual: WeekDemands, share: int) -> WeekDemands:
    """Return the week with its runs cut so that all of them come to no more than a share, in percent, of the usual.

    Hard and long runs keep that share of their minutes, where it is no less than 20. The rest goes to the easy runs, up
    to their usual minutes, then to those that stand for a harder one and are no longer than an easy run; so do hard and
    long ones that would be shorter than 20. What there is too little for is left out. Where little of the usual is
    left, no easy run is a long one: several short ones heal better.
    """
    sessions = tuple(_ease_short(one, before, share) for one, before in zip(sessions, usual, strict=True))
    left = sum_running_minutes(usual) * share / 100
    easy = [one.minutes for one in usual if one and one.kind == "easy"]
    found = list(sessions)
    for index in sorted(range(len(sessions)), key=lambda i: _rank_run(sessions[i], usual[i])):
        one, before = sessions[index], usual[index]
        if one is None or before is None or not one.is_a("run"):
            continue
        most = before.minutes * share / 100 if one.is_a("key") else before.minutes
        if share < LITTLE and not one.is_a("key"):
            most = min(most, SHORT_EASY_RUN)
        if one.kind != before.kind:
            most = min(most, max(easy, default=EASY_RUN))
        if one.is_a("key") and left < min(LEAST_RUN, before.minutes):
            found[index] = None
            continue
        count = min(one.at_most, int(left / min(most, LEAST_RUN)))
        minutes = int(min(most, left / count) if count else 0) // RUN_STEP * RUN_STEP
        found[index] = replace(one, minutes=minutes).fewer(count) if minutes else None
        left -= count * minutes
    return tuple(found)


def _ease_short(one: SessionDemand | None, before: SessionDemand | None, share: int) -> SessionDemand | None:
    """Return an easy run for a hard or a long one that a share of its minutes would leave too short."""
    if one is None or before is None or not (one.is_a("run") and one.is_a("key")):
        return one
    return replace(one, kind="easy") if before.minutes * share < 100 * min(LEAST_RUN, before.minutes) else one


def _rank_run(one: SessionDemand | None, before: SessionDemand | None) -> int:
    """Return who comes first: what stays hard or long, then easy runs, then what has become one."""
    if one is None or one.is_a("key"):
        return 0
    return 1 if before is None or one.kind == before.kind else 2


def spare_legs(sessions: WeekDemands) -> WeekDemands:
    """Return the week with its lifts for the legs, and what is as heavy, as what may be left out."""
    return tuple(replace(one, at_least=0) if one and one.is_a("legs") else one for one in sessions)


def spare_eve(sessions: WeekDemands) -> WeekDemands:
    """Return a week that ends the day before a race with its lifts, hard runs and long runs as what may be left out."""
    return tuple(replace(one, at_least=0) if one and (one.is_a("lift") or one.is_a("key")) else one for one in sessions)


def ease_before_race(sessions: WeekDemands, *, with_intensity: bool) -> WeekDemands:
    """Return what stays beside a race in its week: it stands for the long run, and for all hard runs but one.

    `with_intensity`: there are days enough before the race for that one. In the place of the others come easy runs that
    may be left out, for a taper keeps the number of runs; in that of the long run only where hardly a run is left.
    """
    found: list[SessionDemand | None] = []
    for one in sessions:
        stays = one
        if one and one.is_a("key"):
            hard = one.is_a("intensity")
            stays = replace(one, at_least=0) if one.is_a("activity") else _make_optional_easy(one) if hard else None
            if hard and with_intensity and not one.is_a("activity"):
                stays, with_intensity = replace(one, at_least=0, at_most=1), False
        found.append(stays)
    long = next((i for i, one in enumerate(sessions) if one and one.kind == "long" and found[i] is None), None)
    if count_runs(found) < RUNS_BEFORE_RACE and long is not None and (one := sessions[long]):
        found[long] = _make_optional_easy(replace(one, at_most=1))
    return tuple(found)


def _make_optional_easy(one: SessionDemand) -> SessionDemand:
    return replace(one, kind="easy", at_least=0)


def ease_tune_up(sessions: WeekDemands, *, stands_for_long: bool) -> WeekDemands:
    """Return what stays beside a race that is trained through: it stands for the hardest run, or for the long run too.

    Other hard runs may be left out where they find no place.
    """
    hardness = [KINDS[one.kind].hardness if one and one.is_a("intensity") else 0 for one in sessions]
    hardest = hardness.index(max(hardness)) if any(hardness) else None
    found: list[SessionDemand | None] = []
    for index, one in enumerate(sessions):
        left = one.fewer(one.at_most - 1) if one and index == hardest else one
        if left and left.is_a("key"):
            left = None if stands_for_long and left.kind == "long" else replace(left, at_least=0)
        found.append(left)
    return tuple(found)


def ease_after_race(sessions: WeekDemands, days: int, *, hard_days: int, long_days: int) -> WeekDemands:
    """Return a week after a race: long runs become easy ones where they have no day left, hard ones where few are.

    `hard_days` and `long_days` are those of the week's `days` that are left for them; where not all are, they may be
    left out. A hard run that has half of the days or less would mostly be left out, and its minutes be missed (house).
    """

    def ease(one: SessionDemand | None) -> SessionDemand | None:
        if one is None or not one.is_a("key"):
            return one
        left = hard_days if one.is_a("hard") else long_days
        if left == days:
            return one
        as_it_is = left > (days // 2 if one.is_a("hard") else 0) or one.is_a("activity")
        return replace(one, at_least=0) if as_it_is else _make_optional_easy(one)

    return tuple(map(ease, sessions))


def limit_hard_runs(sessions: WeekDemands) -> WeekDemands:
    """Return a week with one hard run at the most, the least hard; the others become easy runs that may be left out."""
    hard = [index for index, one in enumerate(sessions) if one and one.is_a("intensity")]
    kept = min(hard, key=lambda i: KINDS[one.kind].hardness if (one := sessions[i]) else 0, default=None)
    found: list[SessionDemand | None] = []
    for index, one in enumerate(sessions):
        if one is None or index not in hard:
            found.append(one)
        else:
            found.append(one.fewer(1) if index == kept else _make_optional_easy(one))
    return tuple(found)


def fill_empty_week(sessions: WeekDemands, minutes: int = EASY_RUN) -> WeekDemands:
    """Return a week of which nothing is left as one with an easy run of so many minutes."""
    return sessions if any(sessions) else (SessionDemand("easy", minutes), *sessions[1:])
