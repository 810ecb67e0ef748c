"""From a week that is asked for to one whose sessions know what is done in them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from freshlegs.model.clock import DAY
from freshlegs.model.content import NOT_PROVEN, Content, LiftContent, RunContent
from freshlegs.model.limits import Limits
from freshlegs.model.session import Form, Session
from freshlegs.rules.lifts_elsewhere import tell_elsewhere
from freshlegs.rules.outcome import Undecided, Unfillable
from freshlegs.rules.settings import AS_WELL_AS_CAN_BE, SAID_WHERE_LACKING, choose_lift_rules, soften_rules
from freshlegs.rules.task import LiftTask, Task, UnfilledTask
from freshlegs.training.cut_lift import cut_lift
from freshlegs.training.lift_slots import FilledLift, LiftSlots
from freshlegs.training.lifting_problem import LiftingProblem, find_away, list_lifts
from freshlegs.training.lifting_settings import LiftingSettings, describe_place
from freshlegs.training.odd_weights import note_unplaced_weights
from freshlegs.training.prescription import make_lift_content
from freshlegs.training.programme.races import count_hard_minutes
from freshlegs.training.runs import make_run_content
from freshlegs.training.workouts import Running

if TYPE_CHECKING:
    from freshlegs.solver.solve_lifts import LiftSolution, NoFilling

TOGETHER = 6
"""The most lifts that are filled at once."""
TAPERED_DAYS = 7
"""Days before a race in which a hard run is short, and at its pace (house)."""
REMEMBERED = 64
"""Fillings that are kept: fixes and what-ifs ask for the same lifts again and again, in other free time."""


@dataclass(frozen=True)
class Unfilled:
    """A week whose lifts could not be filled, and why, which is looked for once somebody asks."""

    task: Task
    lifts: _UnfilledLifts

    @cached_property
    def outcome(self) -> Unfillable | Undecided:
        """Why the lifts could not be filled."""
        if isinstance(self.lifts.found, Undecided):
            return self.lifts.found
        from freshlegs.solver.solve_lifts import explain_no_filling

        return explain_no_filling(self.lifts.task, self.lifts.limits)


@dataclass(frozen=True, slots=True)
class _UnfilledLifts:
    """Lifts that could not be filled."""

    task: LiftTask
    limits: Limits
    found: NoFilling | Undecided


def fill_sessions(unfilled: UnfilledTask, limits: Limits | None = None) -> Task | Unfilled:
    """Return the task with the content of its sessions, and with the muscles that its lifts really train.

    The lifts of a week are filled together, before it is placed: each with what is at hand at every start that it
    may have. A session that has a content keeps it, as long as that is still at hand and not excluded.

    Unfilled where no exercises keep the hard rules, or where the scenario speaks of exercises and the work allowed did
    not suffice.
    """
    task = unfilled.task
    settings = task.lifting or LiftingSettings(level=task.lift_level)
    lifting = LiftingProblem(list_lifts(task, settings), settings)
    contents = {s.id: s.content for s in task.sessions if s.content is not None and _holds(lifting, s)}
    contents |= {
        s.id: fill_run(s, task.running, _find_race_ahead(task, s)) for s in task.with_tag("run") if s.id not in contents
    }
    for lifts in _together(lifting, contents):
        found = _fill(LiftingProblem(lifts, settings), limits or Limits())
        if isinstance(found, _UnfilledLifts):
            if settings.asked or not isinstance(found.found, Undecided):
                return Unfilled(task, found)
            continue
        for lift, filled in zip(lifts, found.filled.filled, strict=True):
            name = lift.session.id
            if name not in contents and filled.picks:
                place = find_away(task, lift.session)
                away = () if place is None else (describe_place(place),)
                contents[name] = make_lift_content(filled, settings, (*away, *_notes(found, filled)))
    _tell_unplaced(task, settings, contents)
    sessions = (_with_content(s, contents.get(s.id)) for s in task.sessions)
    return replace(task, sessions=tuple(_fill_forms(s, task, settings) if s.forms else s for s in sessions))


def _tell_unplaced(task: Task, settings: LiftingSettings, contents: dict[str, Content]) -> None:
    """Add to the first lift what is said of named weights that no lift has, where all lifts are filled anew."""
    lifts = [(s.id, content) for s in task.sessions if isinstance(content := contents.get(s.id), LiftContent)]
    if not lifts or any(isinstance(s.content, LiftContent) for s in task.sessions):
        return
    there = {exercise for _, content in lifts for exercise in content.exercise_ids}
    name, first = lifts[0]
    if says := (*note_unplaced_weights(there, settings),):
        contents[name] = first.model_copy(update={"notes": (*first.notes, *says)})


def _fill_forms(session: Session, task: Task, settings: LiftingSettings) -> Session:
    """Return a session whose length is chosen with what is done in each: a lift is cut, a run made anew."""
    known = {one.id: one for one in settings.exercises}

    def fill(form: Form) -> Form:
        content = session.content
        if isinstance(content, LiftContent):
            if form.minutes >= session.minutes:
                return replace(form, content=content)
            cut = cut_lift(content, form.minutes, known, settings.loads)
            return Form(form.minutes, cut, session.muscles - frozenset(cut.trains))
        if content is None:
            return form
        run = replace(session, minutes=form.minutes)
        return replace(form, content=fill_run(run, task.running, _find_race_ahead(task, session)))

    return replace(session, forms=tuple(map(fill, session.forms)))


def fill_run(session: Session, running: Running, ahead: float = 0) -> RunContent:
    """Return what is done in a run of a week by itself; several of a kind take turns.

    `ahead` are the kilometres of a race in the days after it, 0 for none: a hard run is short then, and at its pace.
    """
    if ahead or session.kilometres:
        running = running.before_race(ahead or session.kilometres, 0)
    workouts = running.find_workouts(session.kind)
    workout = workouts[(session.number - 1) % len(workouts)] if workouts else None
    most = count_hard_minutes(ahead) if ahead else None
    return make_run_content(session.kind, session.minutes, running, workout, most_hard=most)


def _find_race_ahead(task: Task, session: Session) -> float:
    """Return the kilometres of the race that surely comes in the week after a hard run; 0 for none.

    That the run may stand behind the race counts for nothing: the days after it are closed to it.
    """
    if "hard" not in session.tags or session.kind == "race" or not session.starts:
        return 0
    first = min(session.starts)
    races = (race for race in task.with_tag("race") if race.starts and not race.trained_through)
    near = (r for r in races if first < r.starts[0] and r.starts[-1] <= first + TAPERED_DAYS * DAY)
    return next((race.kilometres for race in near), 0)


def _with_content(session: Session, content: LiftContent | RunContent | None) -> Session:
    """Return a session that knows what is done in it; a lift trains what its exercises train."""
    trains = frozenset(content.trains) if isinstance(content, LiftContent) else session.muscles
    return replace(session, content=content, muscles=trains)


def _holds(lifting: LiftingProblem, session: Session) -> bool:
    """Whether what a session was filled with before may still be done in it; what is done is done."""
    if session.done is not None or not isinstance(session.content, LiftContent):
        return True
    known = {exercise.id: exercise for exercise in lifting.exercises}
    lift = next((lift for lift in lifting.lifts if lift.session is session), None)
    there = [known.get(entry.exercise) for entry in session.content.exercises]
    return lift is not None and all(found is not None and lifting.allows(lift, found) for found in there)


def _together(lifting: LiftingProblem, known: Container[str]) -> Iterator[tuple[LiftSlots, ...]]:
    """Yield the lifts that are filled together, those that will be done for certain first.

    A week has few of them. What is asked for beyond, mostly to choose from, makes weeks of its own.
    """
    lifts = sorted(lifting.lifts, key=lambda lift: lift.session.optional)
    if all(lift.session.id in known for lift in lifts):
        return
    for first in range(0, len(lifts), TOGETHER):
        yield tuple(lifts[first : first + TOGETHER])


@dataclass(frozen=True, slots=True)
class _Filling:
    """Lifts to fill, without what their rules don't look at: ids, places in the week, how heavy the weights are.

    Equal ones get equal lifts.
    """

    written: str  #: All of it as a text, but for when the work began; some parts can't be hashed
    task: LiftTask = field(compare=False)
    limits: Limits = field(compare=False)


def _fill(lifting: LiftingProblem, limits: Limits) -> LiftSolution | _UnfilledLifts:
    """Fill lifts; where the scenario does not speak of exercises, as well as can be."""
    lifts = tuple(replace(lift, session=_bare(lift.session)) for lift in lifting.lifts)
    bare = LiftingProblem(lifts, replace(lifting.settings, loads=lifting.settings.loads.named))
    task = LiftTask(bare.lifts, bare.settings, choose_lift_rules(bare))
    filling = _Filling(repr((task, limits.work, limits.seed)), task, limits)
    # What a clock has cut short may be better the next time.
    return _solve(filling) if limits.seconds is None else _solve.__wrapped__(filling)


def _bare(session: Session) -> Session:
    return Session(
        session.name,
        session.kind,
        session.number,
        session.minutes,
        session.optional,
        session.tags,
        works=session.works,
    )


@lru_cache(REMEMBERED)
def _solve(filling: _Filling) -> LiftSolution | _UnfilledLifts:
    # Where all that is to be done is known already nobody needs the solver.
    from freshlegs.solver.solve_lifts import LiftSolution, find_best_filling

    task, limits = filling.task, filling.limits
    found = find_best_filling(task, limits)
    if not isinstance(found, LiftSolution) and not task.settings.asked:
        task = replace(task, rules=soften_rules(task.rules))
        found = find_best_filling(task, limits)
    return found if isinstance(found, LiftSolution) else _UnfilledLifts(task, limits, found)


def _notes(found: LiftSolution, filled: FilledLift) -> tuple[str, ...]:
    """Return what is to be said of a lift: what it lacks, and what its rules remark."""
    task, session = found.task, filled.lift.session
    lacking = (
        cost.violation
        for cost in found.report.priced
        if cost.violation.price == AS_WELL_AS_CAN_BE or cost.rule.name in SAID_WHERE_LACKING
    )
    lacks = (f"Lacks: {violation.why}." for violation in lacking if session in violation.sessions)
    cut = () if found.proved_best else (NOT_PROVEN,)
    remarks = (remark for rule in task.rules for remark in rule.remarks(task, filled.lift))
    elsewhere = tell_elsewhere(found.filled, filled.lift)
    return (*filter(None, [task.settings.stop]), *lacks, *elsewhere, *cut, *remarks)
