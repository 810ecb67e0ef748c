"""Week by week: of each main lift what was asked for and lifted, and of the running what was asked for and run."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.model.kinds import Dose
from freshlegs.planfile import LiftedRecord, PlannedRecord, SessionRecord
from freshlegs.planning.done_so_far import DoneSoFar, find_fewest_reps
from freshlegs.planning.logged_sessions import list_week_dates
from freshlegs.training.build_up import MOST_ESTIMATED
from freshlegs.training.epley import MINIMUM_RESERVE, RESERVE, estimate_share


@dataclass(frozen=True, slots=True)
class MainLiftWeek:
    """A main lift in one week."""

    week: int
    asked: Prescribed | None  #: The heaviest that is asked for; None where the lift rests
    lifted: LiftedRecord | None  #: The heaviest that was lifted; None where the log has nothing of it
    single: int | None  #: Best single that it implies, an estimate by Epley's formula; None where it tells none
    over: bool  #: Whether the log tells of all of the week


@dataclass(frozen=True, slots=True)
class LiftSeries:
    """A main lift through a programme."""

    exercise: str
    name: str
    weeks: tuple[MainLiftWeek, ...]

    @property
    def unit(self) -> str:
        """Unit of its weights; "" where none is known."""
        known = (one.unit for week in self.weeks for one in (week.asked, week.lifted) if one and one.unit)
        return next(known, "")

    @property
    def each_hand(self) -> bool:
        """Whether the weights are those of each of two dumbbells."""
        return any(week.asked is not None and week.asked.each_hand for week in self.weeks)


@dataclass(frozen=True, slots=True)
class RunningWeek:
    """The running of a week, in minutes; what was run is None where the log does not tell of the week."""

    week: int
    asked: int  #: All runs but the race
    done: int | None
    longest_asked: int
    longest_done: int | None
    races: tuple[SessionRecord, ...]
    raced: int | None  #: Minutes of the race as the log has it
    over: bool  #: Whether the log tells of all of the week


def build_lift_series(record: PlannedRecord) -> tuple[LiftSeries, ...]:
    """Return the main lifts of a programme, in the order in which they first come."""
    done = DoneSoFar(record)
    entries = [[*_list_mains(done, dates)] for dates in list_week_dates(record)]
    names = {entry.exercise: entry.name for there in entries for _, _, entry in there}
    singles = {entry.exercise for there in entries for _, _, entry in there if entry.best}
    return tuple(
        LiftSeries(exercise, name, tuple(_list_lift_weeks(done, exercise, entries, told=exercise in singles)))
        for exercise, name in names.items()
    )


def build_running_series(record: PlannedRecord) -> tuple[RunningWeek, ...]:
    """Return the running of each week of a programme."""
    done = DoneSoFar(record)
    return tuple(_sum_running(done, number) for number in range(1, len(list_week_dates(record)) + 1))


def estimate_single(asked: Prescribed, dose: Dose, lifted: LiftedRecord) -> int | None:
    """Return the best single that a logged lift implies, by Epley's formula; None where it tells none.

    The best of its sets counts, for the repetitions that were done. Who did what was asked for in every set had some in
    reserve, so it implies at least what was asked for. A weight that is lighter on purpose, as in a deload, and more
    than ten repetitions tell none (all of it ours).
    """
    reps, load, reserve = max(lifted.reps), lifted.load, RESERVE if dose == "standard" else MINIMUM_RESERVE
    if load is None or not 1 <= reps <= MOST_ESTIMATED or "s" in asked.reps or "m" in asked.reps:
        return None
    fewest = find_fewest_reps(asked)
    usual = (asked.load or load) / estimate_share(int(asked.reps.rpartition("-")[2]), reserve)
    if asked.load is not None and asked.best != round(usual):
        return None
    single = load / estimate_share(reps, reserve=0)
    if min(lifted.reps) >= fewest:
        single = max(single, min(load, asked.load or load) / estimate_share(fewest, reserve))
    return round(single)


def _list_mains(done: DoneSoFar, dates: Container[date]) -> Iterator[tuple[str, Dose, Prescribed]]:
    """Yield the main lifts of a week, each with its session and how it is dosed."""
    there = (one for one in done.record.sessions if done.days[one.id] in dates)
    for session in sorted(there, key=lambda one: one.start):
        if isinstance(session.content, LiftContent):
            for entry in session.content.exercises:
                if entry.slot == "strength":
                    yield session.id, session.content.dose, entry


def _list_lift_weeks(
    done: DoneSoFar, exercise: str, weeks: list[list[tuple[str, Dose, Prescribed]]], *, told: bool
) -> Iterator[MainLiftWeek]:
    """Yield a main lift week by week; `told` is whether anybody lifts a best single of it."""
    for number, (dates, entries) in enumerate(zip(list_week_dates(done.record), weeks, strict=True), 1):
        asked = {session: (dose, entry) for session, dose, entry in entries if entry.exercise == exercise}
        rows = [one for one in done.record.lifted if one.exercise == exercise and one.session in asked]
        singles = [single for row in rows if told and (single := _estimate(asked[row.session], row))]
        yield MainLiftWeek(
            number,
            max((entry for _, entry in asked.values()), key=lambda entry: entry.load or 0, default=None),
            max(rows, key=lambda row: (row.load or 0, max(row.reps)), default=None),
            max(singles, default=None),
            done.until is not None and max(dates) <= done.until,
        )


def _estimate(asked: tuple[Dose, Prescribed], lifted: LiftedRecord) -> int | None:
    dose, entry = asked
    return estimate_single(entry, dose, lifted)


def _sum_running(done: DoneSoFar, number: int) -> RunningWeek:
    dates = list_week_dates(done.record)[number - 1]
    there = done.list_runs(dates)
    logged = done.record.logged
    told = bool(logged and logged.runs) and done.until is not None and min(dates) <= done.until
    runs = [run for run in logged.runs if run.day in dates] if logged and told else []
    asked = [one.minutes for one in there if one.kind != "race"]
    ran = [run.minutes for run in runs if run.kind != "race"]
    return RunningWeek(
        number,
        sum(asked),
        sum(ran) if told else None,
        max(asked, default=0),
        max(ran, default=0) if told else None,
        tuple(one for one in there if one.kind == "race"),
        next((run.minutes for run in runs if run.kind == "race"), None),
        done.until is not None and max(dates) <= done.until,
    )
