"""The single changes that a coach would try on an impossible week, in that order. None is solved here.

None loosens what protects an athlete: rules give as far as their relaxations go.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from freshlegs.model.kinds import FAMILIES
from freshlegs.model.session import has_tag
from freshlegs.model.wording import join_words
from freshlegs.rules.week import all_week_rules
from freshlegs.scenario.edits import Drop, Put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from freshlegs.model.session import Session
    from freshlegs.rules.base import Rule
    from freshlegs.rules.task import Task
    from freshlegs.scenario.draft import Draft
    from freshlegs.scenario.edits import Edit

NumberedSession = tuple[int, "Session"]
"""A session and the index of the [[sessions]] table that asks for it."""

SHORTER = 15
"""Minutes by which an easy run is cut."""
SHORTEST_EASY = 20
MINIMUM_DOSE = 30
"""Minutes of a lift at minimum dose: one set of each main lift with its warm-up (house)."""


@dataclass(frozen=True, slots=True)
class ScenarioChange:
    """A change to a scenario, in words and as edits.

    Parameters
    ----------
    dropped : tuple of (int, Session)
        The sessions that it does without, where that is all; each with the index of its [[sessions]] table.
    """

    says: str
    edits: tuple[Edit, ...]
    dropped: tuple[NumberedSession, ...] = ()


@dataclass(frozen=True, slots=True)
class Infeasible:
    """An impossible week: the scenario, its task, and the rules that clash."""

    draft: Draft
    task: Task
    clash: tuple[Rule, ...]

    def list_required(self, tag: str) -> list[NumberedSession]:
        """Return the sessions with a tag that must still be placed, each with the index of its [[sessions]] table."""
        # What was done and is not asked for any more follows those that have a table.
        asked = zip(self.draft.tables(), self.task.sessions, strict=False)
        return [(table, s) for table, s in asked if has_tag(s, tag) and not s.optional and s.done is None]

    def about(self, name: str) -> bool:
        """Whether a rule is part of the clash; loosening one that is not can't help."""
        return any(rule.name == name for rule in self.clash)

    def table(self, index: int) -> dict[str, Any]:
        """Return a [[sessions]] table as it is written."""
        return dict(self.draft.written["sessions"][index])


def list_single_changes(impasse: Infeasible) -> Iterator[ScenarioChange]:
    """Yield the changes, those that a coach would try first at the front."""
    return chain.from_iterable(step(impasse) for step in _STEPS)


def drop_sessions(draft: Draft, dropped: tuple[NumberedSession, ...]) -> ScenarioChange:
    """Return the change that does without some sessions."""
    return ScenarioChange(f"without {name_sessions(dropped)}", ask_for_fewer(draft, dropped), dropped)


def name_sessions(dropped: Iterable[NumberedSession]) -> str:
    """Return sessions for people: "easy 2 and full 2"."""
    return join_words([session.name for _, session in dropped])


def ask_for_fewer(draft: Draft, dropped: Iterable[NumberedSession]) -> tuple[Edit, ...]:
    """Return the edits that ask for these no more; from the end, so that the tables before keep their index."""
    count = Counter(table for table, _ in dropped)
    return tuple(_fewer(draft, table, count[table]) for table in sorted(count, reverse=True))


def _wishes(impasse: Infeasible) -> Iterator[ScenarioChange]:
    """Let sessions leave the days and times that they must keep."""
    if not impasse.about("available"):
        return
    for index, request in enumerate(impasse.draft.scenario.sessions):
        names = join_words([session.name for table, session in impasse.list_required("any") if table == index])
        for key in ("only", "at"):
            if names and getattr(request, key) is not None:
                yield ScenarioChange(
                    f"{names} on any day and at any time you are free", (Drop(("sessions", index, key)),)
                )


def _rests(impasse: Infeasible) -> Iterator[ScenarioChange]:
    yield from _loosened(impasse, lambda name: name in _REST)


def _gaps(impasse: Infeasible) -> Iterator[ScenarioChange]:
    yield from _loosened(impasse, lambda name: name in _SHARED)


def _other_rules(impasse: Infeasible) -> Iterator[ScenarioChange]:
    yield from _loosened(impasse, lambda name: name not in (*_REST, *_SHARED))


_REST = ("rest_days", "second_rest_day")
_SHARED = ("run_lift_gap", "sessions_per_day")


def _lifts(impasse: Infeasible) -> Iterator[ScenarioChange]:
    """Drop the third and fourth lift, or do one lift at minimum dose."""
    lifts = impasse.list_required("lift")
    last = {lift.kind: (index, lift) for index, lift in lifts}
    if len(lifts) > 2:
        yield from (drop_sessions(impasse.draft, (entry,)) for entry in last.values())
    for index, lift in last.values():
        if lift.minutes > MINIMUM_DOSE:
            short = {key: value for key, value in impasse.table(index).items() if key != "count"}
            end = len(impasse.draft.scenario.sessions)
            fewer = _fewer(impasse.draft, index)
            says = f"{lift.name} in {MINIMUM_DOSE} min, at minimum dose"
            if isinstance(fewer, Drop):
                yield ScenarioChange(says, (Put(("sessions", index, "minutes"), MINIMUM_DOSE),))
            else:
                yield ScenarioChange(says, (fewer, Put(("sessions", end), {**short, "minutes": MINIMUM_DOSE})))


def _intensity(impasse: Infeasible) -> Iterator[ScenarioChange]:
    """Drop the second intensity run."""
    runs = impasse.list_required("intensity")
    if len(runs) > 1:
        spare = [(index, run) for index, run in runs if "hardest" not in run.tags and run.pin is None] or runs[-1:]
        yield drop_sessions(impasse.draft, (spare[-1],))


def _easy(impasse: Infeasible) -> Iterator[ScenarioChange]:
    """Cut the easy runs, or drop one."""
    runs = impasse.list_required("easy")
    if runs and min(run.minutes for _, run in runs) - SHORTER >= SHORTEST_EASY:
        tables = {index: run.minutes - SHORTER for index, run in runs}
        edits = tuple(Put(("sessions", index, "minutes"), minutes) for index, minutes in tables.items())
        yield ScenarioChange(f"easy runs {SHORTER} min shorter", edits)
    if runs:
        yield drop_sessions(impasse.draft, (runs[-1],))


def _anything(impasse: Infeasible) -> Iterator[ScenarioChange]:
    """Drop one session of a kind that is not dropped yet: lifts first, the hardest run last."""
    dropped = [*(["lift"] if len(impasse.list_required("lift")) > 2 else []), "easy"]
    every = [entry for family in FAMILIES for entry in impasse.list_required(family)]
    rest = [entry for entry in every if not entry[1].tags & {*dropped}]
    spare = {session.kind: (index, session) for index, session in rest}
    yield from (
        drop_sessions(impasse.draft, (entry,)) for entry in sorted(spare.values(), key=lambda e: "hardest" in e[1].tags)
    )


_STEPS: tuple[Callable[[Infeasible], Iterator[ScenarioChange]], ...] = (
    _wishes,
    _rests,
    _gaps,
    _other_rules,
    _lifts,
    _intensity,
    _easy,
    _anything,
)


def _loosened(impasse: Infeasible, fits: Callable[[str], bool]) -> Iterator[ScenarioChange]:
    """Yield the relaxations of the clash's rules; one that is priced by default may be priced again."""
    for rule in impasse.clash:
        if fits(rule.name) and rule.name in all_week_rules():
            for loose in rule.relaxations():
                yield ScenarioChange(f"{loose.describe()}, instead of {rule.describe()}", _settings(rule, loose))
            default = all_week_rules()[rule.name].by_default()
            if not default.hard:
                steps = ("rules", rule.name, "weight")
                weight = Drop(steps) if default.weight is None else Put(steps, default.weight)
                yield ScenarioChange(f"{rule.describe()}, at a price instead of never", (weight,))


def _settings(rule: Rule, loose: Rule) -> tuple[Edit, ...]:
    changed = ((name, value) for name, value in loose if value != getattr(rule, name))
    return tuple(Put(("rules", rule.name, name), value) for name, value in changed)


def _fewer(draft: Draft, index: int, by: int = 1) -> Edit:
    """Return the edit that asks for so many sessions less; the table goes with its last one."""
    request = draft.scenario.sessions[index]
    if request.at_most == by:
        return Drop(("sessions", index))
    if request.at_least == request.at_most:
        return Put(("sessions", index, "count"), request.at_most - by)
    fewer = {"at_least": request.at_least - by, "at_most": request.at_most - by}
    return Put(("sessions", index, "count"), fewer)
