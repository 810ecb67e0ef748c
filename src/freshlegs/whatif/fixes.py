"""What makes an impossible week possible, in the order in which a coach would try; each solved before it is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from freshlegs.availability import grid
from freshlegs.outcome import Planned
from freshlegs.problem import Choice
from freshlegs.rules import all_rules
from freshlegs.solve.planning import best_week

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from freshlegs.problem import Problem, Session
    from freshlegs.rule import Rule
    from freshlegs.solve.search import Limits

SHORTER = 15
"""Minutes by which an easy run is cut."""
SHORTEST_EASY = 20
MINIMUM_DOSE = 30
"""Minutes of a lift at minimum dose: one set of each main lift with its warm-up (house)."""

Change = tuple[str, "Problem"]


@dataclass(frozen=True, slots=True)
class Fix:
    """A change, the problem that it makes, and the best week of that."""

    change: str
    problem: Problem
    week: Planned


def fixes(problem: Problem, clash: tuple[Rule, ...], limits: Limits) -> Iterator[Fix]:
    """Yield the single changes that make an impossible week possible; none may loosen what protects an athlete."""
    for change, changed in chain(*(step(problem, clash) for step in _STEPS)):
        found = best_week(changed, limits)
        if isinstance(found, Planned):
            yield Fix(change, changed, found)


def _musts(problem: Problem, clash: tuple[Rule, ...]) -> Iterator[Change]:
    """Let single sessions leave the days and times that they must keep."""
    if "available" not in {rule.name for rule in clash}:
        return
    for session in problem.sessions:
        if session.only != Choice() or session.pin is not None:
            starts = grid(problem.clock, problem.free, session.minutes)
            free = replace(session, only=Choice(), pin=None, starts=starts)
            yield f"{session.name} on any day and at any time you are free", _swapped(problem, session, free)


def _rests(problem: Problem, clash: tuple[Rule, ...]) -> Iterator[Change]:
    yield from _loosened(problem, clash, lambda name: name in ("rest_days", "second_rest_day"))


def _gaps(problem: Problem, clash: tuple[Rule, ...]) -> Iterator[Change]:
    yield from _loosened(problem, clash, lambda name: name in ("run_lift_gap", "sessions_per_day"))


def _other_rules(problem: Problem, clash: tuple[Rule, ...]) -> Iterator[Change]:
    done = ("rest_days", "second_rest_day", "run_lift_gap", "sessions_per_day")
    yield from _loosened(problem, clash, lambda name: name not in done)


def _lifts(problem: Problem, _: tuple[Rule, ...]) -> Iterator[Change]:
    """Drop the third and fourth lift, or do one lift at minimum dose."""
    lifts = [s for s in problem.tagged("lift") if not s.optional]
    last = {lift.kind: lift for lift in lifts}
    if len(lifts) > 2:
        yield from ((f"without {lift.name}", _without(problem, lift)) for lift in last.values())
    for lift in last.values():
        if lift.minutes > MINIMUM_DOSE:
            yield f"{lift.name} in {MINIMUM_DOSE} min, at minimum dose", _shortened(problem, lift, MINIMUM_DOSE)


def _intensity(problem: Problem, _: tuple[Rule, ...]) -> Iterator[Change]:
    """Drop the second intensity run."""
    runs = [s for s in problem.tagged("intensity") if not s.optional]
    if len(runs) > 1:
        spare = [run for run in runs if "hardest" not in run.tags and run.pin is None] or runs[-1:]
        yield f"without {spare[-1].name}", _without(problem, spare[-1])


def _easy(problem: Problem, _: tuple[Rule, ...]) -> Iterator[Change]:
    """Cut the easy runs, or drop one."""
    runs = [s for s in problem.tagged("easy") if not s.optional]
    if runs and min(run.minutes for run in runs) - SHORTER >= SHORTEST_EASY:
        shorter = problem
        for run in runs:
            shorter = _shortened(shorter, run, run.minutes - SHORTER)
        yield f"easy runs {SHORTER} min shorter", shorter
    if runs:
        yield f"without {runs[-1].name}", _without(problem, runs[-1])


_STEPS = (_musts, _rests, _gaps, _other_rules, _lifts, _intensity, _easy)


def _loosened(problem: Problem, clash: tuple[Rule, ...], fits: Callable[[str], bool]) -> Iterator[Change]:
    """Yield the relaxations of the clash's rules; one that is priced by default may be priced again."""
    for rule in clash:
        if fits(rule.name):
            default = all_rules().get(rule.name)
            weaker = list(rule.relaxations())
            if default is not None and not default.by_default().hard:
                weaker.append(rule.with_parameters(weight=default.by_default().weight))
            for loose in weaker:
                says = "at a price instead of never" if not loose.hard else f"instead of {rule.describe()}"
                yield f"{loose.describe()}, {says}", _with_rule(problem, rule, loose)


def _with_rule(problem: Problem, rule: Rule, loose: Rule) -> Problem:
    return replace(problem, rules=tuple(loose if own is rule else own for own in problem.rules))


def _without(problem: Problem, session: Session) -> Problem:
    return replace(problem, sessions=tuple(s for s in problem.sessions if s is not session))


def _shortened(problem: Problem, session: Session, minutes: int) -> Problem:
    starts = grid(problem.clock, problem.free, minutes, only=session.only, pin=session.pin)
    return _swapped(problem, session, replace(session, minutes=minutes, starts=starts))


def _swapped(problem: Problem, session: Session, other: Session) -> Problem:
    return replace(problem, sessions=tuple(other if s is session else s for s in problem.sessions))
