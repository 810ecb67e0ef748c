"""A batch on a real Dask cluster: the same bytes as in one process, also when a worker or the cluster dies."""

from __future__ import annotations

import json
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from freshlegs.api.athlete_folder import BatchFolders, plan_folder
from freshlegs.api.one_athlete import BatchOptions
from freshlegs.planning.executors import Workers
from freshlegs.planning.workplaces import open_workers
from support.batches import LocalCluster, local_cluster, read_folder, write_athletes
from support.command_line import COMMAND, call, environment, freshlegs
from support.paths import CLUBS

pytestmark = pytest.mark.slow
COUNT = 40


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which all are planned, in one process."""
    folder = tmp_path_factory.mktemp("batch")
    write_athletes(folder / "in", COUNT)
    assert call("batch", "in", "-o", "calm", "--workers", "1", folder=folder).code == 0
    return folder


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[LocalCluster]:
    with local_cluster(tmp_path, workers=2) as running:
        yield running


def start(folder: Path, out: str, cluster: LocalCluster) -> subprocess.Popen[str]:
    """Start a batch on a cluster, and wait until the first of its plans is there."""
    command = [str(COMMAND), "batch", "in", "-o", out, "--executor", cluster.executor]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=folder, env=environment(), stdout=pipe, stderr=pipe, text=True)
    deadline = time.monotonic() + 120
    while not list((folder / out).glob("a*.json")) and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    assert process.poll() is None
    return process


def count_entries(out: Path) -> Counter[str]:
    lines = (out / "batch.jsonl").read_text().splitlines()
    return Counter(json.loads(line)["athlete"] for line in lines)


def test_a_worker_killed_in_the_middle_costs_nobody_a_plan(planned: Path, cluster: LocalCluster) -> None:
    process = start(planned, "killed", cluster)
    cluster.workers[0].kill()
    assert len(list((planned / "killed").glob("a*.json"))) < COUNT
    out, err = process.communicate(timeout=300)
    assert (process.returncode, out, err) == (0, f"{COUNT} athletes are planned, in killed.\n", "")
    assert set(count_entries(planned / "killed").values()) == {1}
    assert read_folder(planned / "killed") == read_folder(planned / "calm")


def test_a_worker_that_comes_later_works_too(planned: Path, cluster: LocalCluster) -> None:
    """All workers die, and another one is started before patience ends."""
    process = start(planned, "later", cluster)
    for worker in cluster.workers:
        worker.kill()
    cluster.add_worker()
    out, err = process.communicate(timeout=300)
    assert (process.returncode, err) == (0, ""), out
    assert read_folder(planned / "later") == read_folder(planned / "calm")


def test_a_cluster_that_dies_is_named_and_the_next_run_goes_on(planned: Path, cluster: LocalCluster) -> None:
    process = start(planned, "dead", cluster)
    cluster.scheduler.kill()
    out, err = process.communicate(timeout=300)
    assert (process.returncode, out) == (1, "")
    assert err.startswith(f"the cluster at {cluster.executor} is gone, or was told to stop; ")
    assert err.endswith(f" of {COUNT} athletes are left, and the same command goes on with them\n")
    assert err.count("\n") == 1
    there = len(list((planned / "dead").glob("a*.json")))
    assert 0 < there < COUNT
    done = freshlegs("batch", "in", "-o", "dead", "--workers", "1", "--json", folder=planned)
    assert done.code == 0
    assert done.json["already"] >= there
    assert read_folder(planned / "dead") == read_folder(planned / "calm")


def test_a_club_is_planned_on_a_cluster_too(tmp_path: Path, cluster: LocalCluster) -> None:
    """The same bytes as in this process, though a worker dies."""
    club = CLUBS / "school/club.toml"
    assert call("club", "plan", club, "-o", "here", "--today", "2026-11-25", folder=tmp_path).code == 0
    cluster.workers[0].kill()
    there = ("club", "plan", club, "-o", "there", "--today", "2026-11-25", "--executor", cluster.executor)
    done = freshlegs(*there, folder=tmp_path)
    assert done.code == 0, done.err
    files = [path.relative_to(tmp_path / "here") for path in (tmp_path / "here").rglob("*") if path.is_file()]
    assert len(files) == 3 + 6 * 5
    assert all((tmp_path / "here" / one).read_bytes() == (tmp_path / "there" / one).read_bytes() for one in files)


def test_a_cluster_that_is_not_there_is_named(planned: Path) -> None:
    done = freshlegs("batch", "in", "-o", "nothing", "--executor", "dask://127.0.0.1:1", folder=planned)
    assert (done.code, done.out) == (1, "")
    assert done.err == "no cluster answers at dask://127.0.0.1:1; is dask scheduler running there?\n"
    assert not (planned / "nothing").exists()


def test_a_cluster_without_workers_is_named(planned: Path, tmp_path: Path) -> None:
    with local_cluster(tmp_path, workers=0) as empty:
        done = freshlegs("batch", "in", "-o", "nothing", "--executor", empty.executor, folder=planned)
    assert (done.code, done.out) == (1, "")
    assert done.err == f"the cluster at {empty.executor} has no worker; start one with dask worker\n"


def test_python_hands_the_work_to_any_executor(planned: Path) -> None:
    """As the page on scale shows it."""
    with ThreadPoolExecutor(2) as executor:
        found = plan_folder(
            BatchFolders(planned / "in", planned / "threads"),
            BatchOptions(datetime(2026, 11, 25, tzinfo=UTC)),
            Workers(lambda count: executor, 2),
        )
    assert found.already == 0
    assert read_folder(planned / "threads") == read_folder(planned / "calm")
    with open_workers(1) as workers:
        folders = BatchFolders(planned / "in", planned / "threads")
        assert plan_folder(folders, BatchOptions(datetime(2026, 11, 25, tzinfo=UTC)), workers).already == COUNT
