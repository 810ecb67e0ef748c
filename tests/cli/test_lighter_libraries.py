"""What is left out of large libraries is there as soon as somebody asks for it."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import pytest

from freshlegs.cli.lighter_libraries import PLUGINS, SELDOM_USED, load_late


@pytest.fixture(autouse=True)
def _unloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*SELDOM_USED, PLUGINS):
        monkeypatch.delitem(sys.modules, name, raising=False)
    load_late()


def test_no_plugins_are_looked_for_and_all_else_is_loaded() -> None:
    stands_in = sys.modules[PLUGINS]
    assert list(stands_in.get_plugins()) == []
    assert sys.modules[PLUGINS] is stands_in
    assert stands_in.PYDANTIC_ENTRY_POINT_GROUP == "pydantic"
    assert sys.modules[PLUGINS] is not stands_in


@pytest.mark.parametrize(
    ("name", "asked"), [("platform", "system"), ("secrets", "compare_digest"), ("subprocess", "run")]
)
def test_what_is_seldom_used_is_loaded_when_it_is(name: str, asked: str) -> None:
    """By whoever has imported it before, and by whoever imports it then."""
    before: Any = import_module(name)
    assert "__file__" not in vars(before)
    found = getattr(before, asked)
    assert getattr(import_module(name), asked) is found
    assert import_module(name).__file__
    assert vars(before)[asked] is found
    with pytest.raises(AttributeError):
        _ = before.no_such_name


def test_what_is_loaded_already_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, PLUGINS, sys)
    load_late()
    assert sys.modules[PLUGINS] is sys
