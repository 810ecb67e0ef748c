"""Scenario files: what a person writes (TOML) -> `Scenario` -> `Problem`."""

from __future__ import annotations

from freshlegs.scenario.draft import Draft
from freshlegs.scenario.file import Scenario
from freshlegs.scenario.load import load_scenario, parsed
from freshlegs.scenario.resolve import resolve
from freshlegs.scenario.schema import scenario_schema
from freshlegs.scenario.settings import slips
from freshlegs.scenario.starter import starter

__all__ = [
    "Draft",
    "Scenario",
    "load_scenario",
    "parsed",
    "resolve",
    "scenario_schema",
    "slips",
    "starter",
]
