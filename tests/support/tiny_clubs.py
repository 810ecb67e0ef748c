"""Clubs by chance, so small that all of their weeks can be tried, and what trying them all comes to."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from freshlegs.model.plan import Plan
from freshlegs.rules.task import Task
from support.oracle import as_plan, judged

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KINDS = ("full", "lower", "upper")
Hours = tuple[frozenset[int], tuple[int, int]]
"""Numbers of weekdays, and minutes of the day."""


@dataclass(frozen=True)
class TinyResource:
    """A resource in words of the test alone."""

    places: int
    without: int | None = None  #: Points of going without; None: a must
    hours: Hours = (frozenset(range(7)), (0, 1440))
    lifts: bool = True  #: Lifts need it, or else everything does
    athletes: tuple[str, ...] = ("ana", "ben", "cem")


@dataclass(frozen=True)
class TinyClub:
    """The files of a club, and what it shares."""

    athletes: Mapping[str, str]
    text: str
    resources: Mapping[str, TinyResource]
    together: int = 0  #: So many run the easy run at the same start; 0: it is no matter

    def write(self, folder: Path) -> Path:
        """Write the files; return the path of the club file."""
        for name, text in self.athletes.items():
            (folder / f"{name}.toml").write_text(text, "utf-8")
        (folder / "club.toml").write_text(self.text, "utf-8")
        return folder / "club.toml"


def draw_club(seed: int) -> TinyClub:
    """Return the club of a seed: two or three athletes, a rack, sometimes a coach, a run together, or a home."""
    chance = random.Random(seed)
    names = ("ana", "ben", "cem")[: chance.choice([2, 3, 3])]
    together = chance.choice([0, 0, 0, 2, len(names)])
    days = sorted(chance.sample(range(7), chance.choice([2, 3] if together else [1, 2, 2, 3])))
    athletes = {name: _draw_athlete(chance, days, runs=bool(together)) for name in names}
    rack = TinyResource(chance.choice([1, 1, 1, 2]), chance.choice([None, None, None, 7]))
    resources = {"rack": rack}
    text = "".join(f'[[athletes]]\nfile = "{name}.toml"\n' for name in names)
    text += f'[[resources]]\nname = "rack"\ncapacity = {rack.places}\nkinds = ["lift"]\nhours = ["daily 0-24"]\n'
    text += f"without = {rack.without}\n" if rack.without is not None else ""
    if chance.random() < 0.5:
        there = frozenset(chance.sample(days, max(1, len(days) - 1)))
        points = chance.choice([3, 12])
        resources["kim"] = TinyResource(1, points, (there, (17 * 60, 18 * 60 + 30)))
        hours = ", ".join(f'"{DAYS[day]} 17:00-18:30"' for day in sorted(there))
        text += f'[[coach]]\nname = "kim"\nhours = [{hours}]\nat_once = 1\ncoached = {points}\n'
    if chance.random() < 0.2:
        resources["home"] = TinyResource(1, lifts=False, athletes=("ana", "ben"))
        text += '[[apart]]\nname = "home"\nathletes = ["ana", "ben"]\n'
    if together:
        text += f'[[together]]\nname = "run"\nsession = "easy"\nat_least = {together}\n'
    return TinyClub(athletes, text, resources, together)


def _draw_athlete(chance: random.Random, days: list[int], *, runs: bool) -> str:
    lines = ['timezone = "Europe/Berlin"', "week = { start = 2026-11-30, repeats = false }", "[availability]"]
    for free in days:
        begin = chance.choice(["17:00", "17:15", "17:30"])
        end = chance.choice(["18:15", "18:30", "18:30"])
        lines.append(f'{DAYS[free]} = ["{begin}-{end}"]')
    lines += ["[rules]", "all_placed = " + chance.choice(['"hard"', '"hard"', "30"])]
    if runs:
        lines += ['separate_days = "off"', "[[sessions]]", 'kind = "easy"', "minutes = 20"]
    for _ in range(1 if runs else chance.choice([1, 2])):
        lines += ["[[sessions]]", f'kind = "{chance.choice(KINDS)}"', f"minutes = {chance.choice([30, 45])}"]
        if chance.random() < 0.5:
            day, time = DAYS[chance.choice(days)], chance.choice(["17:00-17:45", "17:30-18:30"])
            lines.append(f'prefer = {{ days = ["{day}"], time = "{time}" }}')
    return "\n".join((*lines, ""))


Taken = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class TinyWeek:
    """What a week takes, when its run starts, and what it costs."""

    taken: Taken
    run: int | None
    cost: int


@dataclass(frozen=True)
class TriedClub:
    """What trying all weeks of a club comes to."""

    cheapest: int | None  #: None where none fit together
    fairest: int | None  #: The least that the worst off pays more than alone
    cheapest_fair: int | None  #: What the fairest weeks cost


def try_club(club: TinyClub, tasks: Mapping[str, Task]) -> TriedClub:
    """Return the best that all weeks of a club come to; athletes who have no week even alone are left out."""
    there = {name: known for name, task in tasks.items() if (known := _list_weeks(club, name, task))}
    choices = [*_leave_out(club, tasks, there).values()]
    together = min(club.together, len(choices)) if len(choices) > 1 else 0
    alone = [min(week.cost for week in there) for there in choices]
    found = []
    for weeks in product(*choices):
        asked = [use for week in weeks for use in week.taken]
        runs = Counter(week.run for week in weeks if week.run is not None)
        if together and max(runs.values(), default=0) < together:
            continue
        if all(_fits(asked, name, one.places) for name, one in club.resources.items()):
            worst = max((week.cost - least for week, least in zip(weeks, alone, strict=True)), default=0)
            found.append((worst, sum(week.cost for week in weeks)))
    cheapest = min((cost for _, cost in found), default=None)
    fairest, cheapest_fair = min(found, default=(None, None))
    return TriedClub(cheapest, fairest, cheapest_fair)


def _leave_out(
    club: TinyClub, tasks: Mapping[str, Task], weeks: Mapping[str, list[TinyWeek]]
) -> Mapping[str, list[TinyWeek]]:
    """Return the weeks of the athletes who have one at a start that suits all, where all run together."""
    if not weeks or club.together < len(weeks):
        return weeks
    starts = {name: {s for one in tasks[name].sessions if one.kind == "easy" for s in one.starts} for name in weeks}
    able = set.intersection(*starts.values())
    kept = {name: there for name, there in weeks.items() if not able or any(week.run in able for week in there)}
    return weeks if len(kept) == len(weeks) or len(weeks) < 2 else _leave_out(club, tasks, kept)


def _list_weeks(club: TinyClub, name: str, task: Task) -> list[TinyWeek]:
    """Return what each allowed week may take, and what it then costs; of equal ones the cheapest."""
    found: dict[tuple[Taken, int | None], int] = {}
    for starts, penalty in judged(task).items():
        plan = as_plan(task, starts)
        run = next((p.start for p in plan.placements if p.session.kind == "easy"), None) if club.together else None
        for taken, without in _ways(club, name, task, plan):
            key, cost = (taken, run), penalty + without
            found[key] = min(cost, found.get(key, cost))
    return [TinyWeek(*key, cost) for key, cost in found.items()]


def _ways(club: TinyClub, athlete: str, task: Task, plan: Plan) -> Iterator[tuple[Taken, int]]:
    """Yield each way to have, or to go without, what the sessions of a week ask for."""
    options: list[list[tuple[Taken, int]]] = []
    for placement in plan.placements:
        for name, one in club.resources.items():
            if athlete not in one.athletes or (one.lifts and "lift" not in placement.session.tags):
                continue
            day, wall = task.clock.day(placement.start), task.clock.wall(placement.start)
            days, (begin, end) = one.hours
            weekday = task.clock.date_of(day).weekday()
            inside = weekday in days and begin <= wall and wall + placement.session.minutes <= end
            have: list[tuple[Taken, int]] = [(((name, placement.start, placement.end),), 0)] if inside else []
            options.append([*have, *([((), one.without)] if one.without is not None else [])])
    for way in product(*options):
        yield tuple(sorted(use for uses, _ in way for use in uses)), sum(cost for _, cost in way)


def _fits(asked: Sequence[tuple[str, int, int]], name: str, places: int) -> bool:
    minutes = Counter(minute for one, begin, end in asked if one == name for minute in range(begin, end, 5))
    return max(minutes.values(), default=0) <= places
