"""Where a reader works, and how its program is run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from support.everything import READERS, lacking
from support.real_readers.server import Server

PATIENCE = 600
"""Seconds after which a program has failed."""

_EACH = """
import importlib, json, sys
module, name, commands = json.load(sys.stdin)
program = getattr(importlib.import_module(module), name)
for command in commands:
    sys.argv = [name, *command]
    try:
        program()
    except SystemExit as end:
        if end.code:
            raise
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """An empty folder, and the way to the CalDAV server, which runs once somebody asks for it."""

    folder: Path
    server: Callable[[], Server]


def run(*command: str | Path, stdin: bytes = b"") -> bytes:
    """Run a program that must succeed, far from the settings of whoever runs the tests; return what it printed."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}
    done = subprocess.run(
        list(map(str, command)),
        input=stdin,
        capture_output=True,
        env={**ours, "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8", "XDG_CONFIG_HOME": "/nonexistent"},
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace")[-3000:]
    return done.stdout


def run_each(module: str, name: str, *commands: tuple[str | Path, ...]) -> bytes:
    """Run a program of Python's with one command after the other, as `run` does; it is loaded once."""
    package = module.partition(".")[0]
    if find_spec(package) is None:
        lacking(package, READERS)
    asked = json.dumps([module, name, [list(map(str, command)) for command in commands]])
    return run(sys.executable, "-c", _EACH, stdin=asked.encode())
