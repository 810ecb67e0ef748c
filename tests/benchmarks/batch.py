"""Many athletes by `freshlegs batch`, in one process and in two: `python tests/benchmarks/batch.py [ATHLETES] [small]`.

Random ordinary weeks, as `athletes.py` has them; "small" ones are planned in a hundredth of a second, to see what is
kept of each. Printed are the processor's milliseconds for an athlete, how much faster two processes are, and the
memory of all processes together at each quarter of the way. A busy computer is seen in the processor's share of the
time that has passed: two processes that got a core and a half of it can't be twice as fast.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

from athletes import write_week
from run import COMMAND

sys.path.append(str(Path(__file__).parents[1]))

from support.batches import SMALL


class Measured(NamedTuple):
    """What a run took."""

    seconds: float
    processor: float
    quarters: list[float]  #: MiB of all its processes, when so many quarters of the athletes were done


def run_batch(folder: Path, out: Path, workers: int, athletes: int) -> Measured:
    """Plan a folder, and look at the memory meanwhile."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [COMMAND, "batch", str(folder), "-o", str(out), "--workers", str(workers)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    quarters, ended = [0.0] * 4, threading.Event()

    def watch() -> None:
        while not ended.wait(0.5):
            done = _count_lines(out / "batch.jsonl")
            quarter = min(3, 4 * done // athletes)
            quarters[quarter] = max(quarters[quarter], _sum_memory(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    process.wait()
    seconds = time.perf_counter() - begin
    ended.set()
    watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Measured(seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, quarters)


def _count_lines(path: Path) -> int:
    try:
        with path.open("rb") as lines:
            return sum(1 for _ in lines)
    except OSError:
        return 0


def _sum_memory(session: int) -> float:
    """Return the MiB that the processes of a session hold, what they share counted once."""
    kilobytes = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) == session:
                rows = dict(line.split(":", 1) for line in (folder / "smaps_rollup").read_text().splitlines()[1:])
                kilobytes += int(rows["Pss"].split()[0])
        except (OSError, KeyError, ValueError):
            continue
    return kilobytes / 1024


def main() -> None:
    """Print a line for each number of processes, then the ratio."""
    athletes = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    small, chance = "small" in sys.argv, random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "athletes"
        folder.mkdir()
        for number in range(athletes):
            hour = 6 + number % 12
            text = (
                SMALL.format(name="Anna", hour=hour, end=hour + 2, minutes=30 + number % 25)
                if small
                else write_week(chance)
            )
            (folder / f"{number:06}.toml").write_text(text)
        took = {}
        for workers in (2, 1):
            took[workers] = run = run_batch(folder, Path(name) / f"out{workers}", workers, athletes)
            memory = ", ".join(f"{one:.0f}" for one in run.quarters)
            each, cores = 1000 * run.processor / athletes, run.processor / run.seconds
            print(f"{workers} processes: {athletes} athletes in {run.seconds:.1f} s, on {cores:.2f} cores")
            print(f"  {each:.1f} ms of the processor each; MiB by quarter: {memory}", flush=True)
            begin = time.perf_counter()
            subprocess.run(
                [COMMAND, "batch", str(folder), "-o", str(Path(name) / f"out{workers}")],
                check=False,
                capture_output=True,
            )
            print(f"  again, with all done: {time.perf_counter() - begin:.2f} s")
        gain, cores = took[1].seconds / took[2].seconds, took[2].processor / took[2].seconds
        print(f"two processes are {gain:.2f} times as fast as one (goal 1.7), and had {cores:.2f} cores")


if __name__ == "__main__":
    main()
