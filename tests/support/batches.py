"""Folders of many small scenarios, and a real Dask cluster on this computer."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from support.command_line import environment
from support.everything import package

DASK = "pip install -c constraints.txt -e '.[dask]'"
SMALL = """\
timezone = "Europe/Berlin"
[athlete]
name = "{name}"
[week]
start = 2026-11-30
[availability]
mon = ["06:00-08:00"]
wed = ["{hour:02}:00-{end:02}:00"]
sat = ["08:00-11:00"]
[[sessions]]
kind = "easy"
minutes = {minutes}
[[sessions]]
kind = "long"
minutes = 90
"""


def write_athletes(folder: Path, count: int) -> list[str]:
    """Write so many scenarios that are quickly planned, no two alike; return the athletes' names."""
    folder.mkdir(exist_ok=True)
    names = [f"a{number:03}" for number in range(count)]
    for number, name in enumerate(names):
        text = SMALL.format(name=name, hour=6 + number % 12, end=8 + number % 12, minutes=30 + number % 25)
        (folder / f"{name}.toml").write_text(text)
    return names


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@dataclass
class LocalCluster:
    """A scheduler and its workers, each a process of its own."""

    address: str
    scheduler: subprocess.Popen[bytes]
    folder: Path
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def executor(self) -> str:
        """What --executor calls it."""
        return self.address.replace("tcp://", "dask://")

    def add_worker(self) -> None:
        """Start another worker."""
        line = ["dask_worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
        self.workers.append(_start(*line, "--local-directory", str(self.folder), errors=self.folder))


@contextlib.contextmanager
def local_cluster(folder: Path, workers: int) -> Iterator[LocalCluster]:
    """Run a cluster with so many workers; skip the test where Dask is missing."""
    package("distributed", DASK)
    where = folder / "scheduler.json"
    line = ["dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(where)]
    cluster = LocalCluster("", _start(*line, errors=folder), folder)
    try:
        for _ in range(600):
            with contextlib.suppress(OSError, ValueError):
                cluster.address = json.loads(where.read_text())["address"]
                break
            time.sleep(0.1)
        for _ in range(workers):
            cluster.add_worker()
        yield cluster
    finally:
        for process in (*cluster.workers, cluster.scheduler):
            process.kill()
            process.wait()


def _start(program: str, *options: str, errors: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.{program}", *options]
    with (errors / f"{program}.txt").open("ab") as said:
        return subprocess.Popen(command, stdout=said, stderr=said, env=environment(), cwd=errors)
