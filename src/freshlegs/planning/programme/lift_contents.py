"""What is done in the sessions of a programme: the lifts of the week that repeats, on their way through its weeks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from freshlegs.model.content import LiftContent
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.prescription import count_minutes, read_prescription
from freshlegs.training.progression import ExerciseProgression, LiftResult, choose_progression_style

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from freshlegs.model.content import Prescribed
    from freshlegs.model.session import Session
    from freshlegs.planning.programme.logged_results import LoggedResults
    from freshlegs.planning.programme.planned_weeks import PlannedWeek
    from freshlegs.training.prescription import Prescription


@dataclass(frozen=True, slots=True)
class _Lift:
    """A lift of the programme: the session that it is in each week that has it, by the week's number."""

    content: LiftContent
    sessions: Mapping[int, Session]


def progress_lifts(weeks: Sequence[PlannedWeek], results: LoggedResults | None) -> dict[str, LiftContent]:
    """Return what is done in each lift of a programme, by the session's id, as its exercises get harder.

    Parameters
    ----------
    results : Results, optional
        What was really lifted; without it all goes as planned.
    """
    problem = weeks[0].task
    settings = problem.lifting or LiftingSettings(level=problem.lift_level)
    found: dict[str, LiftContent] = {}
    for lift in _lifts(weeks):
        courses = [_course(entry, lift, weeks, settings, results) for entry in lift.content.exercises]
        for place, one in enumerate(weeks):
            session = lift.sessions.get(one.week.number)
            if session is not None:
                exercises = [course[place] for course in courses]
                found[session.id] = lift.content.model_copy(
                    update={
                        "minutes": count_minutes(exercises),
                        "exercises": tuple(exercise.stored() for exercise in exercises),
                    }
                )
    return found


def _lifts(weeks: Sequence[PlannedWeek]) -> Iterator[_Lift]:
    """Yield the lifts with the same exercises in all weeks that have them, each once."""
    found: dict[tuple[str, LiftContent], dict[int, Session]] = defaultdict(dict)
    for one in weeks:
        for placement in one.outcome.plan.placements:
            session = placement.session
            if isinstance(session.content, LiftContent):
                found[session.name, session.content][one.week.number] = session
    for (_, content), sessions in found.items():
        yield _Lift(content, sessions)


def _course(
    entry: Prescribed,
    lift: _Lift,
    weeks: Sequence[PlannedWeek],
    settings: LiftingSettings,
    results: LoggedResults | None,
) -> list[Prescription]:
    exercise = next(known for known in settings.exercises if known.id == entry.exercise)
    first = read_prescription(entry, exercise, settings.loads)
    style = choose_progression_style(first, settings.level, settings.loads, settings.progression)
    plan: list[Prescription] = []

    def done(number: int) -> LiftResult | None:
        session = lift.sessions.get(number)
        if session is None:
            return None
        if results is None or results.ahead(session.id):
            return LiftResult((plan[-1].reps.high,) * plan[-1].sets)
        return results.of(session.id, entry.exercise)

    for week in ExerciseProgression(first, style, settings.level, settings.loads).weeks(
        (one.week for one in weeks), done
    ):
        plan.append(week)
    return plan
