"""Contents of a programme's runs: workouts that change from block to block, and get harder from week to week."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from freshlegs.model.content import RunContent
from freshlegs.model.kinds import KINDS
from freshlegs.model.session import Session
from freshlegs.planning.programme.plan_weeks import PlannedWeek
from freshlegs.training.programme.outline import USUAL_WEEKS, Outline, ProgrammeWeek
from freshlegs.training.runs import make_run_content
from freshlegs.training.workouts import EFFORTS, Workout

MOST_HARD = 25
"""Percent of a week's running minutes up to which a long run has hard ones (house; 80 to 20 is consensus)."""
LEAST_HARD = 10
"""Hard minutes below which a long run is rather easy (house)."""


def progress_runs(weeks: Sequence[PlannedWeek], outline: Outline) -> dict[str, RunContent]:
    """Return the content of each run of a programme, by the session's id.

    Hard runs keep a workout for as many weeks as lie between deloads, easy and long ones change every week (house). A
    week that does not build begins its workouts anew, with no more hard minutes in a run than the week before had; its
    long run is easy. As long after a race as there is no hard run, no run has strides, hills or a steady end (house).
    """
    found: dict[str, RunContent] = {}
    used = Counter[str]()
    before: dict[str, int] = {}
    for one in weeks:
        there = _fill_week(one, outline, used, before)
        found |= {session.id: content for session, content in there.items()}
        before = {session.name: content.hard_minutes for session, content in there.items()}
        used.update(content.workout for content in there.values() if one.week.progresses)
    return found


def _fill_week(
    one: PlannedWeek, outline: Outline, used: Mapping[str, int], before: Mapping[str, int]
) -> dict[Session, RunContent]:
    """Return the content of each run of a week, the hard runs first: what they leave of hard minutes is the others'.

    `used` says how often a workout was done in weeks that build, `before` the hard minutes of the week before's runs.
    """
    found: dict[Session, RunContent] = {}
    days = {placement.session: one.task.clock.day(placement.start) for placement in one.outcome.plan.placements}
    runs = [session for session in days if "run" in session.tags]
    in_all = sum(run.minutes for run in runs if run.kind != "race") * MOST_HARD // 100
    for run in sorted(runs, key=lambda run: (_is_steady(run), run.id)):
        limits = (None if one.week.progresses else before.get(run.name), one.week.hard_at_most.get(days[run]))
        most = min((limit for limit in limits if limit is not None), default=None)
        if _is_steady(run):
            left = in_all - sum(content.hard_minutes for content in found.values())
            most = left if one.week.progresses and left >= LEAST_HARD else 0
        heals = days[run] in one.week.heals
        workout = _take_turn(run, one, outline, hard=most != 0 and not heals, quick=not heals)
        step = _choose_step(one.week, used[workout.id] if workout else 0)
        found[run] = make_run_content(run.kind, run.minutes, one.task.running, workout, step, most)
    return found


def _is_steady(run: Session) -> bool:
    return KINDS[run.kind].parts.main == "steady"


def _choose_step(week: ProgrammeWeek, used: int) -> int | None:
    """Return how hard a workout is made that was done so often in weeks that build: in season always the same."""
    if week.progresses:
        return used
    return None if week.kind == "in_season" else 0


def _take_turn(run: Session, one: PlannedWeek, outline: Outline, *, hard: bool, quick: bool) -> Workout | None:
    """Return whose turn it is of the workouts for a run, of the easier ones where it may not be hard, or not quick."""
    week, running = one.week, one.task.running
    running = replace(running, gentle=running.gentle or not quick)
    if (goal := outline.find_goal(week.number)) is not None:
        running = running.before_race(goal[0].kilometres, goal[1])
    there = running.find_workouts(run.kind)
    workouts = [workout for workout in there if hard or not EFFORTS[workout.effort].hard] or there
    turn = week.number - 1 if _is_steady(run) else (week.number - 1) // (outline.deload_every or USUAL_WEEKS)
    return workouts[(run.number - 1 + turn) % len(workouts)] if workouts else None
