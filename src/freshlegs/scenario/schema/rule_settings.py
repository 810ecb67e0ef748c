"""The [rules] table: what it may say, and the rules that are on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from freshlegs.io.errors import format_path, repr_for_user
from freshlegs.model.wording import suggest
from freshlegs.rules.week import all_week_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from freshlegs.io.errors import Step
    from freshlegs.model.problem import Problem
    from freshlegs.rules.base import BaseRule, Rule
    from freshlegs.scenario.schema.faults import Faults
    from freshlegs.scenario.schema.tables import Profile
    from freshlegs.scenario.week_days import Days

BEST_EFFORT = 10_000
"""Price of a session that is left out where the best effort is asked for, in points."""


def check_settings(settings: Mapping[str, Any], faults: Faults) -> None:
    """Note every unknown rule, unknown parameter and value out of range."""
    check_names(list(settings), faults, ("rules",))
    for name, written in settings.items():
        if name in all_week_rules():
            check_setting(all_week_rules()[name], written, ("rules", name), faults)


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


def check_names(names: object, faults: Faults, below: tuple[str, ...] = ("expect", "clash")) -> None:
    """Note the names that no rule has; they stand in a list, or are the keys of [rules]."""
    for index, name in enumerate(names if isinstance(names, list) else []):
        if isinstance(name, str) and name not in all_week_rules():
            last: Step = name if below == ("rules",) else index
            allowed = suggest(name, all_week_rules()) or f"the rules are {', '.join(all_week_rules())}"
            faults.add(format_path((*below, last)), f"unknown rule {repr_for_user(name)}", allowed)


def check_days(rules: tuple[Rule, ...], days: Days, faults: Faults) -> None:
    """Note the days that a rule's parameters name and the cycle does not have."""
    for rule in rules:
        for parameter, value in rule:
            if isinstance(value, tuple) and rule.explicit(parameter):
                days.numbers(value, ("rules", rule.name, parameter), faults)


def choose_week_rules(
    problem: Problem, profile: Profile, settings: Mapping[str, Any], *, best_effort: bool
) -> tuple[Rule, ...]:
    """Return the rules that are on, by name.

    A rule that `settings` names is on whatever the profile and the athlete say. What is not named of its
    parameters comes from the profile; where the profile has the rule off, from its own defaults.

    Parameters
    ----------
    settings : mapping
        The [rules] table, free of faults (`check_settings`).
    best_effort : bool
        Price `all_placed`, unless the settings price it or have it off.
    """
    on = []
    for name, rule in sorted(all_week_rules().items()):
        parameters = _table(settings[name]) if name in settings else {}
        if parameters.get("weight") == "off" or not (name in settings or _concerns(rule, problem, profile)):
            continue
        if best_effort and name == "all_placed" and not isinstance(parameters.get("weight"), int):
            parameters["weight"] = BEST_EFFORT
        on.append(_built(rule, profile, parameters))
    return tuple(on)


def _concerns(rule: type[Rule], problem: Problem, profile: Profile) -> bool:
    return not (profile == "article" and rule.article == "off") and rule.concerns(problem)


def _built(rule: type[Rule], profile: Profile, named: dict[str, Any]) -> Rule:
    if profile == "evidence" or rule.article is None or rule.article == "off":
        # Defaults need no validation, which for all the rules would be half of the time that loading takes.
        return rule.model_validate(named) if named else rule.by_default()
    built = rule.model_validate({**rule.article, **named})
    # What the profile says is not the athlete's word: only named parameters count as explicit.
    return rule.model_construct(set(named), **dict(built))


def _table(written: Any) -> dict[str, Any]:
    """Return a setting in its long form: a number or a word is the weight."""
    return dict(written) if isinstance(written, dict) else {"weight": written}


def check_setting(rule: type[BaseRule], written: Any, steps: tuple[str, ...], faults: Faults) -> None:
    """Note what is wrong in the setting of one rule, which stands at a path of the file."""
    if not isinstance(written, dict | int) and written not in ("off", "hard"):
        faults.add_wrong(steps, written)
        return
    parameters = _table(written)
    weight = parameters.get("weight")
    if rule.prices and isinstance(weight, int | float) and not isinstance(weight, bool):
        where = (*steps, "weight") if isinstance(written, dict) else steps
        faults.add(
            format_path(where),
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
