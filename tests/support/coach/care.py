"""10.1 and 10.5: one thing grows at a time, what is left agrees with the weight, first lifts are light."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from support.coach.races import Row, read_share, row_of
from support.coach.season import LEG_MUSCLES, Card, Entry, Finding, Season, epley, is_counted, top

DAY = timedelta(days=1)
RESERVE = 2
"""Repetitions that a usual set leaves."""
ROUNDING = 1
"""Repetitions by which a weight that can be built may miss what a card says that it leaves."""


def read_sets_first(season: Season) -> Iterator[Finding]:
    """Read that no exercise has more sets and more weight, or more repetitions, than in the week before, at a start."""
    if season.log:
        return
    for course in season.courses:
        for (other, before), (card, after) in pairwise(course):
            if season.kind(other.week) != "start" or card.week != other.week + 1 or before["sets"] >= after["sets"]:
                continue
            heavier = before["load"] and after["load"] and after["load"] > before["load"]
            if heavier or top(after) > top(before):
                said = (
                    f"{before['sets']} x {before['reps']} at {before['load']}, then {after['sets']} x {after['reps']}"
                )
                yield card.finds("10.5 sets and weight", f"{after['exercise']} {said} at {after['load']}")


def read_left_in_tank(season: Season) -> Iterator[Finding]:
    """Read that a card does not ask to leave more than its weight does, after the heaviest of the last usual weeks."""
    if season.log:
        return
    best: dict[str, float] = defaultdict(float)
    for card in season.cards:
        for entry in card.exercises:
            said, name = re.search(r"leaves? (\d) or more", entry["effort"]), entry["exercise"]
            if not entry["load"] or not is_counted(entry) or entry["slot"] == "power":
                continue
            if said is None:
                best[name] = max(best[name], epley(entry["load"], top(entry) + RESERVE))
            elif best[name] and _is_weighed(season, entry):
                left = 30 * (best[name] / entry["load"] - 1) - top(entry)
                if left + ROUNDING < int(said[1]) and not _is_spared(season, entry):
                    what = f"{name} {entry['reps']} at {entry['load']} leaves {left:.1f}"
                    yield card.finds("10.5 left in the tank", f"{what}, and the card says {said[0]}")


def _is_weighed(season: Season, entry: Entry) -> bool:
    """Whether the weight is all that is lifted: beside a belt there is its wearer."""
    needs = {name for either in season.library[entry["exercise"]]["needs"] for name in either}
    return bool(needs & {"barbell", "dumbbell", "kettlebell", "machine", "cable"})


def _is_spared(season: Season, entry: Entry) -> bool:
    """Whether an exercise is to be easy whatever it weighs."""
    return bool(season.lifting.get("easy")) or "returning_from" in season.athlete or "hurt" in str(season.plan)


def read_first_lift(season: Season) -> Iterator[Finding]:
    """Read that the first lifts after a race, whenever they are in its weeks, are as light as the table's first."""
    for race in season.races:
        row = row_of(season, race)
        first = next((one for one in row.lifts if min(one[0]) < 100), None)
        if first is None:
            continue
        for legs in (True, False):
            there = _list_first(season, race, row, legs=legs)
            for card, entry in there:
                yield from read_share(season, race, card, entry, first[0] if legs else first[1])


def _list_first(season: Season, race: Card, row: Row, *, legs: bool) -> list[tuple[Card, Entry]]:
    """Return what the first week with lifts for a region asks for, if it is one of the weeks after the race."""
    found: list[tuple[Card, Entry]] = []
    for card in season.cards:
        days = (card.day - race.day).days
        if not 0 < days <= 7 * len(row.running) or card.week == race.week:
            continue
        primary = [(one, season.primary(one)) for one in card.exercises]
        own = [
            one for one, there in primary if bool(there & LEG_MUSCLES) is legs and one["slot"] not in ("power", "core")
        ]
        if own and (not found or found[0][0].week == card.week):
            found += [(card, one) for one in own]
    return found


COMES_BACK = ((7, 35), (14, 60), (21, 80))
"""Percent of the usual hard minutes in a week that begins so many days after pain in a leg or an illness of 3 days."""
LEAST_HARD_RUN = 5
"""Hard minutes that a hard run has then, at the least."""
LEGS = {"knee", "ankle", "foot", "shin", "calf", "thigh", "hip", "back"}


def _list_setbacks(season: Season) -> list[date]:
    """Return the days on which a leg or the back hurt, and the last days of illnesses of three days or more."""
    told = [one for one in season.plan.get("told") or () if one["kind"] in ("ill", "hurt")]
    ill = {date.fromisoformat(one["day"]) for one in told if one["kind"] == "ill"}
    hurt = [date.fromisoformat(one["day"]) for one in told if one.get("part") in LEGS]
    ends = [day for day in ill if day + DAY not in ill and {day - DAY, day - 2 * DAY} <= ill]
    return sorted([*hurt, *ends])


def read_hard_minutes_come_back(season: Season) -> Iterator[Finding]:
    """Read that hard minutes come back by steps after pain and after an illness."""
    setbacks = _list_setbacks(season)
    for week in range(2, len(season.weeks) + 1):
        days = [(season.starts[week - 1] - day).days for day in setbacks if day < season.starts[week - 1]]
        share = min((next((percent for most, percent in COMES_BACK if one <= most), 100) for one in days), default=100)
        if share == 100:
            continue
        before = [other for other in range(1, week) if season.starts[other - 1] <= setbacks[-1]]
        usual = max((sum(card.hard for card in season.runs(other)) for other in before), default=0)
        there = [card.hard for card in season.runs(week) if card.hard]
        if before and sum(there) > max(usual * share / 100, LEAST_HARD_RUN * len(there), 10):
            yield Finding(
                "10.9 hard minutes come back", week, "", f"{sum(there)} after {usual} usual, {share} % allowed"
            )


def read_hard_growth(season: Season) -> Iterator[Finding]:
    """Read that a long run has no hard minutes that make a week half as hard again as the hardest of the last four."""
    hard = [sum(card.hard for card in season.runs(week)) for week in range(1, len(season.weeks) + 1)]
    for week in range(2, len(season.weeks) + 1):
        most, long = max(hard[max(0, week - 5) : week - 1]), sum(c.hard for c in season.runs(week) if c.kind == "long")
        if long and most and hard[week - 1] > max(1.5 * most, 10):
            yield Finding(
                "10.8 hard growth", week, "", f"{hard[week - 1]} hard minutes, the most of four weeks was {most}"
            )


def read_longest_is_long(season: Season) -> Iterator[Finding]:
    """Read that no easy run is longer than the long run of its week, unless the athlete asks for that."""
    asked = {kind: [s["minutes"] for s in season.scenario["sessions"] if s["kind"] == kind and "minutes" in s]
             for kind in ("easy", "long")}  # fmt: skip
    if not all(asked.values()) or not all(isinstance(one, int) for there in asked.values() for one in there):
        return
    if max(asked["easy"]) > max(asked["long"]):
        return
    for week in range(1, len(season.weeks) + 1):
        minutes = {kind: [card.minutes for card in season.runs(week) if card.kind == kind] for kind in asked}
        if all(minutes.values()) and max(minutes["easy"]) > max(*minutes["long"], LEAST_RUN):
            yield Finding(
                "10.8 long run", week, "", f"{max(minutes['long'])} min, an easy run has {max(minutes['easy'])}"
            )


LEAST_RUN = 20
"""Minutes below which no run is worth it."""
