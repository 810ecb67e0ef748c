"""Jumps and hops that a lift does without: in the first weeks of lifting, and after a marathon (house)."""

from collections.abc import Collection, Iterable

from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.model.session import Session
from freshlegs.planning.programme.plan_weeks import PlannedWeek
from freshlegs.rules.task import Task
from freshlegs.training.exercise import GROUND
from freshlegs.training.lifting_settings import LiftingSettings

JUMPS_BEGIN = "Jumps and hops from this lift on: land softly, and stop where a foot or knee hurts (our own choice)."
"""What the card of a lift says the first time that it has its jumps, after weeks without them."""


def leave_out_jumps(
    one: PlannedWeek, session: Session, content: LiftContent
) -> tuple[tuple[str, ...], tuple[Prescribed, ...]]:
    """Return the exercises of a lift on its day, and before them what its card says where jumps are left out.

    Nothing takes their place. A week that has begun has the exercises that it began with.
    """
    jumps = find_jumps(one.task, content)
    reason = _find_reason(one, session)
    if one.stored is not None:
        began = next(entry.content for entry in one.stored[0].sessions if entry.id == session.id)
        there = began.exercise_ids if isinstance(began, LiftContent) else ()
        jumps = jumps - {*there}
    elif not reason:
        jumps = frozenset()
    kept = tuple(entry for entry in content.exercises if entry.exercise not in jumps)
    return ((reason,) if reason and jumps else (), kept)


def find_jumps(task: Task, content: LiftContent) -> frozenset[str]:
    """Return the jumps and hops among the exercises of a lift, by their ids."""
    settings = task.lifting or LiftingSettings(level=task.lift_level)
    ground = {exercise.id for exercise in settings.exercises if exercise.pattern in GROUND}
    return frozenset(entry.exercise for entry in content.exercises if entry.slot == "power") & ground


def note_jumps(task: Task, content: LiftContent, there: Collection[str]) -> tuple[str, ...]:
    """Return what a card says where the jumps of its lift begin, by the exercises that are there; () without any."""
    return (JUMPS_BEGIN,) if not find_jumps(task, content).isdisjoint(there) else ()


def has_same_exercises(there: Iterable[str], usual: Iterable[str], jumps: frozenset[str]) -> bool:
    """Return whether a lift has its usual exercises, with or without their jumps."""
    return [one for one in there if one not in jumps] == [one for one in usual if one not in jumps]


def _find_reason(one: PlannedWeek, session: Session) -> str:
    there = next((p for p in one.outcome.plan.placements if p.session is session), None)
    return one.week.without_jumps.get(one.task.clock.day(there.start), "") if there is not None else ""
