"""The text of a scenario file -> its table -> `ScenarioTable`, with all that is wrong in it at once."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.rule_settings import check_names, check_settings
from freshlegs.scenario.schema.tables import ScenarioTable

if TYPE_CHECKING:
    from collections.abc import Mapping


def load_scenario(text: str, source: str) -> ScenarioTable:
    """Return the scenario that a file's text holds.

    Parameters
    ----------
    source : str
        The file's path, or "-". It names the file in messages, gives the default id (the athlete's name
        and its stem; "week" for "-"), and paths in the file are seen from its folder.

    Raises
    ------
    InputError
        With every fault of the file as such. What needs the dates of the week is left to `resolve`.
    """
    return validate_scenario(parse_toml(text, source), source)


def validate_scenario(written: Mapping[str, Any], source: str) -> ScenarioTable:
    """Return the scenario that a parsed file holds; raises InputError as `load_scenario` does."""
    written = {"id": _usable(f"{_athlete(written)}{'week' if source == '-' else Path(source).stem}"), **written}
    faults = Faults()
    try:
        scenario = ScenarioTable.of(written, source)
    except ValidationError as error:
        faults.add_errors(error.errors(include_url=False), written)
    rules = written.get("rules")
    if isinstance(rules, dict):
        check_settings(rules, faults)
    expect = written.get("expect")
    if isinstance(expect, dict):
        check_names(expect.get("clash"), faults)
    faults.raise_any(source)
    return scenario


def _athlete(written: Mapping[str, Any]) -> str:
    """Return the athlete's name as an id begins with it: two athletes may call their file alike."""
    athlete = written.get("athlete")
    name = athlete.get("name") if isinstance(athlete, dict) else None
    return f"{name}-" if isinstance(name, str) and name else ""


def _usable(stem: str) -> str:
    """Return a file's name as an id, without what an id can't hold."""
    return "".join(letter if letter.isprintable() and letter != "/" else "-" for letter in stem)[:100] or "week"


def parse_toml(text: str, source: str) -> dict[str, Any]:
    """Return the table that a TOML text holds; raises InputError where it is not TOML."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise InputError(name_source(source), Fault("", "nested too deeply")) from None
    except ValueError as error:
        if text.lstrip().startswith("{"):
            stored = Fault("", "a stored plan, not a scenario", "see it with: freshlegs show")
            raise InputError(source, stored) from None
        message, _, where = str(error).partition(" (at ")
        known = re.fullmatch(r"line \d+, column \d+\)", where)
        place = where.rstrip(")") if known else "end of the file" if where else ""
        raise InputError(name_source(source), Fault(place, f"not TOML: {message}")) from None
