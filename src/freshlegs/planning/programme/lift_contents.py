"""Contents of a programme's lifts: those of the repeating week, progressing from week to week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.model.session import Session
from freshlegs.planning.programme.logged_results import LoggedResults
from freshlegs.planning.programme.planned_weeks import PlannedWeek
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.prescription import Prescription, count_minutes, read_prescription
from freshlegs.training.progression import ExerciseProgression, LiftResult, choose_progression_style


@dataclass(frozen=True, slots=True)
class _Lift:
    """A lift of the programme, and its session in each week, by the week's number."""

    content: LiftContent
    sessions: Mapping[int, Session]


def progress_lifts(weeks: Sequence[PlannedWeek], results: LoggedResults | None) -> dict[str, LiftContent]:
    """Return the content of each lift of a programme, by the session's id; without results all goes as planned."""
    task = weeks[0].task
    settings = task.lifting or LiftingSettings(level=task.lift_level)
    found: dict[str, LiftContent] = {}
    for lift in _list_lifts(weeks):
        courses = [_progress_exercise(entry, lift, weeks, settings, results) for entry in lift.content.exercises]
        for place, one in enumerate(weeks):
            session = lift.sessions.get(one.week.number)
            if session is not None:
                exercises = [course[place] for course in courses]
                stored = tuple(exercise.stored() for exercise in exercises)
                update = {"minutes": count_minutes(exercises), "exercises": stored}
                found[session.id] = lift.content.model_copy(update=update)
    return found


def _list_lifts(weeks: Sequence[PlannedWeek]) -> Iterator[_Lift]:
    """Yield each lift once, with its sessions of the same exercises in all weeks."""
    found: dict[tuple[str, LiftContent], dict[int, Session]] = defaultdict(dict)
    for one in weeks:
        for placement in one.outcome.plan.placements:
            session = placement.session
            if isinstance(session.content, LiftContent):
                found[session.name, session.content][one.week.number] = session
    for (_, content), sessions in found.items():
        yield _Lift(content, sessions)


def _progress_exercise(
    entry: Prescribed,
    lift: _Lift,
    weeks: Sequence[PlannedWeek],
    settings: LiftingSettings,
    results: LoggedResults | None,
) -> list[Prescription]:
    """Return the prescription of an exercise in each week."""
    level, loads = settings.level, settings.loads
    exercise = next(known for known in settings.exercises if known.id == entry.exercise)
    first = read_prescription(entry, exercise, loads)
    style = choose_progression_style(first, level, loads, settings.progression)
    plan: list[Prescription] = []

    def done(number: int) -> LiftResult | None:
        session = lift.sessions.get(number)
        if session is None:
            return None
        if results is None or results.is_still_to_come(session.id):
            return LiftResult((plan[-1].reps.high,) * plan[-1].sets)
        return results.of(session.id, entry.exercise)

    for week in ExerciseProgression(first, style, level, loads).weeks((one.week for one in weeks), done):
        plan.append(week)
    return plan
