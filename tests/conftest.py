"""What tests share while they run: a CalDAV server that is started once somebody asks for it, and their markers."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from freshlegs.cli.clock_and_chance import NOW
from freshlegs.model import problem as problem_module
from support.real_readers.desk import Desk
from support.real_readers.server import Server, radicale
from support.rulebooks import few

# What is drawn is the same in every run, and how long it takes says something about the machine only.
hypothesis.settings.register_profile(
    "everywhere", derandomize=True, deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("everywhere")

# A Saturday before the weeks of the tests: what they plan has not begun, whenever they run.
os.environ[NOW] = "2026-11-28T12:00:00+00:00"

MARKS = {"desk": "readers", "server": "readers", "browser": "browser"}
"""What a test is that asks for a fixture, so that no such test can be forgotten."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need programs which Python's packages do not bring."""
    for item in items:
        for mark in {MARKS[name] for name in getattr(item, "fixturenames", ()) if name in MARKS}:
            item.add_marker(mark)


def pytest_collection_finish() -> None:
    """Spare the collector of garbage what stays anyway, thousands of tests and all that they import."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a running CalDAV server."""
    with radicale(tmp_path_factory.mktemp("radicale")) as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    """Return an empty desk for a reader."""
    return Desk(tmp_path, lambda: request.getfixturevalue("server"))


@pytest.fixture
def few_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where `available` is not hard a session may stand anywhere; keep "anywhere" small enough to enumerate."""
    monkeypatch.setattr(problem_module, "list_all_starts", few)
