"""Many at once: a thousand calls as fast as they come, with many pages open, and each of them answered."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from freshlegs.web.listening import LOOPBACK
from support.command_line import WEEK, store_week
from support.opened import Opened, opened

pytestmark = pytest.mark.slow
PAGES = 20
CALLS, CONNECTIONS = 1000, 10


def call_often(server: Opened, path: str, times: int) -> list[int]:
    """Make calls on one connection, each before the answer to the one before has come; return their statuses."""
    line = f"GET {path} HTTP/1.1\r\nHost: {LOOPBACK}:{server.port}\r\n\r\n".encode()
    found: list[int] = []
    with socket.create_connection((LOOPBACK, server.port)) as connection, connection.makefile("rb") as answers:
        connection.sendall(line * times)
        for _ in range(times):
            found.append(int(answers.readline().split()[1]))
            size = 0
            while (head := answers.readline()) != b"\r\n":
                name, _, value = head.decode().partition(": ")
                size = int(value) if name == "content-length" else size
            answers.read(size)
    return found


def test_a_thousand_calls_with_twenty_pages_open(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    with opened(tmp_path / "week.toml") as server:
        server.wait(changed=0)
        pages = [server.listen() for _ in range(PAGES)]
        for page in pages:
            assert next(page)[0] == "state"
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            each = pool.map(lambda _: call_often(server, "/api/jobs/none", CALLS // CONNECTIONS), range(CONNECTIONS))
            found = [status for statuses in each for status in statuses]
        assert found == [404] * CALLS
        assert server.post("/api/price", session="long-1").status == 200
        reply = server.post("/api/variants", changes=["availability.tue=[]"])
        for page in pages:
            told = next(data for name, data in page if name == "job" and data["state"] == "done")
            assert told["id"] == reply.json["job"]
            page.close()


def test_calls_on_one_connection_come_in_order(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    with opened(tmp_path / "week.toml") as server:
        assert call_often(server, "/api/state", 20) == [200] * 20
