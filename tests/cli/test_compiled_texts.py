"""What `dataclass` writes and what annotations quote is compiled once, and never taken for what it was before."""

from __future__ import annotations

import dataclasses
import marshal
import sys
import typing
from pathlib import Path
from typing import Any

import pytest

from freshlegs.cli import compiled_texts
from freshlegs.cli.compiled_texts import CompiledTexts, locate, use_compiled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which they are kept."""
    monkeypatch.setattr(compiled_texts, "KEPT_IN", tmp_path / "kept")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(dataclasses, "exec", exec, raising=False)
    monkeypatch.setattr(typing, "compile", compile, raising=False)
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


class Quoting:
    """What is annotated in texts, as all of this file is."""

    lift: str | None
    sets: tuple[int, ...]


def count_compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which each text is added that Python compiles from here on."""
    compiled: list[str] = []

    def note(text: str, *how: Any, **options: Any) -> Any:
        compiled.append(text)
        return compile(text, *how, **options)

    monkeypatch.setattr(compiled_texts, "compile", note, raising=False)
    return compiled


@pytest.mark.usefixtures("folder")
def test_annotations_are_the_same_compiled_anew_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is compiled once, wherever it stands, and not at all the next time."""
    compiled = count_compiled(monkeypatch)
    meant = {"lift": str | None, "sets": tuple[int, ...]}
    first = use_compiled()
    assert [typing.get_type_hints(Quoting) for _ in range(2)] == [meant, meant]
    first.store()
    assert compiled == ["str | None", "tuple[int, ...]"]
    second = use_compiled()
    assert typing.get_type_hints(Quoting) == meant
    second.store()
    assert len(compiled) == 2


@pytest.mark.usefixtures("folder")
def test_a_text_is_compiled_as_it_is_asked_for() -> None:
    """The same text may be an annotation and what is run; in any other way Python compiles it."""
    compiled = use_compiled()
    for _ in range(2):
        assert eval(compiled.compile_annotation("1 + 1", "<string>", "eval")) == 2
        compiled.execute("1 + 1", {}, {})
    assert compiled.compile_annotation("lift = 1", "a file", "exec").co_filename == "a file"
    assert compiled.compile_annotation("1 + 1", "<string>", "eval", dont_inherit=True).co_filename == "<string>"
    for text in ("int |", "in\0t"):
        with pytest.raises((SyntaxError, ValueError)):
            compiled.compile_annotation(text, "<string>", "eval")
    compiled.store()
    assert eval(use_compiled().compile_annotation("1 + 1", "<string>", "eval")) == 2


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
    monkeypatch.setattr(compiled_texts, "MOST", 3)
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
    assert isinstance(CompiledTexts(), CompiledTexts)
    assert folder.read_text() == "a file"
