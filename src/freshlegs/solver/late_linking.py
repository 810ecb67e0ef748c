"""Libraries of compiled code that are linked while they run."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def link_late() -> Iterator[None]:
    """Let what is loaded inside find each function of its libraries when it is called first, where systems do so.

    Python has all of them found before anything is called. CP-SAT's libraries have some ten thousands, of which a
    solve calls a few: that was a quarter of what loading them takes.
    """
    if not hasattr(sys, "setdlopenflags"):
        yield
        return
    before = sys.getdlopenflags()
    sys.setdlopenflags(os.RTLD_LAZY)
    try:
        yield
    finally:
        sys.setdlopenflags(before)
