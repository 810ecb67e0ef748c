"""What a full lift lacks that another lift of its week has."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from freshlegs.model.wording import join_words
from freshlegs.rules.lifts.legs_for_running import LEG_MOVEMENTS
from freshlegs.training.exercise import PULLS, PUSHES, Exercise
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import FilledLifts

_ON_ONE_LEG = "an exercise on one leg"
_MAIN: tuple[tuple[str, Callable[[Exercise], bool]], ...] = (
    *((one.name, one.holds) for one in LEG_MOVEMENTS if one.name != _ON_ONE_LEG),
    ("a push", lambda exercise: exercise.pattern in PUSHES),
    ("a pull", lambda exercise: exercise.pattern in PULLS),
)
"""What each lift for the whole body would have, if there were minutes enough (house)."""


def tell_elsewhere(lifts: FilledLifts, lift: LiftSlots) -> Iterator[str]:
    """Yield why a lift for the whole body lacks what others of its week have."""
    if lift.session.kind != "full" or lift.session.works:
        return
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, holds in _MAIN:
        there = [one.session.name for one in lifts.problem.lifts if lifts.count(one, _is(holds))]
        if there and lift.session.name not in there:
            found[tuple(there)].append(name)
    for having, names in found.items():
        yield describe_lacking(names, having, lift.session.minutes)


def describe_lacking(names: Sequence[str], having: Sequence[str], minutes: int) -> str:
    """Return that a lift of so many minutes lacks movements, by what people call them, which others have."""
    has, they = "has" if len(having) == 1 else "have", "it" if len(names) == 1 else "them"
    lacking = join_words([name.removeprefix("a ") for name in names])
    return f"No {lacking} in these {minutes} min: {join_words(list(having))} {has} {they}."


def _is(holds: Callable[[Exercise], bool]) -> Callable[[Pick], bool]:
    return lambda pick: pick.slot.name != "power" and holds(pick.exercise)
