"""The JSON schema of the scenario file, for editors and error messages; rules add their own part."""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from freshlegs.rules.base import BaseRule
from freshlegs.rules.week import all_week_rules
from freshlegs.scenario.schema.tables import ScenarioTable

Schema = dict[str, Any]

_PRICE: Schema = {"type": "integer", "minimum": 0, "maximum": 100_000, "description": "the price of a breach"}
_SWITCH: Schema = {"enum": ["off", "hard"]}


def build_scenario_schema() -> Schema:
    """Return the JSON schema (2020-12) of the scenario file, with every rule and its parameters."""
    return deepcopy(cached_scenario_schema())


@cache
def cached_scenario_schema() -> Schema:
    """Return the schema of `build_scenario_schema`, made once and not to be changed."""
    schema: Schema = drop_null(ScenarioTable.model_json_schema())
    schema["required"] = [key for key in schema["required"] if key != "id"]
    # Only the schema and faults need them.
    from freshlegs.rules.lifts import all_lift_rules

    _add_rules(schema["properties"]["rules"], all_week_rules())
    _add_rules(schema["$defs"]["Lifting"]["properties"]["rules"], all_lift_rules())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "freshlegs scenario"}


def _add_rules(table: Schema, rules: Mapping[str, type[BaseRule]]) -> None:
    table["properties"] = {name: _rule_schema(rule) for name, rule in rules.items()}
    table["additionalProperties"] = False


def _rule_schema(rule: type[BaseRule]) -> Schema:
    table = drop_null(rule.model_json_schema())
    if "$defs" in table:
        raise TypeError(f"the parameters of {rule.name} must be plain")
    weight = [_SWITCH] if rule.prices else [_SWITCH, _PRICE]
    default = rule.model_fields["weight"].default
    parameters = {
        **table["properties"],
        "weight": {"anyOf": weight, "title": "Weight", **({} if default is None else {"default": default})},
    }
    written = {"type": "object", "properties": parameters, "additionalProperties": False}
    return {"title": rule.name, "description": rule.claim, "anyOf": [*weight, written]}


def drop_null(node: Any) -> Any:
    """Return a schema without null, as a type or a default, because TOML has none."""
    match node:
        case {"anyOf": [*branches], **rest}:
            kept = [drop_null(branch) for branch in branches if branch != {"type": "null"}]
            others: Schema = drop_null(rest)
            return {**kept[0], **others} if len(kept) == 1 else {**others, "anyOf": kept}
        case dict():
            return {key: drop_null(value) for key, value in node.items() if value is not None}
        case list():
            return [drop_null(item) for item in node]
        case _:
            return node
