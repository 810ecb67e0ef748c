"""Text of a scenario file -> parsed table -> `ScenarioTable`, with all its faults at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source
from freshlegs.rules.base import Rule
from freshlegs.rules.week import all_week_rules
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.rule_settings import check_names, check_settings
from freshlegs.scenario.schema.tables import ScenarioTable


def load_scenario(text: str, source: str) -> ScenarioTable:
    """Return the scenario that a file's text holds.

    Parameters
    ----------
    source : str
        The file's path, or "-". It names the file in messages and gives the default id; paths in the file are
        relative to its folder.

    Raises
    ------
    InputError
        With every fault of the file itself. Faults that depend on the dates of the week are left to `resolve`.
    """
    return validate_scenario(parse_toml(text, source), source)


def validate_scenario(written: Mapping[str, Any], source: str) -> ScenarioTable:
    """Return the scenario that a parsed file holds; raises InputError as `load_scenario` does."""
    written = {"id": _make_default_id(written, source), **written}
    faults = Faults()
    try:
        scenario = ScenarioTable.of(written, source)
    except ValidationError as error:
        faults.add_errors(error.errors(include_url=False), written)
    if isinstance(rules := written.get("rules"), dict):
        check_settings(rules, all_week_rules(), Rule.table, faults)
    if isinstance(expect := written.get("expect"), dict):
        check_names(expect.get("clash"), faults)
    faults.raise_any(source)
    return scenario


def _make_default_id(written: Mapping[str, Any], source: str) -> str:
    """Return the athlete's and the file's name ("week" for "-") as an id: two athletes may call their file alike."""
    athlete = written.get("athlete")
    name = athlete.get("name") if isinstance(athlete, dict) else None
    stem = "week" if source == "-" else Path(source).stem
    text = f"{name}-{stem}" if isinstance(name, str) and name else stem
    return "".join(letter if letter.isprintable() and letter != "/" else "-" for letter in text)[:100] or "week"


def parse_toml(text: str, source: str) -> dict[str, Any]:
    """Return the table that a TOML text holds; raises InputError for other text."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise InputError(name_source(source), Fault("", "nested too deeply")) from None
    except ValueError as error:
        if text.lstrip().startswith("{"):
            fault = Fault("", "a stored plan, not a scenario", "see it with: freshlegs show")
            raise InputError(source, fault) from None
        message, _, where = str(error).partition(" (at ")
        known = re.fullmatch(r"line \d+, column \d+\)", where)
        place = where.rstrip(")") if known else "end of the file" if where else ""
        raise InputError(name_source(source), Fault(place, f"not TOML: {message}")) from None
