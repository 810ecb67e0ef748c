"""The rules that are on, and how strongly: their defaults with the changes of the profile and of the scenario."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, cast

from pydantic import ValidationError

from freshlegs.model.problem import Problem
from freshlegs.rules.base import AnyRule, LiftRule, Rule
from freshlegs.rules.lifts import all_lift_rules
from freshlegs.rules.week import all_week_rules
from freshlegs.training.lifting_problem import WHOLE_LIFT, LiftingProblem

Profile = Literal["evidence", "article"]
BEST_EFFORT = 10_000
"""Price of an easy run that is left out where the best effort is asked for, in points; others cost more."""
AS_WELL_AS_CAN_BE = 1000
"""Price of a breach of what would be forbidden, where a lift is filled as well as can be."""
NEVER_SOFTENED = ("at_hand", "not_excluded", "spared_muscles", "suits_level", "session_minutes")
"""What also holds then."""
FIRST = 20
"""Price of a movement for the legs, a push, a pull or a muscle group that lifts with little room lack (house)."""
SAID_WHERE_LACKING = ("legs_for_running", "push_and_pull", "muscles_twice")
"""Of what a lift says that it is lacking, where these rules have a price."""
TWO_LIFTS = 2
"""Lifts that have room for all four ways of the core only where they are long (house)."""
LITTLE_ROOM = 10
"""Price of a core family that a week lacks whose lifts have little room (house)."""


def choose_week_rules(
    problem: Problem, profile: Profile, settings: Mapping[str, Any], *, best_effort: bool
) -> tuple[Rule, ...]:
    """Return the rules on a week that are on, by name.

    A rule that `settings` names is on whatever the profile and the athlete say. What is not named of its
    parameters comes from the profile; where the profile has the rule off, from its own defaults. `settings` is the
    [rules] table, free of faults; `best_effort` prices `all_placed` and `either_or`, unless the settings price them or
    have them off.
    """
    placed = expand_setting(settings.get("all_placed", {}))
    if best_effort and placed.get("weight") != "off" and not isinstance(placed.get("weight"), int):
        settings = {**settings, "all_placed": {**placed, "weight": BEST_EFFORT}}
    if best_effort and "either_or" not in settings and any(session.either for session in problem.sessions):
        settings = {**settings, "either_or": BEST_EFFORT}
    asked = {name: rule for name, rule in all_week_rules().items() if name in settings or rule.concerns(problem)}
    return tuple(_choose(asked, settings, profile))


def find_rule(cls: type[AnyRule], profile: Profile, settings: Mapping[str, Any]) -> AnyRule | None:
    """Return one rule as it is on; None where it is off, or its setting is at fault, which is said elsewhere."""
    try:
        return next(_choose({cls.name: cls}, settings, profile), None)
    except ValidationError:
        return None


def choose_lift_rules(lifting: LiftingProblem) -> tuple[LiftRule, ...]:
    """Return the rules on lifts that are on, by name.

    A single lift, or several short ones, have no room for all of a week: each muscle group is asked once then, and the
    movements for the legs, a push and a pull, and the four ways of the core at a price. So are the muscle groups of a
    lift that is short and the only one, and the four ways of the core in two lifts of any length.
    """
    short = all(lift.session.minutes < WHOLE_LIFT for lift in lifting.required_lifts)
    alone = len(lifting.required_lifts) == 1
    eased: dict[str, dict[str, int]] = {"muscles_twice": {"times": 1}} if short else {}
    if short and alone:
        eased["muscles_twice"]["weight"] = FIRST
    if len(lifting.required_lifts) <= TWO_LIFTS:
        eased["core_families"] = {"weight": FIRST}
    if short or alone:
        eased["core_families"] = {"weight": LITTLE_ROOM}
        eased |= {name: {"weight": FIRST} for name in ("legs_for_running", "push_and_pull")}
    return tuple(
        rule.with_parameters(**eased[rule.name])
        if rule.name in eased and not any(map(rule.explicit, eased[rule.name]))
        else rule
        for rule in _choose(all_lift_rules(), lifting.settings.rules)
    )


def soften_rules(rules: tuple[LiftRule, ...]) -> tuple[LiftRule, ...]:
    """Return the rules with what is forbidden priced instead, but for what can't be helped."""
    return tuple(
        rule.with_parameters(weight=AS_WELL_AS_CAN_BE) if rule.hard and rule.name not in NEVER_SOFTENED else rule
        for rule in rules
    )


def expand_setting(written: Any) -> dict[str, Any]:
    """Return a setting in its long form: a number or a word is the weight."""
    return dict(written) if isinstance(written, dict) else {"weight": written}


def _choose(
    rules: Mapping[str, type[AnyRule]], settings: Mapping[str, Any], profile: Profile = "evidence"
) -> Iterator[AnyRule]:
    """Yield the rules that neither the scenario nor the profile switches off, with what both change."""
    for name, rule in rules.items():
        named = expand_setting(settings.get(name, {}))
        changes = rule.article if profile == "article" else None
        if named.get("weight") == "off" or (changes == "off" and name not in settings):
            continue
        if isinstance(changes, dict):
            built = rule.model_validate({**changes, **named})
            # What the profile says is not the athlete's word: only named parameters count as explicit.
            yield cast("AnyRule", rule.model_construct(set(named), **dict(built)))
        else:
            # Defaults need no validation, which for all the rules would be half of the time that loading takes.
            yield rule.model_validate(named) if named else rule.by_default()
