"""`freshlegs init`: a commented scenario to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Answer


def init(
    target: Annotated[Path, typer.Argument(metavar="[FILE]", help='The file to write; "-" is standard output.')] = Path(
        "week.toml"
    ),
    timezone: Annotated[
        str | None, typer.Option("--timezone", metavar="ZONE", help="IANA time zone; default: this computer's.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    json: options.Json = False,
    seed: options.Seed = 0,
) -> Answer:
    """Write a commented scenario that works, to change into your own."""
    del seed
    options.apart(inputs={}, outputs={"FILE": target}, json=json)
    from freshlegs.cli import output
    from freshlegs.clock import local_zone
    from freshlegs.errors import OutputError
    from freshlegs.files import write_atomically
    from freshlegs.scenario import load_scenario, starter

    written = starter(timezone or local_zone())
    load_scenario(written, "--timezone")
    if target == output.STDOUT:
        return Answer(written.encode())
    if target.exists() and not force:
        raise OutputError(f"{target} is there already. Choose another name, or --force to replace it.")
    write_atomically(target, written.encode())
    output.say(f"{target}: change it to your week, then run: freshlegs plan {target}")
    return Answer(output.machine({"format": 1, "file": str(target)}) if json else b"")
