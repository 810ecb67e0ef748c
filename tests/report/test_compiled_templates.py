"""Compiled templates are kept beside the templates, and never used for others."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from freshlegs.report.page import compiled_templates
from freshlegs.report.page.compiled_templates import CompiledTemplates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which they are kept."""
    monkeypatch.setattr(compiled_templates, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


def render(text: str) -> str:
    """Fill a template in an environment of its own."""
    return Environment(loader=DictLoader({"a": text}), bytecode_cache=CompiledTemplates()).get_template("a").render(x=1)


def test_what_is_kept_is_used_while_the_template_is_the_same(folder: Path) -> None:
    assert render("{{ x }}!") == "1!"
    (kept,) = folder.iterdir()
    before = kept.stat().st_mtime_ns
    assert render("{{ x }}!") == "1!"
    assert kept.stat().st_mtime_ns == before
    assert render("{{ x }}?") == "1?"
    assert [*folder.iterdir()] == [kept]
    assert kept.stat().st_mtime_ns > before


def test_what_is_damaged_is_compiled_anew(folder: Path) -> None:
    render("{{ x }}!")
    (kept,) = folder.iterdir()
    kept.write_bytes(b"no bytecode")
    assert render("{{ x }}!") == "1!"


def test_nothing_is_kept_where_it_can_not_or_must_not(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert render("{{ x }}!") == "1!"
    assert not folder.exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder.write_text("a file")
    assert render("{{ x }}!") == "1!"
