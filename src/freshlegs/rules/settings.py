"""The rules that are on, and how strongly: their defaults with the changes of the profile and of the scenario."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar, cast

from freshlegs.model.problem import Problem
from freshlegs.rules.base import BaseRule, LiftRule, Rule
from freshlegs.rules.lifts import all_lift_rules
from freshlegs.rules.week import all_week_rules
from freshlegs.training.lifting_problem import LiftingProblem

_R = TypeVar("_R", bound=BaseRule)
Profile = Literal["evidence", "article"]
BEST_EFFORT = 10_000
"""Price of a session that is left out where the best effort is asked for, in points."""
AS_WELL_AS_CAN_BE = 1000
"""Price of a breach of what would be forbidden, where a lift is filled as well as can be."""
NEVER_SOFTENED = ("at_hand", "not_excluded", "suits_level", "session_minutes")
"""What also holds then."""
ONE_LIFT = 10
"""Price of a core family that a week with a single lift lacks (house)."""


def choose_week_rules(
    problem: Problem, profile: Profile, settings: Mapping[str, Any], *, best_effort: bool
) -> tuple[Rule, ...]:
    """Return the rules on a week that are on, by name.

    A rule that `settings` names is on whatever the profile and the athlete say. What is not named of its
    parameters comes from the profile; where the profile has the rule off, from its own defaults.

    Parameters
    ----------
    settings : mapping
        The [rules] table, free of faults.
    best_effort : bool
        Price `all_placed`, unless the settings price it or have it off.
    """
    on = []
    for name, rule in sorted(all_week_rules().items()):
        parameters = expand_setting(settings[name]) if name in settings else {}
        concerned = not (profile == "article" and rule.article == "off") and rule.concerns(problem)
        if parameters.get("weight") == "off" or not (name in settings or concerned):
            continue
        if best_effort and name == "all_placed" and not isinstance(parameters.get("weight"), int):
            parameters["weight"] = BEST_EFFORT
        on.append(_build(rule, parameters, rule.article if profile == "article" else None))
    return tuple(on)


def choose_lift_rules(lifting: LiftingProblem) -> tuple[LiftRule, ...]:
    """Return the rules on lifts that are on, by name."""
    settings, on = lifting.settings.rules, []
    for name, cls in all_lift_rules().items():
        parameters = expand_setting(settings[name]) if name in settings else {}
        if parameters.get("weight") == "off":
            continue
        rule = _build(cls, parameters)
        if name == "core_families" and len(lifting.required_lifts) < 2 and not rule.explicit("weight"):
            rule = rule.with_parameters(weight=ONE_LIFT)
        on.append(rule)
    return tuple(on)


def soften_rules(rules: tuple[LiftRule, ...]) -> tuple[LiftRule, ...]:
    """Return the rules with what is forbidden priced instead, but for what can't be helped."""
    return tuple(
        rule.with_parameters(weight=AS_WELL_AS_CAN_BE) if rule.hard and rule.name not in NEVER_SOFTENED else rule
        for rule in rules
    )


def expand_setting(written: Any) -> dict[str, Any]:
    """Return a setting in its long form: a number or a word is the weight."""
    return dict(written) if isinstance(written, dict) else {"weight": written}


def _build(rule: type[_R], named: dict[str, Any], profile: Any = None) -> _R:
    if not isinstance(profile, dict):
        # Defaults need no validation, which for all the rules would be half of the time that loading takes.
        return rule.model_validate(named) if named else rule.by_default()
    built = rule.model_validate({**profile, **named})
    # What the profile says is not the athlete's word: only named parameters count as explicit.
    return cast("_R", rule.model_construct(set(named), **dict(built)))
