"""10.1 and 10.2: the days and weeks after a race, and the week before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf

from support.coach.season import HARD, JUMPS, LIFTS, Card, Entry, Finding, Season, volume


@dataclass(frozen=True)
class Row:
    """What follows a race of up to so many kilometres; for the legs and the rest of a lift, load and volume by week."""

    kilometres: float
    legs: int  #: Days without legs work and jumps
    hard: int  #: Days without tempo and intervals
    running: tuple[int, ...]  #: Percent of the usual minutes in the weeks after
    lifts: tuple[tuple[tuple[int, int], tuple[int, int]], ...]  #: By week: percent of load and volume, legs and others


USUAL = (100, 100)
ROWS = (
    Row(5, 2, 3, (80,), ()),
    Row(10, 3, 5, (70,), (((90, 70), (90, 70)),)),
    Row(21.1, 5, 8, (50, 80), (((90, 50), (90, 50)),)),
    Row(inf, 7, 14, (30, 50, 80), ((USUAL, USUAL), ((70, 50), USUAL), ((90, 100), USUAL))),
)


def row_of(season: Season, race: Card) -> Row:
    """Return the row of a race: the next one down for a beginner and from 50 on."""
    return find_row(season, race.data["kilometres"], through=season.priority(race) == "C")


def find_row(season: Season, kilometres: float, *, through: bool = False) -> Row:
    """Return the row of a distance for an athlete; who trains `through` a race was not at his limits in it.

    From 50 on that counts, up to a half marathon; a beginner is at his limits in every race.
    """
    number = next(i for i, row in enumerate(ROWS) if kilometres <= row.kilometres + 0.1)
    older = season.athlete.get("age", 0) >= 50 and not (through and kilometres < 42)
    slower = season.level("run_level") == "beginner" or older
    return ROWS[min(number + slower, len(ROWS) - 1)]


def days_after(season: Season, race: Card, first: int, last: int) -> list[Card]:
    return [card for card in season.cards if first <= (card.day - race.day).days <= last and card is not race]


def read_days_after(season: Season) -> Iterator[Finding]:
    """No legs work, no jumps, and no hard runs on the days after."""
    for race in season.races:
        row = row_of(season, race)
        for card in days_after(season, race, 1, row.legs):
            for entry in card.exercises:
                if season.is_for_legs(entry) or season.movement(entry) in JUMPS:
                    yield card.finds("10.1 legs after a race", f"{entry['exercise']} {_since(race, card)}")
        for card in days_after(season, race, 1, row.hard):
            if card.kind != "race" and (card.kind in HARD or card.hard):
                yield card.finds("10.1 hard run after a race", f"{card.hard} hard minutes {_since(race, card)}")
            if any(part["name"] == "strides" for part in card.data["content"].get("parts", ())):
                yield card.finds("10.1 quick run after a race", f"strides {_since(race, card)}")


def _since(race: Card, card: Card) -> str:
    return f"{(card.day - race.day).days} days after {race.data['kilometres']} km"


def usual_running(season: Season, race: Card) -> int:
    """Return the most that was run in one of the six weeks before that of a race; 0 if none is known."""
    weeks = range(max(1, race.week - 6), race.week)
    monday = season.starts[0]
    before = sum(minutes for day, kind, minutes in season.past if 0 < (monday - day).days <= 7 and kind not in LIFTS)
    builds = any(season.kind(week) == "build" for week in weeks)
    return max([season.running(week) for week in weeks] + [before, 0 if builds else asked_running(season)])


def asked_running(season: Season) -> int:
    """Return the minutes of running that are asked of a usual week."""
    runs = [
        one for one in season.scenario["sessions"] if one["kind"] not in LIFTS and isinstance(one.get("count", 1), int)
    ]
    return sum(one["minutes"] * one.get("count", 1) for one in runs)


def read_weeks_after(season: Season) -> Iterator[Finding]:
    """Read that the weeks after a race are run at a share of the usual week.

    A week of the programme is the one of the weeks after a race in which it begins; so is what is left of the race's.
    """
    for race in season.races:
        usual, shares = usual_running(season, race), row_of(season, race).running
        for week in range(race.week, len(season.weeks) + 1):
            number = max(0, (season.starts[week - 1] - race.day).days - 1) // 7
            share = shares[number] if number < len(shares) else 100
            there = [card for card in season.runs(week) if card.day > race.day]
            run = sum(card.minutes for card in there)
            rounded = 5 * len(there) / 2  # minutes of a run are told in fives
            if share < 100 and usual and run > usual * share / 100 + rounded:
                said = f"{run} min in week {number + 1} after it, usual are {usual}, {share} % allowed"
                yield race.finds("10.1 running after a race", said)


def read_come_back(season: Season) -> Iterator[Finding]:
    """Weights and volume come back by the table, week by week."""
    for race in season.races:
        for number, (legs, others) in enumerate(row_of(season, race).lifts):
            for card in days_after(season, race, 7 * number + 1, 7 * number + 7):
                for entry in card.exercises:
                    yield from read_share(season, race, card, entry, legs if season.is_for_legs(entry) else others)


def read_share(season: Season, race: Card, card: Card, entry: Entry, share: tuple[int, int]) -> Iterator[Finding]:
    usual = usual_entry(season, race, card, entry)
    if share == USUAL or usual is None or entry["slot"] == "power":
        return
    rule, load = "10.1 lifts after a race", usual["load"]
    if load and entry["load"] and entry["load"] > max(load * share[0] / 100, _floor(season, card, entry, load)) + 0.01:
        yield card.finds(rule, f"{entry['exercise']} {entry['load']}, {share[0]} % of {load} {_since(race, card)}")
    minimum = card.data["content"]["dose"] == "minimum"  # one set stays one set (10.7)
    if not minimum and volume(entry) > volume(usual) * share[1] / 100 + volume(usual) / usual["sets"] / 2:
        said = f"{entry['exercise']} {entry['sets']} x {entry['reps']}, {share[1]} % of "
        yield card.finds(rule, f"{said}{usual['sets']} x {usual['reps']} {_since(race, card)}")


def _floor(season: Season, card: Card, entry: Entry, load: float) -> float:
    """Return the weight that stays where the next one down would be far lighter (10.5): more than 15 % lighter."""
    return load if season.step(entry, card) > 0.15 * load else 0.0


def usual_entry(season: Season, race: Card, card: Card, entry: Entry) -> Entry | None:
    """Return the exercise as the same lift had it last before a race, in a week that builds."""
    there = [
        (other, one) for other in season.cards if other.day < race.day and season.kind(other.week) == "build"
        for one in other.exercises if one["exercise"] == entry["exercise"]
    ]  # fmt: skip
    same = [one for other, one in there if other.name == card.name] or [one for _, one in there]
    # The same sets on another day of the week may be the last that were done of it.
    last = [one for _, one in there if same and (one["slot"], one["sets"]) == (same[-1]["slot"], same[-1]["sets"])]
    return max((same[-1], last[-1]), key=lambda one: one["load"] or 0) if last else None


def read_last_note(season: Season) -> Iterator[Finding]:
    """Read that a programme that ends with its race says what the next days should hold."""
    for race in season.races:
        if (season.starts[-1] + timedelta(days=season.weeks[-1]["days"]) - race.day).days <= 3:
            said = " ".join((*season.plan["notes"], *season.weeks[-1]["notes"])).lower()
            if "legs" not in said or "after the" not in said:
                yield race.finds("10.1 after the last race", "nothing is said of the days after it")


def race_week(season: Season, race: Card) -> tuple[list[Card], list[Card]]:
    """Return the sessions before a race in its week, and those of the week before; of an early race a week earlier."""
    early = (race.day - season.starts[race.week - 1]).days < 3
    week = race.week - early
    now = [card for card in season.cards if card.week == week and card.day < race.day]
    return now, season.of(week - 1) if week > 1 else []


def read_race_week(season: Season) -> Iterator[Finding]:
    """No session before a race is longer, or has more hard minutes, than its like in the week before.

    A C race is trained through: there is no taper to be spoiled.
    """
    for race in season.races:
        now, before = race_week(season, race)
        if season.priority(race) == "C":
            continue
        for card in now:
            like = [other for other in before if other.kind == card.kind]
            if like and card.minutes > max(other.minutes for other in like):
                yield card.finds(
                    "10.2 race week", f"{card.minutes} min, {max(o.minutes for o in like)} the week before"
                )
            if like and card.hard > max(other.hard for other in like):
                yield card.finds("10.2 race week", f"{card.hard} hard min, {max(o.hard for o in like)} the week before")


def read_last_hard_run(season: Season) -> Iterator[Finding]:
    """Read that the last hard run is three days before a race, two before 5 and 10 km, and short."""
    for race in season.races:
        long = race.data["kilometres"] > 10.1
        days, most = (3, 12) if long else (2, 10)
        hard = [
            card for card in season.cards if card.hard and card.kind != "race" and 0 < (race.day - card.day).days <= 7
        ]
        for card in hard:
            if (race.day - card.day).days < days:
                said = f"{card.hard} hard min {(race.day - card.day).days} days before {race.data['kilometres']} km"
                yield card.finds("10.2 days before a race", said)
        if hard and hard[-1].hard > most and season.priority(race) != "C":
            yield hard[-1].finds("10.2 last hard run", f"{hard[-1].hard} hard min, {most} at most before a race")


def read_past_races(season: Season) -> Iterator[Finding]:
    """Read that the days after a race of the history are kept free too."""
    kilometres = {"5k": 5.0, "10k": 10.0, "half": 21.1, "marathon": 42.2}
    for one in season.scenario.get("history", {}).get("sessions", ()):
        if one["kind"] != "race" or "distance" not in one:
            continue
        day, row = date.fromisoformat(one["at"][:10]), find_row(season, kilometres[one["distance"]])
        yield from _read_weeks_since(season, day, row)
        for card in season.cards:
            since = (card.day - day).days
            if since <= row.legs and any(season.is_for_legs(entry) for entry in card.exercises):
                yield card.finds("10.1 legs after a race", f"{since} days after {one['distance']}")
            if since <= row.hard and card.kind != "race" and (card.kind in HARD or card.hard):
                yield card.finds(
                    "10.1 hard run after a race", f"{card.hard} hard min {since} days after {one['distance']}"
                )


def _read_weeks_since(season: Season, day: date, row: Row) -> Iterator[Finding]:
    """Read the running of the first weeks against what is asked of a usual one."""
    usual = asked_running(season)
    for week, start in enumerate(season.starts, 1):
        number, rounded = ((start - day).days - 1) // 7, 5 * len(season.runs(week)) / 2
        share = row.running[number] if number < len(row.running) else 100
        one_run = len(season.runs(week)) == 1 and season.running(week) <= 30  # no run is much shorter
        if share < 100 and season.running(week) > usual * share / 100 + rounded and not one_run:
            said = f"{season.running(week)} min in week {number + 1} after it, usual are {usual}, {share} % allowed"
            yield Finding("10.1 running after a race", week, "", said)


PACES = ((5.1, ("5 km",)), (10.1, ("10 km", "5 km")), (21.2, ("half marathon", "10 km", "hour")), (inf, ("marathon",)))
"""Race pace or a little faster, as the last hard run's words name it; those of a half marathon have "marathon" too."""


def read_sharpness(season: Season) -> Iterator[Finding]:
    """Read that the last hard run before a race is at its pace or a little faster."""
    for race in season.races:
        if season.priority(race) == "C":
            continue
        words = next(words for most, words in PACES if race.data["kilometres"] <= most)
        hard = [c for c in season.cards if c.hard and c.kind != "race" and 0 < (race.day - c.day).days < 7]
        efforts = " ".join(p["effort"] for p in hard[-1].data["content"]["parts"] if p.get("hard")) if hard else ""
        if efforts and not any(word in efforts for word in words):
            yield hard[-1].finds("10.2 race pace", f"{race.data['kilometres']} km ahead, and this is {efforts}")


def read_taper(season: Season) -> Iterator[Finding]:
    """Read that the week of an A race has at most 60 % of the usual running, the race aside, told in fives."""
    for race in season.races:
        now, _ = race_week(season, race)
        usual = usual_running(season, race)
        runs = [card.minutes for card in now if card.kind not in LIFTS]
        run, rounded = sum(runs), 5 * len(runs) / 2
        if season.priority(race) == "A" and usual and run > 0.6 * usual + rounded:
            yield race.finds("10.2 taper", f"{run} min in its week, usual are {usual}")
