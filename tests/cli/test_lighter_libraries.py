"""What is left out of large libraries is there as soon as somebody asks for it."""

from __future__ import annotations

import sys

import pytest

from freshlegs.cli.lighter_libraries import leave_out_plugins

LOADER = "pydantic.plugin._loader"


def test_no_plugins_are_looked_for_and_all_else_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, LOADER, raising=False)
    leave_out_plugins()
    stands_in = sys.modules[LOADER]
    assert list(stands_in.get_plugins()) == []
    assert sys.modules[LOADER] is stands_in
    assert stands_in.PYDANTIC_ENTRY_POINT_GROUP == "pydantic"
    assert sys.modules[LOADER] is not stands_in
    with pytest.raises(AttributeError):
        _ = stands_in.no_such_name


def test_a_search_that_has_taken_place_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, LOADER, sys)
    leave_out_plugins()
    assert sys.modules[LOADER] is sys
