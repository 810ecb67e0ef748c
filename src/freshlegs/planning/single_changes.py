"""The single changes that a coach would try on an impossible week or its lifts, in that order. None is solved here.

None loosens what protects an athlete: rules give way only as far as their relaxations go.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from freshlegs.model.kinds import find_family
from freshlegs.model.session import Session, has_tag
from freshlegs.model.wording import join_words
from freshlegs.rules.base import Rule
from freshlegs.rules.clashing_pins import find_clashing_pins
from freshlegs.rules.task import Task
from freshlegs.rules.week import all_week_rules
from freshlegs.rules.worth import find_worth
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Drop, Edit, Put
from freshlegs.training.exercise import EQUIPMENT

NumberedSession = tuple[int, Session]
"""A session and the index of the [[sessions]] table that asks for it."""

SHORTER = 15
"""Minutes by which an easy run is cut."""
SHORTEST_EASY = 20
"""Minutes below which no easy run is cut."""
MINIMUM_DOSE = 30
"""Minutes of a lift at minimum dose: one set of each main lift with its warm-up (house)."""
WHOLE = 60
"""Minutes of a lift with all slots (A50)."""
_REST = ("rest_days", "second_rest_day")
_SHARED_DAYS = ("run_lift_gap", "sessions_per_day")
_LAST = ("runs_per_day",)


@dataclass(frozen=True, slots=True)
class ScenarioChange:
    """A change to a scenario, in words and as edits."""

    says: str
    edits: tuple[Edit, ...]
    dropped: tuple[NumberedSession, ...] = ()  #: The sessions that it drops, if it does nothing else


@dataclass(frozen=True, slots=True)
class Infeasible:
    """An impossible week: the scenario, its task, and the rules that clash."""

    draft: Draft
    task: Task
    clash: tuple[Rule, ...]

    def list_required(self, tag: str) -> list[NumberedSession]:
        """Return the sessions with a tag that must still be placed, each with the index of its [[sessions]] table."""
        # Done sessions that are no longer requested stand behind those that have a table.
        numbered = zip(self.draft.tables(), self.task.sessions, strict=False)
        return [(table, s) for table, s in numbered if has_tag(s, tag) and not s.optional and s.fixed is None]

    def about(self, name: str) -> bool:
        """Whether a rule is part of the clash; loosening another can't help."""
        return any(rule.name == name for rule in self.clash)


def list_single_changes(infeasible: Infeasible) -> Iterator[ScenarioChange]:
    """Yield the changes in the order in which a coach would try them, but for the last resorts."""
    yield from _lift_musts(infeasible)
    others = {rule.name for rule in infeasible.clash}.difference(_REST, _SHARED_DAYS, _LAST)
    for names in (_REST, _SHARED_DAYS, others):
        yield from _relax_rules(infeasible, names)
    for step in (_shorten_lifts, _shorten_easy, _drop_one):
        yield from step(infeasible)


def list_last_resorts(infeasible: Infeasible) -> Iterator[ScenarioChange]:
    """Yield what a coach would try when all else is said: a second run on a day, and what is fixed as it is."""
    yield from _relax_rules(infeasible, _LAST)
    clashing = {session.id for session in find_clashing_pins(infeasible.task, infeasible.clash)}
    pins = [(table, session) for table, session in infeasible.list_required("any") if session.id in clashing]
    if pins:
        keep = "keep both" if len(pins) == 2 else f"keep {name_sessions(pins)} where you fixed them"
        accept = tuple(Put(("sessions", table, "accept"), True) for table, _ in pins)
        yield ScenarioChange(f"{keep} and accept it", accept)


def drop_sessions(draft: Draft, dropped: tuple[NumberedSession, ...]) -> ScenarioChange:
    """Return the change that drops some sessions."""
    return ScenarioChange(f"without {name_sessions(dropped)}", ask_for_fewer(draft, dropped), dropped)


def name_sessions(dropped: Iterable[NumberedSession]) -> str:
    """Return sessions for people: "easy 2 and full 2", "easy 3 to 20"."""
    runs: list[list[Session]] = []
    for _, session in dropped:
        last = runs[-1][-1] if runs else None
        if last is not None and (last.kind, last.number + 1) == (session.kind, session.number):
            runs[-1].append(session)
        else:
            runs.append([session])
    return join_words([name for run in runs for name in _name_run(run)])


def _name_run(run: Sequence[Session]) -> Iterator[str]:
    if len(run) > 2:
        yield f"{run[0].name} to {run[-1].number}"
    else:
        yield from (session.name for session in run)


def ask_for_fewer(draft: Draft, dropped: Iterable[NumberedSession]) -> tuple[Edit, ...]:
    """Return the edits that drop these sessions; from the end, so that the tables before keep their index."""
    count = Counter(table for table, _ in dropped)
    return tuple(reduce_count(draft, table, count[table]) for table in sorted(count, reverse=True))


def _lift_musts(infeasible: Infeasible) -> Iterator[ScenarioChange]:
    """Let sessions leave the days and times that they must keep."""
    if not infeasible.about("available"):
        return
    for index, request in enumerate(infeasible.draft.scenario.sessions):
        names = name_sessions(entry for entry in infeasible.list_required("any") if entry[0] == index)
        for key in ("only", "at"):
            if names and getattr(request, key) is not None:
                says = f"{names} on any day and at any time you are free"
                yield ScenarioChange(says, (Drop(("sessions", index, key)),))


def _shorten_lifts(infeasible: Infeasible) -> Iterator[ScenarioChange]:
    """Do one lift at minimum dose."""
    last = {lift.kind: (index, lift) for index, lift in infeasible.list_required("lift")}
    for index, lift in last.values():
        if lift.shortest > MINIMUM_DOSE:
            table = infeasible.draft.written["sessions"][index]
            short = {**{key: value for key, value in table.items() if key != "count"}, "minutes": MINIMUM_DOSE}
            fewer = reduce_count(infeasible.draft, index)
            edits: tuple[Edit, ...] = (fewer, Put(("sessions", len(infeasible.draft.scenario.sessions)), short))
            if isinstance(fewer, Drop):
                edits = (Put(("sessions", index, "minutes"), MINIMUM_DOSE),)
            yield ScenarioChange(f"{lift.name} in {MINIMUM_DOSE} min, at minimum dose", edits)


def _shorten_easy(infeasible: Infeasible) -> Iterator[ScenarioChange]:
    """Cut the easy runs."""
    runs = [(index, run) for index, run in infeasible.list_required("easy") if not run.forms]
    if runs and min(run.minutes for _, run in runs) - SHORTER >= SHORTEST_EASY:
        tables = {index: run.minutes - SHORTER for index, run in runs}
        edits = tuple(Put(("sessions", index, "minutes"), minutes) for index, minutes in tables.items())
        yield ScenarioChange(f"easy runs {SHORTER} min shorter", edits)


def _drop_one(infeasible: Infeasible) -> Iterator[ScenarioChange]:
    """Drop one session of each kind: the last that is not the hardest run, and those first that are worth the least.

    In the order in which the best effort leaves them out.
    """
    required = infeasible.list_required("any")
    by_kind: dict[str, NumberedSession] = {}
    for entry in sorted(required, key=lambda entry: ("hardest" not in entry[1].tags, entry[1].pin is None)):
        by_kind[entry[1].kind] = entry
    for entry in sorted(by_kind.values(), key=lambda entry: (find_worth(entry[1]), entry[0])):
        yield drop_sessions(infeasible.draft, (entry,))


def _relax_rules(infeasible: Infeasible, names: Collection[str]) -> Iterator[ScenarioChange]:
    """Yield the changes that loosen these rules of the clash."""
    for rule in infeasible.clash:
        if rule.name in names:
            yield from list_relaxations(rule, infeasible.task.clock.days)


def list_relaxations(rule: Rule, days: int) -> Iterator[ScenarioChange]:
    """Yield the relaxations of a rule, the mildest first; one that is priced by default may be priced again.

    They are worded for a cycle of so many days.
    """
    if rule.name not in all_week_rules():
        return
    for loose in rule.relaxations():
        changed = ((name, value) for name, value in loose if value != getattr(rule, name))
        edits = tuple(Put(("rules", rule.name, name), value) for name, value in changed)
        yield ScenarioChange(f"{loose.describe_in_cycle(days)}, instead of {rule.describe_in_cycle(days)}", edits)
    default = all_week_rules()[rule.name].by_default()
    if not default.hard:
        steps = ("rules", rule.name, "weight")
        weight = Drop(steps) if default.weight is None else Put(steps, default.weight)
        yield ScenarioChange(f"{rule.describe_in_cycle(days)}, at a price instead of forbidden", (weight,))


def reduce_count(draft: Draft, index: int, by: int = 1) -> Edit:
    """Return the edit that requests fewer sessions of a table; the table goes with its last one."""
    request = draft.scenario.sessions[index]
    if request.at_most == by:
        return Drop(("sessions", index))
    if request.at_least == request.at_most:
        return Put(("sessions", index, "count"), request.at_most - by)
    fewer = {"at_least": request.at_least - by, "at_most": request.at_most - by}
    return Put(("sessions", index, "count"), fewer)


def list_lifting_changes(draft: Draft) -> Iterator[ScenarioChange]:
    """Yield the changes that let exercises fill the lifts, the mildest first: a smaller dose, more time, equipment.

    An excluded exercise is not among them, for it may hurt an injury: it is offered back where nothing else helps.
    """
    scenario = draft.scenario
    if scenario.lifting.dose != "minimum":
        yield ScenarioChange("one set of each exercise (minimum dose)", (Put(("lifting", "dose"), "minimum"),))
    short = [
        index
        for index, request in enumerate(scenario.sessions)
        if find_family(request.kind) == "lift" and request.length < WHOLE
    ]
    if short:
        edits = tuple(Put(("sessions", index, "minutes"), WHOLE) for index in short)
        yield ScenarioChange(f"lifts of {WHOLE} min", edits)
    owned = list(scenario.athlete.equipment)
    for kind, name in EQUIPMENT.items():
        if kind not in (*owned, "bodyweight") and not scenario.places:
            yield ScenarioChange(f"{name} at hand as well", (Put(("athlete", "equipment"), [*owned, kind]),))
    once = (Put(("lifting", "rules", "muscles_twice", "times"), 1),)
    yield ScenarioChange("each muscle group in one lift instead of two", once)
    yield ScenarioChange(
        "the core works in fewer than four ways, at a price",
        (Put(("lifting", "rules", "core_families", "weight"), 10),),
    )


def list_lift_drops(draft: Draft) -> Iterator[ScenarioChange]:
    """Yield the changes that leave out the lifts of a kind, and all of them: where nothing milder fills them."""
    scenario = draft.scenario
    lifts = [(index, r.kind) for index, r in enumerate(scenario.sessions) if find_family(r.kind) == "lift"]
    kinds = tuple(dict.fromkeys(kind for _, kind in lifts))
    for some in dict.fromkeys([*((kind,) for kind in kinds), kinds]):
        # From the last to the first, so that no table takes another's place.
        edits = tuple(Drop(("sessions", index)) for index, kind in reversed(lifts) if kind in some)
        yield ScenarioChange(f"no {' or '.join(some)} lifts", edits)
