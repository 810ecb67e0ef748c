"""What the running of a week goes on from: the mean of the weeks before it, and how it comes back after lost ones."""

from collections.abc import Sequence
from typing import NamedTuple

from freshlegs.training.programme.outline import NEARLY, Outline, ProgrammeWeek
from freshlegs.training.programme.races import RECOVERIES
from freshlegs.training.programme.week_demands import sum_likely_running, sum_running_minutes

MEAN_WEEKS = 4
"""Weeks before a week to whose mean its running is compared (house)."""
LOST_WEEK_PERCENT = 40
"""A week is lost of which less was run, in percent of what it asks for; the step after one that was run in part leads
from there to where running begins again after a lost one (house)."""
SHORT_WEEKS = 4
"""Weeks cut short by life, of the last `SHORT_AMONG`, up to which the level before them stays the one to come back to:
who loses a run, a week or a month to it has not become another runner. Beyond them the mean of what was run in the
last weeks is the level (house)."""
SHORT_AMONG = 8
STEP_BACK = 30
"""Percent of the usual minutes by which a week may run more than the one before it, where that was an easier one: the
largest step in the table of races (house). A week that is cut back on purpose counts as the one before it, or as what
was run in it where that is more."""
STEP_AFTER_ILLNESS = 20
"""The same in the three weeks after an illness, and after a leg or the back hurt (house)."""
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
    #: Minutes of a week, the mean of what stands or was run in the last four, to which its load is compared; one that
    #: is cut back on purpose, or for a race, counts as the most of the four usual ones before it
    load: float | None = None


def find_usual_running(outline: Outline, before: Sequence[ProgrammeWeek], step: int = STEP_BACK) -> UsualRunning:
    """Return what the running of a week goes on from; before the programme lies what is known, if anything is.

    A week counts that runs as usual, and of which all or more was run. Every other one counts as the level before it:
    one that is cut back or lies around a race, for a rest on purpose is no reason to run less after it; one that life
    cut short, and those in which running comes back by steps, for what is come back to is what was known before. Only
    where life cuts most weeks short the last ones count as what was run in them. Before a programme of which nothing is
    known lie weeks like its first then. To the load of a week counts what was run in any case.
    """
    number = len(before) + 1
    # Every second week may be another one: the running of a week goes on from that of weeks like it.
    before = [week for week in before if outline.is_like(week.number, number)] if number <= outline.weeks else before
    known = outline.known_minutes
    if known is None and outline.done is not None and before:
        known = sum_running_minutes(before[0].sessions)
    level: float = known or 0
    minutes: list[float] = [] if known is None else [level] * MEAN_WEEKS
    stood = [*minutes]
    usual = [*minutes]
    ran: list[float] = []
    short: list[int] = []
    parts: list[float] = []
    in_part = False
    lost = 0
    back: tuple[int, ...] = ()
    least = 0
    for place, week in enumerate(before):
        race, done = week.race.minutes if week.race else 0, outline.find_done_week(week)
        asked = sum_running_minutes(week.sessions) + race
        ran.append(asked if done is None else done.minutes)
        is_short = week.race is None and ran[-1] < NEARLY * asked
        comes_back = bool(back)
        # Who ran a part of a week may run no less after it than who lost it.
        least = next((shares[0] for most, shares in COMES_BACK if lost < most), 0) if is_short else 0
        lost = lost + 1 if minutes and is_short and 100 * ran[-1] < LOST_WEEK_PERCENT * asked else 0
        back = next((shares for most, shares in COMES_BACK if lost <= most), ()) if lost else back[1:]
        short += [place] * is_short
        parts += [100 * ran[-1] / week.cut_back] * (is_short and not lost)
        in_part = (is_short and not lost) or (in_part and _is_eased(week))
        # The same come-back holds after every break as after a race.
        steps = week.steps_back and (comes_back or before[place - 1].kind == "recovery")
        around = bool(lost) or _is_eased(week) or (steps and not is_short)
        if is_short and sum(place - one < SHORT_AMONG for one in short) > SHORT_WEEKS:
            level, back = sum(ran[-MEAN_WEEKS:]) / MEAN_WEEKS, ()
            minutes += [level] * MEAN_WEEKS
            usual += [level] * MEAN_WEEKS
        elif is_short or not _is_full(week):
            minutes += [level] if minutes else []
        else:
            parts, level = [], max(level, asked)
            minutes.append(max(level, ran[-1]))
        usual += [] if around or not minutes else [max(ran[-1], asked * (not is_short))]
        stood += [max(usual[-MEAN_WEEKS:], default=level) if around else usual[-1]] if minutes else []
    last, there = minutes[-MEAN_WEEKS:], stood[-MEAN_WEEKS:]
    if not last:
        return UsualRunning(None)
    mean, load = sum(last) / len(last), sum(there) / len(there)
    if lost and back:
        return UsualRunning(mean, back[0], load=load)
    most, percent = _find_step(outline, before, mean, step)
    if in_part and len(parts) >= MEAN_WEEKS:
        # Who ran a part of each of the last four weeks grows from their mean, before he comes back to the level.
        grown = sum(parts[-MEAN_WEEKS:]) / MEAN_WEEKS * (100 + (outline.run_growth or 0)) / 100
        most, percent = (grown, None) if most is None or grown < most else (most, percent)
    if most is not None and most < mean * least / 100:
        most, percent = mean * least / 100, least
    if back and (most is None or most > mean * back[0] / 100):
        return UsualRunning(mean, back[0], load=load)
    return UsualRunning(mean, None, most, percent, load)


def _find_step(
    outline: Outline, before: Sequence[ProgrammeWeek], usual: float, percent: int
) -> tuple[float | None, int | None]:
    """Return the minutes of a step back from the week before, and their percent of the usual ones."""
    later = 0.0
    for week in reversed(before):
        asked = sum_running_minutes(week.sessions) + (week.race.minutes if week.race else 0)
        done = outline.find_done_week(week)
        ran = _count_likely(outline, week) if done is None else done.minutes
        lost = done is not None and ran < NEARLY * asked
        if lost or week.cut_back == 100:
            step = max(later, 100 * ran / week.cut_back) + percent * usual / 100
            if step >= usual * (100 + (outline.run_growth or 0)) / 100:
                break
            # What hurt takes the long run and the hard one of its week by itself.
            return step, round(100 * step / usual) if lost and not week.asked_long else None
        later = max(later, ran)
    return None, None


def _count_likely(outline: Outline, week: ProgrammeWeek) -> int:
    """Return the minutes of a week, its race included; around a race without the run that it may leave out first.

    Whether that finds a day nobody knows yet, and a run that is left out carries nobody (house).
    """
    sure = week.running is None
    count = sum_running_minutes(week.sessions) if sure else sum_likely_running(week.sessions, outline.demands)
    return count + (week.race.minutes if week.race else 0)


def _is_full(week: ProgrammeWeek) -> bool:
    """Whether a week runs as usual: nothing is cut back, no race is near, and no easier week lies right before it."""
    return not _is_eased(week) and not week.steps_back


def _is_eased(week: ProgrammeWeek) -> bool:
    """Whether a week is cut back on purpose, or a race is near."""
    return week.running is not None or week.race is not None or bool(week.eves) or week.cut_back < 100
