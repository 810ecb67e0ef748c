"""Where the page is found: a port of this machine, and one of the network where it is shared."""

from __future__ import annotations

import errno
import socket
import threading
from dataclasses import dataclass, replace

from freshlegs.io.errors import OutputError
from freshlegs.io.files import explain_os_error
from freshlegs.web.desk import Desk
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

LOOPBACK = "127.0.0.1"


def open_port(host: str, port: int) -> socket.socket:
    """Return a socket that listens at a port, or for 0 at a free one; raises OutputError where it can't."""
    # Named, as asyncio lets no answer wait for the rest of it only where the protocol is known to be TCP.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
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


def open_browser(address: str) -> None:
    """Show an address in the browser, which starts while the server still loads what it needs."""
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _name(listening: socket.socket) -> str:
    host, port = listening.getsockname()
    return f"{host}:{port}"
