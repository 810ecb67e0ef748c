"""Example weeks and pages are there in a checkout and in an installed package."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from freshlegs.io import shipped
from support.paths import ROOT, SCENARIOS


def test_a_checkout_has_its_own_scenarios() -> None:
    found = shipped.find_shipped("scenarios", ".toml")
    assert set(found.values()) == set(SCENARIOS.rglob("*.toml"))
    assert found["programmes/beginner-8-weeks"] == SCENARIOS / "programmes/beginner-8-weeks.toml"


def test_an_installed_package_has_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wheel puts them where they are looked for."""
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    for folder in ("scenarios", "docs"):
        assert folder in wheel["only-include"]
        inside = tmp_path / wheel["sources"][folder]
        inside.mkdir(parents=True)
        (inside / f"one.{folder}").write_text("", "utf-8")
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / wheel["sources"]["src/freshlegs"])
    assert {*shipped.find_shipped("scenarios", ".scenarios"), *shipped.find_shipped("docs", ".docs")} == {"one"}


def test_an_extra_is_named_by_its_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the installed freshlegs says of itself; where it says nothing there is no command that would help."""
    wanted = ["rich>=14", "resvg-py>=0.5; extra == 'png'", 'fontpkg-inter>=4.1; extra == "png"', "x; extra == 'pngs'"]
    monkeypatch.setattr(metadata, "requires", lambda name: wanted)
    assert shipped.say_how_to_install("png") == "install it with: pip install 'resvg-py>=0.5' 'fontpkg-inter>=4.1'"

    def not_installed(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", not_installed)
    assert shipped.say_how_to_install("png") == "install freshlegs with its extra png"
