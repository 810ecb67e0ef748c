"""The command line: one file per command. A body parses, calls the library, renders, picks the exit code."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import NoReturn

__all__ = ["main", "run_process"]


def main() -> int:
    """Run the command line; return the exit code."""
    # A command lives for a second and imports objects that live as long: looking for garbage among them, as
    # often as Python does by default, costs a tenth of that second.
    gc.set_threshold(1_000_000, 50, 50)
    # Likewise: looking for plugins of pydantic, of which freshlegs uses none, reads about every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from freshlegs.cli.app import run

    return run()


def run_process() -> NoReturn:
    """Run the command line as a process of its own.

    When all is written the process ends at once: taking apart what ortools and pandas have put together would cost a
    twentieth of its time, for nothing.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        # What could not be written was said already.
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)
