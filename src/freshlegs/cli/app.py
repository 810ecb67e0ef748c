"""The application: its commands, and the one place where errors become a message and an exit code."""

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Sequence
from functools import cache
from types import FrameType
from typing import Annotated, Any

import typer
from typer.main import get_command

from freshlegs import __version__
from freshlegs.cli import output
from freshlegs.cli.command_group import CommandGroup
from freshlegs.cli.exits import Answer, Exit
from freshlegs.cli.faults_told import explain_usage, list_faults, name_parameters, wants_json
from freshlegs.io.errors import ArgumentError, FreshlegsError, InputError
from freshlegs.io.files import explain_os_error

app = typer.Typer(
    name="freshlegs",
    help="Plan the training week of runners who lift: the best one, proven and explained.",
    epilog="Start with: freshlegs init my-week.toml. Then, every week: freshlegs docs weekly-loop",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    cls=CommandGroup,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"freshlegs {__version__}")
        raise typer.Exit


@app.callback()
def _application(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version


@cache
def build_commands() -> Any:
    """Return the group of all commands; Typer would build it anew in each call within a process."""
    return get_command(app)


_heard: list[int] = []
"""Each Ctrl-C so far."""


def run() -> int:
    """Run the application; return the exit code."""
    _listen()
    try:
        return _answered()
    except FreshlegsError as error:
        if isinstance(error, ArgumentError):
            error = error.rename(name_parameters(build_commands().commands, sys.argv))
        return _refuse(Exit.INPUT, str(error), list_faults(error))
    except BrokenPipeError:
        _silence()
        return Exit.DONE
    except OSError as error:
        _silence()
        return _refuse(Exit.INPUT, f"can't write standard output: {explain_os_error(error)}")
    except Exception as error:
        # Of a thread that finds no memory Python says it in words.
        if isinstance(error, MemoryError) or "can't start new thread" in str(error):
            return _refuse(Exit.INPUT, "there is not enough memory left, so it was given up; no file is half written")
        if not _heard:
            raise
        # Large libraries turn a Ctrl-C that comes while they are loaded into errors of their own.
        return _refuse(Exit.STOPPED, "Stopped.")


def _refuse(code: Exit, message: str, faults: Sequence[dict[str, str]] = ()) -> Exit:
    """Say what is wrong, to a script that asked for JSON on standard output too; return the exit code."""
    _say(message)
    if faults and wants_json(sys.argv):
        try:
            output.deliver(output.encode_json({"format": 1, "status": "error", "exit": int(code), "faults": faults}))
        except (FreshlegsError, BrokenPipeError):
            _silence()
    return code


def _listen() -> None:
    """Note each Ctrl-C, beside what Python makes of it."""
    _heard.clear()
    ours = threading.current_thread() is threading.main_thread()
    if ours and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _hear)


def _hear(number: int, frame: FrameType | None) -> None:
    _heard.append(number)
    signal.default_int_handler(number, frame)


def _answered() -> int:
    try:
        answer = build_commands()(standalone_mode=False, prog_name=app.info.name)
    except typer.Exit as stop:
        answer = stop.exit_code
    except (typer.Abort, KeyboardInterrupt):
        answer = Exit.STOPPED
    except SystemExit as gone:
        if "completion" in " ".join(sys.argv).lower() or os.environ.get("_FRESHLEGS_COMPLETE"):
            return int(gone.code or 0)  # Typer has said what came of it
        # Typer's way to say that the reader of its help has gone.
        raise BrokenPipeError from gone
    except Exception as error:
        if not (hasattr(error, "show") and hasattr(error, "exit_code")):
            raise
        return _refuse_usage(error)
    if not isinstance(answer, Answer):
        if answer == Exit.STOPPED:
            _say("Stopped.")
        if sys.stdout is not None:
            sys.stdout.flush()
        return answer if isinstance(answer, int) else Exit.DONE
    output.deliver(answer.output)
    return answer.code


def _refuse_usage(error: Any) -> Exit:
    fault = explain_usage(error)
    if fault is None:
        error.show()
        return Exit.USAGE
    if error.ctx is None:
        return _refuse(Exit.USAGE, str(fault), list_faults(InputError(app.info.name or "", fault)))
    path = error.ctx.command_path
    message = f"{error.ctx.get_usage()}\n{fault}\nAll of it: {path} --help"
    return _refuse(Exit.USAGE, message, list_faults(InputError(path, fault)))


def _say(message: str) -> None:
    with contextlib.suppress(OSError, AttributeError):
        output.say(message)


def _silence() -> None:
    """Let what is still buffered for standard output go nowhere, or it would raise again at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
