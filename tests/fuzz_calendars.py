"""Read damaged calendars: `python tests/fuzz_calendars.py [INPUTS] [SEED]`.

Each is read, and asked for a year; nothing may come of it but busy times in order or the one clear error, within a few
seconds. Fails with the file that did it, which is stored beside it as fuzz-N.ics.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

from freshlegs.io.errors import InputError
from support.busy_calendars import read
from support.calendar_files import FILES, damaged

PATIENCE = 5
"""Seconds that one file may take; real ones take milliseconds."""


def came_to(data: bytes) -> str:
    """Read a file and return what it came to; raises what must not be raised."""
    try:
        found = read(data, "America/New_York", owner="me@example.com", tentative="free")
    except InputError as refusal:
        said = str(refusal)
    else:
        flat = [moment for stretch in found.times for moment in stretch]
        assert all(earlier < later for earlier, later in pairwise(flat)), flat
        assert all(note.isprintable() for note in found.notes), found.notes
        return "read, with notes" if found.notes else "read"
    assert said.isprintable()
    return "refused"


def main() -> int:
    """Damage and read so many files; print what they came to."""
    inputs = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    results: Counter[str] = Counter()
    slowest = 0.0
    for number in range(inputs):
        chance = random.Random(f"{seed}/{number}")
        data = damaged(chance.choice(FILES), chance)
        begin = time.perf_counter()
        try:
            results[came_to(data)] += 1
            took = time.perf_counter() - begin
            assert took < PATIENCE, f"{took:.1f} s"
        except BaseException:
            Path(f"fuzz-{number}.ics").write_bytes(data)
            print(f"input {number} of seed {seed} is stored as fuzz-{number}.ics", file=sys.stderr)
            raise
        slowest = max(slowest, took)
    print(f"{inputs} inputs: {dict(sorted(results.items()))}; the slowest took {slowest:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
