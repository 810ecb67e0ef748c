"""A gigabyte through a pipe, a bomb in a zip: refused within bounds of time and memory."""

from __future__ import annotations

import subprocess
import sys
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from support.activity_files import STRAVA, make_gpx, strava_row
from support.command_line import WEEK, store_week
from support.gym_exports import HEVY, hevy_row

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="reads how much memory there was as Linux tells it"),
]

GIGABYTE = 1_000_000_000
MOST_KILOBYTES, MOST_SECONDS = 400_000, 120
MEASURED = """
import sys
from freshlegs.cli import main
sys.argv = ["freshlegs", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    print(end.code, file=sys.stderr)
finally:
    # What getrusage tells begins with what the process had that started this one.
    with open("/proc/self/status") as told:
        (most,) = (line.split()[1] for line in told if line.startswith("VmHWM"))
    print(most, file=sys.stderr)
"""


def read(folder: Path, source: str, pieces: bytes = b"", begin: bytes = b"") -> tuple[str, int]:
    """Return what a command says about a file, or about a gigabyte that is piped to it, and its kilobytes."""
    store_week(folder, WEEK)
    line = [sys.executable, "-c", MEASURED, "log", "--from", source, "--dry-run"]
    since = time.monotonic()
    pipe = subprocess.PIPE
    with subprocess.Popen(line, cwd=folder, stdin=pipe, stdout=pipe, stderr=pipe) as ran:
        assert ran.stdin is not None
        assert ran.stderr is not None
        with suppress(BrokenPipeError):
            ran.stdin.write(begin)
            for _ in range(GIGABYTE // len(pieces) if pieces else 0):
                ran.stdin.write(pieces)
        with suppress(BrokenPipeError):
            ran.stdin.close()
        told = ran.stderr.read().decode()
    assert time.monotonic() - since < MOST_SECONDS
    *says, memory = told.splitlines()
    return "\n".join(says), int(memory)


@pytest.mark.parametrize(
    ("begin", "row"),
    [(STRAVA, strava_row()), (HEVY, hevy_row()), ("<gpx><trk>", make_gpx(seconds=3000)), ("a,b\n", "x" * 999 + "\n")],
)
def test_a_gigabyte_of_a_pipe_is_refused(tmp_path: Path, begin: str, row: str) -> None:
    says, memory = read(tmp_path, "-", (row * (1 + 65_536 // len(row))).encode(), begin.encode())
    assert "standard input: larger than 64 MB" in says
    assert memory < MOST_KILOBYTES


def test_a_gigabyte_of_a_file_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "big.csv").open("wb") as file:
        file.write(STRAVA.encode())
        for _ in range(80):
            file.write(strava_row().encode() * 8000)
        file.truncate(GIGABYTE)
    says, memory = read(tmp_path, "big.csv")
    assert "big.csv: more than 200000 rows" in says
    assert memory < MOST_KILOBYTES


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(25):
            with archive.open(f"{number}.csv", "w") as member:
                for _ in range(50):
                    member.write(b"0,\n" * 300_000)
    assert (tmp_path / "bomb.zip").stat().st_size < 3_000_000
    says, memory = read(tmp_path, "bomb.zip")
    assert "bomb.zip: larger than 1000 MB" in says
    assert memory < MOST_KILOBYTES
