"""A CalDAV server, asked one question at a time.

Whatever goes wrong is one line of our own; what libraries say of it is never shown.
"""

import logging
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from freshlegs.calendars.caldav.account import SOURCE
from freshlegs.io.errors import ArgumentError, Fault, OutputError
from freshlegs.io.server_account import Account, Address
from freshlegs.io.server_errors import explain_server_error, explain_server_status, make_server_error
from freshlegs.io.shipped import say_how_to_install

NO_CALDAV = "this is not a CalDAV server"
DAV = "{DAV:}"
CALDAV = "{urn:ietf:params:xml:ns:caldav}"
LISTED = 207
"""The answer is a list (RFC 4918 13)."""
CHANGED = 412
"""What was to be written is not as it was when it was read (RFC 9110 15.5.13)."""

_PATIENCE = 60
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_BY_STATUS = {
    405: f"{NO_CALDAV} (405)",
    501: f"{NO_CALDAV} (501)",
    507: "there is no room left on the server (507)",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer."""

    status: int
    #: Of a list: by link, the XML elements of what was asked for and is there, by tag
    properties: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    #: Of a list, the statuses of its entries as wholes; None where the answer is no list
    statuses: tuple[str, ...] | None = None
    data: bytes = b""  #: What stands there, if it was asked for
    tag: str = ""  #: Its ETag
    location: str = ""  #: Where a redirect leads
    #: What a refusal says of itself: the tags of its conditions (RFC 4918 16), and its words. Not for people.
    because: tuple[str, ...] = ()


class Server:
    """A server as one user sees it.

    Redirects are not followed: on the way a PUT would become a GET, and a password go to a stranger.
    """

    def __init__(self, client: Any, address: Address) -> None:
        self._client = client
        self.address = address

    def ask(
        self, method: str, url: str, body: str | bytes = b"", *, accepted: Collection[int] = (), **headers: str
    ) -> Reply:
        """Return the answer to one request, of a status of success or an accepted one; raises OutputError for others.

        A body is XML without its first line, or a calendar; the names of headers have _ for -.
        """
        sent = _XML.encode() + body.encode() if isinstance(body, str) else body
        named = {"Content-Type": "application/xml; charset=utf-8"}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        reply = self._reply(method, url, sent, named)
        if reply.status in accepted or 200 <= reply.status < 300:
            return reply
        if reply.location:
            raise make_server_error(
                url, f"the server sends us on, to {self.describe(reply.location)}; give that address"
            )
        raise explain_status(url, reply.status)

    def describe(self, link: str) -> str:
        """Return a link for people: of another server its name, and nothing that it may hold."""
        url = self.address.leads_to(link) if link else ""
        if self.address.is_of(url):
            return url
        host = urlsplit(url).hostname
        return f"another server, {host}" if host else "nowhere"

    def _reply(self, method: str, url: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        from caldav.lib.error import DAVError

        if not self.address.is_of(url):
            raise make_server_error(
                self.address.url, f"its calendars are on {self.describe(url)}; give the address there"
            )
        try:
            found = self._client.request(url, method, body, headers)
        except DAVError as error:
            if error.status is None:
                raise make_server_error(url, NO_CALDAV) from None
            return Reply(error.status, because=tuple(error.preconditions or ()))
        except (OSError, ValueError, NotImplementedError, SyntaxError) as error:
            sent_on: Any = getattr(error, "response", None)
            location = sent_on.headers.get("Location", "") if sent_on is not None else ""
            if not location:
                raise explain_server_error(url, error, NO_CALDAV) from None
            return Reply(sent_on.status_code, location=location)
        if found.status == LISTED:
            return _read_list(found.tree)
        data, tag = found.raw.encode() if method == "GET" else b"", found.headers.get("ETag", "")
        return Reply(found.status, because=_words(found.tree), data=data, tag=tag)


@contextmanager
def connect(account: Account) -> Iterator[Server]:
    """Open a server for a user; raises ArgumentError where the caldav package is not installed."""
    try:
        from caldav import DAVClient
    except ImportError:
        fault = Fault("", "needs the package caldav", say_how_to_install("caldav"))
        raise ArgumentError(SOURCE, fault) from None
    client = DAVClient(
        account.address.url, username=account.user, password=account.password, timeout=_PATIENCE, enable_rfc6764=False
    )
    client.session.max_redirects = 0
    # Without an answer of its own here, the session would take a user and a password from ~/.netrc.
    client.session.auth = lambda request: request
    with _quiet(logging.getLogger("caldav")), client:
        yield Server(client, account.address)


@contextmanager
def _quiet(log: logging.Logger) -> Iterator[None]:
    """Keep what a library would say about odd servers off the athlete's screen."""
    silence, spoke = logging.NullHandler(), log.propagate
    log.addHandler(silence)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(silence)
        log.propagate = spoke


def _read_list(tree: Any) -> Reply:
    if tree is None or next(tree.iter(f"{DAV}multistatus", f"{DAV}response"), None) is None:
        return Reply(LISTED)
    found: dict[str, dict[str, Any]] = {}
    statuses = []
    for response in tree.iter(f"{DAV}response"):
        statuses.append(response.findtext(f"{DAV}status") or "")
        entry = found.setdefault((response.findtext(f"{DAV}href") or "").strip(), {})
        for part in response.iterfind(f"{DAV}propstat"):
            if " 200" in (part.findtext(f"{DAV}status") or ""):
                entry.update({prop.tag: prop for prop in part.iterfind(f"{DAV}prop/*")})
    return Reply(LISTED, found, tuple(statuses))


def _words(tree: Any) -> tuple[str, ...]:
    return () if tree is None else tuple(str(part) for each in tree.iter() for part in (each.tag, each.text) if part)


def explain_status(url: str, status: int) -> OutputError:
    """Return what an HTTP status means."""
    return explain_server_status(url, status, _BY_STATUS)
