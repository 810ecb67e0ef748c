"""What reaches the server at all: calls of our own pages, on this machine, of a decent size."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from freshlegs.web.replies import CLOSING, refuse_call

LARGEST_CALL = 1_000_000
"""Bytes of a call; the largest real one has some thousand."""
OURS = "x-freshlegs"
"""The header that no page of others can send without being asked for leave first."""
POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; style-src-attr 'unsafe-inline'; object-src 'none'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Guard:
    """Refuses calls of other names, of other pages, and too large ones; says how a browser may show the rest.

    Parameters
    ----------
    app : ASGI application
    hosts : frozenset of str
        The names and ports by which the server may be called.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a call, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refuse(scope["method"], headers)
        if refused is not None:
            await refused(scope, receive, _harden(send))
            return
        await self.app(scope, _Meter(receive).receive, _harden(send))

    def _refuse(self, method: str, headers: Headers) -> Any:
        host = headers.get("host", "").lower()
        if host not in self.hosts:
            return refuse_call(421, f"this server is not called {host[:100]}" if host else "a call names its host")
        if method in ("GET", "HEAD"):
            return None
        if method not in ("POST", "DELETE"):
            return refuse_call(405, "only GET, HEAD, POST and DELETE are answered")
        origin = headers.get("origin")
        if OURS not in headers or (origin is not None and origin.lower().partition("://")[2] != host):
            return refuse_call(403, "only freshlegs' own pages may change something; others send X-Freshlegs: 1")
        if method == "POST" and headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return refuse_call(415, "what is sent must be application/json")
        size = headers.get("content-length", "0")
        if not size.isdigit() or int(size) > LARGEST_CALL:
            return refuse_call(413, f"at most {LARGEST_CALL} bytes may be sent", CLOSING)
        return None


class TooLargeError(Exception):
    """More was sent than may be."""


class _Meter:
    """Counts what is received of a call that does not say how large it is."""

    def __init__(self, receive: Receive) -> None:
        self._receive, self._size = receive, 0

    async def receive(self) -> Message:
        message = await self._receive()
        self._size += len(message.get("body", b""))
        if self._size > LARGEST_CALL:
            raise TooLargeError
        return message


def _harden(send: Send) -> Send:
    async def send_hardened(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return send_hardened
