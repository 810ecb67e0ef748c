"""Who asks a server on the internet for something: its address, a user of it, and the password that is kept for him."""

import os
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit

from freshlegs.io.errors import ArgumentError, Fault, InputError
from freshlegs.io.text import to_one_line

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


def parse_address(text: str, source: str, example: str, *, read: str = "your password") -> Address:
    """Return the address that somebody wrote; raises InputError for one with secrets in it, not https, or no address.

    What was written is not repeated, for whatever it may hold.

    Parameters
    ----------
    source : str
        What the fault is blamed on.
    example : str
        An address that would do.
    read : str
        What others could read on the way, were it http.
    """
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if "@" in text.partition("://")[2].partition("/")[0] or ("@" in text and not host):
        allowed = "leave them out: who you are is said apart"
        raise refuse_account(source, "the address holds a user or a password", allowed)
    if text != to_one_line(text) or " " in text or "\\" in text or not host or port == 0 or ".." in host:
        raise refuse_account(source, "that is not the address of a server", example)
    if parts.query or parts.fragment:
        raise refuse_account(source, "the address must not hold ? or #", example)
    if parts.scheme == "http" and not _is_here(host):
        raise refuse_account(source, f"over http anyone on the way can read {read}", "use https://")
    if parts.scheme not in _PORTS:
        raise refuse_account(source, "the address does not begin with https://", example)
    return Address(text if parts.path else f"{text}/")


def find_secret(address: Address, user: str, variable: str, source: str) -> str:
    """Return what a user proves to be one with; raises InputError where neither environment nor keyring has it.

    Parameters
    ----------
    variable : str
        The variable of the environment that may hold it.
    source : str
        What the fault is blamed on.
    """
    service = f"freshlegs:{address.host}"
    secret = os.environ.get(variable, "") or _from_keyring(service, user)
    if not secret:
        allowed = f"set {variable}, or store it once with: keyring set {service} {user}"
        raise refuse_account(source, f"there is no password for {user}", allowed)
    return secret


def refuse_account(source: str, found: str, allowed: str) -> InputError:
    """Return the error about an address or an account."""
    return ArgumentError(source, Fault("", found, allowed))


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
