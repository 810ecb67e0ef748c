"""One exercise through all weeks of a programme: what is asked for each time, by what was done before."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from freshlegs.model.content import LiftContent
from freshlegs.model.session import Session
from freshlegs.planning.programme.come_back import (
    LiftingDays,
    TimeOff,
    count_days_off,
    ease_week,
    is_first_exercise_after_race,
)
from freshlegs.planning.programme.first_back import ease_first, find_first_back
from freshlegs.planning.programme.logged_results import LoggedResults
from freshlegs.planning.programme.plan_weeks import PlannedWeek
from freshlegs.training.exercise import Exercise
from freshlegs.training.exercise_course import (
    AskedWeek,
    CoursePlace,
    choose_heavy_day,
    choose_lighter_days,
    join_places,
    join_results,
)
from freshlegs.training.hurt_parts import HurtPart
from freshlegs.training.lift_result import LiftResult
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.loads import Loads
from freshlegs.training.prescription import Prescription, read_prescription
from freshlegs.training.programme.outline import ProgrammeWeek
from freshlegs.training.progression import ExerciseProgression
from freshlegs.training.progression_style import choose_progression_style
from freshlegs.training.training_log import describe_doubt


@dataclass(frozen=True, slots=True)
class CourseLift:
    """A lift of the programme, and its session in each week, by the week's number."""

    name: str
    content: LiftContent
    sessions: Mapping[int, Session]


@dataclass(frozen=True, slots=True)
class _Step:
    """A week of a course, or the part of it before or after a race: where its exercise is done."""

    week: ProgrammeWeek
    places: list[tuple[CoursePlace, Session]]


@dataclass(frozen=True, slots=True)
class FollowedCourse:
    """An exercise in all lifts of a programme, and the logged results that are in doubt, each with the reason."""

    exercise: str
    asked: dict[str, Prescription] = field(default_factory=dict)  #: By the session's id
    off: dict[str, int] = field(default_factory=dict)  #: Days off before the session's week, by its id
    back: dict[str, HurtPart] = field(default_factory=dict)  #: What hurt since it was last done, by the session's id
    doubts: list[tuple[LiftResult, str]] = field(default_factory=list)


def follow_course(
    places: Sequence[tuple[CoursePlace, CourseLift]],
    weeks: Sequence[PlannedWeek],
    settings: LiftingSettings,
    results: LoggedResults | None,
    days: LiftingDays,
) -> FollowedCourse:
    """Return what is asked for of an exercise in each lift of a programme."""
    lifts, loads = [lift for _, lift in places], settings.loads
    places = [*zip(choose_lighter_days([place for place, _ in places], settings.level), lifts, strict=True)]
    heaviest = join_places([place for place, _ in places])
    course, stored = FollowedCourse(heaviest.first.exercise.id), _list_stored(weeks, heaviest.first.exercise, loads)
    style = choose_progression_style(heaviest.first, settings.level, settings.progression)
    way = ExerciseProgression(heaviest.first, style, settings.level, loads, heaviest.most, settings.allowed)
    course.back.update(_find_first_back(places, weeks, days, stored))
    steps = [*_list_steps(places, weeks, days, course)]
    last: list[tuple[_Step, Prescription]] = []
    lifted = not settings.find_weights
    shown: Prescription | None = None

    def done(number: int) -> LiftResult | None:
        nonlocal lifted, shown
        step, asked = last[-1]
        result = _join_results(step, asked, heaviest, results, course)
        lifted = lifted or result is not None
        if step.week.progresses and result is not None and result.reaches(asked):
            shown = replace(asked, load=result.load or asked.load)
        return result

    before: dict[str, Prescription] = {}
    for step, asked in zip(steps, way.weeks((step.week for step in steps), done), strict=True):
        heavy, asked_week = shown, AskedWeek(heaviest, asked, step.week, loads)
        for place, session in step.places:
            there = asked_week.ask(place, before.get(place.lift), heavy)
            heavy = asked if place.is_like(heaviest) else heavy
            there = ease_first(there).built_up(loads) if session.id in course.back else there
            found = there if lifted else there.with_weight_to_find(loads)
            course.asked[session.id] = stored.get(session.id, found)
            if step.week.progresses:
                before[place.lift] = there
        last.append((step, asked))
    return course


def _list_stored(weeks: Sequence[PlannedWeek], exercise: Exercise, loads: Loads) -> dict[str, Prescription]:
    """Return what weeks that have begun ask for of an exercise, by the session's id, where that may not change."""
    found: dict[str, Prescription] = {}
    for one in weeks:
        for session in one.stored[0].sessions if one.stored is not None else ():
            if isinstance(session.content, LiftContent) and session.id not in one.ahead:
                there = (entry for entry in session.content.exercises if entry.exercise == exercise.id)
                for entry in there:
                    found[session.id] = read_prescription(entry, exercise, loads, session.content.dose)
    return found


def _find_first_back(
    places: Sequence[tuple[CoursePlace, CourseLift]],
    weeks: Sequence[PlannedWeek],
    days: LiftingDays,
    stored: Container[str],
) -> Mapping[str, HurtPart]:
    """Return in which lifts, that may still change, an exercise comes back after what it works hurt."""
    first = places[0][0].first
    lifts = {session.id for _, lift in places for session in lift.sessions.values()}
    back = find_first_back(weeks, first.exercise, lifts, days, quick=first.slot == "power")
    return {name: part for name, part in back.items() if name not in stored}


def _list_steps(
    places: Sequence[tuple[CoursePlace, CourseLift]],
    weeks: Sequence[PlannedWeek],
    days: LiftingDays,
    course: FollowedCourse,
) -> Iterator[_Step]:
    """Yield the weeks of a course; where it is done before a race and after it there are two of them."""
    exercise = places[0][0].first.exercise
    for one in weeks:
        there = {
            session.id: (place, session) for place, lift in places if (session := lift.sessions.get(one.week.number))
        }
        ordered = [there[p.session.id] for p in one.outcome.plan.placements if p.session.id in there]
        days_of_week = choose_heavy_day([place for place, _ in ordered])
        ordered = [*zip(days_of_week, (session for _, session in ordered), strict=True)]
        off = count_days_off(one, ordered[-1][1], exercise, days) if ordered else TimeOff()
        found: list[_Step] = []
        for place, session in ordered:
            course.off[session.id] = off.days
            first = is_first_exercise_after_race(one, exercise, days)
            week = ease_week(one, session, off, exercise, first=first, sore=course.back.get(session.id))
            if not found or found[-1].week != week:
                found.append(_Step(week, []))
            found[-1].places.append((place, session))
        yield from found or [_Step(ease_week(one, None, off, exercise), [])]


def _join_results(
    step: _Step, asked: Prescription, heaviest: CoursePlace, results: LoggedResults | None, course: FollowedCourse
) -> LiftResult | None:
    """Return what was done of an exercise in a week."""
    done: list[tuple[Prescription, LiftResult]] = []
    beside: list[tuple[Prescription, LiftResult]] = []
    for place, session in step.places:
        there = course.asked[session.id]
        result = _find_result(there, session, results, course)
        if result is not None:
            (done if place.is_like(heaviest) else beside).append((there, result))
    return join_results(asked, done, beside)


def _find_result(
    asked: Prescription, session: Session, results: LoggedResults | None, course: FollowedCourse
) -> LiftResult | None:
    """Return what was done of an exercise in a lift; None where nothing was, or what is in doubt."""
    if results is None or results.is_still_to_come(session.id):
        return LiftResult((asked.reps.high,) * asked.sets)
    result = results.of(session.id, course.exercise)
    if result is None or result.sure:
        return result
    doubt = describe_doubt(result.load, asked.load, asked.unit)
    if doubt:
        course.doubts.append((result, doubt))
    return None if doubt else result
