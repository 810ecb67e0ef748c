"""Contents of a programme's lifts: those of the repeating week, progressing week by week as the training log says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from freshlegs.model.content import LiftContent
from freshlegs.model.session import Session
from freshlegs.model.wording import format_count, join_words, name_rows
from freshlegs.planning.programme.come_back import LiftingDays, ease_week, list_lifting_days, note_come_back
from freshlegs.planning.programme.plan_weeks import PlannedWeek
from freshlegs.rules.settings import choose_lift_rules
from freshlegs.training.exercise import LOWER_MUSCLES
from freshlegs.training.lifting_problem import LiftingProblem
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.prescription import Prescription, count_minutes, describe_warm_up, read_prescription
from freshlegs.training.progression import ExerciseProgression, LiftResult
from freshlegs.training.progression_style import choose_progression_style
from freshlegs.training.room_to_grow import share_minutes
from freshlegs.training.run_log import RunEntry
from freshlegs.training.training_log import LogEntry, describe_doubt

_Lifts = Mapping[int, Mapping[str, list[tuple[date, str]]]]
"""Dates and ids of the sessions that have an exercise, by the week's number and the exercise."""
_Rows = Mapping[tuple[int, str], list[LogEntry]]
"""Rows of the log by the week's number and the exercise, in the order of their dates."""


@dataclass(frozen=True, slots=True)
class LoggedResults:
    """Results of a programme's lifts so far."""

    done: Mapping[tuple[str, str], LiftResult]  #: By the ids of the session and the exercise
    open: frozenset[str]  #: Ids of sessions after the last logged one, which are expected to go as planned
    source: str = ""  #: What messages call the log
    notes: tuple[str, ...] = ()  #: Rows that do not count, and rows that count for a lift of another day

    def is_still_to_come(self, session: str) -> bool:
        """Whether a session lies after the last logged one."""
        return session in self.open

    def is_lifted(self, session: str) -> bool:
        """Whether anything was done of a session, or it is still to come."""
        return session in self.open or any(done == session for done, _ in self.done)

    def of(self, session: str, exercise: str) -> LiftResult | None:
        """Return the result of an exercise; None where it was not done."""
        return self.done.get((session, exercise))


def match_results(
    weeks: Sequence[PlannedWeek], entries: Sequence[LogEntry], source: str, runs: Sequence[RunEntry] = ()
) -> LoggedResults:
    """Return the results of a programme's lifts; where any is logged, runs tell too that a day is over.

    Rows of an exercise belong to the sessions of their week that have it, in the order of their dates; those of one
    that the week does not have count for nothing, as after a swap.
    """
    _, end = _find_span(weeks)
    done: dict[tuple[str, str], LiftResult] = {}
    lifts = {week.week.number: _list_exercises(week) for week in weeks}
    rows: dict[tuple[int, str], list[LogEntry]] = defaultdict(list)
    others: list[tuple[int, LogEntry]] = []
    numbers = {day: one.week.number for one in weeks for day in _list_dates(one)}
    for entry in entries:
        number = numbers.get(entry.date)
        if number is None:
            continue  # Before the programme or after it.
        if entry.exercise in lifts[number]:
            rows[number, entry.exercise].append(entry)
        else:
            others.append((number, entry))
    for (number, exercise), there in rows.items():
        there.sort(key=lambda entry: (entry.date, entry.row))
        for (_, session), entry in zip(lifts[number][exercise], there, strict=False):
            done[session, exercise] = LiftResult(entry.reps, entry.load, entry.row, entry.sure)
    later = runs if any(entry.date in numbers for entry in entries) else ()
    days = (*(entry.date for entry in entries), *(run.date for run in later))
    last = max((day for day in days if day <= end), default=None)
    begun = {session for session, _ in done}
    dated = (place for exercises in lifts.values() for places in exercises.values() for place in places)
    still_to_come = (session for day, session in dated if session not in begun and (last is None or day > last))
    notes = (
        *_note_not_asked(others, source),
        *_note_other_lifts(lifts, rows, source),
        *_note_too_many(lifts, rows, source),
    )
    return LoggedResults(done, frozenset(still_to_come), source, notes)


def _note_not_asked(others: Iterable[tuple[int, LogEntry]], source: str) -> Iterator[str]:
    """Yield which rows are of exercises that their week does not have."""
    found: dict[int, list[LogEntry]] = defaultdict(list)
    for number, entry in others:
        found[number].append(entry)
    for number, there in sorted(found.items()):
        names = join_words(sorted({entry.exercise for entry in there}))
        rows = name_rows([entry.row for entry in there], "does", "do")
        yield f"{source}: {rows} not count: week {number} does not ask for {names}."


def _note_other_lifts(lifts: _Lifts, rows: _Rows, source: str) -> Iterator[str]:
    """Yield which rows of the day of one lift count for an earlier one, which was skipped or not written down."""
    found: dict[tuple[date, date], list[int]] = defaultdict(list)
    for (number, exercise), there in rows.items():
        days = [day for day, _ in lifts[number][exercise]]
        for day, entry in zip(days, there, strict=False):
            if entry.date > day and entry.date in days:
                found[entry.date, day].append(entry.row)
    for (logged, day), numbers in sorted(found.items()):
        told = name_rows(numbers, f"of {logged} counts", f"of {logged} count")
        yield f"{source}: {told} for the lift of {day}, which has no row of its own."


def _note_too_many(lifts: _Lifts, rows: _Rows, source: str) -> Iterator[str]:
    """Yield which rows are more than the lifts that their week has of their exercise."""
    for (number, exercise), there in sorted(rows.items()):
        asked = len(lifts[number][exercise])
        if left := [entry.row for entry in there[asked:]]:
            times = format_count(asked, "lift")
            yield f"{source}: {name_rows(left, 'does', 'do')} not count: week {number} has {times} with {exercise}."


def note_later_days(weeks: Sequence[PlannedWeek], entries: Iterable[LogEntry], source: str) -> Iterator[str]:
    """Yield which rows of a log are of days after a programme, and so do not count."""
    _, end = _find_span(weeks)
    later = [entry for entry in entries if entry.date > end]
    if later:
        count = name_rows([entry.row for entry in later], f"of {later[0].date} does", "do")
        yield f"{source}: {count} not count: this programme ends on {end}."


def _find_span(weeks: Sequence[PlannedWeek]) -> tuple[date, date]:
    """Return the first and the last day of a programme."""
    return min(_list_dates(weeks[0])), max(_list_dates(weeks[-1]))


def _list_exercises(week: PlannedWeek) -> dict[str, list[tuple[date, str]]]:
    """Return the dates and ids of a week's sessions by exercise, in order."""
    found: dict[str, list[tuple[date, str]]] = defaultdict(list)
    clock = week.task.clock
    for placement in week.outcome.plan.placements:
        content = placement.session.content
        if isinstance(content, LiftContent):
            day = clock.date_of(clock.day(placement.start))
            for entry in content.exercises:
                found[entry.exercise].append((day, placement.session.id))
    return {exercise: sorted(places) for exercise, places in found.items()}


def _list_dates(week: PlannedWeek) -> set[date]:
    clock = week.task.clock
    return {clock.date_of(day) for day in range(clock.days)}


@dataclass(frozen=True, slots=True)
class _Course:
    """An exercise in each week of a programme, and the logged results that are in doubt, each with the reason."""

    exercise: str
    plan: list[Prescription]
    doubts: list[tuple[LiftResult, str]]


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
    days = list_lifting_days(weeks, results.is_lifted if results is not None else lambda session: True)
    for lift in _list_lifts(weeks):
        courses = [course.plan for course in _progress_exercises(lift, weeks, settings, results, days)]
        for place, one in enumerate(weeks):
            session = lift.sessions.get(one.week.number)
            if session is not None:
                exercises = [course[place] for course in courses]
                stored = tuple(exercise.stored() for exercise in exercises)
                update = {
                    "minutes": count_minutes(exercises),
                    "warm_up": describe_warm_up(exercises),
                    "exercises": stored,
                    "notes": (*lift.content.notes, *note_come_back(one, session, days)),
                }
                found[session.id] = lift.content.model_copy(update=update)
    return found


def find_doubts(weeks: Sequence[PlannedWeek], results: LoggedResults) -> dict[int, str]:
    """Return by its row what is to be asked back of a log: weights far above what was asked for.

    They do not count until then.
    """
    task = weeks[0].task
    settings = task.lifting or LiftingSettings(level=task.lift_level)
    days = list_lifting_days(weeks, results.is_lifted)
    found: dict[int, str] = {}
    for lift in _list_lifts(weeks):
        for course in _progress_exercises(lift, weeks, settings, results, days):
            for result, doubt in course.doubts:
                told = f"{results.source}: row {result.row}: {course.exercise}: {doubt}, so it does not count"
                found[result.row] = f'{told}; if it is right, write "{result.load:g}! {settings.loads.unit}".'
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


def _progress_exercises(
    lift: _Lift,
    weeks: Sequence[PlannedWeek],
    settings: LiftingSettings,
    results: LoggedResults | None,
    days: LiftingDays,
) -> Iterator[_Course]:
    """Yield for each exercise of a lift its prescription in each week, so that they fit into the lift's minutes."""
    exercises = []
    for entry in lift.content.exercises:
        exercise = next(known for known in settings.exercises if known.id == entry.exercise)
        first = read_prescription(entry, exercise, settings.loads, lift.content.dose)
        exercises.append((first, choose_progression_style(first, settings.level, settings.progression)))
    limited = "session_minutes" in {rule.name for rule in choose_lift_rules(LiftingProblem((), settings))}
    minutes = (session.minutes for session in lift.sessions.values())
    most = share_minutes(exercises, minutes) if limited else [None] * len(exercises)
    for (first, style), at_most in zip(exercises, most, strict=True):
        way = ExerciseProgression(first, style, settings.level, settings.loads, at_most)
        yield _progress_exercise(way, lift, weeks, results, days)


def _progress_exercise(
    way: ExerciseProgression,
    lift: _Lift,
    weeks: Sequence[PlannedWeek],
    results: LoggedResults | None,
    days: LiftingDays,
) -> _Course:
    """Return the prescription of an exercise in each week."""
    plan: list[Prescription] = []
    doubts: list[tuple[LiftResult, str]] = []

    def done(number: int) -> LiftResult | None:
        session = lift.sessions.get(number)
        if session is None:
            return None
        if results is None or results.is_still_to_come(session.id):
            return LiftResult((plan[-1].reps.high,) * plan[-1].sets)
        result = results.of(session.id, way.first.exercise.id)
        if result is None or result.sure:
            return result
        doubt = describe_doubt(result.load, plan[-1].load, way.loads.unit)
        if doubt:
            doubts.append((result, doubt))
        return None if doubt else result

    legs = bool(LOWER_MUSCLES & way.first.exercise.primary)
    eased = (ease_week(one, lift.sessions.get(one.week.number), days, legs=legs) for one in weeks)
    for week in way.weeks(eased, done):
        plan.append(week)
    return _Course(way.first.exercise.id, plan, doubts)
