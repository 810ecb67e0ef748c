"""`freshlegs mcp`: the questions as tools for agents, over standard input and output."""

import os
import sys
from io import UnsupportedOperation
from pathlib import Path
from typing import Annotated

from typer import Argument, BadParameter, Option

from freshlegs.cli import options
from freshlegs.cli.exits import Answer

LONGEST = 60.0
"""Seconds that an answer takes at most, where nobody says otherwise: agents lose patience."""


def mcp(
    files: Annotated[
        list[Path] | None,
        Argument(metavar="[FILE]...", help="The only files that agents may read: scenarios, plans, calendars."),
    ] = None,
    time_limit: Annotated[
        float, Option("--time-limit", metavar="SECONDS", min=0.001, help="Stop searching for an answer after so many.")
    ] = LONGEST,
    json: options.Json = False,
    seed: options.UnusedSeed = None,
) -> Answer:
    """Answer agents by the Model Context Protocol.

    Over standard input and output, until that ends: plan, check, why, what_if, advise, replan, today and rules are
    tools with schemas. Nothing is written, and nothing read but the FILEs.
    """
    del json
    from freshlegs.cli.clock_and_chance import read_clock
    from freshlegs.io.errors import OutputError
    from freshlegs.io.files import read_bytes
    from freshlegs.io.shipped import say_how_to_install

    if any(str(file) == "-" for file in files or ()):
        raise BadParameter("standard input is where the agent speaks: name files")
    for file in files or ():
        read_bytes(file)  # What is not there is said now, to who can mend it.
    try:
        from freshlegs.cli.mcp_server import build_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types"):
            raise
        raise OutputError(f"agents need the package mcp: {say_how_to_install('mcp')}") from None
    from freshlegs.api.agent_tools import AgentTools

    _check_input()
    build_server(AgentTools(read_clock, tuple(files or ()), time_limit)).run("stdio")
    return Answer()


def _check_input() -> None:
    """Raise InputError where standard input is closed, or is none to read from."""
    from freshlegs.io.errors import Fault, InputError

    try:
        os.read(sys.stdin.fileno(), 0)
    except UnsupportedOperation:
        return  # it stands in for a real one
    except (AttributeError, OSError):
        allowed = "an agent starts freshlegs mcp, and speaks there"
        raise InputError("standard input", Fault("", "it can't be read", allowed)) from None
