"""Plan every athlete of a folder, several at once, and write a plan.json and a calendar to subscribe to for each.

python plan_athletes.py ATHLETES OUT [--today 2026-11-25]
"""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime
from functools import partial
from pathlib import Path

import freshlegs


def plan_athlete(scenario: Path, out: Path, today: date) -> str:
    """Plan one athlete's week, write it, and return what came of it in a line."""
    try:
        answer = freshlegs.Scenario.load(scenario, today=today).plan()
    except freshlegs.FreshlegsError as error:
        return f"{scenario.stem}: {error}"
    match answer:
        case freshlegs.TrainingPlan():
            stored, calendar = (out / f"{scenario.stem}{ending}" for ending in (".json", ".ics"))
            stored.write_text(answer.to_json(), "utf-8")
            freshlegs.export_feed(freshlegs.ExportRequest(answer.record, now), calendar)
            return f"{scenario.stem}: {len(answer.sessions)} sessions, penalty {answer.penalty}"
        case freshlegs.ImpossiblePlan():
            clash = " against ".join(rule.rule for rule in answer.record.clash)
            return f"{scenario.stem}: impossible, {clash}"
        case freshlegs.UndecidedPlan():
            return f"{scenario.stem}: no answer in the time given"


def now() -> datetime:
    """Return what the clock shows."""
    return datetime.now().astimezone()


def main() -> None:
    """Plan the athletes in the order of their names."""
    words = argparse.ArgumentParser(description="Plan every athlete of a folder.")
    words.add_argument("athletes", type=Path, help="a folder of scenario files")
    words.add_argument("out", type=Path, help="the folder to write to")
    words.add_argument("--today", type=date.fromisoformat, default=now().date())
    said = words.parse_args()
    said.out.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as pool:
        plan = partial(plan_athlete, out=said.out, today=said.today)
        for line in pool.map(plan, sorted(said.athletes.glob("*.toml"))):
            print(line)


if __name__ == "__main__":
    main()
