"""Where things lie."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
SCENARIOS = ROOT / "scenarios"
CLUBS = SCENARIOS / "clubs"
SHIPPED_WEEKS = sorted(path for path in SCENARIOS.rglob("*.toml") if CLUBS not in path.parents)
"""Shipped scenarios that stand by themselves."""
GOLDEN = TESTS / "golden"
LIVES = TESTS / "support" / "lives"
"""Scenarios of people who asked in public, each with what was wrong in its first line."""
