"""What ten years of a gym app's log, and of activities, take, as ratios: `python tests/benchmarks/imports.py [ROUNDS]`.

The yardstick is the import of CP-SAT, as in `run.py`. The files are made here: 60,000 sets, of which a quarter are to
warm up; 5,000 activities as Strava lists them, half of them runs; a year of runs as FIT. Time and memory are those of
the whole command, memory in MiB too; the second line of each has the rows in its log already.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from run import COMMAND, IMPORT, ROOT, compare, run

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.activity_files import STRAVA, make_fit

SETS, ACTIVITIES, FIT_FILES, FIT_RECORDS = 60_000, 5_000, 40, 1_000
NAMES = (
    "Squat (Barbell)", "Deadlift (Barbell)", "Bench Press (Barbell)", "Bulgarian Split Squat", "Pull Up",
    "Bent Over Row (Barbell)", "Seated Calf Raise", "Romanian Deadlift (Barbell)",
)  # fmt: skip
HEADER = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,"
    "distance_km,duration_seconds,rpe\n"
)


def make_log() -> str:
    """Return ten years of somebody who lifts on every other day, and gets stronger."""
    chance, day, rows = Random(1), date(2016, 11, 1), [HEADER]
    while len(rows) <= SETS:
        for name in chance.sample(NAMES, 6):
            weight = 40 + round(len(rows) / 3000) * 2.5
            for index, kind in enumerate(("warmup", "normal", "normal", "normal")):
                when = f'"{day.day} {day:%b} {day.year}, 06:05"'
                rows.append(f'"Full",{when},{when},"","{name}",,"a note",{index},"{kind}",{weight},5,,,8\n')
        day += timedelta(days=chance.randint(1, 2))
    return "".join(rows[: SETS + 1])


def make_list() -> str:
    """Return ten years of somebody who runs, rides and swims, as Strava lists them."""
    chance, day, rows = Random(1), date(2016, 11, 1), [STRAVA]
    while len(rows) <= ACTIVITIES:
        half = "PM" if len(rows) % 4 == 0 else "AM"
        when = f"{day:%b} {day.day}, {day.year}, 5:0{chance.randint(0, 9)}:12 {half}"
        sport, seconds = chance.choice(("Run", "Run", "Ride", "Swim")), chance.randint(1500, 6000)
        rows.append(
            f'{len(rows)},"{when}","A title, and more",{sport},,{seconds + 60},8.0,171,55,false,,Shoes,'
            f"activities/{len(rows)}.fit.gz,75.0,,{seconds + 60}.0,{seconds}.0,{seconds * 3}.0,4.1\n"
        )
        day += timedelta(days=len(rows) % 4 > 0)
    return "".join(rows)


def measure(name: str, line: list[str], rounds: int, limit: str) -> None:
    """Print what a command takes before and after its rows are in the log."""
    for state, more in (("into a new log", ["--dry-run"]), ("which the log has", [])):
        if not more:
            run(line)
        ratio = compare([*line, *more], IMPORT, rounds)
        print(f"{name:28} {state:18} time {ratio.seconds:4.2f} {limit}  memory {ratio.memory:4.2f}, "
              f"{find_peak([*line, *more])} MiB (150)", flush=True)  # fmt: skip


def find_peak(line: list[str]) -> int:
    """Return the most memory that a command has, in MiB."""
    code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True, check=True); "
    code += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    return int(subprocess.run([sys.executable, "-c", code, *line], capture_output=True, check=True, text=True).stdout)


def main() -> None:
    """Print the ratios and what they must stay under."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        plan, watch = Path(folder, "plan.json"), Path(folder, "watch")
        Path(folder, "hevy.csv").write_text(make_log(), "utf-8")
        Path(folder, "strava.csv").write_text(make_list(), "utf-8")
        watch.mkdir()
        for number in range(FIT_FILES):
            start = datetime(2025, 11, 1, 6, tzinfo=UTC) + timedelta(days=number)
            (watch / f"{number:03}.fit").write_bytes(make_fit(start=start, records=FIT_RECORDS))
        run([COMMAND, "plan", str(ROOT / "scenarios" / "two-lifts.toml"), "-o", str(plan)])
        print("over the import of CP-SAT")
        for name, file, limit in (
            (f"{SETS} sets of Hevy", "hevy.csv", "(3.0)"),
            (f"{ACTIVITIES} activities of Strava", "strava.csv", "(3.0)"),
            (f"{FIT_FILES} runs as FIT", "watch", "     "),
        ):
            log = str(Path(folder, f"{file}.log"))
            line = [COMMAND, "log", str(plan), "--from", str(Path(folder, file)), "--to", log, "--yes"]
            measure(name, line, rounds, limit)


if __name__ == "__main__":
    main()
