"""Contents of a programme's lifts: those of the repeating week, each exercise progressing in one course for all."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.model.session import Session
from freshlegs.model.wording import name_exercise
from freshlegs.planning.programme.come_back import (
    LiftingDays,
    find_change,
    is_too_quick,
    list_lifting_days,
    note_come_back,
)
from freshlegs.planning.programme.first_back import note_first_back
from freshlegs.planning.programme.first_jumps import leave_out_jumps, note_jumps
from freshlegs.planning.programme.follow_course import CourseLift, FollowedCourse, follow_course
from freshlegs.planning.programme.logged_results import LoggedResults
from freshlegs.planning.programme.plan_weeks import PlannedWeek
from freshlegs.rules.settings import choose_lift_rules
from freshlegs.training.exercise_course import CoursePlace
from freshlegs.training.lifting_problem import LiftingProblem
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.odd_weights import drop_odd_weights
from freshlegs.training.prescription import count_minutes, describe_warm_up, read_prescription
from freshlegs.training.programme.week_words import LiftChange
from freshlegs.training.progression import ExerciseProgression
from freshlegs.training.progression_style import choose_progression_style
from freshlegs.training.room_to_grow import say_why_kept, share_minutes
from freshlegs.training.weight_finding import add_how_to_find


class ProgressedLift(NamedTuple):
    """A lift in one week of a programme."""

    content: LiftContent
    change: LiftChange  #: What is otherwise with it than with its week


def progress_lifts(weeks: Sequence[PlannedWeek], results: LoggedResults | None) -> dict[str, ProgressedLift]:
    """Return each lift of a programme, by the session's id; without results all goes as planned."""
    found: dict[str, ProgressedLift] = {}
    days = _list_days(weeks, results)
    courses, anew = _list_courses(weeks, results, days), _find_new_weights(weeks)
    for lift in _list_lifts(weeks):
        lacked = False
        for one in weeks:
            session = lift.sessions.get(one.week.number)
            if session is not None:
                why, entries = leave_out_jumps(one, session, lift.content)
                keys = (_key(entry, anew, one.week.number) for entry in entries)
                there = [courses[key] for key in keys]
                quick = [is_too_quick(one, session, course.asked[session.id]) for course in there]
                there = [course for course, out in zip(there, quick, strict=True) if not out]
                exercises = say_why_kept([course.asked[session.id] for course in there], session.minutes)
                begin = note_jumps(one.task, lift.content, [asked.exercise.id for asked in exercises]) if lacked else ()
                lacked = bool(why) or (lacked and not begin)
                sore = [*zip(exercises, (course.back.get(session.id) for course in there), strict=True)]
                off = [*zip(exercises, (course.off[session.id] for course in there), strict=True)]
                usual = lift.content.notes if one is weeks[0] else drop_odd_weights(lift.content.notes)
                notes = add_how_to_find(usual, finds=any(exercise.finds for exercise in exercises))
                back = (*note_come_back(one, session, off, days, quick=any(quick)), *note_first_back(sore))
                update = {
                    "minutes": count_minutes(exercises),
                    "warm_up": describe_warm_up(exercises),
                    "exercises": tuple(exercise.stored() for exercise in exercises),
                    "notes": (*notes, *why, *begin, *back),
                }
                change = find_change(one, session, off, days)
                found[session.id] = ProgressedLift(lift.content.model_copy(update=update), change)
    return found


def find_doubts(weeks: Sequence[PlannedWeek], results: LoggedResults) -> dict[int, str]:
    """Return by its row what is to be asked back of a log: weights far above what was asked for.

    They do not count until then.
    """
    unit, found = _get_settings(weeks).loads.unit, {}
    for course in _list_courses(weeks, results, _list_days(weeks, results)).values():
        for result, doubt in course.doubts:
            told = (
                f"{results.source}: row {result.row}: {name_exercise(course.exercise)}: {doubt}, so it does not count"
            )
            found[result.row] = f'{told}; if it is right, write "{result.load:g}! {unit}".'
    return found


def _get_settings(weeks: Sequence[PlannedWeek]) -> LiftingSettings:
    task = weeks[0].task
    return task.lifting or LiftingSettings(level=task.lift_level)


_Key = tuple[str, bool, int]
_NewWeights = Mapping[str, Sequence[int]]
"""By exercise the numbers of the weeks from which another weight of it counts."""


def _key(entry: Prescribed, anew: _NewWeights, week: int) -> _Key:
    """Return what has a course of its own: a jump or a throw has no weight that grows, so it goes by itself.

    So does an exercise from the week on for which the athlete has named another weight.
    """
    return entry.exercise, entry.slot == "power", bisect_right(anew.get(entry.exercise, ()), week)


def _find_new_weights(weeks: Sequence[PlannedWeek]) -> _NewWeights:
    """Return from which weeks another weight counts than was named before."""
    found: dict[str, set[int]] = defaultdict(set)
    named: dict[tuple[str, str, str], float] = {}
    for one in weeks:
        for session in (placement.session for placement in one.outcome.plan.placements):
            for entry in session.content.exercises if isinstance(session.content, LiftContent) else ():
                place = session.name, entry.exercise, entry.slot
                if entry.load is not None and named.setdefault(place, entry.load) != entry.load:
                    named[place] = entry.load
                    found[entry.exercise].add(one.week.number)
    return {exercise: sorted(numbers) for exercise, numbers in found.items()}


def _list_lifts(weeks: Sequence[PlannedWeek]) -> Iterator[CourseLift]:
    """Yield each lift once, with its sessions of the same exercises in all weeks."""
    found: dict[tuple[str, LiftContent], dict[int, Session]] = defaultdict(dict)
    for one in weeks:
        for placement in one.outcome.plan.placements:
            session = placement.session
            if isinstance(session.content, LiftContent):
                found[session.name, session.content][one.week.number] = session
    for (name, content), sessions in found.items():
        yield CourseLift(name, content, sessions)


def _list_days(weeks: Sequence[PlannedWeek], results: LoggedResults | None) -> LiftingDays:
    return list_lifting_days(weeks, results.is_lifted if results is not None else lambda session: True)


def _list_courses(
    weeks: Sequence[PlannedWeek], results: LoggedResults | None, days: LiftingDays
) -> dict[_Key, FollowedCourse]:
    """Return the course of each exercise."""
    settings, anew = _get_settings(weeks), _find_new_weights(weeks)
    places: dict[_Key, list[tuple[CoursePlace, CourseLift]]] = defaultdict(list)
    for lift in _list_lifts(weeks):
        for place, entry in zip(_list_places(lift, settings), lift.content.exercises, strict=True):
            for key, there in _split_by_weight(lift, entry, anew).items():
                places[key].append((place, there))
    return {
        key: follow_course(there, _list_weeks_of(key, weeks, anew), settings, results, days)
        for key, there in places.items()
    }


def _split_by_weight(lift: CourseLift, entry: Prescribed, anew: _NewWeights) -> dict[_Key, CourseLift]:
    """Return a lift with its sessions of each course of one of its exercises."""
    found: dict[_Key, dict[int, Session]] = defaultdict(dict)
    for number, session in lift.sessions.items():
        found[_key(entry, anew, number)][number] = session
    return {key: replace(lift, sessions=sessions) for key, sessions in found.items()}


def _list_weeks_of(key: _Key, weeks: Sequence[PlannedWeek], anew: _NewWeights) -> Sequence[PlannedWeek]:
    """Return the weeks of a course: all, or those in which its weight counts."""
    exercise, _, times = key
    bounds = (0, *anew.get(exercise, ()), len(weeks) + 1)
    return [one for one in weeks if bounds[times] <= one.week.number < bounds[times + 1]]


def _list_places(lift: CourseLift, settings: LiftingSettings) -> Iterator[CoursePlace]:
    """Yield the place of each exercise of a lift, so that all fit into the lift's minutes in every week."""
    exercises = []
    for entry in lift.content.exercises:
        exercise = next(known for known in settings.exercises if known.id == entry.exercise)
        first = read_prescription(entry, exercise, settings.loads, lift.content.dose)
        style = choose_progression_style(first, settings.level, settings.progression)
        grows = ExerciseProgression(first, style, settings.level, settings.loads).gains_reps
        exercises.append((first, style if grows else "none"))
    limited = "session_minutes" in {rule.name for rule in choose_lift_rules(LiftingProblem((), settings))}
    minutes = (session.minutes for session in lift.sessions.values())
    most = share_minutes(exercises, minutes) if limited else [None] * len(exercises)
    for (first, _), at_most in zip(exercises, most, strict=True):
        yield CoursePlace(lift.name, first, at_most)
