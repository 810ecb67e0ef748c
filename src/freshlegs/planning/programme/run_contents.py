"""Contents of a programme's runs: workouts that change from block to block, and get harder from week to week."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple, Self

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
MOST_HARD_GROWTH = 150
"""Percent of the most hard minutes of the last four weeks that a week has with those of its long run (house)."""
LEAST_COMING_BACK = 5
"""Hard minutes of a hard run where they come back after pain or an illness, at the least (house)."""
MOST_MORE = 6
"""Hard minutes that another workout may have more than the one whose place it takes (house)."""
FIRST_WEEKS = 4
"""Weeks without strides, hills and steady ends in the programme of who is new to running (house)."""
MORE_ROOM = 30
"""Minutes with which it would show that a run is too short for more (house)."""


def progress_runs(weeks: Sequence[PlannedWeek], outline: Outline) -> dict[str, RunContent]:
    """Return the content of each run of a programme, by the session's id.

    Hard runs keep a workout for as many weeks as lie between deloads, easy and long ones change every week (house). A
    week that does not build begins its workouts anew, with no more hard minutes in a run than the week before had; its
    long run is easy. A hard run that would be the same work for the third week makes way for another workout, or says
    why it stays. As long after a race as there is no hard run, and as its weeks are easier ones, no run has strides,
    hills or a steady end (house).
    """
    found: dict[str, RunContent] = {}
    used = Counter[str]()
    before: dict[str, tuple[RunContent, ...]] = {}
    hard = _HardBefore()
    for one in weeks:
        there = _fill_week(one, outline, used, before, hard) if one.stored is None else _list_stored(one)
        hard = hard.after(one.week, sum(content.hard_minutes for content in there.values()))
        found |= {session.id: content for session, content in there.items()}
        earlier = before if one.week.kind == "build" else {}
        before = {session.name: (*earlier.get(session.name, ()), content)[-2:] for session, content in there.items()}
        steps_on = one.week.progresses and one.week.hard_share == 100
        used.update(content.workout for content in there.values() if steps_on)
    return found


class _HardBefore(NamedTuple):
    """The hard minutes of the weeks before one."""

    weeks: tuple[int, ...] = ()  #: Of the last ones that were no easier ones after pain or an illness
    came_back: bool = False  #: Whether the very last one was such an easier one

    def after(self, week: ProgrammeWeek, minutes: int) -> Self:
        """Return them with those of one week more."""
        if week.hard_share < 100:
            return self._replace(came_back=True)
        return self._replace(weeks=(*self.weeks, minutes)[-USUAL_WEEKS:], came_back=False)

    def find_most(self, week: ProgrammeWeek) -> int | None:
        """Return the most that a week may have: what comes back, or a half more than lately; None where none is known.

        The first full week after an easier one has as many as before.
        """
        usual = max(self.weeks, default=0)
        if not usual:
            return None
        percent = week.hard_share if week.hard_share < 100 else 100 if self.came_back else MOST_HARD_GROWTH
        return max(LEAST_HARD, usual * percent // 100)


def _list_stored(one: PlannedWeek) -> dict[Session, RunContent]:
    """Return what is done in the runs of a week that has begun."""
    sessions = (placement.session for placement in one.outcome.plan.placements)
    return {session: session.content for session in sessions if isinstance(session.content, RunContent)}


def _fill_week(
    one: PlannedWeek,
    outline: Outline,
    used: Mapping[str, int],
    before: Mapping[str, Sequence[RunContent]],
    hard_before: _HardBefore,
) -> dict[Session, RunContent]:
    """Return the content of each run of a week, the hard runs first: what they leave of hard minutes is the others'.

    `used` says how often a workout was done in weeks that build, `before` what a run was in the last two such weeks, or
    in the week before by itself where that did not build. Where hard running comes back, the hard runs of a week share
    what it may have; else it is the long run that has no more than is left.
    """
    found: dict[Session, RunContent] = {}
    days = {placement.session: one.task.clock.day(placement.start) for placement in one.outcome.plan.placements}
    runs = [session for session in days if "run" in session.tags]
    in_all = sum(run.minutes for run in runs if run.kind != "race") * MOST_HARD // 100
    most_hard, ordered = hard_before.find_most(one.week), sorted(runs, key=lambda run: (_is_steady(run), run.id))
    sharing = [run for run in ordered if not _is_steady(run) and run.kind != "race"]
    for run in ordered:
        last = before.get(run.name, ())
        limits: tuple[int | None, ...] = (
            None if one.week.progresses or not last else last[-1].hard_minutes,
            one.week.hard_at_most.get(days[run]),
        )
        done = sum(content.hard_minutes for content in found.values())
        if (one.week.hard_share < 100 or hard_before.came_back) and most_hard is not None and run in sharing:
            limits = (*limits, max(LEAST_COMING_BACK, (most_hard - done) // (len(sharing) - sharing.index(run))))
        most = min((limit for limit in limits if limit is not None), default=None)
        if _is_steady(run):
            left = min(in_all, in_all if most_hard is None else most_hard) - done
            most = left if one.week.progresses and left >= LEAST_HARD else 0
        fill = partial(_fill_run, run, one, used, most)
        heals = days[run] in one.week.heals or one.week.runs_easily
        new = outline.is_new_to_running and one.week.number <= FIRST_WEEKS
        quick = not heals and not new and one.week.kind != "recovery"
        # The last days before a race are for its pace, also those that lie in the week before its own.
        sharpens = days[run] in one.week.hard_at_most
        workouts = _list_turns(run, one, outline, hard=most != 0 and not heals, quick=quick, sharpens=sharpens)
        found[run] = fill(workouts[0] if workouts else None)
        if not _is_steady(run) and one.week.kind == "build" and _is_third(found[run], last):
            found[run] = _go_on(found[run], run, map(fill, workouts[1:]), fill(workouts[0], room=MORE_ROOM))
    return found


def _fill_run(
    run: Session, one: PlannedWeek, used: Mapping[str, int], most: int | None, workout: Workout | None, room: int = 0
) -> RunContent:
    """Return what is done in a run if it is this workout; `room` are minutes that the run does not have."""
    step = _choose_step(one.week, used[workout.id] if workout else 0)
    running = one.task.running.before_race(run.kilometres, 0) if run.kilometres else one.task.running
    return make_run_content(run.kind, run.minutes + room, running, workout, step, most)


def _is_third(content: RunContent, before: Sequence[RunContent]) -> bool:
    """Whether it is the same work as in the two weeks before."""
    same = [one for one in before if (one.name, one.hard_minutes) == (content.name, content.hard_minutes)]
    return len(same) == 2 and content.hard_minutes > 0


def _go_on(content: RunContent, run: Session, others: Iterable[RunContent], longer: RunContent) -> RunContent:
    """Return another workout of no less work, where there is one, else the same with why it stays.

    `longer` is what would be done in a longer run.
    """
    least = content.hard_minutes
    other = next((one for one in others if least <= one.hard_minutes <= least + MOST_MORE), None)
    if other is not None:
        return other
    room = f"{run.minutes} min leave no room for more" if longer.hard_minutes > least else "it gets no harder"
    return content.model_copy(update={"notes": (*content.notes, f"As last week: {room}.")})


def _is_steady(run: Session) -> bool:
    return KINDS[run.kind].parts.main == "steady"


def _choose_step(week: ProgrammeWeek, used: int) -> int | None:
    """Return how hard a workout is made that was done so often in weeks that build: in season always the same."""
    if week.progresses:
        return used
    return None if week.kind == "in_season" else 0


def _list_turns(
    run: Session, one: PlannedWeek, outline: Outline, *, hard: bool, quick: bool, sharpens: bool
) -> tuple[Workout, ...]:
    """Return the workouts for a run, that whose turn it is first; easier ones where it may not be hard or quick."""
    week, running = one.week, one.task.running
    running = replace(running, gentle=running.gentle or not quick)
    if (goal := outline.find_goal(week.number)) is not None:
        running = running.before_race(goal[0].kilometres, 0 if sharpens else goal[1])
    there = running.find_workouts(run.kind)
    workouts = tuple(workout for workout in there if hard or not EFFORTS[workout.effort].hard) or there
    turn = week.number - 1 if _is_steady(run) else (week.number - 1) // (outline.deload_every or USUAL_WEEKS)
    first = (run.number - 1 + turn) % max(1, len(workouts))
    return workouts[first:] + workouts[:first]
