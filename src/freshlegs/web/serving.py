"""The server: bound to this machine, until Ctrl-C or until it is told to end."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator

from uvicorn import Config, Server

from freshlegs.web.door import Door
from freshlegs.web.guard import Guard
from freshlegs.web.listening import Listening
from freshlegs.web.site import Site
from freshlegs.web.web_app import build_app, build_shared_app

_MOST_AT_ONCE = 1000
"""Connections at once; a page keeps one open, and some more while it is loaded."""
_PATIENCE = 1
"""Seconds in which calls may end once the server is told to."""


def run_server(site: Site, where: Listening, *, shared_read_only: bool = False) -> None:
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
        log_level="critical",
        access_log=False,
        server_header=False,
        limit_concurrency=_MOST_AT_ONCE,
        timeout_graceful_shutdown=_PATIENCE,
    )
    server = _Server(config, site)
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
