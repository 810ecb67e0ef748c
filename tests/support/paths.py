"""Where things lie."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
SCENARIOS = ROOT / "scenarios"
GOLDEN = TESTS / "golden"
