"""How libraries are linked is as it was once they are loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from freshlegs.solver import linking
from freshlegs.solver.linking import link_late


@pytest.mark.skipif(not hasattr(sys, "setdlopenflags"), reason="this system knows one way to link")
def test_what_is_loaded_inside_is_linked_late_and_nothing_else() -> None:
    before = sys.getdlopenflags()
    with link_late():
        assert sys.getdlopenflags() == os.RTLD_LAZY
    assert sys.getdlopenflags() == before
    with pytest.raises(ImportError), link_late():
        raise ImportError("no such library")
    assert sys.getdlopenflags() == before


def test_where_there_is_one_way_to_link_it_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(sys, "setdlopenflags", raising=False)
    with link_late():
        pass


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="what is loaded can't be looked up here")
def test_the_core_is_loaded_ahead_where_it_is_there() -> None:
    """Its file is found without loading anything of ortools, and what is loaded then is that file."""
    done = subprocess.run([sys.executable, "-c", AHEAD], capture_output=True, text=True, check=True)
    assert done.stdout == "True False\n"


AHEAD = """
import sys
from pathlib import Path
from freshlegs.solver.linking import CORE, load_ahead
thread = load_ahead()
thread.join()
print(CORE in Path("/proc/self/maps").read_text(), any(name.startswith("ortools") for name in sys.modules))
"""


@pytest.mark.parametrize("lacking", ["package", "file", "system"])
def test_what_is_not_there_is_left_to_who_asks_for_the_solver(lacking: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if lacking == "package":
        monkeypatch.setattr(linking, "find_spec", lambda _: None)
    elif lacking == "file":
        monkeypatch.setattr(linking, "CORE", "sat/python/no_such_core")
    else:
        monkeypatch.delattr(os, "RTLD_LAZY", raising=False)
    assert linking.load_ahead() is None
