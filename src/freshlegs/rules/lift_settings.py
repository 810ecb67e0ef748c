"""The content rules that are on for the lifts of a week, and how strongly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from freshlegs.rules.lifts import content_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from freshlegs.rules.lift_base import ContentRule
    from freshlegs.training.lifting_problem import Menu
    from freshlegs.training.lifting_settings import Gym

AS_WELL_AS_CAN_BE = 1000
"""Price of a breach of what would be forbidden, where a lift is filled as well as can be."""
ALWAYS = ("at_hand", "not_excluded", "suits_level", "session_minutes")
"""What also holds then."""
ONE_LIFT = 10
"""Price of a core family that a week with a single lift lacks (house)."""


def rules_for(menu: Menu) -> tuple[ContentRule, ...]:
    """Return the rules on a menu's lifts, by name: the defaults with the changes of the scenario."""
    gym, on = menu.gym, []
    for name, cls in content_rules().items():
        rule = _built(cls, gym)
        if rule is None:
            continue
        if name == "core_families" and len(menu.musts) < 2 and not rule.explicit("weight"):
            rule = rule.with_parameters(weight=ONE_LIFT)
        on.append(rule)
    return tuple(on)


def softened(rules: tuple[ContentRule, ...]) -> tuple[ContentRule, ...]:
    """Return the rules with what is forbidden priced instead, but for what can't be helped."""
    return tuple(
        rule.with_parameters(weight=AS_WELL_AS_CAN_BE) if rule.hard and rule.name not in ALWAYS else rule
        for rule in rules
    )


def _built(cls: type[ContentRule], gym: Gym) -> ContentRule | None:
    if cls.name not in gym.rules:
        return cls.by_default()
    named = table(gym.rules[cls.name])
    return None if named.get("weight") == "off" else cls.model_validate(named)


def table(written: Any) -> Mapping[str, Any]:
    """Return a setting in its long form: a number or a word is the weight."""
    return dict(written) if isinstance(written, dict) else {"weight": written}
