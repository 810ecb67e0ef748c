"""The installed command, run as a process of its own, or as fast as a call."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO, TextIOWrapper
from json import loads
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from freshlegs.cli import main

COMMAND = Path(sys.executable).with_name("freshlegs")
PATIENCE = 600
"""Seconds after which a run has failed."""

WEEK = """\
title = "Two lifts and three runs"
timezone = "Europe/Berlin"

[week]
start = 2026-11-30

[availability]
mon = ["06:00-08:00"]
tue = ["06:00-08:00"]
wed = ["17:00-19:00"]
thu = ["06:00-08:00"]
fri = ["06:00-08:00"]
sat = ["08:00-11:00"]

[[sessions]]
kind = "full"
count = 2
minutes = 60

[[sessions]]
kind = "intervals"
minutes = 45

[[sessions]]
kind = "long"
minutes = 90
"""
"""A small scenario that can be planned; tables may be added at its end."""


OLD = '{"format": 1, "scenario": "old"}'
"""What freshlegs may have written once, and so writes over."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a run came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be one JSON value by the letter: no NaN, nothing around it."""
        return loads(self.out, parse_constant=_not_json)


def freshlegs(
    *arguments: str | Path,
    stdin: str = "",
    env: Mapping[str, str] | None = None,
    python: tuple[str, ...] = (),
    folder: Path | None = None,
) -> Done:
    """Run the command.

    Parameters
    ----------
    env : mapping of str to str, optional
        Changes to the environment.
    python : tuple of str
        Run it as the interpreter with these options, such as ("-m", "freshlegs"), instead.
    """
    command = [sys.executable, *python] if python else [str(COMMAND)]
    done = subprocess.run(
        [*command, *map(str, arguments)],
        input=stdin.encode(),
        capture_output=True,
        env=environment(env),
        cwd=folder,
        timeout=PATIENCE,
        check=False,
    )
    out, err = done.stdout.decode(), done.stderr.decode(errors="replace")
    assert "Traceback" not in err, err[-2000:]
    return Done(done.returncode, out, err)


def call(*arguments: str | Path, stdin: str | None = None, folder: Path | None = None) -> Done:
    """Run the command inside this process: what would be a traceback is an exception."""
    out, err = (TextIOWrapper(BytesIO(), "utf-8") for _ in range(2))
    with (
        contextlib.chdir(folder or Path.cwd()),
        patch.object(sys, "stdin", sys.stdin if stdin is None else TextIOWrapper(BytesIO(stdin.encode()), "utf-8")),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        patch.object(sys, "argv", ["freshlegs", *map(str, arguments)]),
        patch.dict(os.environ),
        patch("gc.set_threshold"),
    ):
        code = main()
    return Done(int(code), *(_written(stream) for stream in (out, err)))


def store_week(folder: Path, text: str, name: str = "week.toml") -> None:
    """Write a scenario and its plan, as plan.json."""
    (folder / name).write_text(text, "utf-8")
    (folder / "plan.json").write_bytes(plan_once(text, name))


@cache
def plan_once(text: str, name: str = "week.toml") -> bytes:
    """Return the plan.json of a scenario; what was planned once is not planned again."""
    with TemporaryDirectory() as there:
        folder = Path(there)
        (folder / name).write_text(text, "utf-8")
        done = call("plan", name, "-o", "plan.json", folder=folder)
        assert done.code == 0, done.err
        return (folder / "plan.json").read_bytes()


def assert_refused(done: Done, source: str) -> None:
    """Assert an input error: code 1, each line naming the source, fit for people and for terminals.

    There is no output, or with --json the same faults.
    """
    lines = done.err.splitlines()
    assert done.code == 1, done
    assert not done.out or len(done.json["faults"]) == len(lines), done
    assert lines
    assert all(line.startswith(source) and line.isprintable() for line in lines), lines
    assert done.err.endswith("\n")
    assert not any(word in done.err for word in ("Error", "None", "pydantic", "Traceback")), lines


def shell(line: str, *arguments: str | Path) -> Done:
    """Run a line of bash in which "$F" is the command and "$1" the first argument."""
    done = subprocess.run(
        ["bash", "-c", line, "bash", *map(str, arguments)],
        capture_output=True,
        env=environment({"F": str(COMMAND)}),
        timeout=PATIENCE,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace"))


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return this environment without what changes the look of the output, changed as given."""
    kept = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES", "NO_COLOR", "TZ")}
    return {**kept, **(changes or {})}


def _written(stream: TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def _not_json(constant: str) -> Any:
    raise AssertionError(f"{constant} is not JSON")
