"""How libraries are linked is as it was once they are loaded."""

from __future__ import annotations

import os
import sys

import pytest

from freshlegs.solver.late_linking import link_late


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
