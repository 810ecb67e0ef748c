"""Radicale, a CalDAV server, on loopback."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.request import urlopen

from support.everything import READERS, lacking

PATIENCE = 300
"""Seconds in which the server must answer."""

_SETTINGS = """\
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/storage
[logging]
level = warning
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and a user of it; another one is björn, with the password "pä€ß wörd"."""

    url: str
    user: str = "anna"
    password: str = "carries 3 heavy bags"

    def collection(self, name: str) -> str:
        """Return the URL of a calendar of the user."""
        return f"{self.url}{self.user}/{name}/"


@contextmanager
def radicale(folder: Path) -> Iterator[Server]:
    """Run Radicale in a folder while the block runs."""
    if find_spec("radicale") is None:
        lacking("Radicale", READERS)
    server = Server(f"http://127.0.0.1:{_free_port()}/")
    settings = folder / "radicale.conf"
    settings.write_text(_SETTINGS.format(port=server.url.rpartition(":")[2].rstrip("/"), folder=folder))
    (folder / "users").write_text(f"{server.user}:{server.password}\nbjörn:pä€ß wörd\n", "utf-8")
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "-m", "radicale", "-C", str(settings)], stdout=log, stderr=log)
    try:
        _await(server, process, folder / "log")
        yield server
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def _await(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(PATIENCE * 20):
        try:
            urlopen(server.url).close()  # it is ours and on loopback
        except OSError:
            assert process.poll() is None, log.read_text()[-2000:]
            time.sleep(0.05)
        else:
            return
    raise AssertionError(log.read_text()[-2000:])
