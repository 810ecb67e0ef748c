"""Which lifts of a programme the rows of a training log belong to: what was done, and what is still to come."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from freshlegs.model.content import LiftContent
from freshlegs.model.wording import format_count, join_numbers, join_words, name_exercise, name_rows
from freshlegs.planning.programme.plan_weeks import PlannedWeek
from freshlegs.training.lift_result import LiftResult
from freshlegs.training.logged_days import DatedLift, match_rows
from freshlegs.training.run_log import RunEntry
from freshlegs.training.training_log import LogEntry

_Lifts = Mapping[int, Mapping[str, list[DatedLift]]]
"""Dates and ids of the sessions that have an exercise, by the week's number and the exercise."""
_Rows = Mapping[int, Mapping[str, list[LogEntry]]]
"""Rows of the log by the week's number and the exercise, in the order of their dates."""
_Matches = Sequence[tuple[DatedLift, LogEntry]]
"""Rows of the log, each with the lift that it counts for."""


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

    Rows of an exercise belong to the sessions of their week that have it; those of one that the week does not have
    count for nothing, as after a swap.
    """
    _, end = _find_span(weeks)
    lifts = {week.week.number: _list_exercises(week) for week in weeks}
    rows: dict[int, dict[str, list[LogEntry]]] = defaultdict(lambda: defaultdict(list))
    others: list[tuple[int, LogEntry]] = []
    numbers = {day: one.week.number for one in weeks for day in _list_dates(one)}
    for entry in entries:
        number = numbers.get(entry.date)
        if number is None:
            continue  # Before the programme or after it.
        if entry.exercise in lifts[number]:
            rows[number][entry.exercise].append(entry)
        elif entry.row > 0:  # Of what a stored plan knows it was said before.
            others.append((number, entry))
    for there in rows.values():
        for of_exercise in there.values():
            of_exercise.sort(key=lambda entry: (entry.date, entry.row))
    matches = [match for number, there in rows.items() for match in match_rows(lifts[number], there)]
    done = {
        (session, entry.exercise): LiftResult(entry.reps, entry.load, entry.row, entry.sure)
        for (_, session), entry in matches
    }
    later = runs if any(entry.date in numbers for entry in entries) else ()
    days = (*(entry.date for entry in entries), *(run.date for run in later))
    last = max((day for day in days if day <= end), default=None)
    begun = {session for session, _ in done}
    dated = (place for exercises in lifts.values() for places in exercises.values() for place in places)
    still_to_come = (session for day, session in dated if session not in begun and (last is None or day > last))
    notes = (
        *_note_not_asked(others, source),
        *_note_other_lifts(lifts, numbers, matches, source),
        *_note_too_many(lifts, rows, matches, source),
    )
    return LoggedResults(done, frozenset(still_to_come), source, notes)


def _note_not_asked(others: Iterable[tuple[int, LogEntry]], source: str) -> Iterator[str]:
    """Yield which rows are of exercises that their week does not have."""
    found: dict[int, list[LogEntry]] = defaultdict(list)
    for number, entry in others:
        found[number].append(entry)
    alike: dict[str, list[int]] = defaultdict(list)
    for number, there in sorted(found.items()):
        alike[join_words(sorted({entry.exercise for entry in there}))].append(number)
    for names, numbers in alike.items():
        rows = name_rows([entry.row for number in numbers for entry in found[number]], "does", "do")
        weeks = f"week {numbers[0]} does" if len(numbers) == 1 else f"weeks {join_numbers(numbers)} do"
        yield f"{source}: {rows} not count: {weeks} not ask for {names}."


def _note_other_lifts(lifts: _Lifts, numbers: Mapping[date, int], matches: _Matches, source: str) -> Iterator[str]:
    """Yield which rows of the day of one lift count for an earlier one, which was skipped or not written down."""
    found: dict[tuple[date, date], list[int]] = defaultdict(list)
    for (day, _), entry in matches:
        dates = {one for places in lifts[numbers[day]].values() for one, _ in places}
        if entry.date > day and entry.date in dates and entry.row > 0:
            found[entry.date, day].append(entry.row)
    for (logged, day), rows in sorted(found.items()):
        told = name_rows(sorted(rows), f"of {logged} counts", f"of {logged} count")
        yield f"{source}: {told} for the lift of {day}, which has no row of its own."


def _note_too_many(lifts: _Lifts, rows: _Rows, matches: _Matches, source: str) -> Iterator[str]:
    """Yield which rows are more than the lifts that their week has of their exercise."""
    counted = {id(entry) for _, entry in matches}
    for number, there in sorted(rows.items()):
        for exercise, entries in sorted(there.items()):
            if left := [entry.row for entry in entries if id(entry) not in counted and entry.row > 0]:
                has = f"{format_count(len(lifts[number][exercise]), 'lift')} with {name_exercise(exercise)}"
                yield f"{source}: {name_rows(left, 'does', 'do')} not count: week {number} has {has}."


def note_later_days(weeks: Sequence[PlannedWeek], entries: Iterable[LogEntry], source: str) -> Iterator[str]:
    """Yield which rows of a log are of days after a programme, and so do not count."""
    _, end = _find_span(weeks)
    later = [entry for entry in entries if entry.date > end and entry.row > 0]
    if later:
        count = name_rows([entry.row for entry in later], f"of {later[0].date} does", "do")
        yield f"{source}: {count} not count: this programme ends on {end}."


def _find_span(weeks: Sequence[PlannedWeek]) -> tuple[date, date]:
    """Return the first and the last day of a programme."""
    return min(_list_dates(weeks[0])), max(_list_dates(weeks[-1]))


def _list_exercises(week: PlannedWeek) -> dict[str, list[DatedLift]]:
    """Return the dates and ids of a week's sessions by exercise, in order."""
    found: dict[str, list[DatedLift]] = defaultdict(list)
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
