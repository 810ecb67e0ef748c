"""Text of a scenario file -> parsed table -> `ScenarioTable`, with all its faults at once, those in its rules too."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from freshlegs.io.errors import Fault, InputError, Step, repr_for_user
from freshlegs.io.files import name_source
from freshlegs.io.text import is_id
from freshlegs.model.wording import format_count, suggest
from freshlegs.rules.base import BaseRule, LiftRule, Rule
from freshlegs.rules.lifts import all_lift_rules
from freshlegs.rules.settings import expand_setting
from freshlegs.rules.week import all_week_rules
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.tables import ScenarioTable

LONGEST_TEXT = 500_000
"""Characters of a scenario; real ones have some thousand."""
_LIMITS = ("at_least", "at_most", "at_most_more", "hours", "times", "minutes", "most")
"""Parameters of a rule that a bare number is taken for."""
_LARGEST_LIMIT, _WHOLE = 72, 100
"""The largest number of hours or days that is asked; what is in percent is more than all of it."""
_DEEPEST = 100
"""Dots in a line: a key of many parts takes tomllib the square of their number."""


def load_scenario(text: str, source: str) -> ScenarioTable:
    """Return the scenario that a file's text holds.

    `source`, its path or "-", names it in messages and gives the default id; paths in it are relative to its folder.
    Raises InputError with every fault of the file itself; those that depend on the dates are left to `resolve`.
    """
    return validate_scenario(parse_toml(text, source), source)


def validate_scenario(written: Mapping[str, Any], source: str) -> ScenarioTable:
    """Return the scenario that a parsed file holds; raises InputError as `load_scenario` does."""
    athlete = written.get("athlete")
    name = athlete.get("name") if isinstance(athlete, dict) else None
    written = {"id": make_default_id(name if isinstance(name, str) else "", source), **written}
    faults = Faults(source)
    try:
        scenario = ScenarioTable.model_validate(written, context={"source": source})
    except ValidationError as error:
        faults.add_errors(error.errors(include_url=False), written)
    if isinstance(rules := written.get("rules"), dict):
        check_settings(rules, all_week_rules(), Rule.table, faults)
    if isinstance(expect := written.get("expect"), dict):
        _check_clash(expect.get("clash"), faults)
    faults.raise_any()
    return scenario


def make_default_id(name: str, source: str) -> str:
    """Return the athlete's and the file's name ("week" for "-") as an id: two athletes may call their file alike."""
    stem = "week" if source == "-" else Path(source).stem
    text = f"{name}-{stem}" if name else stem
    plain = "".join(letter if letter.isprintable() and letter != "/" else "-" for letter in text)[:100]
    return plain if is_id(plain, 100) else f"week{plain}"[:100]


def parse_toml(text: str, source: str) -> dict[str, Any]:
    """Return the table that a TOML text holds; raises InputError for other text."""
    if len(text) > LONGEST_TEXT:
        raise InputError(name_source(source), Fault("", f"more than {LONGEST_TEXT} characters"))
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _DEEPEST and not line.lstrip().startswith("#"):
            raise InputError(name_source(source), Fault(f"line {number}", f"more than {_DEEPEST} dots"))
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise InputError(name_source(source), Fault("", "nested too deeply")) from None
    except ValueError as error:
        if text.lstrip().startswith("{"):
            fault = Fault("", "a stored plan, not a scenario", "see it with: freshlegs show")
            raise InputError(source, fault) from None
        said = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "a number has too many digits"
        message, _, where = said.partition(" (at ")
        known = re.fullmatch(r"line \d+, column \d+\)", where)
        place = where.rstrip(")") if known else "end of the file" if where else ""
        raise InputError(name_source(source), Fault(place, f"not TOML: {message}")) from None


def check_settings(
    settings: Mapping[str, Any], rules: Mapping[str, type[BaseRule]], below: tuple[str, ...], faults: Faults
) -> None:
    """Note every unknown rule, unknown parameter and value out of range in a table that may set these rules."""
    for name, written in settings.items():
        if name in rules:
            _check_setting(rules[name], written, (*below, name), faults)
        else:
            _note_unknown(name, rules, (*below, name), faults)


def find_suspicious_settings(written: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for each bare number that reads like a parameter, and is the price of a hard rule instead."""
    for table, list_rules in ((Rule.table, all_week_rules), (LiftRule.table, all_lift_rules)):
        settings: Any = written
        for key in table:
            settings = settings.get(key) if isinstance(settings, dict) else None
        for name, number in settings.items() if isinstance(settings, dict) else ():
            rule = list_rules().get(name)
            parameter = _find_parameter(rule, number) if rule is not None and type(number) is int else ""
            if parameter:
                where, points = ".".join((*table, name)), format_count(number, "point")
                yield (
                    f"{where} = {number} makes a breach cost {points} instead of forbidding it; "
                    f"for another limit write {name} = {{ {parameter} = {number} }}."
                )


def _find_parameter(rule: type[BaseRule], number: int) -> str:
    """Return the parameter of a hard rule that a number may be meant for; "" where it reads like a price."""
    parameter = next((one for one in _LIMITS if one in rule.model_fields), "")
    small = number <= _LARGEST_LIMIT or (parameter == "most" and number >= _WHOLE)
    return parameter if rule.by_default().hard and small else ""


def _check_clash(names: object, faults: Faults) -> None:
    """Note the names in expect.clash that no rule on a week has."""
    for index, name in enumerate(names if isinstance(names, list) else []):
        if isinstance(name, str) and name not in all_week_rules():
            _note_unknown(name, all_week_rules(), ("expect", "clash", index), faults)


def _note_unknown(name: str, rules: Iterable[str], steps: tuple[Step, ...], faults: Faults) -> None:
    allowed = suggest(name, rules) or f"the rules are {', '.join(rules)}"
    faults.add(steps, f"unknown rule {repr_for_user(name)}", allowed)


def _check_setting(rule: type[BaseRule], written: Any, steps: tuple[str, ...], faults: Faults) -> None:
    """Note what is wrong in the setting of one rule, which stands at a path of the file."""
    if not isinstance(written, dict | int) and written not in ("off", "hard"):
        faults.add_wrong(steps, written)
        return
    parameters = expand_setting(written)
    weight = parameters.get("weight")
    if rule.prices and isinstance(weight, int | float) and not isinstance(weight, bool):
        where = (*steps, "weight") if isinstance(written, dict) else steps
        found = f"found {repr_for_user(weight)}, but this rule has several prices"
        faults.add(where, found, f"name them: {', '.join(rule.prices)}")
    if weight == "off" or (rule.prices and weight != "hard" and not isinstance(weight, bool | str)):
        parameters.pop("weight", None)
    try:
        rule.model_validate(parameters)
    except ValidationError as error:
        whole = written
        for step in reversed(steps):
            whole = {step: whole}
        faults.add_errors(error.errors(include_url=False), whole, steps)
