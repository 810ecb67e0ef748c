"""`freshlegs rules`: the training rules, their prices and their sources."""

from __future__ import annotations

from typing import Annotated

import typer

from freshlegs.cli import options
from freshlegs.cli.exits import Answer


def rules(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[list | show NAME]", help="Show one rule: parameters, sources, strength of evidence."),
    ] = None,
    json: options.Json = False,
    seed: options.Seed = 0,
) -> Answer:
    """List the rules, or show one."""
    del seed
    from freshlegs.cli import output
    from freshlegs.report.catalogue import rule_data, rules_data
    from freshlegs.report.rules_text import rule_text, rules_text

    name = _name(words or [])
    if json:
        return Answer(output.machine(rules_data() if name is None else rule_data(name)))
    width, colour = output.width(), output.colour()
    if name is None:
        return Answer(output.people(rules_text(width=width, colour=colour)))
    return Answer(output.people(rule_text(name, width=width, colour=colour)))


def _name(words: list[str]) -> str | None:
    """Return the rule that is asked for; None for all of them."""
    match words:
        case [] | ["list"]:
            return None
        case ["show", name] | [name] if words != ["show"]:
            return name
        case _:
            raise typer.BadParameter("write: freshlegs rules, or freshlegs rules show NAME")
