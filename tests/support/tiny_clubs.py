"""Clubs by chance, so small that all of their weeks can be tried, and what trying them all comes to."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from freshlegs.model.plan import Plan
from freshlegs.rules.task import Task
from support.oracle import as_plan, judged

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KINDS = ("full", "lower", "upper")


@dataclass(frozen=True)
class TinyClub:
    """The files of a club, and what it shares, in words of the test alone."""

    athletes: Mapping[str, str]
    text: str
    #: Of each resource its places, the points of going without (None: a must), and hours by weekday number in minutes
    resources: Mapping[str, tuple[int, int | None, frozenset[int], tuple[int, int]]]

    def write(self, folder: Path) -> Path:
        """Write the files; return the path of the club file."""
        for name, text in self.athletes.items():
            (folder / f"{name}.toml").write_text(text, "utf-8")
        (folder / "club.toml").write_text(self.text, "utf-8")
        return folder / "club.toml"


def draw_club(seed: int) -> TinyClub:
    """Return the club of a seed: two or three athletes, a rack, and sometimes a coach."""
    chance = random.Random(seed)
    names = ["ana", "ben", "cem"][: chance.choice([2, 3, 3])]
    days = sorted(chance.sample(range(7), chance.choice([1, 2, 2, 3])))
    athletes = {name: _draw_athlete(chance, days) for name in names}
    resources: dict[str, tuple[int, int | None, frozenset[int], tuple[int, int]]] = {
        "rack": (chance.choice([1, 1, 1, 2]), chance.choice([None, None, None, 7]), frozenset(range(7)), (0, 1440)),
    }
    text = "".join(f'[[athletes]]\nfile = "{name}.toml"\n' for name in names)
    places, without, _, _ = resources["rack"]
    text += f'[[resources]]\nname = "rack"\ncapacity = {places}\nkinds = ["lift"]\nhours = ["daily 0-24"]\n'
    text += f"without = {without}\n" if without is not None else ""
    if chance.random() < 0.5:
        there = frozenset(chance.sample(days, max(1, len(days) - 1)))
        points = chance.choice([3, 12])
        resources["kim"] = (1, points, there, (17 * 60, 18 * 60 + 30))
        hours = ", ".join(f'"{DAYS[day]} 17:00-18:30"' for day in sorted(there))
        text += f'[[coach]]\nname = "kim"\nhours = [{hours}]\nat_once = 1\ncoached = {points}\n'
    return TinyClub(athletes, text, resources)


def _draw_athlete(chance: random.Random, days: list[int]) -> str:
    lines = ['timezone = "Europe/Berlin"', "week = { start = 2026-11-30, repeats = false }", "[availability]"]
    for free in days:
        begin = chance.choice(["17:00", "17:15", "17:30"])
        end = chance.choice(["18:15", "18:30", "18:30"])
        lines.append(f'{DAYS[free]} = ["{begin}-{end}"]')
    lines += ["[rules]", "all_placed = " + chance.choice(['"hard"', '"hard"', "30"])]
    for _ in range(chance.choice([1, 2])):
        lines += ["[[sessions]]", f'kind = "{chance.choice(KINDS)}"', f"minutes = {chance.choice([30, 45])}"]
        if chance.random() < 0.5:
            day, time = DAYS[chance.choice(days)], chance.choice(["17:00-17:45", "17:30-18:30"])
            lines.append(f'prefer = {{ days = ["{day}"], time = "{time}" }}')
    return "\n".join((*lines, ""))


def cheapest_club(club: TinyClub, tasks: Mapping[str, Task]) -> int | None:
    """Return what the best weeks of a club cost, by trying all of them; None where none fit together.

    Athletes who have no week even alone are left out.
    """
    choices = [found for task in tasks.values() if (found := _list_weeks(club, task))]
    best = None
    for weeks in product(*choices):
        cost = sum(cost for _, cost in weeks)
        if best is not None and cost >= best:
            continue
        asked = [use for uses, _ in weeks for use in uses]
        if all(_fits(asked, name, places) for name, (places, *_) in club.resources.items()):
            best = cost
    return best


Taken = tuple[tuple[str, int, int], ...]


def _list_weeks(club: TinyClub, task: Task) -> list[tuple[Taken, int]]:
    """Return what each allowed week may take, and what it then costs; of equal ones the cheapest."""
    found: dict[Taken, int] = {}
    for starts, penalty in judged(task).items():
        for taken, without in _ways(club, task, as_plan(task, starts)):
            cost = penalty + without
            found[taken] = min(cost, found.get(taken, cost))
    return list(found.items())


def _ways(club: TinyClub, task: Task, plan: Plan) -> Iterator[tuple[Taken, int]]:
    """Yield each way to have, or to go without, what the lifts of a week ask for."""
    options: list[list[tuple[Taken, int]]] = []
    for placement in plan.placements:
        if "lift" not in placement.session.tags:
            continue
        for name, (_, without, days, (begin, end)) in club.resources.items():
            day, wall = task.clock.day(placement.start), task.clock.wall(placement.start)
            weekday = task.clock.date_of(day).weekday()
            inside = weekday in days and begin <= wall and wall + placement.session.minutes <= end
            have: list[tuple[Taken, int]] = [(((name, placement.start, placement.end),), 0)] if inside else []
            options.append([*have, *([((), without)] if without is not None else [])])
    for way in product(*options):
        yield tuple(sorted(use for uses, _ in way for use in uses)), sum(cost for _, cost in way)


def _fits(asked: list[tuple[str, int, int]], name: str, places: int) -> bool:
    minutes = Counter(minute for one, begin, end in asked if one == name for minute in range(begin, end, 15))
    return max(minutes.values(), default=0) <= places
