"""A server of `freshlegs open` on a free port, and calls to it as a browser or a script makes them."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from freshlegs.cli.clock_and_chance import read_clock
from freshlegs.web.listening import LOOPBACK, Listening, open_listening
from freshlegs.web.opened import open_site
from freshlegs.web.serving import run_server
from freshlegs.web.site import Site

PATIENCE = 60.0
"""Seconds after which what is waited for will not come."""
OURS = {"X-Freshlegs": "1", "Content-Type": "application/json"}


@dataclass(frozen=True)
class Reply:
    """An answer of the server."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, which must be JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Opened:
    """A running server."""

    site: Site
    where: Listening

    @property
    def port(self) -> int:
        """The port of the page on this machine."""
        return int(self.where.own.getsockname()[1])

    @property
    def shared_port(self) -> int:
        """The port of the shared pages."""
        assert self.where.shared is not None
        return int(self.where.shared.getsockname()[1])

    def phone(self, method: str, path: str, headers: dict[str, str] | None = None, body: bytes | None = None) -> Reply:
        """Make one call as a phone in the network does."""
        return self.call(method, path, body, headers, port=self.shared_port)

    def call(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
        *,
        port: int | None = None,
    ) -> Reply:
        """Make one call, with exactly these headers beside those that HTTP needs."""
        connection = HTTPConnection(LOOPBACK, port or self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, headers or {})
            reply = connection.getresponse()
            return Reply(reply.status, {key.lower(): value for key, value in reply.getheaders()}, reply.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Reply:
        """Ask for a page."""
        return self.call("GET", path, headers=headers)

    def post(self, path: str, **data: Any) -> Reply:
        """Send plain data as our own page does."""
        return self.call("POST", path, json.dumps(data).encode(), OURS)

    def delete(self, path: str) -> Reply:
        """Withdraw something as our own page does."""
        return self.call("DELETE", path, headers={"X-Freshlegs": "1"})

    def state(self, at: str = "/") -> Any:
        """Return the state of an athlete."""
        return self.get(f"{at}api/state").json

    def wait(self, *statuses: str, at: str = "/", changed: int = -1) -> Any:
        """Wait until the week has one of some states, later than in another version, and stays so; return the state."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            state = self.state(at)
            settled = state["version"] > changed and not state["planning"]
            if settled and state["status"] in (statuses or ("planned",)):
                return state
            time.sleep(0.02)
        raise AssertionError(state)

    def finish(self, asked: Reply | str, at: str = "/") -> Any:
        """Wait until a job, or that of an answer, has ended; return it."""
        assert isinstance(asked, str) or asked.status == 202, asked
        name = asked if isinstance(asked, str) else asked.json["job"]
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            job = self.get(f"{at}api/jobs/{name}").json
            if job["state"] not in ("waiting", "running"):
                return job
            time.sleep(0.02)
        raise AssertionError(job)

    def listen(self, at: str = "/", *, tab: str = "") -> Generator[tuple[str, Any]]:
        """Yield what happens, as an open page hears it."""
        connection = HTTPConnection(LOOPBACK, self.port, timeout=PATIENCE)
        try:
            connection.request("GET", f"{at}api/events?tab={tab}")
            reply, name = connection.getresponse(), ""
            while line := reply.readline().decode():
                key, _, value = line.rstrip("\n").partition(": ")
                if key == "event":
                    name = value
                elif key == "data":
                    yield name, json.loads(value)
        finally:
            connection.close()


@contextmanager
def opened(
    what: Path | None, plan: Path | None = None, *, now: datetime | None = None, **options: Any
) -> Iterator[Opened]:
    """Run a server in a thread of this process, until the block ends."""
    shared = {"share": options.pop("share", False), "address": LOOPBACK}
    read_only = options.get("read_only", False)
    clock = read_clock if now is None else lambda: now
    site = open_site(what, plan, clock, read_only=read_only and not shared["share"])
    complaints: list[str] = []
    site.complain = complaints.append
    listening = open_listening(site, 0, **shared)
    also = {"shared_read_only": read_only}
    thread = threading.Thread(target=run_server, args=(site, listening), kwargs=also)
    thread.start()
    try:
        yield Opened(site, listening)
    finally:
        while not site.closing:
            time.sleep(0.01)
        site.closing[0]()
        thread.join(PATIENCE)
        listening.close()
        site.close()
        assert not thread.is_alive()
        assert not complaints
