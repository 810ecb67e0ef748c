"""`python -m freshlegs` is the command `freshlegs`."""

from __future__ import annotations

from freshlegs.cli import run_process

run_process()
