"""How fast running grows: from what is run now, and what a week that runs much more leaves of its lifts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from freshlegs.model.kinds import KINDS
from freshlegs.training.programme.outline import ALL_EASY, NEARLY, PULLED_BACK, Outline, ProgrammeWeek
from freshlegs.training.programme.races import Easing
from freshlegs.training.programme.usual_running import (
    COMES_BACK,
    STEP_AFTER_ILLNESS,
    STEP_BACK,
    find_usual_running,
)
from freshlegs.training.programme.week_demands import (
    LEAST_RUN,
    RUN_STEP,
    SessionDemand,
    WeekDemands,
    count_runs,
    sum_running_minutes,
)

EXACT_BELOW = 300
"""Minutes of a week below which runs are not rounded as they grow (house)."""
LEAST_LONG_RUN = 30
"""Minutes that a long run has before there is a hard run beside it: endurance comes first (house)."""
_EASY_FIRST = 2 / 3
"""What easy runs keep of their minutes before the others get shorter too (house)."""


def limit_growth(outline: Outline, sessions: WeekDemands, before: Sequence[ProgrammeWeek]) -> WeekDemands:
    """Return the runs of a week, shorter or fewer where they come to more than they may after the weeks before it."""
    mean = find_usual_running(outline, before).mean
    if mean is None or outline.run_growth is None:
        return sessions
    most = int(mean * (100 + outline.run_growth) / 100)
    if outline.done is not None:
        # Who has hardly run for weeks begins with short easy runs: nothing grows from nothing.
        easy = [one for one in sessions if one and one.is_a("run") and not one.is_a("intensity")]
        most = max(most, LEAST_RUN * max(1, count_runs(easy)))
    return limit_running(sessions, outline.demands, most, find_last_usual(before))


def find_first_sessions(outline: Outline) -> WeekDemands:
    """Return the demands of a usual week before any has grown: no more than is run now, where somebody says that."""
    first = outline.long_run.first if outline.long_run is not None else 0
    sessions = tuple(
        replace(one, minutes=first) if one and first and index == outline.growing else one
        for index, one in enumerate(outline.demands)
    )
    if outline.known_minutes is None or outline.run_growth is None:
        return sessions
    return limit_running(sessions, outline.demands, outline.known_minutes, ())


def find_last_usual(before: Sequence[ProgrammeWeek]) -> WeekDemands:
    """Return what the last of the weeks asked for that was not cut back, and no race near; nothing without one."""
    usual = (week for week in reversed(before) if week.running is None and week.race is None and week.cut_back == 100)
    return next((week.sessions for week in usual), ())


def find_most_cut_back(outline: Outline, before: Sequence[ProgrammeWeek]) -> int:
    """Return the running minutes that a week which is cut back has at the most, after the last of the weeks before it.

    They are those of that week; where it was cut short, what was run in it, but no less than comes back after a lost
    one: what life has cut is not cut twice (house).
    """
    last = before[-1]
    asked, done = sum_running_minutes(last.sessions), outline.find_done_week(last)
    if done is None or done.minutes >= NEARLY * asked:
        return asked
    usual = find_usual_running(outline, before).mean or 0
    return min(asked, max(done.minutes, int(usual * COMES_BACK[0][1][0] / 100)))


def ease_running(outline: Outline, week: ProgrammeWeek, before: Sequence[ProgrammeWeek]) -> ProgrammeWeek:
    """Return a week with shorter or fewer runs, where running comes back after weeks that were lost, or easier ones."""
    usual = find_usual_running(outline, before, STEP_BACK if week.hard_share == 100 else STEP_AFTER_ILLNESS)
    week = _spare_lifts(outline, week, usual.load, find_last_usual(before))
    most = usual.step if usual.step is not None else (usual.mean or 0) * (usual.comes_back or 0) / 100
    if not most or outline.run_growth is None:
        return week
    percent = usual.comes_back or usual.step_back
    easy = percent is not None and percent <= ALL_EASY
    runs = tuple(map(_make_easy, week.sessions)) if easy else week.sessions
    sessions = limit_running(runs, _find_usual_sessions(outline, before), max(LEAST_RUN, int(most)))
    if sessions == week.sessions:
        return week
    asked = week.asked_running if week.asked_running[0] else count_running(week.sessions)
    return replace(week, sessions=sessions, asked_running=asked, running_back=percent, steps_back=True)


def _find_usual_sessions(outline: Outline, before: Sequence[ProgrammeWeek]) -> WeekDemands:
    """Return what is asked for in a usual week, with a long run as long as it has become by now."""
    longest = max((week.find_longest("long") for week in before if week.cut_back == 100), default=0)
    return tuple(
        replace(one, minutes=max(one.minutes, longest)) if one and index == outline.growing else one
        for index, one in enumerate(outline.demands)
    )


def _spare_lifts(outline: Outline, week: ProgrammeWeek, load: float | None, last: WeekDemands) -> ProgrammeWeek:
    """Return a week with a little less running, where that spares its lifts: it would run more than they bear."""
    if load is None or outline.run_growth is None or week.running is not None:
        return week
    minutes, most = sum_running_minutes(week.sessions), int(load * (100 + outline.run_growth) / 100)
    if not NEARLY * minutes <= most < minutes:
        return week
    asked = week.asked_running if week.asked_running[0] else count_running(week.sessions)
    sessions = limit_running(week.sessions, outline.demands, most, last)
    return replace(week, sessions=sessions, asked_running=asked)


def run_as_long(sessions: WeekDemands, usual: WeekDemands) -> WeekDemands:
    """Return the week of a race with no run longer than its like in a usual one.

    What a race stands for gives its minutes to nobody (house).
    """
    return tuple(
        replace(one, minutes=min(one.minutes, like.minutes)) if one and like and one.is_a("run") else one
        for one, like in zip(sessions, usual, strict=True)
    )


def run_no_more(outline: Outline, week: ProgrammeWeek, other: ProgrammeWeek) -> ProgrammeWeek:
    """Return a week with no more running, and no longer long run, than another has."""
    longest = other.find_longest("long")
    runs = (
        replace(one, minutes=longest) if one and one.kind == "long" and 0 < longest < one.minutes else one
        for one in week.sessions
    )
    sessions = limit_running(tuple(runs), outline.demands, sum_running_minutes(other.sessions))
    if sessions == week.sessions:
        return week
    asked = week.asked_running if week.asked_running[0] else count_running(week.sessions)
    return replace(week, sessions=sessions, asked_running=asked)


def _make_easy(one: SessionDemand | None) -> SessionDemand | None:
    """Return an easy run in place of a hard one: on its day there is room for it."""
    return replace(one, kind="easy") if one and one.is_a("intensity") else one


def count_running(sessions: WeekDemands) -> tuple[int, int]:
    """Return the running minutes of a week, and how many runs it has."""
    return sum_running_minutes(sessions), count_runs(sessions)


def ease_lifts(outline: Outline, week: ProgrammeWeek, before: Sequence[ProgrammeWeek]) -> ProgrammeWeek:
    """Return a week with less lifting and no new weights, where it runs much more than the four weeks before it."""
    mean = find_usual_running(outline, before).load
    minutes = sum_running_minutes(week.sessions)
    if week.running is not None or not mean or outline.pull_back is None:
        return week
    if 100 * minutes <= (100 + outline.pull_back) * mean:
        return week
    less = Easing(PULLED_BACK, 100)
    upper = Easing(week.lift_volume, week.lift_load).ease_to(less)
    return replace(
        week,
        lift_volume=upper.volume,
        legs=week.legs.ease_to(less) if week.legs else None,
        progresses=False if week.kind != "start" else week.progresses,
        runs_more=round(100 * minutes / mean - 100),
    )


def limit_running(sessions: WeekDemands, usual: WeekDemands, most: int, last: WeekDemands | None = None) -> WeekDemands:
    """Return the week with runs of so many minutes at the most, of 20 min each at the least.

    Easy runs get shorter first, by a third; then all do, in proportion to the usual week. Where 20 min for each are too
    many, or a hard run would leave the long run less than half an hour, runs are left out: the hardest first, then easy
    ones, the long run last, which then may be shorter. Where the others are too short to take the minutes of a hard
    run, an easy one comes in its place.

    Parameters
    ----------
    last : WeekDemands, optional
        The week before, where running grows: the long run keeps its minutes as long as there are 20 for each of the
        others, and a run that is new has to wait for that. While one waits, easy runs grow up to the long one: so it
        has room the sooner. Default: running comes back, the long run in proportion like the others.
    """
    found = list(sessions)
    held = max((one.minutes for one in last or () if one and one.kind == "long"), default=0)
    while count_runs(found) > 1:
        fits = _add_up(found, _find_least(found, last, 0)) <= most
        if fits and _add_up(found, _find_least(found, last, held)) <= most:
            break
        there = [
            index for index in _list_runs(found) if not fits or _is_new(found[index], last[index] if last else None)
        ]
        if not there:
            break
        index = min(there, key=lambda i: _rank(found[i]))
        found[index] = _leave_out(found, index, most)
    asked = {index: one.minutes for index in _list_runs(found) if (one := found[index])}
    full = {index: max(minutes, one.minutes) for index, minutes in asked.items() if (one := usual[index])}
    if last is not None and count_runs(found) < count_runs(sessions):
        long = max((full[index] for index in full if not _is_hard(found[index])), default=0)
        full = {index: minutes if _is_hard(found[index]) else long for index, minutes in full.items()}
    minutes = _shorten(found, asked, full, most, _find_least(found, last, held))
    return tuple(
        replace(one, minutes=minutes[index]) if one and index in minutes else one for index, one in enumerate(found)
    )


def _leave_out(sessions: Sequence[SessionDemand | None], index: int, most: int) -> SessionDemand | None:
    """Return what is left of a run that there is no room for: one fewer, or an easy one if that left minutes over."""
    one = sessions[index]
    others = sum_running_minutes(other for place, other in enumerate(sessions) if place != index)
    if one and _is_hard(one) and others + LEAST_RUN // 2 <= most:
        return replace(one, kind="easy")
    return one and one.fewer(one.at_most - 1)


def _shorten(
    sessions: Sequence[SessionDemand | None],
    asked: Mapping[int, int],
    full: Mapping[int, int],
    most: int,
    least: Mapping[int, int],
) -> dict[int, int]:
    """Return the minutes of each run, by its index, that come to no more than so many."""
    counts = {index: one.at_most for index, one in enumerate(sessions) if one}
    easy = {index for index, one in enumerate(sessions) if one and one.kind == "easy"}
    minutes = dict(asked)

    def count_left() -> int:
        return most - sum(counts[index] * much for index, much in minutes.items())

    while count_left() < 0:
        longer = [index for index, much in minutes.items() if much > least[index]]
        longer = longer or [index for index, much in minutes.items() if much > min(LEAST_RUN, asked[index])]
        first = [index for index in longer if index in easy and minutes[index] > _EASY_FIRST * full[index]]
        if not longer:
            return {index: min(much, max(most, RUN_STEP)) for index, much in minutes.items()}
        index = max(first or longer, key=lambda i: minutes[i] / full[i])
        down = least[index] if minutes[index] > least[index] else min(LEAST_RUN, asked[index])
        minutes[index] = max(minutes[index] - RUN_STEP, down)
    # What the last step took too much is given back: to the minute where there is little, so that it grows at all.
    as_long = max((minutes[index] for index in easy & minutes.keys()), default=0)
    short = {index for index, one in enumerate(sessions) if one and one.kind == "long" and minutes[index] <= as_long}
    for index in sorted(minutes, key=lambda i: (i not in short, i not in easy, minutes[i] / full[i])):
        if most < EXACT_BELOW:
            minutes[index] += min(count_left() // counts[index], asked[index] - minutes[index], RUN_STEP - 1)
    return minutes


def _find_least(sessions: Sequence[SessionDemand | None], last: WeekDemands | None, held: int) -> dict[int, int]:
    """Return the minutes of each run, by its index, below which it is not shortened.

    Half an hour of the long run is what a hard run waits for that is new; one that was there the week before stays.
    """
    runs = {index: one for index in _list_runs(sessions) if (one := sessions[index])}
    waits = any(_is_hard(one) and _is_new(one, last[index] if last else None) for index, one in runs.items())
    long = max(LEAST_LONG_RUN if waits else LEAST_RUN, held)
    return {index: min(one.minutes, long if one.kind == "long" else LEAST_RUN) for index, one in runs.items()}


def _list_runs(sessions: Sequence[SessionDemand | None]) -> list[int]:
    return [index for index, one in enumerate(sessions) if one and one.is_a("run") and one.kind != "race"]


def _add_up(sessions: Sequence[SessionDemand | None], minutes: Mapping[int, int]) -> int:
    """Return what runs come to with so many minutes each, by index."""
    return sum(one.at_most * minutes[index] for index, one in enumerate(sessions) if one and index in minutes)


def _is_new(one: SessionDemand | None, last: SessionDemand | None) -> bool:
    """Whether there are more of a run than in the week before."""
    return one is not None and one.at_most > (last.at_most if last else 0)


def _is_hard(one: SessionDemand | None) -> bool:
    return one is not None and one.is_a("intensity")


def _rank(one: SessionDemand | None) -> tuple[int, int]:
    """Return who is left out first: the hardest run, then easy ones, then the long run."""
    if one is not None and _is_hard(one):
        return (0, -KINDS[one.kind].hardness)
    return (2 if one and one.kind == "long" else 1, 0)
