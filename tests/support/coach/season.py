"""A programme as a coach lays it out before him: weeks, cards, what each exercise is, and the athlete's own words."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

Entry = dict[str, Any]

LEVELS = ("beginner", "intermediate", "advanced")
LIFTS, HARD = {"lower", "upper", "full"}, {"intervals", "tempo"}
GROUPS = {
    "quads": {"quads"}, "hamstrings": {"hamstrings"}, "glutes": {"glutes", "glute_med"}, "calves": {"calves"},
    "chest": {"chest"}, "back": {"lats", "upper_back"}, "shoulders": {"front_delts", "side_delts", "rear_delts"},
    "arms": {"biceps", "triceps"}, "core": {"abs", "obliques", "erectors"},
}  # fmt: skip
LEGS = {"quads", "hamstrings", "glutes", "calves"}
REGIONS = {"lower": LEGS, "upper": {"chest", "back", "shoulders", "arms"}, "full": set(GROUPS) - {"core"}}
LEG_MUSCLES = {"quads", "hamstrings", "glutes", "glute_med", "calves", "adductors"}
JUMPS = {"jump", "hop_bound"}


@dataclass(frozen=True)
class Finding:
    """What a coach would not sign: the rule, the week (0 for the whole), the card, and why."""

    rule: str
    week: int
    card: str
    says: str

    def __str__(self) -> str:
        """Return it in one line."""
        return f"week {self.week}, {self.card or 'as a whole'}, {self.rule}: {self.says}"


@dataclass(frozen=True)
class Card:
    """One session: its week counted from 1, its day, and what it says."""

    week: int
    name: str  #: "full/1", the same in every week
    start: datetime
    data: Any

    @property
    def kind(self) -> str:
        """As the scenario names it."""
        return str(self.data["kind"])

    @property
    def minutes(self) -> int:
        """Minutes of its slot."""
        return int(self.data["minutes"])

    @property
    def day(self) -> date:
        """Local date of its start."""
        return self.start.date()

    @property
    def exercises(self) -> list[Entry]:
        """Exercises of a lift; a run has none."""
        return list((self.data["content"] or {}).get("exercises", ()))

    @property
    def hard(self) -> int:
        """Hard minutes of a run."""
        return sum(part.get("hard", 0) for part in (self.data["content"] or {}).get("parts", ()))

    def finds(self, rule: str, says: str) -> Finding:
        """Return a finding on it."""
        return Finding(rule, self.week, f"{self.name} {self.day}", says)


@dataclass(frozen=True)
class Lifted:
    """One exercise that was, or will be, done on a day."""

    day: date
    exercise: str
    load: float | None
    sets: int
    reps: int


def is_about(note: str, week: int) -> bool:
    """Whether a note of a programme is about a week: it names none, or "week 2, 5 and 6: "."""
    named = re.match(r"week ([\d, and]+): ", note)
    return named is None or str(week) in re.findall(r"\d+", named[1])


class Season:
    """A planned programme with the scenario that it was planned from, and the log that went into it."""

    def __init__(self, text: str, plan: Any, library: Any, log: Iterable[Any] = (), said: str = "") -> None:
        self.scenario, self.plan, self.log, self.said = tomllib.loads(text), plan, list(log), said
        self.library: dict[str, Any] = {one["id"]: one for one in library["exercises"]}
        self.weeks: list[Any] = plan["weeks"]
        self.starts = [date.fromisoformat(week["start"]) for week in self.weeks]
        self.cards = sorted((self._card(one) for one in plan["sessions"]), key=lambda card: card.start)

    def _card(self, session: Any) -> Card:
        _, first, kind, number = session["id"].rsplit("/", 3)
        start = datetime.fromisoformat(session["start"]).replace(tzinfo=None)
        return Card(self.starts.index(date.fromisoformat(first)) + 1, f"{kind}/{number}", start, session)

    @cached_property
    def athlete(self) -> dict[str, Any]:
        """`[athlete]` as written."""
        return dict(self.scenario.get("athlete", {}))

    @cached_property
    def lifting(self) -> dict[str, Any]:
        """`[lifting]` as written."""
        return dict(self.scenario.get("lifting", {}))

    @cached_property
    def programme(self) -> dict[str, Any]:
        """`[programme]` as written."""
        return dict(self.scenario.get("programme", {}))

    def level(self, of: str) -> str:
        """Return `run_level` or `lift_level`; intermediate if nothing is said."""
        return str(self.athlete.get(of, "intermediate"))

    @cached_property
    def past(self) -> list[tuple[date, str, int]]:
        """Runs of the history: day, kind and minutes."""
        there = self.scenario.get("history", {}).get("sessions", ())
        return [(datetime.fromisoformat(one["at"]).date(), one["kind"], one["minutes"]) for one in there]

    def of(self, week: int) -> list[Card]:
        """Return the cards of a week."""
        return [card for card in self.cards if card.week == week]

    def lifts(self, week: int) -> list[Card]:
        """Return the lifts of a week."""
        return [card for card in self.of(week) if card.kind in LIFTS]

    def runs(self, week: int) -> list[Card]:
        """Return the runs of a week, a race aside."""
        return [card for card in self.of(week) if card.kind not in LIFTS | {"race"}]

    def lacks_runs(self, week: int) -> bool:
        """Whether a run of a week found no time and was left out, or is shorter than it was to be."""
        gave_way = set(self.weeks[week - 1].get("eased", ()))
        shorter = [c.data["id"] for c in self.runs(week) if c.minutes < c.data.get("wanted_minutes", c.minutes)]
        lacking = gave_way.intersection((*self.plan["left_out"], *shorter))
        return any(one.rsplit("/", 2)[1] not in LIFTS for one in lacking)

    def running(self, week: int) -> int:
        """Minutes run in a week, without a race."""
        return sum(card.minutes for card in self.runs(week))

    @cached_property
    def races(self) -> list[Card]:
        """All races that are planned."""
        return [card for card in self.cards if card.kind == "race"]

    def priority(self, race: Card) -> str:
        """Return "A", "B" or "C" of a race."""
        one = self.programme.get("race")
        asked = [*self.programme.get("races", ()), *([one] if one else ())]
        return next((str(one.get("priority", "A")) for one in asked if one["date"] == race.day), "A")

    def kind(self, week: int) -> str:
        """Return what a week is for."""
        return str(self.weeks[week - 1]["kind"])

    def words(self, week: int) -> str:
        """Return all that is said of a week as a whole and of its lifts."""
        one = self.weeks[week - 1]
        notes = [note for note in self.plan["notes"] if is_about(note, week)]
        lifts = [note for card in self.lifts(week) for note in card.data["content"]["notes"]]
        return " ".join((one["says"], *one["notes"], *notes, *lifts)).lower()

    def movement(self, entry: Entry) -> str:
        """Return how an exercise moves."""
        return str(self.library[entry["exercise"]]["movement"])

    def primary(self, entry: Entry) -> set[str]:
        """Return the muscles that an exercise is for."""
        return set(self.library[entry["exercise"]]["muscles"])

    def helpers(self, entry: Entry) -> set[str]:
        """Return the muscles that help."""
        return set(self.library[entry["exercise"]]["helpers"])

    def is_for_legs(self, entry: Entry) -> bool:
        """Whether legs work: jumps, and what has a muscle of the legs as primary; the core aside."""
        return entry["slot"] != "core" and bool(self.movement(entry) in JUMPS or self.primary(entry) & LEG_MUSCLES)

    def equipment(self, card: Card) -> set[str] | None:
        """Return what is at hand on a card; None for everything."""
        places = [place for place in self.scenario.get("places", ()) if _lies_in(card, place)]
        source = places[0] if places else self.athlete
        return None if source.get("equipment") is None else set(source["equipment"])

    def excludes(self, one: Any) -> bool:
        """Whether the athlete has ruled out an exercise of the library."""
        out = self.lifting.get("exclude", {})
        muscles = {*one["muscles"], *one["helpers"]}
        named = set(out.get("muscles", ()))
        named |= {muscle for group in named & set(GROUPS) for muscle in GROUPS[group]}
        return (
            one["id"] in out.get("exercises", ()) or one["movement"] in out.get("patterns", ()) or bool(muscles & named)
        )

    def avoids(self, one: Any) -> bool:
        """Whether an exercise is of a kind to be left out: by its movement, or by a name much like its own."""
        moves = {
            "jumps": JUMPS, "hops": {"hop_bound"}, "throws": {"throw"}, "overhead": {"v_push"}, "squats": {"squat"},
            "lunges": {"lunge"}, "deadlifts": {"hinge"},
        }  # fmt: skip
        words = set(self.lifting.get("avoid", ()))
        hangs = "hanging" in words and (one["movement"] == "v_pull" and ["pullup_bar"] in one["needs"])
        named = any(word.removesuffix("s") in one["id"] for word in words - set(moves))
        return hangs or named or any(one["movement"] in moves.get(word, ()) for word in words)

    def at_hand(self, card: Card) -> list[Any]:
        """Return the exercises that the athlete of a card can do: place, level, nothing ruled out."""
        there, level = self.equipment(card), LEVELS.index(self.level("lift_level"))
        return [
            one for one in self.library.values()
            if LEVELS.index(one["level"]) <= level and not self.excludes(one) and not self.avoids(one)
            and not groups_of(one["muscles"]) & set(self.lifting.get("easy", ()))
            and (there is None or all(there & set(either) for either in one["needs"]))
        ]  # fmt: skip

    @cached_property
    def lifted(self) -> list[Lifted]:
        """All that is done: the log up to its last day, what is asked for from then on."""
        last = max((date.fromisoformat(row["date"]) for row in self.log), default=date.min)
        done = [
            Lifted(date.fromisoformat(row["date"]), row["exercise"], row["load"], row["sets"],
                   min(map(int, str(row["reps"]).split())))
            for row in self.log
        ]  # fmt: skip
        for card in self.cards:
            if card.day > last:
                done += [Lifted(card.day, e["exercise"], e["load"], e["sets"], top(e)) for e in card.exercises]
        return sorted(done, key=lambda one: one.day)

    @cached_property
    def courses(self) -> list[list[tuple[Card, Entry]]]:
        """Return for each exercise of each lift its cards in order."""
        found = defaultdict(list)
        for card in self.cards:
            for entry in card.exercises:
                found[card.name, entry["exercise"]].append((card, entry))
        return list(found.values())

    def step(self, entry: Entry, card: Card) -> float:
        """Return the smallest step of what loads an exercise, in kilograms as the random athletes lift."""
        needs = {name for either in self.library[entry["exercise"]]["needs"] for name in either}
        named = self.lifting.get("steps", {})
        if "barbell" in needs:
            return float(named.get("barbell", 2.5))
        there = self.equipment(card)
        if "dumbbell" in needs and (there is None or "dumbbell" in there):
            return float(named.get("dumbbell", 1))
        if "kettlebell" in needs:
            return float(named.get("kettlebell", 4))
        return float(named.get("machine" if needs & {"machine", "cable"} else "added", 2.5))


def _lies_in(card: Card, place: Any) -> bool:
    """Whether a card stands at a place: its days, its dates, its time of day."""
    when = place.get("when", {})
    days = when.get("days")
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    if days and names[card.day.weekday()] not in days:
        return False
    if "time" in when:
        first, last = when["time"].split("-")
        end = (card.start + timedelta(minutes=card.minutes)).strftime("%H:%M")
        return bool(first <= card.start.strftime("%H:%M") and end <= last)
    return True


def top(entry: Entry) -> int:
    """Return the most repetitions, seconds or metres of a set."""
    return int(str(entry["reps"]).rstrip("sm").rpartition("-")[2])


def is_counted(entry: Entry) -> bool:
    """Whether its reps are repetitions, not seconds or metres."""
    return not str(entry["reps"]).endswith(("s", "m"))


def volume(entry: Entry) -> int:
    return int(entry["sets"]) * top(entry)


def epley(load: float, reps: int) -> float:
    """Return the best single that a weight implies."""
    return load * (1 + reps / 30)


def groups_of(muscles: Iterable[str]) -> set[str]:
    return {group for group, named in GROUPS.items() if named & set(muscles)}


def mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)
