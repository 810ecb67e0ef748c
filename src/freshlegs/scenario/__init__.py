"""Scenario files: what a person writes (TOML) -> `Scenario` -> `Problem`."""

from __future__ import annotations

from freshlegs.scenario.file import Scenario
from freshlegs.scenario.history import load_plan
from freshlegs.scenario.load import load_scenario
from freshlegs.scenario.resolve import resolve
from freshlegs.scenario.schema import scenario_schema
from freshlegs.scenario.starter import starter

__all__ = ["Scenario", "load_plan", "load_scenario", "resolve", "scenario_schema", "starter"]
