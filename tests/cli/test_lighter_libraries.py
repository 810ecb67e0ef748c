"""What is left out of a large library is there as soon as somebody asks for it."""

from __future__ import annotations

import sys

import pytest

from freshlegs.cli.lighter_libraries import PLUGINS, load_late


def test_no_plugins_are_looked_for_and_all_else_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, PLUGINS, raising=False)
    load_late()
    stands_in = sys.modules[PLUGINS]
    assert list(stands_in.get_plugins()) == []
    assert sys.modules[PLUGINS] is stands_in
    assert stands_in.PYDANTIC_ENTRY_POINT_GROUP == "pydantic"
    assert sys.modules[PLUGINS] is not stands_in
    with pytest.raises(AttributeError):
        _ = stands_in.no_such_name


def test_what_is_loaded_already_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, PLUGINS, sys)
    load_late()
    assert sys.modules[PLUGINS] is sys
