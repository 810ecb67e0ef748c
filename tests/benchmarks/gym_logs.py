"""What ten years of a gym app's log take, as ratios: `python tests/benchmarks/gym_logs.py [ROUNDS]`.

The yardstick is the import of CP-SAT, as in `run.py`. The log is made here: 60,000 sets, of which a quarter are to warm
up. Time and memory are those of the whole command; the second line has the rows in its log already.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from random import Random

from run import COMMAND, IMPORT, ROOT, compare, run

SETS = 60_000
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


def main() -> None:
    """Print the ratios and what they must stay under."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        plan, log = Path(folder, "plan.json"), Path(folder, "log.csv")
        Path(folder, "hevy.csv").write_text(make_log(), "utf-8")
        run([COMMAND, "plan", str(ROOT / "scenarios" / "two-lifts.toml"), "-o", str(plan)])
        line = [COMMAND, "log", str(plan), "--from", str(Path(folder, "hevy.csv")), "--to", str(log), "--yes"]
        print(f"{SETS} sets over the import of CP-SAT")
        for name, more in (("into a new log", ["--dry-run"]), ("which the log has", [])):
            if not more:
                run(line)
            ratio = compare([*line, *more], IMPORT, rounds)
            print(f"{name:20}  time {ratio.seconds:4.2f} (3.0)  memory {ratio.memory:4.2f}")


if __name__ == "__main__":
    main()
