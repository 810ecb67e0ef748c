"""Weeks of a programme with less free time than usual: runs are shortened in them, and sessions left out, told."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from freshlegs.model.availability import list_starts
from freshlegs.model.plan import Plan
from freshlegs.model.session import Form, Session
from freshlegs.model.wording import join_words
from freshlegs.rules.settings import find_rule
from freshlegs.rules.task import Task
from freshlegs.rules.week.preferred_minutes import PreferredMinutes
from freshlegs.scenario.schema.minutes_range import FINE
from freshlegs.scenario.schema.tables import ScenarioTable
from freshlegs.solver.fill_sessions import fill_run
from freshlegs.training.programme.week_demands import LEAST_RUN

SHORTEST = 2
"""Part of its minutes that a run keeps in a short week at the least: a half, and 20 min (house)."""


def find_crowded_out(task: Task) -> frozenset[str]:
    """Return the names of the sessions whose place in the repeating week is not free, or that have no place at all."""
    usual = dict(task.previous_starts)

    def has_place(session: Session) -> bool:
        start = usual.get(session.id)
        return bool(session.starts) and (start is None or task.inside_free_time(start, session.shortest))

    return frozenset(one.name for one in task.sessions if not has_place(one))


def ease_sessions(
    task: Task, names: Collection[str], scenario: ScenarioTable, *, excuse: bool = True, must: Collection[str] = ()
) -> Task:
    """Return a week in which some sessions, by their names, give way: runs by their minutes, then all of them.

    Leaving one out costs what it is worth, as after a missed day; none that is a `must` is, and `excuse` False leaves
    it to the best effort.
    """
    if not names:
        return task
    sessions = tuple(
        _ease(task, one, excuse=excuse and one.name not in must) if one.name in names else one for one in task.sessions
    )
    own = find_rule(PreferredMinutes, scenario.profile, scenario.rules)
    rules = {rule.name: rule for rule in (*task.rules, *([own] if own is not None else []))}
    return replace(task, sessions=sessions, rules=tuple(rules[name] for name in sorted(rules)))


def describe_short_week(plan: Plan, names: Collection[str]) -> Iterator[str]:
    """Yield what a week with less free time than usual holds less of."""
    there = (p.session for p in plan.placements)
    shorter = [f"{one.name} has {one.minutes} of {one.asked_length} min" for one in there if _is_shorter(one, names)]
    dropped = [one.name for one in plan.left_out if one.name in names]
    gone = [f"{join_words(dropped)} {'is' if len(dropped) == 1 else 'are'} left out"] if dropped else []
    if shorter or gone:
        yield f"Less free time than usual: {join_words([*shorter, *gone])}."


def _is_shorter(session: Session, names: Collection[str]) -> bool:
    return session.name in names and session.minutes < session.asked_length


def _ease(task: Task, session: Session, *, excuse: bool) -> Session:
    eased = session.excuse() if excuse else session
    if "run" not in session.tags or session.kind == "race" or session.forms:
        return eased
    forms = tuple(
        Form(minutes, fill_run(replace(session, minutes=minutes), task.running)) for minutes in _list_lengths(session)
    )
    only, places = session.only, session.places
    starts = list_starts(task.clock, task.free, forms[0].minutes, only=only, pin=session.pin, places=places)
    return replace(eased, forms=forms if len(forms) > 1 else (), starts=tuple(sorted({*session.starts, *starts})))


def _list_lengths(session: Session) -> Iterable[int]:
    least = min(session.minutes, max(LEAST_RUN, session.minutes // SHORTEST // FINE * FINE))
    return (*range(least, session.minutes, FINE), session.minutes)
