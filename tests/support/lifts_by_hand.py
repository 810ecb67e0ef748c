"""Programmes made by hand, whose lifts hold what is given, and the results of a log of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.model.kinds import Level
from freshlegs.model.plan import Plan
from freshlegs.planning.programme.exercise_courses import progress_lifts
from freshlegs.planning.programme.logged_results import LoggedResults, match_results
from freshlegs.planning.programme.plan_weeks import PlannedWeek
from freshlegs.rules.outcome import Planned, Report
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.programme.outline import ProgrammeWeek
from freshlegs.training.training_log import LogEntry
from support.worlds import MONDAY, week

NOTHING_TO_SAY = Report((), (), 0, ())
PUSH = Prescribed(exercise="push_up", name="push-up", slot="accessory", sets=2, reps="8-10", rest=60)


def squat(load: float = 60.0, sets: int = 3) -> Prescribed:
    return Prescribed(
        exercise="back_squat", name="back squat", slot="strength", sets=sets, reps="6", rest=180, load=load, unit="kg"
    )


def lift(*exercises: Prescribed) -> LiftContent:
    return LiftContent(minutes=40, warm_up="walk", exercises=exercises)


FULL = {"full 1": lift(squat()), "full 2": lift(squat())}
"""Two lifts of the full body, with the same squats."""


def programme(contents: dict[str, LiftContent], *weeks: str, level: Level = "beginner") -> list[PlannedWeek]:
    """Return weeks, each from "mon 07:00 full", whose lifts hold what is given by their names; of a beginner."""
    found = []
    for index, text in enumerate(weeks):
        first = MONDAY + timedelta(days=7 * index)
        task, plan = week(text, first=first)
        task = replace(task, lifting=LiftingSettings(level=level))
        starts = {f"w/{first}/{p.session.kind}/{p.session.number}": p.start for p in plan.placements}
        sessions = tuple(
            replace(one, id=f"w/{first}/{one.kind}/{one.number}", content=contents.get(one.name))
            for one in task.sessions
        )
        outcome = Planned(Plan.of(sessions, starts), NOTHING_TO_SAY, True, 0)
        found.append(PlannedWeek(ProgrammeWeek(index + 1, first, "build"), replace(task, sessions=sessions), outcome))
    return found


def row(day: date, *reps: int, exercise: str = "back_squat", load: float | None = None) -> LogEntry:
    return LogEntry(day, exercise, reps, load, "kg" if load else None)


def read(weeks: list[PlannedWeek], *rows: LogEntry) -> LoggedResults:
    """Return the results of a file with these rows, in this order."""
    return match_results(weeks, [replace(one, row=number) for number, one in enumerate(rows, 2)], "log.csv")


def squats(weeks: list[PlannedWeek], name: str, results: LoggedResults | None) -> list[float | None]:
    """Return what each week asks for on the bar in the lift of that name: "full 1"."""
    lifts = progress_lifts(weeks, results)
    ids = (f"w/{one.week.start}/{name.replace(' ', '/')}" for one in weeks)
    loads = (entry.load for one in ids for entry in lifts[one].content.exercises if entry.exercise == "back_squat")
    return [*loads]


TWICE = "mon 07:00 full; thu 07:00 full"
THURSDAY = MONDAY + timedelta(days=3)
