"""10.3 and 10.4: what trains a muscle, what a runner's week must hold, and with what is at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from support.coach.races import row_of
from support.coach.season import (
    LEVELS,
    REGIONS,
    Card,
    Entry,
    Finding,
    Season,
    groups_of,
    is_counted,
)

KNEE, HIP = {"squat", "lunge", "knee_extension"}, {"hinge", "hip_extension"}
PUSH, PULL = {"h_push", "v_push"}, {"h_pull", "v_pull"}
NOT_FOR_BEGINNERS = {"copenhagen_plank", "nordic_curl"}

HELPED = {"shoulders", "arms"}


def is_single_leg(one: Any, entry: Entry | None = None) -> bool:
    """Whether one leg works at a time: a lunge, or reps for each side of a legs movement."""
    sided = entry["per_side"] if entry else str(one["reps"]).endswith("/side")
    return bool(one["movement"] == "lunge" or (sided and one["movement"] in KNEE | HIP))


def _work(card: Card) -> list[Entry]:
    """Return the exercises that count as sets: those outside power."""
    return [entry for entry in card.exercises if entry["slot"] != "power"]


def read_what_trains(season: Season) -> Iterator[Finding]:
    """Read that a card claims a group only with an exercise outside power for it as primary, and enough sets.

    Two sets of a usual week are enough; one is in an easier one, and as long as half of the volume is asked for (10.1).
    """
    for card in season.cards:
        if not card.exercises:
            continue
        usual = season.kind(card.week) == "build" and not any(_is_eased_by(season, race, card) for race in season.races)
        least = 2 if usual and card.data["content"]["dose"] != "minimum" else 1
        for group in card.data["content"]["trains"]:
            direct = [e for e in _work(card) if group in groups_of(season.primary(e))]
            helped = [e for e in _work(card) if e not in direct and group in groups_of(season.helpers(e))]
            sets = sum(e["sets"] for e in direct) + sum(e["sets"] for e in helped) / 2
            if not direct:
                yield card.finds("10.3 trained", f"{group} without an exercise of its own")
            elif sets < least and season.weeks[card.week - 1]["sets_at_most"] > 1:
                yield card.finds("10.3 trained", f"{group} by {sets:g} sets")


def _is_eased_by(season: Season, race: Card, card: Card) -> bool:
    """Whether a card stands in the weeks in which lifts come back after a race."""
    return 0 < (card.day - race.day).days <= 7 * len(row_of(season, race).lifts)


def is_said(season: Season, week: int, words: str) -> bool:
    """Whether a week with a lift fewer than another one says why the others keep what they have.

    Before and after a race that is that nothing in it is new, which is a coach's own wish; else it names what it lacks.
    """
    if len(season.lifts(week)) >= max(len(season.lifts(other + 1)) for other in range(len(season.weeks))):
        return False
    says = season.weeks[week - 1]["says"].lower()
    if season.kind(week) in ("taper", "race", "recovery"):
        return "no new exercises" in says
    lacks = says.partition("without ")[2].partition("lacks ")[2]
    return any(word in lacks for word in words.split())


def read_legs_of_week(season: Season) -> Iterator[Finding]:
    """Read that a week of legs lifts holds knee, hip, single leg and calf where it can, and says it where not.

    Of a single lift for the full body 10.3 asks for "squat or lunge": its card may say that it lacks one on one leg.
    """
    wanted: dict[str, tuple[Callable[[Any, Entry | None], bool], str]] = {
        "knee-dominant": (lambda one, entry: one["movement"] in KNEE, "squat knee quads"),
        "hip-dominant": (lambda one, entry: one["movement"] in HIP, "hip hinge hamstrings glutes"),
        "single-leg": (is_single_leg, "leg lunge"),
        "calf": (lambda one, entry: one["movement"] == "calf", "calf calves"),
    }
    for week in range(1, len(season.weeks) + 1):
        lifts = [card for card in season.lifts(week) if card.kind != "upper"]
        for what, (fits, words) in wanted.items() if lifts else ():
            there = [e for card in lifts for e in _work(card) if fits(season.library[e["exercise"]], e)]
            could = [
                one for card in lifts for one in season.at_hand(card) if one["slot"] != "power" and fits(one, None)
            ]
            said = is_said(season, week, words) if could else any(w in season.words(week) for w in words.split())
            if what == "single-leg" and [card.kind for card in season.lifts(week)] == ["full"]:
                notes = " ".join(lifts[0].data["content"]["notes"])
                said = said or ("Lacks: " in notes and "on one leg" in notes)
            if not there and not said:
                yield Finding("10.3 legs of a week", week, "", f"no {what} exercise")


def read_single_lift(season: Season) -> Iterator[Finding]:
    """Read that a single lift has legs and core first: squat or lunge, hinge, calf, core, then a push and a pull."""
    wanted = {
        "squat or lunge": {"squat", "lunge"}, "hinge": HIP, "calf": {"calf"}, "core": {"core", "carry"},
        "push": PUSH, "pull": PULL,
    }  # fmt: skip
    for week in range(1, len(season.weeks) + 1):
        lifts = season.lifts(week)
        if len(lifts) != 1 or lifts[0].kind == "upper":
            continue
        done = {season.movement(entry) for entry in _work(lifts[0])}
        could = {one["movement"] for one in season.at_hand(lifts[0]) if one["slot"] != "power"}
        for what, movements in wanted.items():
            if lifts[0].kind == "lower" and what in ("push", "pull"):
                continue
            missing = movements & could and not movements & done
            if missing and not is_said(season, week, what.replace(" or ", " ")):
                yield lifts[0].finds("10.3 single lift", f"no {what}")


def read_push_and_pull(season: Season) -> Iterator[Finding]:
    """Read that a week pulls at most 3 sets less than it pushes, and each upper or full lift has some of both."""
    for week in range(1, len(season.weeks) + 1):
        entries = [entry for card in season.lifts(week) for entry in _work(card) if is_counted(entry)]  # no holds
        push, pull = (sum(e["sets"] for e in entries if season.movement(e) in which) for which in (PUSH, PULL))
        if pull < push - 3:
            yield Finding("10.3 push and pull", week, "", f"{push} pushing sets, {pull} pulling")
        for card in season.lifts(week):
            could = {one["movement"] for one in season.at_hand(card) if one["slot"] != "power"}
            done = {season.movement(entry) for entry in _work(card)}
            for what, which in (("push", PUSH), ("pull", PULL)):
                if card.kind != "lower" and which & could and not which & done:
                    yield card.finds("10.3 push and pull", f"no {what}")


def read_groups(season: Season) -> Iterator[Finding]:
    """Each group that can be trained is trained in a week, or it is said that it is not."""
    for week in range(1, len(season.weeks) + 1):
        lifts = season.lifts(week)
        able = {group for card in lifts for group in REGIONS[card.kind] | {"core"}}
        direct = {group for card in lifts for e in _work(card) for group in groups_of(season.primary(e))}
        if direct & {"chest", "back"}:  # presses and pulls train shoulders and arms along, and nobody asks for more
            direct |= {group for card in lifts for e in _work(card) for group in groups_of(season.helpers(e))} & HELPED
        for group in sorted(able - direct):
            if group not in season.words(week):
                yield Finding("10.4 every group", week, "", f"{group} has no exercise, and nothing is said of it")


def read_beginners(season: Season) -> Iterator[Finding]:
    """Beginners have neither Copenhagen planks nor Nordic curls, and no card has an exercise twice."""
    for card in season.cards:
        names = [entry["exercise"] for entry in card.exercises]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield card.finds("10.3 twice", name)
        if season.level("lift_level") == "beginner":
            for name in sorted(NOT_FOR_BEGINNERS & set(names)):
                yield card.finds("10.3 not for beginners", name)


def read_equipment(season: Season) -> Iterator[Finding]:
    """Read that what is asked for can be done with what is at hand, and at the athlete's level."""
    level = LEVELS.index(season.level("lift_level"))
    for card in season.cards:
        there = season.equipment(card)
        for entry in card.exercises:
            one = season.library[entry["exercise"]]
            for either in one["needs"] if there is not None else ():
                if not set(either) & (there or set()):
                    yield card.finds("10.4 equipment", f"{entry['exercise']} needs {' or '.join(either)}")
            named = entry["exercise"] in {*season.lifting.get("weights", ()), *season.lifting.get("best", ())}
            if LEVELS.index(one["level"]) > level and not named:
                yield card.finds("10.4 level", f"{entry['exercise']} is {one['level']}")
