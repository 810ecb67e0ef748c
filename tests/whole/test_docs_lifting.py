"""What the page on lifting shows is what the program does."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from freshlegs.rules.base import LiftRule
from freshlegs.rules.lifts import all_lift_rules
from freshlegs.scenario.resolve import resolve
from freshlegs.scenario.schema.load import load_scenario
from support.gyms import ROW, written
from support.paths import ROOT

PAGE = (ROOT / "docs/lifting.md").read_text("utf-8")


def test_the_example_resolves(tmp_path: Path) -> None:
    example, split = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    (tmp_path / "my-exercises.csv").write_text(written({**ROW, "id": "floor_press"}), "utf-8")
    rest = 'timezone = "Europe/Berlin"\n[week]\nstart = 2026-11-30\n[availability]\nmon = ["06:00-08:00"]\n'
    problem = resolve(load_scenario(rest + example, str(tmp_path / "my-week.toml")), today=None)
    by_muscles = resolve(load_scenario(f"{rest}\n{split}", str(tmp_path / "my-week.toml")), today=None)
    assert [one.title for one in by_muscles.sessions if one.title][:2] == ["Lift: push", "Lift: pull"]
    assert problem.lifting is not None
    assert {"floor_press", "wall_drive"} <= {exercise.id for exercise in problem.lifting.exercises}
    assert [place.name for place in problem.lifting.places] == ["home", "gym"]


def test_every_rule_is_listed_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "<!-- generated: table of lift rules -->" in PAGE
    monkeypatch.syspath_prepend(ROOT / "docs/_ext")
    head, _, *rows = import_module("rulebook").lift_table().splitlines()
    assert head == "| rule | by default | what it asks | who says so |"
    assert sorted(rows) == sorted(_row(cls.by_default()) for cls in all_lift_rules().values())


def _row(rule: LiftRule) -> str:
    named = {"article": "the article", "house": "ours"}
    sources = ", ".join(dict.fromkeys(named.get(source.strength, source.where) for source in rule.list_sources()))
    return f"| [`{rule.name}`](reference/rules.md#{rule.name}) | {_weight(rule)} | {rule.claim} | {sources} |"


def _weight(rule: LiftRule) -> str:
    prices = ", ".join(f"{name} {getattr(rule, name)}" for name in type(rule).prices)
    return prices if rule.weight is None else str(rule.weight)
