"""Servers on loopback that are no calendar servers, or bad ones; each remembers what it was asked."""

from __future__ import annotations

import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

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


@contextmanager
def odd_server(answer: Callable[[str, str], Answer], *, certificate: Path | None = None) -> Iterator[Odd]:
    """Run a server that answers each method and path so, with https where it has a certificate."""
    odd, over = Odd(), threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
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

        do_PROPFIND = do_REPORT = do_MKCALENDAR = do_PUT = do_DELETE = do_GET = answer  # noqa: N815 - http.server's names

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
