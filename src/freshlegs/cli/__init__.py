"""The command line: one file per command. A body parses, calls the library, renders, picks the exit code."""

from __future__ import annotations

import gc
import os

__all__ = ["main"]


def main() -> int:
    """Run the command line; return the exit code."""
    # A command lives for a second and imports objects that live as long: looking for garbage among them, as
    # often as Python does by default, costs a tenth of that second.
    gc.set_threshold(1_000_000, 50, 50)
    # Likewise: looking for plugins of pydantic, of which freshlegs uses none, reads about every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from freshlegs.cli.app import run

    code = run()
    # And at its end Python looks through all of them once more before it lets go of them: as much time again.
    gc.freeze()
    return code
