"""The door to the network: behind a secret each athlete's page and calendar, and nothing else."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from freshlegs.web.rate_limit import RateLimit
from freshlegs.web.replies import refuse_call
from freshlegs.web.sharing import Purpose, SharingKey, find_athlete
from freshlegs.web.site import Site

_FEED = re.compile(r"/feed/([^/]+)\.ics")
AT_ONCE, EACH_SECOND = 200, 30.0
"""Calls of one phone: a page is some ten, a drag some a second."""
WRONG_AT_ONCE, WRONG_EACH_SECOND = 20, 0.2
"""Calls of one phone with a wrong secret."""


class Door:
    """Lets calls from the network in to the one athlete whose secret they bring; those of this machine pass.

    Parameters
    ----------
    app, shared : ASGI application
        For this machine, and for who comes in from the network.
    site : Site
    key : SharingKey, optional
        What the secrets come from; None where nothing is shared.
    port : int, optional
        At which the network calls; None where only this machine does.
    read_only : bool
        Whether who comes in may only look.
    """

    def __init__(
        self,
        app: ASGIApp,
        shared: ASGIApp,
        site: Site,
        key: SharingKey | None,
        port: int | None,
        *,
        read_only: bool,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app, self._shared, self._site, self._key = app, shared, site, key
        self._port, self._read_only = port, read_only
        self._calls = RateLimit(AT_ONCE, EACH_SECOND, clock)
        self._wrong = RateLimit(WRONG_AT_ONCE, WRONG_EACH_SECOND, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a call in, or answer as if there was nothing."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = await self._choose(scope)
        await answer(scope, receive, send)

    async def _choose(self, scope: Scope) -> ASGIApp:
        from_network = self._port is not None and (scope.get("server") or ("", 0))[1] == self._port
        caller = (scope.get("client") or ("",))[0]
        if from_network and (self._wrong.is_spent(caller) or not self._calls.take(caller)):
            return refuse_call(429, "too many calls; wait a moment", {"Retry-After": "5"})
        path = scope["path"]
        if (feed := _FEED.fullmatch(path)) is not None:
            scope["feed"] = True
            return self._enter(scope, "/feed", self._find("feed", feed[1]), caller)
        if not from_network:
            return self._app
        _, secret, *rest = path.split("/", 2)
        athlete = self._find("page", secret)
        if athlete is not None and not rest:
            return RedirectResponse(f"/{secret}/", 308)
        scope["read_only"] = self._read_only
        return self._enter(scope, f"/{rest[0]}" if rest else "/", athlete, caller)

    def _find(self, purpose: Purpose, secret: str) -> str | None:
        if self._key is None:
            return None
        handles = {desk.handle: name for name, desk in self._site.desks.items()}
        found = find_athlete(secret, self._key, purpose, handles)
        return None if found is None else handles[found]

    def _enter(self, scope: Scope, path: str, athlete: str | None, caller: str) -> ASGIApp:
        if athlete is None:
            self._wrong.take(caller)
            return refuse_call(404, "there is no such page")
        scope["desk"] = self._site.desks[athlete]
        scope["path"], scope["raw_path"] = path, path.encode("utf-8", "surrogateescape")
        return self._shared
