"""Who writes where: the address of a CalDAV server, a user of it, and the password that is kept for him."""

import os
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

from freshlegs.io.errors import ArgumentError, Fault, InputError
from freshlegs.io.text import to_one_line

VARIABLE = "FRESHLEGS_CALDAV_PASSWORD"
SOURCE = "caldav"
_EXAMPLE = "such as https://cloud.example.org/remote.php/dav/"
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server, or a calendar on it, is to be found: https, or http on this computer; no password in it."""

    url: str

    @property
    def host(self) -> str:
        """The server's name, with its port if that is not the usual one."""
        scheme, name, port = _origin(self.url)
        shown = f"[{name}]" if ":" in name else name
        return shown if port == _PORTS[scheme] else f"{shown}:{port}"

    def leads_to(self, href: str) -> str:
        """Return the URL of a link that the server gave here; "" for one that leads nowhere."""
        try:
            return urljoin(self.url, href)
        except ValueError:
            return ""

    def is_of(self, url: str) -> bool:
        """Whether a URL is one of the same server, reached in the same way."""
        try:
            return _origin(url) == _origin(self.url)
        except (ValueError, KeyError):
            return False


@dataclass(frozen=True, slots=True)
class Account:
    """A user of a server. The password shows in no repr."""

    address: Address
    user: str
    password: str = field(repr=False)


def parse_address(text: str) -> Address:
    """Return the address that somebody wrote; raises InputError for one with secrets in it, not https, or no address.

    What was written is not repeated, for whatever it may hold.
    """
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if "@" in text.partition("://")[2].partition("/")[0] or ("@" in text and not host):
        raise _refused("the address holds a user or a password", "leave them out: who you are is said apart")
    if text != to_one_line(text) or " " in text or "\\" in text or not host or port == 0 or ".." in host:
        raise _refused("that is not the address of a server", _EXAMPLE)
    if parts.query or parts.fragment:
        raise _refused("the address must not hold ? or #", _EXAMPLE)
    if parts.scheme == "http" and not _is_here(host):
        raise _refused("over http anyone on the way can read your password", "use https://")
    if parts.scheme not in _PORTS:
        raise _refused("the address does not begin with https://", _EXAMPLE)
    return Address(text if parts.path else f"{text}/")


def find_account(address: Address, user: str) -> Account:
    """Return a user's account; raises InputError where neither the environment nor the keyring has the password."""
    if not user or user != to_one_line(user):
        raise ArgumentError("user", Fault("", "that is not a user name"))
    service = f"freshlegs:{address.host}"
    password = os.environ.get(VARIABLE, "") or _from_keyring(service, user)
    if not password:
        allowed = f"set {VARIABLE}, or store it once with: keyring set {service} {user}"
        raise _refused(f"there is no password for {user}", allowed)
    return Account(address, user, password)


def _refused(found: str, allowed: str) -> InputError:
    return ArgumentError(SOURCE, Fault("", found, allowed))


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _origin(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or _PORTS[parts.scheme]


def _from_keyring(service: str, user: str) -> str:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return keyring.get_password(service, user) or ""
    except (KeyringError, RuntimeError, OSError):
        # No keyring on this computer, or one that stays locked.
        return ""
