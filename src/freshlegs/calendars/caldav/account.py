"""An account on a CalDAV server."""

from freshlegs.io.errors import ArgumentError, Fault
from freshlegs.io.server_account import Account, Address, find_secret, parse_address
from freshlegs.io.text import to_one_line

VARIABLE = "FRESHLEGS_CALDAV_PASSWORD"
SOURCE = "caldav"
_EXAMPLE = "such as https://cloud.example.org/remote.php/dav/"


def parse_caldav_address(text: str) -> Address:
    """Return the address that somebody wrote; raises InputError for one with secrets in it, not https, or no address.

    What was written is not repeated, for whatever it may hold.
    """
    return parse_address(text, SOURCE, _EXAMPLE)


def find_account(address: Address, user: str) -> Account:
    """Return a user's account; raises InputError where neither the environment nor the keyring has the password."""
    if not user or user != to_one_line(user):
        raise ArgumentError("user", Fault("", "that is not a user name"))
    return Account(address, user, find_secret(address, user, VARIABLE, SOURCE))
