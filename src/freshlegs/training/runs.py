"""What is done in a run: its parts in minutes and effort. The numbers are ours where no source is named."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from freshlegs.model.content import Part, RunContent, RunWork
from freshlegs.model.kinds import KINDS, Kind
from freshlegs.model.wording import format_hours, round_half_up
from freshlegs.training.paces import EASY, LONGEST_PREDICTED, ULTRA, format_seconds
from freshlegs.training.workouts import EFFORTS, Repetitions, RunEffort, Running, Workout

LOOK_BACK = 30
"""Days in which the longest run caps the next one (Frandsen 2025)."""

WAY_BACK = (
    "You are on the way back: run all of this easily until two weeks of easy runs went without pain, "
    "and only then as it stands (our own choice)."
)
"""What the card of a hard run says to who comes back from an injury, pain or a birth (house)."""
LONG_ENOUGH_TO_EAT = 90
"""Minutes from which on the card of a long run and of a race has a word on eating and drinking (house)."""
EAT_IN_TRAINING = (
    "Take something to drink and to eat with you, and try here what you want to have in a race (our own choice)."
)
"""What the card of so long a run says; how much of what is for each to find out (house)."""
EAT_IN_RACE = "Drink and eat from early on, and only what you know from your long runs (our own choice)."
"""What that of so long a race says (house)."""
_MINUTES_AND_SECONDS = 60
"""Minutes up to which the time of a race is told with its seconds."""
RACE_STEP = 5
"""Minutes to which a race is rounded where nobody names them."""
RACE = "race"
"""The effort of a race, beside those of `EFFORTS`."""
_SHARE = 4
"""Warm-up and cool-down together take no more than half of a short run: each one part in four (house)."""
_STRIDES = 4
"""Strides take no more than one part in four of a run: it stays an easy one (house)."""
_SHORTEST_RUN_WITH_WORKOUT = 20
"""Minutes below which an easy or a long run is nothing but easy (house)."""
_BLOCK = 360
"""Seconds from which repetitions are blocks, which may be shorter (house)."""
_LESS_REST = 30
"""Seconds by which a break gets shorter where there is no room for more work (house)."""
_LEAST_REST = 60
"""Seconds of a break that stay (house)."""


def make_run_content(
    kind: Kind,
    minutes: int,
    running: Running | None = None,
    workout: Workout | None = None,
    step: int | None = None,
    most_hard: int | None = None,
) -> RunContent:
    """Return the parts of a run, which add up to its minutes.

    Parameters
    ----------
    running : Running, optional
        Who runs, and for what.
    workout : Workout, optional
        What is done; default: the first of its kind for the athlete.
    step : int, optional
        How hard it is made, from 0; beyond the hardest that there is room for, that. Default: the step in the middle.
    most_hard : int, optional
        Hard minutes that it has at the most.
    """
    row, running = KINDS[kind], running or Running()
    hard = running.returning and "intensity" in row.tags
    notes = (*([WAY_BACK] if hard else []), *_say_what_to_eat(kind, minutes), *([running.stop] if running.stop else []))
    if row.parts.main == "whole":
        whole = _steady(kind, minutes, _race(row.parts.effort, minutes, running), RACE)
        return RunContent.model_construct(parts=whole, source=row.parts.source, notes=notes)
    warm_up = min(row.parts.warm_up, minutes // _SHARE)
    cool_down = min(row.parts.cool_down, minutes // _SHARE)
    room = minutes - warm_up - cool_down
    workout = workout or next(iter(running.find_workouts(kind)), None)
    steady = row.parts.main == "steady"
    if workout is not None and workout.effort != "easy" and steady and minutes < _SHORTEST_RUN_WITH_WORKOUT:
        workout = None
    if workout is None or workout.effort == "easy":
        main, spare, name = _easy("main", room, row.parts.effort, running), 0, workout and workout.name
    else:
        done = _fit(workout, step, running, minutes, room, most_hard)
        part = _main(workout, done, running, minutes, room)
        said = f"last {part.minutes} min" if done.unit == "%" else str(done)
        if 0 < done.rest < workout.steps[0].rest and done.times > 1:
            said += f", {_say_rest(done)} between"
        main, spare, name = (part,), room - part.minutes, f"{workout.name}, {said}"
    if steady and spare:
        main, spare = (*_easy(kind, spare, row.parts.effort, running), *main), 0
    # What is left of a long hour is run easily, before and after.
    warm_up, cool_down = warm_up + spare // 2, cool_down + spare - spare // 2
    slow = "very easy" if steady or running.gentle else "very easy, a few strides at the end"
    before = _steady("warm-up", warm_up, slow)
    after = _steady("cool-down", cool_down, "easy, the last minutes at a walk")
    return RunContent.model_construct(
        parts=(*before, *main, *after),
        source=row.parts.source,
        workout=workout.id if workout else "",
        name=name or "",
        notes=notes,
    )


def _say_what_to_eat(kind: Kind, minutes: int) -> Iterator[str]:
    if minutes >= LONG_ENOUGH_TO_EAT and (kind == "race" or "long" in KINDS[kind].tags):
        yield EAT_IN_RACE if kind == "race" else EAT_IN_TRAINING


def _steady(name: str, minutes: int, effort: str, zone: str = "", pace: tuple[int, ...] = ()) -> tuple[Part, ...]:
    return (Part(name=name, minutes=minutes, effort=effort, zone=zone, pace=pace),) if minutes else ()


def _race(effort: str, minutes: int, running: Running) -> str:
    """Return the words of a race, with the pace that it is not to be begun above where one is known (house).

    It is that of the minutes that somebody named for it; a race longer than a marathon, and too long for the formula,
    has no other.
    """
    if running.known is None or running.kilometres is None:
        return effort
    usual = running.known.predict_minutes(running.kilometres)
    slower = minutes > usual + RACE_STEP  # somebody says so
    if running.kilometres >= ULTRA and usual > LONGEST_PREDICTED and not slower:
        return effort
    seconds = 60 * minutes / running.kilometres if slower else running.known.find_pace(running.kilometres)
    pace = running.known.format_pace(seconds)
    in_all = format_hours(round(usual)) if usual > _MINUTES_AND_SECONDS else format_seconds(60 * usual)
    told = "" if slower else f" (about {in_all} in all)"
    return f"{effort}; no faster than {pace}{told} before its last third"


def _easy(name: str, minutes: int, effort: str, running: Running) -> tuple[Part, ...]:
    """Return a part of easy running, with a pace where one is known."""
    if running.known is None:
        return _steady(name, minutes, effort)
    paces = [share * running.known.find_pace(None) for share in EASY]
    said = f"{effort} ({running.known.format_pace(*paces)})"
    return _steady(name, minutes, said, pace=tuple(map(round_half_up, paces)))


def _fit(
    workout: Workout, step: int | None, running: Running, minutes: int, room: int, most_hard: int | None
) -> Repetitions:
    """Return the step of a workout that fits into the room, else as many repetitions of the first as do.

    Where a hard run has no room for the next one, smaller steps take its place: a repetition more, a longer block or a
    shorter break, up to as much work as the workout has at its hardest. The most hard minutes count only where its
    effort is hard.
    """
    effort, all_steps = EFFORTS[workout.effort], running.list_steps(workout)
    first = all_steps[0]
    most = min(room, max(1, most_hard or 0)) if most_hard is not None and effort.hard else room

    if workout.effort == "stride":
        room = min(room, max(1, minutes // _STRIDES))

    def fits(one: Repetitions) -> bool:
        each, whole = running.count_seconds(workout, one, minutes)
        return whole <= room * 60 and one.times * each <= most * 60

    last = (len(all_steps) - 1) // 2 if step is None else min(step, len(all_steps) - 1)
    less = max(filter(fits, _list_less(first)), key=_count_work, default=Repetitions(1, most * 60, "s"))
    if step is None or not effort.hard or KINDS[workout.kind].parts.main == "steady":
        return next(filter(fits, all_steps[last::-1]), less)
    there = list(filter(fits, all_steps)) or [less]
    rungs = there if fits(all_steps[-1]) else [*there, *_list_smaller_steps(there[-1], all_steps, fits)]
    return rungs[min(step, len(rungs) - 1)]


def _count_work(one: Repetitions) -> int:
    return one.times * one.amount


def _list_less(first: Repetitions) -> Iterator[Repetitions]:
    """Yield what is less than the first step of a workout: fewer repetitions, or blocks down to half as long (house).

    Two blocks of 12 min that find no room are rather two of 9 min than one of 12.
    """
    yield from (replace(first, times=times) for times in range(first.times - 1, 0, -1))
    if first.unit == "s" and first.amount >= _BLOCK and first.times > 1:
        yield from (replace(first, amount=amount) for amount in range(first.amount - 60, first.amount // 2 - 1, -60))


def _list_smaller_steps(
    done: Repetitions, steps: Sequence[Repetitions], fits: Callable[[Repetitions], bool]
) -> Iterator[Repetitions]:
    """Yield what is a little harder each time than the hardest step that fits, as long as there is room."""
    most = max(one.times * one.amount for one in steps)
    alike = len({one.amount for one in steps}) == 1

    def is_harder(one: Repetitions, last: Repetitions) -> bool:
        return one != last and one.times * one.amount <= most and fits(one)

    found: Repetitions | None = done
    while found is not None:
        last = found
        found = next((one for one in _list_harder(last, alike=alike) if is_harder(one, last)), None)
        if found is not None:
            yield found


def _list_harder(one: Repetitions, *, alike: bool) -> Iterator[Repetitions]:
    """Yield what may follow, the best first; the repetitions of a workout that are all alike get no longer."""
    if one.times > 1:
        yield replace(one, times=one.times + 1)
    if not alike and one.unit == "s":
        yield replace(one, amount=one.amount + (60 if one.times > 1 else 120))
    if one.rest > _LEAST_REST and one.times > 1:
        yield replace(one, rest=max(_LEAST_REST, one.rest - _LESS_REST))


def _main(workout: Workout, done: Repetitions, running: Running, minutes: int, room: int) -> Part:
    """Return the main part of a run, in whole minutes."""
    effort = EFFORTS[workout.effort]
    each, whole = running.count_seconds(workout, done, minutes)
    taken = min(room, running.count_minutes(workout, done, minutes))
    hard = min(taken, max(1, round_half_up(done.times * each / 60))) if effort.hard else 0
    said = f"{effort.words}{_pace(effort, done, each, running)}"
    if done.times > 1:
        amount = str(replace(done, times=1))
        said = f"{done.times} times {amount} {said}; {_say_rest(done)} {effort.between} between"
    elif done.unit != "%" and taken * 60 > whole + 60:
        said = f"{done} {said}"
    paced = running.known is not None and effort.paced
    return Part(
        name="strides" if workout.effort == "stride" else "main",
        minutes=taken,
        effort=said,
        hard=hard,
        zone=workout.effort,
        pace=(round_half_up(running.find_pace(effort.kilometres)),) if paced else (),
        work=_work(done, taken),
    )


def _work(done: Repetitions, minutes: int) -> RunWork | None:
    """Return what is run as numbers; None where it is one stretch of all the minutes."""
    if done.unit == "m":
        return RunWork(times=done.times, metres=done.amount, rest=done.rest if done.times > 1 else 0)
    if done.times > 1:
        return RunWork(times=done.times, seconds=done.amount, rest=done.rest)
    return None if done.unit == "%" or done.amount == minutes * 60 else RunWork(seconds=done.amount)


def _say_rest(done: Repetitions) -> str:
    return f"{done.rest // 60} min" if done.rest % 60 == 0 else f"{done.rest} s"


def _pace(effort: RunEffort, done: Repetitions, each: float, running: Running) -> str:
    """Return the pace of an effort in brackets, and the time of one repetition over a distance; "" if unknown."""
    if running.known is None or not effort.paced:
        return ""
    pace = running.known.format_pace(running.known.find_pace(effort.kilometres))
    timed = done.unit == "m" and not pace.startswith(f"{format_seconds(each)} ")
    return f" ({format_seconds(each)} each, {pace})" if timed else f" ({pace})"
