"""`python -m freshlegs` is the command `freshlegs`."""

from freshlegs.cli import run_process

run_process()
