"""Small gyms and lifts for tests, and every way to fill them, judged by the checker alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Any

from freshlegs.model.kinds import Kind
from freshlegs.rules.base import LiftRule
from freshlegs.rules.outcome import Report
from freshlegs.rules.settings import choose_lift_rules
from freshlegs.rules.task import LiftTask
from freshlegs.rules.verify import verify_lifts
from freshlegs.solver.assemble import assemble_lifts
from freshlegs.training.exercise import Exercise
from freshlegs.training.library import LIBRARY_COLUMNS, load_shipped, read_library
from freshlegs.training.lift_slots import FilledLift, LiftSlots, Pick
from freshlegs.training.lift_template import choose_template
from freshlegs.training.lifting_problem import FilledLifts, LiftingProblem
from freshlegs.training.lifting_settings import EVERYTHING, LiftingSettings
from support.enumeration import enumerated
from support.worlds import session

ROW = {
    "id": "press",
    "name": "Press",
    "category": "strength",
    "pattern": "h_push",
    "equipment": "barbell",
    "primary_muscles": "chest",
    "secondary_muscles": "triceps;front_delts",
    "core_pattern": "",
    "default_sets": "3",
    "default_reps": "6",
    "default_rest_s": "180",
    "load_increment_class": "barbell",
    "level": "",
    "source": "yours",
    "needs": "",
    "easier": "",
    "harder": "",
    "cue": "",
}
"""A row of the library that is right."""

LIBRARY = {exercise.id: exercise for exercise in load_shipped()}


def exercise(exercise_id: str = "press", **changes: str) -> Exercise:
    """Return an exercise of the library by its id, or one made of `ROW` with changes."""
    if not changes and exercise_id in LIBRARY:
        return LIBRARY[exercise_id]
    (made,) = read_library(written({**ROW, "id": exercise_id, **changes}), "own.csv")
    return made


def written(*rows: dict[str, str], columns: tuple[str, ...] = tuple(LIBRARY_COLUMNS)) -> str:
    """Return rows as the text of a CSV file."""
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


class OnlyThese(LiftingSettings):
    """Settings whose library is what was added, and nothing shipped."""

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises that were added."""
        return tuple(map(self._spare, self.added))


def lift(kind: Kind, number: int = 1, minutes: int = 60, **more: Any) -> LiftSlots:
    """Return a lift with the slots of its kind."""
    asked = session(kind, number, minutes, optional=more.pop("optional", False), words=more.pop("words", ()))
    return LiftSlots(asked, **{"slots": choose_template(asked, number - 1), "equipment": EVERYTHING, **more})


def lift_task(*lifts: LiftSlots, rules: Iterable[LiftRule] | None = None, **settings: Any) -> LiftTask:
    """Return a task of the shipped library, or of the exercises named `only`, with the default rules or those given."""
    only = settings.pop("only", None)
    made = (
        LiftingSettings(asked=True, **settings)
        if only is None
        else OnlyThese(asked=True, added=tuple(only), **settings)
    )
    asked = LiftingProblem(lifts, made)
    return LiftTask(lifts, made, choose_lift_rules(asked) if rules is None else tuple(rules))


def report_of(task: LiftTask, *contents: str) -> Report:
    """Return what the rules say of lifts filled by hand."""
    return verify_lifts(task, filled(task, *contents))


def filled(problem: LiftingProblem, *contents: str) -> FilledLifts:
    """Return lifts filled by hand: for each "squat back_squat 3; core dead_bug" with ids or slot, id and sets."""
    pairs = zip(problem.lifts, contents, strict=True)
    return FilledLifts(problem, tuple(FilledLift.of(one, _picks(problem, one, content)) for one, content in pairs))


def _picks(problem: LiftingProblem, one: LiftSlots, content: str) -> Iterator[Pick]:
    known = {exercise.id: exercise for exercise in problem.exercises}
    room = [slot.at_most for slot in one.slots]
    for entry in filter(None, (entry.split() for entry in content.split(";"))):
        exercise = known[entry[0]]
        sets = int(entry[1]) if len(entry) > 1 else None
        named = entry[2] if len(entry) > 2 else None
        for index, slot in enumerate(one.slots):
            if room[index] and one.takes(slot, exercise) and named in (None, slot.name):
                picks = list(one.picks(index, exercise))
                room[index] -= 1
                yield next((p for p in picks if p.sets == sets), picks[0])
                break
        else:
            raise AssertionError(f"no room for {exercise.id}")


Choice = tuple[tuple[tuple[str, int, int], ...], ...]
"""For each lift (exercise, slot, sets) of what it holds, in order."""


def every_filling(problem: LiftingProblem) -> Iterator[FilledLifts]:
    """Yield every way to fill the lifts that their slots allow, whatever the rules say."""
    for lifts in product(*(list(_fillings(problem, one)) for one in problem.lifts)):
        yield FilledLifts(problem, lifts)


def _fillings(problem: LiftingProblem, one: LiftSlots) -> Iterator[FilledLift]:
    options = [
        [None, *(p for i, slot in enumerate(one.slots) if one.takes(slot, e) for p in one.picks(i, e))]
        for e in problem.exercises
    ]
    for chosen in product(*options):
        picks = [pick for pick in chosen if pick is not None]
        for index, slot in enumerate(one.slots):
            there = [pick for pick in picks if pick.index == index]
            if len(there) > slot.at_most or (
                slot.name == "moderate" and len({p.sets for p in there if not p.exercise.easy}) > 1
            ):
                break
        else:
            yield FilledLift.of(one, iter(picks))


def key(lifts: FilledLifts) -> Choice:
    """Return a filling as plain data."""
    return tuple(tuple(sorted((pick.exercise.id, pick.index, pick.sets) for pick in one.picks)) for one in lifts.filled)


def judged(task: LiftTask) -> dict[Choice, int]:
    """Return the penalty of every allowed filling."""
    reports = ((key(lifts), verify_lifts(task, lifts)) for lifts in every_filling(task))
    return {choice: report.penalty for choice, report in reports if not report.broken}


def modelled(task: LiftTask) -> dict[Choice, int]:
    """Return every solution of the CP-SAT model with its price, by enumeration; one found twice has a loose literal."""
    lifts, prices, _ = assemble_lifts(task, symmetric=True)

    def read(true: Callable[[int], bool]) -> tuple[Choice, int]:
        return key(lifts.read_lifts(true)), sum(price for literal, price in prices if true(literal))

    return enumerated(lifts.model, read)
