"""What is said of a week that leaves lifts out: the lifts that stay keep their exercises (house)."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from freshlegs.model.content import LiftContent
from freshlegs.model.wording import join_words
from freshlegs.planning.programme.plan_weeks import PlannedWeek
from freshlegs.rules.lifts.legs_for_running import LEG_MOVEMENTS
from freshlegs.training.exercise import PULLS, PUSHES, Exercise
from freshlegs.training.lifting_settings import LiftingSettings

_FRESH = ("taper", "race", "recovery")
"""Weeks for which nobody wants sore legs, so that nothing is done in them for the first time."""
NOTHING_NEW = "No new exercises this week."
_PUSH_AND_PULL: tuple[tuple[str, Callable[[Exercise], bool]], ...] = (
    ("a push", lambda exercise: exercise.pattern in PUSHES),
    ("a pull", lambda exercise: exercise.pattern in PULLS),
)


def list_usual_lifts(weeks: Sequence[PlannedWeek]) -> dict[str, LiftContent]:
    """Return what is done in each lift of a programme, by its name, in the first week that has it."""
    found: dict[str, LiftContent] = {}
    for one in weeks:
        found = _list_lifts(one) | found
    return found


def describe_missing(one: PlannedWeek, usual: Mapping[str, LiftContent]) -> Iterator[str]:
    """Yield that a week with fewer lifts than usual has no new exercises, or what it lacks without them.

    Of legs it is asked where some are trained, of the upper body where something is pushed or pulled, and always of the
    core.
    """
    there = _list_lifts(one)
    missing = [name for name in sorted(usual) if name not in there]
    if not there or not missing:
        return
    if one.week.kind in _FRESH:
        yield NOTHING_NEW
        return
    here, all_of_them = (_list_exercises(one, lifts) for lifts in (there, usual))
    lacks = []
    for movements in (LEG_MOVEMENTS, _PUSH_AND_PULL):
        missed = [name for name, holds in movements if any(map(holds, all_of_them)) and not any(map(holds, here))]
        lacks += missed if len(missed) < len(movements) else []
    if any(map(_is_for_core, all_of_them)) and not any(map(_is_for_core, here)):
        lacks.append("core work")
    if lacks:
        yield f"Without {join_words(missing)} this week lacks {join_words(lacks)}."


def _is_for_core(exercise: Exercise) -> bool:
    return exercise.category == "core" or exercise.pattern == "carry"


def _list_exercises(one: PlannedWeek, lifts: Mapping[str, LiftContent]) -> list[Exercise]:
    """Return the exercises of lifts outside power, as the week's athlete knows them."""
    settings = one.task.lifting or LiftingSettings()
    names = {entry.exercise for lift in lifts.values() for entry in lift.exercises if entry.slot != "power"}
    return [exercise for exercise in settings.exercises if exercise.id in names]


def _list_lifts(one: PlannedWeek) -> dict[str, LiftContent]:
    sessions = (placement.session for placement in one.outcome.plan.placements)
    return {session.name: session.content for session in sessions if isinstance(session.content, LiftContent)}
