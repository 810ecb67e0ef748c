"""Servers on loopback that are no calendar servers, or bad ones; each remembers what it was asked."""

from __future__ import annotations

import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.sax.saxutils import escape

from support.everything import program


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers; status 0 hangs up, and -1 never answers at all."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Odd:
    """A running server: its URL, and the method, path and Authorization of each request so far."""

    url: str = ""
    asked: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(slots=True)
class OddCalendar:
    """A calendar at the root of a server that keeps what is put into it, and lists it in its own way."""

    events: dict[str, tuple[int, bytes]] = field(default_factory=dict)  #: Version and data, by path
    weak: bool = False  #: Whether its ETags are weak, so that it can't compare them (RFC 9110 8.8.3.2)
    tagged: bool = True  #: Whether it lists ETags
    filled: bool = True  #: Whether it lists data
    lists: list[bytes | Answer | None] = field(default_factory=list)  #: Its next lists, None for a true one
    exists: bool = True
    headers: Message = field(default_factory=Message)
    body: bytes = b""

    def hear(self, headers: Message, body: bytes) -> None:
        """Take the headers and the body of the next request."""
        self.headers, self.body = headers, body

    def answer(self, method: str, path: str) -> Answer:
        """Return the answer to the request that was heard."""
        match method:
            case "PROPFIND":
                return Answer(207, _list("/", _FOLDER), _XML) if self.exists else Answer(404)
            case "REPORT":
                listed = self.lists.pop(0) if self.lists else None
                return listed if isinstance(listed, Answer) else Answer(207, listed or self.list(), _XML)
            case "GET" if path in self.events:
                tag = (("ETag", self.tag(path)),)
                return Answer(200, self.events[path][1], (("Content-Type", "text/calendar"), *tag))
            case "PUT" | "DELETE":
                return self._change(method, path)
            case _:
                return Answer(404)

    def list(self) -> bytes:
        """Return all events, as it lists them."""
        listed = []
        for path, (_, data) in self.events.items():
            tag = f"<D:getetag>{escape(self.tag(path))}</D:getetag>" if self.tagged else ""
            text = f"<C:calendar-data>{escape(data.decode())}</C:calendar-data>" if self.filled else ""
            listed.append((path, tag + text))
        return _list(*(part for entry in listed for part in entry))

    def tag(self, path: str) -> str:
        """Return the ETag of an event."""
        return f'{"W/" if self.weak else ""}"{self.events[path][0]}"'

    def _change(self, method: str, path: str) -> Answer:
        there = path in self.events
        wanted = self.headers.get("If-Match")
        if there if wanted is None else not there or self.weak or wanted != self.tag(path):
            return Answer(412)
        if method == "DELETE":
            del self.events[path]
        else:
            self.events[path] = (self.events[path][0] + 1 if there else 1), self.body
        return Answer(204)


_XML = (("Content-Type", "application/xml; charset=utf-8"),)
_FOLDER = "<D:resourcetype><D:collection/><C:calendar/></D:resourcetype>"


def _list(*parts: str) -> bytes:
    """Return a multi-status answer of paths, each followed by what is known of it."""
    entries = "".join(
        f"<D:response><D:href>{path}</D:href><D:propstat><D:prop>{known}</D:prop>"
        "<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>"
        for path, known in zip(parts[::2], parts[1::2], strict=True)
    )
    return f'<D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">{entries}</D:multistatus>'.encode()


@contextmanager
def odd_server(
    answer: Callable[[str, str], Answer],
    *,
    certificate: Path | None = None,
    hear: Callable[[Message, bytes], None] = lambda *_: None,
) -> Iterator[Odd]:
    """Run a server that answers each method and path so, with https where it has a certificate.

    The headers and the body of a request are heard before it is answered.
    """
    odd, over = Odd(), threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            hear(self.headers, self.rfile.read(int(self.headers.get("Content-Length") or 0)))
            odd.asked.append((self.command, self.path, self.headers.get("Authorization", "")))
            given = answer(self.command, self.path)
            if given.status < 0:
                over.wait(30)
            if given.status <= 0:
                self.close_connection = True
                return
            self.send_response(given.status)
            for name, value in (*given.headers, ("Content-Length", str(len(given.body)))):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(given.body)

        do_PROPFIND = do_REPORT = do_MKCALENDAR = do_PUT = do_DELETE = do_GET = do_POST = answer  # noqa: N815 - http.server's names

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    odd.url = f"http{'s' if certificate else ''}://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield odd
    finally:
        over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def own_certificate(folder: Path) -> Path:
    """Return a certificate for 127.0.0.1 that nobody else has signed."""
    path = folder / "certificate.pem"
    made = folder / "made.pem"
    command = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    openssl = program("openssl", "apt-get install openssl")
    subprocess.run(
        [openssl, *command.split(), "-keyout", str(path), "-out", str(made)], check=True, capture_output=True
    )
    path.write_text(path.read_text() + made.read_text())
    return path
