"""The application: every call of every athlete, behind the guard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from freshlegs.io.errors import FreshlegsError
from freshlegs.web.desk import Desk
from freshlegs.web.guard import TooLargeError
from freshlegs.web.replies import CLOSING, refuse_call, refuse_error
from freshlegs.web.site import Site

_FIRST = ("routes_page", "routes_state")
"""What shows the page; other calls come only once somebody does something on it."""
_Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


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
    asks: bool = True  #: Whether the athlete is opened for it, and planned

    @property
    def for_all(self) -> bool:
        """Whether who may change nothing may make it too."""
        return self.method == "GET" or not self.changes


def build_app(site: Site) -> Starlette:
    """Return the application of this machine: the only athlete's page, or the coach's with a page for each."""
    if site.folder is None:
        return _build(site, "/", lifespan=_run(site))
    from freshlegs.web.folder_page import list_folder_routes

    return _build(site, "/a/{athlete}/", list_folder_routes(site), lifespan=_run(site))


def build_shared_app(site: Site) -> Starlette:
    """Return the application of the network: the page of the one athlete whom the door has found, and nothing else."""
    return _build(site, "/")


def _build(site: Site, prefix: str, routes: Sequence[Route] = (), *, lifespan: _Lifespan | None = None) -> Starlette:
    """Return an application that shows a page at once, and loads what answers other calls when it is needed."""
    first = [_place(route, site, prefix) for name in _FIRST for route in _list_routes(name)]
    app = _make([*routes, *first], lifespan)
    late = _Late(lambda: _make([_place(r, site, prefix) for name in _list_later() for r in _list_routes(name)]))
    app.router.default = late
    site.later.append(late.load)
    return app


def _make(routes: Sequence[Route], lifespan: _Lifespan | None = None) -> Starlette:
    handlers = {HTTPException: _refuse_http, FreshlegsError: _refuse_freshlegs}
    app = Starlette(routes=routes, exception_handlers=handlers, lifespan=lifespan)
    app.router.redirect_slashes = False
    return app


class _Late:
    """An application that is loaded when it is first called."""

    def __init__(self, build: Callable[[], ASGIApp]) -> None:
        self.load = cache(build)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.load()(scope, receive, send)


def list_desk_routes() -> list[DeskRoute]:
    """Return every call about an athlete."""
    return [route for name in (*_FIRST, *_list_later()) for route in _list_routes(name)]


def _list_routes(name: str) -> tuple[DeskRoute, ...]:
    """Return the routes of a file `routes_*.py`."""
    return tuple(getattr(import_module(f"freshlegs.web.{name}"), f"{name.removeprefix('routes_').upper()}_ROUTES"))


def _list_later() -> list[str]:
    return sorted(path.stem for path in Path(__file__).parent.glob("routes_*.py") if path.stem not in _FIRST)


def _place(route: DeskRoute, site: Site, prefix: str) -> Route:
    async def answer(request: Request) -> Response:
        desk = request.scope.get("desk") or site.find(request.path_params.get("athlete"))
        if desk is None:
            return refuse_call(404, "there is no such page")
        read_only = request.scope.get("read_only", site.read_only)
        if read_only and not route.for_all:
            return refuse_call(403, "this page is for looking: nothing can be changed here")
        try:
            (desk.open if route.asks else desk.read)()
            return await route.answer(DeskCall(request, site, desk, read_only))
        except FreshlegsError as error:
            return refuse_error(error, desk)
        except TooLargeError:
            return refuse_call(413, "that is too much to be sent", CLOSING)
        except ClientDisconnect:
            return Response()
        except Exception as error:
            # A defect of ours, which must not take the page from who has it open.
            defect = f"freshlegs has a defect: {type(error).__name__}: {error}"
            site.complain(f"{route.method} {request.url.path}: {defect}")
            return refuse_call(500, defect)

    return Route(prefix + route.path, answer, methods=[route.method])


def _run(site: Site) -> _Lifespan:
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
