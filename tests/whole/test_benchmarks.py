"""The benchmarks are run by hand, so that they say what freshlegs has is looked at here."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from support.paths import TESTS

IMPORT = re.compile(r"^from (freshlegs[\w.]*) import ([\w, ]+)$", re.MULTILINE)
FILES = sorted(path.name for path in (TESTS / "benchmarks").glob("*.py"))


@pytest.mark.parametrize("name", FILES)
def test_what_a_benchmark_imports_is_there(name: str) -> None:
    """Also what its scripts import, which run as processes of their own."""
    for module, names in IMPORT.findall((TESTS / "benchmarks" / name).read_text("utf-8")):
        assert {*names.replace(" ", "").split(",")} <= {*dir(import_module(module))}, (name, module)
