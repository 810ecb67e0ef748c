"""History before the week: the sessions of [history], and a plan.json."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from freshlegs.model.availability import Interval, list_starts
from freshlegs.model.clock import Clock
from freshlegs.model.content import LiftContent
from freshlegs.model.kinds import KINDS, Kind
from freshlegs.model.session import AS_IF, Placement, Session
from freshlegs.model.training_load import TrainingLoad
from freshlegs.planfile import DoneRunRecord, LiftedRecord, PlannedRecord, SessionRecord
from freshlegs.planfile.json_text import load_plan
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.tables import History, ScenarioTable
from freshlegs.scenario.week_days import Days
from freshlegs.training.runs import LOOK_BACK
from freshlegs.training.trained_muscles import find_groups

REACH = 14
"""Days before the week into which rules look back."""


def load_previous_plan(scenario: ScenarioTable) -> PlannedRecord | None:
    """Return the plan that [history] names, if it names one; raises InputError where there is none."""
    named = scenario.history and scenario.history.plan
    return load_plan(scenario.folder / named) if named else None


def list_lifted_before(scenario: ScenarioTable, after: PlannedRecord | None) -> tuple[LiftedRecord, ...]:
    """Return what was lifted as the plan of the days before tells."""
    before = after or load_previous_plan(scenario)
    return (*before.lifted_before, *before.lifted) if before is not None else ()


def list_known_runs(
    scenario: ScenarioTable, before: PlannedRecord | None, first: date, *, logged: Sequence[DoneRunRecord] = ()
) -> Iterator[tuple[date, int]]:
    """Yield date and minutes of the known runs of the 30 days before a first day, those around a stored plan too.

    One that is logged, or was when that plan was made, is counted as the log has it.
    """
    for day, _, minutes in _list_known(scenario, before, first, around=True, logged=logged):
        yield day, minutes


def _list_known(
    scenario: ScenarioTable,
    before: PlannedRecord | None,
    first: date,
    *,
    around: bool,
    logged: Sequence[DoneRunRecord],
) -> Iterator[tuple[date, Kind, int]]:
    named = scenario.history.sessions if scenario.history else ()
    stored = (*(before.around if around else ()), *before.sessions) if before else ()
    # The week that rules look back on before a first plan is assumed: nobody ran it.
    starts = [(one, before.local(one.start)) for one in stored if before and not one.id.startswith(AS_IF)]
    # A stored plan holds what [history] named when it was made.
    known = {(done.at.day, done.at.wall, done.kind): done.length for done in named}
    known |= {(start.date(), start.hour * 60 + start.minute, one.kind): one.minutes for one, start in starts}
    told = {(run.day, run.kind) for run in logged}
    before_it = before.logged.runs if before is not None and before.logged is not None else ()
    logged = (*logged, *(run for run in before_it if (run.day, run.kind) not in told))
    told = {(run.day, run.kind) for run in logged}
    there = [(day, kind, minutes) for (day, _, kind), minutes in known.items() if (day, kind) not in told]
    begin = first - timedelta(days=LOOK_BACK)
    for day, kind, minutes in (*there, *((run.day, run.kind, run.minutes) for run in logged)):
        if isinstance(day, date) and begin <= day < first and KINDS[kind].family == "run":
            yield day, kind, minutes


def list_older_runs(before: PlannedRecord | None, first: date) -> Iterator[SessionRecord]:
    """Yield the runs of a plan from which running grows, and on which no rule of a week looks back any more."""
    for one in before.sessions if before else ():
        days = (first - before.local(one.start).date()).days if before else 0
        if REACH < days <= LOOK_BACK and KINDS[one.kind].family == "run":
            yield one.model_copy(update={"content": None, "why": ()})


def find_longest_run(
    scenario: ScenarioTable, before: PlannedRecord | None, first: date, logged: Sequence[DoneRunRecord] = ()
) -> int:
    """Return the minutes of the longest known run of the 30 days before a first day; 0 if there is none."""
    return max((minutes for _, minutes in list_known_runs(scenario, before, first, logged=logged)), default=0)


def find_weekly_minutes(
    scenario: ScenarioTable, before: PlannedRecord | None, first: date, logged: Sequence[DoneRunRecord] = ()
) -> int | None:
    """Return the running minutes of a week before a first day, as far back as runs are known; None if none is.

    A race is no usual running, nor is the week before it: weeks with one count as the others do, if there are others.
    """
    if scenario.athlete.weekly_minutes is not None:
        return scenario.athlete.weekly_minutes
    known = list(_list_known(scenario, before, first, around=False, logged=logged))
    if all(kind == "race" for _, kind, _ in known):
        return None
    weeks = max(1, round((first - min(day for day, _, _ in known)).days / 7))
    by_week, raced = dict.fromkeys(range(weeks), 0), set[int]()
    for day, kind, minutes in known:
        week = min(((first - day).days - 1) // 7, weeks - 1)
        if kind == "race":
            raced.add(week)
        else:
            by_week[week] += minutes
    usual = [minutes for week, minutes in by_week.items() if week not in raced]
    usual = usual if any(usual) else [*by_week.values()]
    return sum(usual) // len(usual)


class Past(NamedTuple):
    """A session before the week: start in minutes of the week, kind, minutes, trained muscles, and more if known."""

    start: int
    kind: Kind
    minutes: int
    muscles: frozenset[str]
    id: str = ""
    kilometres: float = 0.0
    load: TrainingLoad | None = None
    title: str = ""
    trained_through: bool = False


def build_history(
    named: History | None, after: PlannedRecord | None, days: Days, faults: Faults, place: str = "history.plan"
) -> tuple[Placement, ...]:
    """Return the sessions of [history] and a plan in the 14 days before the week, by start; a later one is a fault.

    `place` is what messages call that of the plan.
    """
    past = [*_read_table(named, days, faults), *_read_plan(after, days.clock, faults, place)]
    return tuple(_place(sorted((p for p in past if p.start >= days.clock.midnight(-REACH)), key=lambda p: p[:3])))


def find_previous_starts(
    near: PlannedRecord | None, clock: Clock, sessions: Iterable[Session]
) -> tuple[tuple[str, int], ...]:
    """Return the starts by id that sessions had in a plan of as many days, matched by kind and number.

    The local time stays, and in a week of 7 days the weekday, else the number of the day in the cycle.
    """
    if near is None or near.days != clock.days:
        return ()
    shift = (near.start - clock.first).days if clock.days == 7 else 0
    there = {}
    for record in near.sessions:
        local = near.local(record.start)
        day = ((local.date() - near.start).days + shift) % near.days
        there[record.name] = clock.at(day, local.hour * 60 + local.minute)
    return tuple((session.id, there[session.name]) for session in sessions if session.name in there)


def find_previous_exercises(
    before: PlannedRecord | None, sessions: Iterable[Session]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the exercises by id that sessions had in a plan, matched by kind and number."""
    there = list_usual_exercises(before) if before else {}
    return tuple((session.id, there[session.name]) for session in sessions if session.name in there)


def list_usual_exercises(plan: PlannedRecord) -> dict[str, tuple[str, ...]]:
    """Return the exercises of each lift of a plan by its name, of a programme those of most of its weeks.

    Of one that was planned on it is those weeks that were planned last, where a lift is in one.
    """
    found: defaultdict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for since in (None, plan.since):
        there = [one for one in plan.sessions if since is None or plan.local(one.start).date() >= since]
        lifts = [one for one in there if isinstance(one.content, LiftContent)]
        for name in {one.name for one in lifts}:
            found[name].clear()
        for record in lifts:
            if isinstance(record.content, LiftContent):
                found[record.name][record.content.exercise_ids] += 1
    return {name: _find_usual_choice(choices) for name, choices in found.items()}


def _find_usual_choice(choices: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the exercises of most weeks; one that leaves some of them out, such as the first jumps, has them too."""
    return max(choices, key=lambda one: sum(times for other, times in choices.items() if set(other) <= set(one)))


def with_previous_starts(
    sessions: Iterable[Session], previous_starts: Iterable[tuple[str, int]], clock: Clock, free: tuple[Interval, ...]
) -> tuple[Session, ...]:
    """Return the sessions, each with its previous start among its starts where that is allowed.

    It may be off the grid: a window's start before busy times changed.
    """
    before = dict(previous_starts)

    def add_previous(session: Session) -> Session:
        if session.pin is not None or session.id not in before or before[session.id] in session.starts:
            return session
        pin, places = before[session.id], session.places
        starts = list_starts(clock, free, session.shortest, only=session.only, pin=pin, places=places)
        return replace(session, starts=tuple(sorted((*session.starts, *starts))))

    return tuple(map(add_previous, sessions))


def _read_table(history: History | None, days: Days, faults: Faults) -> Iterable[Past]:
    for index, done in enumerate(history.sessions if history else ()):
        where = ("history", "sessions", index, "at")
        with faults.catch(where):
            start = days.minute(done.at)
            if start < 0:
                more = done.kilometres, done.load, done.called, done.priority == "C"
                muscles = find_groups(done.muscles) if done.muscles else KINDS[done.kind].muscles
                yield Past(start, done.kind, done.length, muscles, "", *more)
            else:
                faults.add(where, f'found "{done.at}"', f"allowed: before the week, which starts on {days.clock.first}")


def _read_plan(after: PlannedRecord | None, clock: Clock, faults: Faults, place: str) -> Iterable[Past]:
    past = []
    for entry in after.sessions if after else ():
        # A copy of this very week has its ids, which belong to the sessions to be planned; nobody has done it.
        own_id = AS_IF if f"/{clock.first}/" in entry.id else entry.id
        start, distance = clock.minute(entry.start), entry.kilometres
        more = distance, entry.load, entry.title, entry.trained_through
        past.append(Past(start, entry.kind, entry.minutes, entry.muscles, own_id, *more))
    if late := [session.start for session in past if session.start >= 0]:
        found = f"the plan before has a session on {clock.moment(late[0]).date()}"
        faults.add(place, found, f"allowed: a plan that ends before {clock.first}, when the week starts")
        return []
    return past


def _place(past: list[Past]) -> Iterable[Placement]:
    count: Counter[Kind] = Counter()
    for number, (start, kind, minutes, muscles, own_id, distance, load, title, through) in enumerate(past, 1):
        count[kind] += 1
        name = f"{AS_IF}{number}" if own_id == AS_IF else own_id or f"history/{number}"
        session = Session(
            name,
            kind,
            count[kind],
            minutes,
            optional=False,
            tags=KINDS[kind].list_tags(load),
            muscles=muscles,
            kilometres=distance,
            trained_through=through,
            title=title,
            load=load,
        )
        yield Placement(session, start)
