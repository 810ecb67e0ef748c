"""The command line: one file per command, which parses, calls the library, renders, and picks the exit code."""

import contextlib
import gc
import os
import sys
from typing import NoReturn

__all__ = ["main", "run_process"]


def main() -> int:
    """Run the command line; return the exit code."""
    # A command lives for a second, and so do the objects it imports: collecting garbage among them as often as Python
    # does by default costs a tenth of that second.
    gc.set_threshold(1_000_000, 50, 50)
    from freshlegs.cli.compiled_texts import use_compiled
    from freshlegs.cli.lighter_libraries import load_late

    compiled = use_compiled()
    load_late()
    from freshlegs.cli.app import run

    try:
        return run()
    finally:
        compiled.store()


def run_process() -> NoReturn:
    """Run the command line as a process of its own.

    When all is written the process ends at once: taking all that was loaded apart would cost a twentieth of its time.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        # A failed write was reported already.
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)
