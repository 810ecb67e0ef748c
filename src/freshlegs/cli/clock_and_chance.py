"""What no file tells and nothing below the commands reads: the time, and chance."""

import os
from datetime import datetime


def read_clock() -> datetime:
    """Return the current local time; no command reads the clock in another place."""
    return datetime.now().astimezone()


def draw_id() -> str:
    """Return an id that no other athlete's scenario has; nothing else that the program writes is left to chance."""
    return f"week-{os.urandom(6).hex()}"
