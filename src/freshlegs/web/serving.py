"""The server: bound to this machine, until Ctrl-C or until it is told to end."""

from __future__ import annotations

import contextlib
import errno
import signal
import socket
import threading
import webbrowser
from collections.abc import Iterator

from uvicorn import Config, Server

from freshlegs.io.errors import OutputError
from freshlegs.io.files import explain_os_error
from freshlegs.web.site import Site
from freshlegs.web.web_app import build_app

LOOPBACK = "127.0.0.1"
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


def name_hosts(port: int) -> frozenset[str]:
    """Return the names and ports by which a server of this machine may be called."""
    return frozenset(f"{name}:{port}" for name in (LOOPBACK, "localhost"))


def run_server(site: Site, listening: socket.socket, *, browser: bool) -> None:
    """Show a site until it is told to end; raises nothing for a Ctrl-C, which is how people end it."""
    port = listening.getsockname()[1]
    hosts = name_hosts(port)
    config = Config(
        build_app(site, lambda: hosts),
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    server = _Server(config, site)
    if browser:
        threading.Thread(target=webbrowser.open, args=(f"http://{LOOPBACK}:{port}/",), daemon=True).start()
    try:
        server.run(sockets=[listening])
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
