"""Clubs over one athlete, as ratios measured in one process: `python tests/benchmarks/club.py [ATHLETES PLACES]...`.

Random athletes with two to four lifts share places for them; each club is planned within one per cent. Time is the
processor's. The unit is what one of its athletes takes to be planned alone, from the text to the stored plan: the mean
over all of them, for a few take ten times as long as most, each as if no lift had been filled yet. Clubs of one come
first: the median over twelve athletes of the ratio of medians, each planned both ways in turn.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from athletes import write_week

from freshlegs.api.club import Club, ClubPlan
from freshlegs.api.results import TrainingPlan
from freshlegs.api.scenario import Scenario
from freshlegs.solver import fill_sessions

CLUBS = ((20, 5), (20, 2), (60, 7), (60, 6), (200, 25), (200, 20))
"""Athletes, and the places that they share: loose and tight."""
ALLOWED = {20: 25.0, 60: 60.0, 200: 250.0}
"""Times one athlete's plan that a club may take."""
ONES, ROUNDS = 12, 5
RACKS = """
[[resources]]
name = "rack"
capacity = {places}
hours = ["daily 6-22"]
kinds = ["lift"]
"""


def write_club(folder: Path, athletes: int, places: int, first: int = 0) -> Path:
    """Write a club and its athletes, drawn by seeds from `first` on; return the path of the club file."""
    (folder / "athletes").mkdir(parents=True)
    for seed in range(first, first + athletes):
        (folder / "athletes" / f"a{seed:03}.toml").write_text(write_week(random.Random(seed)), "utf-8")
    club = folder / "club.toml"
    club.write_text('[[athletes]]\nfolder = "athletes"\n' + RACKS.format(places=places), "utf-8")
    return club


def forget_fillings() -> None:
    """Let every lift be filled anew, as in a process that has planned nobody yet."""
    fill_sessions._solve.cache_clear()  # noqa: SLF001


def measure_alone(folder: Path) -> float:
    """Return the mean seconds that the processor takes for one athlete's plan."""
    paths = sorted((folder / "athletes").iterdir())
    spent = 0.0
    for path in paths:
        forget_fillings()
        begin = time.process_time()
        answer = Scenario.load(path).plan()
        assert isinstance(answer, TrainingPlan)
        answer.to_json()
        spent += time.process_time() - begin
    return spent / len(paths)


def measure_club(club: Path, gap: float) -> tuple[float, ClubPlan]:
    """Return the seconds that the processor takes for a club's plan, and the plan."""
    forget_fillings()
    begin = time.process_time()
    answer = Club.load(club).plan(gap=gap)
    for plan in answer.plans.values():
        plan.to_json()
    return time.process_time() - begin, answer


def measure_ones() -> float:
    """Return what a club of one takes against the plan of its athlete: the median over athletes."""
    ratios = []
    for seed in range(ONES):
        alone, together = [], []
        with tempfile.TemporaryDirectory() as name:
            club = write_club(Path(name), 1, 1, first=seed)
            for _ in range(ROUNDS):
                alone.append(measure_alone(Path(name)))
                together.append(measure_club(club, 0.0)[0])
        ratios.append(statistics.median(together) / statistics.median(alone))
    return statistics.median(ratios)


def main() -> None:
    """Print a table: athletes, places, ratio, what it must stay under, and how good the weeks are."""
    asked = [int(number) for number in sys.argv[1:]]
    clubs = list(zip(asked[::2], asked[1::2], strict=True)) or CLUBS
    with tempfile.TemporaryDirectory() as name:
        # Loads the solver, and what reads clubs.
        measure_club(write_club(Path(name), 1, 1), 0.01)
    if not asked:
        print(f"a club of one takes {measure_ones():.2f} times its athlete's plan; allowed 1.1", flush=True)
    print("athletes  places  times one plan  allowed    points  bound    gap")
    for athletes, places in clubs:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            club = write_club(folder, athletes, places)
            one = measure_alone(folder)
            seconds, answer = measure_club(club, 0.01)
        record = answer.record
        allowed = f"{ALLOWED[athletes]:7.0f}" if athletes in ALLOWED else "      -"
        print(
            f"{athletes:8}  {places:6}  {seconds / one:14.2f}  {allowed}  {record.points:8}  {record.bound:5}  "
            f"{record.gap:4.2f} %  {record.status}",
            flush=True,
        )


if __name__ == "__main__":
    main()
