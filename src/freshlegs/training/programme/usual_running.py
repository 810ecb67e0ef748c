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


class _Ran(NamedTuple):
    """A week before, and what was run in it, its race included: as asked for, where no log tells."""

    week: ProgrammeWeek
    asked: int
    minutes: int
    done: bool  #: Whether a log tells

    @property
    def is_short(self) -> bool:
        """Whether life cut it short; a race week is none of those."""
        return self.week.race is None and self.minutes < NEARLY * self.asked

    @property
    def is_lost(self) -> bool:
        """Whether hardly a part of it was run."""
        return self.is_short and 100 * self.minutes < LOST_WEEK_PERCENT * self.asked

    @property
    def is_part(self) -> bool:
        """Whether a part of it was run."""
        return self.is_short and not self.is_lost


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
    weeks = [_read(outline, week) for week in before]
    known = outline.known_minutes
    if known is None and outline.done is not None and before:
        known = sum_running_minutes(before[0].sessions)
    levels = _list_levels(weeks, known)[-MEAN_WEEKS:]
    if not levels:
        return UsualRunning(None)
    come_backs = _list_come_backs(weeks)
    loads = _list_loads(weeks, come_backs, known)[-MEAN_WEEKS:]
    mean, load = sum(levels) / len(levels), sum(loads) / len(loads)
    back = come_backs[-1] if weeks else ()
    if back and weeks[-1].is_lost:
        return UsualRunning(mean, back[0], load=load)
    most, percent = _find_step(outline, weeks, mean, step)
    parts = _list_parts(weeks)[-MEAN_WEEKS:]
    if len(parts) == MEAN_WEEKS:
        # Who ran a part of each of the last four weeks grows from their mean, before he comes back to the level.
        grown = sum(parts) / MEAN_WEEKS * (100 + (outline.run_growth or 0)) / 100
        most, percent = (grown, None) if most is None or grown < most else (most, percent)
    if most is not None and weeks and weeks[-1].is_short:
        # Who ran a part of a week may run no less after it than who lost it.
        least = next(iter(_list_shares(_count_lost(weeks[:-1]) + 1)), 0)
        most, percent = (mean * least / 100, least) if most < mean * least / 100 else (most, percent)
    if back and (most is None or most > mean * back[0] / 100):
        return UsualRunning(mean, back[0], load=load)
    return UsualRunning(mean, None, most, percent, load)


def _read(outline: Outline, week: ProgrammeWeek) -> _Ran:
    done = outline.find_done_week(week)
    asked = sum_running_minutes(week.sessions) + (week.race.minutes if week.race else 0)
    return _Ran(week, asked, asked if done is None else done.minutes, done is not None)


def _list_levels(weeks: Sequence[_Ran], known: int | None) -> list[float]:
    """Return what each week counts as for the level that running grows from, those before the programme too."""
    level: float = known or 0
    found: list[float] = [] if known is None else [level] * MEAN_WEEKS
    for place, one in enumerate(weeks):
        if _is_short_too_often(weeks, place):
            level = _average_run(weeks, place)
            found += [level] * MEAN_WEEKS
        elif one.is_short or not _is_full(one.week):
            found += [level] if found else []
        else:
            level = max(level, one.asked)
            found.append(max(level, one.minutes))
    return found


def _list_loads(weeks: Sequence[_Ran], come_backs: Sequence[tuple[int, ...]], known: int | None) -> list[float]:
    """Return what each week counts as for the load of those after it, those before the programme too."""
    usual: list[float] = [] if known is None else [known] * MEAN_WEEKS
    found = [*usual]
    for place, one in enumerate(weeks):
        if _is_short_too_often(weeks, place):
            usual += [_average_run(weeks, place)] * MEAN_WEEKS
        # The same come-back holds after every break as after a race.
        after = place > 0 and bool(come_backs[place - 1] or weeks[place - 1].week.kind == "recovery")
        if one.is_lost or _is_eased(one.week) or (after and one.week.steps_back and not one.is_short):
            found += [max(usual[-MEAN_WEEKS:])] if usual else []
        else:
            usual.append(one.minutes if one.is_short else max(one.minutes, one.asked))
            found.append(usual[-1])
    return found


def _list_come_backs(weeks: Sequence[_Ran]) -> list[tuple[int, ...]]:
    """Return after each week the shares of the usual minutes that those to come have, after weeks that were lost."""
    back: tuple[int, ...] = ()
    found: list[tuple[int, ...]] = []
    for place, one in enumerate(weeks):
        back = _list_shares(_count_lost(weeks[: place + 1])) if one.is_lost else back[1:]
        back = () if _is_short_too_often(weeks, place) else back
        found.append(back)
    return found


def _list_shares(lost: int) -> tuple[int, ...]:
    """Return how running comes back after so many lost weeks; nothing after too many."""
    return next((shares for most, shares in COMES_BACK if lost <= most), ())


def _list_parts(weeks: Sequence[_Ran]) -> list[float]:
    """Return what was run of weeks run in part since the last full one; nothing where the last was none of them."""
    there = [one for one in weeks if one.is_part or not _is_eased(one.week)]
    if not there or not there[-1].is_part:
        return []
    full = (place for place, one in enumerate(weeks) if not one.is_short and _is_full(one.week))
    since = max(full, default=-1) + 1
    return [100 * one.minutes / one.week.cut_back for one in weeks[since:] if one.is_part]


def _count_lost(weeks: Sequence[_Ran]) -> int:
    """Return how many of the last weeks were lost, one after another."""
    return next((count for count, one in enumerate(reversed(weeks)) if not one.is_lost), len(weeks))


def _is_short_too_often(weeks: Sequence[_Ran], place: int) -> bool:
    """Whether a week is one too many of those that life cut short for the level before them to stay."""
    last = slice(max(0, place + 1 - SHORT_AMONG), place + 1)
    return weeks[place].is_short and sum(one.is_short for one in weeks[last]) > SHORT_WEEKS


def _average_run(weeks: Sequence[_Ran], place: int) -> float:
    return sum(one.minutes for one in weeks[max(0, place + 1 - MEAN_WEEKS) : place + 1]) / MEAN_WEEKS


def _find_step(outline: Outline, weeks: Sequence[_Ran], usual: float, percent: int) -> tuple[float | None, int | None]:
    """Return the minutes of a step back from the week before, and their percent of the usual ones."""
    later = 0.0
    for one in reversed(weeks):
        week = one.week
        ran = one.minutes if one.done else _count_likely(outline, week)
        lost = one.minutes < NEARLY * one.asked
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
