"""10.9 and 10.10: what is spared or ruled out, what age asks for, and exercises that stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from support.coach.races import row_of
from support.coach.season import JUMPS, Card, Entry, Finding, Season, groups_of, is_counted

OLDER = 60
"""Years; the section says "older", the evidence on fewer lifts for older adults begins here (section 5)."""
UPPER = {"overhead", "hanging", "throws", "plyo_push_ups"}
"""What a day for the legs has nothing of; a day for the upper body has nothing of the other kinds."""
FIRST_LIFTS = 4
"""Weeks of lifting before a beginner hops (section 3, plyometrics)."""
NOT_FOR_OLDER = {"plyo_push_up", "copenhagen_plank", "drop_jump"}


def read_spared(season: Season) -> Iterator[Finding]:
    """Nothing is asked for that is ruled out or to be avoided, and what is to be easy is."""
    easy = set(season.lifting.get("easy", ()))
    for card in season.cards:
        for entry in card.exercises:
            one = season.library[entry["exercise"]]
            if season.excludes(one):
                yield card.finds("10.9 ruled out", entry["exercise"])
            if season.avoids(one):
                yield card.finds("10.9 avoid", entry["exercise"])
            if easy & (season.primary(entry) | groups_of(season.primary(entry))):
                yield from _read_easy(season, card, entry)


def read_what_is_said(season: Season) -> Iterator[Finding]:
    """Read that each card says what is easy, and that something was left out."""
    easy, avoid = season.lifting.get("easy", ()), season.lifting.get("avoid", ())
    for card in season.cards:
        words = " ".join(card.data["content"]["notes"]).lower() if card.exercises else ""
        trained = {group for entry in card.exercises for group in groups_of(season.primary(entry))}
        for group in (group for group in easy if group in trained and card.exercises):
            if group not in words:
                yield card.finds("10.9 said", f"{group} are easy, and the card says nothing of it")
        asked = set(avoid) & UPPER if card.kind == "upper" else set(avoid) - UPPER if card.kind == "lower" else avoid
        there = season.equipment(card)
        could = any(
            season.avoids(one) and (there is None or all(there & set(either) for either in one["needs"]))
            for one in season.library.values()
        )
        if asked and could and card.exercises and "left out" not in words:
            yield card.finds("10.9 said", "the card says nothing of what was left out")


def read_when_to_stop(season: Season) -> Iterator[Finding]:
    """Read that each card of who spares a muscle or is on the way back says when to stop."""
    if "returning_from" not in season.athlete and not season.lifting.get("easy"):
        return
    for card in season.cards:
        content = card.data["content"]
        if content and not any(note.startswith("Stop ") for note in content.get("notes", ())):
            yield card.finds("10.9 when to stop", "the card does not say")


def read_way_back(season: Season) -> Iterator[Finding]:
    """Read that who is on the way back is never close to the last repetition."""
    for card in season.cards if "returning_from" in season.athlete else ():
        for entry in card.exercises:
            if entry["slot"] != "power" and is_counted(entry) and not re.search("leaves? [4-9]", entry["effort"]):
                yield card.finds("10.9 way back", f"{entry['exercise']}: {entry['effort']}")


def _read_easy(season: Season, card: Card, entry: Entry) -> Iterator[Finding]:
    """One or two sets, four or more in reserve."""
    if entry["sets"] > 2:
        yield card.finds("10.9 easy", f"{entry['exercise']} {entry['sets']} x {entry['reps']}")
    words = ("4 ", "four ", "5 ", "five ") if is_counted(entry) else ("ease", "easy")  # a hold has no repetitions
    if not any(word in entry["effort"] for word in words) and season.movement(entry) != "core":
        yield card.finds("10.9 easy", f"{entry['exercise']}: {entry['effort']}")


def read_age(season: Season) -> Iterator[Finding]:
    """Older athletes have no plyometric push-ups, Copenhagen planks or drop jumps unless they name them."""
    returns = "returning_from" in season.athlete
    if season.athlete.get("age", 0) < OLDER and not returns:
        return
    for card in season.cards:
        for entry in card.exercises:
            if entry["exercise"] in NOT_FOR_OLDER or (returns and season.movement(entry) in JUMPS):
                yield card.finds("10.9 older", entry["exercise"])


def read_first_jumps(season: Season) -> Iterator[Finding]:
    """Read that beginners jump after four weeks of lifting, and nobody sooner after a race than they run hard.

    After a marathon beginners, slow runners and athletes of 50 wait three weeks.
    """
    new = season.level("lift_level") == "beginner"
    slow = new or season.level("run_level") == "beginner" or season.athlete.get("age", 0) >= 50
    allowed = "jumps" in season.lifting.get("allow", ())
    known = bool(season.scenario.get("history", {}).get("sessions", ()))
    lifted = {card.week for card in season.cards if card.exercises}
    for card in season.cards:
        jumps = [entry["exercise"] for entry in card.exercises if season.movement(entry) in JUMPS]
        quick = [*jumps, *(entry["exercise"] for entry in card.exercises if entry["exercise"] == "kb_swing")]
        weeks = sum(week < card.week for week in lifted)
        if quick and new and weeks < FIRST_LIFTS and not allowed and not known:
            yield card.finds("3 first jumps", f"{quick[0]} after {weeks} weeks of lifting")
        for race in season.races:
            marathon = race.data["kilometres"] >= 42
            rest = 21 if marathon and slow else row_of(season, race).hard
            if jumps and 0 < (card.day - race.day).days <= rest:
                yield card.finds("3 jumps after a race", f"{jumps[0]} {(card.day - race.day).days} days after it")


def read_same_exercises(season: Season) -> Iterator[Finding]:
    """Read that a lift has the exercises that it had the week before; where it has fewer, none of them is new.

    Jumps and swings may come later than the rest, once, where the card says so: a beginner's, and after a marathon.
    """
    names = {card.name for card in season.cards if card.exercises}
    for name in sorted(names):
        cards = [card for card in season.cards if card.name == name and card.exercises]
        for before, after in pairwise(cards):
            new = {e["exercise"] for e in after.exercises} - {e["exercise"] for e in before.exercises}
            jumps = {e["exercise"] for e in after.exercises if season.movement(e) in JUMPS}
            begin = any("umps and hops from this lift on" in note for note in after.data["content"]["notes"])
            swings = any("Swings from this lift on" in note for note in after.data["content"]["notes"])
            if begin and not new & jumps:
                yield after.finds("3 first jumps", "the card says that jumps begin, and there is none that is new")
            if new and season.equipment(before) == season.equipment(after):
                ever = {e["exercise"] for card in cards if card.start < after.start for e in card.exercises}
                late = (jumps if begin else set()) | ({"kb_swing"} if swings else set())
                if new - ever - late:
                    yield after.finds("10.10 same exercises", f"{', '.join(sorted(new - ever - late))} new")
