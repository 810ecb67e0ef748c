"""What is known about a rule from its class alone, as plain data: for the pages of rules and for --json."""

import json
from collections.abc import Mapping
from inspect import cleandoc
from typing import Any

from freshlegs.io.errors import Fault, InputError
from freshlegs.io.text import to_one_line
from freshlegs.model.wording import suggest
from freshlegs.report.cited_sources import dump_sources
from freshlegs.rules.base import BaseRule, Rule
from freshlegs.rules.lifts import all_lift_rules
from freshlegs.rules.week import all_week_rules

_SOFTENED = 50
"""The price that the example gives to a rule that is hard by default."""


def dump_rules() -> dict[str, Any]:
    """Return all rules by name, those of the week and those of its lifts, each as `dump_rule` gives it."""
    return {
        "format": 1,
        "rules": [dump_rule(name) for name in all_week_rules()],
        "lift_rules": [dump_rule(name) for name in all_lift_rules()],
    }


def dump_rule(name: str) -> dict[str, Any]:
    """Return one rule as plain data; raises InputError where there is no rule of that name."""
    cls = find_rule_class(name)
    rule = build_default(cls)
    breach, more = split_docstring(cls)
    return {
        "name": cls.name,
        "claim": cls.claim,
        "says": rule.describe(),
        "breach": breach,
        "more": more,
        "for_everyone": is_on_for_all(cls),
        "evidence": _weight(cls, {}),
        "article": "off" if cls.article == "off" else _weight(cls, cls.article or {}),
        "parameters": [{key: p[key] for key in ("name", "default", "unit")} for p in list_parameters(cls)],
        "sources": dump_sources(cls.list_sources()),
        "relaxations": [weaker.describe() for weaker in rule.relaxations()],
        "example": "\n".join(write_scenario_lines(cls)),
    }


def build_default(cls: type[BaseRule], changes: Mapping[str, Any] | None = None) -> BaseRule:
    """Return the rule with its defaults, or with some of them changed."""
    return cls.model_validate(dict(changes or {}))


def find_rule_class(name: str) -> type[BaseRule]:
    """Return a rule by its name, or raise InputError with the names that are near."""
    rules: dict[str, type[BaseRule]] = {**all_week_rules(), **all_lift_rules()}
    if name not in rules:
        hint = suggest(name, rules, at_most=3) or '"freshlegs rules" lists all of them'
        raise InputError("rules", Fault("", f'there is no rule "{to_one_line(name)}"', hint))
    return rules[name]


def is_on_for_all(cls: type[BaseRule]) -> bool:
    """Whether the profile switches the rule on for every athlete."""
    return not any("concerns" in vars(base) for base in cls.__mro__ if base not in (Rule, BaseRule))


def split_docstring(cls: type[BaseRule]) -> tuple[str, str]:
    """Return the inequality of a rule, and what else its docstring says."""
    first, _, more = cleandoc(cls.__doc__ or "").partition("\n\n")
    return " ".join(first.removeprefix("Breach: ").split()), " ".join(more.split())


def format_weight(cls: type[BaseRule], *, article: bool = False) -> str:
    """Return how a profile weighs the rule: "hard", "60" or "10 to 60"; of `article` "same", "off" or the change."""
    if not article:
        return _spoken(_weight(cls, {}))
    if cls.article == "off":
        return "off"
    changed = _weight(cls, cls.article or {})
    if changed != _weight(cls, {}):
        return _spoken(changed)
    others = (f"{name} = {_toml(value)}" for name, value in (cls.article or {}).items() if name in cls.model_fields)
    return ", ".join(others) or "same"


def list_parameters(cls: type[BaseRule]) -> list[dict[str, Any]]:
    """Return name, default, unit and the default as TOML ("" where there is none) of every parameter."""
    found = []
    # "tolerance", which many rules share, comes after what is a rule's own.
    for name, field in sorted(cls.model_fields.items(), key=lambda item: item[0] == "tolerance"):
        default = field.default
        written = "" if default is None else _toml(default)
        unit = field.description or ('"hard", or leave it out: then the prices count' if name == "weight" else "")
        found.append({"name": name, "default": default, "unit": unit, "toml": written})
    return found


def write_scenario_lines(cls: type[BaseRule]) -> list[str]:
    """Return how the rule is changed in a scenario, as lines of TOML; the alternatives are commented out.

    The numbers of the first line are the defaults. Prices are not among them: naming one makes it final.
    """
    priced = {"weight", *cls.prices}
    examples = {name: _toml(field.examples[0]) for name, field in cls.model_fields.items() if field.examples}
    written = {p["name"]: p["toml"] or examples.get(p["name"], "") for p in list_parameters(cls)}
    numbers = [f"{name} = {toml}" for name, toml in written.items() if name not in priced and toml]
    rule = build_default(cls)
    if cls.prices:
        costlier = f"{{ {cls.prices[0]} = {2 * getattr(rule, cls.prices[0])} }}"
    else:
        costlier = str(_SOFTENED if rule.hard else 2 * rule.price)
    ways = [f"{{ {', '.join(numbers)} }}"] if numbers else []
    ways += [costlier, *([] if rule.hard else ['"hard"']), '"off"']
    lines = [f"{cls.name} = {way}" for way in ways]
    return [f"[{'.'.join(cls.table)}]", lines[0], *(f"# or: {line}" for line in lines[1:])]


def _weight(cls: type[BaseRule], changes: Mapping[str, Any]) -> str | int | dict[str, int]:
    rule = build_default(cls, changes)
    if rule.weight is not None:
        return rule.weight
    return {name: getattr(rule, name) for name in cls.prices}


def _spoken(weight: str | int | dict[str, int]) -> str:
    if not isinstance(weight, dict):
        return str(weight)
    low, high = min(weight.values()), max(weight.values())
    return str(low) if low == high else f"{low} to {high}"


def _toml(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return f"{value:g}" if isinstance(value, float) else json.dumps(value)
