"""Planting bugs is done by hand; that it would look into the right tests is looked at here."""

from __future__ import annotations

import ast

import pytest

from plant_bugs import HELD, SOURCE, TESTS, cases_of, files_named, mutants

ROOMS = sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))


@pytest.mark.parametrize("name", HELD)
def test_what_is_said_to_hold_a_file_is_there(name: str) -> None:
    assert list(files_named([name]))
    assert all([*TESTS.glob(f"{pattern}.py")] for pattern in HELD[name])


@pytest.mark.parametrize("room", ROOMS)
def test_every_file_of_a_room_has_tests(room: str) -> None:
    for file in files_named([room]):
        assert cases_of(file)


def test_a_bug_is_one_change() -> None:
    source = "def check():\n    return 1 < 2\n\n\ndef describe():\n    return 1 < 2\n"
    planted = {what: ast.unparse(tree) for what, tree in mutants(ast.parse(source))}
    assert [*planted] == ["line 2: Lt to LtE", "line 2: 1 to 2", "line 2: 2 to 3"]
    assert planted["line 2: Lt to LtE"].startswith("def check():\n    return 1 <= 2\n")
    assert planted["line 2: Lt to LtE"].endswith("return 1 < 2")
