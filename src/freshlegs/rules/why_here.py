"""Why a session stands where it stands: sentences drawn from the finished week, without the solver."""

from collections.abc import Iterator

from freshlegs.model.plan import Plan
from freshlegs.model.session import AS_IF, Placement, are_together
from freshlegs.model.wording import format_hours
from freshlegs.rules.after_race import AfterRace
from freshlegs.rules.task import Task
from freshlegs.rules.timetable import Neighbours, Timetable
from freshlegs.training.programme.races import RECOVERIES, describe_recovery, find_recovery

HEAVY_LEGS, BEFORE_RUN = 26 * 60, 36 * 60
"""Minutes from start to start up to which a card of a lift for the legs says how close a hard or long run is: behind
it, and ahead of it (house)."""


def explain_places(problem: Task, plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return for each placed session, by id, what its place gives it."""
    table = Timetable(problem, plan)
    return {
        p.session.id: (*_sentences(table, p), *(describe_days_after(problem, p) if p.session.done is None else ()))
        for p in plan.placements
    }


def describe_days_after(task: Task, race: Placement) -> tuple[str, ...]:
    """Return what the days and weeks after a race hold; empty where its distance is not known."""
    session, clock = race.session, task.clock
    if not session.kilometres:
        return ()
    through = session.trained_through
    recovery = RECOVERIES[find_recovery(session.kilometres, task.run_level, task.age, trained_through=through)]
    for rule in task.rules:
        if isinstance(rule, AfterRace) and rule.hard:
            recovery = recovery.with_days(rule.about, rule.count_days(task, session))
    day = clock.date_of(clock.day(race.start))
    return describe_recovery(recovery, session.kilometres, day, task.run_level, task.age)


def _sentences(table: Timetable, placement: Placement) -> Iterator[str]:
    if placement.session.done is not None:
        yield "It is done."
        return
    yield from _asked(table, placement)
    yield from _length(table, placement)
    tags = placement.session.tags
    if "hardest" in tags:
        yield from _fresh(table, placement)
    if "key" in tags:
        lift = _nearest_before(table, placement, "legs")
        if lift is not None:
            yield f"{_span(lift.apart)} after {lift.first}, the last lift for the legs."
    if "lift" in tags:
        yield from _recovered(table, placement)
    if "lift" in tags and "legs" in tags:
        yield from _near_key_run(table, placement)
    yield from _shared_day(table, placement)


def _asked(table: Timetable, placement: Placement) -> Iterator[str]:
    session = placement.session
    if session.pin is not None:
        yield "You fixed this time."
    elif session.prefer.days is not None and table.day(placement) in session.prefer.days:
        yield "On a day you prefer."


def _length(table: Timetable, placement: Placement) -> Iterator[str]:
    session = placement.session
    minutes, wanted = session.minutes, session.asked_length
    if minutes == wanted:
        return
    if minutes > wanted:
        yield f"{minutes} min, {minutes - wanted} more than you prefer: the week asks for it."
    elif not table.problem.inside_free_time(placement.start, wanted):
        yield f"{minutes} of the {wanted} min that you prefer: there is no more time here."
    else:
        yield f"{minutes} of the {wanted} min that you prefer: the week costs least so."


def _fresh(table: Timetable, placement: Placement) -> Iterator[str]:
    day = table.day(placement) - 1
    if not table.trains(day):
        yield f"Your hardest run, on fresh legs: {table.day_name(day)} is a rest day."
    elif not any(pair.days_apart == 1 and pair.a.tags & {"lift", "key"} for pair in _before(table, placement, "any")):
        yield "Your hardest run, on fresh legs: no lift and no other key run on the day before."


def _recovered(table: Timetable, placement: Placement) -> Iterator[str]:
    last = _nearest_before(table, placement, "lift")
    if last is not None:
        yield f"{_span(last.apart)} after {last.first}, the last lift for the same muscles."


def _near_key_run(table: Timetable, placement: Placement) -> Iterator[str]:
    """Yield how close the hard and long runs of the days around a lift for the legs are."""
    before = [pair for pair in _before(table, placement, "key") if pair.days_apart > 0 and pair.apart <= HEAVY_LEGS]
    after = [pair for pair in table.pairs("legs", "key") if pair.a is placement.session]
    after = [
        pair for pair in after if pair.days_apart > 0 and pair.apart <= BEFORE_RUN and not pair.b.id.startswith(AS_IF)
    ]
    for pair in sorted(before, key=lambda one: one.apart)[:1]:
        yield f"{format_hours(pair.apart)} after {pair.first}: your legs may still be heavy."
    for pair in sorted(after, key=lambda one: one.apart)[:1]:
        yield f"{format_hours(pair.apart)} before {pair.then}: leave your legs something for it."


def _shared_day(table: Timetable, placement: Placement) -> Iterator[str]:
    for pair in table.pairs("any", "any"):
        if pair.days_apart == 0 and placement.session in pair.sessions:
            gap = f"{format_hours(pair.gap)} " if pair.gap > 0 else "Right "
            if are_together(pair.a, pair.b):
                order, other = ("after", pair.first) if pair.b is placement.session else ("before", pair.then)
                yield f"{gap}{order} {other}, as you asked."
            elif pair.b is placement.session:
                yield f"{gap}after {pair.first}{' ends' if pair.gap > 0 else ''}, on the same day."
            else:
                yield f"{gap}before {pair.then}, on the same day."


def _span(minutes: int) -> str:
    """Return a long time in days, to the half day: "4 days", "2 and a half days"."""
    halves = (minutes + 360) // 720
    if halves < 4:
        return format_hours(minutes)
    return f"{halves // 2}{' and a half' if halves % 2 else ''} days"


def _before(table: Timetable, placement: Placement, tag: str) -> list[Neighbours]:
    pairs = table.pairs(tag, "any")
    return [pair for pair in pairs if pair.b is placement.session and not pair.a.id.startswith(AS_IF)]


def _nearest_before(table: Timetable, placement: Placement, tag: str) -> Neighbours | None:
    """Return the closest session before with the tag; for a lift, of those that train the same region."""
    pairs = _before(table, placement, tag)
    if tag == "lift":
        pairs = [pair for pair in pairs if pair.a.shares_region(placement.session)]
    return min(pairs, key=lambda pair: pair.apart, default=None)
