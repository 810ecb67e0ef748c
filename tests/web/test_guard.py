"""What is refused: other names, other pages, other paths, too much; and what a title may look like."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator

import pytest

from freshlegs.web.guard import LARGEST_CALL
from freshlegs.web.listening import LOOPBACK
from support.command_line import WEEK, store_week
from support.opened import OURS, Opened, opened

pytestmark = pytest.mark.slow
TITLE = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Return a server whose week is planned."""
    folder = tmp_path_factory.mktemp("guard")
    store_week(folder, WEEK.replace("Two lifts and three runs", TITLE))
    (folder / "secret.txt").write_text("not for you", "utf-8")
    with opened(folder / "week.toml") as running:
        running.wait(changed=0)
        yield running


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}", ""]
)
def test_other_names_are_refused(server: Opened, host: str) -> None:
    """A page of somebody's, whose name is made to mean this machine, reads nothing (DNS rebinding)."""
    reply = server.get("/api/state", Host=host.format(port=server.port))
    assert reply.status == 421
    assert "week" not in reply.json


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}"])
def test_its_own_names_are_answered(server: Opened, host: str) -> None:
    assert server.get("/api/state", Host=host.format(port=server.port)).status == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Content-Type": "application/json"}, 403),
        ({"X-Freshlegs": "1"}, 415),
        ({"X-Freshlegs": "1", "Content-Type": "text/plain"}, 415),
        ({**OURS, "Origin": "https://evil.example"}, 403),
        ({**OURS, "Origin": "null"}, 403),
        ({**OURS, "Origin": "http://127.0.0.1:{port}"}, 400),
    ],
)
def test_pages_of_others_can_change_nothing(server: Opened, headers: dict[str, str], status: int) -> None:
    """What our own page sends is read: there is nothing to undo."""
    given = {key: value.format(port=server.port) for key, value in headers.items()}
    assert server.call("POST", "/api/undo", b"{}", given).status == status
    assert server.call("PUT", "/api/undo", b"{}", given).status == 405


@pytest.mark.parametrize(
    "path",
    [
        "/static/../secret.txt",
        "/static/..%2fsecret.txt",
        "/static/%2e%2e/%2e%2e/secret.txt",
        "/static//etc/passwd",
        "/static/open.html",
        "/static/",
        "/secret.txt",
        "/../secret.txt",
        "/a/../api/state",
        "/week.toml",
        "/feed",
        "/feed/x.ics",
        "/api/nothing",
        "/club/",
    ],
)
def test_no_path_leads_out(server: Opened, path: str) -> None:
    reply = server.get(path)
    assert reply.status == 404
    assert b"not for you" not in reply.body


def test_too_much_is_refused(server: Opened) -> None:
    """Ten megabytes are not read; nor is what does not say how long it is."""
    at_most = server.call("POST", "/api/undo", b" " * (LARGEST_CALL - 2) + b"{}", OURS)
    assert at_most.status == 400
    with socket.create_connection((LOOPBACK, server.port)) as line:
        head = f"POST /api/undo HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nX-Freshlegs: 1\r\n"
        line.sendall(f"{head}Content-Type: application/json\r\nContent-Length: 10000000\r\n\r\n".encode())
        assert b" 413 " in line.recv(100)
    with socket.create_connection((LOOPBACK, server.port)) as line:
        head = head.replace("undo", "why")
        line.sendall(f"{head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
        with contextlib.suppress(OSError):  # It listens no longer.
            for _ in range(100):
                line.sendall(b"186a0\r\n" + b" " * 100_000 + b"\r\n")
        assert b" 413 " in line.recv(100)


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"nul", b'{"session": ' + b"[" * 10_000, b"\xff"])
def test_what_is_no_table_is_refused(server: Opened, body: bytes) -> None:
    reply = server.call("POST", "/api/why", body, OURS)
    assert reply.status == 400
    assert reply.json["error"]["text"]


def test_a_title_is_text(server: Opened) -> None:
    page = server.get("/").body.decode()
    assert TITLE not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert server.state()["title"] == TITLE


def test_a_browser_is_told_what_it_may_do(server: Opened) -> None:
    headers = server.get("/").headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe-inline" not in policy["style-src"] + policy["default-src"]
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")
    assert "server" not in headers
    assert server.get("/api/state", Host="evil").headers["content-security-policy"]
