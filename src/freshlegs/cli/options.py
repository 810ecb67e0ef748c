"""Options and arguments that several commands share."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

Scenario = Annotated[Path, typer.Argument(metavar="SCENARIO", help='Scenario file (TOML); "-" reads standard input.')]
Plan = Annotated[Path, typer.Argument(metavar="PLAN", help='A stored plan.json; "-" reads standard input.')]
Week = Annotated[
    Path, typer.Argument(metavar="PLAN", help='A stored plan.json, or a scenario to plan; "-" reads standard input.')
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, and nothing else, on standard output.")]
Seed = Annotated[int, typer.Option("--seed", min=0, max=2**31 - 1, help="Seed of the solver.")]
TimeLimit = Annotated[
    float | None,
    typer.Option("--time-limit", metavar="SECONDS", min=0.001, help="Stop searching after so many seconds."),
]
Today = Annotated[
    datetime | None,
    typer.Option("--today", formats=["%Y-%m-%d"], metavar="DATE", help="Plan as if it were this day."),
]
NoRestDays = Annotated[bool, typer.Option("--no-rest-days", help="Leave rest days out of the calendar file.")]
