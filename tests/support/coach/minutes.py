"""10.6 and 10.7: the minutes hold in every week, and what one set is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from support.coach.loads import lightened
from support.coach.season import Card, Entry, Finding, Season, is_counted, top


def work(entry: Entry) -> float:
    """Return the seconds of one set: 3 a repetition, 1.5 in power, 1 a metre, both sides."""
    each = (1.5 if entry["slot"] == "power" else 3.0) if is_counted(entry) else 1.0
    return top(entry) * each * (2 if entry["per_side"] else 1)


def length(card: Card) -> float:
    """Return the minutes of a lift: ten to warm up, each set, the rests between, and 90 s for each exercise."""
    seconds, pairs = 600.0, defaultdict[str, list[Entry]](list)
    for entry in card.exercises:
        seconds += 90
        if entry["pair"]:
            pairs[entry["pair"]].append(entry)
        else:
            seconds += entry["sets"] * work(entry) + (entry["sets"] - 1) * entry["rest"]
    for both in pairs.values():
        rests = max(entry["sets"] for entry in both) - 1
        seconds += sum(e["sets"] * work(e) for e in both) + rests * max(e["rest"] for e in both)
    return seconds / 60


def read_minutes(season: Season) -> Iterator[Finding]:
    """No lift is longer than its slot, by what the card says and by counting it again."""
    for card in season.cards:
        if card.exercises:
            said, counted = card.data["content"]["minutes"], length(card)
            if said > card.minutes or counted > card.minutes + 0.5:
                yield card.finds("10.6 minutes", f"{said} min said, {counted:.1f} counted, {card.minutes} there")
            if not -0.05 < said - counted < 1.25:  # said in whole minutes, rounded up, as is each set
                yield card.finds("10.6 minutes", f"{said} min said, {counted:.1f} counted")


def read_minimum_dose(season: Season) -> Iterator[Finding]:
    """One set of 6 to 10, 12 in accessories and core, 0 or 1 in reserve; a deload keeps the set and takes 10 % off."""
    for card in season.cards:
        if card.exercises and card.data["content"]["dose"] == "minimum":
            for entry in card.exercises:
                yield from _read_set(season, card, entry)
    for course in season.courses:
        for (_, before), (card, after) in pairwise(course):
            minimum = card.data["content"]["dose"] == "minimum"
            kinds = season.kind(card.week - 1), season.kind(card.week)
            if not minimum or kinds != ("build", "deload") or not before["load"] or not after["load"]:
                continue
            if after["load"] > lightened(season, card, after, before["load"]) + 0.01:
                yield card.finds("10.7 deload", f"{after['exercise']} {after['load']} after {before['load']}")


def _read_set(season: Season, card: Card, entry: Entry) -> Iterator[Finding]:
    if entry["sets"] != 1:
        yield card.finds("10.7 one set", f"{entry['exercise']} {entry['sets']} x {entry['reps']}")
    if entry["slot"] == "power" or not is_counted(entry):
        return
    most = 12 if entry["slot"] in ("accessory", "core") else 10
    if not 6 <= top(entry) <= most:
        yield card.finds("10.7 repetitions", f"{entry['exercise']} 1 x {entry['reps']}")
    if season.kind(card.week) == "build" and "2 reps" in entry["effort"]:
        yield card.finds("10.7 reserve", f"{entry['exercise']}: {entry['effort']}")
