"""The content rules that are on for the lifts of a week, and how strongly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from freshlegs.rules.lifts import all_lift_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from freshlegs.rules.lift_base import LiftRule
    from freshlegs.training.lifting_problem import LiftingProblem
    from freshlegs.training.lifting_settings import LiftingSettings

AS_WELL_AS_CAN_BE = 1000
"""Price of a breach of what would be forbidden, where a lift is filled as well as can be."""
NEVER_SOFTENED = ("at_hand", "not_excluded", "suits_level", "session_minutes")
"""What also holds then."""
ONE_LIFT = 10
"""Price of a core family that a week with a single lift lacks (house)."""


def choose_lift_rules(menu: LiftingProblem) -> tuple[LiftRule, ...]:
    """Return the rules on a menu's lifts, by name: the defaults with the changes of the scenario."""
    gym, on = menu.gym, []
    for name, cls in all_lift_rules().items():
        rule = _built(cls, gym)
        if rule is None:
            continue
        if name == "core_families" and len(menu.musts) < 2 and not rule.explicit("weight"):
            rule = rule.with_parameters(weight=ONE_LIFT)
        on.append(rule)
    return tuple(on)


def soften_rules(rules: tuple[LiftRule, ...]) -> tuple[LiftRule, ...]:
    """Return the rules with what is forbidden priced instead, but for what can't be helped."""
    return tuple(
        rule.with_parameters(weight=AS_WELL_AS_CAN_BE) if rule.hard and rule.name not in NEVER_SOFTENED else rule
        for rule in rules
    )


def _built(cls: type[LiftRule], gym: LiftingSettings) -> LiftRule | None:
    if cls.name not in gym.rules:
        return cls.by_default()
    named = expand_setting(gym.rules[cls.name])
    return None if named.get("weight") == "off" else cls.model_validate(named)


def expand_setting(written: Any) -> Mapping[str, Any]:
    """Return a setting in its long form: a number or a word is the weight."""
    return dict(written) if isinstance(written, dict) else {"weight": written}
