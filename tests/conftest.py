"""What tests share while they run: a CalDAV server that is started once somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from real_readers.desk import Desk
from real_readers.server import Server, radicale

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a running CalDAV server."""
    with radicale(tmp_path_factory.mktemp("radicale")) as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    """Return an empty desk for a reader."""
    return Desk(tmp_path, lambda: request.getfixturevalue("server"))
