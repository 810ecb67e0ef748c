"""The application: every call of every athlete, behind the guard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from freshlegs.io.errors import FreshlegsError
from freshlegs.web.desk import Desk
from freshlegs.web.guard import Guard, TooLargeError
from freshlegs.web.replies import refuse_call, refuse_error
from freshlegs.web.site import Site


@dataclass(frozen=True, slots=True)
class DeskCall:
    """A call about an athlete."""

    request: Request
    site: Site
    desk: Desk
    read_only: bool  #: Whether who calls may change nothing

    @property
    def tab(self) -> str:
        """The page that calls, where it says so."""
        return self.request.headers.get("x-freshlegs-tab", "")[:100]


@dataclass(frozen=True, slots=True)
class DeskRoute:
    """A call about an athlete, at a path below the athlete's page: `routes_life.py` lists some as `LIFE_ROUTES`."""

    method: str
    path: str
    answer: Callable[[DeskCall], Awaitable[Response]]
    changes: bool = True  #: Whether a POST is refused to who may change nothing


def build_app(site: Site, hosts: Callable[[], frozenset[str]]) -> ASGIApp:
    """Return the application that shows a site to who calls it by one of its names."""
    routes = [one for route in _discover_routes() for one in _place(route, site)]
    handlers = {HTTPException: _refuse_http, FreshlegsError: _refuse_freshlegs, TooLargeError: _refuse_large}
    app = Starlette(routes=routes, exception_handlers=handlers, lifespan=_run(site))
    app.router.redirect_slashes = False
    return Guard(app, hosts)


def _discover_routes() -> list[DeskRoute]:
    found: list[DeskRoute] = []
    for path in sorted(Path(__file__).parent.glob("routes_*.py")):
        listed = f"{path.stem.removeprefix('routes_').upper()}_ROUTES"
        found += getattr(import_module(f"freshlegs.web.{path.stem}"), listed)
    return found


def _place(route: DeskRoute, site: Site) -> list[Route]:
    """Return where a call is taken: of a folder for each athlete, else at the top."""

    async def answer(request: Request) -> Response:
        athlete = request.path_params.pop("athlete", None)
        desk = request.scope.get("desk") or (site.alone if athlete is None else site.desks.get(athlete))
        if desk is None:
            return refuse_call(404, "there is no such page")
        read_only = request.scope.get("read_only", site.read_only)
        if read_only and route.changes and route.method != "GET":
            return refuse_call(403, "this page is for looking: nothing can be changed here")
        try:
            desk.open()
            return await route.answer(DeskCall(request, site, desk, read_only))
        except FreshlegsError as error:
            return refuse_error(error, desk)

    return [Route(prefix + route.path, answer, methods=[route.method]) for prefix in ("/", "/a/{athlete}/")]


def _run(site: Site) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def watching(app: Starlette) -> AsyncIterator[None]:
        del app
        watch = asyncio.create_task(site.watch())
        try:
            yield
        finally:
            watch.cancel()

    return watching


async def _refuse_http(request: Request, error: Exception) -> Response:
    del request
    status = error.status_code if isinstance(error, HTTPException) else 500
    return refuse_call(status, {404: "there is no such page", 405: "that can't be done here"}.get(status, "refused"))


async def _refuse_freshlegs(request: Request, error: Exception) -> Response:
    del request
    return refuse_error(error) if isinstance(error, FreshlegsError) else refuse_call(500, "refused")


async def _refuse_large(request: Request, error: Exception) -> Response:
    del request, error
    return refuse_call(413, "that is too much to be sent", close=True)
