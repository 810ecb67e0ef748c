"""The commands and their options, export targets, exit codes and errors, from the command line itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from freshlegs.cli.app import build_commands
from freshlegs.cli.exits import Exit
from freshlegs.cli.export_targets import CALENDARS, DRAWINGS, WORKOUTS
from freshlegs.io.errors import FreshlegsError
from freshlegs.report.page_tables import format_code as code
from freshlegs.report.page_tables import format_table as table


def commands() -> str:
    """Return a section for each command, in the order of `freshlegs --help`."""
    group: Any = build_commands()
    return "\n".join(_command(name, command) for name, command in group.commands.items())


def export_targets() -> str:
    """Return what a plan can be exported as: calendars first, then drawings, then workouts for other programs."""
    rows = [
        (code(f"{target.option} {target.metavar}"), kind, target.help)
        for kind, targets in (("a calendar", CALENDARS), ("a drawing", DRAWINGS), ("workouts", WORKOUTS))
        for target in targets
    ]
    return table(("option", "kind", "what it is"), rows)


def exit_codes() -> str:
    """Return what the exit codes mean."""
    return table(("code", "means"), [(str(int(end)), end.means) for end in Exit])


def errors() -> str:
    """Return the errors that a script may meet: every one ends a command with the exit code of a wrong input."""
    rows = [(code(error.__name__), (error.__doc__ or "").split("\n\n")[0]) for error in _errors(FreshlegsError)]
    return table(("error", "what it says"), rows)


def _errors(base: type[FreshlegsError]) -> Iterator[type[FreshlegsError]]:
    """Yield the errors of the library, the most general first."""
    yield base
    for error in base.__subclasses__():
        if error.__module__ == base.__module__:
            yield from _errors(error)


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
