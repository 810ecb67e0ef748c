"""`freshlegs rules`: the training rules, their prices and their sources."""

from typing import Annotated

from typer import Argument, BadParameter

from freshlegs.cli import options, output
from freshlegs.cli.exits import Answer


def rules(
    words: Annotated[
        list[str] | None,
        Argument(metavar="[list | show NAME]", help="Show one rule: parameters, sources, strength of evidence."),
    ] = None,
    json: options.Json = False,
    seed: options.UnusedSeed = None,
) -> Answer:
    """List the rules, or show one."""
    from freshlegs.report.catalogue import dump_rule, dump_rules
    from freshlegs.report.rules_text import render_rule, render_rules

    name = _parse_name(words or [])
    if json:
        return Answer(output.encode_json(dump_rules() if name is None else dump_rule(name)))
    return Answer(output.encode_rendered(render_rules) if name is None else output.encode_rendered(render_rule, name))


def _parse_name(words: list[str]) -> str | None:
    """Return the name of the requested rule; None for all rules."""
    match words:
        case [] | ["list"]:
            return None
        case ["show", name] | [name] if words != ["show"]:
            return name
        case _:
            raise BadParameter("write: freshlegs rules, or freshlegs rules show NAME")
