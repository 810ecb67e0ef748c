"""What `dataclass` writes is compiled once, and never taken for what it was before."""

from __future__ import annotations

import dataclasses
import marshal
import sys
from pathlib import Path
from typing import Any

import pytest

from freshlegs.cli import compiled_dataclasses
from freshlegs.cli.compiled_dataclasses import CompiledDataclasses, locate, use_compiled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which they are kept."""
    monkeypatch.setattr(compiled_dataclasses, "KEPT_IN", tmp_path / "kept")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(dataclasses, "exec", exec, raising=False)
    return tmp_path / "kept"


def make(default: int) -> type:
    """Make a class whose methods are written by `dataclass`."""
    fields: list[tuple[str, type, Any]] = [
        ("lift", str, dataclasses.field()),
        ("sets", int, dataclasses.field(default=default)),
    ]
    return dataclasses.make_dataclass("Made", fields, frozen=True, order=True)


def try_out(made: type, default: int) -> None:
    """Ask a class all that was written for it."""
    one = made("squat")
    assert one == made("squat", default)
    assert repr(one) == f"Made(lift='squat', sets={default})"
    assert hash(one) == hash(made("squat", default))
    assert one < made("squat", default + 1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.lift = "deadlift"


def test_classes_are_the_same_compiled_anew_and_kept(folder: Path) -> None:
    use_compiled().store()
    assert not folder.exists()
    first = use_compiled()
    try_out(make(3), 3)
    first.store()
    (kept,) = folder.iterdir()
    before = kept.stat().st_mtime_ns
    second = use_compiled()
    try_out(make(3), 3)
    try_out(make(5), 5)  # the text is the same, and what it names another
    second.store()
    assert kept.stat().st_mtime_ns == before


def test_another_class_is_kept_beside_the_first(folder: Path) -> None:
    for name in ("one", "other"):
        compiled = use_compiled()
        dataclasses.make_dataclass("Made", [(name, int)])
        compiled.store()
    (kept,) = folder.iterdir()
    texts = marshal.loads(kept.read_bytes())
    assert all(any(name in text for text in texts) for name in ("one", "other"))


@pytest.mark.parametrize(
    "damaged",
    [b"", b"no marshal", marshal.dumps([1, 2]), marshal.dumps("text"), None],
    ids=["empty", "no marshal", "a list", "a text", "other code"],
)
def test_what_is_damaged_is_compiled_anew(folder: Path, damaged: bytes | None) -> None:
    compiled = use_compiled()
    make(3)
    compiled.store()
    kept = locate()
    if damaged is None:
        damaged = marshal.dumps(dict.fromkeys(marshal.loads(kept.read_bytes()), marshal.dumps(3)[:-1]))
    kept.write_bytes(damaged)
    again = use_compiled()
    try_out(make(3), 3)
    again.store()
    assert kept.read_bytes() != damaged


def test_what_is_not_used_goes_once_there_is_too_much(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = use_compiled()
    dataclasses.make_dataclass("Made", [("before", int)])
    compiled.store()
    monkeypatch.setattr(compiled_dataclasses, "MOST", 3)
    compiled = use_compiled()
    dataclasses.make_dataclass("Made", [("after", int)])
    compiled.store()
    texts = marshal.loads(locate().read_bytes())
    assert any("after" in text for text in texts)
    assert not any("before" in text for text in texts)


def test_nothing_is_kept_where_it_can_not_or_must_not(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled = use_compiled()
    make(3)
    compiled.store()
    assert not folder.exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder.write_text("a file")
    compiled.store()
    assert isinstance(CompiledDataclasses(), CompiledDataclasses)
    assert folder.read_text() == "a file"
