"""Which addresses are taken, where the password comes from, and that neither tells it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib.util import find_spec

import pytest

from freshlegs.calendars.caldav.account import VARIABLE, find_account, parse_caldav_address
from freshlegs.io.errors import InputError
from freshlegs.io.server_account import Account
from support.everything import READERS, lacking

CLOUD = parse_caldav_address("https://cloud.example.org/remote.php/dav/")


@pytest.mark.parametrize(
    ("written", "url", "host"),
    [
        ("https://cloud.example.org", "https://cloud.example.org/", "cloud.example.org"),
        ("https://cloud.example.org:8443/dav", "https://cloud.example.org:8443/dav", "cloud.example.org:8443"),
        ("https://cloud.example.org:1/", "https://cloud.example.org:1/", "cloud.example.org:1"),
        ("https://cloud.example.org:443/", "https://cloud.example.org:443/", "cloud.example.org"),
        ("https://dav.example.org/anna@example.org/", "https://dav.example.org/anna@example.org/", "dav.example.org"),
        ("http://localhost:5232/anna/", "http://localhost:5232/anna/", "localhost:5232"),
        ("http://127.0.0.1:5232", "http://127.0.0.1:5232/", "127.0.0.1:5232"),
        ("http://[::1]:5232/", "http://[::1]:5232/", "[::1]:5232"),
    ],
)
def test_an_address(written: str, url: str, host: str) -> None:
    address = parse_caldav_address(written)
    assert (address.url, address.host) == (url, host)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("https://anna:s3cret@cloud.example.org/", "holds a user or a password"),
        ("https://s3cret@cloud.example.org/", "holds a user or a password"),
        ("https://anna:s3cret@[::1/", "holds a user or a password"),
        ("https:/anna:s3cret@cloud.example.org/", "holds a user or a password"),
        ("ftp://anna:s3cret@cloud.example.org/", "holds a user or a password"),
        ("https://cloud.example.org/?token=s3cret", r"must not hold \? or #"),
        ("https://cloud.example.org/#s3cret", r"must not hold \? or #"),
        ("http://s3cret.example.org/", "over http anyone on the way can read your password"),
        ("http://127.0.0.1.s3cret.example.org/", "over http anyone on the way can read your password"),
        ("http://10.0.0.7/s3cret", "over http anyone on the way can read your password"),
        ("ftp://cloud.example.org/s3cret", "does not begin with https://"),
        ("webcal://cloud.example.org/s3cret", "does not begin with https://"),
        ("s3cret", "not the address of a server"),
        ("cloud.example.org/s3cret", "not the address of a server"),
        ("https:///s3cret", "not the address of a server"),
        ("https://cloud.example.org:s3cret/", "not the address of a server"),
        ("https://cloud.example.org:0/s3cret", "not the address of a server"),
        ("https://cloud.example.org:99999/s3cret", "not the address of a server"),
        ("https://cloud.example.org/a\r\nX-Header: s3cret", "not the address of a server"),
        ("https://cloud..example.org/s3cret", "not the address of a server"),
        ("https://cloud.example.org\\@s3cret.example.org/", "holds a user or a password"),
        ("", "not the address of a server"),
    ],
)
def test_what_is_no_address_is_refused_and_not_repeated(written: str, why: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        parse_caldav_address(written)
    assert "s3cret" not in str(caught.value)
    assert str(caught.value).startswith("caldav: ")


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://cloud.example.org:443/else", True),
        ("https://cloud.example.org:8443/", False),
        ("http://cloud.example.org/remote.php/dav/", False),
        ("https://cloud.example.org.evil.example/", False),
        ("https://[::1/", False),
        ("ftp://cloud.example.org/", False),
    ],
)
def test_what_belongs_to_a_server(url: str, same: bool) -> None:
    assert CLOUD.is_of(url) is same


def test_the_password_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "s3cret")
    assert find_account(CLOUD, "anna").password == "s3cret"


def test_or_from_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    kept = {("freshlegs:cloud.example.org", "anna"): "s3cret"}
    _use_keyring(monkeypatch, kept)
    assert find_account(CLOUD, "anna").password == "s3cret"
    with pytest.raises(InputError, match="there is no password for bob"):
        find_account(CLOUD, "bob")
    with pytest.raises(InputError, match="there is no password for anna"):
        find_account(parse_caldav_address("https://other.example.org/"), "anna")


def test_without_a_password_it_says_where_to_keep_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(InputError) as caught:
        find_account(CLOUD, "anna")
    assert str(caught.value) == (
        "caldav: there is no password for anna; set FRESHLEGS_CALDAV_PASSWORD, "
        "or store it once with: keyring set freshlegs:cloud.example.org anna"
    )


def test_a_locked_keyring_has_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    _use_keyring(monkeypatch, None)
    with pytest.raises(InputError, match="there is no password for anna"):
        find_account(CLOUD, "anna")


@pytest.mark.parametrize("user", ["", "anna\nX: y", "anna\x1b[2J"])
def test_what_is_no_user_is_refused(user: str) -> None:
    with pytest.raises(InputError, match="user: that is not a user name"):
        find_account(CLOUD, user)


def test_an_account_shows_no_password() -> None:
    account = Account(CLOUD, "anna", "s3cret")
    assert "s3cret" not in f"{account!r} {account}"


def _use_keyring(monkeypatch: pytest.MonkeyPatch, kept: Mapping[tuple[str, str], str] | None) -> None:
    """Use a keyring with these passwords, by service and user; None is one that stays locked."""
    if find_spec("keyring") is None:
        lacking("keyring", READERS)
    from keyring.errors import KeyringLocked

    def get_password(service: str, user: str) -> str | None:
        if kept is None:
            raise KeyringLocked("s3cret")
        return kept.get((service, user))

    monkeypatch.setattr("keyring.get_password", get_password)
