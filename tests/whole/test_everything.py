"""What is missing is said, and passes for a success nowhere."""

from __future__ import annotations

import pytest

from support.everything import lacking, program


def test_what_is_missing_skips_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FRESHLEGS_EVERYTHING", raising=False)
    with pytest.raises(pytest.skip.Exception, match="khal is missing: pip install it"):
        lacking("khal", "pip install it")


def test_where_everything_is_promised_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRESHLEGS_EVERYTHING", "1")
    with pytest.raises(pytest.fail.Exception, match="no-such-program is missing"):
        program("no-such-program", "write it")


def test_a_program_beside_this_python_is_found() -> None:
    assert program("freshlegs", "install it").endswith("freshlegs")
