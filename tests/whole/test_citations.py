"""All evidence lives in one list: what is cited anywhere stands there, and what stands there is cited somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from freshlegs.rules.lifts import all_lift_rules
from freshlegs.rules.week import all_week_rules
from freshlegs.training.library import load_shipped
from freshlegs.training.sources import ORIGINS, SOURCES, STRENGTH_TEXT
from support.paths import ROOT

Citations = Iterable[tuple[str, str | None]]

LIST = ROOT / "src/freshlegs/training/sources.py"


@pytest.fixture
def find() -> Iterator[Callable[..., Citations]]:
    """Return what finds the citations of a text."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "docs/_ext")
        yield import_module("citations").find_citations


def texts() -> Iterator[tuple[Path, bool]]:
    """Yield every file that may cite, and whether a line number in it means the article.

    The solver is left out: how a week is found has papers of its own, which say nothing about training.
    """
    package = ROOT / "src/freshlegs"
    for path in sorted(package.rglob("*.py")):
        if path != LIST and package / "solver" not in path.parents:
            yield path, package / "training" in path.parents
    yield package / "training/exercises.csv", True
    for path in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "scenarios").rglob("*.toml")]):
        yield path, False


def test_whatever_is_cited_stands_in_the_list_of_sources(find: Callable[..., Citations]) -> None:
    missing = [
        f"{path.relative_to(ROOT)}: {citation}"
        for path, lines in texts()
        for citation, key in find(path.read_text("utf-8"), lines=lines)
        if key is None
    ]
    assert missing == []


def test_whatever_stands_in_the_list_of_sources_is_cited(find: Callable[..., Citations]) -> None:
    cited = {key for path, lines in texts() for _, key in find(path.read_text("utf-8"), lines=lines)}
    cited |= {key for cls in (*all_week_rules().values(), *all_lift_rules().values()) for key in cls.sources}
    assert SOURCES.keys() - cited == set()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Seconds of rest (A53).", []),
        ("Seconds of rest (A99).", ["A99"]),
        ("Minutes of warm-up (training.md 4.2).", ["training.md 4.2"]),
        ("So says Bosquet 2007, not Nobody 2007.", ["Nobody 2007"]),
        ("Smyth & Lawlor 2021, Palmer & Sleivert 2001, Garber (2011)", []),
        ("Nobody et al. (2011)", ["Nobody et al. (2011"]),
        ("(frandsen2025, nobody1999)", ["nobody1999"]),
        ("https://doi.org/10.1000/xyz123", ["10.1000/xyz123"]),
        ("article L188, L9", ["L9"]),
        ("the article, line 188, or line 3", ["line 3"]),
        ("Mon 30 Nov 2026, December 2026, RFC 5545", []),
    ],
)
def test_a_citation_is_known_when_it_is_seen(find: Callable[..., Citations], text: str, missing: list[str]) -> None:
    assert [citation for citation, key in find(text, lines=True) if key is None] == missing


def test_every_source_says_what_and_how_strong_that_is() -> None:
    for key, source in SOURCES.items():
        assert source.says, key
        assert source.strength in STRENGTH_TEXT, key
        assert bool(source.lines) == (source.strength == "article"), key


def test_every_shipped_exercise_says_where_it_is_known_from() -> None:
    for exercise in load_shipped():
        assert exercise.source.startswith(tuple(ORIGINS)), exercise.id
