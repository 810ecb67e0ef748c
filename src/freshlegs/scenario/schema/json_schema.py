"""The JSON schema of the scenario file, for editors and for error messages. Rules speak for themselves."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any

from freshlegs.rules.week import all_week_rules
from freshlegs.scenario.schema.tables import ScenarioTable

if TYPE_CHECKING:
    from freshlegs.rules.base import BaseRule

Schema = dict[str, Any]

_PRICE: Schema = {"type": "integer", "minimum": 0, "maximum": 100_000, "description": "the price of a breach"}
_SWITCH: Schema = {"enum": ["off", "hard"]}


def build_scenario_schema() -> Schema:
    """Return the JSON schema (2020-12) of the scenario file, with every rule and its parameters."""
    return deepcopy(cached_scenario_schema())


@cache
def cached_scenario_schema() -> Schema:
    """Return the same schema as `build_scenario_schema`, made once; not to be changed."""
    schema: Schema = _without_null(ScenarioTable.model_json_schema())
    schema["required"] = [key for key in schema["required"] if key != "id"]
    rules = schema["properties"]["rules"]
    rules["properties"] = {name: _rule_schema(rule) for name, rule in all_week_rules().items()}
    rules["additionalProperties"] = False
    # Only who asks for the schema, or has a fault, needs them.
    from freshlegs.rules.lifts import all_lift_rules

    rules = schema["$defs"]["Lifting"]["properties"]["rules"]
    rules["properties"] = {name: _rule_schema(rule) for name, rule in all_lift_rules().items()}
    rules["additionalProperties"] = False
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "freshlegs scenario"}


def _rule_schema(rule: type[BaseRule]) -> Schema:
    table = _without_null(rule.model_json_schema())
    weight = [_SWITCH] if rule.prices else [_SWITCH, _PRICE]
    default = rule.model_fields["weight"].default
    parameters = {
        **table["properties"],
        "weight": {"anyOf": weight, "title": "Weight", **({} if default is None else {"default": default})},
    }
    written = {"type": "object", "properties": parameters, "additionalProperties": False}
    if "$defs" in table:
        raise TypeError(f"the parameters of {rule.name} must be plain")
    return {"title": rule.name, "description": rule.claim, "anyOf": [*weight, written]}


def _without_null(node: Any) -> Any:
    """Drop what TOML can't write: null as a type and in defaults."""
    match node:
        case {"anyOf": [*branches], **rest}:
            kept = [_without_null(branch) for branch in branches if branch != {"type": "null"}]
            others: Schema = _without_null(rest)
            return {**kept[0], **others} if len(kept) == 1 else {**others, "anyOf": kept}
        case dict():
            return {key: _without_null(value) for key, value in node.items() if value is not None}
        case list():
            return [_without_null(item) for item in node]
        case _:
            return node
