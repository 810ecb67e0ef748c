"""Athletes by chance, as scenarios are written: level, age, place, lifts, minutes, races, and what a season does.

An athlete with a story keeps a log: he plans, trains some weeks with misses, an illness or a slip of the pen, and plans
again. What he is stands in the text alone, so that a text that was kept can be read again.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from support.command_line import Done, call

START = date(2027, 1, 4)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PLACES = {
    "gym": None,
    "home gym": ["barbell", "rack", "bench", "dumbbell", "pullup_bar"],
    "dumbbells": ["dumbbell", "bench", "band"],
    "garden": ["kettlebell", "band", "pullup_bar"],
    "machines": ["machine", "cable"],
    "doorframe": ["band", "pullup_bar"],
    "hotel": [],
}
"""What is at hand there; None for everything."""
LIFTS = {
    1: (["full"], ["full"], ["lower"]),
    2: (["full", "full"], ["full", "full"], ["lower", "upper"]),
    3: (["full", "full", "full"], ["lower", "upper", "full"]),
    4: (["lower", "upper", "lower", "upper"],),
}
WEIGHTS = {
    "back_squat": (30, 140), "front_squat": (30, 110), "deadlift": (40, 180), "rdl": (30, 120),
    "bench_press": (25, 110), "overhead_press": (20, 70), "barbell_row": (25, 90), "hip_thrust": (40, 160),
    "goblet_squat": (8, 32),
    "split_squat": (4, 24), "one_arm_db_row": (6, 36), "db_bench_press": (6, 34), "db_shoulder_press": (4, 24),
    "step_up": (4, 20), "leg_press": (40, 160), "lat_pulldown": (20, 80), "leg_curl": (15, 60),
    "standing_calf_raise": (20, 100), "seated_cable_row": (20, 80),
}  # fmt: skip
"""Exercises that the athlete may name, from the least to the most kilograms."""


RETURNING = ('"injury"', '"birth"', '"pain"')
EASY = ('["calves"]', '["quads"]', '["hamstrings", "calves"]', '["shoulders"]')
AVOID = ('["jumps"]', '["overhead"]', '["deadlifts"]', '["hanging", "throws"]', '["lunges", "drop_jumps"]')


@dataclass(frozen=True)
class Athlete:
    """A random athlete: the scenario as written, and what is to happen, by which a log is kept."""

    seed: int
    text: str
    story: str  #: "misses", "illness", "slip", "faithful", or "" without a log

    def plan(self, folder: Path) -> tuple[Done, list[dict[str, Any]]]:
        """Return the answer of the program in an empty folder, and the rows of the log that it had."""
        (folder / "weeks.toml").write_text(self.text, "utf-8")
        done = call("plan", "weeks.toml", "--json", folder=folder)
        if done.code or not self.story:
            return done, []
        rows = keep_log(json.loads(done.out), self.story, random.Random(self.seed))
        lines = [f"{r['date']},{r['exercise']},{r['sets']},{r['reps']},{write_load(r)}" for r in rows]
        (folder / "log.csv").write_text("\n".join(("date,exercise,sets,reps,load", *lines, "")), "utf-8")
        return call("plan", "weeks.toml", "--log", "log.csv", "--json", folder=folder), rows


def write_load(row: dict[str, Any]) -> str:
    return "-" if row["load"] is None else f"{row['load']:g} kg"


def keep_log(plan: dict[str, Any], story: str, chance: random.Random) -> list[dict[str, Any]]:
    """Return the rows of the first weeks: all as asked for, but for what the story tells."""
    last = START + timedelta(days=7 * chance.randint(2, max(2, len(plan["weeks"]) - 2)))
    away = (START + timedelta(days=chance.randint(3, 10)), chance.choice([10, 16, 30]))
    weak = chance.randint(1, 3)
    rows = []
    for session in plan["sessions"]:
        day = date.fromisoformat(session["start"][:10])
        if session["content"]["type"] != "lift" or day >= last:
            continue
        if story == "illness" and 0 <= (day - away[0]).days < away[1]:
            continue
        for number, entry in enumerate(session["content"]["exercises"]):
            reps = int(entry["reps"].rstrip("sm").rpartition("-")[2])
            each = [reps] * entry["sets"]
            load = entry["load"]
            if story == "misses" and entry["slot"] in ("strength", "moderate") and number % 3 < weak and reps > 2:
                each[-1] -= 2
            if story == "slip" and load and chance.random() < 0.2:
                load *= chance.choice([1.3, 2.2, 10])
            rows.append({"date": str(day), "exercise": entry["exercise"], "sets": entry["sets"], "load": load,
                         "reps": " ".join(map(str, each)), "missed": min(each) < reps})  # fmt: skip
    return rows


def draw_athlete(seed: int, most_weeks: int = 14) -> Athlete:
    """Return the athlete of a seed."""
    chance = random.Random(seed)
    weeks = chance.randint(5, most_weeks)
    tables = [
        f'title = "Athlete {seed}"', 'timezone = "Europe/Berlin"', "", *_draw_athlete(chance), "",
        "[week]", f"start = {START}", f"weeks = {weeks}", "", *_draw_days(chance, weeks), "",
        *_draw_lifting(chance), *_draw_programme(chance, weeks), *_draw_sessions(chance), *_draw_history(chance), "",
    ]  # fmt: skip
    text = _be_careful("\n".join(tables), random.Random(f"{seed} takes care"))
    story = chance.choice(["", "", "", "misses", "illness", "slip", "faithful"])
    return Athlete(seed, text, story)


def _be_careful(text: str, chance: random.Random) -> str:
    """Return the scenario with what an athlete spares or leaves out, and how much he runs now."""
    if chance.random() < 0.1:
        text = text.replace("[athlete]", f"[athlete]\nreturning_from = {chance.choice(RETURNING)}", 1)
    if chance.random() < 0.15:
        text = text.replace("[athlete]", f"[athlete]\nweekly_minutes = {chance.choice([60, 90, 150])}", 1)
    if chance.random() < 0.15:
        text = text.replace("[lifting]", f"[lifting]\neasy = {chance.choice(EASY)}", 1)
    if chance.random() < 0.15:
        text = text.replace("[lifting]", f"[lifting]\navoid = {chance.choice(AVOID)}", 1)
    return text


def _draw_athlete(chance: random.Random) -> list[str]:
    levels = ["beginner", "intermediate", "advanced"]
    lines = ["[athlete]", f'run_level = "{chance.choice(levels)}"', f'lift_level = "{chance.choice(levels)}"']
    if chance.random() < 0.6:
        lines.append(f"age = {chance.choice([19, 28, 37, 45, 52, 61, 70])}")
    equipment = PLACES[chance.choice(list(PLACES))]
    if equipment is not None:
        lines.append(f"equipment = {json.dumps(equipment)}")
    if chance.random() < 0.3:
        lines.append('race = { distance = "10k", time = "52:00" }')
    return lines


def _draw_days(chance: random.Random, weeks: int) -> list[str]:
    lines = ["[availability]"]
    lines += [f'{day} = ["06:00-08:00", "17:00-20:30"]' for day in DAYS[:5]]
    lines += [f'{day} = ["07:00-13:00", "16:00-19:00"]' for day in DAYS[5:]]
    if chance.random() < 0.25:
        first = START + timedelta(days=7 * chance.randint(1, weeks - 2))
        away = range(chance.choice([2, 3]))
        lines += ["[availability.dates]", *(f"{first + timedelta(days=day)} = []" for day in away)]
    return lines


def _draw_lifting(chance: random.Random) -> list[str]:
    lines = ["[lifting]"]
    named = {name: span for name, span in WEIGHTS.items() if chance.random() < 0.5}
    if chance.random() < 0.7:
        loads = (f"{name} = {round(chance.uniform(*span) / 2.5) * 2.5:g}" for name, span in named.items())
        lines.append(f"weights = {{ {', '.join(loads)} }}")
    if chance.random() < 0.2:
        lines.append("steps = { barbell = 1 }")
    if chance.random() < 0.12:
        lines.append('dose = "minimum"')
    if chance.random() < 0.2:  # on the way back from an injury
        lines.append(
            chance.choice(['exclude = { patterns = ["jump", "hop_bound"] }', 'exclude = { muscles = ["calves"] }'])
        )
    return [*lines, ""]


def _draw_programme(chance: random.Random, weeks: int) -> list[str]:
    lines = ["[programme]"]
    if chance.random() < 0.2:
        lines.append(f"stress = [{chance.randint(2, weeks)}]")
    races: list[str] = []
    day = chance.randint(18, 60)
    while day < weeks * 7 and len(races) < 3:
        priority = chance.choice("AABC")
        distance = chance.choice(["5k", "10k", "half", "half", "marathon"])
        races += ["[[programme.races]]", f"date = {START + timedelta(days=day)}", f'distance = "{distance}"']
        races.append(f'priority = "{priority}"')
        day += chance.randint(16, 40)
    return [*lines, *(races if chance.random() < 0.7 else []), ""]


def _draw_sessions(chance: random.Random) -> list[str]:
    minutes = chance.choice([30, 40, 45, 50, 60, 60, 75])
    kinds = chance.choice(LIFTS[chance.choice([1, 2, 2, 2, 3, 4])])
    lines = []
    for kind in dict.fromkeys(kinds):
        lines += ["[[sessions]]", f'kind = "{kind}"', f"count = {kinds.count(kind)}", f"minutes = {minutes}", ""]
    lines += ["[[sessions]]", 'kind = "long"', f"minutes = {chance.choice([60, 75, 90, 110])}", ""]
    for kind, often, lengths in (("intervals", 0.7, (45, 60)), ("tempo", 0.4, (45, 50)), ("easy", 0.8, (30, 45))):
        if chance.random() < often:
            count = chance.choice([1, 2]) if kind == "easy" else 1
            lines += ["[[sessions]]", f'kind = "{kind}"', f"count = {count}"]
            lines += [f"minutes = {chance.choice(lengths)}", ""]
    return lines


def _draw_history(chance: random.Random) -> list[str]:
    if chance.random() < 0.6:
        return []
    long, lines = chance.choice([40, 60, 90]), ["[history]", "sessions = ["]
    for week in range(4, 0, -1):
        monday = START - timedelta(days=7 * week)
        for day, kind, minutes in ((1, "easy", 40), (3, "easy", 45), (6, "long", long)):
            at = monday + timedelta(days=day)
            lines.append(f'  {{ kind = "{kind}", at = "{at} 07:00", minutes = {minutes} }},')
    if chance.random() < 0.3:
        raced = START - timedelta(days=chance.choice([1, 1, 8]))
        lines = [line for line in lines if str(raced) not in line]
        distance = chance.choice(["10k", "half", "marathon"])
        lines.append(f'  {{ kind = "race", at = "{raced} 09:00", minutes = 180, distance = "{distance}" }},')
    return [*lines, "]"]
