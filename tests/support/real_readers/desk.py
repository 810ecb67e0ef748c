"""Where a reader works, and how its program is run."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from support.everything import READERS, lacking
from support.real_readers.server import Server

PATIENCE = 600
"""Seconds after which a program has failed."""

_HOST = """
import importlib, json, os, signal, sys
module, name, patience = sys.argv[1:]
program = getattr(importlib.import_module(module), name)

def work(commands, out):
    signal.alarm(int(patience))
    where = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0), os.dup2(where, 1), os.dup2(where, 2)
    for command in commands:
        sys.argv = [name, *command]
        try:
            program()
        except SystemExit as end:
            if end.code:
                print(end.code, file=sys.stderr)
                return 1
    return 0

for line in sys.stdin:
    child = os.fork()
    if not child:
        code = 1
        try:
            code = work(*json.loads(line))
        except BaseException:
            sys.excepthook(*sys.exc_info())
        finally:
            sys.stdout.flush(), sys.stderr.flush()
            os._exit(code)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""A program of Python's that is loaded once, and works in a process of its own each time."""


@dataclass(frozen=True, slots=True)
class Desk:
    """An empty folder, and the way to the CalDAV server, which runs once somebody asks for it."""

    folder: Path
    server: Callable[[], Server]


def _far_from_here() -> dict[str, str]:
    """Return an environment without the settings of whoever runs the tests."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}
    return {**ours, "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": "/nonexistent"}


def run(*command: str | Path, stdin: bytes = b"") -> bytes:
    """Run a program that must succeed; return what it printed."""
    done = subprocess.run(
        list(map(str, command)),
        input=stdin,
        capture_output=True,
        env=_far_from_here(),
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace")[-3000:]
    return done.stdout


@cache
def _host(module: str, name: str) -> subprocess.Popen[str]:
    """Return the process that has loaded a program of Python's; it ends with this one."""
    if find_spec(module.partition(".")[0]) is None:
        lacking(module.partition(".")[0], READERS)
    command = [sys.executable, "-c", _HOST, module, name, str(PATIENCE)]
    host = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=_far_from_here())
    atexit.register(host.communicate)
    return host


def run_each(module: str, name: str, desk: Desk, *commands: tuple[str | Path, ...]) -> bytes:
    """Run a program of Python's with one command after the other, as `run` does."""
    host, printed = _host(module, name), desk.folder / f"{name}.out"
    assert host.stdin is not None
    assert host.stdout is not None
    print(json.dumps([[list(map(str, command)) for command in commands], str(printed)]), file=host.stdin, flush=True)
    code, text = host.stdout.readline().strip(), printed.read_bytes()
    assert code == "0", f"{code}: {text.decode(errors='replace')[-3000:]}"
    return text
