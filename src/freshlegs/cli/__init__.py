"""The command line: one file per command. A body parses, calls the library, renders, picks the exit code."""

from __future__ import annotations

from freshlegs.cli.app import main

__all__ = ["main"]
