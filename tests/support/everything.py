"""What tests need beyond Python's own packages: without it they are skipped, and in CI, which has it all, they fail."""

from __future__ import annotations

import os
import shutil
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import pytest

READERS = "pip install -c constraints.txt -e '.[readers]'"

DECODERS = "pip install -c constraints.txt -e '.[decoders]'"


def lacking(what: str, remedy: str) -> NoReturn:
    """Skip the test and say what is missing; where FRESHLEGS_EVERYTHING=1 promises that it is there, fail."""
    message = f"{what} is missing: {remedy}"
    if os.environ.get("FRESHLEGS_EVERYTHING") == "1":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def package(name: str, remedy: str = DECODERS) -> Any:
    """Return a package that not everybody has."""
    try:
        return import_module(name)
    except ImportError:
        lacking(name, remedy)


def program(name: str, remedy: str = READERS) -> str:
    """Return the path of a program, from this Python's own folder first."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    return found or lacking(name, remedy)
