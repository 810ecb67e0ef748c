"""The application: its commands, and the one place where errors become a message and an exit code."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import Annotated

import typer

from freshlegs.cli import check, explain, export, init, plan, rules, schema, show
from freshlegs.cli.exits import Exit
from freshlegs.errors import FreshlegsError

app = typer.Typer(
    name="freshlegs",
    help="Plan the training week of runners who lift: the best one, proven and explained.",
    epilog="Start with: freshlegs init week.toml, then freshlegs plan week.toml --ics week.ics",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("init")(init.init)
app.command("plan")(plan.plan)
app.command("show")(show.show)
app.command("check")(check.check)
app.command("explain")(explain.explain)
app.command("export")(export.export)
app.command("rules")(rules.rules)
app.command("schema")(schema.schema)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"freshlegs {version('freshlegs')}")
        raise typer.Exit


@app.callback()
def _application(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version


def main() -> int:
    """Run the command line; return the exit code."""
    # A command lives for a second and imports objects that live as long: looking for garbage among them, as
    # often as Python does by default, costs a tenth of that second.
    gc.set_threshold(100_000, 50, 50)
    # Likewise: looking for plugins of pydantic, of which freshlegs uses none, reads about every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except FreshlegsError as error:
        sys.stderr.write(f"{error}\n")
        return Exit.INPUT
    except typer.Exit as stop:
        return stop.exit_code
    except (typer.Abort, KeyboardInterrupt):
        sys.stderr.write("Stopped.\n")
        return Exit.STOPPED
    except BrokenPipeError:
        # The reader has gone (| head); what is still buffered must not raise again at exit.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except Exception as error:
        if hasattr(error, "show") and hasattr(error, "exit_code"):
            error.show()
            return int(error.exit_code)
        raise
    return code if isinstance(code, int) else Exit.DONE
