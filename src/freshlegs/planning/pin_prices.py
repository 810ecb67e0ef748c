"""What it costs that an athlete put a session somewhere: the week with that against the best week without it."""

from dataclasses import dataclass, replace

from freshlegs.model.limits import Limits
from freshlegs.model.session import Session
from freshlegs.planning.plan_and_fix import PlannedTask
from freshlegs.planning.task_of_draft import task_of
from freshlegs.rules.outcome import Planned
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import Draft, WeekInProgress


@dataclass(frozen=True, slots=True)
class PinPrice:
    """A session that the athlete put somewhere, and what that costs."""

    session: Session
    when: str  #: For people
    points: int | None  #: More than in the best week without it; None where that was not found


def price_new_pins(draft: Draft, found: PlannedTask, limits: Limits) -> tuple[PinPrice, ...]:
    """Return the price of each session that was put somewhere with this telling."""
    in_progress = draft.in_progress
    if in_progress is None:
        return ()
    new = _list_new_pins(in_progress)
    sessions = {session.id: session for session in found.task.sessions}
    clock, starts = found.task.clock, in_progress.progress.pins
    return tuple(
        PinPrice(sessions[name], clock.moment_text(starts[name]), _price(draft, in_progress, found, name, limits))
        for name in new
        if name in sessions
    )


def _list_new_pins(in_progress: WeekInProgress) -> list[str]:
    known = set(in_progress.stored.told)
    moved = (one.session for one in in_progress.told if one.kind == "moved" and one not in known)
    return [name for name in dict.fromkeys(moved) if name in in_progress.progress.pins]


def _price(draft: Draft, in_progress: WeekInProgress, found: PlannedTask, name: str, limits: Limits) -> int | None:
    # Only replanning needs it.
    from freshlegs.solver.plan_week import find_best_week

    pins = {other: start for other, start in in_progress.progress.pins.items() if other != name}
    without = replace(in_progress, progress=replace(in_progress.progress, pins=pins))
    task = task_of(replace(draft, in_progress=without), limits)
    best = find_best_week(task, limits) if isinstance(task, Task) else None
    return found.week.report.penalty - best.report.penalty if isinstance(best, Planned) else None
