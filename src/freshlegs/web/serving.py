"""The server: bound to this machine, until Ctrl-C or until it is told to end."""

from __future__ import annotations

import contextlib
import errno
import signal
import socket
import threading
import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass, replace

from uvicorn import Config, Server

from freshlegs.io.errors import OutputError
from freshlegs.io.files import explain_os_error
from freshlegs.web.desk import Desk
from freshlegs.web.door import Door
from freshlegs.web.guard import Guard
from freshlegs.web.sharing import (
    KEY_FILE,
    Purpose,
    SharingKey,
    find_lan_address,
    make_key,
    recall_key,
    remember_key,
)
from freshlegs.web.site import Site
from freshlegs.web.web_app import build_app, build_shared_app

LOOPBACK = "127.0.0.1"
_MOST_AT_ONCE = 1000
"""Connections at once; a page keeps one open, and some more while it is loaded."""
_PATIENCE = 1
"""Seconds in which calls may end once the server is told to."""


def open_port(host: str, port: int) -> socket.socket:
    """Return a socket that listens at a port, or for 0 at a free one; raises OutputError where it can't."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise OutputError(f"port {port} is in use; name another with --port, or none for a free one") from None
        raise OutputError(f"can't listen at {host} port {port}: {explain_os_error(error)}") from error
    listening.listen(128)
    return listening


@dataclass(frozen=True)
class Listening:
    """Where a site is shown: on this machine, and to the network where it is shared."""

    own: socket.socket
    shared: socket.socket | None = None
    key: SharingKey | None = None  #: What the secrets of the shared pages and calendars come from
    lasting: bool = True  #: Whether the shared addresses are the same the next time

    @property
    def address(self) -> str:
        """The page on this machine."""
        return f"http://{_name(self.own)}/"

    @property
    def hosts(self) -> frozenset[str]:
        """The names and ports by which the server may be called."""
        names = {_name(self.own), f"localhost:{self.own.getsockname()[1]}"}
        return frozenset(names if self.shared is None else {*names, _name(self.shared)})

    def name_shared(self, desk: Desk, purpose: Purpose) -> str:
        """Return the secret address of an athlete's page, or calendar, in the network; "" where nothing is shared."""
        if self.shared is None or self.key is None:
            return ""
        secret = self.key.make_secret(purpose, desk.handle)
        return f"http://{_name(self.shared)}/" + (f"feed/{secret}.ics" if purpose == "feed" else f"{secret}/")

    def close(self) -> None:
        """Listen no longer."""
        self.own.close()
        if self.shared is not None:
            self.shared.close()


def open_listening(site: Site, port: int, *, share: bool, address: str | None = None) -> Listening:
    """Return where a site is shown; where it is shared its addresses are those of the last time.

    Raises OutputError where a port is in use or there is no network, InputError for a damaged file of the addresses.
    """
    own = open_port(LOOPBACK, port)
    if not share:
        return Listening(own, key=recall_key(site.home))
    try:
        key = recall_key(site.home) or make_key()
        host = address or find_lan_address()
        try:
            shared = open_port(host, key.port)
        except OutputError as error:
            if not key.port:
                raise
            why = f"phones look for the page there; end what uses it, or delete {KEY_FILE} for a new address"
            raise OutputError(f"{str(error).partition(';')[0]}, and {why}") from None
        found = replace(key, port=shared.getsockname()[1])
        lasting = found == key or remember_key(site.home, found)
        return Listening(own, shared, found, lasting=lasting)
    except BaseException:
        own.close()
        raise


def _name(listening: socket.socket) -> str:
    host, port = listening.getsockname()
    return f"{host}:{port}"


def run_server(site: Site, where: Listening, *, browser: bool, shared_read_only: bool = False) -> None:
    """Show a site until it is told to end; raises nothing for a Ctrl-C, which is how people end it."""
    port = None if where.shared is None else where.shared.getsockname()[1]
    door = Door(build_app(site), build_shared_app(site), site, where.key, port, read_only=shared_read_only)
    config = Config(
        Guard(door, where.hosts),
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=_MOST_AT_ONCE,
        timeout_graceful_shutdown=_PATIENCE,
    )
    server = _Server(config, site)
    if browser:
        threading.Thread(target=webbrowser.open, args=(where.address,), daemon=True).start()
    try:
        server.run(sockets=[where.own, *filter(None, (where.shared,))])
    finally:
        site.close()


class _Server(Server):
    """uvicorn's server, which lets the pages go when it ends, and takes a Ctrl-C for the wish to end."""

    def __init__(self, config: Config, site: Site) -> None:
        super().__init__(config)
        self._site = site
        site.closing.append(self._stop)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take Ctrl-C and the signal to end while it runs."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        ended_by = (signal.SIGINT, signal.SIGTERM)
        before = [signal.signal(number, self._hear) for number in ended_by]
        try:
            yield
        finally:
            for number, handler in zip(ended_by, before, strict=True):
                signal.signal(number, handler)

    def _hear(self, number: int, frame: object) -> None:
        del number, frame
        self._stop()

    def _stop(self) -> None:
        self.should_exit = True
        for desk in self._site.desks.values():
            desk.let_go()
