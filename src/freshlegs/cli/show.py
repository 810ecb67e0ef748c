"""`freshlegs show`: a stored plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from freshlegs.cli import options


def show(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help='A stored plan.json; "-" reads standard input.')],
    json: options.Json = False,
    seed: options.Seed = 0,
) -> None:
    """Show a stored plan as a grid."""
    del seed
    from freshlegs.cli import output
    from freshlegs.loading import load_record

    stored = load_record(plan)
    if json:
        output.sys.stdout.write(output.record_json(stored))
        return
    from freshlegs.show import record_text

    output.text(record_text(stored, width=output.width(), colour=output.colour()))
