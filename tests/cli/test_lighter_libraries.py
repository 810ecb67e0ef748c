"""What is left out of a large library is there as soon as somebody asks for it."""

from __future__ import annotations

import platform
import sys

import pytest

from freshlegs.cli.lighter_libraries import PLUGINS, SELDOM, load_late


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


def test_the_name_of_the_system_loads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    name = platform.system()
    monkeypatch.delitem(sys.modules, "platform")
    load_late()
    stands_in = sys.modules["platform"]
    assert stands_in.system() == name
    assert sys.modules["platform"] is stands_in
    assert stands_in.python_version() == platform.python_version()


@pytest.mark.parametrize("name", SELDOM)
def test_what_is_seldom_needed_is_loaded_when_it_is(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert not hasattr(__import__(name), "no_such_name")  # It may be a stand-in already
    real = sys.modules[name]
    monkeypatch.delitem(sys.modules, name)
    load_late()
    stands_in = sys.modules[name]
    assert stands_in is not real
    public = next(one for one in vars(real) if not one.startswith("_") and one not in SELDOM[name])
    assert hasattr(stands_in, public)
    assert sys.modules[name] is not stands_in


def test_a_function_that_is_named_in_a_first_line_is_loaded_when_it_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pickle", "random"):
        monkeypatch.delitem(sys.modules, name)
    load_late()
    stands_in = {name: sys.modules[name] for name in ("pickle", "random")}
    from pickle import dumps, loads
    from random import getrandbits

    assert {name: sys.modules[name] for name in stands_in} == stands_in
    assert loads(dumps({"mon": (6, 7)}, protocol=4)) == {"mon": (6, 7)}
    assert 0 <= getrandbits(3) < 8
    for name, stand_in in stands_in.items():
        assert sys.modules[name] is not stand_in
        assert SELDOM[name]
