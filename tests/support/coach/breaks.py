"""10.1: after two weeks without a lift 90 % of the last weight, after four 80 %, no new highest in the week back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from support.coach.loads import lightened, lightest
from support.coach.season import LEG_MUSCLES, Card, Entry, Finding, Lifted, Season, is_counted


def read_breaks(season: Season) -> Iterator[Finding]:
    """Read that each weight after a break is light enough."""
    for card in season.cards:
        for entry in card.exercises:
            if entry["load"]:
                yield from _read_entry(season, card, entry)
            elif entry["slot"] != "power" and is_counted(entry):
                yield from _read_unknown(season, card, entry)


def read_breaks_that_are_none(season: Season) -> Iterator[Finding]:
    """Read that a card which speaks of a break has an exercise that was not done for two weeks, or more of its half."""
    for card in season.cards:
        said = [note for note in card.data["content"].get("notes", ()) if "First week back" in note]
        if said and card.day > season.starts[0] + timedelta(days=20):
            lately = {
                one.exercise for one in season.lifted if 0 < (card.day - one.day).days < 14 and one.day < card.day
            }
            if {entry["exercise"] for entry in card.exercises} <= lately:
                yield card.finds("10.1 no break", said[0])


def _is_legs(season: Season, exercise: str) -> bool:
    return bool(set(season.library[exercise]["muscles"]) & LEG_MUSCLES)


def _read_entry(season: Season, card: Card, entry: Entry) -> Iterator[Finding]:
    """Read a weight against the days on which the same half of the body was lifted with before."""
    legs = _is_legs(season, entry["exercise"])
    alike = [one for one in season.lifted if one.day < card.day and _is_legs(season, one.exercise) == legs
             and season.library[one.exercise]["slot"] not in ("power", "core")]  # fmt: skip
    mine = [one for one in alike if one.exercise == entry["exercise"] and one.load]
    back = _break_before(alike, card)
    if not mine or back is None:
        return
    gap, since = back
    before = [one for one in mine if one.day < since]
    if not before:
        return
    loads = [one.load or 0.0 for one in before]
    if entry["load"] > max(loads):
        yield card.finds("10.1 after a break", f"{entry['exercise']} {entry['load']}, a new highest after {gap} days")
    share = 0.8 if gap >= 28 else 0.9
    # An exercise of two lifts has two weights: the last one is that of the lift which comes back, else of any.
    own = [one.load or 0.0 for one in before if (one.day, one.exercise) in _list_days(season, card)]
    last = (own or loads)[-1]
    most, could = max(last * share, lightest(season, entry)), lightened(season, card, entry, last) < last
    if since == card.day and entry["load"] > most + 0.01 and could:
        said = f"{entry['exercise']} {entry['load']} after {gap} days, the last was {last}"
        yield card.finds("10.1 after a break", said)


def _list_days(season: Season, card: Card) -> set[tuple[date, str]]:
    """Return the days on which the lift of a card was before, each with what was done in it."""
    there = [one for one in season.cards if one.name == card.name and one.day < card.day]
    return {(one.day, entry["exercise"]) for one in there for entry in one.exercises}


def _read_unknown(season: Season, card: Card, entry: Entry) -> Iterator[Finding]:
    """Read that what has no known weight leaves more in the tank on the day on which a break ends."""
    legs = _is_legs(season, entry["exercise"])
    alike = [one for one in season.lifted if one.day < card.day and _is_legs(season, one.exercise) == legs
             and season.library[one.exercise]["slot"] not in ("power", "core")]  # fmt: skip
    back = _break_before(alike, card)
    if not any(one.exercise == entry["exercise"] for one in alike) or back is None or back[1] != card.day:
        return
    if not re.search(r"leaves? [345]", entry["effort"]):
        yield card.finds("10.1 after a break", f"{entry['exercise']} after {back[0]} days: {entry['effort']}")


def _break_before(alike: list[Lifted], card: Card) -> tuple[int, date] | None:
    """Return the days of a break of two weeks or more that ended on the day of a card or in the week before it."""
    days = sorted({one.day for one in alike} | {card.day})
    for before, after in pairwise(days):
        if (after - before).days >= 14 and (card.day - after).days < 7:
            return (after - before).days, after
    return None


LESS = re.compile(r"no more than (\d+) % of your last weight|(\d+) % of the last weight, ")


def read_words_of_week(season: Season) -> Iterator[Finding]:
    """Read that the line of a week, and the one on each card, tell of no weight that the cards do not have.

    Where all cards are lighter for a reason of their own no line says that weights go up or stay, and where the line
    says that they stay no weight is less than the last one.
    """
    for week in range(1, len(season.weeks) + 1):
        cards, says = season.lifts(week), str(season.weeks[week - 1]["says"])
        told = re.search(r"Running [a-z ]+: (\d+) of", says)
        if told and int(told[1]) != season.running(week):
            yield Finding("10.1 words of the week", week, "", f"{says!r}, and {season.running(week)} min are run")
        lighter = [_say_lighter(card) for card in cards]
        if (
            cards
            and all(lighter)
            and ("weights and reps go up" in says or "the same weight" in says.split("the legs")[0])
        ):
            yield Finding("10.1 words of the week", week, "", f"{says!r}, and its cards: {lighter[0]!r}")
        for card, why in zip(cards, lighter, strict=True):
            if why and any("weights and reps go up" in one for one in card.data["why"]):
                yield card.finds("10.1 words of the week", f"weights go up, and {why!r}")
        stay = re.match(r"(Deload|Stress|Taper|Recovery)\b.*?: ?[^.]*the same weight", says)
        if stay and "the legs with" not in says:
            yield from _read_same_weights(season, week, says)


def _say_lighter(card: Card) -> str:
    """Return the note of a card that makes all of it lighter; "" where none does."""
    notes = card.data["content"].get("notes", ())
    return next((note for note in notes if LESS.search(note) and " days from " not in note), "")


def _read_same_weights(season: Season, week: int, says: str) -> Iterator[Finding]:
    told = re.findall(r"(?:Back after a break|First lifts? after the [a-z0-9 ]+), (?:most of )?([a-z0-9, ]+): ", says)
    for card in season.lifts(week):
        if any(card.name.replace("/", " ") in lifts for lifts in told):
            continue
        for entry in card.exercises:
            before = [
                e["load"] for other in season.cards for e in other.exercises
                if other.week < week and e["exercise"] == entry["exercise"] and e["slot"] == entry["slot"] and e["load"]
            ]  # fmt: skip
            named = any(entry["exercise"] in str(row.get("exercise")) for row in season.log)
            if entry["load"] and before and not named and entry["load"] < min(before[-2:]):
                yield card.finds(
                    "10.1 words of the week", f"{entry['exercise']} {entry['load']} after {before[-1]}: {says!r}"
                )
