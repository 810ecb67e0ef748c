"""Jumps, hops and swings that a lift does without: in the first weeks of lifting, and after a marathon (house)."""

from collections.abc import Collection, Iterable

from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.model.session import Session
from freshlegs.planning.programme.plan_weeks import PlannedWeek
from freshlegs.rules.task import Task
from freshlegs.training.avoidable import AVOIDABLE
from freshlegs.training.exercise import GROUND
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.programme.time_line import JUMPS_AND_HOPS, TOO_NEW_TO_JUMP

JUMPS_BEGIN = "Jumps and hops from this lift on: land softly, and stop where a foot or knee hurts (our own choice)."
"""What the card of a lift says the first time that it has its jumps, after weeks without them."""
SWINGS_BEGIN = (
    "Swings from this lift on: the lightest bell first; the hips throw it, the arms only hold on (our own choice)."
)
"""The same of swings."""


def leave_out_jumps(
    one: PlannedWeek, session: Session, content: LiftContent
) -> tuple[tuple[str, ...], tuple[Prescribed, ...]]:
    """Return the exercises of a lift on its day, and before them what its card says where jumps are left out.

    Nothing takes their place. A week that has begun has the exercises that it began with.
    """
    jumps, swings, reason = find_jumps(one.task, content), _find_swings(content), _find_reason(one, session)
    if reason == TOO_NEW_TO_JUMP and swings:
        # A swing is as quick, and who has not learnt the hinge yet swings with the back.
        reason = reason.replace(JUMPS_AND_HOPS, "jumps, hops and swings" if jumps else "swings")
        jumps |= swings
    if one.stored is not None:
        began = next(entry.content for entry in one.stored[0].sessions if entry.id == session.id)
        there = began.exercise_ids if isinstance(began, LiftContent) else ()
        jumps = jumps - {*there}
    elif not reason:
        jumps = frozenset()
    kept = tuple(entry for entry in content.exercises if entry.exercise not in jumps)
    return ((reason,) if reason and jumps else (), kept)


def _find_swings(content: LiftContent) -> frozenset[str]:
    return frozenset(entry.exercise for entry in content.exercises if entry.exercise in AVOIDABLE["swings"].exercises)


def find_jumps(task: Task, content: LiftContent) -> frozenset[str]:
    """Return the jumps and hops among the exercises of a lift, by their ids."""
    settings = task.lifting or LiftingSettings(level=task.lift_level)
    ground = {exercise.id for exercise in settings.exercises if exercise.pattern in GROUND}
    return frozenset(entry.exercise for entry in content.exercises if entry.slot == "power") & ground


def note_jumps(task: Task, content: LiftContent, there: Collection[str]) -> tuple[str, ...]:
    """Return what a card says where the jumps of its lift begin, by the exercises that are there; () without any."""
    jumps, swings = (not found.isdisjoint(there) for found in (find_jumps(task, content), _find_swings(content)))
    return (*([JUMPS_BEGIN] if jumps else ()), *([SWINGS_BEGIN] if swings else ()))


def find_quick(task: Task, content: LiftContent) -> frozenset[str]:
    """Return what a lift may be without in the first weeks: its jumps, hops and swings, by their ids."""
    return find_jumps(task, content) | _find_swings(content)


def has_same_exercises(there: Iterable[str], usual: Iterable[str], jumps: frozenset[str]) -> bool:
    """Return whether a lift has its usual exercises, with or without their jumps."""
    return [one for one in there if one not in jumps] == [one for one in usual if one not in jumps]


def _find_reason(one: PlannedWeek, session: Session) -> str:
    there = next((p for p in one.outcome.plan.placements if p.session is session), None)
    return one.week.without_jumps.get(one.task.clock.day(there.start), "") if there is not None else ""
