"""The commands and their options, from the command line itself, and its exit codes."""

from __future__ import annotations

from typing import Any

import typer
from tables import code, table

from freshlegs.cli.app import app
from freshlegs.cli.exits import Exit

MEANINGS = {
    Exit.DONE: "done",
    Exit.INPUT: "the input is wrong; each fault stands on a line of standard error",
    Exit.USAGE: "the command was called wrongly",
    Exit.IMPOSSIBLE: "the week is impossible; of `check`: a hard rule is broken",
    Exit.UNDECIDED: "neither a week nor a proof that there is none in the time given",
    Exit.STOPPED: "stopped with Ctrl-C; what was finished of a sweep is printed",
}


def commands() -> str:
    """Return a section for each command, in the order of `freshlegs --help`."""
    group: Any = typer.main.get_command(app)
    return "\n".join(_command(name, command) for name, command in group.commands.items())


def exit_codes() -> str:
    """Return what the exit codes mean."""
    return table(("code", "means"), [(str(int(end)), MEANINGS[end]) for end in Exit])


def _command(name: str, command: Any) -> str:
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    options = [param for param in command.params if param.param_type_name == "option" and param.name != "help"]
    usage = " ".join([f"freshlegs {name}", *map(_argument, arguments), *(["[OPTIONS]"] if options else [])])
    context = typer.Context(command)
    rows = [(code(_argument(param)), param.help or "") for param in arguments]
    rows += [(code(called), says) for called, says in (param.get_help_record(context) for param in options)]
    table_of_them = table(("option", "what it does"), [(called, says.replace("<", "&lt;")) for called, says in rows])
    return "\n".join([f"## {name}\n", f"{command.help}\n", f"```text\n{usage}\n```\n", table_of_them])


def _argument(param: Any) -> str:
    named = param.metavar or param.name.upper()
    return named if param.required or named.startswith("[") else f"[{named}]"
