"""The tables that set rules, [rules] and [lifting.rules]: what they may say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from freshlegs.io.errors import Step, repr_for_user
from freshlegs.model.wording import suggest
from freshlegs.rules.base import BaseRule
from freshlegs.rules.settings import expand_setting
from freshlegs.rules.week import all_week_rules
from freshlegs.scenario.schema.faults import Faults


def check_settings(
    settings: Mapping[str, Any], rules: Mapping[str, type[BaseRule]], below: tuple[str, ...], faults: Faults
) -> None:
    """Note every unknown rule, unknown parameter and value out of range in a table of the file.

    Parameters
    ----------
    rules : mapping
        Those that the table may set, by name.
    """
    for name, written in settings.items():
        if name in rules:
            check_setting(rules[name], written, (*below, name), faults)
        else:
            _note_unknown(name, rules, (*below, name), faults)


def find_suspicious_settings(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for each bare number that reads like a parameter, and is the price of a hard rule instead."""
    for name, written in settings.items():
        rule = all_week_rules()[name]
        parameter = next((own for own in ("at_least", "at_most", "hours", "times") if own in rule.model_fields), None)
        if type(written) is int and written <= 72 and rule.by_default().hard and parameter:
            yield (
                f"rules.{name} = {written} makes a breach cost {written} points instead of forbidding it; "
                f"for another limit write {name} = {{ {parameter} = {written} }}."
            )


def check_names(names: object, faults: Faults) -> None:
    """Note the names in expect.clash that no rule on a week has."""
    for index, name in enumerate(names if isinstance(names, list) else []):
        if isinstance(name, str) and name not in all_week_rules():
            _note_unknown(name, all_week_rules(), ("expect", "clash", index), faults)


def _note_unknown(name: str, rules: Iterable[str], steps: tuple[Step, ...], faults: Faults) -> None:
    allowed = suggest(name, rules) or f"the rules are {', '.join(rules)}"
    faults.add(steps, f"unknown rule {repr_for_user(name)}", allowed)


def check_setting(rule: type[BaseRule], written: Any, steps: tuple[str, ...], faults: Faults) -> None:
    """Note what is wrong in the setting of one rule, which stands at a path of the file."""
    if not isinstance(written, dict | int) and written not in ("off", "hard"):
        faults.add_wrong(steps, written)
        return
    parameters = expand_setting(written)
    weight = parameters.get("weight")
    if rule.prices and isinstance(weight, int | float) and not isinstance(weight, bool):
        where = (*steps, "weight") if isinstance(written, dict) else steps
        faults.add(
            where,
            f"found {repr_for_user(weight)}, but this rule has several prices",
            f"name them: {', '.join(rule.prices)}",
        )
    if weight == "off" or (rule.prices and weight != "hard" and not isinstance(weight, bool | str)):
        parameters.pop("weight", None)
    try:
        rule.model_validate(parameters)
    except ValidationError as error:
        whole = written
        for step in reversed(steps):
            whole = {step: whole}
        faults.add_errors(error.errors(include_url=False), whole, steps)
