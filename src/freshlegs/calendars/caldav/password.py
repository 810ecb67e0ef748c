"""Who writes to a server: a user, and the password that is kept for him."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from freshlegs.calendars.caldav.address import SOURCE, Address
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.text import to_one_line

VARIABLE = "FRESHLEGS_CALDAV_PASSWORD"


@dataclass(frozen=True, slots=True)
class Account:
    """A user of a server. The password shows in no repr."""

    address: Address
    user: str
    password: str = field(repr=False)


def find_account(address: Address, user: str) -> Account:
    """Return the account of a user, with the password from the environment or the system's keyring.

    Raises
    ------
    InputError
        If neither has one.
    """
    if not user or user != to_one_line(user):
        raise InputError("--user", Fault("", "that is no name of a user"))
    service = f"freshlegs:{address.host}"
    password = os.environ.get(VARIABLE, "") or _from_keyring(service, user)
    if not password:
        allowed = f"set {VARIABLE}, or store it once with: keyring set {service} {user}"
        raise InputError(SOURCE, Fault("", f"there is no password of {user}", allowed))
    return Account(address, user, password)


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
