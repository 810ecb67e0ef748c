"""Workers of a Dask cluster that somebody else started."""

from __future__ import annotations

import contextlib
import logging
import re
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from typing import Any

from freshlegs import __version__
from freshlegs.io.errors import ArgumentError, Fault, OutputError, repr_for_user
from freshlegs.io.shipped import say_how_to_install
from freshlegs.planning.executors import Workers

_PATIENCE = 10.0
"""Seconds in which a cluster has to answer, and to have a worker."""
_LONELY = 120.0
"""Seconds that a cluster may be without a worker while work waits: those that were lost may be started again."""


@contextlib.contextmanager
def open_cluster(address: str) -> Iterator[Workers]:
    """Yield the workers of the cluster at "dask://HOST:PORT".

    Raises ArgumentError for another address, OutputError where no cluster answers there, it has no worker, or the
    extra `dask` is missing.
    """
    found = re.fullmatch(r"dask://([^/\s]+:\d+)/?", address)
    if found is None:
        raise ArgumentError("executor", Fault("", f"found {repr_for_user(address)}", "allowed: dask://HOST:PORT"))
    try:
        from distributed import Client, KilledWorker
    except ImportError:
        raise OutputError(f"a cluster needs one package more: {say_how_to_install('dask')}") from None
    # It says by itself, at length, what we say in a sentence.
    for name in [*logging.root.manager.loggerDict]:
        if name.partition(".")[0] in ("distributed", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        client = Client(f"tcp://{found[1]}", timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError):
        raise OutputError(f"no cluster answers at {address}; is dask scheduler running there?") from None
    try:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            raise OutputError(f"the cluster at {address} has no worker; start one with dask worker") from None
        _check_versions(client, address)
        seen = time.monotonic()

        def count_workers() -> int:
            nonlocal seen
            threads = sum(client.nthreads().values()) if client.status == "running" else 0
            if threads:
                seen = time.monotonic()
            elif time.monotonic() - seen > _LONELY:
                raise OutputError(f"the cluster at {address} has no worker any more")
            return threads or 1

        def open_executor(count: int) -> Executor:
            del count
            # Otherwise two athletes who write the same would be one call.
            executor: Executor = client.get_executor(pure=False)
            return executor

        name = f"the cluster at {address}"
        yield Workers(open_executor, count_workers(), check=count_workers, fatal=KilledWorker, name=name)
    finally:
        with contextlib.suppress(OSError, TimeoutError):
            client.close(timeout=2)


def say_version() -> str:
    """Return the version of freshlegs that a worker has."""
    return __version__


def _check_versions(client: Any, address: str) -> None:
    """Refuse workers that would plan by other rules than ours, or not at all."""
    try:
        versions: Mapping[str, str] = client.run(say_version)
    except Exception as error:
        # Whatever is missing there, such as freshlegs itself, is raised here.
        raise OutputError(f"the workers of the cluster at {address} can't run freshlegs: {error}") from None
    for worker, version in versions.items():
        if version != __version__:
            raise OutputError(f"the worker {worker} has freshlegs {version}, and this is {__version__}: update one")
