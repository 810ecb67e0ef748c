"""What the running of a week goes on from: the mean of the weeks before it, and how it comes back after lost ones."""

from collections.abc import Sequence
from typing import NamedTuple

from freshlegs.training.hurt_parts import HARD_AFTER
from freshlegs.training.programme.done_runs import RunWeek
from freshlegs.training.programme.outline import NEARLY, Outline, ProgrammeWeek
from freshlegs.training.programme.races import RECOVERIES
from freshlegs.training.programme.week_demands import sum_running_minutes

MEAN_WEEKS = 4
"""Weeks before a week to whose mean its running is compared (house)."""
LOST_WEEK_PERCENT = 33
"""A week is lost of which less was run, in percent of what it asks for. Of four weeks one that was run in part counts
as if all of it were, and so does one with easy days after an illness: who loses a run or two to a cold has lost no
fitness (house)."""
STEP_BACK = 30
"""Percent of the usual minutes by which a week may run more than the one before it, where that was an easier one: the
largest step in the table of races (house). A week that is cut back on purpose counts as the one before it, or as what
was run in it where that is more."""
STEP_AFTER_ILLNESS = 20
"""The same in the three weeks after an illness, and after a leg or the back hurt (house)."""
NEARLY_BACK = 0.9
"""What a second week of such steps has of the usual minutes, from which it counts as what it is (house)."""
COMES_BACK = ((1, RECOVERIES[1].running), (3, RECOVERIES[2].running), (4, RECOVERIES[3].running))
"""Percent of the usual minutes, week by week, after up to so many lost weeks: as after a 10 km, a half marathon and a
marathon. Who has lost more begins with what was run (house)."""


class UsualRunning(NamedTuple):
    """The running that a week goes on from."""

    mean: float | None  #: Minutes of a week, the mean of the last four; None where nothing is known
    #: Percent of it that the week may have at the most, after weeks that were lost; None where it may grow
    comes_back: int | None = None
    step: float | None = None  #: Minutes that the week may have at the most after an easier one; None where none was
    #: Percent of the mean that those are, where less was run than asked for; None where the plan said so
    step_back: int | None = None


def find_usual_running(outline: Outline, before: Sequence[ProgrammeWeek], step: int = STEP_BACK) -> UsualRunning:
    """Return what the running of a week goes on from; before the programme lies what is known, if anything is.

    A week that is cut back counts as much as the usual one before it, and so does one that is cut around a race, has
    one, or ends before one: the table of races says how running and lifts come back, a race is none of the running that
    is done every week, and a rest on purpose is no reason to run less after it (house). Where a log tells what was run,
    that counts; of such a week the part of what was asked for. Lost weeks, and those in which the running comes back
    after them, count as the one before too. Before a programme of which nothing is known lie weeks like its first then.
    """
    number = len(before) + 1
    # Every second week may be another one: the running of a week goes on from that of weeks like it.
    before = [week for week in before if outline.is_like(week.number, number)] if number <= outline.weeks else before
    known = outline.known_minutes
    if known is None and outline.done is not None and before:
        known = sum_running_minutes(before[0].sessions)
    minutes: list[float] = [] if known is None else [known] * MEAN_WEEKS
    lost: list[int] = []
    back: tuple[int, ...] = ()
    forgiven = -MEAN_WEEKS
    for place, week in enumerate(before):
        race, done = week.race.minutes if week.race else 0, outline.find_done_week(week)
        asked = sum_running_minutes(week.sessions) + race
        if minutes and _is_lost(week, done, asked):
            lost.append(done.minutes if done else 0)
            back = next((shares for most, shares in COMES_BACK if len(lost) <= most), ())
            minutes += minutes[-1:] if back else lost[-MEAN_WEEKS:]
            continue
        lost = []
        if back:
            back = back[1:]
            minutes += minutes[-1:]
        elif _is_full(week):
            if done is not None and done.minutes < NEARLY * asked:
                if week.after_illness or _is_sore(outline, week):
                    done = None  # Its easy days are the plan's own.
                elif place - forgiven >= MEAN_WEEKS:
                    forgiven, done = place, None
            minutes.append(asked if done is None else done.minutes)
        elif done is None or not asked or week.asked_long or (week.steps_back and week.after_illness):
            minutes += [_count_step(week, before[place - 1], asked, last) for last in minutes[-1:]]
        else:
            least = 0 if week.race else done.minutes
            minutes += [max(least, last * min(1, done.minutes / asked)) for last in minutes[-1:]]
    last = minutes[-MEAN_WEEKS:]
    if not last or back:
        return UsualRunning(sum(last) / len(last) if last else None, back[0] if back else None)
    mean = sum(last) / len(last)
    return UsualRunning(mean, None, *_find_step(outline, before, mean, step))


def _count_step(week: ProgrammeWeek, last: ProgrammeWeek, asked: int, usual: float) -> float:
    """Return what an easier week counts as: the usual, or where running has nearly come back what it has."""
    nearly = week.kind == "build" and week.steps_back and last.steps_back and asked >= NEARLY_BACK * usual
    return min(usual, asked) if nearly else usual


def _find_step(
    outline: Outline, before: Sequence[ProgrammeWeek], usual: float, percent: int
) -> tuple[float | None, int | None]:
    """Return the minutes of a step back from the week before, and their percent of the usual ones."""
    later = 0.0
    for week in reversed(before):
        asked = sum_running_minutes(week.sessions) + (week.race.minutes if week.race else 0)
        done = outline.find_done_week(week)
        ran = asked if done is None else done.minutes
        lost = ran < NEARLY * asked
        if lost or week.cut_back == 100:
            step = max(later, 100 * ran / week.cut_back) + percent * usual / 100
            if step >= usual * (100 + (outline.run_growth or 0)) / 100:
                break
            # What hurt takes the long run and the hard one of its week by itself.
            return step, round(100 * step / usual) if lost and not week.asked_long else None
        later = max(later, ran)
    return None, None


def _is_sore(outline: Outline, week: ProgrammeWeek) -> bool:
    """Whether a leg or the back hurt in a week, or so shortly before it that it is an easier one."""
    days = range(-HARD_AFTER, outline.days)
    return any((day - week.start).days in days for day in outline.sore)


def _is_full(week: ProgrammeWeek) -> bool:
    """Whether a week runs as usual: nothing is cut back, no race is near, and no easier week lies right before it."""
    around = week.running is not None or week.race or week.eves
    return not around and week.cut_back == 100 and not week.steps_back


def _is_lost(week: ProgrammeWeek, done: RunWeek | None, asked: int) -> bool:
    return done is not None and week.race is None and 100 * done.minutes < LOST_WEEK_PERCENT * asked
