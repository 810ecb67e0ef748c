"""What no file tells and nothing below the commands reads: the time, and who sits at the computer."""

import getpass
import os
from datetime import datetime

from freshlegs.io.errors import Fault, InputError, repr_for_user

NOW = "FRESHLEGS_NOW"
"""Names the moment that is taken for now, where the environment has it: for scripts, and for whoever tries a year."""


def read_clock() -> datetime:
    """Return the current local time, or the moment of FRESHLEGS_NOW; no command reads the clock in another place.

    Raises InputError where that is no moment.
    """
    told = os.environ.get(NOW)
    if not told:
        return datetime.now().astimezone()
    try:
        return datetime.fromisoformat(told).astimezone()
    except (ValueError, OverflowError):
        allowed = "a moment such as 2026-12-01T18:00 or 2026-12-01T18:00+01:00"
        raise InputError(NOW, Fault("", f"found {repr_for_user(told)}", allowed)) from None


def find_user_name() -> str:
    """Return the name under which somebody is logged in, which is usually theirs; "me" where there is none."""
    try:
        name = getpass.getuser().strip()
    except (OSError, KeyError, ImportError):
        return "me"
    return name if name and name.isprintable() else "me"
